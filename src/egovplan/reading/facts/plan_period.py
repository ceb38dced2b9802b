"""The years a plan is for: its period, its end and its outlook, as its titles print them."""

from __future__ import annotations

import re
from datetime import date

from egovplan.model import Deadline, Period, Precision
from egovplan.reading.blocks import Block, TextBlock
from egovplan.reading.document_text import DocumentText
from egovplan.reading.scan import Scan

__all__ = ["read_period"]

# định hướng đến (năm) 2025, tầm nhìn đến (năm) 2030: outlook, vision
_OUTLOOK = re.compile(r"(?:định\s+hướng|tầm\s+nhìn)(?:\s+(?:đến|tới))?(?:\s+năm)?\s+(\d{4})")
_YEAR_TITLE = re.compile(r"(?<!tháng\s)(?<!đầu\s)(?<!cuối\s)\bnăm\s+(\d{4})(?!\s*[-–]\s*\d)")
_UNTIL = re.compile(r"\bđến\s+(?:hết\s+)?năm\s+(\d{4})")


def read_period(
    document: DocumentText, scan: Scan, titles: list[TextBlock], blocks: list[Block]
) -> tuple[Period | None, Deadline | None, Deadline | None]:
    """The period, outlook and end that the titles print, else the first article that approves the plan."""
    candidates = list(titles)
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
