"""The table of the bodies of government that a plan names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from egovplan.exchange.tables.rows import LoadedPlan, Row, part_rows, register
from egovplan.exchange.tables.schema import Column, TableSchema
from egovplan.model import Agency, Finding, Plan

__all__ = ["AGENCIES", "agencies"]

AGENCIES = TableSchema(
    "agencies",
    "One body of government, or one class of bodies; line is that of the first row that names it.",
    (
        Column("name", "text", "Canonical name in Vietnamese.", required=True),
        Column("level", "text", "Level of government."),
        Column("kind", "text", "What kind of body it is.", required=True),
        Column("names", "texts", "The spellings it goes by in this plan.", required=True),
        Column("province", "text", "Code of its province."),
    ),
)

_ONE = ("agency_id",)
_SEVERAL = ("lead_ids", "partner_ids", "agency_ids")


@register(AGENCIES)
def agencies(plan: Plan | LoadedPlan, findings: Iterable[Finding] = ()) -> list[Row]:
    """The bodies that the plan names, one row each.

    Args:
        plan: A plan, or an object with ``plan`` and ``findings`` as loading gives it.
        findings: Findings about it; errors and warnings set ``needs_review``.

    >>> agencies(Plan("p", agencies=[Agency("son-hai/so-noi-vu", "Sở Nội vụ", level="province")]))[0]["name"]
    'Sở Nội vụ'
    """
    rows = part_rows(AGENCIES, plan, findings, _cells)
    lines = _first_lines(plan if isinstance(plan, Plan) else plan.plan)
    for row in rows:
        row["line"] = lines.get(row["id"])
    return rows


def _cells(agency: Agency, plan: Plan) -> tuple[Any, ...]:
    level = agency.level.value if agency.level is not None else None
    return agency.name, level, agency.kind.value, list(agency.names), agency.province


def _first_lines(plan: Plan) -> dict[str, int]:
    """Agency id to the first line of a part that names it: an agency has no place of its own."""
    lines: dict[str, int] = {}
    for _, part in plan.parts():
        source = getattr(part, "source", None)
        if source is None:
            continue
        named = [getattr(part, name, None) for name in _ONE]
        named += [one for name in _SEVERAL for one in getattr(part, name, ())]
        for agency_id in named:
            if agency_id is not None:
                lines[agency_id] = min(source.line, lines.get(agency_id, source.line))
    return lines
