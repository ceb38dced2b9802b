"""What trajectories, scores, summed-up budgets and series show."""

from __future__ import annotations

from datetime import date

from egovplan.analysis import ApartReason, BudgetTable, PlanScore, Score, Trajectory
from egovplan.analysis.series import Series
from egovplan.formatting import format_money, format_reason, format_status, format_term
from egovplan.formatting.catalogues import catalogue
from egovplan.formatting.names import group_name, scope_words
from egovplan.formatting.scoring_words import whole_words
from egovplan.formatting.short_forms import short_day, short_number, short_quantity
from egovplan.model import Money, Precision
from egovplan.notebook.lists import cut_table, named
from egovplan.notebook.markup import Html, element, table
from egovplan.notebook.views import view_of

__all__: list[str] = []


@view_of.register
def _trajectory(subject: Trajectory, locale: str) -> Html:
    words = catalogue(locale)
    rows = []
    for point in subject.points:
        estimate = point.estimate
        told = "–" if estimate is None else short_number(estimate.value, estimate.unit, locale)
        if estimate is not None and estimate.high is not None:
            told += f"–{short_number(estimate.high, estimate.unit, locale)}"
        rows.append([short_day(point.date, Precision.YEAR, locale), told, format_term(point.kind, locale)])
    return cut_table([words.gettext("When"), words.gettext("Value"), words.gettext("Kind")], rows, (1,), locale)


@view_of.register
def _score(subject: Score, locale: str) -> Html:
    words, used = catalogue(locale), subject.inputs
    mark = _number(subject.score, locale)
    if subject.score is not None and subject.full_mark is not None:
        mark = f"{mark} / {_number(subject.full_mark, locale)}"
    rows = [
        [words.gettext("Status"), format_status(subject.status, locale)],
        [words.gettext("Mark"), mark],
        [words.gettext("Baseline"), _dated(used.baseline, used.baseline_at, locale)],
        [words.gettext("Latest"), _dated(used.latest, used.latest_at, locale)],
        [words.gettext("Target"), _dated(used.target, used.target_at, locale)],
        *([words.gettext("Reason"), format_reason(reason, locale)] for reason in subject.reasons),
    ]
    return table(["", ""], rows)


@view_of.register
def _plan_score(subject: PlanScore, locale: str) -> Html:
    words = catalogue(locale)
    rows = [
        [
            named(part.indicator, locale),
            format_status(part.score.status, locale),
            _number(part.score.score, locale),
            "; ".join(format_reason(reason, locale) for reason in part.score.reasons),
        ]
        for part in subject.indicators
        if part.counted or part.score.assessed
    ]
    heads = [words.gettext("Indicator"), words.gettext("Status"), words.gettext("Mark"), words.gettext("Reason")]
    return element("div", element("p", whole_words(subject, locale)), cut_table(heads, rows, (2,), locale))


@view_of.register
def _budget(subject: BudgetTable, locale: str) -> Html:
    words = catalogue(locale)
    by = [name for name in subject.by if name != "currency"]
    rows: list[list[object]] = []
    for row in subject.to_records():
        money = None if row["amount"] is None else Money(row["amount"], row["currency"])
        rows.append(
            [
                *(group_name(name, row[name], locale) for name in by),
                "–" if money is None else format_money(money, locale),
                row["count"],
                "" if row["apart"] is None else format_term(ApartReason(row["apart"]), locale),
            ]
        )
    totals = "; ".join(format_money(money, locale) for money in subject.totals.values())
    heads = [
        *(words.pgettext("Dimension", name) for name in by),
        words.gettext("Amount"),
        words.gettext("Amounts"),
        words.gettext("Not added"),
    ]
    told = [element("p", f"{words.gettext('Total')}: {totals}")] if totals else []
    return element("div", *told, cut_table(heads, rows, (len(by), len(by) + 1), locale))


@view_of.register
def _series(subject: Series, locale: str) -> Html:
    words = catalogue(locale)
    rows: list[list[object]] = []
    for number, strand in enumerate(subject.strands, 1):
        where = str(strand.territory) if strand.territory.province else ""
        scope = scope_words(strand.yardstick.levels, strand.yardstick.service_levels, locale)
        for point in strand:
            deadline = point.statement.deadline
            when = "–" if deadline is None else short_day(deadline.date, deadline.precision, locale)
            value = short_quantity(point.statement.quantity, locale)
            kind = format_term(point.kind, locale)
            rows.append([number, where, scope, when, value, kind, point.plan_id, point.line or ""])
    heads = [
        words.gettext("Strand"),
        words.gettext("Province"),
        words.gettext("Scope"),
        words.gettext("When"),
        words.gettext("Value"),
        words.gettext("Kind"),
        words.gettext("Plan"),
        words.gettext("Line"),
    ]
    return cut_table(heads, rows, (0, 4, 7), locale)


def _number(value: float | None, locale: str) -> str:
    return "–" if value is None else short_number(value, None, locale)


def _dated(value: float | None, when: float | date | None, locale: str) -> str:
    told = _number(value, locale)
    return (
        f"{told} ({short_day(when, Precision.YEAR, locale)})" if value is not None and isinstance(when, date) else told
    )
