"""The words around a quantity that say how it is meant: comparator, approximation, change.

Before a number they are read backwards, word by word, until one comes that says
nothing about it: ``phấn đấu | đạt tối thiểu 80%``. The words stand in
``words/quantities.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from egovplan.model import Basis, Comparator, Unit
from egovplan.vietnamese.printed_quantities import PrintedQuantity
from egovplan.vietnamese.word_lists import word_list

__all__ = ["read_words_around"]

_DATA = word_list("quantities")
_COMPARATORS = {phrase: Comparator(sign) for sign, phrases in _DATA["comparators"].items() for phrase in phrases}
_APPROXIMATE = frozenset(_DATA["approximate"]["words"])
_FILLERS = frozenset(_DATA["fillers"]["words"])
_CHANGE = frozenset(_DATA["change"]["words"])
_CHANGE_OF_THINGS = frozenset(_DATA["change"]["of_things"])
_LEVEL = frozenset(_DATA["change"]["level"])
_SIGN = {"≥": Comparator.AT_LEAST, "≤": Comparator.AT_MOST, ">": Comparator.MORE_THAN, "<": Comparator.LESS_THAN}
_OR_EQUAL = {Comparator.MORE_THAN: Comparator.AT_LEAST, Comparator.LESS_THAN: Comparator.AT_MOST}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


# behind the number that something starts from: (từ 20%) năm 2020 lên 45%
_MOVES_ON = re.compile(
    rf"(?:\snăm\s[0-9]{{4}})?[^;.:0-9]{{0,40}}(?<!\w)(?<!trở\s)(?:{_any(_DATA['change']['moves_on'])})\b[^;.:0-9]{{0,40}}[0-9]"
)
_BEYOND = re.compile(rf"\s(?:{_any(_DATA['change']['beyond'])})\b")
_BEHIND = 104  # characters behind a number in which "or more" is looked for
_OR_MORE = re.compile(r"[^;.:0-9]{0,80}?\btrở\s+lên")
_AT_LEAST_BEHIND = re.compile(r"[^;.0-9()]{0,20}\(\s*(?:[^\W\d_]+\s){0,5}(?:ở\s+)?mức\s+tối\s+thiểu\s*\)")
# trở lên (or more) said of a rank, a grade, a level of service: from … upwards, level … upwards
_ELSEWHERE = re.compile(r"\b(?:từ|mức|mức độ|cấp độ|loại|trình độ|hạng|nhiệm vụ|cấp)\b[^,]*\Z")

_Words = list[tuple[str, int]]


def read_words_around(text: str, item: PrintedQuantity, words: _Words, stop: int) -> None:
    """Read comparator, approximation and change of a quantity from the words around it.

    Args:
        text: Folded text.
        item: The quantity; its unit is known.
        words: The words before it, nearest first, with their places.
        stop: Where the text about it may stop.
    """
    points = item.basis is Basis.CHANGE  # cao hơn 3,5 điểm %: no bound, but by how much
    _read_sign(text, item)
    before = _Before(item, words)
    while before.at < len(words) and before.step():
        pass
    if (
        item.high is None
        and words
        and words[0][0] == "từ"
        and _MOVES_ON.match(text, item.end, min(stop, item.end + 70))
    ):
        item.origin, item.basis, item.comparator = True, Basis.LEVEL, Comparator.EQUAL
    if before.beyond and (points or (item.unit is Unit.PERCENT and _BEYOND.match(text, item.end))):
        item.comparator, item.basis = Comparator.EQUAL, Basis.CHANGE
    if item.comparator is Comparator.EQUAL:
        _read_behind(text, item, stop)


def _read_sign(text: str, item: PrintedQuantity) -> None:
    """A printed sign right before the number: ≥ 80, >=80, > 0,7."""
    lead = text[max(0, item.start - 3) : item.start].rstrip()
    if lead[-1:] == "=" and lead[-2:-1] in _SIGN:
        item.comparator = _OR_EQUAL.get(_SIGN[lead[-2]], _SIGN[lead[-2]])
        item.lead = text.rindex(lead[-2], 0, item.start)
    elif lead[-1:] in _SIGN:
        item.comparator = _SIGN[lead[-1]]
        item.lead = text.rindex(lead[-1], 0, item.start)


class _Before:
    """The words before a number, read backwards.

    Attributes:
        at: Index of the next word to read.
        beyond: Whether the comparator may mean by how much: ``vượt`` (exceed), ``cao hơn`` (higher than).
    """

    __slots__ = ("_colon", "_item", "_level", "_words", "at", "beyond")

    def __init__(self, item: PrintedQuantity, words: _Words) -> None:
        self._item = item
        self._words = words
        self.at = 0
        self.beyond = False
        self._level = False  # a word has said that the number is the level reached
        self._colon = False

    def step(self) -> bool:
        """Read the next word or phrase; whether it was about the number."""
        word = self._words[self.at][0]
        pair = self._phrase(2)
        return (
            self._compares(self._phrase(3), 3)
            or self._compares(pair, 2)
            or self._approximates(pair, 2)
            or self._changes(pair, 2)
            or self._changes(word, 1)
            or (self._meant(word) and self._compares(word, 1))
            or self._approximates(word, 1)
            or self._fills(pair, 2)
            or self._fills(word, 1)
            or self._passes_colon(word)
        )

    def _phrase(self, length: int) -> str:
        words = self._words[self.at : self.at + length]
        return " ".join(word for word, _ in reversed(words)) if len(words) == length else ""

    def _take(self, length: int) -> bool:
        self._item.lead = self._words[self.at + length - 1][1]
        self.at += length
        return True

    def _compares(self, phrase: str, length: int) -> bool:
        if phrase not in _COMPARATORS or self._item.comparator is not Comparator.EQUAL:
            return False
        self._item.comparator = _COMPARATORS[phrase]
        self.beyond = phrase.endswith("hơn") or phrase.startswith("vượt")
        return self._take(length)

    def _meant(self, word: str) -> bool:
        """Whether ``trên``, ``quá`` … compare here rather than mean ``on`` or ``too``."""
        previous = self._words[self.at + 1][0] if self.at + 1 < len(self._words) else ""
        if word == "trên":
            return previous not in ("tính", "quân") and self.at <= 2
        return word not in ("quá", "vượt") or self.at <= 1

    def _approximates(self, phrase: str, length: int) -> bool:
        if phrase not in _APPROXIMATE:
            return False
        self._item.approximate = True
        return self._take(length)

    def _changes(self, phrase: str, length: int) -> bool:
        if phrase not in _CHANGE and (phrase not in _CHANGE_OF_THINGS or self._item.unit is Unit.MONEY):
            return False
        if not self._level:
            self._item.basis = Basis.CHANGE
        self._level = True
        return self._take(length)

    def _fills(self, phrase: str, length: int) -> bool:
        if phrase not in _FILLERS:
            return False
        item = self._item
        behind_reach = self.at + 1 < len(self._words) and self._words[self.at + 1][0] == "đạt"
        if phrase == "từ" and item.high is None and behind_reach and item.comparator is Comparator.EQUAL:
            item.comparator = Comparator.AT_LEAST
        if phrase in _LEVEL:
            self._level = True
            return self._take(length)
        self.at += length
        return True

    def _passes_colon(self, word: str) -> bool:
        if word != ":" or self._colon or self.at + 1 >= len(self._words):
            return False
        self._colon = True
        self.at += 1
        return True


def _read_behind(text: str, item: PrintedQuantity, stop: int) -> None:
    reach = min(stop, item.end + _BEHIND)
    if text.find("trở lên", item.end, reach) >= 0:
        more = _OR_MORE.match(text, item.end, stop)
        if more is not None and not _belongs_elsewhere(text, item.end, more.end()):
            item.comparator = Comparator.AT_LEAST
    elif text.find("tối thiểu", item.end, reach) >= 0 and _AT_LEAST_BEHIND.match(text, item.end, stop):
        item.comparator = Comparator.AT_LEAST


def _belongs_elsewhere(text: str, start: int, end: int) -> bool:
    return _ELSEWHERE.search(text, start, end - len("trở lên")) is not None
