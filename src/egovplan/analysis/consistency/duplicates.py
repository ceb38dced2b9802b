"""Rows that a list holds twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from egovplan.analysis.consistency.doubt import for_the_record
from egovplan.analysis.consistency.registry import consistency_check
from egovplan.analysis.consistency.wording import key, short
from egovplan.catalogue.findings import finding
from egovplan.model import Finding, Plan

__all__ = ["duplicate_row"]

# For each list: what names a row, and what else tells two rows of that name apart.
_NAMES_AND_REST: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "services": (("name",), ("group", "agency", "level")),
    "service_groups": (("name",), ()),
    "databases": (("name",), ("agency",)),
    "portals": (("agency",), ("url",)),
    "rollouts": (("agency", "what"), ("year",)),
    "inventory": (("agency",), ()),
    "projects": (("kind", "name"), ("group", "lead", "period_text")),
    "staffing": (("role", "body", "year"), ("low", "high")),
}


@consistency_check("duplicate-row")
def duplicate_row(plan: Plan) -> Iterator[Finding]:
    """A list names each thing once.

    A row that agrees with an earlier one in everything that tells rows apart
    is marked; one that agrees in the name alone (the same service of the
    district and of the commune) is info. A row without a label that goes on
    with a labelled one of that name is none: its name cell spans both.
    """
    for table, (names, rest) in _NAMES_AND_REST.items():
        first_of_name: dict[tuple[str, ...], Any] = {}
        same: dict[tuple[str, ...], Any] = {}
        for row in getattr(plan, table):
            name = _cells(row, names)
            whole = name + _cells(row, rest)
            if _goes_on(first_of_name.get(name), row):
                continue
            if whole in same:
                yield _repeated(table, same[whole], row, name)
            elif name in first_of_name:
                yield for_the_record(_repeated(table, first_of_name[name], row, name))
            first_of_name.setdefault(name, row)
            same.setdefault(whole, row)


def _goes_on(first: Any, row: Any) -> bool:
    return getattr(first, "number", None) is not None and getattr(row, "number", None) is None


def _cells(row: Any, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key(str(value)) if (value := getattr(row, name)) is not None else "" for name in names)


def _repeated(table: str, first: Any, row: Any, name: tuple[str, ...]) -> Finding:
    return finding(
        "duplicate-row",
        row.source,
        related=[first.source] if first.source else (),
        subject_id=row.id,
        number=getattr(row, "number", None) or "-",
        first=getattr(first, "number", None) or "-",
        table=table,
        name=short(getattr(row, "name", None) or getattr(row, "agency", None) or ", ".join(name)),
    )
