"""The targets of a plan, grouped by goal."""

from __future__ import annotations

import attrs
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from egovplan.command_line.output import printable
from egovplan.formatting import format_deadline, format_quantity
from egovplan.formatting.catalogues import catalogue
from egovplan.model import Goal, Plan, Quantity, Statement, StatementKind, Unit

__all__ = ["target_table"]

_WIDEST_VALUE = 28

Cells = tuple[str, str, str, str]


def target_table(plan: Plan, locale: str) -> RenderableType | None:
    """What is to be reached, by when, and the line that says so; None where nothing is.

    The steps of a yearly roadmap are left to `egovplan.command_line.roadmap_table`.
    """
    groups: dict[str, list[Cells]] = {}
    for statement in plan.statements:
        if statement.kind is StatementKind.TARGET:
            groups.setdefault(_group(plan, statement, locale), []).append(_cells(statement, locale))
    if not groups:
        return None
    rows = [row for group in groups.values() for row in group]
    widths = [max(len(row[column]) for row in rows) for column in (0, 2, 3)]
    parts: list[RenderableType] = []
    for heading, cells in groups.items():
        parts += [Text(printable(heading), style="bold"), _table(cells, min(widths[0], _WIDEST_VALUE), *widths[1:])]
    return Group(*parts)


def _table(rows: list[Cells], value: int, deadline: int, line: int) -> Table:
    """The rows of one group; the widths are those of all groups, so that columns stand below one another."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=value + 2, justify="right")
    table.add_column(ratio=1)
    table.add_column(width=deadline)
    table.add_column(width=line, justify="right", style="dim")
    for row in rows:
        table.add_row(*row)
    return table


def _cells(statement: Statement, locale: str) -> Cells:
    return (
        printable(format_quantity(_without_noun(statement), locale)),
        printable(statement.label),
        format_deadline(statement.deadline, locale),
        str(statement.source.line) if statement.source else "",
    )


def _without_noun(statement: Statement) -> Quantity:
    """The quantity alone where the label says what is counted."""
    quantity = statement.quantity
    if quantity.unit is Unit.MONEY or not quantity.noun:
        return quantity
    first = quantity.noun.split(" ", 1)[0]
    return attrs.evolve(quantity, noun=None) if statement.label.startswith(first) else quantity


def _group(plan: Plan, statement: Statement, locale: str) -> str:
    """The goal above the one it serves; where there is none, the heading it stands under."""
    indicator = plan[statement.indicator_id] if statement.indicator_id else None
    if indicator is not None and indicator.goal_id is not None:
        goal: Goal = plan[indicator.goal_id]
        while goal.parent_id is not None:
            goal = plan[goal.parent_id]
        if any(other.parent_id == goal.id for other in plan.goals):
            return goal.label
    return (statement.section or catalogue(locale).gettext("Elsewhere")).rpartition(" > ")[2]
