"""A printed number with its meaning."""

from __future__ import annotations

from decimal import Decimal

from attrs import field, frozen
from attrs.validators import optional

from egovplan.model.conversion import comparator as comparator_of
from egovplan.model.conversion import unit as unit_of
from egovplan.model.enums import Comparator, Unit
from egovplan.model.validation import finite, member, of_class, string_or_none

__all__ = ["Quantity"]


def _number(value: object) -> object:
    """Keep whole numbers whole, so that 70.0 and 70 print alike; a quantity is no exact amount."""
    if isinstance(value, Decimal) and value.is_finite():
        value = int(value) if value == value.to_integral_value() else float(value)
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value


@frozen
class Quantity:
    """A number as a plan prints it.

    Attributes:
        value: The number (the lower end of a range).
        unit: percent, count, ratio or money.
        high: The upper end, only where a range is printed.
        noun: What is counted, or the printed currency unit of money.
        denominator: What it is out of (``58/64 tỉnh``: 64).
        comparator: How the true value stands to the number.
        approximate: Whether the text says ``khoảng``, ``gần``, ``ước``.
    """

    value: int | float = field(converter=_number, validator=finite)
    unit: Unit = field(default=Unit.COUNT, converter=unit_of, validator=member(Unit))
    high: int | float | None = field(default=None, converter=_number, validator=optional(finite))
    noun: str | None = field(default=None, validator=string_or_none)
    denominator: int | float | None = field(default=None, converter=_number, validator=optional(finite))
    comparator: Comparator = field(default=Comparator.EQUAL, converter=comparator_of, validator=member(Comparator))
    approximate: bool = field(default=False, validator=of_class(bool))

    def __attrs_post_init__(self) -> None:
        if self.high is not None and self.high < self.value:
            raise ValueError(f"Quantity.high {self.high} lies below value {self.value}")

    def __repr__(self) -> str:
        sign = "" if self.comparator is Comparator.EQUAL else str(self.comparator)
        about = "~" if self.approximate else ""
        top = f"-{self.high}" if self.high is not None else ""
        out_of = f"/{self.denominator}" if self.denominator is not None else ""
        unit = "%" if self.unit is Unit.PERCENT else f" {self.noun or self.unit}"
        return f"Quantity({about}{sign}{self.value}{top}{out_of}{unit})"
