"""Years that cannot be meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from egovplan.analysis.consistency.claimed_periods import claimed_periods
from egovplan.analysis.consistency.registry import consistency_check
from egovplan.analysis.consistency.wording import short
from egovplan.catalogue.findings import finding
from egovplan.model import BudgetLine, Finding, Milestone, Plan, Rollout, Source, StaffingNorm, Statement

__all__ = ["plausible_years", "year_implausible"]

_OLDEST_ACT, _LATEST = 1945, 2099
_BEFORE, _AFTER = 70, 50

_Dated = tuple[str | None, Source | None, str | None, Iterable[int]]
"""The id of an object, its place, its printed date and the years in it."""


def plausible_years(plan: Plan) -> range:
    """The years that a plan can be about: seventy before its act (or its period) to fifty after it."""
    year = plan.document.issued_on.year if plan.document.issued_on else None
    if year is None and plan.period:
        year = plan.period.start.year
    if year is None or not _OLDEST_ACT <= year <= _LATEST:
        return range(_OLDEST_ACT, _LATEST + 1)
    return range(year - _BEFORE, year + _AFTER + 1)


@consistency_check("year-implausible")
def year_implausible(plan: Plan) -> Iterator[Finding]:
    """The years of a plan lie within the fifty years after its act and the seventy before it.

    An act that is cited may go back to 1945. One finding for each object, at
    its first such year.
    """
    plausible = plausible_years(plan)
    yield from _outside(_planned(plan), plausible)
    yield from _outside(_issued(plan), range(min(_OLDEST_ACT, plausible.start), plausible.stop))


def _outside(dated: Iterable[_Dated], allowed: range) -> Iterator[Finding]:
    for part_id, source, text, years in dated:
        wrong = next((year for year in years if year not in allowed), None)
        if wrong is not None:
            yield finding("year-implausible", source, subject_id=part_id, year=wrong, text=short(text or str(wrong)))


def _planned(plan: Plan) -> Iterator[_Dated]:
    for project in plan.projects:
        years = [year for period in project.periods for year in (period.start.year, period.end.year)]
        yield project.id, project.source, project.period_text, years
    steps: tuple[Statement | Milestone, ...] = (*plan.statements, *plan.milestones)
    for dated in steps:
        if dated.deadline:
            yield dated.id, dated.source, dated.deadline.text, (dated.deadline.year,)
    rows: tuple[BudgetLine | Rollout | StaffingNorm, ...] = (*plan.budget, *plan.rollouts, *plan.staffing)
    for row in rows:
        if row.year is not None:
            yield row.id, row.source, None, (row.year,)
    for claim, span in claimed_periods(plan):
        yield claim.id, claim.source, claim.value, span.years
    if plan.period:
        yield None, plan.document.source, plan.period.text, (plan.period.start.year, plan.period.end.year)
    if plan.horizon:
        yield None, plan.document.source, plan.horizon.text, (plan.horizon.year,)


def _issued(plan: Plan) -> Iterator[_Dated]:
    for basis in plan.legal_bases:
        if basis.issued_on:
            yield basis.id, basis.source, basis.issued_text, (basis.issued_on.year,)
    if plan.document.issued_on:
        issued = plan.document.issued_on
        yield None, plan.document.source, issued.isoformat(), (issued.year,) if issued.year > _LATEST else ()
