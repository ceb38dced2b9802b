"""How far a plan has come, where that was measured."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import frozen

from egovplan.analysis import IndicatorScore, PlanScore, score_plan
from egovplan.formatting import format_day, format_reason, format_status
from egovplan.formatting.catalogues import catalogue
from egovplan.formatting.names import indicator_heading, scope_words
from egovplan.formatting.scoring_words import method_name, whole_words
from egovplan.formatting.short_forms import short_day, short_number
from egovplan.model import Plan, Precision, Unit
from egovplan.plot import attainment
from egovplan.plot.attainment import tone_of
from egovplan.report.charts import Chart, chart_of

__all__ = ["AttainmentPart", "GoalRow", "ScoreRow", "attainment_part"]


@frozen
class ScoreRow:
    """The score of one indicator."""

    name: str
    scope: str
    status: str
    tone: str
    mark: str
    baseline: str
    latest: str
    target: str
    reasons: str


@frozen
class GoalRow:
    """The score of one goal."""

    name: str
    mark: str
    coverage: str


@frozen
class AttainmentPart:
    """How far a plan has come.

    Attributes:
        summary: The whole in a sentence.
        method: The scoring method and the date, in words.
        chart: A bar an indicator that could be assessed; None without any.
        rows: A row an indicator that could be assessed.
        unassessed: Why others could not, and which.
        goals: A row a goal beneath which something could be assessed.
        unmatched: Names in the observations that the plan does not know.
    """

    summary: str
    method: str
    chart: Chart | None
    rows: tuple[ScoreRow, ...]
    unassessed: tuple[tuple[str, tuple[str, ...]], ...]
    goals: tuple[GoalRow, ...]
    unmatched: tuple[str, ...]


def attainment_part(plan: Plan, observations: Any, at: object, method: str, locale: str) -> AttainmentPart | None:
    """How far a plan has come; None where nothing was measured."""
    if observations is None or (hasattr(observations, "__len__") and not len(observations)):
        return None
    whole = score_plan(plan, observations, at=at, method=method)
    words = catalogue(locale)
    told = words.gettext("method: {name}").format(name=method_name(whole.method, locale))
    if whole.at is not None:
        told += " · " + words.gettext("as of {day}").format(day=format_day(whole.at, locale))
    assessed = [part for part in whole.indicators if part.score.assessed]
    return AttainmentPart(
        whole_words(whole, locale),
        told,
        chart_of(attainment(whole, locale=locale, heading=False, assessed_only=True)) if assessed else None,
        tuple(_row(part, locale) for part in assessed),
        tuple(_unassessed(whole, locale)),
        tuple(_goals(whole, locale)),
        whole.unmatched,
    )


def _row(part: IndicatorScore, locale: str) -> ScoreRow:
    score, used, unit = part.score, part.score.inputs, part.indicator.unit
    return ScoreRow(
        indicator_heading(part.indicator, locale),
        scope_words(part.indicator.levels, part.indicator.service_levels, locale),
        format_status(score.status, locale),
        tone_of(score.status),
        "–" if score.score is None else short_number(round(score.score, 1), None, locale),
        _dated(used.baseline, used.baseline_at, unit, locale),
        _dated(used.latest, used.latest_at, unit, locale),
        _dated(used.target, used.target_at, unit, locale),
        "; ".join(format_reason(reason, locale) for reason in score.reasons),
    )


def _unassessed(whole: PlanScore, locale: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The indicators that weigh in and could not be assessed, by the reason."""
    by_reason: dict[str, list[str]] = {}
    for part in whole.missing:
        reasons = part.score.reasons
        why = format_reason(reasons[0], locale) if reasons else format_status(part.score.status, locale)
        by_reason.setdefault(why, []).append(_named(part, locale))
    for why, names in by_reason.items():
        yield why, tuple(names)


def _named(part: IndicatorScore, locale: str) -> str:
    scope = scope_words(part.indicator.levels, part.indicator.service_levels, locale)
    heading = indicator_heading(part.indicator, locale)
    return f"{heading} ({scope})" if scope else heading


def _dated(value: float | None, when: float | date | None, unit: Unit, locale: str) -> str:
    if value is None:
        return "–"
    told = short_number(value, unit, locale)
    return f"{told} ({short_day(when, Precision.YEAR, locale)})" if isinstance(when, date) else told


def _goals(whole: PlanScore, locale: str) -> list[GoalRow]:
    return [
        GoalRow(
            goal.goal.label,
            short_number(round(goal.value, 1), None, locale),
            short_number(round(100 * goal.coverage), Unit.PERCENT, locale),
        )
        for goal in whole.goals
        if goal.value is not None
    ]
