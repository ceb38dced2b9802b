"""The tables of equipment and of staff."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from egovplan.exchange.tables.rows import LoadedPlan, Row, part_rows, register
from egovplan.exchange.tables.schema import Column, TableSchema
from egovplan.model import Finding, InventoryItem, Plan, StaffingNorm

__all__ = ["INVENTORY", "STAFFING", "inventory", "staffing"]

INVENTORY = TableSchema(
    "inventory",
    "Equipment and network administrators of one body; None where no number is printed.",
    (
        Column("number", "text", "Its number in the list, as printed."),
        Column("agency", "text", "Whose, as printed.", required=True),
        Column("servers", "integer", "Number of servers."),
        Column("workstations", "integer", "Number of workstations."),
        Column("laptops", "integer", "Number of laptops."),
        Column("administrators", "integer", "Number of network administrators."),
        Column("agency_id", "text", "Id of the resolved body."),
    ),
)

STAFFING = TableSchema(
    "staffing",
    "How many people of a role a kind of body should have in a year.",
    (
        Column("role", "text", "The role, as printed.", required=True),
        Column("body", "text", "province, district, commune or some departments.", required=True),
        Column("year", "integer", "The year."),
        Column("low", "integer", "Fewest.", required=True),
        Column("high", "integer", "Most; equal to low where one number is printed.", required=True),
    ),
)


@register(INVENTORY)
def inventory(plan: Plan | LoadedPlan, findings: Iterable[Finding] = ()) -> list[Row]:
    """The equipment of the bodies, one row each; total rows are claims.

    Args:
        plan: A plan, or an object with ``plan`` and ``findings`` as loading gives it.
        findings: Findings about it; errors and warnings set ``needs_review``.

    >>> inventory(Plan("p", inventory=[InventoryItem("i", "Sở Tư pháp", servers=2)]))[0]["laptops"] is None
    True
    """
    return part_rows(INVENTORY, plan, findings, _item)


@register(STAFFING)
def staffing(plan: Plan | LoadedPlan, findings: Iterable[Finding] = ()) -> list[Row]:
    """The staffing norms, one row per role, kind of body and year.

    Args:
        plan: A plan, or an object with ``plan`` and ``findings`` as loading gives it.
        findings: Findings about it; errors and warnings set ``needs_review``.

    >>> staffing(Plan("p", staffing=[StaffingNorm("n", "cán bộ CNTT", "district", 2, 3, 2015)]))[0]["high"]
    3
    """
    return part_rows(STAFFING, plan, findings, _norm)


def _item(item: InventoryItem, plan: Plan) -> tuple[Any, ...]:
    return (
        item.number,
        item.agency,
        item.servers,
        item.workstations,
        item.laptops,
        item.administrators,
        item.agency_id,
    )


def _norm(norm: StaffingNorm, plan: Plan) -> tuple[Any, ...]:
    return norm.role, norm.body, norm.year, norm.low, norm.high
