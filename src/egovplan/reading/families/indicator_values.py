"""The values in the cells of indicator tables: a number or range with its comparator, in the unit of its row."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from egovplan.model import Basis, Comparator, Unit
from egovplan.reading.blocks import Cell
from egovplan.reading.context import Context
from egovplan.reading.families.cells import spans
from egovplan.reading.families.columns import words_of
from egovplan.vietnamese.money import unit_factor
from egovplan.vietnamese.numbers import read_number
from egovplan.vietnamese.quantities import PrintedQuantity

__all__ = ["RowUnit", "is_ditto", "read_unit", "read_values"]

_NUMBER = r"[0-9]+(?:[.,][0-9]+)*"
# khoảng, gần, ước: about; đạt, đến, còn, từ, lên: reach, up to, still, from; the others compare
_LEAD = (
    r"(?:khoảng|gần|ước|xấp\s+xỉ|đạt|đến|còn|từ|lên|là|trên|hơn|vượt|dưới|tối\s+thiểu|ít\s+nhất|không\s+dưới"
    r"|tối\s+đa|không\s+quá)"
)
_VALUE = re.compile(
    rf"""
    \s*(?P<lead>(?:{_LEAD}\s+){{0,4}})
    (?P<sign>>=|<=|≥|≤|>|<|=|~|\+)?\s*
    (?P<low>{_NUMBER})\s?(?P<percent>%)?
    (?:\s?(?:-|÷|đến)\s?(?P<high>{_NUMBER})\s?(?P<high_percent>%)?)?
    (?P<more>\s*trở\s+lên)?                                          # or more
    (?P<rest>[^0-9;]{{0,90}})(?=;|\Z)
    """,
    re.VERBOSE,
)
_SIGNS = {
    ">=": Comparator.AT_LEAST, "≥": Comparator.AT_LEAST, "<=": Comparator.AT_MOST, "≤": Comparator.AT_MOST,
    ">": Comparator.MORE_THAN, "<": Comparator.LESS_THAN,
}  # fmt: skip
_WORDS = {
    "tối thiểu": Comparator.AT_LEAST, "ít nhất": Comparator.AT_LEAST, "không dưới": Comparator.AT_LEAST,
    "tối đa": Comparator.AT_MOST, "không quá": Comparator.AT_MOST, "trên": Comparator.MORE_THAN,
    "hơn": Comparator.MORE_THAN, "vượt": Comparator.MORE_THAN, "dưới": Comparator.LESS_THAN,
}  # fmt: skip
_ABOUT = re.compile(r"khoảng|gần|ước|xấp xỉ")
_PER_TIME = re.compile(r"/\s?(?:năm|tháng|quý|ngày)\b")
_LONGEST_UNIT = 120
_DITTO = frozenset(('"', "''", "-nt-", "nt", "//", "như trên"))


@frozen
class RowUnit:
    """The unit of a row or column of values.

    Attributes:
        unit: Percent, ratio, money or count.
        noun: The unit as printed; what is counted.
        rate: Whether it is a rate of change (``%/năm``).
        rank: Whether it is a rank, which is no quantity.
    """

    unit: Unit
    noun: str | None
    rate: bool = False
    rank: bool = False


def read_unit(text: str) -> RowUnit:
    """What a printed unit means.

    >>> read_unit("% GDP").unit, read_unit("Người/vạn dân").unit, read_unit("Nghìn USD").unit
    (<Unit.PERCENT: 'percent'>, <Unit.RATIO: 'ratio'>, <Unit.MONEY: 'money'>)
    >>> read_unit("Doanh nghiệp").noun
    'Doanh nghiệp'
    """
    return _kept_unit(text[:_LONGEST_UNIT].strip())


@lru_cache(maxsize=1024)
def _kept_unit(text: str) -> RowUnit:
    words = words_of("indicators")["units"]
    folded = text.lower()
    if "%" in folded or "phần trăm" in folded or "tỷ lệ" in folded:
        rest = text.replace("%", " ").strip(" /") if "%" in text else ""
        rate = any(phrase in folded for phrase in words["per_year"])
        return RowUnit(Unit.PERCENT, None if rate else rest or None, rate)
    if any(folded.startswith(phrase) for phrase in words["rank"]):
        return RowUnit(Unit.COUNT, text, rank=True)
    if unit_factor(text) is not None:
        return RowUnit(Unit.MONEY, text)
    if "/" in text and not _PER_TIME.search(folded):
        return RowUnit(Unit.RATIO, text)
    return RowUnit(Unit.COUNT, text or None)


def is_ditto(text: str) -> bool:
    """Whether a folded cell repeats the one above it."""
    return text in _DITTO


def read_values(context: Context, cell: Cell, unit: RowUnit) -> list[tuple[PrintedQuantity, str]] | None:
    """The values in a cell, several parted by semicolons, each with the words behind it.

    Returns:
        The values, or None where the cell is text that happens to hold numbers.
    """
    flat = context.document.flat
    found: list[tuple[PrintedQuantity, str]] = []
    for start, end in spans(context, cell):
        position = start
        while position < end:
            match = _VALUE.match(flat, position, end)
            if match is None:
                return None
            found.append((_quantity(match, unit), match["rest"].strip(" .,()")))
            position = match.end() + 1
            while position < end and flat[position].isspace():
                position += 1
    return found


def _quantity(match: re.Match[str], unit: RowUnit) -> PrintedQuantity:
    low = read_number(match["low"])
    item = PrintedQuantity(match.start("low"), match.end("low"))
    item.value, item.unit = low.value, unit.unit
    if low.note is not None:
        item.notes = (low.note,)
    item.lead = match.start("lead") if match["lead"] else match.start("sign") if match["sign"] else item.start
    if match["high"]:
        high = read_number(match["high"]).value
        if high > item.value:
            item.high = high
            item.end = item.number_end = match.end("high")
    if match["percent"] or match["high_percent"]:
        item.unit = Unit.PERCENT
        item.end = max(item.end, match.end("percent"), match.end("high_percent"))
    if item.unit is Unit.MONEY:
        item.noun = unit.noun
    elif item.unit is Unit.COUNT and unit.noun:
        item.noun = unit.noun.lower()
    item.comparator = _SIGNS.get(match["sign"] or "", Comparator.EQUAL)
    for words, comparator in _WORDS.items():
        if words in match["lead"]:
            item.comparator = comparator
    if match["more"]:
        item.comparator = Comparator.AT_LEAST
    item.approximate = match["sign"] == "~" or _ABOUT.search(match["lead"]) is not None
    item.basis = Basis.CHANGE if unit.rate or match["sign"] == "+" else Basis.LEVEL
    return item
