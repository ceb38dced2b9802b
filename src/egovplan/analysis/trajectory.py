"""The path that a plan lays out for one indicator."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from attrs import frozen

from egovplan.analysis.interpolation import Estimate, Path
from egovplan.analysis.interpolation.positions import Position
from egovplan.model import Basis, Indicator, Statement

__all__ = ["PointKind", "Trajectory", "TrajectoryPoint", "plan_path", "trajectory"]


class PointKind(StrEnum):
    """Whether a point was printed, lies between two that were, or lies outside them all."""

    PRINTED = "printed"
    INTERPOLATED = "interpolated"
    OUTSIDE = "outside"


@frozen
class TrajectoryPoint:
    """What a plan expects of an indicator on one day.

    Attributes:
        date: The day.
        estimate: What is expected, or None outside the plan's points.
        kind: Whether it was printed, interpolated, or lies outside.
    """

    date: date
    estimate: Estimate | None
    kind: PointKind


@frozen
class Trajectory:
    """What a plan expects of an indicator over time.

    Attributes:
        indicator_id: Which indicator.
        method: The interpolation method.
        points: In the order of the dates asked for.
    """

    indicator_id: str
    method: str
    points: tuple[TrajectoryPoint, ...]

    @property
    def values(self) -> list[float | None]:
        """The expected values (lower ends of bands), None outside the plan's points."""
        return [None if point.estimate is None else point.estimate.value for point in self.points]


def plan_path(indicator: Indicator, method: str = "linear", *, from_baseline: bool = True) -> Path:
    """An indicator's targets as a path, beginning at its earliest baseline.

    The baseline is left out where it cannot be joined: undated, in another
    unit, a change, contradicted on its own day, or not before the first target.

    Raises:
        InterpolationError: Where the targets themselves make no path.
    """
    targets = tuple(statement for statement in indicator.targets if statement.due is not None)
    baseline = _first_baseline(indicator, targets) if from_baseline and targets else None
    return Path.through(targets if baseline is None else (baseline, *targets), method)


def _first_baseline(indicator: Indicator, targets: tuple[Statement, ...]) -> Statement | None:
    first = targets[0]
    usable = [
        s
        for s in indicator.observations
        if s.due is not None
        and first.due is not None
        and s.due < first.due
        and s.basis is Basis.LEVEL
        and s.quantity.unit is first.quantity.unit
    ]
    if not usable:
        return None
    same_day = {(s.quantity.value, s.quantity.high) for s in usable if s.due == usable[0].due}
    return usable[0] if len(same_day) == 1 else None


def trajectory(
    indicator: Indicator,
    dates: Iterable[Position] | None = None,
    method: str = "linear",
    outside: str = "none",
    *,
    from_baseline: bool = True,
) -> Trajectory:
    """What a plan expects of an indicator at each of some dates.

    Args:
        indicator: An indicator of a plan, with its targets.
        dates: Days, `Year` or `Deadline` (their last day), or years as whole
            numbers; by default every day on which something is due and every
            year's end between.
        method: An interpolation method.
        outside: As for `interpolate`, but None by default.
        from_baseline: Whether the path begins at the plan's own baseline.

    Returns:
        One point per date. Ranges give bands, comparators are kept.

    Raises:
        InterpolationError: Where the targets make no path: none is dated, two
            of one day disagree, one is a change and no level, units differ,
            or the method refuses.

    >>> from egovplan.model import Deadline, Indicator, Quantity, Statement
    >>> def due(year, value, kind):
    ...     when = Deadline(date(year, 12, 31), "year")
    ...     return Statement(f"s{year}", kind, Quantity(value, "percent", comparator=">="), "e-mail", deadline=when)
    >>> email = Indicator("i", "e-mail", statements=(due(2013, 80, "milestone"), due(2015, 90, "target")))
    >>> [point.estimate for point in trajectory(email).points]
    [<Estimate 2013-12-31: >=80%>, <Estimate 2014-12-31: >=85%>, <Estimate 2015-12-31: >=90%>]
    """
    path = plan_path(indicator, method, from_baseline=from_baseline)
    asked = _own_dates(path) if dates is None else [date.fromordinal(round(path.coordinate(day))) for day in dates]
    return Trajectory(indicator.id, method, tuple(_point(path, day, outside) for day in asked))


def _own_dates(path: Path) -> list[date]:
    days = {date.fromordinal(round(x)) for x in path.series.xs}
    first, last = min(days), max(days)
    ends = {date(year, 12, 31) for year in range(first.year, last.year)}
    return sorted(days | {day for day in ends if first <= day <= last})


def _point(path: Path, day: date, outside: str) -> TrajectoryPoint:
    estimate = path.at(day, outside)
    if not isinstance(estimate, Estimate):
        return TrajectoryPoint(day, None, PointKind.OUTSIDE)
    if not path.series.xs[0] <= day.toordinal() <= path.series.xs[-1]:
        return TrajectoryPoint(day, estimate, PointKind.OUTSIDE)
    return TrajectoryPoint(day, estimate, PointKind.PRINTED if estimate.printed else PointKind.INTERPOLATED)
