"""Plans in the forms that callers have them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from egovplan.analysis.series.territory import day_of_plan
from egovplan.model import Plan

__all__ = ["PlanLike", "PlansLike", "in_order"]


class LoadedPlan(Protocol):
    """What loading hands back."""

    @property
    def plan(self) -> Plan:
        """The plan."""


PlanLike = Plan | LoadedPlan
PlansLike = PlanLike | Iterable[PlanLike]


def in_order(plans: PlansLike) -> list[Plan]:
    """Plans by the day they are of (undated ones last), then by id.

    Args:
        plans: Plans, or what `egovplan.load` gives; one or many.

    Raises:
        TypeError: For anything else.
        ValueError: If a plan is given twice.

    >>> in_order(Plan("a"))
    [<Plan a: empty>]
    """
    given = [_plan(item) for item in ([plans] if _is_one(plans) else _many(plans))]
    seen: set[str] = set()
    for plan in given:
        if plan.id in seen:
            raise ValueError(f"the plan {plan.id} is given twice; give each plan once, under an id of its own")
        seen.add(plan.id)
    return sorted(given, key=lambda plan: (day_of_plan(plan) or date.max, plan.id))


def _is_one(plans: object) -> bool:
    return isinstance(plans, Plan) or isinstance(getattr(plans, "plan", None), Plan)


def _many(plans: object) -> Iterable[object]:
    if isinstance(plans, str | bytes) or not isinstance(plans, Iterable):
        raise TypeError(f"give plans, or what egovplan.load gives, not {plans!r}")
    return plans


def _plan(item: object) -> Plan:
    plan = item if isinstance(item, Plan) else getattr(item, "plan", None)
    if not isinstance(plan, Plan):
        raise TypeError(f"give plans, or what egovplan.load gives, not {item!r}")
    return plan
