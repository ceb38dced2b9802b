"""Lists of things of one kind as tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from egovplan.formatting import (
    format_deadline,
    format_finding,
    format_money,
    format_period,
    format_quantity,
    format_term,
)
from egovplan.formatting.catalogues import catalogue
from egovplan.formatting.names import indicator_heading, scope_words
from egovplan.model import Finding, Indicator, Project, Statement
from egovplan.notebook.markup import Html, element, join, table

__all__ = ["MOST_ROWS", "cut_table", "line_of", "list_view", "named"]

MOST_ROWS = 200
"""So many rows are shown; how many more there are is said."""


def list_view(items: Sequence[Any], locale: str) -> Html:
    """A list of rows, statements, indicators, projects or findings.

    Raises:
        TypeError: For a list of anything else, or of several kinds.
    """
    if not items:
        return element("p", catalogue(locale).gettext("nothing to show"))
    for kind, view in _VIEWS.items():
        if all(isinstance(item, kind) for item in items):
            return view(items, locale)
    raise TypeError(f"there is nothing to show of a list of {type(items[0]).__name__}")


def cut_table(columns: Sequence[str], rows: Sequence[Sequence[object]], numeric: Sequence[int], locale: str) -> Html:
    """A table of at most `MOST_ROWS` rows, and how many more there are."""
    shown = table(columns, rows[:MOST_ROWS], numeric)
    more = len(rows) - MOST_ROWS
    if more <= 0:
        return shown
    return join([shown, element("p", catalogue(locale).gettext("and {count} more").format(count=more))])


def named(indicator: Indicator, locale: str) -> str:
    """An indicator with its scope."""
    scope = scope_words(indicator.levels, indicator.service_levels, locale)
    heading = indicator_heading(indicator, locale)
    return f"{heading} ({scope})" if scope else heading


def line_of(part: Any) -> int | str:
    """The line of a part; empty where it has none."""
    source = getattr(part, "source", None)
    return "" if source is None else source.line


def _records(items: Sequence[Mapping[str, Any]], locale: str) -> Html:
    """Rows of a table, with the columns that any of them has."""
    columns = list(dict.fromkeys(name for item in items for name in item))
    numeric = [place for place, name in enumerate(columns) if all(_is_number(item.get(name)) for item in items)]
    return cut_table(columns, [[_cell(item.get(name)) for name in columns] for item in items], numeric, locale)


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _cell(value: object) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _statements(items: Sequence[Statement], locale: str) -> Html:
    words = catalogue(locale)
    rows = [
        [
            format_term(s.kind, locale),
            format_quantity(s.quantity, locale),
            s.label,
            format_deadline(s.deadline, locale),
            scope_words(s.levels, s.service_levels, locale),
            line_of(s),
        ]
        for s in items
    ]
    heads = [
        words.gettext("Kind"),
        words.gettext("Value"),
        words.gettext("What"),
        words.gettext("When"),
        words.gettext("Scope"),
        words.gettext("Line"),
    ]
    return cut_table(heads, rows, (5,), locale)


def _findings(items: Sequence[Finding], locale: str) -> Html:
    words = catalogue(locale)
    rows = [[format_term(f.severity, locale), f.code, format_finding(f, locale), f.line or ""] for f in items]
    heads = [words.gettext("Severity"), words.gettext("Code"), words.gettext("Message"), words.gettext("Line")]
    return cut_table(heads, rows, (3,), locale)


def _projects(items: Sequence[Project], locale: str) -> Html:
    words = catalogue(locale)
    rows = [
        [
            project.number or "",
            project.name,
            project.lead or "",
            ", ".join(format_period(period, locale) for period in project.periods) or project.period_text or "",
            "" if project.cost is None else format_money(project.cost, locale),
            line_of(project),
        ]
        for project in items
    ]
    heads = [
        words.gettext("No."),
        words.gettext("Name"),
        words.gettext("Led by"),
        words.gettext("When"),
        words.gettext("Cost"),
        words.gettext("Line"),
    ]
    return cut_table(heads, rows, (4, 5), locale)


def _indicators(items: Sequence[Indicator], locale: str) -> Html:
    words = catalogue(locale)
    rows = [[named(i, locale), i.concept or "", format_term(i.unit, locale), len(i.targets)] for i in items]
    heads = [words.gettext("Indicator"), words.gettext("Concept"), words.gettext("Unit"), words.gettext("Targets")]
    return cut_table(heads, rows, (3,), locale)


_VIEWS: dict[type, Callable[[Any, str], Html]] = {
    Statement: _statements,
    Finding: _findings,
    Project: _projects,
    Indicator: _indicators,
    Mapping: _records,
}
