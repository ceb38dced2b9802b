"""The roadmap of a plan: a table by year, and the steps without a number."""

from __future__ import annotations

from rich.table import Table

from egovplan.command_line.output import printable
from egovplan.formatting import format_deadline, format_number
from egovplan.formatting.catalogues import catalogue
from egovplan.model import Comparator, Indicator, Plan, Quantity, StatementKind, Unit

__all__ = ["milestone_table", "roadmap_table"]

_SIGNS = {
    Comparator.EQUAL: "",
    Comparator.AT_LEAST: "≥",
    Comparator.MORE_THAN: ">",
    Comparator.AT_MOST: "≤",
    Comparator.LESS_THAN: "<",
}


def roadmap_table(plan: Plan, locale: str) -> Table | None:
    """What is followed over several dates, a column per year; None where nothing is.

    The first column of numbers is the latest baseline of the indicator.
    """
    series = {
        key: points
        for key, points in plan.roadmap.series().items()
        if len(points) > 1 or points[0].statement.kind is StatementKind.MILESTONE
    }
    if not series:
        return None
    years = sorted({point.date.year for points in series.values() for point in points})
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("")
    table.add_column(catalogue(locale).gettext("baseline"), justify="right", no_wrap=True)
    for year in years:
        table.add_column(str(year), justify="right", no_wrap=True)
    for key, points in series.items():
        indicator: Indicator = plan[key]
        cells = {year: [_short(p.quantity, locale) for p in points if p.date.year == year] for year in years}
        table.add_row(printable(indicator.label), _baseline(indicator, locale), *(", ".join(cells[y]) for y in years))
    return table


def milestone_table(plan: Plan, locale: str) -> Table | None:
    """The dated steps without a number, by date; None where there is none."""
    if not plan.milestones:
        return None
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(justify="right", style="dim", no_wrap=True)
    for step in sorted(plan.milestones, key=lambda step: (step.due is None, step.due.toordinal() if step.due else 0)):
        line = str(step.source.line) if step.source else ""
        table.add_row(format_deadline(step.deadline, locale), printable(step.label), line)
    return table


def _baseline(indicator: Indicator, locale: str) -> str:
    known = indicator.observations
    return _short(known[-1].quantity, locale) if known else ""


def _short(quantity: Quantity, locale: str) -> str:
    """A quantity in a few signs; what is counted stands in the row's label."""
    number = format_number(quantity.value, locale)
    if quantity.high is not None:
        number += f"–{format_number(quantity.high, locale)}"
    if quantity.denominator is not None:
        number += f"/{format_number(quantity.denominator, locale)}"
    unit = "%" if quantity.unit is Unit.PERCENT else ""
    return f"{'~' * quantity.approximate}{_SIGNS[quantity.comparator]}{number}{unit}"
