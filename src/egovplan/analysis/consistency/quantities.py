"""Single statements whose number or date cannot be right."""

from __future__ import annotations

from collections.abc import Iterator

from egovplan.analysis.consistency.registry import consistency_check
from egovplan.analysis.consistency.wording import short
from egovplan.catalogue.findings import finding
from egovplan.model import Basis, Comparator, Finding, Plan, StatementKind, Unit

__all__ = ["deadline_past", "part_exceeds_whole", "percent_over_100"]

_TO_REACH = (StatementKind.TARGET, StatementKind.MILESTONE)
_WHOLE = 100


@consistency_check("part-exceeds-whole")
def part_exceeds_whole(plan: Plan) -> Iterator[Finding]:
    """A number printed out of another one (58/64) is not greater than that."""
    for statement in plan.statements:
        quantity = statement.quantity
        if quantity.denominator is not None and quantity.value > quantity.denominator > 0:
            yield finding(
                "part-exceeds-whole",
                statement.source,
                subject_id=statement.id,
                label=short(statement.label),
                value=quantity.value,
                denominator=quantity.denominator,
            )


@consistency_check("percent-over-100")
def percent_over_100(plan: Plan) -> Iterator[Finding]:
    """A share that is to be reached is at most 100 %; what only must not be exceeded may be more."""
    for statement in plan.statements:
        quantity = statement.quantity
        top = quantity.value if quantity.high is None else quantity.high
        if quantity.unit is not Unit.PERCENT or top <= _WHOLE or statement.kind not in _TO_REACH:
            continue
        if statement.basis is Basis.LEVEL and quantity.comparator not in (Comparator.AT_MOST, Comparator.LESS_THAN):
            yield finding(
                "percent-over-100",
                statement.source,
                subject_id=statement.id,
                label=short(statement.label),
                value=f"{top}%",
            )


@consistency_check("deadline-past")
def deadline_past(plan: Plan) -> Iterator[Finding]:
    """What is to be reached is due on the day of the act or later."""
    issued = plan.document.issued_on
    if issued is None:
        return
    for statement in plan.statements:
        if statement.kind in _TO_REACH and statement.due and statement.due < issued:
            yield finding(
                "deadline-past",
                statement.source,
                subject_id=statement.id,
                label=short(statement.label),
                due=statement.due.isoformat(),
                issued=issued.isoformat(),
            )
