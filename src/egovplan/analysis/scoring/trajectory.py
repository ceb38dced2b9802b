"""Trajectory: the actual value against what the plan's own path expects that day."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from egovplan.analysis.crossing import crossing_of
from egovplan.analysis.interpolation import Estimate, InterpolationError, Path
from egovplan.analysis.interpolation.positions import number_or_none
from egovplan.analysis.reason import Argument, Reason, because
from egovplan.analysis.scoring.bands import TrajectoryBands
from egovplan.analysis.scoring.case import Case
from egovplan.analysis.scoring.directions import direction_named, sign_of
from egovplan.analysis.scoring.registry import scoring_method
from egovplan.analysis.scoring.result import Inputs, Measure, Score, Status
from egovplan.analysis.trajectory import plan_path
from egovplan.model import Direction

__all__ = ["against_expected"]

FULL_MARK = 100.0


def against_expected(
    actual: float | None,
    expected: float | None,
    direction: Direction | str | int = 1,
    *,
    bands: TrajectoryBands | None = None,
) -> Score:
    """An actual value against the one that was expected for the same day.

    Args:
        actual: The measured value, or None.
        expected: The expected value, or None; in the same unit.
        direction: ``increase``, ``decrease``, 1 or -1.
        bands: How near counts as on track.

    Returns:
        A score whose value is ``actual / expected`` (None unless both are
        positive), with status ``ahead``, ``on_track`` or ``behind``. The mark
        is 100 when on track or ahead, else the percentage of the expected
        value that was reached (of a value that should fall: expected over
        actual). Details: ``expected``, ``gap`` (actual minus expected).

    Raises:
        ValueError: For something that is no finite number or no direction.

    Source: this project.

    >>> result = against_expected(60, 80)
    >>> result.value, result.score, str(result.status), result.detail("gap")
    (0.75, 75.0, 'behind', -20.0)
    """
    now, wanted = number_or_none(actual), number_or_none(expected)
    way = direction_named(direction)
    inputs = Inputs(latest=now, direction=way)
    if now is None:
        return _unscored(Status.NOT_ASSESSED, (because("no_observations"),), inputs)
    if wanted is None:
        return _unscored(Status.INFORMATIONAL, (because("no_target"),), inputs)
    gap = now - wanted
    near = abs(gap) <= abs(wanted) * (bands or TrajectoryBands.shipped()).tolerance / 100
    ahead = sign_of(way) * gap > 0
    status = Status.ON_TRACK if near else Status.AHEAD if ahead else Status.BEHIND
    ratio = now / wanted if now > 0 and wanted > 0 else None
    reasons = () if ratio is not None else (because("ratio_undefined", actual=now, expected=wanted),)
    mark = FULL_MARK if near or ahead else _share(now, wanted, way)
    measure = None if ratio is None else Measure.EXPECTED_RATIO
    details = (("expected", wanted), ("gap", gap))
    return Score("trajectory", status, ratio, mark, FULL_MARK, measure, reasons, inputs, details)


def _share(now: float, wanted: float, way: Direction) -> float | None:
    """The mark of a value that is behind: how much of the expected one it is, never below 0."""
    part, whole = (now, wanted) if way is Direction.INCREASE else (wanted, now)
    return max(0.0, part / whole * 100) if whole > 0 else None


def _unscored(status: Status, reasons: tuple[Reason, ...], inputs: Inputs) -> Score:
    return Score("trajectory", status, None, None, FULL_MARK, None, reasons, inputs)


@scoring_method("trajectory")
def trajectory_of(
    case: Case, *, interpolation: str = "linear", bands: TrajectoryBands | None = None, **_: Any
) -> Score:
    """The latest value of a prepared case against the plan's path on the day of that value.

    After the last target that target is held; before the first point of the
    plan nothing is expected. Details: also ``expected_on`` (the day on which
    the plan expected today's value) and ``days_ahead`` (negative: behind).
    """
    latest = case.latest
    if latest is None or latest.date is None:
        missing = because("no_observations") if latest is None else because("undated", which="latest value")
        return _unscored(Status.NOT_ASSESSED, (missing,), case.inputs)
    try:
        path = plan_path(case.indicator, interpolation)
    except InterpolationError as error:
        none = error.code == "no_points"
        reason = because("no_target") if none else error.reason
        return _unscored(Status.INFORMATIONAL if none else Status.NOT_ASSESSED, (reason,), case.inputs)
    if latest.own and latest.date == path.first:
        return _unscored(Status.BASELINE_ONLY, (because("single_observation"),), case.inputs)
    if latest.date.toordinal() < path.series.xs[0]:
        return _unscored(Status.NOT_ASSESSED, (because("before_path", at=latest.date, first=path.first),), case.inputs)
    return _on_path(case, path, latest.date, bands)


def _on_path(case: Case, path: Path, day: date, bands: TrajectoryBands | None) -> Score:
    estimate = path.at(day, "hold")
    assert isinstance(estimate, Estimate)
    assert case.latest is not None
    rising = case.direction is Direction.INCREASE
    expected = estimate.value if rising or estimate.high is None else estimate.high
    actual = case.used(case.latest)
    found = against_expected(actual, expected, case.direction, bands=bands)
    reasons = found.reasons
    if day.toordinal() > path.series.xs[-1]:
        reasons += (because("after_path", at=day, last=path.last),)
    expected_on = crossing_of(path, actual)
    ahead: Argument | None = None
    if isinstance(expected_on, date):
        ahead = (expected_on - day).days
    else:
        reasons += (because("never_expected", value=actual),)
    details = (*found.details, ("expected_on", expected_on), ("days_ahead", ahead))
    return attrs.evolve(found, reasons=reasons, inputs=case.inputs, details=details)
