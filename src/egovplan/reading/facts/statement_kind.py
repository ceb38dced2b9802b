"""What kind of statement a number makes: target, milestone, baseline, budget; and whether it is a change."""

from __future__ import annotations

import re

from egovplan.model import Basis, Comparator, StatementKind, Unit
from egovplan.reading.facts.clauses import Clause
from egovplan.reading.facts.statement_words import skip_leading, words
from egovplan.reading.outline import Section
from egovplan.vietnamese.quantities import PrintedQuantity

__all__ = ["KindReader"]

_FARTHEST = 1500  # characters in front of an amount in which the words for money are looked for

# tốc độ tăng rate of growth, tăng trưởng growth, tăng bình quân grows on average
_GROWTH = re.compile(r"\b(?:tốc\s+độ\s+(?:tăng|giảm)|tăng\s+(?:trưởng|bình\s+quân|trung\s+bình)|mức\s+(?:tăng|giảm))\b")
_UP_TO = re.compile(r"\b(?:lên|xuống|còn)\s+\Z|[;.]")  # up to, down to: the level that is reached
_MOVES = re.compile(r"\b(?:tăng|giảm)\b")
_PER_YEAR = re.compile(r"\s?/\s?(?:1\s)?năm\b")
_OF_GDP = re.compile(r"\s(?:gdp|grdp|tổng\s+sản\s+phẩm)\b")
# bằng 126% dự toán: a result measured by the estimate, no share of it
_MEASURED = re.compile(r"\b(?:bằng|vượt|thực\s+hiện\s+được)\s+(?:[^\W\d_]+\s){0,2}\Z")
_FAR = 1500  # characters of a paragraph in which words of money are looked for
_MEETING = 140  # characters
_NEAR = 60  # characters
_MAKES_UP = re.compile(r"\bchiếm\s+(?:[^\W\d_]+\s){0,3}\Z")  # makes up (about, at least, …)


class KindReader:
    """Reads the kind and basis of statements.

    Args:
        text: The document, folded, on one line.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = words()

    def kind(self, clause: Clause, start: int, section: Section | None) -> StatementKind:
        """The kind of a statement.

        Args:
            clause: The quantity and its words.
            start: Where its block begins.
            section: The section it stands in.
        """
        text, known, item = self._text, self._words, clause.item
        place = section.kind if section is not None else None
        if item.origin:
            return StatementKind.BASELINE
        if place == "status" and self._spent(clause):
            return StatementKind.BASELINE
        if item.unit is Unit.MONEY and self._set_aside(item, start, place):
            return StatementKind.BUDGET
        if item.unit is Unit.PERCENT and item.basis is Basis.LEVEL and self._share_of_spending(clause, start):
            return StatementKind.BUDGET
        before = clause.previous
        begin = item.lead if before is not None and before.item.origin else clause.sentence_start
        now = known.now.search(text, begin, item.start)
        if place == "status":
            obliged = known.obligation.search(text, clause.sentence_start, item.start)
            return StatementKind.TARGET if obliged else StatementKind.BASELINE
        if place == "roadmap":
            return StatementKind.MILESTONE
        if now and not known.obligation.search(text, now.end(), item.start):
            return StatementKind.BASELINE
        return StatementKind.BASELINE if self._achieved(clause) else StatementKind.TARGET

    def attends(self, item: PrintedQuantity, start: int) -> bool:
        """Whether a number only counts who met."""
        if item.unit is not Unit.COUNT or item.comparator is not Comparator.EQUAL:
            return False
        text = self._text
        floor = max(start, item.start - _MEETING)
        begin = max(floor, text.rfind(". ", floor, item.start) + 1, text.rfind(";", floor, item.start) + 1)
        return self._words.attends.search(text, begin, item.start) is not None

    def _achieved(self, clause: Clause) -> bool:
        """Whether the words right before a number say that it holds already (``mới đạt 38%``)."""
        low = clause.previous.item.end if clause.previous else clause.sentence_start
        text, item = self._text, clause.item
        found = self._words.achieved.search(text, max(low, item.start - _NEAR), item.start)
        return found is not None and self._words.obligation.search(text, found.end(), item.start) is None

    def _spent(self, clause: Clause) -> bool:
        """Whether money was spent already, so that it is a result."""
        return self._words.spent.search(self._text, clause.sentence_start, clause.item.start) is not None

    def _set_aside(self, item: PrintedQuantity, start: int, place: str | None) -> bool:
        """Whether money is set aside rather than earned: the nearest word of either kind decides."""
        start = max(start, item.start - _FARTHEST)
        text, known = self._text, self._words
        start = max(start, item.start - _FAR)
        begins = [match.start() for match in known.money.finditer(text, start, item.start)]
        if not begins and place != "funding":  # 35 tỷ đồng kinh phí mua sắm
            return known.spending.match(text, skip_leading(text, item.end)) is not None
        earned = [match.end() for match in known.earned.finditer(text, start, item.start)]
        return not earned or bool(begins and begins[-1] >= earned[-1])

    def _share_of_spending(self, clause: Clause, start: int) -> bool:
        text, item, spending = self._text, clause.item, self._words.spending
        if not clause.forward:
            return (
                _MAKES_UP.search(text, clause.start, item.start) is not None
                and spending.match(text, skip_leading(text, clause.start)) is not None
            )
        if spending.match(text, skip_leading(text, item.end)):
            return _MEASURED.search(text, clause.sentence_start, item.start) is None
        return _OF_GDP.match(text, item.end) is not None and (
            spending.search(text, max(start, item.start - _FAR), item.start) is not None
        )

    def read_change(self, clause: Clause, before: PrintedQuantity | None) -> None:
        """Make a change of a rate of growth or of decline, however far its verb stands.

        Args:
            clause: The quantity and its words.
            before: The quantity before it in the paragraph; a yearly rate behind
                another one is a rate of the same thing.
        """
        item, text = clause.item, self._text
        if item.basis is Basis.CHANGE or item.unit is not Unit.PERCENT or item.origin:
            return
        low = clause.previous.item.end if clause.previous else clause.sentence_start
        yearly = _PER_YEAR.match(text, item.end) is not None
        growth = _GROWTH.search(text, low, item.start)
        if (growth and not _UP_TO.search(text, growth.end(), item.start)) or (
            yearly and (_MOVES.search(text, low, item.start) or _yearly_rate(text, before))
        ):
            item.basis = Basis.CHANGE


def _yearly_rate(text: str, item: PrintedQuantity | None) -> bool:
    return item is not None and item.basis is Basis.CHANGE and _PER_YEAR.match(text, item.end) is not None
