"""Adding up printed amounts, in whatever units they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from attrs import frozen

from egovplan.analysis.consistency.claimed_numbers import ClaimedNumber
from egovplan.analysis.consistency.word_data import money_per_unit
from egovplan.analysis.consistency.wording import key
from egovplan.model import Money, PrintedAmount

__all__ = ["PrintedSum", "add_up", "last_place"]


@frozen
class PrintedSum:
    """What some printed amounts add up to, in one unit.

    Attributes:
        low: The sum; of ranges the sum of their lower ends.
        high: The sum of the upper ends.
        place: One unit in the last place that is printed in any of the amounts.
    """

    low: Decimal
    high: Decimal
    place: Decimal

    def distance(self, claimed: ClaimedNumber) -> Decimal:
        """How far the sum is from a claim about it; zero where they agree."""
        if self.low <= claimed.low and claimed.high <= self.high:
            return Decimal(0)
        return min(claimed.distance(self.low), claimed.distance(self.high))

    def __str__(self) -> str:
        low = f"{_plain(self.low):f}"
        return low if self.high == self.low else f"{low}-{_plain(self.high):f}"


def _plain(value: Decimal) -> Decimal:
    return value.normalize() if value else Decimal(0)


def last_place(value: Decimal) -> Decimal:
    """One unit in the last decimal place of a number; 1 for whole numbers, however they end.

    >>> last_place(Decimal("8.70")), last_place(Decimal("1.7E+4"))
    (Decimal('0.01'), Decimal('1'))
    """
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(int(exponent), 0))


def add_up(amounts: Sequence[PrintedAmount], unit: str | None) -> PrintedSum | None:
    """Add up amounts in the unit of a claim about them.

    Args:
        amounts: At least one.
        unit: The unit to add up in. None where the claim has no unit of its
            own: then the amounts must be printed in one unit, or without any.

    Returns:
        The sum, or None where the units cannot be brought together: nothing is
        guessed.
    """
    printed = {key(amount.unit) if amount.unit else None for amount in amounts}
    if len(printed) == 1 and (unit is None or printed == {key(unit)}):
        return _sum((amount, Decimal(1)) for amount in amounts)
    per_unit = _worth(unit, amounts) if unit else None
    if per_unit is None:
        return None
    factors = []
    for amount in amounts:
        worth = _worth(amount.unit, amounts) if amount.unit else None
        if worth is None or worth.currency != per_unit.currency:
            return None
        factors.append((amount, worth.amount / per_unit.amount))
    return _sum(factors)


def _worth(unit: str, amounts: Iterable[PrintedAmount]) -> Money | None:
    """One unit as an exact amount: from the word list, else from an amount that was read in it."""
    known = money_per_unit(unit)
    if known is not None:
        return known
    for amount in amounts:
        if amount.unit and amount.money and amount.value and key(amount.unit) == key(unit):
            return Money(amount.money.amount / amount.value, amount.money.currency)
    return None


def _sum(amounts: Iterable[tuple[PrintedAmount, Decimal]]) -> PrintedSum:
    low, high, place = Decimal(0), Decimal(0), Decimal(1)
    for amount, factor in amounts:
        low += amount.value * factor
        high += (amount.value if amount.high is None else amount.high) * factor
        place = min(place, last_place(amount.value) * factor)
    return PrintedSum(low, high, place)
