"""What a chart of one indicator shows, before it is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from attrs import frozen

from egovplan.analysis.interpolation import InterpolationError, Path
from egovplan.analysis.reason import Reason
from egovplan.analysis.scoring.evidence import Measurement, day_named, given_measurements
from egovplan.analysis.trajectory import plan_path
from egovplan.formatting.names import indicator_heading, indicator_note
from egovplan.model import Basis, Indicator, Point, Precision, Quantity, Roadmap, Statement, StatementKind, Unit

__all__ = ["Mark", "TrajectoryData", "common_noun", "trajectory_data"]

_STEPS = 24
_WRONG = "a trajectory is drawn of an Indicator, statements, points or {{date: value}}, not {0!r}"


@frozen
class Mark:
    """A printed value on a day.

    Attributes:
        day: The day by which it must hold, or on which it held.
        quantity: The value.
        precision: How exactly the day was printed.
    """

    day: date
    quantity: Quantity
    precision: Precision = Precision.YEAR


@frozen
class TrajectoryData:
    """One indicator over time.

    Attributes:
        heading: What it is called; empty for bare numbers.
        note: What else it is called, and its scope.
        unit: The unit of all values, or None for bare numbers.
        targets: What is to be reached, by day.
        baselines: What the plan says held, by day.
        observed: What was measured, by day.
        lines: The path between: days (ordinals), values, upper ends.
        stepped: Whether values hold until the next point.
        refusal: Why there is no path through all targets, or None; where the
            plan has yearly steps, the path then follows these.
        undated: How many values could not be placed in time.
        changes: How many targets are changes and no levels.
        noun: What is counted, or the currency unit, where all values agree.
    """

    heading: str
    note: str
    unit: Unit | None
    targets: tuple[Mark, ...]
    baselines: tuple[Mark, ...]
    observed: tuple[Measurement, ...]
    lines: tuple[tuple[float, float, float], ...]
    stepped: bool = False
    refusal: Reason | None = None
    undated: int = 0
    changes: int = 0
    noun: str | None = None


def trajectory_data(subject: Any, observations: Any, method: str, locale: str) -> TrajectoryData:
    """Gather what is to be drawn.

    Raises:
        TypeError: For a subject or observations in no accepted form.
        InterpolationError: For an unknown method.
    """
    if isinstance(subject, Indicator):
        return _of_indicator(subject, observations, method, locale)
    if isinstance(subject, Roadmap | str | bytes):
        raise TypeError(
            f"a trajectory is drawn of an Indicator, statements, points or {{date: value}}, not {subject!r}"
        )
    items = list(subject.items() if isinstance(subject, Mapping) else _iterable(subject))
    statements = [item.statement if isinstance(item, Point) else item for item in items]
    if statements and all(isinstance(item, Statement) for item in statements):
        return _of_statements(statements, observations, method)
    return _of_pairs(items, observations, method)


def _iterable(subject: Any) -> Iterable[Any]:
    if not isinstance(subject, Iterable):
        raise TypeError(
            f"a trajectory is drawn of an Indicator, statements, points or {{date: value}}, not {subject!r}"
        )
    return subject


def _of_indicator(indicator: Indicator, observations: Any, method: str, locale: str) -> TrajectoryData:
    measured, missing = given_measurements(indicator, observations)
    targets = [s for s in indicator.targets if s.basis is Basis.LEVEL]
    held = [s for s in indicator.observations if s.basis is Basis.LEVEL]
    path, refusal = _path(lambda: plan_path(indicator, method), targets)
    if refusal is not None and refusal.code == "repeated_point":
        path, _ = _path(lambda: plan_path(_by_steps(indicator), method), targets)
    return TrajectoryData(
        indicator_heading(indicator, locale),
        indicator_note(indicator, locale),
        _unit([*targets, *held]) or indicator.unit,
        _marks(targets),
        _marks(held),
        _by_day(measured),
        _sampled(path),
        method == "step",
        refusal,
        missing + sum(s.due is None for s in (*targets, *held)),
        sum(s.basis is Basis.CHANGE for s in indicator.targets),
        common_noun([*targets, *held]),
    )


def _by_steps(indicator: Indicator) -> Indicator:
    """The indicator without targets for days that have a milestone: the yearly steps are the plan's own sequence."""
    stepped = {s.due for s in indicator.targets if s.kind is StatementKind.MILESTONE}
    kept = (s for s in indicator.statements if s.kind is not StatementKind.TARGET or s.due not in stepped)
    return indicator.bound_to(tuple(kept))


def _of_statements(statements: list[Statement], observations: Any, method: str) -> TrajectoryData:
    nobody = Indicator("-", statements[-1].label, statements=tuple(statements))
    named = next((s.indicator_id for s in statements if s.indicator_id), None)
    measured, missing = given_measurements(Indicator(named, nobody.label) if named else nobody, observations)
    levels = [s for s in statements if s.basis is Basis.LEVEL]
    held = [s for s in levels if s.kind is StatementKind.BASELINE]
    targets = [s for s in levels if s.kind is not StatementKind.BASELINE]
    path, refusal = _path(lambda: Path.through(levels, method), levels)
    return TrajectoryData(
        nobody.label[:1].upper() + nobody.label[1:],
        "",
        _unit(levels),
        _marks(targets),
        _marks(held),
        _by_day(measured),
        _sampled(path),
        method == "step",
        refusal,
        missing + sum(s.due is None for s in levels),
        len(statements) - len(levels),
        common_noun(levels),
    )


def _of_pairs(items: list[Any], observations: Any, method: str) -> TrajectoryData:
    nobody = Indicator("-", "-")
    planned, missing = given_measurements(nobody, items)
    measured, more = given_measurements(nobody, observations)
    points = {m.date: m.value for m in planned if m.date is not None}
    path, refusal = _path(lambda: Path.through(points, method), planned)
    return TrajectoryData(
        "",
        "",
        None,
        tuple(Mark(m.date, Quantity(m.value)) for m in _by_day(planned) if m.date is not None),
        (),
        _by_day(measured),
        _sampled(path),
        method == "step",
        refusal,
        missing + more,
    )


def _path(make: Any, points: list[Any]) -> tuple[Path | None, Reason | None]:
    """The path, or why there is none; nothing to be said where there are no points at all."""
    try:
        return make(), None
    except InterpolationError as error:
        if error.code == "unknown_name":
            raise
        return None, error.reason if any(getattr(p, "due", getattr(p, "date", None)) for p in points) else None


def _sampled(path: Path | None) -> tuple[tuple[float, float, float], ...]:
    """The path as points close enough to draw: those given, and for curved methods some between."""
    if path is None:
        return ()
    xs = path.series.xs
    between = 1 if path.method in ("linear", "step") else _STEPS
    places = [a + (b - a) * step / between for a, b in pairwise(xs) for step in range(between)]
    found = []
    for x in [*places, xs[-1]]:
        value = path.at(date.fromordinal(round(x)))
        low = float(value)  # type: ignore[arg-type]  # inside the points there is always a value
        high = getattr(value, "high", None)
        found.append((float(round(x)), low, low if high is None else float(high)))
    return tuple(dict.fromkeys(found))


def _marks(statements: Iterable[Statement]) -> tuple[Mark, ...]:
    """Printed values by day; what is said twice stands once."""
    found = [Mark(s.deadline.date, s.quantity, s.deadline.precision) for s in statements if s.deadline is not None]
    return tuple(sorted(dict.fromkeys(found), key=lambda mark: (mark.day, mark.quantity.value)))


def _by_day(measured: Iterable[Measurement]) -> tuple[Measurement, ...]:
    dated = [m for m in measured if m.date is not None]
    return tuple(sorted(dict.fromkeys(dated), key=lambda m: (day_named(m.date), m.value)))


def common_noun(statements: Iterable[Statement]) -> str | None:
    """What all statements count, in the document's words; None for shares, or where they differ."""
    found = {s.quantity.noun for s in statements if s.quantity.unit is not Unit.PERCENT}
    noun = found.pop() if len(found) == 1 else None
    return noun.strip(" .,;:") or None if noun else None


def _unit(statements: Iterable[Statement]) -> Unit | None:
    units = {s.quantity.unit for s in statements}
    return units.pop() if len(units) == 1 else None
