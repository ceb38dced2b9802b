"""What of a plan StratML has no place for."""

from __future__ import annotations

from collections.abc import Iterator

from egovplan.catalogue.findings import finding
from egovplan.exchange.stratml.goal_layout import GoalLayout
from egovplan.model import Finding, Plan, StatementKind

__all__ = ["lost_parts"]

_PLAN_PARTS = (
    "legal_bases", "projects", "budget", "services", "service_groups", "databases", "portals", "rollouts", "inventory",
    "staffing", "reporting_duties", "claims", "generic_tables",
)  # fmt: skip
_SPOKEN = {
    "budget": "budget lines",
    "inventory": "rows of equipment",
    "staffing": "staffing norms",
    "generic_tables": "tables of no known kind",
}


def lost_parts(plan: Plan, layout: GoalLayout) -> Iterator[Finding]:
    """A finding for every kind of part that is left out, or told only in part.

    Args:
        plan: The plan.
        layout: Where its goals stand.
    """
    for name in _PLAN_PARTS:
        if count := len(getattr(plan, name)):
            yield finding("stratml-left-out", count=count, part=_SPOKEN.get(name, name.replace("_", " ")))
    money = sum(s.kind is StatementKind.BUDGET for s in plan.statements)
    loose = sum(s.kind is not StatementKind.BUDGET and s.indicator_id is None for s in plan.statements)
    left = (("statements of money", money), ("statements without an indicator", loose), ("a horizon", plan.horizon))
    for part, lost in left:
        if lost:
            yield finding("stratml-left-out", count=lost if isinstance(lost, int) else 1, part=part)
    if plan.id in plan:
        yield finding("stratml-left-out", count=1, part="the id of the plan, which one of its parts has too,")
    yield from _simplified(plan, layout)


def _simplified(plan: Plan, layout: GoalLayout) -> Iterator[Finding]:
    told = [s for s in plan.statements if s.kind is not StatementKind.BUDGET and s.indicator_id is not None]
    milestones = sum(s.kind is StatementKind.MILESTONE for s in told)
    worded = sum(bool(s.deadline and s.deadline.text) for s in told)
    scoped = sum((s.levels, s.service_levels) != _scope(plan, s.indicator_id) for s in told)
    counted = (
        (layout.deep, "goals", "how deep they stand, except in words,"),
        (milestones, "statements", "that they are milestones"),
        (worded, "statements", "the printed words of their dates"),
        (scoped, "statements", "their own scope, where it is not the indicator's,"),
        (sum(bool(s.section) for s in told), "statements", "the section they stand in"),
        (len(plan.agencies), "agencies", "id, level, kind, province and other names"),
    )
    for count, part, what in counted:
        if count:
            yield finding("stratml-simplified", count=count, part=part, what=what)


def _scope(plan: Plan, indicator_id: str | None) -> tuple[object, object]:
    indicator = plan[str(indicator_id)]
    return indicator.levels, indicator.service_levels
