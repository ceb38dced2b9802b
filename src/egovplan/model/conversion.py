"""Typed converters for the fields of the model.

A converter takes what it knows and hands on what it does not, so that the
field's validator can refuse it and name the field.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from egovplan.model.enums import (
    AgencyKind,
    Basis,
    BudgetSource,
    ClaimKind,
    Comparator,
    Direction,
    GoalKind,
    Level,
    Precision,
    ProjectKind,
    Rhythm,
    Severity,
    StatementKind,
    Unit,
)
from egovplan.model.service_level import ServiceLevel

if TYPE_CHECKING:
    from egovplan.model.dates import Period
    from egovplan.model.source import Source
    from egovplan.model.statement import Statement

__all__ = [
    "agency_kind",
    "basis",
    "budget_sources",
    "claim_kind",
    "comparator",
    "direction",
    "goal_kind",
    "levels",
    "optional_level",
    "pairs",
    "periods",
    "precision",
    "project_kind",
    "rhythm",
    "service_levels",
    "severity",
    "sources",
    "statement_kind",
    "statements",
    "text_rows",
    "texts",
    "unit",
]

E = TypeVar("E", bound=Enum)


def _member(kind: type[E], value: Any) -> E:
    """The member of that value, or the value itself for the validator to refuse."""
    if type(value) is kind:
        return value
    try:
        return kind(value)
    except ValueError:
        return value  # type: ignore[no-any-return]


def _items(values: Any) -> tuple[Any, ...]:
    """The items of a collection; one text is not a collection of letters."""
    return (values,) if isinstance(values, str) else tuple(values)


def agency_kind(value: str | AgencyKind) -> AgencyKind:
    """A kind of agency from its name."""
    return _member(AgencyKind, value)


def basis(value: str | Basis) -> Basis:
    """A basis from its name."""
    return _member(Basis, value)


def claim_kind(value: str | ClaimKind) -> ClaimKind:
    """A kind of claim from its name."""
    return _member(ClaimKind, value)


def comparator(value: str | Comparator) -> Comparator:
    """A comparator from its sign."""
    return _member(Comparator, value)


def direction(value: str | Direction) -> Direction:
    """A direction from its name."""
    return _member(Direction, value)


def goal_kind(value: str | GoalKind) -> GoalKind:
    """A kind of goal from its name."""
    return _member(GoalKind, value)


def precision(value: str | Precision) -> Precision:
    """A precision from its name."""
    return _member(Precision, value)


def project_kind(value: str | ProjectKind) -> ProjectKind:
    """A kind of project from its name."""
    return _member(ProjectKind, value)


def rhythm(value: str | Rhythm) -> Rhythm:
    """A rhythm from its name."""
    return _member(Rhythm, value)


def severity(value: str | Severity) -> Severity:
    """A severity from its name."""
    return _member(Severity, value)


def statement_kind(value: str | StatementKind) -> StatementKind:
    """A kind of statement from its name."""
    return _member(StatementKind, value)


def unit(value: str | Unit) -> Unit:
    """A unit from its name."""
    return _member(Unit, value)


def levels(values: Iterable[str | Level]) -> tuple[Level, ...]:
    """Levels of government from names or members."""
    return tuple(_member(Level, value) for value in _items(values))


def optional_level(value: str | Level | None) -> Level | None:
    """A level of government from a name or member, or None."""
    return None if value is None else _member(Level, value)


def service_levels(values: Iterable[int | str | ServiceLevel]) -> tuple[ServiceLevel, ...]:
    """Levels of online service from numbers, words or members."""
    return tuple(
        _member(ServiceLevel, str(value) if isinstance(value, int) else value)  # a member is no int
        for value in _items(values)
    )


def budget_sources(values: Iterable[str | BudgetSource]) -> tuple[BudgetSource, ...]:
    """Sources of money from names or members."""
    return tuple(_member(BudgetSource, value) for value in _items(values))


def texts(values: Iterable[str]) -> tuple[str, ...]:
    """Texts, in order."""
    return _items(values)


def text_rows(rows: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Rows of cells."""
    return tuple(tuple(row) for row in rows)


def pairs(values: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Pairs of name and value."""
    return tuple((name, value) for name, value in values)


def periods(values: Iterable[Period]) -> tuple[Period, ...]:
    """Periods, in order."""
    return tuple(values)


def sources(values: Iterable[Source]) -> tuple[Source, ...]:
    """Sources, in order."""
    return tuple(values)


def statements(values: Iterable[Statement]) -> tuple[Statement, ...]:
    """Statements, in order."""
    return tuple(values)
