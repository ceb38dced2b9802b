"""In what two measurements differ, so that they are no points of one series."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

__all__ = ["Aspect", "Difference"]


class Aspect(StrEnum):
    """What two measurements must share to be points of one series."""

    CONCEPT = "concept"
    TERRITORY = "territory"
    UNIT = "unit"
    COUNTED = "counted"
    OUT_OF = "out_of"
    BASIS = "basis"
    LEVELS = "levels"
    SCHEME = "scheme"
    SERVICE_LEVELS = "service_levels"
    PART = "part"


@frozen
class Difference:
    """One aspect in which two measurements differ, told in words.

    Attributes:
        aspect: Which one.
        before: What it is in the one that comes first, in words.
        after: What it is in the other.
        remark: What else is to be known of it (how a scheme of service levels
            maps to the other), or None.

    >>> str(Difference(Aspect.LEVELS, "province", "district"))
    'another level of government: province, then district'
    """

    aspect: Aspect
    before: str
    after: str
    remark: str | None = None

    @property
    def message(self) -> str:
        """The difference in an English clause."""
        told = f"{_WORDS[self.aspect]}: {self.before}, then {self.after}"
        return f"{told} ({self.remark})" if self.remark else told

    def __str__(self) -> str:
        return self.message


_WORDS = {
    Aspect.CONCEPT: "something else is measured",
    Aspect.TERRITORY: "another territory",
    Aspect.UNIT: "another unit",
    Aspect.COUNTED: "something else is counted",
    Aspect.OUT_OF: "another whole",
    Aspect.BASIS: "a level is no change",
    Aspect.LEVELS: "another level of government",
    Aspect.SCHEME: "another scheme of service levels",
    Aspect.SERVICE_LEVELS: "another level of service",
    Aspect.PART: "amounts that are parts of one another",
}
