"""The indicators of a plan: those followed over time, with a chart each, and all other targets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import frozen

from egovplan.analysis.scoring.evidence import given_measurements
from egovplan.formatting import format_deadline, format_quantity, format_term
from egovplan.formatting.catalogues import catalogue
from egovplan.formatting.names import indicator_heading, indicator_note, scope_words
from egovplan.formatting.short_forms import short_day, short_number, short_quantity
from egovplan.model import Basis, Goal, Indicator, Plan, Precision, Statement, StatementKind
from egovplan.plot import trajectory
from egovplan.plot.trajectory_data import common_noun
from egovplan.report.charts import Chart, chart_of

__all__ = ["Card", "Entry", "Group", "Moment", "Step", "cards", "is_followed", "other_targets", "steps"]


_SIZE = (5.4, 2.75)
"""Of a chart beside a table, in inches: small, so that its letters are large on the page."""


@frozen
class Entry:
    """A row of a table of values.

    Attributes:
        when: The date, in words.
        value: The value, in words.
        kind: target, milestone or baseline, in words.
        tone: The same as a word for the style of the page.
        line: Line of the document, or None.
        label: What is measured, in the document's words.
        scope: Levels of government and service, in words.
    """

    when: str
    value: str
    kind: str
    tone: str
    line: int | None = None
    label: str = ""
    scope: str = ""


@frozen
class Moment:
    """What is known of one day.

    Attributes:
        when: The date, in words.
        planned: What the plan says of it.
        baseline: The word for a baseline, where that is one; else empty.
        measured: What was measured.
        lines: Lines of the document.
    """

    when: str
    planned: str
    baseline: str
    measured: str
    lines: tuple[int, ...]


@frozen
class Card:
    """An indicator that is followed over time.

    Attributes:
        id: Its id.
        heading: What it is called.
        note: What else it is called, and its scope.
        chart: Its chart.
        moments: Its values by date.
        measured: Whether any was measured.
        noun: What is counted, where all values agree; else None.
    """

    id: str
    heading: str
    note: str
    chart: Chart
    moments: tuple[Moment, ...]
    measured: bool
    noun: str | None


@frozen
class Group:
    """Targets of one goal; the heading is None for those of none."""

    heading: str | None
    entries: tuple[Entry, ...]


@frozen
class Step:
    """A dated step without a number."""

    when: str
    label: str
    line: int | None


def is_followed(indicator: Indicator, observations: Any) -> bool:
    """Whether there is a path to draw: values on two dates at least, or a measured one."""
    levels = [s for s in indicator.statements if s.basis is Basis.LEVEL and s.due is not None]
    if not any(s.kind is not StatementKind.BASELINE for s in levels):
        return False
    measured, _ = given_measurements(indicator, observations)
    return len({s.due for s in levels}) > 1 or bool(measured)


def cards(plan: Plan, observations: Any, method: str, locale: str) -> Iterator[Card]:
    """The indicators followed over time, in the order of the plan."""
    for indicator in plan.indicators:
        if is_followed(indicator, observations):
            figure = trajectory(indicator, observations, method, locale=locale, heading=False, size=_SIZE)
            moments = tuple(_moments(indicator, observations, locale))
            yield Card(
                indicator.id,
                indicator_heading(indicator, locale),
                indicator_note(indicator, locale),
                chart_of(figure),
                moments,
                any(moment.measured for moment in moments),
                common_noun(indicator.statements),
            )


def _moments(indicator: Indicator, observations: Any, locale: str) -> Iterator[Moment]:
    """One row a day, by date; what has no date comes last."""
    stated: dict[date | None, list[Statement]] = {}
    for statement in indicator.statements:
        stated.setdefault(statement.due, []).append(statement)
    measured: dict[date | None, list[float]] = {}
    for value in given_measurements(indicator, observations)[0]:
        measured.setdefault(value.date, []).append(value.value)
    for day in sorted({*stated, *measured}, key=lambda day: day or date.max):
        here = stated.get(day, [])
        values = [short_number(value, indicator.unit, locale) for value in measured.get(day, [])]
        yield Moment(
            _when(here[0], locale) if here else short_day(day, Precision.YEAR, locale),
            ", ".join(dict.fromkeys(_short(s, locale) for s in here)),
            format_term(StatementKind.BASELINE, locale) if any(s.kind is StatementKind.BASELINE for s in here) else "",
            ", ".join(dict.fromkeys(values)),
            tuple(dict.fromkeys(s.source.line for s in here if s.source)),
        )


def _short(statement: Statement, locale: str) -> str:
    told = short_quantity(statement.quantity, locale)
    return f"{told} ({format_term(statement.basis, locale)})" if statement.basis is Basis.CHANGE else told


def _entry(statement: Statement, locale: str) -> Entry:
    value = format_quantity(statement.quantity, locale)
    if statement.basis is Basis.CHANGE:
        value = catalogue(locale).gettext("{value} (by how much it changes)").format(value=value)
    return Entry(
        _when(statement, locale),
        value,
        format_term(statement.kind, locale),
        statement.kind.value,
        statement.source.line if statement.source else None,
        statement.label,
        scope_words(statement.levels, statement.service_levels, locale),
    )


def _when(statement: Statement, locale: str) -> str:
    deadline = statement.deadline
    if deadline is None:
        return catalogue(locale).gettext("no date")
    return short_day(deadline.date, deadline.precision, locale)


def other_targets(plan: Plan, observations: Any, locale: str) -> list[Group]:
    """Targets that no chart shows, by the goal that they serve, in the order of the plan."""
    shown = {indicator.id for indicator in plan.indicators if is_followed(indicator, observations)}
    groups: dict[str | None, list[Entry]] = {}
    for statement in plan.statements:
        if statement.kind is not StatementKind.BUDGET and statement.indicator_id not in shown:
            groups.setdefault(_goal(plan, statement), []).append(_entry(statement, locale))
    return [Group(heading, tuple(entries)) for heading, entries in groups.items()]


def _goal(plan: Plan, statement: Statement) -> str | None:
    """The topmost goal above a statement; where that stands alone, the last heading above it.

    A goal that stands alone often says the same as the statement.
    """
    indicator = plan[statement.indicator_id] if statement.indicator_id is not None else None
    goal = plan[indicator.goal_id] if indicator is not None and indicator.goal_id in plan else None
    seen: set[str] = set()
    while isinstance(goal, Goal) and goal.parent_id is not None and goal.parent_id in plan and goal.id not in seen:
        seen.add(goal.id)
        goal = plan[goal.parent_id]
    if isinstance(goal, Goal) and any(other.parent_id == goal.id for other in plan.goals):
        return goal.label
    return statement.section.rpartition(" > ")[2] if statement.section else None


def steps(plan: Plan, locale: str) -> list[Step]:
    """Dated steps without a number, by date."""
    ordered = sorted(plan.milestones, key=lambda step: step.due or date.max)
    return [
        Step(format_deadline(step.deadline, locale), step.label, step.source.line if step.source else None)
        for step in ordered
    ]
