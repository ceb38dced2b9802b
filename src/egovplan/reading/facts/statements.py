"""Quantified statements: what each number of the text says, of whom and by when."""

from __future__ import annotations

from bisect import bisect_left

from egovplan.model import Basis, Comparator, Deadline, StatementKind, Unit
from egovplan.reading.blocks import TextBlock
from egovplan.reading.document_text import DocumentText
from egovplan.reading.facts.clauses import Clause, cut_clauses
from egovplan.reading.facts.drafts import Draft, Times
from egovplan.reading.facts.statement_kind import KindReader
from egovplan.reading.facts.statement_scope import ScopeReader
from egovplan.reading.facts.statement_times import TimeReader
from egovplan.reading.facts.statement_wording import choose_words
from egovplan.reading.facts.statement_words import LIST_SEPARATOR
from egovplan.reading.outline import Section
from egovplan.reading.scan import Scan
from egovplan.vietnamese.number_context import ASIDE
from egovplan.vietnamese.quantities import PrintedQuantity, scan_numerals_in_words, scan_quantities

__all__ = ["Draft", "StatementReader", "Times"]


class StatementReader:
    """Reads the statements of text spans.

    Args:
        document: The document.
        scan: Its dates and document numbers.
        times: The plan's own dates.
    """

    def __init__(self, document: DocumentText, scan: Scan, times: Times) -> None:
        self._document = document
        self._text = document.flat
        self._scan = scan
        self._kind = KindReader(self._text)
        self._time = TimeReader(self._text, scan, times)
        self._scope = ScopeReader(self._text)
        self.numbers: list[PrintedQuantity] = []
        self._aside: list[tuple[int, int]] = []
        self._in_words = scan_numerals_in_words(self._text, 0, len(self._text))
        self._in_words_starts = [item.start for item in self._in_words]

    @property
    def times(self) -> Times:
        """The plan's own dates."""
        return self._time.times

    @times.setter
    def times(self, times: Times) -> None:
        self._time.times = times

    def section_deadline(self, section: Section | None) -> Deadline | None:
        """The date that the nearest heading prints, or None."""
        return self._time.section_deadline(section)

    def block(self, block: TextBlock, section: Section | None) -> list[Draft]:
        """The statements of a text block."""
        drafts = self.span(block.body, block.end, section)
        for draft in drafts:
            draft.block_first, draft.block_start = block.first, block.body
        return drafts

    def set_aside(self, start: int, end: int) -> None:
        """Account for the numbers of a title, a caption or a list of recipients: none is a statement."""
        self._aside.append((start, end))

    def all_numbers(self) -> list[PrintedQuantity]:
        """Every number that was looked at, those of titles and the like included (as names)."""
        while self._aside:
            start, end = self._aside.pop()
            matches = self._scan.numbers_in(start, end)
            for number in scan_quantities(self._text, start, end, self._scan.taken_in(start, end), (), matches):
                number.aside = ASIDE.NAME if number.aside in (None, ASIDE.UNREAD) else number.aside
                self.numbers.append(number)
        return self.numbers

    def span(
        self,
        start: int,
        end: int,
        section: Section | None,
        *,
        deadline: Deadline | None = None,
        kind: StatementKind | None = None,
    ) -> list[Draft]:
        """The statements of a span of text.

        Args:
            start: Where it begins.
            end: Where it ends.
            section: The section it stands in.
            deadline: The date that holds where the span prints none (a table's
                time cell), or None for the section's.
            kind: What the statements are, where the place decides it.
        """
        low, high = bisect_left(self._in_words_starts, start), bisect_left(self._in_words_starts, end)
        in_words = self._in_words[low:high]
        matches = self._scan.numbers_in(start, end)
        if not matches and not in_words:
            return []
        numbers = scan_quantities(self._text, start, end, self._scan.taken_in(start, end), in_words, matches)
        self.numbers.extend(numbers)
        items = [number for number in numbers if number.aside is None]
        for item in items:
            if self._kind.attends(item, start):
                item.aside = ASIDE.TIER
        items = [number for number in items if number.aside is None]
        if len(items) == 1 and items[0].unit is Unit.COUNT and _alone(self._text, start, items[0], end):
            items[0].aside = ASIDE.LABEL
            return []
        if not items:
            return []
        clauses = cut_clauses(self._text, start, end, items)
        deadlines = self._time.dates_in(start, end)
        drafts: list[Draft] = []
        for clause in clauses:
            draft = Draft(clause, section)
            self._carry(clause)
            self._kind.read_change(clause, drafts[-1].item if drafts else None)
            draft.kind = kind or self._kind.kind(clause, start, section)
            draft.deadline = self._time.deadline(draft, start, deadlines, deadline)
            if kind is None and self._time.held_already(draft, deadlines):
                draft.kind = StatementKind.BASELINE
            self._scope.read(drafts, draft)
            choose_words(self._text, draft, self._scope)
            drafts.append(draft)
        return drafts

    def _acts(self, clause: Clause) -> bool:
        """Whether the words behind a number have a verb of their own, so that none is carried over."""
        return self._scope.subject_end(clause.item.end, clause.end) < clause.end

    def _carry(self, clause: Clause) -> None:
        """Carry a comparator over a list (``at least 80 % …, 60 % … and 30 %``), and a change over its last item."""
        item, previous = clause.item, clause.previous
        if previous is None or item.comparator is not Comparator.EQUAL or item.high is not None:
            return
        before = previous.item
        if before.unit is not item.unit or (item.unit is Unit.PERCENT and item.value >= 100):
            return
        separator = LIST_SEPARATOR.search(self._text, before.end, item.start)
        if separator is None:
            return
        if before.basis is Basis.CHANGE and item.lead == item.start and not self._acts(clause):
            item.basis = Basis.CHANGE
        if previous.carries:
            item.comparator = before.comparator
            clause.carries = True


def _alone(text: str, start: int, item: PrintedQuantity, end: int) -> bool:
    """Whether a paragraph is nothing but a number."""
    return not text[start : item.start].strip() and not text[item.end : end].strip(" .)")
