"""Periods: ``giai đoạn 2011 - 2015``, ``từ năm 2026 đến năm 2030``, and the time cells of task tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from egovplan.model import Period, Precision
from egovplan.vietnamese.dates import PrintedDate, scan_dates
from egovplan.vietnamese.folding import fold
from egovplan.vietnamese.match import Match, Note

__all__ = ["parse_period", "read_time_cell", "scan_periods"]

LONGEST_PLAUSIBLE = 30
"""Years: a longer period is most often a printing error."""

# White space inside a phrase, with the marks of Markdown emphasis; no tab, which parts cells.
_GAP = r"[ \n\r*_]{0,6}"

# Two years joined by a hyphen or đến, tới (to). The look-behind stands after the
# first digit so that the search can skip from digit to digit.
_YEARS = re.compile(
    rf"""
    (?P<first>[12](?<![\w./,][12])[0-9]{{3}}){_GAP}
    (?:-|(?:đến|tới|->)(?:{_GAP}(?:cuối|hết))?){_GAP}(?:năm{_GAP})?
    (?P<last>[12][0-9]{{3}})(?![0-9]|[.,/][0-9]|/[a-zđ]|-[0-9]|{_GAP}%)
    """,
    re.VERBOSE,
)

# What may stand before the first year: a noun (giai đoạn: phase; thời kỳ: period;
# nhiệm kỳ: term; kế hoạch: plan), "from", "year(s)", "2 years".
_LEAD = re.compile(
    r"(?:(?:giai[ \n]đoạn|thời[ \n]k[ỳì]|nhiệm[ \n]kỳ)[ \n*_:]{1,4})?(?:(?:trong[ ])?từ[ \n]{1,2})?"
    r"(?:(?:[0-9]{1,2}|hai|ba|bốn|năm)[ ])?(?:(?:các[ ])?năm[ \n*_:]{1,4})?\Z"
)

# What joins two dates to a period.
_JOIN = re.compile(r"[ \n\r*_]*(?:-|đến(?:[ ](?:hết|cuối))?)[ \n\r*_]*\Z")
_FROM = re.compile(r"(?:giai đoạn[ ])?(?:kể[ ])?(?:từ)(?:[ ]ngày)?[ \n]{1,2}\Z")

_ENDS_LEAD = " \n*_:"

_EARLIEST, _LATEST = 1945, 2100


def scan_periods(
    text: str,
    start: int = 0,
    end: int | None = None,
    original: str | None = None,
    dates: Sequence[Match[PrintedDate]] | None = None,
) -> list[Match[Period | None]]:
    """Every printed period in folded text.

    Args:
        text: Folded text.
        start: Where to begin.
        end: Where to stop; None for the end of the text.
        original: The text before folding, as long as ``text``; spans and the
            words of periods are cut from it.
        dates: What `scan_dates` found in the same stretch, if it has run already.

    Returns:
        The periods in order. A period that is turned round has the value None
        and a note ``period-inverted``; one of more than thirty years, or that
        ends in 2100 or later, is kept with a note ``period-implausible``.

    >>> [m.value for m in scan_periods("giai đoạn 2011 - 2015 và 2021-2015")]
    [Period(2011-01-01 to 2015-12-31), None]
    """
    stop = len(text) if end is None else end
    words = text if original is None else original
    found = [match for raw in _YEARS.finditer(text, start, stop) if (match := _years(text, start, raw, words))]
    found += _between_dates(text, start, scan_dates(text, start, stop) if dates is None else dates, words)
    found.sort(key=lambda match: match.start)
    return found


def parse_period(text: str) -> Match[Period | None] | None:
    """The first period in a phrase, or None.

    Args:
        text: Any text; it is folded here. Spans are positions in its NFC form.

    >>> parse_period("giai đoạn 2011 - 2015").value
    Period(2011-01-01 to 2015-12-31)
    >>> parse_period("2021-2015").notes[0].code
    'period-inverted'
    """
    folded = fold(text)
    found = scan_periods(folded.text, original=folded.nfc)
    return found[0] if found else None


def _years(text: str, start: int, raw: re.Match[str], words: str) -> Match[Period | None] | None:
    first, last = int(raw["first"]), int(raw["last"])
    if not _EARLIEST <= first <= _LATEST or last > _LATEST:
        return None
    begin = raw.start()
    if text[max(0, begin - 1)] in _ENDS_LEAD:
        lead = _LEAD.search(text, max(start, begin - 28), begin)
        begin = lead.start() if lead else begin
    return _period(date(first, 1, 1), date(last, 12, 31), Precision.YEAR, begin, raw.end(), words)


def _period(first: date, last: date, precision: Precision, begin: int, end: int, words: str) -> Match[Period | None]:
    span = words[begin:end]
    if last < first:
        return Match(None, begin, end, span, (Note("period-inverted", (("text", span),)),))
    notes: tuple[Note, ...] = ()
    if last.year - first.year > LONGEST_PLAUSIBLE or last.year >= _LATEST:
        notes = (Note("period-implausible", (("text", span),)),)
    return Match(Period(first, last, precision, " ".join(span.split())), begin, end, span, notes)


def _between_dates(
    text: str, start: int, dates: Sequence[Match[PrintedDate]], words: str
) -> list[Match[Period | None]]:
    found: list[Match[Period | None]] = []
    for one, two in pairwise(dates):
        if two.start - one.end > 16 or not _JOIN.match(text, one.end, two.start):
            continue
        if one.value.first is None or two.value.date is None:
            continue
        lead = _FROM.search(text, max(start, one.start - 24), one.start)
        begin = lead.start() if lead else one.start
        found.append(_period(one.value.first, two.value.date, two.value.precision, begin, two.end, words))
    return found


def read_time_cell(text: str) -> tuple[Period | None, tuple[Note, ...]]:
    """Read the time cell of a task table as one period over all that it prints.

    Args:
        text: The cell, as printed.

    Returns:
        The period from the first to the last day of what is printed, or None
        where nothing can be read or where it is turned round; and the notes.
        ``Từ 2019`` (from 2019) has no end, so it is the year it names.

    >>> read_time_cell("Quý III - IV/2025")[0]
    Period(2025-07-01 to 2025-12-31)
    >>> read_time_cell("2020")[0]
    Period(2020-01-01 to 2020-12-31)
    """
    folded = fold(text)
    found = scan_periods(folded.text, original=folded.nfc)
    notes = tuple(note for match in found for note in match.notes)
    spans = [(match.start, match.end) for match in found]
    days = [(match.value.start, match.value.end, match.value.precision) for match in found if match.value]
    for match in scan_dates(folded.text):
        if not _inside(match.start, spans):
            spans.append((match.start, match.end))
            notes += match.notes
            if match.value.first and match.value.date:
                days.append((match.value.first, match.value.date, match.value.precision))
    days += _loose(folded.text, spans)
    words = " ".join(folded.nfc.split())
    if not days:
        return None, notes
    precision = max((day[2] for day in days), key=list(Precision).index)
    return Period(min(day[0] for day in days), max(day[1] for day in days), precision, words), notes


_LOOSE = re.compile(
    r"(?<![\w/.,])(?:(?P<month>0?[1-9]|1[0-2])[ ]?/[ ]?)?(?P<year>(?:19|20)[0-9]{2})(?![\w/%]|[.,][0-9])"
)


def _loose(text: str, spans: list[tuple[int, int]]) -> list[tuple[date, date, Precision]]:
    """Single years and months that no other rule has read (``2020``, ``12/2025``)."""
    days: list[tuple[date, date, Precision]] = []
    for raw in _LOOSE.finditer(text):
        if _inside(raw.start(), spans):
            continue
        year = int(raw["year"])
        if raw["month"]:
            month = int(raw["month"])
            last = date(year + month // 12, month % 12 + 1, 1)
            days.append((date(year, month, 1), date.fromordinal(last.toordinal() - 1), Precision.MONTH))
        else:
            days.append((date(year, 1, 1), date(year, 12, 31), Precision.YEAR))
    return days


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(begin <= position < end for begin, end in spans)
