"""Reporting duties: what must be reported how often, over which window, by when."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache
from itertools import islice

from attrs import frozen

from egovplan.model import ReportingDuty, Rhythm
from egovplan.reading.context import Context
from egovplan.reading.facts.charges import duty_words, read_charge
from egovplan.reading.facts.responsibilities import Duty

__all__ = ["read_reporting_duties"]

_REPORT = re.compile(r"báo\s+cáo\b")  # report
_DIGIT = re.compile(r"\d")
_FULL_YEAR = re.compile(r"[12]\d{3}")
# The end of a sentence or of a part of a list; a stop inside brackets ends none.
_SENTENCE = re.compile(r";|\.(?=\s+[^\W\d_])")
_REACH = 150
_MOST_DUTIES = 24  # of one sentence
_LONGEST_TEXT = 2000
# kế hoạch, dự toán, ngân sách, chương trình, kinh phí: a plan, estimate or budget of every year is no report
_OF_A_PLAN = re.compile(r"(?:kế\s+hoạch|dự\s+toán|ngân\s+sách|chương\s+trình|kinh\s+phí|nhu\s+cầu)(?:\s+\w+){0,3}\s+\Z")

# ngày day, tháng month, năm year, hàng/hằng/mỗi every, cuối (cùng) last, quý quarter, kỳ (báo cáo) reporting period
_EVERY = r"(?:hàng|hằng|mỗi)"
_DAY = (
    r"(?:ngày\s+)?(?P<{0}day>\d{{1,2}})\s*(?:/|-|\s(?:của\s+)?tháng\s)\s*(?P<{0}month>\d{{1,2}})"
    r"(?!\d|\s*[/-]\s*\d|\s+năm\s+\d)"
)
_DUE = re.compile(
    rf"""
    ngày\s+(?P<last_day>\d{{1,2}})\s+(?:của\s+)?tháng\s+cuối(?:\s+cùng)?(?:\s+của)?\s+(?:{_EVERY}\s+)?
        (?P<span>quý|kỳ|6\s+tháng|sáu\s+tháng)
  | ngày\s+(?P<monthly>\d{{1,2}})\s+(?:của\s+)?(?:{_EVERY}\s+tháng|tháng\s+(?:sau|kế\s+tiếp|tiếp\s+theo))
  | {_DAY.format("")}
  | tháng\s+(?P<whole_month>\d{{1,2}})\s+(?:{_EVERY}\s+năm|của\s+năm)
    """,
    re.VERBOSE,
)
# trước before, chậm/muộn nhất at the latest, vào on, trong within, thời hạn term
_BY = re.compile(r"(?:trước|(?:chậm|muộn)\s+nhất|vào|trong|thời\s+hạn|đến|là)[^.;]{0,24}\Z")
# (quý II) từ ngày 15 tháng 3 (năm trước) đến/tới (hết) ngày 14 tháng 6
_WINDOW = re.compile(
    rf"từ\s+{_DAY.format('first_')}(?:\s+(?:của\s+)?năm\s+(?:trước|liền\s+kề))?\s*(?:đến|tới|-)\s*(?:hết\s+)?"
    rf"{_DAY.format('last_')}"
)
_SPANS = {Rhythm.MONTHLY: "M", Rhythm.QUARTERLY: "Q", Rhythm.HALF_YEARLY: "H", Rhythm.YEARLY: "12"}  # kỳ: period


@frozen
class _Time:
    """A printed rhythm or day, with its place."""

    start: int
    end: int
    rhythm: Rhythm | None = None
    due: str | None = None


@cache
def _rhythms() -> tuple[re.Pattern[str], dict[str, Rhythm]]:
    named = {word: Rhythm(name) for name, words in duty_words()["rhythms"].items() for word in words}
    ordered = sorted(named, key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, ordered)).replace(r"\ ", r"\s+") + r")\b(?!\s+\d)"), named


def read_reporting_duties(context: Context, duties: list[Duty]) -> None:
    """Read what must be reported, from the words of responsibilities.

    A sentence is a duty to report where it speaks of a report (``báo cáo``)
    with its rhythm (``hằng quý``, ``6 tháng``) or its last day beside it. Where
    windows are printed (``từ ngày 15 tháng 3 đến ngày 14 tháng 6``) there is
    one duty for each, and so where several rhythms or several days each have
    their own.

    Args:
        context: The document.
        duties: Who must do what.
    """
    reader = _Reader(context)
    text = context.document.flat
    for duty in duties:
        if _REPORT.search(text, duty.start, duty.end):
            reader.take(duty)


class _Reader:
    """Reads the reports among the words of one responsibility after the other."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._text = context.document.flat
        self._ids: dict[str, tuple[str, ...]] = {}

    def take(self, duty: Duty) -> None:
        """Read the sentences of one responsibility."""
        text = self._text
        cuts = [m.end() for m in _SENTENCE.finditer(text, duty.start, duty.end) if not self._bracketed(m.start())]
        bounds = [duty.start, *cuts, duty.end]
        for index, start in enumerate(bounds[:-1]):
            end = bounds[index + 1]
            if _REPORT.search(text, start, end):
                self._sentence(duty, start, end, first=index == 0)

    def _bracketed(self, position: int) -> bool:
        opening = self._text.rfind("(", max(0, position - 200), position)
        return opening >= 0 and self._text.find(")", opening, position) < 0

    def _sentence(self, duty: Duty, start: int, end: int, *, first: bool) -> None:
        rhythms = self._rhythms(start, end)
        dated = _DIGIT.search(self._text, start, end) is not None
        windows = list(islice(_WINDOW.finditer(self._text, start, end), _MOST_DUTIES)) if dated else []
        dues = self._dues(start, end, windows, rhythms[0].rhythm if rhythms else None) if dated else []
        if not rhythms and not dues:
            return
        start += len(self._text[start:end]) - len(self._text[start:end].lstrip(" *_-,"))
        agency = duty.agency
        if not first:  # a later sentence may have a subject of its own
            charge = read_charge(self._context.document, start, end)
            agency = charge.agency if charge is not None and not charge.run_in else agency
        for rhythm, due, window in self._duties(rhythms, dues, windows, start, end):
            self._add(agency, rhythm, due, window, start, end)
        self._context.read.extend((time.start, time.end) for time in dues)
        self._context.read.extend(window.span() for window in windows)

    def _rhythms(self, start: int, end: int) -> list[_Time]:
        """The rhythms of a sentence that stand near a report and belong to no plan or budget."""
        pattern, named = _rhythms()
        found: list[_Time] = []
        for match in pattern.finditer(self._text, start, end):
            before = self._text[match.start() - 1 : match.start()]
            if before.isalnum() or before == "/":
                continue
            if _OF_A_PLAN.search(self._text, max(start, match.start() - 50), match.start()):
                continue
            if not _REPORT.search(self._text, max(start, match.start() - _REACH), min(end, match.end() + _REACH)):
                continue
            rhythm = named[" ".join(match[0].split())]
            if rhythm is not Rhythm.ON_DEMAND or not found:
                found.append(_Time(match.start(), match.end(), rhythm))
            if len(found) == _MOST_DUTIES:
                break
        timed = [time for time in found if time.rhythm is not Rhythm.ON_DEMAND]
        return timed or found

    def _dues(self, start: int, end: int, windows: list[re.Match[str]], rhythm: Rhythm | None) -> list[_Time]:
        """The last days to report that a sentence prints."""
        found: list[_Time] = []
        for match in _DUE.finditer(self._text, start, end):
            if any(window.start() <= match.start() < window.end() for window in windows):
                continue
            if not _BY.search(self._text, max(start, match.start() - 40), match.start()):
                continue
            due = _due(match, rhythm)
            if due is not None:
                found.append(_Time(match.start(), match.end(), None, due))
            if len(found) == _MOST_DUTIES:
                break
        return found or self._days(start, end)

    def _days(self, start: int, end: int) -> list[_Time]:
        """A full date by which something must be reported once."""
        if _FULL_YEAR.search(self._text, start, end) is None:
            return []
        for report in islice(_REPORT.finditer(self._text, start, end), _MOST_DUTIES):
            for match in self._context.scan.deadlines_in(report.start(), min(end, report.end() + _REACH)):
                if match.value.precision in ("day", "month"):
                    return [_Time(match.start, match.end, None, match.value.date.isoformat())]
        return []

    def _duties(
        self, rhythms: list[_Time], dues: list[_Time], windows: list[re.Match[str]], start: int, end: int
    ) -> list[tuple[Rhythm, str | None, tuple[str, str] | None]]:
        """One duty for each window, else for each rhythm or day that has its own, else one."""
        if not rhythms:
            rhythms = [_Time(start, start, _rhythm_of(dues[0].due or ""))]
        rhythm = rhythms[0].rhythm or Rhythm.ONCE
        spans = [span for window in windows if (span := _window(window)) is not None]
        if spans:
            return [(rhythm, dues[0].due if dues else None, span) for span in spans]
        if len(dues) < 2:
            return [(rhythm, dues[0].due if dues else None, None)]
        found: list[tuple[Rhythm, str | None, tuple[str, str] | None]] = []
        for due in dues:
            before = [time for time in rhythms if time.start < due.start]
            found.append(((before or rhythms)[-1 if before else 0].rhythm or rhythm, due.due, None))
        return found

    def _add(
        self, agency: str, rhythm: Rhythm, due: str | None, window: tuple[str, str] | None, start: int, end: int
    ) -> None:
        context = self._context
        words = context.document.wording(start, min(end, start + _LONGEST_TEXT)).rstrip(" ;")
        if agency not in self._ids:
            self._ids[agency] = context.agencies(agency)
        first, last = window or (None, None)
        duty_id = context.ids.make("duty", agency, words[:80], rhythm, due, first)
        source = context.source(start, end)
        ids = self._ids[agency]
        context.add("reporting_duties", ReportingDuty(duty_id, rhythm, words, agency, ids, first, last, due, source))


def _rhythm_of(due: str) -> Rhythm:
    """The rhythm that a last day tells by its form: of every month, quarter, half year or year, or of one day."""
    spans = {"M": Rhythm.MONTHLY, "Q": Rhythm.QUARTERLY, "H": Rhythm.HALF_YEARLY}
    return spans.get(due[:1], Rhythm.YEARLY if len(due) == len("MM-DD") else Rhythm.ONCE)


def _due(match: re.Match[str], rhythm: Rhythm | None) -> str | None:
    """A printed day in the forms of `ReportingDuty`."""
    if match["last_day"]:
        span = (
            "Q" if match["span"] == "quý" else "H" if match["span"] != "kỳ" else _SPANS.get(rhythm or Rhythm.ONCE, "Q")
        )
        return _spanned(span, match["last_day"])
    if match["monthly"]:
        return _spanned("M", match["monthly"])
    if match["whole_month"]:
        month = int(match["whole_month"])
        return f"{month:02}-{monthrange(2001, month)[1]}" if 1 <= month <= 12 else None
    return _month_and_day(match["month"], match["day"])


def _spanned(span: str, day: str) -> str | None:
    return f"{span}-{int(day):02}" if 1 <= int(day) <= 31 else None


def _month_and_day(month: str, day: str) -> str | None:
    if not 1 <= int(month) <= 12 or not 1 <= int(day) <= monthrange(2000, int(month))[1]:
        return None
    return f"{int(month):02}-{int(day):02}"


def _window(match: re.Match[str]) -> tuple[str, str] | None:
    first = _month_and_day(match["first_month"], match["first_day"])
    last = _month_and_day(match["last_month"], match["last_day"])
    return (first, last) if first is not None and last is not None else None
