"""Money: ``17.000 triệu đồng``, ``1 tỷ 200 triệu``, ``4 - 5 tỷ``, ``500 trđ``, ``2,5 triệu USD``.

Amounts are exact decimals. The printed number and unit are kept, and the
amount in units of the currency stands beside them where the unit is known:

- A combined amount (``1 tỷ 200 triệu đồng``) is printed in its first unit: 1.2 tỷ.
- Of a range (``4 - 5 tỷ đồng``) ``value`` is the lower end, ``high`` the upper
  end in the same unit, and ``money`` the lower end: what is sure to be spent.
- ``tỷ`` without a currency is đồng; ``triệu`` without one only at the end of
  the phrase, since people and files are counted in millions too.

The words stand in ``words/money.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Context, Decimal
from functools import lru_cache

from attrs import frozen

from egovplan.model import DONG, Money, PrintedAmount
from egovplan.vietnamese.folding import fold, fold_phrase
from egovplan.vietnamese.match import Match, Note
from egovplan.vietnamese.numbers import NUMBER, read_exact, read_number
from egovplan.vietnamese.numerals import scan_numerals
from egovplan.vietnamese.word_lists import word_list

__all__ = ["CURRENCY_UNIT", "MoneyMatch", "currency_unit_in", "parse_money", "per_year", "read_amount", "unit_factor"]


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_DATA = word_list("money")
_SCALES: dict[str, int] = _DATA["scales"]
_CURRENCIES: dict[str, str] = {word: code for code, words in _DATA["currencies"].items() for word in words}
_EXACT = Context(prec=64)  # more than any printed number times any scale

_SCALE = _any(_SCALES)
# đồng has namesakes (đồng chí, comrade); đ/c abbreviates one of them.
_CURRENCY = (
    rf"(?:(?:{_any(_CURRENCIES.keys() - {'đồng'})})(?!\w|/c\b)"
    rf"|đồng(?!\w|\s(?:{_any(_DATA['not_before']['đồng'])})\b))"
)
_YEARLY = _any(_DATA["per_year"]["words"])
_NEXT_PART = rf"(?:-\s?|đến\s|tới\s)?[0-9][0-9.,]*\s?(?:{_SCALE}|{_CURRENCY})"

# The unit of money right behind a number, on folded text: ``CURRENCY_UNIT.match(text, end_of_number)``.
# Group ``unit`` is the unit without the white space before it.
CURRENCY_UNIT = re.compile(
    rf"""
    \s{{0,2}}
    (?P<unit>
        (?:(?:{_SCALE})[ .\n]?){{0,2}} {_CURRENCY}                  # triệu đồng, nghìn tỷ đồng, trđ, tr.đ, USD
      | (?:(?:nghìn|ngàn|trăm)\s)? (?:
            (?:{_any(_DATA["bare"]["anywhere"])})(?!\w)             # 4 - 5 tỷ, without a noun behind it
            (?=\s?(?:[-.,;:)\]/0-9]|\Z|rưỡi|trở\slên|trong|cho|từ|{_YEARLY}))
          | (?:{_any(_DATA["bare"]["at_end"])})(?!\w)               # 5 triệu; 1 triệu 500 nghìn
            (?=\s?(?:\Z|rưỡi|/\s?năm|{_YEARLY}|{_NEXT_PART}))
        )
    )
    """,
    re.VERBOSE,
)

_TO = re.compile(r"\s?(?:-|đến|tới)\s?([0-9]+(?:[.,][0-9]+)*)")  # 4 - 5, 4 đến 5
_MORE = re.compile(r"\s([0-9]+(?:[.,][0-9]+)*)")  # 1 tỷ 200 triệu
_HALF = re.compile(r"\sr[ưu][ỡở]i(?:\s(đồng)(?!\w))?")  # 2 tỷ rưỡi (đồng)
_BEFORE = re.compile(rf"(?<!\w)({_any(w for w in _CURRENCIES if w not in ('đồng', 'đ', 'yên', 'won'))})\s?\Z")  # USD 5
_PER_YEAR_BEFORE = re.compile(rf"(?:{_YEARLY})[^.,;:0-9\n]{{0,40}}\Z")
_PER_YEAR_BEHIND = re.compile(rf"\s?(?:/\s?1?\s?năm\b|{_YEARLY})")
_UNIT = re.compile(rf"(?:(1(?:[.,]?000)+)\s?)?((?:(?:{_SCALE})[ .]?){{0,2}})({_CURRENCY}|\Z)\s*\Z")
_HEADING = re.compile(
    rf"(?<![\w.,])(?:1(?:[.,]?000)+\s?)?(?:(?:{_SCALE})[ .]?){{1,2}}(?:{_CURRENCY}|(?=\s*\)))"
    rf"|1(?:[.,]?000)+\s?{_CURRENCY}"
    rf"|(?:(?<=[(:])|(?<=[(:]\s)|(?<=tính\s)|\A){_CURRENCY}"  # (đồng), ĐVT: VNĐ; never hợp đồng (contract)
)
_CELL = re.compile(r"([0-9]+(?:[.,][0-9]+)*|[1-9][0-9]{0,2}(?:\s[0-9]{3})+)\s?([^\s0-9].*)?\Z", re.DOTALL)
_MARK = re.compile(r"\s?[(\[]?\*+[)\]]?\Z")  # a footnote mark behind a cell's number


@frozen
class MoneyMatch(Match[PrintedAmount]):
    """An amount read from a phrase.

    Attributes:
        per_year: Whether it is so much a year (``mỗi năm 4 tỷ``, ``4 tỷ/năm``).
    """

    per_year: bool = False


@lru_cache(maxsize=512)
def unit_factor(unit: str) -> tuple[Decimal, str] | None:
    """What a printed unit of money multiplies by, and the currency.

    Args:
        unit: As printed, in any spelling: ``tỷ đồng``, ``Trđ``, ``1.000 đồng``.

    Returns:
        The multiplier and the ISO 4217 code, or None where it is no unit of
        money. ``triệu`` and ``tỷ`` alone are đồng.

    >>> unit_factor("tr.đ"), unit_factor("nghìn tỷ đồng"), unit_factor("triệu USD")
    ((Decimal('1000000'), 'VND'), (Decimal('1000000000000'), 'VND'), (Decimal('1000000'), 'USD'))
    """
    folded = fold_phrase(unit).strip("()[] .:")
    match = _UNIT.match(folded)
    if not match or not folded:
        return None
    count, scales, currency = match.groups()
    factor = read_exact(count) if count else Decimal(1)
    words = scales.replace(".", " ").split() if scales else []
    for word in words:
        factor *= _SCALES[word]
    if currency:
        return factor, _CURRENCIES[currency]
    bare = _DATA["bare"]["anywhere"] + _DATA["bare"]["at_end"]
    return (factor, DONG) if words and words[-1] in bare else None


def currency_unit_in(heading: str) -> str | None:
    """The unit of money that a heading or caption names, as printed.

    >>> currency_unit_in("Dự toán (tỷ đồng)"), currency_unit_in("Đơn vị tính: 1.000 đ")
    ('tỷ đồng', '1.000 đ')
    >>> currency_unit_in("Tổng hợp đồng") is None  # contracts
    True
    """
    folded = fold(heading)
    match = _HEADING.search(folded.text)
    if match is None or unit_factor(match[0]) is None:
        return None
    return folded.original[folded.to_original(match.start()) : folded.to_original(match.end())]


def per_year(text: str, start: int, end: int) -> bool:
    """Whether the amount between two places of a folded text is so much a year.

    >>> per_year("mỗi năm khoảng 4 tỷ đồng", 15, 24)
    True
    """
    before = text[max(0, start - 50) : start]
    return _PER_YEAR_BEHIND.match(text, end) is not None or _PER_YEAR_BEFORE.search(before) is not None


def parse_money(text: str) -> Match[PrintedAmount] | None:
    """The first amount of money in a phrase.

    Args:
        text: Any text; the span returned is one in this text.

    Returns:
        A `MoneyMatch`, or None where there is no amount with a unit of money.

    >>> parse_money("dự kiến 1 tỷ 200 triệu đồng").value.money
    Money(1,200,000,000 VND)
    >>> found = parse_money("mỗi năm khoảng 4 - 5 tỷ đồng")
    >>> found.value, found.text, found.per_year
    (PrintedAmount(4-5 tỷ đồng), '4 - 5 tỷ đồng', True)
    """
    folded = fold(text)
    found = _first_in_digits(folded.text)
    found = _in_words(folded.text, found.start if found else len(folded.text)) or found
    if found is None:
        return None
    start, end = folded.to_original(found.start), folded.to_original(found.end)
    amount = found.value
    at = folded.text.find(amount.unit or "", found.start, found.end)
    if at >= 0:  # else the unit was put together from two places (2 tỷ rưỡi đồng)
        printed = text[folded.to_original(at) : folded.to_original(at + len(amount.unit or ""))]
        amount = PrintedAmount(amount.value, printed, amount.money, amount.high)
    yearly = per_year(folded.text, found.start, found.end)
    return MoneyMatch(amount, start, end, text[start:end], found.notes, yearly)


def _first_in_digits(text: str) -> Match[PrintedAmount] | None:
    for number in NUMBER.finditer(text):
        found = _in_digits(text, number.start(), number.end())
        if found:
            return found
    return None


def _in_digits(text: str, start: int, end: int) -> Match[PrintedAmount] | None:
    """The amount whose first number stands between two places."""
    low = read_exact(text[start:end])
    notes = _notes(text[start:end])
    unit = CURRENCY_UNIT.match(text, end)
    to = _TO.match(text, unit.end() if unit else end)
    top_unit = CURRENCY_UNIT.match(text, to.end()) if to else None
    if to and top_unit:
        return _range(text, (start, low, unit, notes), to, top_unit)
    if unit is None:
        return _currency_first(text, start, end, low, notes)
    behind, printed = unit.end(), unit["unit"]
    if half := _HALF.match(text, behind):
        low += Decimal("0.5")
        behind = half.end()
        printed += f" {half[1]}" if half[1] else ""
    else:
        low, behind = _with_smaller_parts(text, low, unit)
    return Match(_amount(low, printed), start, behind, text[start:behind], notes)


def _with_smaller_parts(text: str, amount: Decimal, unit: re.Match[str]) -> tuple[Decimal, int]:
    """``1 tỷ 200 triệu 500 nghìn đồng``: the amount in its first unit, and the end. A named currency ends it."""
    first = last = unit_factor(unit["unit"])
    while first and last and unit["unit"] in _SCALES:
        more = _MORE.match(text, unit.end())
        smaller = CURRENCY_UNIT.match(text, more.end()) if more else None
        part = unit_factor(smaller["unit"]) if smaller else None
        if not (more and smaller and part) or part[1] != first[1] or read_exact(more[1]) * part[0] >= last[0]:
            break
        amount += _EXACT.divide(read_exact(more[1]) * part[0], first[0])
        unit, last = smaller, part
    return amount, unit.end()


def _range(
    text: str,
    bottom: tuple[int, Decimal, re.Match[str] | None, tuple[Note, ...]],
    to: re.Match[str],
    top_unit: re.Match[str],
) -> Match[PrintedAmount] | None:
    """``4 - 5 tỷ đồng``, ``500 triệu - 1 tỷ đồng``; None where the ends do not rise: then it is no range."""
    start, low, unit, notes = bottom
    high, printed = read_exact(to[1]), top_unit["unit"]
    one, two = unit_factor(unit["unit"]) if unit else None, unit_factor(printed)
    if unit and one and two and one != two:
        if one[1] != two[1]:
            return None
        high, printed = _EXACT.divide(_EXACT.multiply(high, two[0]), one[0]), unit["unit"]
    if high < low:
        return None
    return Match(
        _amount(low, printed, high), start, top_unit.end(), text[start : top_unit.end()], notes + _notes(to[1])
    )


def _currency_first(
    text: str, start: int, end: int, value: Decimal, notes: tuple[Note, ...]
) -> Match[PrintedAmount] | None:
    """``USD 5.000``, ``US$ 2``."""
    before = _BEFORE.search(text[max(0, start - 16) : start])
    if before is None:
        return None
    start -= len(before[0])
    return Match(_amount(value, before[1]), start, end, text[start:end], notes)


def _in_words(text: str, stop: int) -> Match[PrintedAmount] | None:
    """The first amount in words that begins before ``stop``."""
    for number in scan_numerals(text, 0, stop):
        unit = CURRENCY_UNIT.match(text, number.end)
        if unit:
            value = _amount(Decimal(str(number.value)), unit["unit"])
            return Match(value, number.start, unit.end(), text[number.start : unit.end()])
    return None


def _amount(value: Decimal, unit: str | None, high: Decimal | None = None) -> PrintedAmount:
    """A printed amount with its exact money, where the unit is known."""
    factor = unit_factor(unit) if unit else None
    if factor is None:
        return PrintedAmount(value, unit, None, high)
    exact = _EXACT.multiply(value, factor[0])
    whole = exact.to_integral_value()
    return PrintedAmount(value, unit, Money(whole if whole == exact else exact, factor[1]), high)


def _notes(digits: str) -> tuple[Note, ...]:
    note = read_number(digits).note
    return (note,) if note else ()


def read_amount(digits_or_cell: str, unit: str | None) -> PrintedAmount | None:
    """The amount in a table cell whose unit stands in a heading.

    Args:
        digits_or_cell: The cell: a number or a range; a unit of money behind
            it wins over the heading's. Spaces may group thousands.
        unit: The heading's unit (``tỷ đồng``), or None where it names none.

    Returns:
        The amount (its ``money`` is None where no unit is known), or None
        where the cell is no amount (empty, a dash, words). A printed zero is
        an amount of zero.

    >>> read_amount("17,000", "tỷ đồng").money
    Money(17,000,000,000 VND)
    >>> read_amount("1.200", None)
    PrintedAmount(1200 without unit)
    """
    cell = _MARK.sub("", fold_phrase(digits_or_cell))
    match = _CELL.match(cell)
    if match is None:
        return None
    value = read_exact(match[1].replace(" ", "."))
    rest = match[2]
    if rest is None:
        return _amount(value, unit)
    if unit_factor(rest):
        return _amount(value, rest)
    to = _TO.match(cell, match.end(1))
    if to and read_exact(to[1]) >= value:
        rest = cell[to.end() :].strip()
        if not rest:
            return _amount(value, unit, read_exact(to[1]))
        if unit_factor(rest):
            return _amount(value, rest, read_exact(to[1]))
    return None
