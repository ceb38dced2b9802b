"""The tables of projects and of the money for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from egovplan.exchange.tables.cells import date_cell, money_cells
from egovplan.exchange.tables.rows import LoadedPlan, Row, part_rows, register
from egovplan.exchange.tables.schema import Column, TableSchema
from egovplan.model import BudgetLine, Finding, Plan, Project

__all__ = ["BUDGET", "PROJECTS", "budget", "projects"]

_AMOUNT = (
    Column("printed_amount", "number", "The amount as printed, in the printed unit."),
    Column("printed_unit", "text", "The printed unit, None where none is printed."),
    Column("amount", "money", "The amount in whole units of the currency (đồng); None where the unit is unknown."),
    Column("currency", "text", "ISO 4217 code, where the amount is known."),
)
_HIGH = Column("printed_high", "number", "The upper end as printed, where a range is printed.")

PROJECTS = TableSchema(
    "projects",
    "One investment project or task.",
    (
        Column("number", "text", "Its number in the list, as printed."),
        Column("kind", "text", "project or task.", required=True),
        Column("group", "text", "The sub-heading it stands under."),
        Column("name", "text", "Its name, in the source's words.", required=True),
        Column("lead", "text", "Who leads it, as printed."),
        Column("partners", "text", "Who takes part, as printed."),
        Column("objective", "text", "What it is for, or its product, as printed."),
        Column("start", "date", "First day over all its periods, None where not readable."),
        Column("end", "date", "Last day over all its periods, None where not readable."),
        Column("period_text", "text", "The time as printed; several are joined with '; '."),
        *_AMOUNT,
        Column("funding_text", "text", "Where the money comes from, as printed."),
        Column("status", "text", "How far it is, as printed."),
        Column("note", "text", "Anything else the row says."),
        Column("lead_ids", "texts", "Ids of the resolved bodies that lead.", required=True),
        Column("partner_ids", "texts", "Ids of the resolved bodies that take part.", required=True),
        _HIGH,
    ),
)

BUDGET = TableSchema(
    "budget",
    "Money for a project or the plan, from one source or from several that the text does not split.",
    (
        Column("project_id", "text", "Id of the project; None for the plan as a whole."),
        Column("sources", "texts", "central, local, oda, fund, private, other.", required=True),
        Column("source_text", "text", "The source as printed."),
        Column("year", "integer", "The year, where one is printed."),
        *_AMOUNT,
        Column("start", "date", "First day of the period, where one is printed."),
        Column("end", "date", "Last day of the period, where one is printed."),
        _HIGH,
    ),
)


@register(PROJECTS)
def projects(plan: Plan | LoadedPlan, findings: Iterable[Finding] = ()) -> list[Row]:
    """The investment projects and tasks, one row each.

    Args:
        plan: A plan, or an object with ``plan`` and ``findings`` as loading gives it.
        findings: Findings about it; errors and warnings set ``needs_review``.

    >>> from egovplan.model import Money, PrintedAmount
    >>> cost = PrintedAmount(500, "triệu đồng", Money(500_000_000))
    >>> projects(Plan("p", projects=[Project("d", "project", "Cổng thông tin", cost=cost)]))[0]["amount"]
    500000000
    """
    return part_rows(PROJECTS, plan, findings, _project)


@register(BUDGET)
def budget(plan: Plan | LoadedPlan, findings: Iterable[Finding] = ()) -> list[Row]:
    """The budget lines, one row each; ``amount`` is in đồng or the row's currency.

    Args:
        plan: A plan, or an object with ``plan`` and ``findings`` as loading gives it.
        findings: Findings about it; errors and warnings set ``needs_review``.

    >>> budget(Plan("p", budget=[BudgetLine("b", sources=["central", "local"])]))[0]["sources"]
    ['central', 'local']
    """
    return part_rows(BUDGET, plan, findings, _budget_line)


def _project(project: Project, plan: Plan) -> tuple[Any, ...]:
    *amount, high = money_cells(project.cost)
    return (
        project.number,
        project.kind.value,
        project.group,
        project.name,
        project.lead,
        project.partners,
        project.objective,
        date_cell(project.start),
        date_cell(project.end),
        project.period_text,
        *amount,
        project.funding,
        project.status,
        project.note,
        list(project.lead_ids),
        list(project.partner_ids),
        high,
    )


def _budget_line(line: BudgetLine, plan: Plan) -> tuple[Any, ...]:
    *amount, high = money_cells(line.amount)
    period = line.period
    return (
        line.project_id,
        [source.value for source in line.sources],
        line.source_text,
        line.year,
        *amount,
        date_cell(period.start if period else None),
        date_cell(period.end if period else None),
        high,
    )
