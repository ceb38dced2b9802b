"""The budget of a plan: by source, by leading body, and what could not be added."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from egovplan.analysis import Apart, BudgetTable, aggregate_budget
from egovplan.formatting import format_money, format_period, format_quantity, format_term
from egovplan.formatting.names import group_name
from egovplan.formatting.short_forms import short_number
from egovplan.model import Money, Plan, Project, StatementKind, Unit
from egovplan.plot import budget
from egovplan.report.charts import Chart, chart_of

__all__ = ["BudgetPart", "ApartRow", "ProjectRow", "SumRow", "TextAmount", "budget_part", "projects"]


_MOST_AGENCIES = 12


@frozen
class SumRow:
    """A group, its sum, its share of all money of that currency, and how many amounts are in it."""

    name: str
    amount: str
    share: str
    count: int


@frozen
class ApartRow:
    """An amount that was not added: why, as printed, what for, and where it stands."""

    reason: str
    printed: str
    subject: str
    line: int | None


@frozen
class TextAmount:
    """Money named in a sentence of the plan."""

    value: str
    label: str
    line: int | None


@frozen
class ProjectRow:
    """A project or task."""

    number: str
    name: str
    lead: str
    when: str
    cost: str
    line: int | None


@frozen
class BudgetPart:
    """The budget as the page tells it.

    Attributes:
        chart: By source, and by year or leading body where that says more; None without money.
        totals: The sums, one a currency.
        by_source: Sums by source.
        by_agency: Sums by leading body; empty where no amount is for a project.
        apart: What was not added.
        disagreeing: Projects whose cost is not the sum of its parts.
        in_text: Amounts named in sentences, which are in no sum.
    """

    chart: Chart | None
    totals: tuple[str, ...]
    by_source: tuple[SumRow, ...]
    by_agency: tuple[SumRow, ...]
    apart: tuple[ApartRow, ...]
    disagreeing: tuple[str, ...]
    in_text: tuple[TextAmount, ...]

    @property
    def empty(self) -> bool:
        """Whether the plan names no money at all."""
        return not (self.totals or self.apart or self.in_text)


def budget_part(plan: Plan, by_source: BudgetTable, locale: str) -> BudgetPart:
    """The budget of a plan.

    Args:
        plan: The plan.
        by_source: Its budget by source and year.
        locale: Language of the page.
    """
    named = [s for s in plan.statements if s.kind is StatementKind.BUDGET]
    by_agency = aggregate_budget(plan, by=("agency",))
    led = any(row["agency"] is not None for row in by_agency)
    return BudgetPart(
        _chart(plan, by_source, locale),
        tuple(format_money(money, locale, "compact") for money in by_source.totals.values()),
        tuple(_sums(aggregate_budget(plan, by=("source",)), "source", plan, locale)),
        tuple(_sums(by_agency, "agency", plan, locale)) if led else (),
        tuple(_apart_row(entry, plan, locale) for entry in by_source.apart),
        tuple(_name(part_id, plan, locale) for part_id in by_source.disagreeing),
        tuple(
            TextAmount(format_quantity(s.quantity, locale), s.label, s.source.line if s.source else None) for s in named
        ),
    )


def _chart(plan: Plan, table: BudgetTable, locale: str) -> Chart | None:
    if not table.rows:
        return None
    return chart_of(budget(_drawn(plan, table), locale=locale, heading=False, plan=plan))


def _drawn(plan: Plan, table: BudgetTable) -> BudgetTable:
    """By year where most of the money has one; else by leading body, where these are not too many; else by source."""
    whole = sum(row["amount"] for row in table)
    if 2 * sum(row["amount"] for row in table if row["year"] is not None) >= whole:
        return table
    by_agency = aggregate_budget(plan, by=("agency", "source"))
    led = by_agency.values["agency"]
    return by_agency if 1 < len(led) <= _MOST_AGENCIES else aggregate_budget(plan, by=("source",))


def _sums(table: BudgetTable, dimension: str, plan: Plan, locale: str) -> Iterator[SumRow]:
    rows = table.shares()
    for row in sorted(rows, key=lambda row: -Fraction(row["amount"])) if dimension == "agency" else rows:
        share = "–" if row["share"] is None else short_number(round(100 * row["share"], 1), Unit.PERCENT, locale)
        amount = format_money(Money(row["amount"], row["currency"]), locale, "compact")
        yield SumRow(group_name(dimension, row[dimension], locale, plan), amount, share, row["count"])


def _apart_row(entry: Apart, plan: Plan, locale: str) -> ApartRow:
    source = getattr(plan[entry.part_id], "source", None) if entry.part_id in plan else None
    return ApartRow(
        format_term(entry.reason, locale),
        format_money(entry.printed, locale),
        _name(entry.project_id, plan, locale),
        source.line if source else None,
    )


def _name(project_id: str | None, plan: Plan, locale: str) -> str:
    return group_name("project", project_id, locale, plan)


def projects(plan: Plan, locale: str) -> list[ProjectRow]:
    """The projects and tasks, in the order of the plan."""
    return [_project(project, locale) for project in plan.projects]


def _project(project: Project, locale: str) -> ProjectRow:
    periods = ", ".join(format_period(period, locale) for period in project.periods)
    return ProjectRow(
        project.number or "",
        project.name,
        project.lead or "",
        periods or project.period_text or "",
        "" if project.cost is None else format_money(project.cost, locale),
        project.source.line if project.source else None,
    )
