"""Totals against the rows and parts they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext
from functools import cache
from typing import Any

from attrs import frozen

from egovplan.analysis.consistency.claimed_numbers import ClaimedNumber, claimed_number
from egovplan.analysis.consistency.doubt import for_the_record
from egovplan.analysis.consistency.printed_sums import PrintedSum, add_up, last_place
from egovplan.analysis.consistency.registry import consistency_check
from egovplan.analysis.consistency.table_rows import COUNTED_COLUMNS, RowIndex
from egovplan.analysis.consistency.wording import short
from egovplan.catalogue.findings import finding
from egovplan.model import BudgetLine, BudgetSource, Claim, ClaimKind, Finding, Plan, PrintedAmount, Project, Source

__all__ = ["sum_mismatch"]

# No sum of printed amounts is too large or too small for it.
_ROOMY = Context(prec=60, Emax=MAX_EMAX, Emin=MIN_EMIN)

_WHOLE = ("cost", "amount")
_Total = tuple[PrintedSum, tuple[Source, ...]]
"""A sum, and the places of what was added."""

_SOURCES = frozenset(source.value for source in BudgetSource)


@frozen
class _Rows:
    """What a claim is compared with: amounts of money or whole numbers, and the rows they stand in."""

    amounts: tuple[PrintedAmount, ...]
    places: tuple[Source, ...]
    money: bool = True


@consistency_check("sum-mismatch")
def sum_mismatch(plan: Plan) -> list[Finding]:
    """A printed total is the sum of its rows, and a whole the sum of its parts, in whatever units.

    Compared are: total rows and totals said in the text (claims of the kinds
    ``total`` and ``amount``) with the rows of their table and group; wholes
    with the amounts that the text says to be parts of them; the cost of each
    project with its lines of money. A difference of one unit in the last
    printed place may be rounding: info. A total said in the text may itself be
    rounded to the digits it is said with. Amounts without a common unit are
    not compared.
    """
    with localcontext(_ROOMY):
        return [*_claims_against_rows(plan), *_claims_against_parts(plan), *_projects_against_lines(plan)]


def _claims_against_rows(plan: Plan) -> Iterator[Finding]:
    index = RowIndex(plan)
    ids = {claim.id for claim in plan.claims}

    @cache  # many claims may speak of the same rows
    def summed(table: str, subject: str, group: str | None, unit: str | None) -> _Total | None:
        rows = _rows(index, table, subject, group)
        if rows is None or not rows.amounts:
            return None
        total = add_up(rows.amounts, unit if rows.money else None)
        return (total, rows.places) if total is not None else None

    for claim in plan.claims:
        if claim.kind in (ClaimKind.TOTAL, ClaimKind.AMOUNT) and claim.table is not None:
            group = None if claim.group in ids else claim.group
            total = summed(claim.table, claim.subject, group, claim.unit)
            if total is not None:
                yield from _compared(claim, *total)


def _rows(index: RowIndex, table: str, subject: str, group: str | None) -> _Rows | None:
    if subject in COUNTED_COLUMNS.get(table, ()):
        return _counted(index.rows(table, group), subject)
    if table not in ("budget", "projects"):
        return None
    if subject in _WHOLE:
        costs = [(p.cost, p.source) for p in index.rows("projects", group) if p.cost is not None]
        if costs:
            return _Rows(tuple(cost for cost, _ in costs), tuple(place for _, place in costs if place))
        return _of_lines(_lines(index, group))
    sources = frozenset(subject.split("+"))
    if not sources <= _SOURCES:
        return None
    lines = _lines(index, group)
    if any(sources & set(line.sources) and not set(line.sources) <= sources for line in lines):
        return None  # a line that does not split its sources could belong to either side
    return _of_lines([line for line in lines if line.sources and set(line.sources) <= sources])


def _counted(rows: tuple[Any, ...], column: str) -> _Rows:
    filled = [row for row in rows if getattr(row, column) is not None]
    return _Rows(
        tuple(PrintedAmount(Decimal(getattr(row, column))) for row in filled),
        tuple(row.source for row in filled if row.source),
        money=False,
    )


def _lines(index: RowIndex, group: str | None) -> list[BudgetLine]:
    """The lines of a table of projects; where there are none, those of the plan as a whole.

    Money of one project split by source and again by year would count twice:
    of the two kinds of lines those without a year are taken.
    """
    lines: list[BudgetLine] = [line for line in index.rows("budget", group) if line.amount is not None]
    of_projects = [line for line in lines if line.project_id is not None] or lines
    return [line for line in of_projects if line.year is None] or of_projects


def _of_lines(lines: list[BudgetLine]) -> _Rows:
    return _Rows(
        tuple(line.amount for line in lines if line.amount is not None),
        tuple(line.source for line in lines if line.source),
    )


def _claims_against_parts(plan: Plan) -> Iterator[Finding]:
    parts: dict[str, list[Claim]] = {}
    wholes = {claim.id: claim for claim in plan.claims}
    for claim in plan.claims:
        if claim.kind is ClaimKind.AMOUNT and claim.group in wholes and claim.group != claim.id:
            parts.setdefault(str(claim.group), []).append(claim)
    for whole_id, claims in parts.items():
        numbers = [claimed_number(claim.value) for claim in claims]
        amounts = [
            PrintedAmount(number.low, claim.unit, high=number.high)
            for number, claim in zip(numbers, claims, strict=True)
            if number is not None
        ]
        if len(amounts) == len(claims):
            total = add_up(amounts, wholes[whole_id].unit)
            yield from _compared(wholes[whole_id], total, tuple(claim.source for claim in claims if claim.source))


def _compared(claim: Claim, total: PrintedSum | None, places: tuple[Source, ...]) -> Iterator[Finding]:
    claimed = claimed_number(claim.value)
    if claimed is None or total is None:
        return
    distance = total.distance(claimed)
    if claim.kind is ClaimKind.AMOUNT and distance * 2 <= last_place(claimed.low):
        return
    if distance:
        found = _mismatch(claim, f"{claim.value} {claim.unit}" if claim.unit else claim.value, total, places)
        yield for_the_record(found) if _may_be_rounding(distance, claimed, total) else found


def _may_be_rounding(distance: Decimal, claimed: ClaimedNumber, total: PrintedSum) -> bool:
    place = min(total.place, last_place(claimed.low))
    return place < 1 and distance <= place


def _mismatch(claim: Claim, claimed: str, total: PrintedSum, places: tuple[Source, ...]) -> Finding:
    subject = f"{claim.table}.{claim.subject}" if claim.table else claim.subject
    return finding(
        "sum-mismatch",
        claim.source,
        related=dict.fromkeys((*places[:1], *places[-1:])),
        subject_id=claim.id,
        subject=short(subject),
        claimed=claimed,
        total=total,
    )


def _projects_against_lines(plan: Plan) -> Iterator[Finding]:
    """Lines by source and lines by year are compared apart; a table may print only some of the parts.

    So less than the cost is marked only where more projects than not add up.
    """
    by_project: dict[tuple[str, bool], list[BudgetLine]] = {}
    for line in plan.budget:
        if line.project_id is not None and line.amount is not None:
            by_project.setdefault((line.project_id, line.year is not None), []).append(line)
    for by_year in (False, True):
        compared = [
            (project, lines, total)
            for project in plan.projects
            if project.cost is not None and (lines := by_project.get((project.id, by_year)))
            if (total := add_up([line.amount for line in lines if line.amount], project.cost.unit)) is not None
        ]
        full = sum(1 for project, _, total in compared if not _missing(project, total))
        complete = 2 * full > len(compared) or (len(compared) == 1 and len(compared[0][1]) > 1)
        for project, lines, total in compared:
            missing = _missing(project, total)
            if missing < 0 or (missing > 0 and complete):
                yield _project_mismatch(project, lines, total, abs(missing))


def _missing(project: Project, total: PrintedSum) -> Decimal:
    cost = project.cost
    if cost is None:
        return Decimal(0)
    top = cost.value if cost.high is None else cost.high
    return max(cost.value - total.high, Decimal(0)) or min(top - total.low, Decimal(0))


def _project_mismatch(project: Project, lines: list[BudgetLine], total: PrintedSum, missing: Decimal) -> Finding:
    cost = project.cost
    found = finding(
        "sum-mismatch",
        project.source,
        related=dict.fromkeys(line.source for line in lines if line.source and line.source != project.source),
        subject_id=project.id,
        subject=short(project.name),
        claimed=f"{cost.value:f} {cost.unit or ''}".strip() if cost else "",
        total=total,
    )
    rounding = total.place < 1 and missing <= total.place
    return for_the_record(found) if rounding else found
