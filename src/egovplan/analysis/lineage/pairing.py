"""Which strand a dropped target goes on in, where it is measured otherwise from then on."""

from __future__ import annotations

from collections.abc import Sequence

from egovplan.analysis.series.breaks import differences_of
from egovplan.analysis.series.differences import Aspect
from egovplan.analysis.series.strand import Strand
from egovplan.analysis.series.yardstick import Yardstick, scheme_kin

__all__ = ["goes_on_in"]

# A change is no level, and one amount of money is not another: these are other targets altogether.
_APART = (Aspect.CONCEPT, Aspect.BASIS, Aspect.PART)


def goes_on_in(strand: Strand, others: Sequence[Strand]) -> Strand | None:
    """The strand in which the same aim goes on by another yardstick, or None.

    It must be of the same concept (or of its later scheme), and its scope must
    not lie wholly beside this one's: a target for communes is not the
    provincial bodies' target in another form.

    Args:
        strand: One without a target in later plans.
        others: Strands with targets in later plans.
    """
    akin = [other for other in others if _may_go_on(strand.yardstick, other.yardstick)]
    found = [(differences_of(strand, other), other) for other in akin]
    fitting = [(len(gaps), other) for gaps, other in found if not any(gap.aspect in _APART for gap in gaps)]
    return min(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _may_go_on(one: Yardstick, other: Yardstick) -> bool:
    if one.concept != other.concept:
        return other.concept in scheme_kin(one.concept)
    return _overlap(one.levels, other.levels) and (
        _overlap(one.service_levels, other.service_levels)
        or {level.scheme for level in one.service_levels} != {level.scheme for level in other.service_levels}
    )


def _overlap(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two scopes share something; one that names nothing may be any."""
    return not one or not other or not set(one).isdisjoint(other)
