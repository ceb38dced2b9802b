"""The windows of a year that reports cover."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from egovplan.analysis.consistency.registry import consistency_check
from egovplan.catalogue.findings import finding
from egovplan.model import Finding, Plan, ReportingDuty, Rhythm

__all__ = ["reporting_window"]

_WINDOWS_A_YEAR = {Rhythm.HALF_YEARLY: 2, Rhythm.QUARTERLY: 4, Rhythm.MONTHLY: 12}
_COMMON_YEAR = 2001
_DAYS = 365

_Window = tuple[int, int, ReportingDuty]
"""First and last day of the year, counted from 1, and the duty."""


@consistency_check("reporting-window")
def reporting_window(plan: Plan) -> Iterator[Finding]:
    """The windows of a report that covers the whole year follow one another, day by day.

    Looked at are the duties of one body and rhythm that have as many windows
    as the rhythm has in a year (four quarters). The 29th of February counts as
    the 28th.
    """
    by_duty: dict[tuple[str | None, Rhythm], list[_Window]] = {}
    for duty in plan.reporting_duties:
        first, last = _day_of_year(duty.window_start), _day_of_year(duty.window_end)
        if first is not None and last is not None:
            by_duty.setdefault((duty.agency, duty.rhythm), []).append((first, last, duty))
    for (_, rhythm), windows in by_duty.items():
        if len(windows) == _WINDOWS_A_YEAR.get(rhythm):
            ordered = sorted(windows, key=lambda window: window[0])
            for before, after in zip(ordered, [*ordered[1:], ordered[0]], strict=True):
                if (after[0] - before[1]) % _DAYS != 1:
                    yield _apart(before[2], after[2])


def _day_of_year(day: str | None) -> int | None:
    """The day of the year for ``MM-DD`` or an ISO date, None for anything else."""
    month_and_day = (day or "")[-5:]
    if month_and_day == "02-29":
        month_and_day = "02-28"
    try:
        return date.fromisoformat(f"{_COMMON_YEAR}-{month_and_day}").timetuple().tm_yday
    except ValueError:
        return None


def _apart(before: ReportingDuty, after: ReportingDuty) -> Finding:
    return finding(
        "reporting-window",
        after.source,
        related=[before.source] if before.source else (),
        subject_id=after.id,
        first=f"{before.window_start}/{before.window_end}",
        second=f"{after.window_start}/{after.window_end}",
    )
