"""Dates of acts that do not go together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from egovplan.analysis.consistency.claimed_periods import claimed_periods
from egovplan.analysis.consistency.doubt import for_the_record
from egovplan.analysis.consistency.registry import consistency_check
from egovplan.catalogue.findings import finding
from egovplan.model import Document, Finding, LegalBasis, Plan, Source

__all__ = ["date_conflict"]

# The year that a document number carries between slashes (43/2011/NĐ-CP).
_YEAR_IN_NUMBER = re.compile(r"/((?:19|20)\d{2})/")
# The month and the year at the end of a date that lacks its day (11/2010, tháng 11 năm 2010).
_MONTH_AND_YEAR = re.compile(r"(\d{1,2})\D{1,8}(\d{4})\D*\Z", re.ASCII)


@consistency_check("date-conflict")
def date_conflict(plan: Plan) -> Iterator[Finding]:
    """The dates of an act and of the acts it rests on go together.

    - a caption (claim of the kind ``date``, subject ``document``) restates the
      date of issue;
    - an act rests on no act of a later date, nor of a later month where only
      the month is printed;
    - a number that carries its year goes with the date beside it;
    - an act that is mentioned twice has one date. A number without a year may
      be given again in another year: info;
    - an act takes effect no earlier than it is issued, and a plan is issued
      before its period is over: info, since both have been done on purpose.
    """
    yield from _captions(plan)
    yield from _bases(plan)
    yield from _one_act_one_date(plan.legal_bases)
    document = plan.document
    if document.issued_on is None:
        return
    if document.effective_on and document.effective_on < document.issued_on:
        yield for_the_record(_conflict(document.source, f"{document.effective_on}", f"{document.issued_on}"))
    if plan.period and plan.period.end < document.issued_on:
        span = f"{plan.period.start}/{plan.period.end}"
        yield for_the_record(_conflict(document.source, f"{document.issued_on}", span))


def _captions(plan: Plan) -> Iterator[Finding]:
    """Where the head prints no date, the captions are compared with the first of them."""
    issued, place = plan.document.issued_on, plan.document.source
    for claim, span in claimed_periods(plan, "document"):
        if span.first is None or span.first != span.last:
            continue
        if issued is None:
            issued, place = span.first, claim.source
        elif span.first != issued:
            yield _conflict(claim.source, f"{span.first}", f"{issued}", place, claim.id)


def _bases(plan: Plan) -> Iterator[Finding]:
    issued, document = plan.document.issued_on, plan.document
    for basis in plan.legal_bases:
        earliest = basis.issued_on or _earliest(basis.issued_text)
        if issued and earliest and earliest > issued:
            text = f"{basis.number or basis.title or ''} {basis.issued_text or earliest}".strip()
            yield _conflict(basis.source, text, f"{document.number or ''} {issued}".strip(), document.source, basis.id)
    acts: tuple[LegalBasis | Document, ...] = (*plan.legal_bases, document)
    for act in acts:
        match = _YEAR_IN_NUMBER.search(act.number) if act.number else None
        if match and act.issued_on and int(match.group(1)) != act.issued_on.year:
            part_id = act.id if isinstance(act, LegalBasis) else None
            yield _conflict(act.source, f"{act.issued_on}", _number(act), None, part_id)


def _number(act: LegalBasis | Document) -> str:
    return "".join((act.number or "").split())


def _earliest(text: str | None) -> date | None:
    """The first day that a date without its day can mean, or None."""
    match = _MONTH_AND_YEAR.search(text) if text else None
    if match is None or not 1 <= int(match.group(1)) <= 12 or not int(match.group(2)):
        return None
    return date(int(match.group(2)), int(match.group(1)), 1)


def _one_act_one_date(bases: tuple[LegalBasis, ...]) -> Iterator[Finding]:
    first_mention: dict[str, LegalBasis] = {}
    for basis in bases:
        if not basis.number or basis.issued_on is None:
            continue
        first = first_mention.setdefault(_number(basis).casefold(), basis)
        if first.issued_on and first.issued_on != basis.issued_on:
            text = f"{_number(basis)} {basis.issued_on}"
            found = _conflict(basis.source, text, f"{first.issued_on}", first.source, basis.id)
            other_year = first.issued_on.year != basis.issued_on.year and not _YEAR_IN_NUMBER.search(_number(basis))
            yield for_the_record(found) if other_year else found


def _conflict(
    source: Source | None, first: str, second: str, related: Source | None = None, part_id: str | None = None
) -> Finding:
    return finding(
        "date-conflict", source, related=[related] if related else (), subject_id=part_id, first=first, second=second
    )
