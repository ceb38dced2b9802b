"""A number of a text: a quantity with the words that were read with it, or set aside."""

from __future__ import annotations

from egovplan.model import Basis, Comparator, Quantity, Unit
from egovplan.vietnamese.match import Note

__all__ = ["PrintedQuantity"]


class PrintedQuantity:
    """A number of a text: a quantity, or set aside.

    Attributes:
        start: First character of the number (of its lower end).
        end: One past its last character, percent sign and unit included.
        number_end: One past the digits.
        aside: The class it was set aside under, or None for a quantity.
        value, high, unit, noun, denominator, comparator, approximate, basis: As in `Quantity`.
        lead: Where the words begin that were read before it (comparator, verb).
        origin: Whether it is the level that something starts from (``từ 20% lên 45%``).
        notes: What the reader should be told.
    """

    __slots__ = (
        "approximate", "aside", "basis", "comparator", "denominator", "end", "high", "lead", "notes", "noun",
        "number_end", "origin", "start", "unit", "value",
    )  # fmt: skip

    def __init__(self, start: int, end: int, aside: str | None = None) -> None:
        self.start = start
        self.end = end
        self.number_end = end
        self.aside = aside
        self.value: int | float = 0
        self.high: int | float | None = None
        self.unit = Unit.COUNT
        self.noun: str | None = None
        self.denominator: int | float | None = None
        self.comparator = Comparator.EQUAL
        self.approximate = False
        self.basis = Basis.LEVEL
        self.lead = start
        self.origin = False
        self.notes: tuple[Note, ...] = ()

    def quantity(self, noun: str | None = None) -> Quantity:
        """The quantity as a value of the model."""
        return Quantity(
            self.value, self.unit, self.high, noun or self.noun, self.denominator, self.comparator, self.approximate
        )

    def __repr__(self) -> str:
        return f"<{self.aside or self.unit} {self.value} at {self.start}>"
