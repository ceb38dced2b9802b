"""Dates as administrative Vietnamese prints them, full and partial.

``29/10/2010``, ``ngày 29 tháng 10 năm 2010``, ``tháng 12/2019``, ``quý IV/2019``,
``6 tháng đầu năm 2019``; and what is printed but is no date: ``ngày 11/2010``
(the day is missing), ``ngày 31/02/2019`` (not in the calendar).
"""

from __future__ import annotations

import calendar
import datetime
import re
from datetime import date

from attrs import frozen

from egovplan.model import Precision
from egovplan.vietnamese.folding import fold
from egovplan.vietnamese.match import Match, Note

__all__ = ["PrintedDate", "parse_date", "quarter_number", "scan_dates"]


@frozen
class PrintedDate:
    """A date as exactly as it was printed.

    Attributes:
        date: The last day of what was printed (``quý IV/2019`` is 2019-12-31),
            or None where it is incomplete or not in the calendar.
        precision: What was printed: a day, a month, a quarter, a half.
        first: The first day of what was printed, or None as above.
    """

    date: datetime.date | None
    precision: Precision = Precision.DAY
    first: datetime.date | None = None


# White space that may stand inside a date, with the marks of Markdown emphasis;
# no tab, which parts cells.
_GAP = r"[ \n\r*_]{0,6}"

# A date that begins with a number. The look-behind stands after the first digit
# so that the search can skip from digit to digit.
_NUMERIC = re.compile(
    rf"""
    [0-9](?<![\w,][0-9])[0-9]?(?![0-9])(?:
        [ ]?[/.-][ ]{{0,2}}(?P<month>[0-9]{{1,2}})[ ]?[/.-][ ]{{0,2}}(?P<year>[12][0-9]{{3}})  # 29/10/2010
      | {_GAP}tháng{_GAP}(?P<word_month>[0-9]{{1,2}}){_GAP},?{_GAP}
        (?:năm|(?P<misprint>tháng)){_GAP}(?P<word_year>[12][0-9]{{3}})       # 29 tháng 10 năm 2010
      | [ ]?[/.-][ ]{{0,2}}(?P<slash_year>[12][0-9]{{3}})                    # 12/2019
      | {_GAP},?{_GAP}năm{_GAP}(?P<of_year>[12][0-9]{{3}})                   # (tháng) 5 năm 2019
      | {_GAP}tháng{_GAP}(?:(?P<opening>đầu)|cuối)(?:{_GAP}của)?{_GAP}năm{_GAP}(?P<part_year>[12][0-9]{{3}})
    )(?![0-9]|/[a-zđ0-9]|-[a-zđ]|[.,][0-9])
    """,
    re.VERBOSE,
)

# What stands before a month to make it one: "tháng" (month), and "ngày" (day) where the day is left out.
_BEFORE = re.compile(
    r"(?<!\w)(?:(?P<day>ngày)|(?P<month>tháng)|(?P<edge>đến|từ|trước|vào|cuối|đầu|hết|sau|trong))[ \n\r*_:]*\Z"
)
_DAY_LEFT_OUT = re.compile(r"ngày[ .…_*]*(?:[/.-]|tháng)[ .…_*]*\Z")

# quý (quarter) I to IV, in Roman or Arabic numerals, or two of them, and the year
_QUARTER_NUMBER = r"(?:i{1,3}|iv|[1-4])(?!\w)"
_QUARTER = re.compile(
    rf"""
    q(?:uý|uí|úy|úi){_GAP}(?P<one>{_QUARTER_NUMBER})
    (?:{_GAP}(?:[-,&+/]|và|đến)?{_GAP}(?:q(?:uý|uí|úy|úi){_GAP})?(?P<two>{_QUARTER_NUMBER}))?
    {_GAP}(?:[/,.-]|(?:của{_GAP})?năm)?{_GAP}(?:năm{_GAP})?(?P<year>[12][0-9]{{3}})(?![0-9])
    """,
    re.VERBOSE,
)

# ngày … tháng … năm 2019, with at least one number left empty
_EMPTY = re.compile(
    r"""
    ngày[ .…_*\n]{0,40}
    (?: (?P<day>[0-9]{1,2})[ .…_*\n]{1,40}tháng[ .…_*\n]{1,40}
      | tháng[ .…_*\n]{1,40}(?:[0-9]{1,2}[ .…_*\n]{1,40})? )
    năm[ *_\n]{0,6}(?P<year>[12][0-9]{3})(?![0-9])
    """,
    re.VERBOSE,
)

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def scan_dates(text: str, start: int = 0, end: int | None = None) -> list[Match[PrintedDate]]:
    """Every date, full or partial, in folded text.

    Args:
        text: Folded text.
        start: Where to begin.
        end: Where to stop; None for the end of the text.

    Returns:
        The dates in order, none inside another. Spans include ``ngày``,
        ``tháng`` and ``quý``. Notes: ``date-incomplete``, ``date-invalid``,
        ``date-misprint``.

    >>> [m.value.date.isoformat() for m in scan_dates("ngày 29/10/2010, quý iv/2019")]
    ['2010-10-29', '2019-12-31']
    """
    stop = len(text) if end is None else end
    found = [match for raw in _NUMERIC.finditer(text, start, stop) if (match := _numeric(text, start, raw)) is not None]
    found += [_quarter(raw) for raw in _QUARTER.finditer(text, start, stop)]
    found += [_incomplete(raw) for raw in _EMPTY.finditer(text, start, stop)]
    return _without_overlaps(found)


def _without_overlaps(found: list[Match[PrintedDate]]) -> list[Match[PrintedDate]]:
    """In order, and of two that overlap the one that begins first (the longer one where both begin together)."""
    found.sort(key=lambda match: (match.start, -match.end))
    kept: list[Match[PrintedDate]] = []
    for match in found:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def parse_date(text: str) -> Match[PrintedDate] | None:
    """The first date in a phrase, or None.

    Args:
        text: Any text; it is folded here. Spans are positions in its NFC form.

    >>> parse_date("Hà Nội, ngày 29 tháng 10 năm 2010").value.date
    datetime.date(2010, 10, 29)
    >>> parse_date("ngày 11/2010").notes[0].code
    'date-incomplete'
    """
    found = scan_dates(fold(text).text)
    return found[0] if found else None


def quarter_number(text: str) -> int:
    """The number of a quarter from its folded Roman or Arabic numeral.

    >>> quarter_number("iv"), quarter_number("2")
    (4, 2)
    """
    return _ROMAN.get(text) or int(text)


def _numeric(text: str, start: int, raw: re.Match[str]) -> Match[PrintedDate] | None:
    number = _leading_number(raw[0])
    if raw["month"]:
        return _full(text, start, raw, number, raw["month"], raw["year"])
    if raw["word_month"]:
        return _full(text, start, raw, number, raw["word_month"], raw["word_year"])
    if raw["part_year"]:
        return _months_of_year(raw, number)
    return _month(text, start, raw, number, int(raw["slash_year"] or raw["of_year"]))


def _leading_number(text: str) -> int:
    return int(text[:2]) if text[1:2].isdigit() else int(text[0])


def _full(text: str, start: int, raw: re.Match[str], day: int, month: str, year: str) -> Match[PrintedDate] | None:
    before = _BEFORE.search(text, max(start, raw.start() - 8), raw.start())
    begin = before.start() if before and before["day"] else raw.start()
    notes: tuple[Note, ...] = ()
    span = text[begin : raw.end()]
    try:
        day_read = date(int(year), int(month), day)
    except ValueError:
        return Match(PrintedDate(None), begin, raw.end(), span, (Note("date-invalid", (("text", span),)),))
    if raw["misprint"]:
        notes = (Note("date-misprint", (("text", span), ("value", day_read.isoformat()))),)
    return Match(PrintedDate(day_read, Precision.DAY, day_read), begin, raw.end(), span, notes)


def _month(text: str, start: int, raw: re.Match[str], month: int, year: int) -> Match[PrintedDate] | None:
    """A month and a year, if a word before them makes them one (``tháng 12/2019``)."""
    left_out = _DAY_LEFT_OUT.search(text, max(start, raw.start() - 48), raw.start())
    if left_out:
        return _no_date(text, left_out.start(), raw.end(), "date-incomplete")
    before = _BEFORE.search(text, max(start, raw.start() - 8), raw.start())
    if before is None or (raw["of_year"] and not before["month"]):
        return None
    if before["day"]:
        return _no_date(text, before.start(), raw.end(), "date-incomplete")
    begin = before.start() if before["month"] else raw.start()
    if not 1 <= month <= 12:
        return _no_date(text, begin, raw.end(), "date-invalid") if before["month"] else None
    last = date(year, month, calendar.monthrange(year, month)[1])
    value = PrintedDate(last, Precision.MONTH, date(year, month, 1))
    return Match(value, begin, raw.end(), text[begin : raw.end()])


def _no_date(text: str, begin: int, end: int, code: str) -> Match[PrintedDate]:
    span = text[begin:end]
    precision = Precision.MONTH if code == "date-incomplete" else Precision.DAY
    return Match(PrintedDate(None, precision), begin, end, span, (Note(code, (("text", span),)),))


def _months_of_year(raw: re.Match[str], months: int) -> Match[PrintedDate] | None:
    """The first or last months of a year (``6 tháng đầu năm 2019``)."""
    if not 1 <= months <= 11:
        return None
    year = int(raw["part_year"])
    precision = Precision.HALF if months == 6 else Precision.MONTH
    if raw["opening"]:
        last = date(year, months, calendar.monthrange(year, months)[1])
        value = PrintedDate(last, precision, date(year, 1, 1))
    else:
        value = PrintedDate(date(year, 12, 31), precision, date(year, 13 - months, 1))
    return Match(value, raw.start(), raw.end(), raw[0])


def _quarter(raw: re.Match[str]) -> Match[PrintedDate]:
    one, year = quarter_number(raw["one"]), int(raw["year"])
    two = quarter_number(raw["two"]) if raw["two"] else one
    first, last = min(one, two), max(one, two)
    end = date(year, 3 * last, calendar.monthrange(year, 3 * last)[1])
    return Match(PrintedDate(end, Precision.QUARTER, date(year, 3 * first - 2, 1)), raw.start(), raw.end(), raw[0])


def _incomplete(raw: re.Match[str]) -> Match[PrintedDate]:
    precision = Precision.YEAR if raw["day"] else Precision.MONTH
    return Match(
        PrintedDate(None, precision), raw.start(), raw.end(), raw[0], (Note("date-incomplete", (("text", raw[0]),)),)
    )
