"""How the parts of a plan become rows: the common columns, and what needs review."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from egovplan.exchange.tables.schema import COMMON, TableSchema
from egovplan.model import Finding, Plan, Severity

__all__ = [
    "SCHEMAS",
    "LoadedPlan",
    "Row",
    "TableFunction",
    "part_rows",
    "plan_and_findings",
    "register",
    "registered",
    "under_review",
]

Row = dict[str, Any]
"""A row: every column of its table by name, in the order of the schema."""


class LoadedPlan(Protocol):
    """What loading hands back: a plan with what was noticed about it."""

    @property
    def plan(self) -> Plan:
        """The plan."""

    @property
    def findings(self) -> Iterable[Finding]:
        """What reading and checking noticed."""


class TableFunction(Protocol):
    """A function that makes one table."""

    def __call__(self, plan: Plan | LoadedPlan, findings: Iterable[Finding] = ()) -> list[Row]:
        """Make the table's rows."""


_SCHEMAS: dict[str, TableSchema] = {}
_FUNCTIONS: dict[str, TableFunction] = {}

SCHEMAS: Mapping[str, TableSchema] = MappingProxyType(_SCHEMAS)
"""Every table's schema by name."""

Function = TypeVar("Function", bound=Callable[..., list[Row]])


def register(schema: TableSchema) -> Callable[[Function], Function]:
    """Make a decorator that enters a table function under its schema's name.

    Args:
        schema: Name and columns of the table.

    Raises:
        ValueError: If the name is taken.
    """

    def enter(function: Function) -> Function:
        if schema.name in _SCHEMAS:
            raise ValueError(f"there is a table {schema.name!r} already")
        _SCHEMAS[schema.name] = schema
        _FUNCTIONS[schema.name] = function
        return function

    return enter


def registered(name: str) -> TableFunction:
    """The function that makes the table of that name.

    Args:
        name: Name of the table.

    Raises:
        ValueError: If there is no such table; the message lists those there are.
    """
    try:
        return _FUNCTIONS[name]
    except KeyError:
        raise ValueError(f"there is no table {name!r}; there are {', '.join(sorted(_FUNCTIONS))}") from None


def plan_and_findings(subject: Plan | LoadedPlan, findings: Iterable[Finding] = ()) -> tuple[Plan, tuple[Finding, ...]]:
    """A plan with all findings about it: those it was loaded with, then those given.

    Raises:
        TypeError: For anything but a plan or an object that holds one.
    """
    if isinstance(subject, Plan):
        return subject, tuple(findings)
    plan = getattr(subject, "plan", None)
    if not isinstance(plan, Plan):
        raise TypeError(f"expected a Plan, or an object with .plan and .findings, not {type(subject).__name__}")
    return plan, (*getattr(subject, "findings", ()), *findings)


def under_review(findings: Iterable[Finding]) -> frozenset[str]:
    """Ids of what an error or a warning concerns."""
    return frozenset(f.subject_id for f in findings if f.subject_id is not None and f.severity is not Severity.INFO)


def part_rows(
    schema: TableSchema,
    subject: Plan | LoadedPlan,
    findings: Iterable[Finding],
    cells: Callable[[Any, Plan], tuple[Any, ...]],
) -> list[Row]:
    """One row per part of the plan's tuple that has the table's name.

    Args:
        schema: The table.
        subject: A plan, or an object with ``plan`` and ``findings``.
        findings: Findings that decide ``needs_review``.
        cells: Gives the further cells of one part, in the order of the schema.
    """
    plan, noticed = plan_and_findings(subject, findings)
    review = under_review(noticed)
    names = schema.names
    assert names[: len(COMMON)] == ("plan_id", "id", "line", "needs_review")
    return [
        dict(zip(names, (plan.id, part.id, _line(part), part.id in review, *cells(part, plan)), strict=True))
        for part in getattr(plan, schema.name)
    ]


def _line(part: Any) -> int | None:
    source = getattr(part, "source", None)
    return source.line if source is not None else None
