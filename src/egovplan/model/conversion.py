"""Typed converters for the fields of the model."""

from __future__ import annotations

from collections.abc import Iterable

from egovplan.model.enums import BudgetSource, Level
from egovplan.model.service_level import ServiceLevel

__all__ = ["budget_sources", "levels", "optional_level", "service_levels", "text_rows"]


def levels(values: Iterable[str | Level]) -> tuple[Level, ...]:
    """Levels of government from names or members."""
    return tuple(Level(value) for value in values)


def optional_level(value: str | Level | None) -> Level | None:
    """A level of government from a name or member, or None."""
    return None if value is None else Level(value)


def service_levels(values: Iterable[int | str | ServiceLevel]) -> tuple[ServiceLevel, ...]:
    """Levels of online service from numbers, words or members."""
    return tuple(ServiceLevel.of(value) for value in values)


def budget_sources(values: Iterable[str | BudgetSource]) -> tuple[BudgetSource, ...]:
    """Sources of money from names or members."""
    return tuple(BudgetSource(value) for value in values)


def text_rows(rows: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Rows of cells."""
    return tuple(tuple(row) for row in rows)
