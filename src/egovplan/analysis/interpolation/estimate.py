"""A value read between the targets of a plan."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from egovplan.model import Comparator, Unit

__all__ = ["Estimate"]


@frozen
class Estimate:
    """What a plan's targets say for one day.

    Attributes:
        position: The day.
        value: The value (the lower end of a band), in ``unit``.
        high: The upper end, where a neighbouring target is a range; else None.
        comparator: How the true value should stand to it; None between two
            targets that bound it from opposite sides.
        unit: Unit of the targets.
        noun: What is counted, or the currency unit, where the targets agree.
        printed: Whether a target is due on that very day.
    """

    position: date
    value: float
    high: float | None
    comparator: Comparator | None
    unit: Unit
    noun: str | None = None
    printed: bool = False

    def __float__(self) -> float:
        return self.value

    def __repr__(self) -> str:
        sign = "" if self.comparator in (None, Comparator.EQUAL) else str(self.comparator)
        top = "" if self.high is None else f"-{self.high:g}"
        unit = "%" if self.unit is Unit.PERCENT else f" {self.noun or self.unit}"
        return f"<Estimate {self.position}: {sign}{self.value:g}{top}{unit}>"
