"""Status index: 0 at the baseline, 10 at the target, after UN ESCAP.

Source: UN ESCAP, Asia and the Pacific SDG Progress Report, technical notes,
current status index (progress since the base year).
"""

from __future__ import annotations

import math
from typing import Any

from egovplan.analysis.interpolation.positions import number_or_none
from egovplan.analysis.reason import Reason, because
from egovplan.analysis.scoring.bands import IndexMarks
from egovplan.analysis.scoring.case import Case
from egovplan.analysis.scoring.directions import PARITY, direction_named, reached, sign_of
from egovplan.analysis.scoring.registry import scoring_method
from egovplan.analysis.scoring.result import Inputs, Measure, Score, Status
from egovplan.model import Direction

__all__ = ["status_index"]


def status_index(
    base: float | None,
    latest: float | None,
    target: float | None,
    direction: Direction | str | int = 1,
    *,
    marks: IndexMarks | None = None,
) -> Score:
    """How far the way from base to target has been covered, on a scale of ten.

    ``10 (latest - base) / |target - base|`` for what should increase, with the
    opposite sign for what should decrease; for parity
    ``10 - 10 |target - latest| / |target - base|``.

    Args:
        base: Value at the start, or None.
        latest: Latest value, or None; in the unit of the base.
        target: Value to be reached, or None; in the same unit.
        direction: ``increase``, ``decrease``, 1, -1, or ``parity``.
        marks: Best and worst mark for roll-ups.

    Returns:
        A score whose value is the index: negative for regression, beyond 10
        past the target. The mark is the index held between -10 and 10. Where
        the target was met at the base and still is, the index is 10. Where
        base and target are equal and the value moved away, there is a status,
        the lowest mark and a reason, and no index. Statuses: ``target_met``,
        ``progress``, ``no_change``, ``regression``, ``baseline_only``,
        ``informational``, ``not_assessed``; they are this project's words.

    Raises:
        ValueError: For something that is no finite number or no direction.

    Source: UN ESCAP, Asia and the Pacific SDG Progress Report, current status index.

    >>> status_index(20, 35, 80, "increase").value
    2.5
    """
    b, now, t = number_or_none(base), number_or_none(latest), number_or_none(target)
    ends = marks or IndexMarks.shipped()
    parity = direction == PARITY
    way = PARITY if parity else direction_named(direction)
    inputs = Inputs(baseline=b, latest=now, target=t, direction=way)
    if t is None:
        return _unscored(Status.INFORMATIONAL, because("no_target"), ends, inputs)
    if now is None:
        missing = because("no_observations") if b is None else because("single_observation")
        return _unscored(Status.NOT_ASSESSED if b is None else Status.BASELINE_ONLY, missing, ends, inputs)
    sign = 0 if parity else sign_of(direction_named(direction))
    met = now == t if parity else reached(now, t, sign)
    if b is None:
        if met:
            return _met(None, (because("no_baseline"),), ends, inputs)
        return _unscored(Status.NOT_ASSESSED, because("no_baseline"), ends, inputs)
    if met:
        return _reached_target(b, now, t, sign, ends, inputs)
    return _on_the_way(b, now, t, sign, ends, inputs)


def _reached_target(b: float, now: float, t: float, sign: int, ends: IndexMarks, inputs: Inputs) -> Score:
    if b == t:
        return _met(ends.best, (because("baseline_equals_target", target=t),), ends, inputs)
    if sign and reached(b, t, sign):
        return _met(ends.best, (because("already_met", target=t, baseline=b),), ends, inputs)
    return _met(_finite(_index(b, now, t, sign)), (), ends, inputs)


def _on_the_way(b: float, now: float, t: float, sign: int, ends: IndexMarks, inputs: Inputs) -> Score:
    if b == t:
        reasons = (
            because("baseline_equals_target", target=t),
            because("no_longer_met", target=t, baseline=b, latest=now),
        )
        return Score("status_index", Status.REGRESSION, None, ends.worst, ends.best, None, reasons, inputs)
    index = _index(b, now, t, sign)
    status = Status.NO_CHANGE if index == 0 else Status.PROGRESS if index > 0 else Status.REGRESSION
    notes: tuple[Reason, ...] = ()
    if index < 0:
        lost = sign != 0 and reached(b, t, sign)
        notes = (because("no_longer_met" if lost else "moved_away", target=t, baseline=b, latest=now),)
    mark = max(ends.worst, min(ends.best, index))
    return Score("status_index", status, _finite(index), mark, ends.best, Measure.INDEX, notes, inputs)


def _index(b: float, now: float, t: float, sign: int) -> float:
    way = abs(t - b)
    return 10 * (sign * (now - b) / way) if sign else 10 - 10 * (abs(t - now) / way)


def _finite(index: float) -> float | None:
    """The index, or None where huge values over a tiny way leave the range of floats."""
    return index if math.isfinite(index) else None


def _met(index: float | None, reasons: tuple[Reason, ...], ends: IndexMarks, inputs: Inputs) -> Score:
    measure = None if index is None else Measure.INDEX
    return Score("status_index", Status.TARGET_MET, index, ends.best, ends.best, measure, reasons, inputs)


def _unscored(status: Status, reason: Reason, ends: IndexMarks, inputs: Inputs) -> Score:
    return Score("status_index", status, None, None, ends.best, None, (reason,), inputs)


@scoring_method("status_index")
def status_index_of(case: Case, *, marks: IndexMarks | None = None, parity: bool = False, **_: Any) -> Score:
    """The status index of a prepared case; ``parity=True`` for a target to be neared from both sides."""
    target = None if case.target is None else case.target.value
    baseline, latest = case.values()
    return status_index(baseline, latest, target, PARITY if parity else case.direction, marks=marks)
