"""Clauses: which words of a sentence belong to which of its numbers."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from egovplan.model import Comparator
from egovplan.vietnamese.quantities import PrintedQuantity

__all__ = ["Clause", "cut_clauses", "noun_start"]

# The end of a sentence or of a statement in a list: a semicolon, or a stop that no digit follows.
_END = re.compile(r";|\.(?![\w.])|:(?=\s{0,3}[-+]\s)")
# and, or, of, by, at, in, to, with, until, or more: no noun follows the number
_NO_NOUN = frozenset(
    [
        "và",
        "hoặc",
        "của",
        "do",
        "tại",
        "trong",
        "với",
        "được",
        "là",
        "khi",
        "thì",
        "trở",
        "vào",
        "so",
        "đến",
        "theo",
        "cho",
        "nhưng",
        "còn",
        "qua",
        "trên",
        "bằng",
        "để",
        "từ",
        "vì",
        "tuy",
        "nhằm",
        "hay",
        "trước",
    ]
)
_BUT = re.compile(r"(?<=\s)(?:tuy nhiên|nhưng)\b")  # however, but
_NEXT_WORD = re.compile(r"\s{0,3}(?:\(\s*)?([^\W\d_]+)")
_LONGEST_BRACKET = 200
_LONGEST_SENTENCE = 3000
# the same number as a share or in words in a bracket, with a word behind it
_RESTATED = re.compile(r"\s?\((?:đạt\s)?(?:\d[\d.,]*\s?%|\d+/\d+)\)(?=\s[^\W\d_])")
_OPENING = re.compile(r"\s*[,;.:)\]]|\s*\(")


class Clause:
    """One quantity with the words that are about it.

    Attributes:
        item: The quantity.
        start: Where the words begin that belong to this number alone.
        end: Where they end.
        sentence_start: Where its sentence begins (semicolons end sentences).
        sentence_end: Where it ends.
        forward: Whether what is counted stands behind the number.
        previous: The clause before it in the same sentence, or None.
        placed: Whether its scope is the place that its sentence names for several numbers.
        spread: The statement whose number is spread over this one's places, or None.
        carries: Whether its comparator stands in front and may hold for a list.
    """

    __slots__ = (
        "carries",
        "end",
        "forward",
        "item",
        "placed",
        "previous",
        "sentence_end",
        "sentence_start",
        "spread",
        "start",
    )

    def __init__(
        self, item: PrintedQuantity, sentence: tuple[int, int], forward: bool, previous: Clause | None
    ) -> None:
        self.item = item
        self.sentence_start, self.sentence_end = sentence
        self.forward = forward
        self.previous = previous
        self.placed = False
        self.spread: Any = None
        self.carries = item.comparator is not Comparator.EQUAL and item.lead < item.start
        self.start = item.lead
        self.end = item.end


def cut_clauses(text: str, start: int, end: int, items: list[PrintedQuantity]) -> list[Clause]:
    """Give each quantity its sentence and its own words.

    Args:
        text: Folded text.
        start: Where the block begins.
        end: Where it ends.
        items: Its quantities, in order, without those set aside.
    """
    ends = [match.end() for match in _END.finditer(text, start, end) if not _bracketed(text, start, match.start())]
    bounds = _bounded(text, [start, *ends, end])
    clauses: list[Clause] = []
    sentence = 0
    for item in items:
        while sentence + 2 < len(bounds) and bounds[sentence + 1] <= item.start:
            sentence += 1
        low, high = bounds[sentence], bounds[sentence + 1]
        previous = clauses[-1] if clauses and clauses[-1].sentence_start == low else None
        clauses.append(Clause(item, (low, high), _is_forward(text, noun_start(text, item, high), high), previous))
    for index, clause in enumerate(clauses):
        following = clauses[index + 1] if index + 1 < len(clauses) else None
        if following is not None and following.item.end <= noun_start(text, clause.item, end):  # 12/15 (80%) xã
            following = clauses[index + 2] if index + 2 < len(clauses) else None
        _own_words(text, clause, following if following and following.previous is clause else None)
    return clauses


def _bounded(text: str, bounds: list[int]) -> list[int]:
    """The ends of sentences, with cuts in those that are too long to be one, so that none is looked through often."""
    if all(high - low <= _LONGEST_SENTENCE for low, high in pairwise(bounds)):
        return bounds
    found = bounds[:1]
    for high in bounds[1:]:
        while high - found[-1] > _LONGEST_SENTENCE:
            stop = found[-1] + _LONGEST_SENTENCE
            space = text.rfind(" ", found[-1] + 1, stop)
            found.append(space + 1 if space > 0 else stop)
        found.append(high)
    return found


def noun_start(text: str, item: PrintedQuantity, stop: int) -> int:
    """Where the noun of a number may begin: behind it, or behind a bracket that restates it (``12/15 (80%) xã``)."""
    match = _RESTATED.match(text, item.end, stop)
    return match.end() if match is not None else item.end


def _bracketed(text: str, start: int, position: int) -> bool:
    """Whether a stop stands inside brackets, which end no sentence."""
    opening = text.rfind("(", max(start, position - _LONGEST_BRACKET), position)
    if opening < 0 or text.find(")", opening, position) >= 0:
        return False
    return text.find(")", position, opening + _LONGEST_BRACKET) >= 0


def _is_forward(text: str, position: int, stop: int) -> bool:
    if _OPENING.match(text, position, stop):
        return False
    match = _NEXT_WORD.match(text, position, stop)
    return match is not None and match[1] not in _NO_NOUN


def _own_words(text: str, clause: Clause, following: Clause | None) -> None:
    """Bound the words of a clause by the numbers beside it."""
    low = clause.previous.item.end if clause.previous else clause.sentence_start
    if clause.forward:
        clause.start = clause.item.lead
    else:
        opening = text.rfind("(", low, clause.item.start)
        closed = opening >= 0 and text.find(")", opening, clause.item.start) >= 0
        if opening >= 0 and not closed:
            clause.start = opening + 1
        elif clause.previous is not None:
            comma = _boundary(text, low, clause)
            closing = text.find(")", low, clause.item.start)
            clause.start = max(closing + 1, comma + 1, low) if (comma >= 0 or closing >= 0) else low
        else:
            clause.start = low
    if following is None:
        but = _BUT.search(text, clause.item.end, clause.sentence_end)
        clause.end = but.start() - 1 - (text[but.start() - 2] == ",") if but else clause.sentence_end
    elif following.forward:
        clause.end = following.item.lead
    else:
        opening = text.rfind("(", clause.item.end, following.item.start)
        if opening >= 0 and text.find(")", opening, following.item.start) < 0:
            clause.end = opening
        else:
            comma = _boundary(text, clause.item.end, following)
            clause.end = comma if comma >= 0 else following.item.lead
    if not clause.forward and clause.end > clause.item.end:
        clause.end = min(clause.end, _tail(text, clause.item.end, clause.end))


def _boundary(text: str, low: int, clause: Clause) -> int:
    """The comma that parts a clause whose noun stands before its number from the clause before; -1 for none.

    It is the first one, unless the number has no noun of its own (``30 % of the files of level 3, level 4 are
    submitted online, up 22 %``).
    """
    last = text.rfind(",", low, clause.item.lead)
    if last >= 0 and not text[last + 1 : clause.item.lead].strip():
        return last
    return text.find(",", low, clause.item.start)


_BREAK = re.compile(r"[,(]")


def _tail(text: str, position: int, stop: int) -> int:
    """Where the words behind a number that ends its clause stop: at the next comma or bracket."""
    match = _BREAK.search(text, position, stop)
    return match.start() if match else stop
