"""What is said about the appendices, against what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import field, frozen

from egovplan.analysis.consistency.doubt import for_the_record
from egovplan.analysis.consistency.registry import consistency_check
from egovplan.analysis.consistency.table_rows import TABLES
from egovplan.analysis.consistency.wording import key
from egovplan.catalogue.findings import finding
from egovplan.model import Claim, ClaimKind, Finding, Plan, Source

__all__ = ["caption_conflict", "cross_reference"]

_HEADING = "appendix:"
_NO_LABEL = "-"
_UNKNOWN = "generic_tables"

# Tables that one title or reference may mean alike.
_FAMILY = {"budget": "projects", "service_groups": "services"}

_DIGIT = re.compile(r"\d", re.ASCII)
_SPACE = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[\W_]+|\b0+(?=\d)")


@frozen
class _Appendix:
    """An appendix: its headings, the families of its tables, and those that its title speaks of."""

    headings: list[Claim] = field(factory=list)
    tables: list[str] = field(factory=list)
    titles: list[str] = field(factory=list)


def _family(table: str) -> str:
    return _FAMILY.get(table, table)


def _appendices(plan: Plan) -> dict[str, _Appendix]:
    found: dict[str, _Appendix] = {}
    for claim in plan.claims:
        if claim.kind is ClaimKind.CROSS_REFERENCE and claim.subject.startswith(_HEADING):
            appendix = found.setdefault(key(claim.subject[len(_HEADING) :]), _Appendix())
            appendix.headings.append(claim)
            appendix.tables.append(_family(claim.table) if claim.table else _UNKNOWN)
            if claim.value in TABLES:
                appendix.titles.append(_family(claim.value))
    return found


@consistency_check("cross-reference")
def cross_reference(plan: Plan) -> Iterator[Finding]:
    """What the text says to stand in an appendix stands there.

    A reference is a claim of the kind ``cross_reference``: its subject a table,
    its value the label of the appendix (``-`` where none is printed). An
    appendix holds the tables of the claims ``appendix:LABEL``. A label that no
    appendix has is info; where no appendix has a label, and where an appendix
    holds a table that could not be told, nothing is said.
    """
    appendices = _appendices(plan)
    if not appendices:
        return
    places: dict[str, list[Claim]] = {}
    for appendix in appendices.values():
        for table, heading in zip(appendix.tables, appendix.headings, strict=True):
            places.setdefault(table, []).append(heading)
    for claim in plan.claims:
        if claim.kind is not ClaimKind.CROSS_REFERENCE or claim.subject not in TABLES:
            continue
        said = appendices.get(key(claim.value))
        if said is None:
            if claim.value != _NO_LABEL:
                yield for_the_record(_refers(claim, [], []))
        elif _family(claim.subject) not in said.tables and _UNKNOWN not in said.tables:
            right = places.get(_family(claim.subject), [])
            yield _refers(claim, [*said.headings, *right], sorted({h.table or "" for h in said.headings}))


def _refers(claim: Claim, headings: list[Claim], found: list[str]) -> Finding:
    return finding(
        "cross-reference",
        claim.source,
        related=dict.fromkeys(heading.source for heading in headings if heading.source),
        subject_id=claim.id,
        subject=claim.subject,
        label=claim.value,
        found=", ".join(found) or _NO_LABEL,
    )


@consistency_check("caption-conflict")
def caption_conflict(plan: Plan) -> Iterator[Finding]:
    """A caption names the act by its number, and a title says what the table below it lists.

    Numbers are claims of the kind ``number`` with the subject ``document`` or
    ``legal_basis``; spaces do not count, and a number that differs in its
    punctuation only is info. The title of an appendix is the value of its
    claim ``appendix:LABEL``, where it could be told.
    """
    yield from _numbers(plan)
    for appendix in _appendices(plan).values():
        if not appendix.titles or _UNKNOWN in appendix.tables or set(appendix.titles) & set(appendix.tables):
            continue
        heading = next(claim for claim in appendix.headings if claim.value in TABLES)
        rows = getattr(plan, heading.table) if heading.table in TABLES else ()
        place = next((row.source for row in rows if row.source), None)
        yield _caption(heading, heading.value, ", ".join(dict.fromkeys(appendix.tables)), place)


def _numbers(plan: Plan) -> Iterator[Finding]:
    own = plan.document.number
    cited = {_exact(basis.number): basis for basis in plan.legal_bases if basis.number}
    cited_loosely = {_loose(basis.number): basis for basis in plan.legal_bases if basis.number}
    for claim in plan.claims:
        if claim.kind is not ClaimKind.NUMBER or not _DIGIT.match(claim.value.strip()):
            continue
        if claim.subject == "document" and own and _exact(claim.value) != _exact(own):
            found = _caption(claim, claim.value, own, plan.document.source)
            yield for_the_record(found) if _loose(claim.value) == _loose(own) else found
        if claim.subject == "legal_basis" and _exact(claim.value) not in cited:
            basis = cited_loosely.get(_loose(claim.value))
            if basis is not None:
                yield for_the_record(_caption(claim, claim.value, basis.number or "", basis.source))


def _exact(number: str) -> str:
    """A document number without white space and case; the Icelandic letter that fonts print for đ is đ."""
    return _SPACE.sub("", number).casefold().replace("ð", "đ")


def _loose(number: str) -> str:
    """Its letters and digits alone, without leading zeros."""
    return _NOT_WORD.sub("", _exact(number))


def _caption(claim: Claim, claimed: str, actual: str, place: Source | None) -> Finding:
    return finding(
        "caption-conflict",
        claim.source,
        related=[place] if place else (),
        subject_id=claim.id,
        claimed=claimed,
        actual=actual,
    )
