"""The goals of a plan with the indicators beneath them, and how weight is shared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from egovplan.analysis.interpolation.positions import finite_number
from egovplan.model import Plan

__all__ = ["GoalTree"]


@frozen
class GoalTree:
    """Which goals lie above each indicator.

    Attributes:
        above: Indicator id to the ids of the goals above it, the nearest first.
        depth: Goal id to how many goals lie above it.
    """

    above: Mapping[str, tuple[str, ...]]
    depth: Mapping[str, int]

    @classmethod
    def of(cls, plan: Plan) -> GoalTree:
        """The tree of a plan. A parent that is not there, or a ring of parents, ends the way up."""
        parents = {goal.id: goal.parent_id for goal in plan.goals}
        above = {indicator.id: _way_up(indicator.goal_id, parents) for indicator in plan.indicators}
        depth = {goal: len(_way_up(goal, parents)) - 1 for goal in parents}
        return cls(above, depth)

    def beneath(self, goal_id: str) -> tuple[str, ...]:
        """The indicators beneath a goal, at any depth."""
        return tuple(indicator for indicator, goals in self.above.items() if goal_id in goals)

    def shares(self, counted: Iterable[str], weights: Mapping[str, float]) -> dict[str, float]:
        """The weight of each counted indicator in the whole.

        Args:
            counted: The indicators that weigh in.
            weights: By indicator id (1 where none is given) and by goal id:
                what is beneath such a goal is scaled to add up to its weight,
                deeper goals first.

        Raises:
            ValueError: For an id that is neither, or a weight below zero.
        """
        for name, weight in weights.items():
            if name not in self.above and name not in self.depth:
                raise ValueError(f"the plan has no indicator or goal {name!r} to be weighed")
            if finite_number(weight) < 0:
                raise ValueError(f"the weight of {name} must not be negative, got {weight}")
        shares = {indicator: float(weights.get(indicator, 1.0)) for indicator in counted}
        weighed = sorted((goal for goal in self.depth if goal in weights), key=lambda goal: -self.depth[goal])
        for goal in weighed:
            members = [indicator for indicator in self.beneath(goal) if indicator in shares]
            total = sum(shares[indicator] for indicator in members)
            for indicator in members:
                shares[indicator] *= weights[goal] / total if total else 0.0
        return shares


def _way_up(goal_id: str | None, parents: Mapping[str, str | None]) -> tuple[str, ...]:
    way: dict[str, None] = {}
    while goal_id is not None and goal_id in parents and goal_id not in way:
        way[goal_id] = None
        goal_id = parents[goal_id]
    return tuple(way)
