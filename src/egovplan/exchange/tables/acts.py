"""The table of the acts that a plan rests on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from egovplan.exchange.tables.cells import date_cell
from egovplan.exchange.tables.rows import LoadedPlan, Row, part_rows, register
from egovplan.exchange.tables.schema import Column, TableSchema
from egovplan.model import Finding, LegalBasis, Plan

__all__ = ["LEGAL_BASES", "legal_bases"]

LEGAL_BASES = TableSchema(
    "legal_bases",
    "One mention of an act in the basis parts of decision and plan; acts cited elsewhere are not bases.",
    (
        Column("kind", "text", "Kind of act by its code in the catalogue (law, decree)."),
        Column("number", "text", "Number and symbol as printed."),
        Column("issued_on", "date", "Date of issue; None where incomplete."),
        Column("issued_text", "text", "The printed date."),
        Column("title", "text", "What the act is about, or its name."),
    ),
)


@register(LEGAL_BASES)
def legal_bases(plan: Plan | LoadedPlan, findings: Iterable[Finding] = ()) -> list[Row]:
    """The acts that the plan says it rests on, one row per mention.

    Args:
        plan: A plan, or an object with ``plan`` and ``findings`` as loading gives it.
        findings: Findings about it; errors and warnings set ``needs_review``.

    >>> legal_bases(Plan("p", legal_bases=[LegalBasis("a", "decree", "64/2007/NĐ-CP")]))[0]["number"]
    '64/2007/NĐ-CP'
    """
    return part_rows(LEGAL_BASES, plan, findings, _cells)


def _cells(basis: LegalBasis, plan: Plan) -> tuple[Any, ...]:
    return basis.kind, basis.number, date_cell(basis.issued_on), basis.issued_text, basis.title
