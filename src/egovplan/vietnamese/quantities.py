"""Quantities: a printed number with its unit, comparator and the words around it.

`scan_quantities` reads every number of a text and either makes a quantity of it
or sets it aside under a named class (a date, a document number, a label, a name,
a rhythm, a rank …), so that no number goes unaccounted for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from egovplan.model import Basis, Comparator, Quantity, Unit
from egovplan.vietnamese.folding import fold
from egovplan.vietnamese.match import Match, Note
from egovplan.vietnamese.money import CURRENCY_UNIT
from egovplan.vietnamese.number_context import ASIDE, classify, lead_words, set_aside_behind
from egovplan.vietnamese.numbers import NUMBER, read_number
from egovplan.vietnamese.numerals import read_numeral
from egovplan.vietnamese.word_lists import word_list

__all__ = ["PrintedQuantity", "parse_quantity", "scan_numerals_in_words", "scan_quantities"]

_DATA = word_list("quantities")
_COMPARATORS = {phrase: Comparator(sign) for sign, phrases in _DATA["comparators"].items() for phrase in phrases}
_APPROXIMATE = frozenset(_DATA["approximate"]["words"])
_FILLERS = frozenset(_DATA["fillers"]["words"])
_CHANGE = frozenset(_DATA["change"]["words"])
_LEVEL = frozenset(_DATA["change"]["level"])

_PERCENT = re.compile(r"\s?(?:%|phần\s+trăm\b)")
# the second half of a range: 10 - 15%, 30% - 50%, 30% đến 50%
_RANGE = re.compile(r"\s?%?\s?(?:-|÷|đến|tới)\s?([0-9]+(?:[.,][0-9]+)*)(?=\s?(?:%|[^\W\d_]))")
_FRACTION = re.compile(r"\s?/\s?([0-9]+(?:[.,][0-9]+)*)(?![/\d])")
# a per-unit noun: máy/cbcc, người/vạn dân, thuê bao/100 dân
_PER = re.compile(r"\s?(?:[^\W\d_]+\s){0,2}[^\W\d_]+\s?/\s?(?:\d+(?:\.\d+)?\s)?[^\W\d_]+")
_OR_MORE = re.compile(r"[^;.:0-9]{0,80}?\btrở\s+lên")
_AT_LEAST_BEHIND = re.compile(r"[^;.0-9()]{0,20}\(\s*(?:[^\W\d_]+\s){0,5}(?:ở\s+)?mức\s+tối\s+thiểu\s*\)")
# at least, at most, not over, not less than
_BEFORE_NUMERALS = ("ít nhất ", "tối thiểu ", "tối đa ", "không quá ", "không dưới ")
# one to ten; not: one part, one door, one time, one by one
_NUMERAL = re.compile(
    r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\b(?!\s(?:phần|cửa|số|trăm|nghìn|mươi|\d|cách|lần|cấp))"
)
_BEHIND = 90  # characters behind a number in which "or more" may stand
_SIGN = {"≥": Comparator.AT_LEAST, "≤": Comparator.AT_MOST, ">": Comparator.MORE_THAN, "<": Comparator.LESS_THAN}
_TIMES = re.compile(r"\s+lần\b(?!\s*(?:/|một|mỗi))")
_NEXT_WORD = re.compile(r"\s*([^\W\d_]+)")


class PrintedQuantity:
    """A number of a text: a quantity, or set aside.

    Attributes:
        start: First character of the number (of its lower end).
        end: One past its last character, percent sign and unit included.
        number_end: One past the digits.
        aside: The class it was set aside under, or None for a quantity.
        value, high, unit, noun, denominator, comparator, approximate, basis: As in `Quantity`.
        lead: Where the words begin that were read before it (comparator, verb).
        notes: What the reader should be told.
    """

    __slots__ = (
        "approximate",
        "aside",
        "basis",
        "comparator",
        "denominator",
        "end",
        "high",
        "lead",
        "notes",
        "noun",
        "number_end",
        "start",
        "unit",
        "value",
    )  # fmt: skip

    def __init__(self, start: int, end: int, aside: str | None = None) -> None:
        self.start = start
        self.end = end
        self.number_end = end
        self.aside = aside
        self.value: int | float = 0
        self.high: int | float | None = None
        self.unit = Unit.COUNT
        self.noun: str | None = None
        self.denominator: int | float | None = None
        self.comparator = Comparator.EQUAL
        self.approximate = False
        self.basis = Basis.LEVEL
        self.lead = start
        self.notes: tuple[Note, ...] = ()

    def quantity(self, noun: str | None = None) -> Quantity:
        """The quantity as a value of the model."""
        return Quantity(
            self.value, self.unit, self.high, noun or self.noun, self.denominator, self.comparator, self.approximate
        )

    def __repr__(self) -> str:
        return f"<{self.aside or self.unit} {self.value} at {self.start}>"


def scan_quantities(
    text: str,
    start: int = 0,
    end: int | None = None,
    taken: Iterable[tuple[int, int, str]] = (),
    in_words: Sequence[PrintedQuantity] | None = None,
    numbers: Iterable[re.Match[str]] | None = None,
) -> list[PrintedQuantity]:
    """Every number of a folded text, in order, as a quantity or set aside.

    Args:
        text: Folded text, line feeds as spaces.
        start: Where to begin.
        end: Where to stop; None for the end.
        taken: Spans ``(start, end, class)`` already known to be something else
            (dates, document numbers), in order and without overlaps.
        in_words: The numbers in words of this span, where `scan_numerals_in_words`
            has found them already.
        numbers: What `NUMBER` matches in this span, where it was searched already.
    """
    stop = len(text) if end is None else end
    spans = iter(taken)
    span = next(spans, None)
    found: list[PrintedQuantity] = []
    done = start
    for match in NUMBER.finditer(text, start, stop) if numbers is None else numbers:
        begin = match.start()
        if begin < done:
            continue
        while span is not None and span[1] <= begin:
            span = next(spans, None)
        if span is not None and span[0] <= begin:
            found.append(PrintedQuantity(begin, match.end(), span[2]))
            continue
        item = _read(text, begin, match.end(), start, stop, match[0])
        found.append(item)
        done = item.end
    if in_words is None:
        in_words = scan_numerals_in_words(text, start, stop)
    return sorted([*found, *in_words], key=lambda item: item.start) if in_words else found


def scan_numerals_in_words(text: str, start: int, stop: int) -> list[PrintedQuantity]:
    """Numbers in words where they are the level itself: behind a comparator (``ít nhất một cơ sở``).

    Args:
        text: Folded text, line feeds as spaces.
        start: Where to begin.
        stop: Where to stop.

    Returns:
        The quantities, in order.
    """
    found = []
    for comparator in _BEFORE_NUMERALS:
        position = text.find(comparator, start, stop)
        while position >= 0:
            match = _NUMERAL.match(text, position + len(comparator), stop)
            if match is not None and set_aside_behind(text, match.end()) is None:
                found.append(_numeral(text, match, start, stop))
            position = text.find(comparator, position + 1, stop)
    return sorted(found, key=lambda item: item.start)


def _numeral(text: str, match: re.Match[str], start: int, stop: int) -> PrintedQuantity:
    item = PrintedQuantity(match.start(), match.end())
    item.value = read_numeral(match[0]) or 0
    _unit(text, item, match.end(), stop)
    _lead(text, item, lead_words(text, item.start, start))
    return item


def _read(text: str, start: int, end: int, floor: int, stop: int, digits: str) -> PrintedQuantity:
    percent = _PERCENT.match(text, end)
    words = lead_words(text, start, floor)
    aside = classify(text, start, end, words, percent is not None)
    if aside is not None and aside is not ASIDE.COUNT:
        return PrintedQuantity(start, end, aside)
    number = read_number(digits)
    item = PrintedQuantity(start, end)
    item.value = number.value
    if number.note is not None:
        item.notes = (number.note,)
    position = _second_half(text, item, end, percent is not None)
    if item.high is not None and percent is None:
        item.aside = set_aside_behind(text, position)
    _unit(text, item, position, stop)
    if item.aside is None:
        _lead(text, item, words)
        _behind(text, item, stop)
    return item


def _second_half(text: str, item: PrintedQuantity, end: int, percent: bool) -> int:
    """Read a range or a fraction; where the number ends."""
    match = _RANGE.match(text, end)
    if match is not None and not _is_year(match[1]):
        high = read_number(match[1]).value
        if high > item.value:
            item.high = high
            item.number_end = match.end()
            return match.end()
    if not percent:
        match = _FRACTION.match(text, end)
        if match is not None:
            denominator = read_number(match[1]).value
            if denominator >= item.value:
                item.denominator = denominator
                item.number_end = match.end()
                return match.end()
    item.number_end = end
    return end


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdecimal() and digits[:2] in ("19", "20")


def _unit(text: str, item: PrintedQuantity, position: int, stop: int) -> None:
    percent = _PERCENT.match(text, position)
    if percent is not None:
        item.unit, item.end = Unit.PERCENT, percent.end()
        return
    money = CURRENCY_UNIT.match(text, position)
    if money is not None:
        item.unit, item.noun, item.end = Unit.MONEY, " ".join(money["unit"].split()), money.end()
        return
    if item.denominator is None and _PER.match(text, position):
        item.unit, item.end = Unit.RATIO, position
        return
    times = _TIMES.match(text, position)
    if times is not None:
        item.unit, item.noun, item.end = Unit.RATIO, "lần", times.end()
        return
    item.end = position


def _lead(text: str, item: PrintedQuantity, words: list[tuple[str, int]]) -> None:
    """Read the comparator, approximation and verb of change before the number, backwards."""
    index = 0
    seen_level = False
    colon = False
    before = text[max(0, item.start - 2) : item.start].strip()
    if before and before[-1] in _SIGN:
        item.comparator = _SIGN[before[-1]]
        item.lead = text.rindex(before[-1], 0, item.start)
        if before == "=" or text[item.lead : item.start].strip() == "=":
            item.comparator = Comparator.AT_LEAST
    while index < len(words):
        word, place = words[index]
        pair = f"{words[index + 1][0]} {word}" if index + 1 < len(words) else ""
        triple = f"{words[index + 2][0]} {pair}" if index + 2 < len(words) else ""
        if triple in _COMPARATORS and item.comparator is Comparator.EQUAL:
            item.comparator, item.lead, index = _COMPARATORS[triple], words[index + 2][1], index + 3
        elif pair in _COMPARATORS and item.comparator is Comparator.EQUAL:
            item.comparator, item.lead, index = _COMPARATORS[pair], words[index + 1][1], index + 2
        elif pair in _APPROXIMATE:
            item.approximate, item.lead, index = True, words[index + 1][1], index + 2
        elif pair in _CHANGE or word in _CHANGE:
            if not seen_level:
                item.basis = Basis.CHANGE
            item.lead = place
            index += 2 if pair in _CHANGE else 1
            seen_level = True
        elif word in _COMPARATORS and item.comparator is Comparator.EQUAL and _compares(word, words, index):
            item.comparator, item.lead, index = _COMPARATORS[word], place, index + 1
        elif word in _APPROXIMATE:
            item.approximate, item.lead, index = True, place, index + 1
        elif pair in _FILLERS or word in _FILLERS:
            if word == "từ" and item.high is None and index + 1 < len(words) and words[index + 1][0] == "đạt":
                item.comparator = Comparator.AT_LEAST if item.comparator is Comparator.EQUAL else item.comparator
            seen_level = seen_level or word in _LEVEL
            index += 2 if pair in _FILLERS else 1
            if pair not in _FILLERS and word in _LEVEL:
                item.lead = place
        elif word == ":" and not colon and index + 1 < len(words):
            colon = True
            index += 1
        else:
            break


def _compares(word: str, words: list[tuple[str, int]], index: int) -> bool:
    """Whether ``trên``, ``quá`` … compare here rather than mean ``on`` or ``too``."""
    previous = words[index + 1][0] if index + 1 < len(words) else ""
    if word == "trên":
        return previous not in ("tính", "bình quân", "quân") and index <= 2
    return word not in ("quá", "vượt") or index <= 1


def _behind(text: str, item: PrintedQuantity, stop: int) -> None:
    if item.comparator is not Comparator.EQUAL:
        return
    reach = min(stop, item.end + _BEHIND)
    if text.find("trở lên", item.end, reach) >= 0:
        more = _OR_MORE.match(text, item.end, stop)
        if more is not None and not _belongs_elsewhere(text, item.end, more.end()):
            item.comparator = Comparator.AT_LEAST
    elif text.find("tối thiểu", item.end, reach) >= 0 and _AT_LEAST_BEHIND.match(text, item.end, stop):
        item.comparator = Comparator.AT_LEAST


# trở lên (or more) said of a rank, a grade, a level of service: from … upwards, level … upwards
_ELSEWHERE = re.compile(r"\b(?:từ|mức|mức độ|cấp độ|loại|trình độ|hạng|nhiệm vụ|cấp)\b[^,]*\Z")


def _belongs_elsewhere(text: str, start: int, end: int) -> bool:
    return _ELSEWHERE.search(text, start, end - len("trở lên")) is not None


def parse_quantity(text: str) -> Match[Quantity] | None:
    """The first quantity of a phrase.

    Args:
        text: A phrase in Vietnamese.

    Returns:
        The quantity with its span in ``text``, the words that compare included;
        None where no number is a quantity.

    >>> parse_quantity("đạt tối thiểu 60% người dân").value
    Quantity(>=60%)
    >>> parse_quantity("khoảng trên 80% cán bộ").value
    Quantity(~>80%)
    >>> parse_quantity("58/64 tỉnh, thành phố").value
    Quantity(58/64 tỉnh)
    >>> parse_quantity("kế hoạch 5 năm") is None
    True
    """
    folded = fold(text)
    flat = folded.text.replace("\n", " ")
    for item in scan_quantities(flat):
        if item.aside is None:
            start, end = folded.to_original(item.lead), folded.to_original(item.end)
            noun = item.noun
            following = _NEXT_WORD.match(flat, item.end)
            if noun is None and following is not None and item.unit is not Unit.PERCENT:
                noun = folded.nfc[following.start(1) : following.end(1)]
            return Match(item.quantity(noun), start, end, text[start:end], item.notes)
    return None
