"""`to_html`: what each kind of object shows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from typing import Any

from egovplan.formatting import format_period
from egovplan.formatting.catalogues import catalogue
from egovplan.formatting.names import indicator_heading, indicator_note
from egovplan.formatting.short_forms import short_quantity
from egovplan.model import PARTS, Indicator, Plan, Roadmap, Statement
from egovplan.notebook.lists import cut_table, line_of, list_view, named
from egovplan.notebook.markup import Html, element

__all__ = ["to_html", "view_of"]


def to_html(subject: Any, locale: str = "en") -> Html:
    """An object of this library as HTML.

    Args:
        subject: A plan (or what `egovplan.load` gives), an indicator, a
            roadmap, a trajectory, a score, the score of a plan, a summed-up
            budget, a series; or a list of rows of `egovplan.tables`, of
            statements, indicators, projects or findings.
        locale: Language of headings, form of numbers.

    Returns:
        A piece of HTML, everything in it escaped, that a notebook shows. Of a
        long list it has 200 rows, and says how many more there are.

    Raises:
        TypeError: For anything else.
        ValueError: For an unknown locale.

    >>> to_html(Indicator("i", "thư điện tử <b>"))
    '<div><h4>Thư điện tử &lt;b&gt;</h4></div>'
    """
    # the views of scores, which nothing needs that only shows plans
    import egovplan.notebook.score_views  # noqa: F401

    return view_of(subject, locale)


@singledispatch
def view_of(subject: Any, locale: str) -> Html:
    """The view of an object; a further class registers its own here."""
    if isinstance(getattr(subject, "plan", None), Plan):
        return _loaded(subject, locale)
    if isinstance(subject, Iterable) and not isinstance(subject, str | bytes):
        return list_view(list(subject), locale)
    raise TypeError(f"there is nothing to show of {type(subject).__name__}")


@view_of.register
def _plan(subject: Plan, locale: str) -> Html:
    return element("div", *_head(subject, locale), *_years(subject, locale))


def _loaded(subject: Any, locale: str) -> Html:
    """A plan with what was noticed about it."""
    findings = list(getattr(subject, "findings", ()))
    heading = element("h5", catalogue(locale).gettext("Findings"))
    noticed = [heading, list_view(findings, locale)] if findings else []
    return element("div", *_head(subject.plan, locale), *_years(subject.plan, locale), *noticed)


def _head(plan: Plan, locale: str) -> list[Html]:
    words = catalogue(locale)
    facts = [plan.document.number, format_period(plan.period, locale) if plan.period else None, plan.id]
    counts = [
        f"{len(getattr(plan, name))} {words.pgettext('Table', name.replace('_', ' '))}"
        for name in PARTS
        if getattr(plan, name) and name != "generic_tables"
    ]
    return [
        element("h4", plan.title or plan.document.title or plan.document.number or plan.id),
        element("p", " · ".join(dict.fromkeys(fact for fact in facts if fact))),
        element("p", ", ".join(counts) or words.gettext("nothing that could be read")),
    ]


def _years(plan: Plan, locale: str) -> list[Html]:
    """The targets as a table with a column a year; nothing where none is dated."""
    series = plan.roadmap.series()
    years = sorted({point.date.year for points in series.values() for point in points})
    rows: list[list[object]] = []
    for indicator in plan.indicators:
        if indicator.id in series:
            points = {point.date.year: short_quantity(point.quantity, locale) for point in series[indicator.id]}
            rows.append([named(indicator, locale), *(points.get(year, "") for year in years)])
    if not rows:
        return []
    heads = [catalogue(locale).gettext("Indicator"), *map(str, years)]
    return [cut_table(heads, rows, range(1, len(heads)), locale)]


@view_of.register
def _indicator(subject: Indicator, locale: str) -> Html:
    note = indicator_note(subject, locale)
    told = [element("h4", indicator_heading(subject, locale)), *([element("p", note)] if note else [])]
    by_date = sorted(subject.statements, key=lambda s: (s.due is None, s.due.toordinal() if s.due else 0))
    return element("div", *told, *([list_view(by_date, locale)] if by_date else []))


@view_of.register
def _roadmap(subject: Roadmap, locale: str) -> Html:
    words = catalogue(locale)
    rows: list[list[object]] = []
    for year in subject.years:
        for item in subject.year(year):
            value = short_quantity(item.quantity, locale) if isinstance(item, Statement) else ""
            rows.append([year, value, item.label, line_of(item)])
    heads = [words.gettext("Year"), words.gettext("Value"), words.gettext("What"), words.gettext("Line")]
    return cut_table(heads, rows, (1, 3), locale)
