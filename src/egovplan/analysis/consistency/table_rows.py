"""The rows of the tables of a plan, looked up by the group they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from egovplan.analysis.consistency.wording import key
from egovplan.model import Plan, Project

__all__ = ["COUNTED_COLUMNS", "TABLES", "RowIndex"]

TABLES = (
    "projects",
    "budget",
    "services",
    "service_groups",
    "databases",
    "portals",
    "rollouts",
    "inventory",
    "staffing",
    "generic_tables",
)
"""The tuples of a plan that appendices fill."""

COUNTED_COLUMNS = {
    "inventory": ("servers", "workstations", "laptops", "administrators"),
    "portals": ("procedures",),
}
"""Columns of whole numbers that a total row adds up, by table."""

# What the rows of a list can be grouped by; a row has some of these.
_GROUPINGS = ("kind", "group", "level", "agency", "what", "year", "role", "body")


class RowIndex:
    """The rows of each table by group; every table is indexed once, when it is first asked for.

    A group is what a row stands under or belongs to: its sub-heading, kind,
    level of government, year, what is rolled out, or agency; for a budget line
    also the heading and the kind of its project.

    Args:
        plan: The plan whose rows to look up.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._by_group: dict[str, dict[str, list[Any]]] = {}

    def rows(self, table: str, group: str | None = None) -> tuple[Any, ...]:
        """The rows of a table, or of one group of it; none for a table that a plan does not have."""
        if table not in TABLES:
            return ()
        if group is None:
            return tuple(getattr(self._plan, table))
        if table not in self._by_group:
            self._by_group[table] = self._index(table)
        return tuple(self._by_group[table].get(key(group), ()))

    def _index(self, table: str) -> dict[str, list[Any]]:
        index: dict[str, list[Any]] = {}
        for row in getattr(self._plan, table):
            for group in dict.fromkeys(key(str(value)) for value in self._groups(row)):
                index.setdefault(group, []).append(row)
        return index

    def _groups(self, row: Any) -> Iterator[Any]:
        yield from (value for name in _GROUPINGS if (value := getattr(row, name, None)) is not None)
        project = self._plan[row.project_id] if getattr(row, "project_id", None) in self._plan else None
        if isinstance(project, Project):
            yield project.kind
            if project.group is not None:
                yield project.group
