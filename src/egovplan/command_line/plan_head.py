"""The head of what ``egovplan show`` prints: the document, its period, what it holds."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from egovplan.catalogue.document_kinds import document_kinds
from egovplan.command_line.output import printable
from egovplan.formatting import format_day, format_deadline, format_period
from egovplan.formatting.catalogues import catalogue
from egovplan.model import PARTS, Plan

__all__ = ["plan_head"]

_MOST_ACTS = 4
_NOT_COUNTED = ("legal_bases", "generic_tables")


def plan_head(plan: Plan, locale: str) -> Table:
    """Label and value, a row each; what the plan does not say is left out."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for label, value in _rows(plan, locale):
        table.add_row(label, printable(value))
    return table


def _rows(plan: Plan, locale: str) -> Iterator[tuple[str, str]]:
    words = catalogue(locale)
    act = plan.document
    parts = [act.number, _kind(act.kind, locale), act.issued_on and format_day(act.issued_on, locale), act.place]
    if any(parts):
        yield words.gettext("document"), ", ".join(part for part in parts if part)
    if act.issuer:
        yield words.gettext("issued by"), act.issuer
    if act.signatory:
        yield words.gettext("signed by"), act.signatory
    if plan.period:
        yield words.gettext("period"), format_period(plan.period, locale)
    if plan.horizon:
        yield words.gettext("outlook"), format_deadline(plan.horizon, locale)
    if plan.legal_bases:
        yield words.gettext("rests on"), _acts(plan, locale)
    yield words.gettext("holds"), _holdings(plan, locale)


def _kind(code: str | None, locale: str) -> str | None:
    kind = document_kinds().get(code) if code else None
    if kind is None:
        return code
    return kind.name.lower() if locale == "vi" else kind.english


def _acts(plan: Plan, locale: str) -> str:
    names = [basis.number or basis.title or "?" for basis in plan.legal_bases]
    shown = ", ".join(names[:_MOST_ACTS])
    more = len(names) - _MOST_ACTS
    return shown if more <= 0 else catalogue(locale).gettext("{acts} and {number} more").format(acts=shown, number=more)


def _holdings(plan: Plan, locale: str) -> str:
    counts = {name: len(getattr(plan, name)) for name in PARTS if name not in _NOT_COUNTED}
    told = [f"{count} {_rows_of(name, locale)}" for name, count in counts.items() if count]
    return ", ".join(told) or catalogue(locale).gettext("nothing that could be read")


def _rows_of(table: str, locale: str) -> str:
    """What the rows of a table are called."""
    words = catalogue(locale)
    match table:
        case "budget":
            return words.gettext("budget lines")
        case "inventory":
            return words.gettext("rows of equipment")
        case "staffing":
            return words.gettext("staffing norms")
        case _:
            return words.pgettext("Table", table.replace("_", " "))
