"""The numbering and bullets that open a heading, an item or a paragraph."""

from __future__ import annotations

import re

from attrs import frozen

__all__ = ["Marker", "read_marker"]

# On folded text, at the start of a line. Words: điều article, phần part,
# khoản clause, chương chapter, mục section, tiểu mục subsection, phụ lục appendix.
_MARKER = re.compile(
    r"""
      (?P<bullet>[-+*•·○●▪►✓](?![-+*\d])\s*|[-+](?=\d+\s?%|\d+\s[^\W\d_])\s*)
    | (?P<decimal>\d{1,2}(?:\.\d{1,2}){1,4}(?:[.)]\s*|\s?-\s+|\s+)(?=[^\W\d_"(]|\Z))
    | (?P<number>\d{1,3}\s*[.)](?!\d)\s*)
    | (?P<dashed>\d{1,2}\s?[-/]\s+(?=[^\W\d_"(]))
    | (?P<paren>\((?:\d{1,2}|[a-zđ]|[ivx]{1,5})\)\s*)
    | (?P<roman>[ivxl]{1,7}(?:\s?[.)/-](?!\w{1,3}\b[.)])\s*|\s+(?=[^\W\d_])))
    | (?P<letter>[a-zđ]\d?\s?[.)](?!\w{1,2}[.)])\s*)
    | (?P<article>điều\s+\d{1,3}[a-zđ]?\b\s*[.:]?\s*)
    | (?P<clause>khoản\s+\d{1,2}\s*[.:]\s+)
    | (?P<part>(?:phần|chương|tiểu\s+mục|mục)\s+(?:thứ\s+\w+|[ivxl]+|\d{1,2}|[a-e])\b\s*[.:]?\s*)
    """,
    re.VERBOSE,
)
_MIGHT_BE = frozenset("-+*•·○●▪►✓0123456789(abcdefghijklmnopqrstuvwxyzđ")
_LETTERS = re.compile(r"\w+")
_WORD = re.compile(r"[a-zđ]+|\d+")


@frozen
class Marker:
    """A numbering or bullet.

    Attributes:
        style: The kind of numbering (``roman``, ``number``, ``letter``, …); two
            markers of one style stand on one level.
        label: The number as printed, folded, without punctuation (``iv``, ``3.1``).
        length: How many characters of the line it takes.
    """

    style: str
    label: str
    length: int


_DASH = Marker("-", "", 1)


def read_marker(text: str, original: str) -> Marker | None:
    """The marker at the start of a line.

    Args:
        text: The folded line without white space at its start.
        original: The same span as printed, to tell ``I.`` from ``i.``.

    Returns:
        The marker, or None.
    """
    if not text or text[0] not in _MIGHT_BE:
        return None
    match = _MARKER.match(text)
    if match is None:
        return None
    kind = match.lastgroup or ""
    length = match.end()
    if kind == "bullet":
        return Marker(text[0], "", length)
    if kind == "roman":
        return _roman(match[0], original, length)
    if kind == "letter":
        style = "capital" if original[0].isupper() else "letter"
        return Marker(style, match[0].strip(" .)"), length)
    if kind == "decimal":
        label = match[0].strip(" .)-")
        return Marker(f"decimal{label.count('.') + 1}", label, length)
    if kind in ("article", "clause"):
        return Marker(kind, match[0].split()[1].strip(".:"), length)
    if kind == "part":
        words = match[0].strip(" .:").rsplit(None, 1)
        return Marker(words[0].split()[0], words[1], length)
    closing = ")" if ")" in match[0] and kind == "number" else ""
    return Marker(kind + closing, match[0].strip(" .()-/"), length)


def _roman(printed: str, original: str, length: int) -> Marker | None:
    label = printed.strip(" .)/-")
    upper = original[: len(label)].isupper()
    if not upper:  # a small i, v or x is a letter in a list
        return Marker("letter", label, length) if len(label) == 1 and printed.strip()[-1] in ".)" else None
    if printed.strip() == label and len(label) == 1 and label not in "iv":
        return None
    if label in ("l", "ll", "iii l") or (label == "l" and printed.strip()[-1] in ".)"):
        return Marker("capital", label, length)
    return Marker("roman", label, length)
