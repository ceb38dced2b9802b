"""The strategy for whole plans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egovplan import model
from egovplan.testing.appendices import (
    databases,
    generic_tables,
    inventory_items,
    online_services,
    portals,
    rollouts,
    service_groups,
    staffing_norms,
)
from egovplan.testing.parts import (
    agencies,
    budget_lines,
    claims,
    documents,
    goals,
    indicators,
    legal_bases,
    milestones,
    projects,
    reporting_duties,
    responsibilities,
    statements,
)
from egovplan.testing.values import deadlines, periods
from egovplan.testing.wording import ids, maybe, texts

__all__ = [
    "plans",
]


@st.composite
def plans(draw: DrawFn, max_size: int = 3) -> model.Plan:
    """Whole plans whose every reference leads somewhere.

    Args:
        draw: Given by hypothesis.
        max_size: Most parts of each kind.
    """

    def several(strategy: SearchStrategy[Any]) -> tuple[Any, ...]:
        return tuple(draw(st.lists(strategy, max_size=max_size, unique_by=lambda part: part.id)))

    bodies, above = several(agencies()), several(goals())
    below = tuple(goal for goal in several(goals(_ids(above))) if goal.id not in _ids(above))
    followed = several(indicators(_ids(above)))
    planned = several(projects(_ids(bodies)))
    return model.Plan(
        draw(ids("plan")),
        title=draw(maybe(texts())),
        document=draw(documents()),
        period=draw(maybe(periods())),
        horizon=draw(maybe(deadlines())),
        legal_bases=several(legal_bases()),
        goals=above + below,
        indicators=followed,
        statements=several(statements(_ids(followed))),
        milestones=several(milestones()),
        projects=planned,
        budget=several(budget_lines(_ids(planned))),
        services=several(online_services(_ids(bodies))),
        service_groups=several(service_groups()),
        databases=several(databases(_ids(bodies))),
        portals=several(portals(_ids(bodies))),
        rollouts=several(rollouts(_ids(bodies))),
        inventory=several(inventory_items(_ids(bodies))),
        staffing=several(staffing_norms()),
        responsibilities=several(responsibilities(_ids(bodies))),
        reporting_duties=several(reporting_duties(_ids(bodies))),
        agencies=bodies,
        claims=several(claims()),
        generic_tables=several(generic_tables()),
    )


def _ids(parts: Sequence[Any]) -> list[str]:
    return [part.id for part in parts]
