"""An indicator prepared for scoring: which target, which baseline, which latest value."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
from attrs import frozen

from egovplan.analysis.interpolation.positions import finite_number
from egovplan.analysis.reason import Reason, because
from egovplan.analysis.scoring.directions import direction_for, reached, sign_of
from egovplan.analysis.scoring.evidence import (
    Measurement,
    day_named,
    given_measurements,
    of_statement,
    own_measurements,
)
from egovplan.analysis.scoring.result import Inputs
from egovplan.analysis.scoring.targets import Choice, Goalpost, choose_target
from egovplan.model import Direction, Indicator, Observation, Statement

__all__ = ["Case", "Goalpost", "prepare"]


@frozen
class Case:
    """What a scoring method is called with.

    Attributes:
        indicator: The indicator.
        at: The date of the score, or None where nothing is dated.
        direction: Which way is better.
        target: The chosen target, or None.
        baseline: The value at the start, or None.
        latest: The latest value at or before ``at``, or None; the baseline
            itself where there is one observation only.
        notes: What is to be told of the choices.
        blocked: Whether a note makes scoring impossible.
    """

    indicator: Indicator
    at: date | None
    direction: Direction
    target: Goalpost | None
    baseline: Measurement | None
    latest: Measurement | None
    notes: tuple[Reason, ...] = ()
    blocked: bool = False

    @property
    def single(self) -> bool:
        """Whether one observation is all there is."""
        return self.baseline is not None and self.baseline == self.latest

    @property
    def met(self) -> bool:
        """Whether the latest value is at the target or beyond."""
        if self.latest is None or self.target is None:
            return False
        return reached(self.used(self.latest), self.target.value, sign_of(self.direction))

    def used(self, measurement: Measurement) -> float:
        """The value of a measurement: of a range the less favourable end.

        Args:
            measurement: What was measured.
        """
        if measurement.high is None or self.direction is Direction.INCREASE:
            return measurement.value
        return measurement.high

    def values(self) -> tuple[float | None, float | None]:
        """Baseline and latest value.

        A single observation is the latest where it meets the target, else the
        baseline: then no change is known.
        """
        baseline = None if self.baseline is None else self.used(self.baseline)
        latest = None if self.latest is None else self.used(self.latest)
        if not self.single:
            return baseline, latest
        return (None, latest) if self.met else (baseline, None)

    @property
    def inputs(self) -> Inputs:
        """The numbers chosen."""
        baseline, latest, target = self.baseline, self.latest, self.target
        return Inputs(
            baseline=None if baseline is None else self.used(baseline),
            baseline_at=None if baseline is None else baseline.date,
            latest=None if latest is None else self.used(latest),
            latest_at=None if latest is None else latest.date,
            target=None if target is None else target.value,
            target_at=None if target is None else target.due,
            direction=self.direction,
            at=self.at,
        )


def prepare(
    indicator: Indicator,
    observations: Any = (),
    at: object = None,
    *,
    target: object = None,
    baseline: object = None,
    direction: object = None,
) -> Case:
    """Choose target, direction, baseline and latest value, and note what is special.

    Errors are those of `egovplan.analysis.score`.

    Args:
        indicator: The indicator.
        observations: What was measured.
        at: The date of the score.
        target: Which target, where not the next one due.
        baseline: Which baseline, where not the earliest observation.
        direction: Which way is better, where the plan does not say.
    """
    own, own_missing = own_measurements(indicator)
    given, given_missing = given_measurements(indicator, observations)
    day = day_named(at) or max((m.date for m in (*own, *given) if m.date), default=None)
    choice = choose_target(indicator, day, target)
    way, notes = direction_for(direction, choice.comparator, indicator.direction)
    goalpost, target_notes = choice.goalpost(sign_of(way), day)
    notes = choice.problems + notes + target_notes
    measured, more = _comparable([*own, *given], choice)
    notes += more
    if own_missing + given_missing:
        notes += (because("missing_observations", count=own_missing + given_missing),)
    first, latest, conflicts = _first_and_latest(measured, day, baseline)
    notes = conflicts + notes + _ranges(way, first, latest)
    case = Case(indicator, day, way, goalpost, first, latest, notes, bool(conflicts) or choice.blocked)
    return attrs.evolve(case, notes=notes + _strictness(case))


def _comparable(measured: list[Measurement], choice: Choice) -> tuple[list[Measurement], tuple[Reason, ...]]:
    """Leave out the plan's own values in another unit than the target's (or else its first)."""
    units = {m.unit for m in measured if m.own}
    unit = choice.unit or (measured[0].unit if units else None)
    other = [m for m in measured if m.own and m.unit != unit]
    if not other:
        return measured, ()
    note = because("unit_mismatch", count=len(other), unit=other[0].unit, expected=unit)
    return [m for m in measured if m not in other], (note,)


def _first_and_latest(
    measured: list[Measurement], day: date | None, named: object
) -> tuple[Measurement | None, Measurement | None, tuple[Reason, ...]]:
    """The baseline, the latest value up to a day, and what forbids to use them."""
    past = [m for m in measured if m.date is not None and (day is None or m.date <= day)]
    if named is None:
        if not past:
            late = (because("observations_after_date", count=len(measured), at=day),) if measured else ()
            return None, None, late
        first, conflict = _on_day(past, min(m.date for m in past if m.date))
    else:
        first, conflict = _named_baseline(measured, named)
    if not past:
        return first, None, conflict
    latest, other = _on_day(past, max(m.date for m in past if m.date))
    return first, latest, conflict or other


def _on_day(measured: list[Measurement], day: date) -> tuple[Measurement | None, tuple[Reason, ...]]:
    """The measurement of a day; the caller's goes before the plan's; two that disagree forbid both."""
    same = [m for m in measured if m.date == day]
    if not same:
        return None, ()
    same = [m for m in same if not m.own] or same
    values = sorted({(m.value, m.value if m.high is None else m.high) for m in same})
    if len(values) > 1:
        return None, (because("conflicting_observations", date=day, value=values[0][0], other=values[-1][0]),)
    # They say the same; the choice must not depend on their order.
    return min(same, key=lambda m: m.unit or ""), ()


def _named_baseline(measured: list[Measurement], named: object) -> tuple[Measurement | None, tuple[Reason, ...]]:
    if isinstance(named, Statement):
        return of_statement(named), ()
    if isinstance(named, Observation):
        return Measurement(float(named.value), named.date), ()
    if isinstance(named, tuple):
        when, value = named
        return Measurement(finite_number(value), day_named(when)), ()
    if isinstance(named, int | float) and not isinstance(named, bool):
        return Measurement(finite_number(named)), ()
    day = day_named(named)
    if day is None or not any(m.date == day for m in measured):
        raise ValueError(f"there is no observation of {named!r} to be the baseline")
    return _on_day(measured, day)


def _ranges(way: Direction, *measured: Measurement | None) -> tuple[Reason, ...]:
    notes: dict[Measurement, Reason] = {}
    for m in measured:
        if m is not None and m.high is not None:
            used = m.value if way is Direction.INCREASE else m.high
            notes[m] = because(
                "observation_is_range", date=m.date or "unknown date", low=m.value, high=m.high, used=used
            )
    return tuple(notes.values())


def _strictness(case: Case) -> tuple[Reason, ...]:
    """Told where the value stands exactly at a target of "more than" or "less than"."""
    target, latest = case.target, case.latest
    if target is None or latest is None or not target.strict or case.used(latest) != target.value:
        return ()
    return (because("strict_target", comparator=target.comparator, target=target.value),)
