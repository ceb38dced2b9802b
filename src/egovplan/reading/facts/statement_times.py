"""The date of a statement: its own, its sentence's, its heading's, the plan's."""

from __future__ import annotations

from egovplan.model import Deadline, StatementKind
from egovplan.reading.facts.clauses import Clause
from egovplan.reading.facts.drafts import Draft, Times
from egovplan.reading.facts.statement_words import words
from egovplan.reading.outline import Section
from egovplan.reading.scan import Scan
from egovplan.vietnamese.match import Match

__all__ = ["TimeReader"]


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

    def deadline(
        self, draft: Draft, start: int, deadlines: list[Match[Deadline]], given: Deadline | None
    ) -> Deadline | None:
        """The date of a statement: its own, its sentence's, its heading's, the plan's."""
        clause, item = draft.clause, draft.item
        baseline = draft.kind is StatementKind.BASELINE
        now = baseline and self._words.now.search(self._text, clause.sentence_start, item.start)
        if not now:
            own = _nearest(clause, deadlines, start, self._text)
            if own is not None:
                return own
        if given is not None:
            return given
        from_section = self.section_deadline(draft.section)
        if from_section is not None and not now and (baseline or not self._past(from_section)):
            return from_section
        return self.times.baseline if baseline else self.times.target

    def held_already(self, draft: Draft, deadlines: list[Match[Deadline]]) -> bool:
        """Whether a target is a past result beside one: its own date lies in a year before the issue."""
        if draft.kind is not StatementKind.TARGET or draft.deadline is None or not self._past(draft.deadline):
            return False
        printed = any(match.value is draft.deadline for match in deadlines)
        clause = draft.clause
        return printed and not self._words.obligation.search(self._text, clause.start, draft.item.start)

    def _past(self, deadline: Deadline) -> bool:
        """Whether a date lies in a year before the plan was issued, so that no target can mean it."""
        issued = self.times.baseline
        return issued is not None and deadline.year < issued.year

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


def _nearest(clause: Clause, deadlines: list[Match[Deadline]], start: int, text: str) -> Deadline | None:
    """The deadline that a statement's own sentence prints, or the one its block opens with."""
    item = clause.item
    floor = clause.previous.item.end if clause.previous else clause.sentence_start
    lead: Match[Deadline] | None = None
    sentence: Match[Deadline] | None = None
    behind: Match[Deadline] | None = None
    opening: Match[Deadline] | None = None
    for match in deadlines:
        if match.start < item.start and _leads(text, start, match.start):
            opening = match
        if floor <= match.start < item.start:
            lead = match
        elif clause.sentence_start <= match.start < item.start:
            sentence = match
        elif item.end <= match.start < clause.end and behind is None:
            colon = text.find(":", item.end, match.start)
            if colon < 0:
                behind = match
    if lead is not None and clause.previous is not None and behind is None:
        return lead.value
    chosen = lead or behind or sentence or opening
    return chosen.value if chosen else None


def _leads(text: str, start: int, position: int) -> bool:
    """Whether a date opens its sentence, so that it holds for the sentences behind too."""
    if position < start + 6:
        return True
    stop = max(text.rfind(".", start, position), text.rfind(";", start, position))
    return stop >= 0 and position - stop <= 4
