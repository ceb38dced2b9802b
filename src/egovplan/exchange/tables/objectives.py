"""The tables of goals and of dated steps without a number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from egovplan.exchange.tables.cells import date_cell
from egovplan.exchange.tables.rows import LoadedPlan, Row, part_rows, register
from egovplan.exchange.tables.schema import Column, TableSchema
from egovplan.model import Finding, Goal, Milestone, Plan

__all__ = ["GOALS", "MILESTONES", "goals", "milestones"]

GOALS = TableSchema(
    "goals",
    "One objective, general or specific.",
    (
        Column("kind", "text", "general or specific.", required=True),
        Column("label", "text", "The objective, in the source's words.", required=True),
        Column("parent_id", "text", "Id of the goal above it."),
    ),
)

MILESTONES = TableSchema(
    "milestones",
    "One dated step without a number.",
    (
        Column("label", "text", "The step, in the source's words.", required=True),
        Column("due", "date", "The last day by which it must be done."),
        Column("due_text", "text", "The printed words of that date, where it is printed."),
    ),
)


@register(GOALS)
def goals(plan: Plan | LoadedPlan, findings: Iterable[Finding] = ()) -> list[Row]:
    """The objectives, one row each; ``parent_id`` makes them a tree.

    Args:
        plan: A plan, or an object with ``plan`` and ``findings`` as loading gives it.
        findings: Findings about it; errors and warnings set ``needs_review``.

    >>> goals(Plan("p", goals=[Goal("g", "general", "chính quyền điện tử")]))[0]["kind"]
    'general'
    """
    return part_rows(GOALS, plan, findings, _goal)


@register(MILESTONES)
def milestones(plan: Plan | LoadedPlan, findings: Iterable[Finding] = ()) -> list[Row]:
    """The dated steps without a number, one row each.

    Args:
        plan: A plan, or an object with ``plan`` and ``findings`` as loading gives it.
        findings: Findings about it; errors and warnings set ``needs_review``.

    >>> milestones(Plan("p", milestones=[Milestone("m", "hoàn thành Cổng thông tin")]))[0]["due"] is None
    True
    """
    return part_rows(MILESTONES, plan, findings, _milestone)


def _goal(goal: Goal, plan: Plan) -> tuple[Any, ...]:
    return goal.kind.value, goal.label, goal.parent_id


def _milestone(milestone: Milestone, plan: Plan) -> tuple[Any, ...]:
    text = milestone.deadline.text if milestone.deadline is not None else None
    return milestone.label, date_cell(milestone.due), text
