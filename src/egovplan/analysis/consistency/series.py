"""Series of values that go the wrong way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from egovplan.analysis.consistency.doubt import for_the_record
from egovplan.analysis.consistency.measures import Point, alike, behind, by_due, clusters, grouped, points, said
from egovplan.analysis.consistency.registry import consistency_check
from egovplan.analysis.consistency.wording import short
from egovplan.catalogue.findings import finding
from egovplan.model import Finding, Plan, StatementKind

__all__ = ["milestone_regression", "target_below_baseline"]

_TO_REACH = (StatementKind.TARGET, StatementKind.MILESTONE)


@consistency_check("milestone-regression")
def milestone_regression(plan: Plan) -> Iterator[Finding]:
    """The values of one indicator, for one scope, move in its direction from date to date, or stay.

    The steps of the roadmap are followed among themselves, and the objectives
    among themselves; one against the other is a target conflict. A series of
    an indicator outside the catalogue that never once goes the right way may
    have been taken for one that should rise: that is info.
    """
    dated = [point for point in points(plan, _TO_REACH) if point.due]
    for group in grouped(dated, "series", "unit", "levels", "service_levels"):
        for kind in _TO_REACH:
            yield from _wrong_steps([point for point in group if point.statement.kind is kind])


def _wrong_steps(series: list[Point]) -> Iterator[Finding]:
    best_of_day: dict[object, Point] = {}
    for point in series:
        known = best_of_day.get(point.due)
        if known is None or behind(known, point):
            best_of_day[point.due] = point
    steps = sorted(best_of_day.values(), key=by_due)
    pairs = list(pairwise(steps))
    advances = any(behind(earlier, later) for earlier, later in pairs)
    for earlier, later in pairs:
        if behind(later, earlier) and alike(later, earlier):
            found = finding(
                "milestone-regression",
                later.source,
                related=[earlier.source] if earlier.source else (),
                subject_id=later.statement.id,
                label=short(later.statement.label),
                later=said(later),
                earlier=said(earlier),
                direction=later.direction,
            )
            yield found if advances or later.catalogued else for_the_record(found)


@consistency_check("target-below-baseline")
def target_below_baseline(plan: Plan) -> Iterator[Finding]:
    """A target does not lie behind the latest level that already holds for the same thing, scope and unit.

    Same thing: one indicator, or one concept worded alike. The first such
    target of a series is marked. For an indicator outside the catalogue it is
    info: which way it should move is then a guess.
    """
    wanted = [point for point in points(plan, (*_TO_REACH, StatementKind.BASELINE)) if point.due]
    for group in grouped(wanted, "what", "unit", "levels", "service_levels"):
        for cluster in clusters(group):
            yield from _behind_baseline(cluster)


def _behind_baseline(cluster: list[Point]) -> Iterator[Finding]:
    held = [point for point in cluster if point.statement.kind is StatementKind.BASELINE]
    if not held:
        return
    latest = max(held, key=by_due)
    ahead = [point for point in cluster if point.statement.kind in _TO_REACH and by_due(point) >= by_due(latest)]
    worse = [point for point in ahead if behind(point, latest) and alike(point, latest)]
    if not worse:
        return
    target = min(worse, key=by_due)
    found = finding(
        "target-below-baseline",
        target.source,
        related=[latest.source] if latest.source else (),
        subject_id=target.statement.id,
        label=short(target.statement.label),
        target=said(target),
        baseline=said(latest),
    )
    yield found if target.catalogued else for_the_record(found)
