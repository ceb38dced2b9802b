"""Deadlines: the last day by which something must hold, from the words that say so.

========================  ==========  ==========================================
words                     last day    rule
========================  ==========  ==========================================
``đến năm 2013``          2013-12-31  a year, a quarter, a month: its last day
``quý IV/2019``           2019-12-31
``tháng 6/2026``          2026-06-30
``2011 - 2015``           2015-12-31  a period: its last day
``trước năm 2015``        2014-12-31  before a year, a quarter, a month: the day
                                      before it begins
``trước ngày 30/6/2020``  2020-06-30  before a day: that day (see below)
``từ năm 2026``           none        a beginning is no deadline
``so với năm 2020``       none        a year to compare with is no deadline
========================  ==========  ==========================================

``trước ngày 30/6/2020`` is how offices set the last day of a task, most often
the last day of a month, a quarter or a year; it is kept as the day printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from egovplan.model import Deadline, Period, Precision
from egovplan.vietnamese.dates import PrintedDate, scan_dates
from egovplan.vietnamese.folding import fold
from egovplan.vietnamese.match import Match
from egovplan.vietnamese.periods import scan_periods

__all__ = ["parse_deadline", "scan_deadlines"]

# A year by itself. The look-behinds stand after the digits they look at so that the
# search can skip from digit to digit.
_YEAR = re.compile(r"[12](?<![\w/.,][12])(?:(?<=1)9|(?<=2)[01])[0-9]{2}(?![0-9%]|[.,/][0-9]|/[a-zđ]|-[a-zđ0-9])")

_REACH = 40  # characters before a time in which its words are looked for
_OPENING = "(\"'-+:;"

# The words that lead to a time, read backwards from it until another word comes.
# A beginning: from, after, begin, as from, compared (with), same (time).
_BEGINNING = frozenset(("từ", "sau", "bắt", "kể", "so", "cùng"))
# An end: by/to, until, the end of, before; chậm nhất, muộn nhất: at the latest. And: within, in.
_BY = frozenset(("đến", "tới", "hết", "cuối", "trước", "chậm", "muộn"))
_IN = frozenset(("trong", "vào"))
# The time itself: all, year(s), month, quarter, day, the beginning, the middle, phase (giai đoạn).
_TIME = frozenset(("các", "năm", "tháng", "quý", "ngày", "đầu", "giữa", "giai", "đoạn"))
# Words that may stand between: moment (thời điểm), is, -est, with, period.
_BETWEEN = frozenset(("thời", "điểm", "là", "nhất", "với", "kỳ"))
_LEADING = _BEGINNING | _BY | _IN | _TIME | _BETWEEN

# "từ 1500 đến 2015 hộ" (from … to): a lone number behind it is the end of a range, and no year.
_RANGE_BEGINS = re.compile(r"(?<!\w)từ[ \n]+[0-9][0-9.,]*[ \n]*\Z")
# "so với mức trung bình năm 2024" (compared with the average of), "gấp 2 lần năm 2016" (twice): a year to compare with.
_COMPARED = re.compile(r"(?<!\w)so[ \n]với[^.,;:()]*\Z|(?<!\w)lần[ \n]*\Z")

# What may stand between the years of a list (2008, 2009 và năm 2010).
_LIST = re.compile(r"(?:[ ]?,[ ]?|[ ](?:và|hoặc)[ ])(?:năm[ ])?\Z")


class _Time(NamedTuple):
    """A printed time; ``last`` is None where it is no date."""

    begin: int
    end: int
    first: date | None
    last: date | None
    precision: Precision
    lone_year: bool = False


def scan_deadlines(
    text: str,
    start: int = 0,
    end: int | None = None,
    original: str | None = None,
    dates: Sequence[Match[PrintedDate]] | None = None,
    periods: Sequence[Match[Period | None]] | None = None,
) -> list[Match[Deadline]]:
    """Every deadline in folded text.

    Args:
        text: Folded text.
        start: Where to begin.
        end: Where to stop; None for the end of the text.
        original: The text before folding, as long as ``text``; spans and the
            words of deadlines are cut from it.
        dates: What `scan_dates` found in the same stretch, if it has run already.
        periods: What `scan_periods` found there, if it has run already.

    Returns:
        The deadlines in order; spans include the words before (``đến hết
        năm``). A bare ``năm 2015`` is a deadline too, the weakest one. A lone
        ``2015`` is one only behind a word such as ``đến``, a full date only
        behind a word such as ``trước``, since acts carry dates as well.

    >>> [m.value.date.isoformat() for m in scan_deadlines("đến năm 2013; trước năm 2015; từ năm 2026")]
    ['2013-12-31', '2014-12-31']
    """
    stop = len(text) if end is None else end
    words = text if original is None else original
    found: list[Match[Deadline]] = []
    reach = start
    year_before: tuple[int, bool] | None = None  # end of a lone year just read, and whether it was a deadline
    if dates is None:
        dates = scan_dates(text, start, stop)
    if periods is None:
        periods = scan_periods(text, start, stop, dates=dates)
    for time in _times(text, start, stop, dates, periods):
        if time.begin < reach:
            continue
        begin, lead = _lead(text, max(reach, time.begin - _REACH), time.begin)
        if time.lone_year and year_before and _LIST.match(text, year_before[0], time.begin):
            accepted = year_before[1]
        else:
            accepted = _is_deadline(text, start, time, begin, lead)
        if accepted and time.last is not None:
            found.append(_deadline(time, begin, lead, words))
        reach = time.end
        year_before = (time.end, accepted) if time.lone_year else None
    return found


def parse_deadline(text: str) -> Match[Deadline] | None:
    """The first deadline in a phrase, or None.

    Args:
        text: Any text; it is folded here. Spans are positions in its NFC form.
            A phrase that is nothing but a date or a year is a deadline too.

    >>> parse_deadline("đến hết năm 2015").value
    Deadline(2015-12-31, year)
    >>> parse_deadline("trước năm 2015").value
    Deadline(2014-12-31, year)
    >>> parse_deadline("từ năm 2026") is None
    True
    """
    folded = fold(text)
    found = scan_deadlines(folded.text, original=folded.nfc)
    if found:
        return found[0]
    dates = scan_dates(folded.text)
    for time in _times(folded.text, 0, len(folded.text), dates, scan_periods(folded.text, dates=dates)):
        alone = not folded.text[: time.begin].strip() and not folded.text[time.end :].strip(" .;,\n\t")
        if alone and time.last is not None:
            return _deadline(time, time.begin, frozenset(), folded.nfc)
    return None


def _times(
    text: str, start: int, stop: int, dates: Sequence[Match[PrintedDate]], periods: Sequence[Match[Period | None]]
) -> list[_Time]:
    """Periods, dates and lone years in order; the longer one first where two begin together."""
    times = [
        _Time(match.start, match.end, match.value.start, match.value.end, match.value.precision)
        if match.value is not None
        else _Time(match.start, match.end, None, None, Precision.YEAR)
        for match in periods
    ]
    for match in dates:
        times.append(_Time(match.start, match.end, match.value.first, match.value.date, match.value.precision))
    for raw in _YEAR.finditer(text, start, stop):
        year = int(raw[0])
        times.append(_Time(raw.start(), raw.end(), date(year, 1, 1), date(year, 12, 31), Precision.YEAR, True))
    times.sort(key=lambda time: (time.begin, -time.end))
    return times


def _lead(text: str, left: int, time_begin: int) -> tuple[int, frozenset[str]]:
    """Where the words that lead to a time begin, and the words."""
    begin = time_begin
    lead: list[tuple[str, int]] = []
    left = max(left, text.rfind("\t", left, begin) + 1, text.rfind("\n\n", left, begin) + 1)
    for raw in reversed(text[left:begin].replace("*", " ").replace("_", " ").split()):
        word = raw.lstrip(_OPENING).rstrip(":")
        if word not in _LEADING:
            break
        begin = text.rfind(word, left, begin)
        lead.append((word, begin))
        if raw[0] in _OPENING:
            break
    # Of the words farthest away, those that end another phrase do not belong ("trung bình năm | vào năm 2030").
    strong = _BEGINNING | _BY | _IN
    strong = strong if any(word in strong for word, _ in lead) else _TIME
    while lead and lead[-1][0] not in strong:
        lead.pop()
    return (lead[-1][1] if lead else time_begin), frozenset(word for word, _ in lead)


def _is_deadline(text: str, start: int, time: _Time, begin: int, lead: frozenset[str]) -> bool:
    """Whether the words that begin at ``begin`` make a time a deadline."""
    if lead & _BEGINNING:
        return False
    if time.precision is Precision.DAY and time.first == time.last:
        return bool(lead & _BY or lead & _IN)
    if not time.lone_year:
        return True
    if "năm" not in lead:
        return bool(lead & _BY) and not _RANGE_BEGINS.search(text, max(start, begin - 16), begin)
    return bool(lead & _BY or lead & _IN) or not _COMPARED.search(text, max(start, begin - _REACH), begin)


def _deadline(time: _Time, begin: int, lead: frozenset[str], words: str) -> Match[Deadline]:
    assert time.last is not None
    last = time.last
    if "trước" in lead and not lead & {"cuối", "hết"} and time.first is not None and time.first < time.last:
        last = time.first - timedelta(days=1)
    span = words[begin : time.end]
    return Match(Deadline(last, time.precision, " ".join(span.split())), begin, time.end, span)
