"""Amounts of money: exact ones, and ones as printed."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from attrs import Attribute, field, frozen
from attrs.validators import optional

from egovplan.model.validation import currency_code, finite, of_class, text

__all__ = ["DONG", "Money", "PrintedAmount"]

DONG = "VND"


def _exact(value: object) -> object:
    """Take whole numbers and decimal strings; leave floats to be refused."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    try:
        return Decimal(value) if isinstance(value, str) else value
    except InvalidOperation:
        return value


def _decimal(instance: object, attribute: Attribute[Decimal], value: object) -> None:
    if not isinstance(value, Decimal):
        raise TypeError(f"{type(instance).__name__}.{attribute.name} must be a Decimal, never a float: got {value!r}")
    finite(instance, attribute, value)


@frozen
class Money:
    """An exact amount in one currency.

    Attributes:
        amount: In units of the currency (đồng, not millions), as ``Decimal``.
        currency: ISO 4217 code.

    Raises:
        TypeError: For a float amount, or when two currencies are added.
    """

    amount: Decimal = field(converter=_exact, validator=_decimal)
    currency: str = field(default=DONG, validator=currency_code)

    def _same_currency(self, other: Money) -> None:
        if self.currency != other.currency:
            raise TypeError(f"cannot combine {self.currency} with {other.currency} without an exchange rate")

    def __add__(self, other: Money) -> Money:
        if not isinstance(other, Money):
            return NotImplemented
        self._same_currency(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        if not isinstance(other, Money):
            return NotImplemented
        self._same_currency(other)
        return Money(self.amount - other.amount, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def __lt__(self, other: Money) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        self._same_currency(other)
        return self.amount < other.amount

    def __repr__(self) -> str:
        return f"Money({self.amount:,f} {self.currency})"


@frozen
class PrintedAmount:
    """An amount as a document prints it; its unit may be missing.

    Attributes:
        value: The printed number, exact.
        unit: The printed unit (``triệu đồng``), or None where there is none.
        money: The exact amount where the unit is known, else None. It is
            never guessed.
        high: The upper end of a printed range, in the same unit, or None.
    """

    value: Decimal = field(converter=_exact, validator=_decimal)
    unit: str | None = field(default=None, validator=optional(text))
    money: Money | None = field(default=None, validator=optional(of_class(Money)))
    high: Decimal | None = field(default=None, converter=_exact, validator=optional(_decimal))

    def __attrs_post_init__(self) -> None:
        if self.money is not None and self.unit is None:
            raise ValueError("PrintedAmount.money needs a printed unit: an amount without one is not guessed")
        if self.high is not None and self.high < self.value:
            raise ValueError(f"PrintedAmount.high {self.high} lies below value {self.value}")

    def __repr__(self) -> str:
        top = f"-{self.high:f}" if self.high is not None else ""
        return f"PrintedAmount({self.value:f}{top} {self.unit or 'without unit'})"
