"""Where a series breaks: strands that stand side by side and may not be joined."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from egovplan.analysis.series.differences import Aspect, Difference
from egovplan.analysis.series.strand import Strand

__all__ = ["Break", "breaks_between"]


@frozen
class Break:
    """Why a strand does not go on from the one that is most like it.

    Attributes:
        before: The strand that stands before it.
        after: The strand that begins anew.
        differences: In what they differ, one at least.
    """

    before: Strand
    after: Strand
    differences: tuple[Difference, ...]

    @property
    def reason(self) -> str:
        """The differences in words."""
        return "; ".join(difference.message for difference in self.differences)

    def __str__(self) -> str:
        return f"not joined with {self.before.territory}, {self.before.yardstick}: {self.reason}"


def breaks_between(strands: Sequence[Strand]) -> tuple[Break, ...]:
    """One break for every strand that has others before it and differs from them all.

    Another province alone is no break: the strands are comparable, though
    never one line.
    """
    found = []
    for place, strand in enumerate(strands):
        before = nearest(strand, strands[:place])
        if before is not None:
            differences = differences_of(before, strand)
            if differences:
                found.append(Break(before, strand, differences))
    return tuple(found)


def nearest(strand: Strand, others: Sequence[Strand]) -> Strand | None:
    """The strand most like one: of its province before others, of its concept, with the fewest differences."""
    if not others:
        return None
    return min(others, key=lambda other: _distance(other, strand))


def differences_of(before: Strand, after: Strand) -> tuple[Difference, ...]:
    """In what two strands differ, two provinces that have nothing to do with each other apart."""
    found = before.yardstick.differences(after.yardstick)
    one, other = before.territory, after.territory
    if one.went_into(other) or other.went_into(one):
        return (Difference(Aspect.TERRITORY, str(one), str(other)), *found)
    return found


def _distance(other: Strand, strand: Strand) -> tuple[bool, bool, int]:
    kin = other.territory == strand.territory or other.territory.went_into(strand.territory)
    return not kin, other.yardstick.concept != strand.yardstick.concept, len(differences_of(other, strand))
