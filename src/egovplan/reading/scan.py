"""What a document prints that is no quantity: its dates, periods and document numbers, found once."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date

from egovplan.model import Deadline, Period
from egovplan.reading.document_text import DocumentText
from egovplan.vietnamese.dates import PrintedDate, scan_dates
from egovplan.vietnamese.deadlines import scan_deadlines
from egovplan.vietnamese.document_numbers import DocumentNumber, scan_document_numbers
from egovplan.vietnamese.match import Match
from egovplan.vietnamese.number_context import ASIDE
from egovplan.vietnamese.numbers import NUMBER
from egovplan.vietnamese.periods import scan_periods
from egovplan.vietnamese.service_levels import service_level_digit_spans

__all__ = ["Scan"]


class Scan:
    """The dates, periods and document numbers of a document, by position.

    Args:
        document: The document.

    Attributes:
        acts: The document numbers, in order.
        dates: The printed dates, in order.
        periods: The printed periods, in order.
        numbers: The printed numbers, dates' and acts' included, in order.
        taken: Their spans with the class that sets their digits aside, in
            order and without overlaps.
    """

    def __init__(self, document: DocumentText) -> None:
        clean, nfc = document.clean, document.folded.nfc
        self._document = document
        self.acts: list[Match[DocumentNumber]] = scan_document_numbers(clean, original=nfc)
        self.dates: list[Match[PrintedDate]] = scan_dates(clean)
        self.periods: list[Match[Period | None]] = scan_periods(clean, original=nfc, dates=self.dates)
        spans = [(match.start, match.end, ASIDE.DOCUMENT_NUMBER) for match in self.acts]
        spans += [(match.start, match.end, ASIDE.DATE) for match in self.dates]
        spans += [(match.start, match.end, ASIDE.DATE) for match in self.periods]
        spans += [(start, end, ASIDE.SERVICE_LEVEL) for start, end in service_level_digit_spans(document.flat)]
        spans.sort()
        self.taken: list[tuple[int, int, str]] = []
        reach = -1
        for span in spans:
            if span[1] > reach:
                self.taken.append(span if span[0] >= reach else (reach, span[1], span[2]))
                reach = span[1]
        self._taken_ends = [span[1] for span in self.taken]
        self.numbers: list[re.Match[str]] = list(NUMBER.finditer(document.flat))
        self._number_starts = [match.start() for match in self.numbers]
        self._date_starts = [match.start for match in self.dates]
        self._act_starts = [match.start for match in self.acts]
        self._period_starts = [match.start for match in self.periods]

    def taken_in(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The taken spans that touch a span."""
        low = bisect_left(self._taken_ends, start + 1)
        high = low
        while high < len(self.taken) and self.taken[high][0] < end:
            high += 1
        return self.taken[low:high]

    def numbers_in(self, start: int, end: int) -> list[re.Match[str]]:
        """The numbers that begin in a span."""
        return self.numbers[bisect_left(self._number_starts, start) : bisect_left(self._number_starts, end)]

    def dates_in(self, start: int, end: int) -> list[Match[PrintedDate]]:
        """The dates that begin in a span."""
        return self.dates[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)]

    def acts_in(self, start: int, end: int) -> list[Match[DocumentNumber]]:
        """The document numbers that begin in a span."""
        return self.acts[bisect_left(self._act_starts, start) : bisect_left(self._act_starts, end)]

    def periods_in(self, start: int, end: int) -> list[Match[Period | None]]:
        """The periods that begin in a span."""
        return self.periods[bisect_left(self._period_starts, start) : bisect_left(self._period_starts, end)]

    def deadlines_in(self, start: int, end: int) -> list[Match[Deadline]]:
        """The deadlines in a span, read when they are asked for."""
        return scan_deadlines(
            self._document.flat,
            start,
            end,
            original=self._document.folded.nfc,
            dates=self.dates_in(start, end),
            periods=self.periods_in(start, end),
        )

    def date_in(self, start: int, end: int) -> date | None:
        """The first complete date that begins in a span."""
        for match in self.dates_in(start, end):
            if match.value.date is not None and match.value.first == match.value.date:
                return match.value.date
        return None
