"""The document's own data: number, kind, issuer, place and date, period, signatory."""

from __future__ import annotations

import re
from datetime import date, timedelta

from attrs import define, field

from egovplan.catalogue.document_kinds import kinds_by_name
from egovplan.catalogue.provinces import find_province
from egovplan.model import Deadline, Document, Period, Precision, Source
from egovplan.reading.blocks import Block, Table, TextBlock
from egovplan.reading.document_text import DocumentText
from egovplan.reading.facts.preamble import Preamble
from egovplan.reading.furniture import Furniture
from egovplan.reading.letterhead import is_layout
from egovplan.reading.outline import Outline
from egovplan.reading.scan import Scan
from egovplan.vietnamese.agencies import find_issuer
from egovplan.vietnamese.document_numbers import DocumentNumber, scan_document_numbers
from egovplan.vietnamese.match import Match

__all__ = ["Metadata", "read_metadata"]

_HEAD_LINES = 90
_HEAD_BLOCKS = 80
_OFFICE_LENGTH = 12
_ARTICLE_LINES = 12
# số: number, at the start of a line or cell
_OWN_NUMBER = re.compile(r"(?:^|[|\n])\s*(?:luật\s+)?số\s*:?\s*(?=\S{0,12}[/-])")
# ban hành, phê duyệt … số: issued (the document) number …, in an article about it
_ISSUED = re.compile(r"ban\s+hành\s+(?:\w+\s+){0,4}số\s*:?\s*\Z")
# Place, ngày (day)
_CELL_NUMBER = re.compile(r"số\b")
_CELL_PLACE = re.compile(r"([^,:;.\d]{2,40}?(?:\.\s?[^,:;.\d]{2,40}?)?)\s*,\s*ngày\b", re.IGNORECASE)
_PLACE_DATE = re.compile(r"([^\n|,;:.()]{2,40}?)\s*,\s*ngày\s*(?=\d|[.…]|tháng)")
# có hiệu lực … kể từ ngày ký: in force from the day of signing; sau N ngày: after N days
_EFFECT = re.compile(r"có\s+hiệu\s+lực(?:\s+thi\s+hành)?(?P<rest>[^.;]{0,90})")
_AFTER_DAYS = re.compile(r"sau\s+(\d{1,3})")
# định hướng đến (năm) 2025, tầm nhìn đến (năm) 2030: outlook, vision
_OUTLOOK = re.compile(r"(?:định\s+hướng|tầm\s+nhìn)(?:\s+(?:đến|tới))?(?:\s+năm)?\s+(\d{4})")
_YEAR_TITLE = re.compile(r"\bnăm\s+(\d{4})(?!\s*[-–]\s*\d)")
_UNTIL = re.compile(r"\bđến\s+(?:hết\s+)?năm\s+(\d{4})")
# TM. on behalf of, KT. signed for, TL., Q.; chủ tịch chairman, bộ trưởng minister, thủ tướng prime minister, …
_SIGNS = re.compile(
    r"(?:tm|kt|tl|tuq|q)\s?\.\s|(?:phó\s+)?(?:chủ\s+tịch|bộ\s+trưởng|thủ\s+tướng|giám\s+đốc|bí\s+thư|thứ\s+trưởng|chủ\s+nhiệm|cục\s+trưởng)\b.{0,40}\Z"
)
_NAME = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+){1,4}\Z")
_TITLE_START = re.compile(r"(?:về\s+việc|v/v)\s+")


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
        _from_article(document, scan, found)
    titles = [block for _, block in preamble.titles]
    _kind_and_issuer(document, found, preamble, head_end)
    found.signatory = found.signatory or _signatory(document, blocks, outline)
    _effect(document, scan, found)
    period, horizon, until = _period(document, scan, titles, blocks)
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
    last = document.lines[min(_HEAD_LINES, len(document.lines)) - 1].end
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
                issuer = find_issuer(text)
                placed = issuer is not None and issuer.start <= _OFFICE_LENGTH and not _is_vague(issuer.value.id)
                found.issuer = issuer.text if issuer is not None and placed else None


def _from_head(document: DocumentText, scan: Scan, found: _Found, head_end: int) -> None:
    for match in _OWN_NUMBER.finditer(document.clean, 0, head_end):
        acts = scan.acts_in(match.end() - 6, match.end() + 14)
        if acts:
            _take_number(document, found, acts[0])
            break
    for match in _PLACE_DATE.finditer(document.clean, 0, head_end):
        if not _is_place(document, match):
            continue
        day = scan.date_in(match.start(), match.end() + 60)
        if day is not None or found.place is None:
            found.place = found.place or document.wording(*match.span(1)).strip(" |*")
        if day is not None:
            found.issued_on = day
            break


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


def _from_article(document: DocumentText, scan: Scan, found: _Found) -> None:
    """An article about a document: ``… đã ban hành văn bản số 399/KH-UBND …``."""
    limit = document.lines[min(len(document.lines), _ARTICLE_LINES) - 1].end
    for match in scan.acts_in(0, limit):
        before = document.flat[max(0, match.start - 60) : match.start]
        if _ISSUED.search(before):
            _take_number(document, found, match)
            sentence = document.flat.rfind(". ", 0, match.start) + 1
            line = document.line_start(document.line_at(match.start))
            if found.issued_on is None:
                found.issued_on = scan.date_in(max(sentence, line), match.end + 60)
            if found.issuer is None:
                issuer = find_issuer(document.folded.nfc[max(sentence, line) : match.start])
                found.issuer = issuer.text if issuer else None
            return


def _kind_and_issuer(document: DocumentText, found: _Found, preamble: Preamble, head_end: int) -> None:
    if found.kind is None:
        words = (announced for announced, _ in preamble.titles if announced)
        found.kind = next((kind for word in words if (kind := kinds_by_name().get(word))), None)
    if found.issuer is None:
        found.issuer = _issuer_in_head(document, head_end)
    if found.issuer is None:
        texts = [document.wording(block.start, block.end) for block in preamble.captions]
        texts += [_before_issues(document, block) for block in preamble.bases]
        issuers = (find_issuer(text) for text in texts if text)
        found.issuer = next((issuer.text for issuer in issuers if issuer is not None), found.portal_issuer)


def _issuer_in_head(document: DocumentText, head_end: int) -> str | None:
    """The first line of the head that names a body; one that names its place goes before one that does not."""
    vague: str | None = None
    for line in document.lines[:_HEAD_LINES]:
        if line.start >= max(head_end, 1):
            break
        if not line.text or len(line.text) > 120 or _OWN_NUMBER.match(line.text):
            continue
        issuer = find_issuer(document.wording(line.start, line.end))
        if issuer is None or issuer.start > _OFFICE_LENGTH:
            continue
        # what stands before the body is the office that signs: chủ tịch (chairman)
        named = document.wording(line.start, line.end).strip(" |") if issuer.start else issuer.text
        following = _rest_of_issuer(document, line.number)
        if following:
            return f"{named} {following}"
        if not _is_vague(issuer.value.id):
            return named
        vague = vague or named
    return vague


def _is_vague(agency_id: str) -> bool:
    """Whether a body was read without its place."""
    return agency_id.startswith("any/")


def _before_issues(document: DocumentText, block: TextBlock) -> str | None:
    """The words before ``ban hành`` (issues) in the sentence that opens a plan: who issues it."""
    text = document.flat[block.start : block.end]
    at = text.rfind("ban hành")
    if at <= 0:
        return None
    comma = max(text.rfind(",", 0, at), text.rfind(";", 0, at)) + 1
    return document.wording(block.start + comma, block.start + at)


def _rest_of_issuer(document: DocumentText, number: int) -> str | None:
    """``TỈNH …`` or ``THÀNH PHỐ …`` on the line below ``ỦY BAN NHÂN DÂN``."""
    for line in document.lines[number : number + 2]:
        if (
            line.text.startswith(("tỉnh ", "thành phố ", "huyện ", "quận ", "thị xã ", "tp.", "tp "))
            and len(line.text) < 60
        ):
            return document.wording(line.start, line.end)
    return None


def _signatory(document: DocumentText, blocks: list[Block], outline: Outline) -> str | None:
    """The name below the signature, or alone behind the list of recipients."""
    signing = recipients = False
    for line in document.lines:
        if not line.text or line.text == "|":
            continue
        if line.text.startswith("nơi nhận"):
            recipients = True
        if (signing or recipients) and len(line.text) < 40 and _NAME.match(line.text.strip("| ")):
            original = document.wording(line.start, line.end).strip(" |")
            if _is_name(original, line.text):
                return original
        if len(line.text) < 60 and _SIGNS.match(line.text.lstrip("| ")):
            signing = True
        elif len(line.text) > 80:
            signing = False
        elif line.text.startswith(("phụ lục", "kế hoạch")) and recipients:
            recipients = False
    del blocks, outline
    return None


def _is_name(original: str, folded: str) -> bool:
    words = original.split()
    return (
        2 <= len(words) <= 5
        and _NAME.match(folded.strip("| ")) is not None
        and all(word[0].isupper() and (word[1:].islower() or len(word) == 1) for word in words)
        and find_province(original) is None
    )


def _effect(document: DocumentText, scan: Scan, found: _Found) -> None:
    if found.effective_on is not None:
        return
    matches = list(_EFFECT.finditer(document.flat))
    signed = [match for match in matches if "ngày ký" in match["rest"] or "ký ban hành" in match["rest"]]
    match = next(iter(signed or matches), None)
    if match is None:
        return
    rest = match["rest"]
    printed = scan.date_in(match.start("rest"), match.end("rest"))
    if printed is not None and not signed:
        found.effective_on = printed
    elif "ngày ký" in rest or "ban hành" in rest:
        days = _AFTER_DAYS.search(rest)
        if found.issued_on is not None:
            found.effective_on = found.issued_on + timedelta(days=int(days[1]) if days else 0)


def _title_candidates(document: DocumentText, blocks: list[Block]) -> list[str]:
    return [document.flat[b.start : b.end] for b in blocks[:6] if isinstance(b, TextBlock)]


def _title_blocks(titles: list[TextBlock], blocks: list[Block]) -> list[TextBlock]:
    if titles:
        return titles
    return [
        b
        for b in blocks[:4]
        if isinstance(b, TextBlock) and len(b.text) < 400 and not b.text.endswith(".") and not _OWN_NUMBER.match(b.text)
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


def _period(
    document: DocumentText, scan: Scan, titles: list[TextBlock], blocks: list[Block]
) -> tuple[Period | None, Deadline | None, Deadline | None]:
    """The period, outlook and end that the titles print, else the first article that approves the plan."""
    candidates = _title_blocks(titles, blocks)
    candidates += [
        b for b in blocks if isinstance(b, TextBlock) and b.marker is not None and b.marker.style == "article"
    ][:1]
    period: Period | None = None
    horizon: Deadline | None = None
    until: Deadline | None = None
    for block in candidates:
        end = min(block.end, block.start + 700)
        text = document.flat[block.start : end]
        if period is None:
            found = [m.value for m in scan.periods_in(block.start, end) if m.value is not None]
            period = found[0] if found else _single_year(scan, block.start, text)
        outlook = _OUTLOOK.search(text)
        if outlook is not None and horizon is None:
            year = int(outlook[1])
            if 1990 <= year <= 2100:
                horizon = Deadline(
                    date(year, 12, 31),
                    Precision.YEAR,
                    document.wording(block.start + outlook.start(), block.start + outlook.end()),
                )
        ends = None if period or until else _UNTIL.search(text)
        if ends is not None and not scan.taken_in(block.start + ends.start(1), block.start + ends.end(1)):
            until = Deadline(date(int(ends[1]), 12, 31), Precision.YEAR, ends[0])
        if period is not None or until is not None:
            break
    return period, horizon or until, until


def _single_year(scan: Scan, start: int, text: str) -> Period | None:
    """A plan for one year (``năm 2018``); the year of a date is none."""
    match = next(
        (m for m in _YEAR_TITLE.finditer(text) if not scan.taken_in(start + m.start(1), start + m.end(1))), None
    )
    if match is None or _UNTIL.search(text) or not 1990 <= int(match[1]) <= 2100:
        return None
    year = int(match[1])
    return Period(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, match[0])


def _province(document: DocumentText, found: _Found, titles: list[TextBlock], head_end: int) -> str | None:
    texts = [found.issuer, *(document.wording(b.start, b.end) for b in titles), found.place]
    texts.append(document.wording(0, min(head_end, 1200)))
    for text in texts:
        if not text:
            continue
        province = find_province(text, found.issued_on)
        if province is not None:
            return province.code if not _central(found) else None
        if text is found.issuer and _central(found):
            return None
    return None


def _central(found: _Found) -> bool:
    """Whether the issuer is a central body, so that the place says nothing of a province."""
    issuer = (found.issuer or "").lower()
    return issuer.startswith(
        ("thủ tướng", "chính phủ", "quốc hội", "bộ ", "ủy ban thường vụ", "ban chấp hành trung ương")
    )
