"""The labels that number the rows of a table: 1, 1.2, II, A, a), a bullet."""

from __future__ import annotations

import re
from functools import lru_cache

from egovplan.reading.blocks import Cell

__all__ = ["Style", "is_label", "label_rank", "label_style", "may_follow"]

Style = str
"""``""`` (no label), ``digit``, ``decimal``, ``roman``, ``capital``, ``letter`` or ``bullet``."""

_LONGEST = 12
_DIGIT = re.compile(r"\d{1,3}[a-zđ]?\s?[.)]?\Z")
_DECIMAL = re.compile(r"(?:\d{1,2}|[ivxl]{1,6})(?:\.\d{1,2}){1,4}\s?[.)]?\Z")  # 1.2; no amount such as 5.000
_ROMAN = re.compile(r"[ivxl]{1,6}\s?[.)]?\Z")
_LETTER = re.compile(r"[a-zđ]\d?\s?[.)]?\Z")
_HIGHEST_FIRST = 30
"""A table may begin with the row of this number."""
_BULLETS = frozenset("-+*•·○●")

# How deep the labels stand; groups close those that stand as deep or deeper.
_RANKS = {"capital": 0, "roman": 1, "digit": 10, "letter": 30, "bullet": 40, "": 50}


def _folded_style(text: str) -> Style:
    return _short_style(text) if 0 < len(text) <= _LONGEST else ""


@lru_cache(maxsize=2048)
def _short_style(text: str) -> Style:
    if _DIGIT.match(text):
        return "digit"
    if text in _BULLETS:
        return "bullet"
    if _DECIMAL.match(text):
        return "decimal"
    if _ROMAN.match(text):
        return "roman"
    return "letter" if _LETTER.match(text) else ""


def label_style(cell: Cell) -> Style:
    """The style of a cell's text as a label; ``""`` where it is none."""
    style = _folded_style(cell.folded)
    if style in ("roman", "letter"):
        capital = cell.text[:1].isupper()
        if style == "roman" and (capital or len(cell.folded.rstrip(" .)")) > 1):
            return "roman"
        return "capital" if capital else "letter"
    return style


def is_label(text: str) -> bool:
    """Whether a folded text can be a label.

    >>> [is_label(text) for text in ("1.2", "iv", "-", "14 huyện")]
    [True, True, True, False]
    """
    return bool(_folded_style(text))


def label_rank(style: Style, text: str) -> int:
    """How deep a label stands, 0 at the top.

    >>> label_rank("roman", "ii") < label_rank("decimal", "ii.1") < label_rank("digit", "3")
    True
    >>> label_rank("digit", "3") < label_rank("decimal", "3.1") < label_rank("bullet", "-")
    True
    """
    if style == "decimal":
        return (1 if text[:1] in "ivxl" else 10) + text.strip(" .)").count(".")
    return _RANKS[style]


def may_follow(text: str, previous: str | None) -> bool:
    """Whether a folded label can number a row, where ``previous`` is the last that began with digits.

    Numbers go up by one or begin again at 1, and so do the first parts of
    decimals; other labels may stand anywhere.

    >>> may_follow("4", "3"), may_follow("1", "9"), may_follow("14", "3"), may_follow("ii", "9")
    (True, True, False, True)
    >>> may_follow("11.1", "11"), may_follow("7.5", "2"), may_follow("500", None)
    (True, False, False)
    """
    style = _folded_style(text)
    number = _number(text) if style in ("digit", "decimal") else None
    if number is None or number == 1:
        return bool(style)
    before = _number(previous) if previous is not None else None
    if before is None:
        return number <= _HIGHEST_FIRST
    return number == before + 1 or (style == "decimal" and number == before)


def _number(text: str) -> int | None:
    match = re.match(r"\d+", text)
    return int(match[0]) if match else None
