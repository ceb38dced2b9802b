"""The head of the report: the document, and its plan in a few numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import frozen

from egovplan.analysis import BudgetTable
from egovplan.formatting import format_day, format_deadline, format_money, format_period
from egovplan.formatting.catalogues import catalogue
from egovplan.formatting.names import document_kind_name, province_name
from egovplan.formatting.numbers import format_number
from egovplan.formatting.short_forms import short_number
from egovplan.model import Plan, Severity, Unit
from egovplan.report.subject import Subject

__all__ = ["Fact", "Tile", "facts", "tiles", "title_of"]


@frozen
class Fact:
    """A label and what stands behind it; ``foreign`` where these are words of the document."""

    label: str
    value: str
    foreign: bool = False


@frozen
class Tile:
    """A number with its meaning, and the part of the page that says more."""

    value: str
    label: str
    anchor: str | None = None


def facts(subject: Subject, locale: str) -> Iterator[Fact]:
    """The document; what it does not say is left out."""
    words, act, plan = catalogue(locale), subject.plan.document, subject.plan
    kind = document_kind_name(act.kind, locale)
    if act.number or kind:
        yield Fact(words.gettext("Document"), " · ".join(part for part in (act.number, kind) if part))
    if act.issued_on:
        issued = format_day(act.issued_on, locale)
        yield Fact(words.gettext("Issued"), f"{issued}, {act.place}" if act.place else issued)
    if act.issuer:
        yield Fact(words.gettext("Issued by"), act.issuer, foreign=True)
    if act.signatory:
        yield Fact(words.gettext("Signed by"), act.signatory, foreign=True)
    if act.province:
        yield Fact(words.gettext("Province"), province_name(act.province) or act.province, foreign=True)
    if plan.period:
        yield Fact(words.gettext("Period"), format_period(plan.period, locale))
    if plan.horizon:
        yield Fact(words.gettext("Outlook"), format_deadline(plan.horizon, locale))
    if subject.name:
        yield Fact(words.gettext("Read from"), subject.name)


def tiles(subject: Subject, followed: int, budget: BudgetTable, locale: str) -> Iterator[Tile]:
    """The plan in numbers; of what there is nothing, there is no tile."""
    words, plan = catalogue(locale), subject.plan
    yield Tile(format_number(len(plan.indicators), locale), words.gettext("indicators"), "indicators")
    yield Tile(format_number(followed, locale), words.gettext("followed over time"), "indicators")
    if plan.targets:
        yield Tile(format_number(len(plan.targets), locale), words.gettext("targets"), "targets")
    if plan.milestones:
        yield Tile(format_number(len(plan.milestones), locale), words.gettext("steps without a number"), "steps")
    if plan.projects:
        yield Tile(format_number(len(plan.projects), locale), words.gettext("projects and tasks"), "projects")
    for money in budget.totals.values():
        yield Tile(format_money(money, locale, "compact"), words.gettext("set aside"), "budget")
    yield Tile(*_of_findings(subject, locale), "findings")
    if subject.coverage is not None:
        share = short_number(round(100 * subject.coverage.line_share), Unit.PERCENT, locale)
        yield Tile(share, words.gettext("of the lines accounted for"), "coverage")


def _of_findings(subject: Subject, locale: str) -> tuple[str, str]:
    words = catalogue(locale)
    counts = Counter(finding.severity for finding in subject.findings)
    told = words.gettext("findings (errors: {errors}, warnings: {warnings})").format(
        errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING]
    )
    return format_number(len(subject.findings), locale), told


def title_of(plan: Plan) -> str:
    """What the page is called: the plan's title, else its document's, else its id."""
    return plan.title or plan.document.title or plan.document.number or plan.id
