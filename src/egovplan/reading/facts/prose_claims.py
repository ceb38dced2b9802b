"""Claims of the running text: captions, phases, outlooks, and periods that no field can hold."""

from __future__ import annotations

import re

from egovplan.model import ClaimKind
from egovplan.reading.blocks import TextBlock
from egovplan.reading.context import Context
from egovplan.reading.facts.claim_book import ClaimBook
from egovplan.reading.outline import Section

__all__ = ["read_prose_claims"]

# định hướng, tầm nhìn (đến/tới) (năm) 2030: outlook, vision
_OUTLOOK = re.compile(r"(?:định\s+hướng|tầm\s+nhìn)(?:\s+(?:đến|tới))?(?:\s+năm)?\s+(\d{4})(?!\d|\s*-\s*\d)")
_YEAR = re.compile(r"\d{4}")
_NEAR = 60
_PARTS = re.compile(r"[.;:]")
# A heading that is nothing but a period: giai đoạn (phase), từ (from), năm (year).
_PHASE = re.compile(r"\W*(?:(?:giai\s+đoạn|từ|năm)\s+)*(\d{4})\s*-\s*(?:năm\s+)?(\d{4})\W*\Z")
# The same in front of a sentence: 2011-2013: …
_RUN_IN_PHASE = re.compile(r"(?:(?:giai\s+đoạn|từ|năm)\s+)*(\d{4})\s*-\s*(?:năm\s+)?(\d{4})\s*:")
_PHASED = frozenset(("objectives", "roadmap", "contents", "solutions"))
_RESTATES = frozenset(("objectives", "contents", "solutions", "organisation"))


def read_prose_claims(context: Context, book: ClaimBook) -> None:
    """Read what captions, headings and titles say about the document, and about acts they cite.

    The words of the claims stand in ``docs/explanation/claims.md``.
    """
    _captions(context, book)
    _outlooks(context, book)
    phases = _phases(context, book)
    _restated_phases(context, book, phases)
    _odd_periods(context, book)


def _captions(context: Context, book: ClaimBook) -> None:
    """The number and date of the act, as the captions of its annexed parts print them."""
    own = context.metadata.document.kind
    for block in context.preamble.captions:
        act = next(iter(context.scan.acts_in(block.start, block.end)), None)
        if act is None or (own is not None and act.value.kind not in (None, own)):
            continue  # a caption may name the decision that carries a plan with a number of its own
        number = "".join(context.document.wording(act.start, act.end).split())
        book.add(ClaimKind.NUMBER, "document", number, (act.start, act.end))
        for match in context.scan.dates_in(act.end, block.end):
            if match.value.date is not None and match.value.first == match.value.date:
                book.add(ClaimKind.DATE, "document", match.value.date.isoformat(), (match.start, match.end))
                break


def _outlooks(context: Context, book: ClaimBook) -> None:
    """Outlooks added to a period, each pair of them once."""
    text = context.document.flat
    known: set[tuple[str, str]] = set()
    for word in ("định hướng", "tầm nhìn"):
        position = text.find(word)
        while position >= 0:
            match = _OUTLOOK.match(text, position)
            if match is not None:
                period = _period_before(context, position)
                if period is not None and (match[1], period) not in known:
                    known.add((match[1], period))
                    book.add(ClaimKind.DATE, "horizon", match[1], match.span(), group=period)
            position = text.find(word, position + 1)


def _period_before(context: Context, position: int) -> str | None:
    """The period that an outlook is added to: the one that ends right before it."""
    block = context.block_at(position)
    floor = max(block.start if isinstance(block, TextBlock) else 0, position - _NEAR)
    found = [m for m in context.scan.periods_in(floor, position) if m.value is not None]
    if not found or _PARTS.search(context.document.flat, found[-1].end, position):
        return None
    return _years(context, found[-1].start, found[-1].end)


def _years(context: Context, start: int, end: int) -> str | None:
    years = _YEAR.findall(context.document.flat, start, end)
    return "/".join(years) if len(years) == 2 else None


def _phases(context: Context, book: ClaimBook) -> set[tuple[int, int]]:
    """The phases of the roadmap: headings that are nothing but a period, and sentences that open with one."""
    found: set[tuple[int, int]] = set()
    for section in context.outline.sections:
        match = _PHASE.match(section.title) if section.heading and section.kind in _PHASED else None
        if match is not None:
            _phase(book, match, section.start, section.end, found)
    for block in context.blocks:
        place = context.outline.of(block)
        if place is None or place.kind != "roadmap" or not isinstance(block, TextBlock):
            continue
        match = _RUN_IN_PHASE.match(block.content)
        if match is not None:
            _phase(book, match, block.body, block.body + match.end() - 1, found)
    return found


def _phase(book: ClaimBook, match: re.Match[str], start: int, end: int, found: set[tuple[int, int]]) -> None:
    years = int(match[1]), int(match[2])
    if years not in found:
        found.add(years)
        book.add(ClaimKind.DATE, "phase", f"{match[1]}/{match[2]}", (start, end))


def _restated_phases(context: Context, book: ClaimBook, phases: set[tuple[int, int]]) -> None:
    """A period of the text that is a phase but for one year: the phase printed otherwise."""
    if len(phases) < 2:
        return
    whole = min(first for first, _ in phases), max(last for _, last in phases)
    for match in context.scan.periods:
        if match.value is None:
            continue
        years = match.value.start.year, match.value.end.year
        if years in phases or years == whole or not any(_but_for_one(years, phase) for phase in phases):
            continue
        if _restates(_section_at(context, match.start)):
            phases.add(years)
            book.add(ClaimKind.DATE, "phase", f"{years[0]}/{years[1]}", (match.start, match.end))


def _but_for_one(years: tuple[int, int], phase: tuple[int, int]) -> bool:
    first, last = abs(years[0] - phase[0]), abs(years[1] - phase[1])
    return (first, last) in ((0, 1), (1, 0))


def _restates(section: Section | None) -> bool:
    return section is not None and section.kind in _RESTATES and section.appendix is None


def _section_at(context: Context, position: int) -> Section | None:
    """The section of the text block that holds a position; None in a table, title, basis or caption."""
    block = context.block_at(position)
    if not isinstance(block, TextBlock):
        return None
    return context.outline.of(block)


def _odd_periods(context: Context, book: ClaimBook) -> None:
    """Periods that are turned round."""
    for match in context.scan.periods:
        if match.value is None:
            years = _years(context, match.start, match.end)
            if years is not None:
                book.add(ClaimKind.DATE, "period", years, (match.start, match.end))
