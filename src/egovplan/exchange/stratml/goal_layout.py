"""How the goals of a plan, a tree of any depth, stand on the two levels of StratML."""

from __future__ import annotations

from attrs import field, frozen

from egovplan.model import Goal, Indicator, Milestone, Plan

__all__ = ["GoalLayout", "lay_out"]


@frozen
class GoalLayout:
    """Where each goal and indicator stands.

    Attributes:
        roots: What become goals.
        beneath: Id of a root to what become its objectives.
        indicators: Id of a goal to its indicators.
        apart: Indicators of no goal, and milestones.
        deep: How many objectives stand beneath another objective in the plan.
    """

    roots: list[Goal] = field(factory=list)
    beneath: dict[str, list[Goal]] = field(factory=dict)
    indicators: dict[str, list[Indicator]] = field(factory=dict)
    apart: list[Indicator | Milestone] = field(factory=list)
    deep: int = 0


def lay_out(plan: Plan) -> GoalLayout:
    """The layout of a plan's goals; a ring of goals has no top, so each of it becomes a goal."""
    goals = {goal.id: goal for goal in plan.goals}
    roots: list[Goal] = []
    beneath: dict[str, list[Goal]] = {}
    deep = 0
    for goal in plan.goals:
        top = _top(goal, goals)
        if top is goal:
            roots.append(goal)
        else:
            beneath.setdefault(top.id, []).append(goal)
            deep += goal.parent_id != top.id
    indicators: dict[str, list[Indicator]] = {}
    apart: list[Indicator | Milestone] = []
    for indicator in plan.indicators:
        if indicator.goal_id in goals:
            indicators.setdefault(str(indicator.goal_id), []).append(indicator)
        else:
            apart.append(indicator)
    return GoalLayout(roots, beneath, indicators, [*apart, *plan.milestones], deep)


def _top(goal: Goal, goals: dict[str, Goal]) -> Goal:
    """The topmost goal above a goal; itself where the way up runs in a ring."""
    passed = {goal.id}
    above = goal
    while above.parent_id in goals:
        above = goals[str(above.parent_id)]
        if above.id in passed:
            return goal
        passed.add(above.id)
    return above
