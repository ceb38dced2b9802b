"""The date of a statement: its own, its sentence's, its heading's, the plan's."""

from __future__ import annotations

import re
from bisect import bisect_left

from egovplan.model import Deadline, StatementKind
from egovplan.reading.facts.clauses import Clause
from egovplan.reading.facts.drafts import Draft, Times
from egovplan.reading.facts.statement_words import words
from egovplan.reading.outline import Section
from egovplan.reading.scan import Scan
from egovplan.vietnamese.match import Match

__all__ = ["TimeReader"]

_STRAIGHT_BEHIND = 2
_OPENING = 5  # characters that may stand before a date that opens a sentence
_LONGEST_TITLE = 300
_LONGEST_SENTENCE = 3000
# behind the number of an act its title: about, approving, issuing, providing …, without the end of a clause
_TITLE_OF_ACT = re.compile(
    r"(?:[^,;.:]|,\s(?=định\s+hướng|tầm\s+nhìn))*?\b(?:về|phê\s+duyệt|ban\s+hành|quy\s+định)\b"
    r"(?:[^,;.:]|,\s(?=định\s+hướng|tầm\s+nhìn))*\Z"
)
# the same with commas, before a date that is no more than a part of a name
_LONG_TITLE = re.compile(r"[^;.:]*?\b(?:về|phê\s+duyệt|ban\s+hành|quy\s+định)\b[^;.:]*[^;.:,]\s\Z")
_BARE = ("năm", "giai đoạn", "các năm")
# what announces a list: "Đến năm 2025:", "giai đoạn 2021 - 2025 như sau:"
_ANNOUNCES = re.compile(r"[^.;:,0-9]{0,30}:(?!\d)")


class TimeReader:
    """Reads the dates of drafts.

    Args:
        text: The document, folded, on one line.
        scan: Its dates and document numbers.
        times: The plan's own dates.
    """

    def __init__(self, text: str, scan: Scan, times: Times) -> None:
        self._text = text
        self._scan = scan
        self.times = times
        self._words = words()
        self._section_deadlines: dict[int, Deadline | None] = {}
        self._of: list[Match[Deadline]] | None = None
        self._starts: list[int] = []
        self._openings: list[Match[Deadline]] = []
        self._opening_starts: list[int] = []

    def dates_in(self, start: int, end: int) -> list[Match[Deadline]]:
        """The dates of a span that may be those of its statements: all but those in titles of acts."""
        return [match for match in self._scan.deadlines_in(start, end) if not self._in_title(match, start)]

    def deadline(
        self, draft: Draft, start: int, deadlines: list[Match[Deadline]], given: Deadline | None
    ) -> Deadline | None:
        """The date of a statement: its own, its sentence's, its heading's, the plan's."""
        clause, item = draft.clause, draft.item
        if item.origin:
            return self._origin(clause, deadlines)
        baseline = draft.kind is StatementKind.BASELINE
        now = baseline and self._words.now.search(self._text, clause.sentence_start, item.start)
        if not now:
            own = self._nearest(clause, deadlines, start)
            if own is None and baseline:
                own = self._said_before(clause, deadlines, start)
            if own is not None:
                return own
        if given is not None:
            return given
        section = draft.section
        if section is not None and section.start == start:  # its own words are read already
            section = section.parent
        from_section = self.section_deadline(section)
        if from_section is not None and not now and (baseline or not self._past(from_section)):
            return from_section
        return self.times.baseline if baseline else self.times.target

    def _said_before(self, clause: Clause, deadlines: list[Match[Deadline]], start: int) -> Deadline | None:
        """The past date of what was told just before in the paragraph: results are told year by year."""
        before = bisect_left(deadlines, clause.item.start, key=lambda match: match.start)
        said = deadlines[before - 1].value if before else None
        return said if said is not None and (self.times.baseline is None or self._past(said)) else None

    def _origin(self, clause: Clause, deadlines: list[Match[Deadline]]) -> Deadline | None:
        """The date of a level that something starts from: the one straight behind it, else now."""
        behind = (m.value for m in deadlines if clause.item.end <= m.start <= clause.item.end + _STRAIGHT_BEHIND)
        return next(behind, self.times.baseline)

    def held_already(self, draft: Draft, deadlines: list[Match[Deadline]]) -> bool:
        """Whether a target is a past result beside one: its own date lies in a year before the issue."""
        if draft.kind is not StatementKind.TARGET or draft.deadline is None or not self._past(draft.deadline):
            return False
        printed = any(match.value is draft.deadline for match in deadlines)
        clause = draft.clause
        return printed and not self._words.obligation.search(self._text, clause.start, draft.item.start)

    def _past(self, deadline: Deadline) -> bool:
        """Whether a date lies before the plan was issued, so that no target can mean it."""
        issued = self.times.baseline
        return issued is not None and deadline.date < issued.date

    def section_deadline(self, section: Section | None) -> Deadline | None:
        """The date that the nearest heading prints, or None."""
        if section is None:
            return None
        if section.index not in self._section_deadlines:
            found = None
            if section.heading and section.style not in ("title", "article"):
                matches = self._scan.deadlines_in(section.start, section.end)
                matches = [m for m in matches if not self._scan.acts_in(max(section.start, m.start - 40), m.start)]
                found = matches[0].value if matches else None
            parent = section.parent
            self._section_deadlines[section.index] = found or self.section_deadline(parent)
        return self._section_deadlines[section.index]

    def _nearest(self, clause: Clause, deadlines: list[Match[Deadline]], start: int) -> Deadline | None:
        """The deadline that a statement's own sentence prints, or the one its block opens with."""
        item, before = clause.item, clause.previous
        floor = before.item.end if before else clause.sentence_start
        if before is not None and before.item.origin:  # từ 20% năm 2020 lên 45%: that year is not this one's
            floor = item.lead
        lead: Match[Deadline] | None = None
        sentence: Match[Deadline] | None = None
        behind: Match[Deadline] | None = None
        if self._of is not deadlines:  # what holds for a whole block is looked up once
            self._of = deadlines
            self._starts = [match.start for match in deadlines]
            self._openings = [match for match in deadlines if self._leads(start, match)]
            self._opening_starts = [match.start for match in self._openings]
        leading = bisect_left(self._opening_starts, item.start)
        opening = self._openings[leading - 1] if leading else None
        first = bisect_left(self._starts, min(floor, clause.sentence_start))
        for match in deadlines[first : bisect_left(self._starts, max(clause.end, item.start))]:
            if floor <= match.start < item.start:
                lead = match
            elif clause.sentence_start <= match.start < (before.item.start if before else item.start):
                sentence = match
            elif item.end <= match.start < clause.end and behind is None:
                colon = self._text.find(":", item.end, match.start)
                if colon < 0:
                    behind = match
        if lead is not None and before is not None and behind is None:
            return lead.value
        if lead is not None and behind is not None and before is not None and self._taken(lead, before.item.end):
            return behind.value  # 60% trong năm 2024 và 80% trong năm 2025
        chosen = lead or behind or sentence or opening
        return chosen.value if chosen else None

    def _in_title(self, match: Match[Deadline], start: int) -> bool:
        """Whether a date belongs to the title of an act that the sentence cites."""
        acts = self._scan.acts_in(max(start, match.start - _LONGEST_TITLE), match.start)
        if not acts:
            return False
        title = _LONG_TITLE if match.text[:1].isdecimal() or match.text.lower().startswith(_BARE) else _TITLE_OF_ACT
        return title.match(self._text, acts[-1].end, match.start) is not None

    def _taken(self, match: Match[Deadline], end: int) -> bool:
        """Whether a date stands straight behind the number before, as its own."""
        return match.start - end <= _OPENING and "," not in self._text[end : match.start]

    def _leads(self, start: int, match: Match[Deadline]) -> bool:
        """Whether a date opens its sentence, or announces a list, so that it holds for the sentences behind too."""
        text, position = self._text, match.start
        if _ANNOUNCES.match(text, match.end):
            return True
        floor = max(start, position - _LONGEST_SENTENCE)
        begin = max(floor, *(text.rfind(mark, floor, position) + 1 for mark in ".;:"))
        if position - begin <= _OPENING:
            return True
        words = self._words.leads_to_date.match(text, begin + (text[begin : begin + 1] == " "), position)
        return words is not None and position - words.end() <= _OPENING
