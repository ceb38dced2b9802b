"""Attainment: the share of the targeted change, after Healthy People.

Sources: Healthy People 2020 and 2030, CDC; status rules in note 1 of the Final
Progress Table (data.cdc.gov x749-vh2i); percentages as in figure 1 of
PMC8428048.
"""

from __future__ import annotations

import math
from typing import Any

from egovplan.analysis.interpolation.positions import number_or_none
from egovplan.analysis.reason import Reason, because
from egovplan.analysis.scoring.bands import AttainmentBands
from egovplan.analysis.scoring.case import Case
from egovplan.analysis.scoring.directions import direction_named, reached, sign_of
from egovplan.analysis.scoring.registry import scoring_method
from egovplan.analysis.scoring.result import Inputs, Measure, Score, Status
from egovplan.model import Direction

__all__ = ["attainment"]

FULL_MARK = 100.0

# Percentages are compared with their bands to nine decimals: 0.61 is a tenth
# of the way from 0.6 to 0.7, although floats make it a little less.
_DECIMALS = 9


def attainment(
    baseline: float | None,
    latest: float | None,
    target: float | None,
    direction: Direction | str | int | None = None,
    *,
    bands: AttainmentBands | None = None,
) -> Score:
    """How much of the targeted change has been achieved.

    Towards the target: ``100 (latest - baseline) / (target - baseline)``. Away
    from baseline and target: ``100 |latest - baseline| / |baseline|``. The two
    have different denominators; ``measure`` says which one ``value`` is.

    Args:
        baseline: Value at the start, or None.
        latest: Latest value, or None; in the unit of the baseline.
        target: Value to be reached, or None; in the same unit.
        direction: ``increase``, ``decrease``, 1 or -1; None takes it from
            baseline and target.
        bands: What counts as a change; those of Healthy People by default.

    Returns:
        A score with status ``target_met`` (mark 100), ``improved`` (at least
        10 % of the targeted change), ``little_or_no_change``, ``got_worse``
        (10 % or more away), ``baseline_only``, ``informational`` (no target)
        or ``not_assessed``. The mark is the percentage of the targeted change,
        from 0 to 100. Where the target was met at the baseline and still is,
        or where the baseline is 0 and the value moved away, there is a status
        and a reason, and no percentage.

    Raises:
        ValueError: For something that is no finite number or no direction;
            None and NaN are missing values.

    Source: Healthy People 2020, CDC data.cdc.gov x749-vh2i; PMC8428048 figure 1.

    >>> attainment(60, 75, 90).value, str(attainment(60, 75, 90).status)
    (50.0, 'improved')
    >>> worse = attainment(69.8, 59.5, 76.8, "increase")
    >>> round(worse.value, 4), str(worse.measure), str(worse.status)
    (14.7564, 'percent_moved_away', 'got_worse')
    """
    b, now, t = number_or_none(baseline), number_or_none(latest), number_or_none(target)
    sign = _sign(b, t, direction)
    way = None if sign is None else (Direction.INCREASE if sign > 0 else Direction.DECREASE)
    inputs = Inputs(baseline=b, latest=now, target=t, direction=way)
    if t is None:
        return _unscored(Status.INFORMATIONAL, because("no_target"), inputs)
    if now is None:
        missing = because("no_observations") if b is None else because("single_observation")
        return _unscored(Status.NOT_ASSESSED if b is None else Status.BASELINE_ONLY, missing, inputs)
    if sign is None:
        return _without_direction(b, now, t, inputs)
    if b is None:
        if reached(now, t, sign):
            return _met(None, (because("no_baseline"),), inputs)
        return _unscored(Status.NOT_ASSESSED, because("no_baseline"), inputs)
    if reached(now, t, sign):
        return _reached_target(b, now, t, sign, inputs)
    return _on_the_way(b, now, t, sign, bands or AttainmentBands.shipped(), inputs)


def _sign(baseline: float | None, target: float | None, direction: object) -> int | None:
    if direction is not None:
        return sign_of(direction_named(direction))
    if baseline is None or target is None or baseline == target:
        return None
    return 1 if target > baseline else -1


def _without_direction(b: float | None, now: float, t: float, inputs: Inputs) -> Score:
    """Baseline missing or equal to the target, and nobody says which way is better."""
    cause = because("no_baseline") if b is None else because("baseline_equals_target", target=t)
    if now == t:
        return _met(None, (cause,), inputs)
    unknown = because("direction_unknown", latest=now) if b is not None else cause
    return _unscored(Status.NOT_ASSESSED, unknown, inputs)


def _reached_target(b: float, now: float, t: float, sign: int, inputs: Inputs) -> Score:
    if b == t:
        return _met(None, (because("baseline_equals_target", target=t),), inputs)
    if reached(b, t, sign):
        return _met(None, (because("already_met", target=t, baseline=b),), inputs)
    return _met(_percent(now - b, t - b), (), inputs)


def _on_the_way(b: float, now: float, t: float, sign: int, bands: AttainmentBands, inputs: Inputs) -> Score:
    if sign * (now - b) < 0:
        return _moved_away(b, now, t, sign, bands, inputs)
    percent = _percent(now - b, t - b) if t != b else None
    changed = percent is not None and round(percent, _DECIMALS) >= bands.improved
    status = Status.IMPROVED if changed else Status.LITTLE_OR_NO_CHANGE
    return Score("attainment", status, percent, percent, FULL_MARK, Measure.TARGETED_CHANGE, (), inputs)


def _moved_away(b: float, now: float, t: float, sign: int, bands: AttainmentBands, inputs: Inputs) -> Score:
    if reached(b, t, sign):
        reasons: tuple[Reason, ...] = (because("no_longer_met", target=t, baseline=b, latest=now),)
    else:
        reasons = (because("moved_away", target=t, baseline=b, latest=now),)
    if b == 0:
        reasons += (because("baseline_zero"),)
        return Score("attainment", Status.GOT_WORSE, None, 0.0, FULL_MARK, None, reasons, inputs)
    percent = _percent(abs(now - b), abs(b))
    worse = percent is None or round(percent, _DECIMALS) >= bands.got_worse
    status = Status.GOT_WORSE if worse else Status.LITTLE_OR_NO_CHANGE
    return Score("attainment", status, percent, 0.0, FULL_MARK, Measure.MOVED_AWAY, reasons, inputs)


def _percent(part: float, whole: float) -> float | None:
    """Divided first, so that the whole of it is exactly 100; None beyond the range of floats."""
    percent = part / whole * 100
    return percent if math.isfinite(percent) else None


def _met(percent: float | None, reasons: tuple[Reason, ...], inputs: Inputs) -> Score:
    measure = None if percent is None else Measure.TARGETED_CHANGE
    return Score("attainment", Status.TARGET_MET, percent, FULL_MARK, FULL_MARK, measure, reasons, inputs)


def _unscored(status: Status, reason: Reason, inputs: Inputs) -> Score:
    return Score("attainment", status, None, None, FULL_MARK, None, (reason,), inputs)


@scoring_method("attainment")
def attainment_of(case: Case, *, bands: AttainmentBands | None = None, **_: Any) -> Score:
    """Attainment of a prepared case; a single observation counts only where it meets the target."""
    target = None if case.target is None else case.target.value
    baseline, latest = case.values()
    return attainment(baseline, latest, target, case.direction, bands=bands)
