"""Quantities: a printed number with its unit, comparator and the words around it.

`scan_quantities` reads every number of a text and either makes a quantity of it
or sets it aside under a named class (a date, a document number, a label, a name,
a rhythm, a rank …), so that no number goes unaccounted for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from egovplan.model import Basis, Quantity, Unit
from egovplan.vietnamese.folding import fold
from egovplan.vietnamese.match import Match
from egovplan.vietnamese.money import CURRENCY_UNIT
from egovplan.vietnamese.number_context import ASIDE, classify, is_measure, lead_words, set_aside_behind
from egovplan.vietnamese.numbers import NUMBER, read_number
from egovplan.vietnamese.numerals import scan_numerals
from egovplan.vietnamese.printed_quantities import PrintedQuantity
from egovplan.vietnamese.quantity_words import read_words_around
from egovplan.vietnamese.word_lists import word_list

__all__ = ["PrintedQuantity", "parse_quantity", "scan_numerals_in_words", "scan_quantities"]

# 80%, 80 phần trăm; 15,2 điểm %: percentage points
_PERCENT = re.compile(r"\s?(?P<points>điểm\s+(?=%|phần))?(?:%|phần\s+trăm\b)")
_PER_MILLE = re.compile(r"\s?‰")
# the second half of a range: 10 - 15%, 30% - 50%, 30% đến 50%
_RANGE = re.compile(r"\s?%?\s?(?:-|÷|đến|tới)\s?([0-9]+(?:[.,][0-9]+)*)(?=\s?(?:%|[^\W\d_]))")
_FRACTION = re.compile(r"\s?/\s?([0-9]+(?:[.,][0-9]+)*)(?![/\d])")
# a per-unit noun: máy/cbcc, người/vạn dân, thuê bao/100 dân
_PER = re.compile(r"\s?(?:[^\W\d_]+\s){0,3}([^\W\d_]+)[23]?\s?/\s?(?:\d+(?:\.\d+)?\s)?([^\W\d_]+)")
# the same before the number: số giường bệnh/1 vạn dân đạt 23,9
_PER_BEFORE = re.compile(
    rf"[^\W\d_]\s?/\s?(?:\d[\d.]*\s)?(?:{'|'.join(word_list('quantities')['units']['heads'])})\b[^,;.:/\d]{{0,40}}\Z"
)
_NEAR = 70  # characters before a number in which a rate is looked for
_PLACES = frozenset(word_list("quantities")["units"]["places"])
_TIMES = re.compile(r"\s+lần\b(?!\s*(?:/|một|mỗi))")
_NEXT_WORD = re.compile(r"\s*([^\W\d_]+)")
# at least, at most, not over, not less than
_BEFORE_NUMERALS = ("ít nhất ", "tối thiểu ", "tối đa ", "không quá ", "không dưới ")
_LONGEST_NUMERAL = 40
# behind a number in words that is a quantity no more: one part, one door, one time, one by one
_NO_NUMERAL = re.compile(r"\s(?:phần|cửa|số|\d|cách|lần|cấp)\b")


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

    >>> scan_quantities("định kỳ 6 tháng; đạt tối thiểu 80% trở lên")
    [<rhythm 0 at 8>, <percent 80 at 31>]
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
            begin = position + len(comparator)
            item = None if text[begin : begin + 1].isdecimal() else _numeral(text, begin, start, stop)
            if item is not None:
                found.append(item)
            position = text.find(comparator, begin, stop)
    return sorted(found, key=lambda item: item.start)


def _numeral(text: str, begin: int, start: int, stop: int) -> PrintedQuantity | None:
    """The number in words that begins right here, or None."""
    numerals = scan_numerals(text, begin, min(stop, begin + _LONGEST_NUMERAL))
    if not numerals or numerals[0].start != begin or not isinstance(numerals[0].value, int):
        return None
    end = numerals[0].end
    if _NO_NUMERAL.match(text, end) or set_aside_behind(text, end) is not None:
        return None
    item = PrintedQuantity(begin, end)
    item.value = numerals[0].value
    _unit(text, item, end)
    read_words_around(text, item, lead_words(text, begin, start), stop)
    return item


def _read(text: str, start: int, end: int, floor: int, stop: int, digits: str) -> PrintedQuantity:
    percent = _PERCENT.match(text, end)
    words = lead_words(text, start, floor)
    aside = classify(text, start, end, words, percent is not None or _PER_MILLE.match(text, end) is not None)
    if aside is not None and aside is not ASIDE.COUNT:
        return PrintedQuantity(start, end, aside)
    number = read_number(digits)
    item = PrintedQuantity(start, end)
    item.value = number.value
    if number.note is not None:
        item.notes = (number.note,)
    position = _second_half(text, item, end, stop, percent is not None)
    if item.high is not None and percent is None:
        item.aside = set_aside_behind(text, position)
    _unit(text, item, position)
    if item.aside is None:
        if item.unit is Unit.COUNT and text.find("/", max(floor, start - _NEAR), start) >= 0:
            item.unit = Unit.RATIO if _PER_BEFORE.search(text, max(floor, start - _NEAR), start) else item.unit
        read_words_around(text, item, words, stop)
    return item


def _second_half(text: str, item: PrintedQuantity, end: int, stop: int, percent: bool) -> int:
    """Read a range or a fraction; where the number ends."""
    match = _RANGE.match(text, end)
    if match is not None and match.end(1) <= stop and not _is_year(match[1]):
        high = read_number(match[1]).value
        if high > item.value:
            item.high = high
            item.number_end = match.end()
            return match.end()
    if not percent:
        match = _FRACTION.match(text, end)
        if match is not None and match.end(1) <= stop:
            denominator = read_number(match[1]).value
            if denominator >= item.value:
                item.denominator = denominator
                item.number_end = match.end()
                return match.end()
    item.number_end = end
    return end


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdecimal() and digits[:2] in ("19", "20")


def _unit(text: str, item: PrintedQuantity, position: int) -> None:
    """Read the unit that stands behind the number."""
    item.end = position
    percent = _PERCENT.match(text, position)
    if percent is not None:
        item.unit, item.end = Unit.PERCENT, percent.end()
        if percent["points"]:
            item.basis = Basis.CHANGE
        return
    money = CURRENCY_UNIT.match(text, position)
    if money is not None:
        item.unit, item.noun, item.end = Unit.MONEY, " ".join(money["unit"].split()), money.end()
    elif _PER_MILLE.match(text, position) or (item.denominator is None and _is_rate(text, position)):
        item.unit = Unit.RATIO
    elif times := _TIMES.match(text, position):
        item.unit, item.noun, item.end = Unit.RATIO, "lần", times.end()


def _is_rate(text: str, position: int) -> bool:
    """Whether what stands behind a number is counted per something else (``máy/người``, not ``quận/huyện``)."""
    match = _PER.match(text, position)
    if match is None or is_measure(text, position):
        return False
    return match[1] not in _PLACES or match[2] not in _PLACES


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
