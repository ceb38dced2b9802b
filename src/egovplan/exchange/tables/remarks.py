"""The tables of what the document says about itself, and of what was noticed about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from egovplan.exchange.tables.rows import LoadedPlan, Row, part_rows, plan_and_findings, register
from egovplan.exchange.tables.schema import Column, TableSchema
from egovplan.model import Claim, Finding, IdMaker, Plan, Severity

__all__ = ["CLAIMS", "FINDINGS", "claims", "findings"]

CLAIMS = TableSchema(
    "claims",
    "One thing the document says about itself, to be checked against the rest of it.",
    (
        Column("kind", "text", "total, count, date, number, cross_reference or amount.", required=True),
        Column("subject", "text", "What it is about: table.column, or the words around it.", required=True),
        Column("value", "text", "The claimed value: plain digits, an ISO date, or words.", required=True),
        Column("table", "text", "The table that it speaks of."),
        Column("group", "text", "The group of rows that it sums; None for all."),
        Column("unit", "text", "The unit of the value."),
    ),
)

FINDINGS = TableSchema(
    "findings",
    "One thing that reading or checking noticed; errors and warnings need review.",
    (
        Column("code", "text", "The kind of finding.", required=True),
        Column("severity", "text", "error, warning or info.", required=True),
        Column("message", "text", "One sentence, with the values concerned.", required=True),
        Column("related", "integers", "Lines of the other places concerned.", required=True),
        Column("subject_id", "text", "Id of the object concerned."),
    ),
)


@register(CLAIMS)
def claims(plan: Plan | LoadedPlan, findings: Iterable[Finding] = ()) -> list[Row]:
    """What the document says about itself, one row per claim.

    Args:
        plan: A plan, or an object with ``plan`` and ``findings`` as loading gives it.
        findings: Findings about it; errors and warnings set ``needs_review``.

    >>> claims(Plan("p", claims=[Claim("c", "total", "inventory.servers", "81")]))[0]["value"]
    '81'
    """
    return part_rows(CLAIMS, plan, findings, _claim)


@register(FINDINGS)
def findings(plan: Plan | LoadedPlan | Iterable[Finding], findings: Iterable[Finding] = ()) -> list[Row]:
    """What reading and checking noticed, one row per finding.

    Args:
        plan: An object with ``plan`` and ``findings`` as loading gives it, or a
            plan whose findings follow, or findings alone (then ``plan_id`` is None).
        findings: Further findings about it.

    Returns:
        Rows in the order given. The ``id`` comes from what was found, not from
        where it stands.

    >>> found = Finding("sum-mismatch", "error", "81 is said, 80 is the sum")
    >>> findings(Plan("p"), [found])[0]["needs_review"]
    True
    """
    if isinstance(plan, Iterable):
        plan_id, noticed = None, (*plan, *findings)
    else:
        whole, noticed = plan_and_findings(plan, findings)
        plan_id = whole.id
    ids = IdMaker(plan_id or "")
    return [dict(zip(FINDINGS.names, _finding(found, plan_id, ids), strict=True)) for found in noticed]


def _claim(claim: Claim, plan: Plan) -> tuple[Any, ...]:
    return claim.kind.value, claim.subject, claim.value, claim.table, claim.group, claim.unit


def _finding(found: Finding, plan_id: str | None, ids: IdMaker) -> tuple[Any, ...]:
    return (
        plan_id,
        ids.make("finding", found.code, found.subject_id, found.message),
        found.line,
        found.severity is not Severity.INFO,
        found.code,
        found.severity.value,
        found.message,
        [source.line for source in found.related],
        found.subject_id,
    )
