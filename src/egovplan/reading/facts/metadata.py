"""The document's own data: number, kind, issuer, place and date, period, signatory."""

from __future__ import annotations

import re
from datetime import date

from attrs import define, field

from egovplan.catalogue.document_kinds import kinds_by_name
from egovplan.catalogue.provinces import find_province
from egovplan.model import Deadline, Document, Period, Source
from egovplan.reading.blocks import Block, Table, TextBlock
from egovplan.reading.document_text import DocumentText
from egovplan.reading.facts.issuer import HEAD_LINES, OWN_NUMBER, is_central, issuer_of_cell, read_issuer
from egovplan.reading.facts.plan_period import read_period
from egovplan.reading.facts.preamble import Preamble
from egovplan.reading.facts.signature import read_effect, read_signatory
from egovplan.reading.furniture import Furniture
from egovplan.reading.letterhead import is_layout
from egovplan.reading.outline import Outline
from egovplan.reading.scan import Scan
from egovplan.vietnamese.agencies import find_issuer
from egovplan.vietnamese.document_numbers import DocumentNumber, scan_document_numbers
from egovplan.vietnamese.match import Match

__all__ = ["Metadata", "read_metadata"]

_HEAD_BLOCKS = 80
_ARTICLE_LINES = 12
# ban hành, phê duyệt … số: issued (the document) number …, in an article about it
_ISSUED = re.compile(r"ban\s+hành\s+(?:\w+\s+){0,4}số\s*:?\s*\Z")
# Place, ngày (day)
_CELL_NUMBER = re.compile(r"số\b")
_CELL_PLACE = re.compile(r"([^,:;.\d]{2,40}?(?:\.\s?[^,:;.\d]{2,40}?)?)\s*,\s*ngày\b", re.IGNORECASE)
_DAY = re.compile(r",\s{0,3}ngày\b")
_LONGEST_PLACE = 60
_PLACE_DATE = re.compile(r"([^\n|,;:.()]{2,40}?)\s*,\s*ngày\s*(?=\d|[.…]|tháng)")


@define
class Metadata:
    """What a document says about itself.

    Attributes:
        document: The document.
        title: The plan's title.
        period: The plan's period.
        horizon: The end of its outlook.
        until: The year by which it is to be carried out, where its title names one and no period.
        lines: Indices of the lines it was read from.
    """

    document: Document
    title: str | None = None
    period: Period | None = None
    horizon: Deadline | None = None
    until: Deadline | None = None
    lines: set[int] = field(factory=set)


@define
class _Found:
    number: str | None = None
    kind: str | None = None
    issued_on: date | None = None
    place: str | None = None
    issuer: str | None = None
    signatory: str | None = None
    effective_on: date | None = None
    source: Source | None = None
    portal_issuer: str | None = None


def read_metadata(
    document: DocumentText, blocks: list[Block], outline: Outline, scan: Scan, preamble: Preamble, furniture: Furniture
) -> Metadata:
    """Read the document's own data from its head, its captions and its portal's block, in that order."""
    found = _Found()
    _from_letterhead(document, scan, found, blocks)
    head_end = _head_end(document, blocks, preamble)
    _from_head(document, scan, found, head_end)
    _from_captions(document, scan, found, preamble)
    _from_portal(document, scan, found, furniture)
    if found.number is None:
        _from_article(document, scan, found, blocks)
    titles = [block for _, block in preamble.titles]
    words = (announced for announced, _ in preamble.titles if announced)
    found.kind = found.kind or next((kind for word in words if (kind := kinds_by_name().get(word))), None)
    found.issuer = found.issuer or read_issuer(document, preamble, head_end) or found.portal_issuer
    found.signatory = found.signatory or read_signatory(document)
    found.effective_on = found.effective_on or read_effect(document, scan, found.issued_on)
    period, horizon, until = read_period(document, scan, _title_blocks(titles, blocks), blocks)
    province = _province(document, found, titles, head_end)
    title = _title(document, titles, blocks)
    act = Document(
        number=found.number, kind=found.kind, issuer=found.issuer, province=province, place=found.place,
        issued_on=found.issued_on, effective_on=found.effective_on, signatory=found.signatory,
        title=_first_title(document, titles) or title, source=found.source,
    )  # fmt: skip
    return Metadata(act, title, period, horizon, until, {i for b in titles for i in range(b.first, b.last + 1)})


def _head_end(document: DocumentText, blocks: list[Block], preamble: Preamble) -> int:
    """Where the head ends: at the first title, basis or section, within the first lines."""
    last = document.lines[min(HEAD_LINES, len(document.lines)) - 1].end
    for block in blocks:
        if isinstance(block, TextBlock) and (block in preamble.bases or block.marker is not None):
            return min(last, block.start)
    return last


def _from_letterhead(document: DocumentText, scan: Scan, found: _Found, blocks: list[Block]) -> None:
    """A letterhead in a table: issuer and motto side by side, number and place with date below."""
    for block in blocks[:_HEAD_BLOCKS]:
        if not isinstance(block, Table) or not is_layout(block):
            continue
        for cell in (cell for row in block.rows for cell in row.cells):
            text = cell.text.strip(" -_–")
            if found.issued_on is None and (place := _CELL_PLACE.match(text)):
                found.place = found.place or place[1].strip()
                found.issued_on = scan.date_in(cell.start, cell.end)
            elif found.number is None and _CELL_NUMBER.match(cell.folded):
                acts = scan.acts_in(cell.start, cell.end)
                if acts:
                    _take_number(document, found, acts[0])
            elif found.issuer is None and text.isupper() and "CHỦ NGHĨA" not in text and len(text) < 120:
                found.issuer = issuer_of_cell(text)


def _from_head(document: DocumentText, scan: Scan, found: _Found, head_end: int) -> None:
    for match in OWN_NUMBER.finditer(document.clean, 0, head_end):
        acts = scan.acts_in(match.end() - 6, match.end() + 14)
        if acts:
            _take_number(document, found, acts[0])
            break
    for match in _place_dates(document, head_end):
        if not _is_place(document, match):
            continue
        day = scan.date_in(match.start(), match.end() + 60)
        if day is not None or found.place is None:
            found.place = found.place or document.wording(*match.span(1)).strip(" |*")
        if day is not None:
            found.issued_on = day
            break


def _place_dates(document: DocumentText, head_end: int) -> list[re.Match[str]]:
    """Where the head prints a place and a day behind it; looked for from each ``ngày`` (day) backwards."""
    found = []
    for word in _DAY.finditer(document.clean, 0, head_end):
        begin = max(0, word.start() - _LONGEST_PLACE)
        places = _PLACE_DATE.finditer(document.clean, begin, head_end)
        matches = [match for match in places if match.start() < word.start() < match.end()]
        found += matches[:1]
    return found


def _is_place(document: DocumentText, match: re.Match[str]) -> bool:
    original = document.folded.nfc[match.start(1) : match.end(1)].strip(" |*_")
    return bool(original) and original[0].isupper() and len(original.split()) <= 6 and not original.isupper()


def _take_number(document: DocumentText, found: _Found, match: Match[DocumentNumber]) -> None:
    if found.number is None and match.value.number is not None:
        found.number = match.value.number
        found.kind = found.kind or match.value.kind
        found.source = document.source(match.start, match.end)


def _from_captions(document: DocumentText, scan: Scan, found: _Found, preamble: Preamble) -> None:
    for block in preamble.captions:
        acts = scan.acts_in(block.start, block.end)
        if acts:
            _take_number(document, found, acts[0])
            if found.number is None:  # the number was left empty
                found.kind = found.kind or acts[0].value.kind
        if found.issued_on is None and (not acts or acts[0].value.number in (None, found.number)):
            found.issued_on = scan.date_in(block.start, block.end)


def _from_portal(document: DocumentText, scan: Scan, found: _Found, furniture: Furniture) -> None:
    for entry in furniture.metadata:
        value = document.wording(entry.start, entry.end)
        if entry.field == "number" and found.number is None:
            acts = scan_document_numbers(value.lower(), original=value)
            found.number = acts[0].value.number if acts else value
            found.kind = acts[0].value.kind if acts else None
            found.source = document.source(entry.start, entry.end)
        elif entry.field == "signatory":
            found.signatory = found.signatory or value
        elif entry.field == "issued_on":
            found.issued_on = found.issued_on or scan.date_in(entry.start, entry.end)
        elif entry.field == "effective_on":
            found.effective_on = found.effective_on or scan.date_in(entry.start, entry.end)
        elif entry.field == "issuer":
            found.portal_issuer = value
        elif entry.field == "kind" and found.kind is None:
            found.kind = kinds_by_name().get(value.lower())


def _from_article(document: DocumentText, scan: Scan, found: _Found, blocks: list[Block]) -> None:
    """An article about a document: ``… đã ban hành văn bản số 399/KH-UBND …``."""
    limit = document.lines[min(len(document.lines), _ARTICLE_LINES) - 1].end
    for match in scan.acts_in(0, limit):
        before = document.flat[max(0, match.start - 60) : match.start]
        if _ISSUED.search(before):
            _take_number(document, found, match)
            sentence = document.flat.rfind(". ", 0, match.start) + 1
            line = next((b.start for b in blocks if isinstance(b, TextBlock) and b.start <= match.start < b.end), 0)
            if found.issued_on is None:
                found.issued_on = scan.date_in(max(sentence, line), match.end + 60)
            if found.issuer is None:
                issuer = find_issuer(document.folded.nfc[max(sentence, line) : match.start])
                found.issuer = issuer.text if issuer else None
            return


def _title_blocks(titles: list[TextBlock], blocks: list[Block]) -> list[TextBlock]:
    if titles:
        return titles
    return [
        b
        for b in blocks[:4]
        if isinstance(b, TextBlock) and len(b.text) < 400 and not b.text.endswith(".") and not OWN_NUMBER.match(b.text)
    ]


def _first_title(document: DocumentText, titles: list[TextBlock]) -> str | None:
    return document.wording(titles[0].start, titles[0].end) if titles else None


def _title(document: DocumentText, titles: list[TextBlock], blocks: list[Block]) -> str | None:
    """The title of the plan: the one that speaks of a plan, else the first."""
    candidates = _title_blocks(titles, blocks)
    if not candidates:
        return None
    chosen = candidates[0]
    text = document.wording(chosen.start, chosen.end)
    return text or None


def _province(document: DocumentText, found: _Found, titles: list[TextBlock], head_end: int) -> str | None:
    texts = [found.issuer, *(document.wording(b.start, b.end) for b in titles), found.place]
    texts.append(document.wording(0, min(head_end, 1200)))
    for text in texts:
        if not text:
            continue
        province = find_province(text, found.issued_on)
        if province is not None:
            return province.code if not is_central(found.issuer) else None
        if text is found.issuer and is_central(found.issuer):
            return None
    return None
