"""Targets that cannot both hold."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from fractions import Fraction

from egovplan.analysis.consistency.doubt import for_the_record
from egovplan.analysis.consistency.measures import Point, alike, behind, by_due, clusters, grouped, points, said
from egovplan.analysis.consistency.registry import consistency_check
from egovplan.analysis.consistency.wording import short
from egovplan.catalogue.findings import finding
from egovplan.model import Comparator, Finding, Level, Plan, StatementKind, Unit

__all__ = ["target_conflict"]

_TO_REACH = (StatementKind.TARGET, StatementKind.MILESTONE)
_NO_UPPER_LIMIT = (Comparator.AT_LEAST, Comparator.MORE_THAN)
_NO_LOWER_LIMIT = (Comparator.AT_MOST, Comparator.LESS_THAN)

# More different values for one day than this are rather several things under one name than a contradiction.
_MOST_VALUES = 3


@consistency_check("target-conflict")
def target_conflict(plan: Plan) -> Iterator[Finding]:
    """Statements about the same thing have a value that satisfies them all.

    Same thing: one indicator, or one concept worded alike; for counts, one
    concept (then info, where the wordings differ). Info, too, are counts and
    amounts of what the catalogue does not know. Three things are marked:

    - same scope and day, and no value that all of them allow (a number that
      the text calls approximate stands for a tenth more or less). Two numbers
      on one line are left alone: a sentence that gives two means two things.
      More than three different values are info: most likely several things
      with one name;
    - same scope, and an objective that asks for less on a later day than a
      step of the roadmap does earlier, or the other way round;
    - shares for the same day, where a group of bodies (departments and
      districts) is asked for more than a part of it (districts).
    """
    dated = [point for point in points(plan, _TO_REACH) if point.due]
    for group in grouped(dated, "what", "unit", "levels", "service_levels"):
        counts = group[0].statement.quantity.unit is Unit.COUNT
        for cluster in [group] if counts else clusters(group):
            yield from _no_common_value(cluster)
            yield from _later_asks_for_less(cluster)
    shares = [point for point in dated if point.levels and point.statement.quantity.unit is Unit.PERCENT]
    for group in grouped(shares, "what", "unit", "service_levels", "due"):
        for cluster in clusters(group):
            yield from _whole_above_part(cluster)


def _no_common_value(cluster: list[Point]) -> Iterator[Finding]:
    for group in grouped(cluster, "due"):
        highest, lowest = _apart(group)
        if highest is None or lowest is None:
            continue
        floor, ceiling = _least(highest), _most(lowest)
        involved = [point for point in group if _most(point) < floor or _least(point) > ceiling]
        first = involved[0]
        found = _conflict(first, highest if _most(first) < floor else lowest, involved)
        yield for_the_record(found) if len({said(point) for point in group}) > _MOST_VALUES else found


def _apart(group: list[Point]) -> tuple[Point | None, Point | None]:
    """The point with the highest lower limit and the one with the lowest upper limit, if one lies above the other.

    Where they stand on one line, the next best pair that does not is taken.
    """
    by_floor = sorted(group, key=_least, reverse=True)
    by_ceiling = sorted(group, key=_most)
    for highest, lowest in (
        (by_floor[0], _elsewhere(by_ceiling, by_floor[0])),
        (_elsewhere(by_floor, by_ceiling[0]), by_ceiling[0]),
    ):
        if highest and lowest and _least(highest) > _most(lowest):
            return highest, lowest
    return None, None


def _elsewhere(candidates: list[Point], point: Point) -> Point | None:
    return next((c for c in candidates if c is not point and (c.line is None or c.line != point.line)), None)


def _least(point: Point) -> float | Fraction:
    return -math.inf if point.statement.quantity.comparator in _NO_LOWER_LIMIT else point.low


def _most(point: Point) -> float | Fraction:
    return math.inf if point.statement.quantity.comparator in _NO_UPPER_LIMIT else point.high


def _later_asks_for_less(cluster: list[Point]) -> Iterator[Finding]:
    """Objectives against the roadmap; within one of them it is a regression of the series, another check."""
    if len({point.statement.kind for point in cluster}) < 2:
        return
    furthest: dict[StatementKind, Point] = {}
    waiting: list[Point] = []
    for point in sorted(cluster, key=by_due):
        if waiting and waiting[0].due != point.due:
            _remember(furthest, waiting)
            waiting = []
        waiting.append(point)
        for kind, earlier in furthest.items():
            if kind is not point.statement.kind and behind(point, earlier) and alike(point, earlier):
                yield _conflict(point, earlier, [])


def _remember(furthest: dict[StatementKind, Point], reached: Iterable[Point]) -> None:
    for point in reached:
        known = furthest.get(point.statement.kind)
        if known is None or behind(known, point):
            furthest[point.statement.kind] = point


def _whole_above_part(cluster: list[Point]) -> Iterator[Finding]:
    """Level sets are few (fifteen at most), so comparing each with each stays linear in the points."""
    furthest: dict[frozenset[Level], Point] = {}
    nearest: dict[frozenset[Level], Point] = {}
    for point in cluster:
        if point.levels not in furthest or behind(furthest[point.levels], point):
            furthest[point.levels] = point
        if point.levels not in nearest or behind(point, nearest[point.levels]):
            nearest[point.levels] = point
    for whole, first in furthest.items():
        for part, second in nearest.items():
            if part < whole and behind(second, first):
                yield _conflict(first, second, [])


def _conflict(first: Point, second: Point, involved: list[Point]) -> Finding:
    others = involved or [first, second]
    found = finding(
        "target-conflict",
        first.source,
        related=[point.source for point in others if point is not first and point.source],
        subject_id=first.statement.id,
        label=short(first.statement.label),
        first=said(first),
        second=said(second),
    )
    return found if alike(first, second) and first.is_trusted else for_the_record(found)
