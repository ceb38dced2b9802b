"""Every part of a plan in a few words, for a person who looks at a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from egovplan.catalogue.indicators import shipped_catalogue
from egovplan.formatting import format_day, format_deadline, format_money, format_period, format_quantity, format_term
from egovplan.model import (
    BudgetLine,
    Claim,
    Goal,
    Indicator,
    LegalBasis,
    Milestone,
    Plan,
    Project,
    Statement,
)

__all__ = ["part_words"]


def part_words(plan: Plan, locale: str) -> Iterator[tuple[Any, str]]:
    """Every part that knows where it was read, and the document itself, with its words."""
    act = plan.document
    if act.source is not None:
        yield act, f"document: {act.number or act.title or 'without number'}"
    for name, part in plan.parts():
        if isinstance(part, Indicator) or getattr(part, "source", None) is None:
            continue
        tell = _WORDS.get(type(part))
        yield part, tell(part, plan, locale) if tell else f"{name.replace('_', ' ')}: {_named(part)}"


def _statement(part: Statement, plan: Plan, locale: str) -> str:
    words = [
        f"{part.kind}: {format_quantity(part.quantity, locale)}",
        part.label,
        format_deadline(part.deadline, locale),
    ]
    words += [format_term(level, locale) for level in part.levels]
    words += [f"service level {level.token}" for level in part.service_levels]
    if part.indicator_id is not None and (code := plan[part.indicator_id].concept):
        words.append(f"concept {code}{_meaning(code, locale)}")
    return "; ".join(words)


def _meaning(code: str, locale: str) -> str:
    """What a concept of the shipped catalogue is called; a user's own has its code only."""
    known = shipped_catalogue()
    if code not in known:
        return ""
    return f" ({known[code].name_vi if locale == 'vi' else known[code].name})"


def _milestone(part: Milestone, plan: Plan, locale: str) -> str:
    return f"step: {part.label}; {format_deadline(part.deadline, locale)}"


def _goal(part: Goal, plan: Plan, locale: str) -> str:
    return f"{part.kind} goal: {part.label}"


def _basis(part: LegalBasis, plan: Plan, locale: str) -> str:
    day = part.issued_text or (format_day(part.issued_on, locale) if part.issued_on else None)
    return "legal basis: " + "; ".join(word for word in (part.number, part.kind, day, part.title) if word)


def _project(part: Project, plan: Plan, locale: str) -> str:
    words = [f"{part.kind}: {part.name}", part.lead, *(format_period(period, locale) for period in part.periods)]
    if part.cost is not None:
        words.append(format_money(part.cost, locale))
    return "; ".join(word for word in words if word)


def _budget(part: BudgetLine, plan: Plan, locale: str) -> str:
    sources = " + ".join(format_term(source, locale) for source in part.sources) or part.source_text
    words = [f"budget line: {format_money(part.amount, locale)}", sources, part.year and str(part.year)]
    return "; ".join(word for word in words if word)


def _claim(part: Claim, plan: Plan, locale: str) -> str:
    return "claim: " + " ".join(word for word in (part.kind, part.table, part.subject, part.value, part.unit) if word)


_WORDS: dict[type, Callable[[Any, Plan, str], str]] = {
    Statement: _statement,
    Milestone: _milestone,
    Goal: _goal,
    LegalBasis: _basis,
    Project: _project,
    BudgetLine: _budget,
    Claim: _claim,
}

_TELLING = ("number", "name", "agency", "role", "body", "what", "text", "caption", "year", "value")


def _named(part: Any) -> str:
    """The fields that name a part of any other kind."""
    values = (getattr(part, name, None) for name in _TELLING)
    return "; ".join(str(value) for value in values if value is not None)
