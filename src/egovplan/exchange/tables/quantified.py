"""The table of quantified statements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from egovplan.exchange.tables.cells import comparator_cell, date_cell, number_cell
from egovplan.exchange.tables.rows import LoadedPlan, Row, part_rows, register
from egovplan.exchange.tables.schema import Column, TableSchema
from egovplan.model import Finding, Plan, Statement

__all__ = ["STATEMENTS", "statements"]

STATEMENTS = TableSchema(
    "statements",
    "One number that the plan says must hold, or holds, or is set aside.",
    (
        Column("kind", "text", "target, milestone, baseline or budget.", required=True),
        Column("indicator_id", "text", "Id of the indicator that it belongs to."),
        Column("concept", "text", "Code of the indicator's concept in the catalogue."),
        Column("label", "text", "What is measured, short and in the source's words.", required=True),
        Column("value", "number", "The printed number, or the lower end of a range.", required=True),
        Column("high", "number", "The upper end, where a range is printed."),
        Column("unit", "text", "percent, count, ratio or money.", required=True),
        Column("noun", "text", "What is counted, or the printed currency unit of money."),
        Column("denominator", "number", "What the number is out of (58/64: 64)."),
        Column("comparator", "text", "=, >=, >, <=, <, or range where high is set.", required=True),
        Column("approximate", "boolean", "Whether the text says about or nearly.", required=True),
        Column("basis", "text", "level, or change where the number is how much something changes.", required=True),
        Column("due", "date", "The last day by which it must hold; for a baseline, the date it describes."),
        Column("due_text", "text", "The printed words of that date, where it is printed."),
        Column("levels", "texts", "Levels of government named as its scope.", required=True),
        Column("service_levels", "service_levels", "Levels of online service named.", required=True),
        Column("section", "text", "Heading path of the section it stands in."),
        Column("quote", "text", "Words of the source around the number."),
    ),
)


@register(STATEMENTS)
def statements(plan: Plan | LoadedPlan, findings: Iterable[Finding] = ()) -> list[Row]:
    """The quantified statements, one row each, in the order of the document.

    Args:
        plan: A plan, or an object with ``plan`` and ``findings`` as loading gives it.
        findings: Findings about it; errors and warnings set ``needs_review``.

    Returns:
        Rows with the columns of ``SCHEMAS["statements"]``.

    >>> from egovplan.model import Quantity
    >>> plan = Plan("p", statements=[Statement("s", "target", Quantity(30, "percent", high=50), "phòng họp")])
    >>> statements(plan)[0]["comparator"], statements(plan)[0]["value"]
    ('range', 30)
    """
    return part_rows(STATEMENTS, plan, findings, _cells)


def _cells(statement: Statement, plan: Plan) -> tuple[Any, ...]:
    quantity = statement.quantity
    indicator = plan[statement.indicator_id] if statement.indicator_id is not None else None
    return (
        statement.kind.value,
        statement.indicator_id,
        indicator.concept if indicator is not None else None,
        statement.label,
        number_cell(quantity.value),
        number_cell(quantity.high),
        quantity.unit.value,
        quantity.noun,
        number_cell(quantity.denominator),
        comparator_cell(quantity),
        quantity.approximate,
        statement.basis.value,
        date_cell(statement.due),
        statement.deadline.text if statement.deadline is not None else None,
        [level.value for level in statement.levels],
        [level.token for level in statement.service_levels],
        statement.section,
        statement.quote,
    )
