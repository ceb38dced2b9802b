"""The value of a claim as a number that allows or refuses what was counted."""

from __future__ import annotations

import re
from decimal import Decimal

from attrs import frozen

from egovplan.model import Comparator

__all__ = ["ClaimedNumber", "claimed_number"]

# "~" (about), a comparator, a plain number, "-" and the upper end of a range.
_VALUE = re.compile(r"(~?)(>=|<=|>|<|=)?(-?\d{1,30}(?:\.\d{1,30})?)(?:-(\d{1,30}(?:\.\d{1,30})?))?\Z", re.ASCII)
_ABOUT = Decimal("0.1")


@frozen
class ClaimedNumber:
    """A number that a document claims.

    Attributes:
        low: The number, or the lower end of a range.
        high: The upper end of a range; equal to ``low`` where there is none.
        comparator: How the true number stands to it.
        approximate: Whether the text says "about".
    """

    low: Decimal
    high: Decimal
    comparator: Comparator = Comparator.EQUAL
    approximate: bool = False

    def distance(self, actual: Decimal) -> Decimal:
        """How far a number is from what the claim allows; zero where it is allowed.

        "About" allows a tenth more or less. The limit of ``>`` and ``<`` itself
        is one off for whole numbers, so it is not allowed.
        """
        margin = abs(self.high) * _ABOUT if self.approximate else Decimal(0)
        low, high = self.low - margin, self.high + margin
        if self.comparator is Comparator.MORE_THAN and not margin:
            return Decimal(0) if actual > low else max(low - actual, Decimal(1))
        if self.comparator is Comparator.LESS_THAN and not margin:
            return Decimal(0) if actual < high else max(actual - high, Decimal(1))
        too_low = max(low - actual, Decimal(0)) if self.comparator not in _UPPER_LIMITS else Decimal(0)
        too_high = max(actual - high, Decimal(0)) if self.comparator not in _LOWER_LIMITS else Decimal(0)
        return max(too_low, too_high)

    def allows(self, actual: Decimal | int) -> bool:
        """Whether the claim is true for that number."""
        return not self.distance(Decimal(actual))


_LOWER_LIMITS = (Comparator.AT_LEAST, Comparator.MORE_THAN)
_UPPER_LIMITS = (Comparator.AT_MOST, Comparator.LESS_THAN)


def claimed_number(value: str) -> ClaimedNumber | None:
    """Read the value of a claim (``>30``, ``~17000``, ``8.7``, ``4-5``); None if it is no number.

    >>> claimed_number(">30").allows(20), claimed_number(">=10").allows(11), claimed_number("PL 1")
    (False, True, None)
    """
    match = _VALUE.match("".join(value.split()))
    if match is None:
        return None
    about, comparator, first, last = match.groups()
    low, high = Decimal(first), Decimal(last or first)
    return ClaimedNumber(low, high, Comparator(comparator or "="), bool(about)) if low <= high else None
