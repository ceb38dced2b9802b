"""Who signed a document, and from when it is in force."""

from __future__ import annotations

import re
from datetime import date, timedelta

from egovplan.catalogue.provinces import find_province
from egovplan.reading.document_text import DocumentText
from egovplan.reading.scan import Scan

__all__ = ["read_effect", "read_signatory"]

# có hiệu lực … kể từ ngày ký: in force from the day of signing; sau N ngày: after N days
_EFFECT = re.compile(r"có\s+hiệu\s+lực(?:\s+thi\s+hành)?(?P<rest>[^.;]{0,90})")
_AFTER_DAYS = re.compile(r"sau\s+(\d{1,3})")
# TM., T/M on behalf of, KT. signed for, TL., T/L by order of, Q. acting; chairman, minister, prime minister, director,
# secretary, vice minister, head of office, head of department, secretary general, head of committee, prosecutor
_SIGNS = re.compile(
    r"(?:tm|kt|tl|tuq|q)\s?\.\s|t/[ml]\s|(?:phó\s+)?(?:chủ\s+tịch|bộ\s+trưởng|thủ\s+tướng|giám\s+đốc|bí\s+thư|thứ\s+trưởng"
    r"|chủ\s+nhiệm|cục\s+trưởng|chánh\s+văn\s+phòng|tổng\s+thư\s+ký|trưởng\s+ban|viện\s+trưởng)\b.{0,40}\Z"
)
# the same at the start of a cell, whatever follows; a person's name at its end
_SIGNS_IN_CELL = re.compile(
    r"\s*(?:tm|kt|tl|tuq|t/m|q)\s?\.?\s|\s*(?:phó\s+)?(?:chủ\s+tịch|bộ\s+trưởng|thủ\s+tướng|giám\s+đốc)\b"
)
_LAST_NAME = re.compile(r"(?:\s[^\W\d_][^\W\d_A-ZĐ]*[^\W\d_]){2,5}\Z")
_NAME = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+){1,4}\Z")


def read_signatory(document: DocumentText) -> str | None:
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
        if "|" in line.text and (named := _in_cell(document, line.start, line.end)):
            return named
        if len(line.text) < 60 and _SIGNS.match(line.text.lstrip("| ")):
            signing = True
        elif len(line.text) > 80:
            signing = False
        elif line.text.startswith(("phụ lục", "kế hoạch")) and recipients:
            recipients = False
    return None


def _in_cell(document: DocumentText, start: int, end: int) -> str | None:
    """The name at the end of a cell that begins with the office: ``KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Văn Hải``."""
    for cell in document.wording(start, end).split("|"):
        name = _LAST_NAME.search(cell.rstrip())
        if (
            name is not None
            and _SIGNS_IN_CELL.match(cell.lower())
            and _is_name(name[0].strip(), name[0].strip().lower())
        ):
            return name[0].strip()
    return None


def _is_name(original: str, folded: str) -> bool:
    words = original.split()
    return (
        2 <= len(words) <= 5
        and _NAME.match(folded.strip("| ")) is not None
        and all(word[0].isupper() and (word[1:].islower() or len(word) == 1) for word in words)
        and find_province(original) is None
    )


def read_effect(document: DocumentText, scan: Scan, issued_on: date | None) -> date | None:
    """The first day of force: printed, or counted from the day of signing."""
    matches = list(_EFFECT.finditer(document.flat))
    signed = [match for match in matches if "ngày ký" in match["rest"] or "ký ban hành" in match["rest"]]
    match = next(iter(signed or matches), None)
    if match is None:
        return None
    printed = scan.date_in(match.start("rest"), match.end("rest"))
    if printed is not None and not signed:
        return printed
    if issued_on is None or not ("ngày ký" in match["rest"] or "ban hành" in match["rest"]):
        return None
    days = _AFTER_DAYS.search(match["rest"])
    return issued_on + timedelta(days=int(days[1]) if days else 0)
