"""The projects and tasks of a plan with their money."""

from __future__ import annotations

from rich.table import Table

from egovplan.command_line.output import printable
from egovplan.formatting import format_money, format_period
from egovplan.model import Plan, Project

__all__ = ["project_table"]

_WIDEST_PERIOD = 22


def project_table(plan: Plan, locale: str) -> Table | None:
    """Number, name, who leads, when, for how much, and the line; None where there is no project."""
    if not plan.projects:
        return None
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(ratio=3)
    table.add_column(ratio=2)
    table.add_column(max_width=_WIDEST_PERIOD)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(justify="right", style="dim", no_wrap=True)
    for project in plan.projects:
        table.add_row(*(printable(cell) for cell in _cells(project, locale)))
    return table


def _cells(project: Project, locale: str) -> tuple[str, ...]:
    return (
        project.number or "",
        project.name,
        project.lead or "",
        ", ".join(format_period(period, locale) for period in project.periods),
        format_money(project.cost, locale) if project.cost is not None else "",
        str(project.source.line) if project.source else "",
    )
