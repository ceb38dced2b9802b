"""Who issued a document: the body that its head, captions or opening sentence name."""

from __future__ import annotations

import re

from egovplan.reading.blocks import TextBlock
from egovplan.reading.document_text import DocumentText
from egovplan.reading.facts.preamble import Preamble
from egovplan.vietnamese.agencies import find_issuer

__all__ = ["HEAD_LINES", "OWN_NUMBER", "is_central", "issuer_of_cell", "read_issuer"]

HEAD_LINES = 90
_OFFICE_LENGTH = 12
_LONGEST = 160
_MOST_WORDS_OF_PLACE = 5
# ministry, department, general department, committee, institute, corporation, bank, association
_BODIES = (
    "bộ ",
    "sở ",
    "cục ",
    "tổng cục ",
    "ban ",
    "ủy ban ",
    "viện ",
    "tổng công ty ",
    "tập đoàn ",
    "ngân hàng ",
    "hội ",
)
# how a body begins that stands below its superior: department, sub-department, Party committees, division, inspectorate
_BELONGING = (
    "sở ", "chi cục ", "cục ", "tổng cục ", "huyện ủy ", "thành ủy ", "thị ủy ", "quận ủy ", "đảng ủy ", "phòng ",
    "văn phòng", "trung tâm ", "thanh tra ", "ban quản lý ", "viện ", "công an ",
)  # fmt: skip
# số: number, at the start of a line or cell
OWN_NUMBER = re.compile(r"(?:^|[|\n])\s*(?:luật\s+)?số\s*:?\s*(?=\S{0,12}[/-])")


def read_issuer(document: DocumentText, preamble: Preamble, head_end: int) -> str | None:
    """The issuer in the source's words: from the head, else a caption, else the sentence that opens the plan."""
    named = _issuer_in_head(document, head_end)
    if named is not None:
        return named
    texts = [document.wording(block.start, block.end) for block in preamble.captions]
    texts += [_before_issues(document, block) or "" for block in preamble.bases]
    issuers = (find_issuer(text) for text in texts if text)
    return next((issuer.text for issuer in issuers if issuer is not None), None)


def issuer_of_cell(text: str) -> str | None:
    """The issuer that a cell of a letterhead names with its place, or None."""
    issuer = find_issuer(text)
    placed = issuer is not None and issuer.start <= _OFFICE_LENGTH and not _is_vague(issuer.value.id)
    return issuer.text if issuer is not None and placed else None


def _issuer_in_head(document: DocumentText, head_end: int) -> str | None:
    """The first line of the head that names a body; one that names its place goes before one that does not."""
    vague: str | None = None
    for line in document.lines[:HEAD_LINES]:
        if line.start >= max(head_end, 1):
            break
        if not line.text or len(line.text) > _LONGEST or OWN_NUMBER.match(line.text):
            continue
        # the first cell of a letterhead printed in one line
        printed = document.wording(line.start, line.end).strip(" |").split(" | ")[0]
        issuer = find_issuer(printed)
        if issuer is None or issuer.start > _OFFICE_LENGTH:
            continue
        # what stands before the body is the office that signs: chủ tịch (chairman)
        named = printed if issuer.start else issuer.text
        below = _body_below(document, line.number, printed)
        if below:
            return below
        following = _rest_of_issuer(document, line.number)
        if following:
            return f"{named} {following}"
        if not _is_vague(issuer.value.id):
            return named
        vague = vague or _with_place(printed, named)
    return vague or _body_in_capitals(document, head_end)


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


def _with_place(printed: str, named: str) -> str:
    """The body with what stands behind it in capitals: the name of a place that the catalogue does not know."""
    rest = printed.removeprefix(named)
    return printed if rest != printed and printed.isupper() and len(rest.split()) <= _MOST_WORDS_OF_PLACE else named


def _body_in_capitals(document: DocumentText, head_end: int) -> str | None:
    """A body that the catalogue does not know, by its first word: ``BỘ …``, alone in capitals above the title."""
    for line in document.lines[:HEAD_LINES]:
        if line.start >= max(head_end, 1):
            return None
        if line.text.startswith(_BODIES) and len(line.text) < 80:
            printed = document.wording(line.start, line.end).strip(" |").split(" | ")[0]
            if printed.isupper():
                return printed
    return None


def _body_below(document: DocumentText, number: int, superior: str) -> str | None:
    """The body that issues, on the line below the one it belongs to: ``SỞ …`` below ``ỦY BAN NHÂN DÂN TỈNH …``."""
    for line in document.lines[number : number + 2]:
        if not line.text.startswith(_BELONGING) or len(line.text) >= 80 or "|" in line.text:
            continue
        printed = document.wording(line.start, line.end)
        if printed.isupper():  # a bare office is told by its superior: VĂN PHÒNG | TỈNH ỦY …
            return printed if " " in line.text.removeprefix("văn phòng") else f"{printed} {superior}"
    return None


def _rest_of_issuer(document: DocumentText, number: int) -> str | None:
    """``TỈNH …`` or ``THÀNH PHỐ …`` on the line below ``ỦY BAN NHÂN DÂN``."""
    for line in document.lines[number : number + 2]:
        if (
            line.text.startswith(("tỉnh ", "thành phố ", "huyện ", "quận ", "thị xã ", "tp.", "tp "))
            and " ủy" not in line.text
            and len(line.text) < 60
        ):
            return document.wording(line.start, line.end)
    return None


def is_central(issuer: str | None) -> bool:
    """Whether the issuer is a central body, so that the place says nothing of a province."""
    return (
        (issuer or "")
        .lower()
        .startswith(("thủ tướng", "chính phủ", "quốc hội", "bộ ", "ủy ban thường vụ", "ban chấp hành trung ương"))
    )
