"""What a budget is made of: each amount once, with the project it is for.

A plan states money in two places, the cost of a project and the budget lines
that split it. Here each đồng is taken from one of them only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import frozen

from egovplan.analysis.spreading import EXACT
from egovplan.model import BudgetLine, BudgetSource, Period, Plan, PrintedAmount, Project

__all__ = ["Budget", "Entry", "entries"]

Budget = Plan | Iterable[Plan | BudgetLine]
"""What can be added up: a plan, several plans, or budget lines."""


@frozen
class Entry:
    """One amount to be added, or one that cannot be.

    Attributes:
        part_id: The budget line, or the project whose cost it is.
        printed: The amount as printed; None where only a source is named.
        sources: Where the money comes from, in the order of `BudgetSource`.
        project: The project it is for, where it is known.
        project_id: Its id, also where the project itself was not given.
        year: The year printed beside the amount.
        periods: When the money is spent, from the line, else from the project.
        plan: The plan it stands in, or None for a bare line.
    """

    part_id: str
    printed: PrintedAmount | None
    sources: tuple[BudgetSource, ...]
    project: Project | None = None
    project_id: str | None = None
    year: int | None = None
    periods: tuple[Period, ...] = ()
    plan: Plan | None = None


def entries(budget: Budget, projects: Mapping[str, Project]) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Every amount once.

    Args:
        budget: A plan, several plans, or budget lines.
        projects: Where bare lines find the project they name.

    Returns:
        The entries in the order of the document, and the ids of the projects
        whose cost is not the sum of their lines (the lines are what counts).

    Raises:
        TypeError: For anything but plans and budget lines.
        ValueError: If the same plan is given twice.
    """
    found: list[Entry] = []
    disagreeing: list[str] = []
    seen: dict[str, Plan] = {}
    for item in (budget,) if isinstance(budget, Plan) else budget:
        if isinstance(item, BudgetLine):
            found.append(_of_line(item, projects.get(item.project_id or ""), None))
            continue
        if not isinstance(item, Plan):
            raise TypeError(f"a budget is a plan, several plans or budget lines, not {item!r}")
        # Two documents without a number may share an id; the same plan twice is a mistake.
        if seen.get(item.id) == item:
            raise ValueError(f"the plan {item.id} is given twice: its money would be counted twice")
        seen[item.id] = item
        found += _of_plan(item, disagreeing)
    return tuple(found), tuple(disagreeing)


def _of_plan(plan: Plan, disagreeing: list[str]) -> Iterator[Entry]:
    projects = {project.id: project for project in plan.projects}
    lines: dict[str, list[BudgetLine]] = {project_id: [] for project_id in projects}
    for line in plan.budget:
        if line.project_id in lines:
            lines[line.project_id].append(line)
    # A known cost says more than lines that only name their sources.
    by_cost = {
        project.id: project.cost
        for project in plan.projects
        if project.cost and (not lines[project.id] or _cost_says_more(project.cost, lines[project.id]))
    }
    for line in plan.budget:
        if line.project_id not in by_cost:
            yield _of_line(line, projects.get(line.project_id or ""), plan)
    for project in plan.projects:
        own = lines[project.id]
        if project.id in by_cost:
            yield _of_cost(project, by_cost[project.id], own, plan)
        elif project.cost and _differs(project.cost, own):
            disagreeing.append(project.id)


def _of_line(line: BudgetLine, project: Project | None, plan: Plan | None) -> Entry:
    periods = (line.period,) if line.period else project.periods if project else ()
    return Entry(line.id, line.amount, _in_order([line]), project, line.project_id, line.year, periods, plan)


def _of_cost(project: Project, cost: PrintedAmount, lines: Sequence[BudgetLine], plan: Plan) -> Entry:
    years = {line.year for line in lines}
    year = years.pop() if len(years) == 1 else None
    periods = tuple(line.period for line in lines if line.period) or project.periods
    return Entry(project.id, cost, _in_order(lines), project, project.id, year, periods, plan)


def _in_order(lines: Iterable[BudgetLine]) -> tuple[BudgetSource, ...]:
    """One order for a class of sources, whichever way round the text names them."""
    named = {source for line in lines for source in line.sources}
    return tuple(source for source in BudgetSource if source in named)


def _cost_says_more(cost: PrintedAmount, lines: Iterable[BudgetLine]) -> bool:
    return cost.money is not None and not any(line.amount and line.amount.money for line in lines)


def _differs(cost: PrintedAmount, lines: Sequence[BudgetLine]) -> bool:
    """Whether the lines, where they can be compared with the cost, do not make it up."""
    amounts = [line.amount for line in lines]
    if any(amount is None for amount in amounts):
        return True
    printed = [amount for amount in amounts if amount]
    if all(amount.unit == cost.unit for amount in printed):
        return (_sum(amount.value for amount in printed), _sum(amount.high or amount.value for amount in printed)) != (
            cost.value,
            cost.high or cost.value,
        )
    moneys = [amount.money for amount in printed]
    if cost.money is None or any(money is None or money.currency != cost.money.currency for money in moneys):
        return False
    return _sum(money.amount for money in moneys if money) != cost.money.amount


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    total = Decimal(0)
    for number in numbers:
        total = EXACT.add(total, number)
    return total
