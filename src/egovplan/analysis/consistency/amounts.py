"""Amounts that stand apart from the others of their list."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import log10
from statistics import median

from attrs import frozen

from egovplan.analysis.consistency.doubt import for_the_record
from egovplan.analysis.consistency.registry import consistency_check
from egovplan.analysis.consistency.wording import key, short
from egovplan.catalogue.findings import finding
from egovplan.model import Finding, Plan, Source

__all__ = ["amount_outlier"]

_FEWEST = 5
_APART = log10(10)
_GAP = log10(5)
_SPREADS = 6


@frozen
class _Amount:
    id: str
    name: str
    source: Source | None
    value: Decimal
    size: float


@consistency_check("amount-outlier")
def amount_outlier(plan: Plan) -> Iterator[Finding]:
    """The amounts of one list are of one order of magnitude.

    Looked at are the costs of the projects by their printed unit, the budget
    lines without a project, and the counts of procedures of the portals, where
    there are at least five. An amount stands apart if it is ten times
    smaller or larger than the middle one, five times smaller or larger than
    the next one, and further off than six times the middle deviation (of the
    logarithms, so that the measure does not depend on the unit). It is a
    warning for amounts of money without a printed unit, else info.
    """
    costs = [(p.id, p.name, p.source, p.cost) for p in plan.projects if p.cost is not None]
    lines = [(b.id, b.source_text or "-", b.source, b.amount) for b in plan.budget if b.amount and not b.project_id]
    for rows in (costs, lines):
        by_unit: dict[str | None, list[_Amount]] = {}
        for row_id, name, source, amount in rows:
            if amount.value > 0:
                unit = key(amount.unit) if amount.unit else None
                by_unit.setdefault(unit, []).append(_amount(row_id, name, source, amount.value))
        for unit, amounts in by_unit.items():
            for found in _standing_apart(amounts):
                yield found if unit is None else for_the_record(found)
    procedures = [_amount(p.id, p.agency, p.source, Decimal(p.procedures)) for p in plan.portals if p.procedures]
    yield from map(for_the_record, _standing_apart(procedures))


def _amount(row_id: str, name: str, source: Source | None, value: Decimal) -> _Amount:
    nearly = float(value)  # exact logarithms are slow; they are needed only for what a float cannot hold
    return _Amount(row_id, name, source, value, log10(nearly) if nearly else float(value.log10()))


def _standing_apart(amounts: list[_Amount]) -> Iterator[Finding]:
    if len(amounts) < _FEWEST:
        return
    ordered = sorted(amounts, key=lambda amount: amount.size)
    sizes = [amount.size for amount in ordered]
    middle = median(sizes)
    spread = median(abs(size - middle) for size in sizes)
    least = max(_APART, _SPREADS * spread)
    for amount, gap in ((ordered[0], sizes[1] - sizes[0]), (ordered[-1], sizes[-1] - sizes[-2])):
        if abs(amount.size - middle) >= least and gap >= _GAP:
            neighbour = ordered[1] if amount is ordered[0] else ordered[-2]
            yield finding(
                "amount-outlier",
                amount.source,
                related=[neighbour.source] if neighbour.source else (),
                subject_id=amount.id,
                name=short(amount.name),
                value=f"{amount.value:f}",
                median=f"{ordered[len(ordered) // 2].value:f}",
            )
