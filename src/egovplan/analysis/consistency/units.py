"""Units that are missing, or differ where they should agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from egovplan.analysis.consistency.measures import grouped, points
from egovplan.analysis.consistency.registry import consistency_check
from egovplan.analysis.consistency.wording import short
from egovplan.catalogue.findings import finding
from egovplan.model import Finding, Plan, PrintedAmount, Source, StatementKind, Unit

__all__ = ["unit_mismatch", "unit_missing"]

_ALL = (StatementKind.TARGET, StatementKind.MILESTONE, StatementKind.BASELINE)


@consistency_check("unit-missing")
def unit_missing(plan: Plan) -> Iterator[Finding]:
    """Every amount of money has a printed unit, in its cell, its column or above its table.

    One finding for the projects and one for the budget lines, not one for each
    row. A budget line whose project is marked already is not marked again.
    """
    bare = [p for p in plan.projects if p.cost is not None and p.cost.unit is None]
    yield from _without_unit("projects", [(p.id, p.source, p.cost) for p in bare])
    marked = {project.id for project in bare}
    lines = [b for b in plan.budget if b.amount is not None and b.amount.unit is None and b.project_id not in marked]
    yield from _without_unit("budget", [(line.id, line.source, line.amount) for line in lines])


def _without_unit(table: str, rows: list[tuple[str, Source | None, PrintedAmount | None]]) -> Iterator[Finding]:
    if rows:
        first_id, first_source, amount = rows[0]
        others: Iterable[Source] = [source for _, source, _ in rows[1:] if source]
        yield finding(
            "unit-missing",
            first_source,
            related=others,
            subject_id=first_id,
            count=len(rows),
            table=table,
            value=f"{amount.value:f}" if amount else "",
        )


@consistency_check("unit-mismatch")
def unit_mismatch(plan: Plan) -> Iterator[Finding]:
    """What holds and what is to be reached are both given as ratios, or both as shares.

    For one indicator or concept, and one scope. Counts beside shares are usual
    and are not marked.
    """
    comparable = [p for p in points(plan, _ALL) if p.statement.quantity.unit in (Unit.RATIO, Unit.PERCENT)]
    for group in grouped(comparable, "what", "levels"):
        held = [point for point in group if point.statement.kind is StatementKind.BASELINE]
        wanted = [point for point in group if point.statement.kind is not StatementKind.BASELINE]
        units = {point.statement.quantity.unit for point in held}
        other = [point for point in wanted if point.statement.quantity.unit not in units]
        if len(units) == 1 and other:
            first, second = held[-1], other[0]
            yield finding(
                "unit-mismatch",
                second.source,
                related=[first.source] if first.source else (),
                subject_id=second.statement.id,
                label=short(second.statement.label),
                first_unit=second.statement.quantity.unit,
                second_unit=first.statement.quantity.unit,
            )
