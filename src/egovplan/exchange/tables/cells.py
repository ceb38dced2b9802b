"""How values of the model stand in a cell."""

from __future__ import annotations

import datetime
from decimal import ROUND_HALF_EVEN, Decimal

from egovplan.model import Comparator, PrintedAmount, Quantity

__all__ = ["RANGE", "comparator_cell", "date_cell", "money_cells", "number_cell"]

RANGE = "range"
"""What stands in the column ``comparator`` where a range is printed."""


def number_cell(value: float | Decimal | None) -> int | float | None:
    """A plain int where the number is whole, else a float.

    >>> number_cell(70.0), number_cell(Decimal("8.7")), number_cell(None)
    (70, 8.7, None)
    """
    if value is None or isinstance(value, int):
        return value
    return int(value) if value == int(value) else float(value)


def date_cell(value: datetime.date | None) -> str | None:
    """An ISO date."""
    return value.isoformat() if value is not None else None


def comparator_cell(quantity: Quantity) -> str:
    """The comparator's sign, or ``range`` where the upper end is printed too."""
    if quantity.high is not None:
        return RANGE
    return str(Comparator(quantity.comparator))


def money_cells(
    printed: PrintedAmount | None,
) -> tuple[int | float | None, str | None, int | None, str | None, int | float | None]:
    """The cells printed_amount, printed_unit, amount, currency, printed_high of an amount.

    ``amount`` is in whole units of the currency, None where the unit is not
    known; a fraction of a unit, which only the printed amount keeps, is
    rounded half to even.

    >>> from egovplan.model import Money
    >>> money_cells(PrintedAmount("8.7", "tỷ đồng", Money(8_700_000_000)))
    (8.7, 'tỷ đồng', 8700000000, 'VND', None)
    >>> money_cells(PrintedAmount(4623))
    (4623, None, None, None, None)
    """
    if printed is None:
        return None, None, None, None, None
    amount = currency = None
    if printed.money is not None:
        amount = int(printed.money.amount.to_integral_value(rounding=ROUND_HALF_EVEN))
        currency = printed.money.currency
    return number_cell(printed.value), printed.unit, amount, currency, number_cell(printed.high)
