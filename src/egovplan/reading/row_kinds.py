"""What a row of a table is: data, the title of a group, or a total."""

from __future__ import annotations

import re

from attrs import define

from egovplan.reading.blocks import Row
from egovplan.reading.heading_rows import TOTAL
from egovplan.reading.row_labels import Style, label_rank

__all__ = ["Entry", "is_number", "is_total", "row_kind"]

_WIDE = 4
_MOST_TOTAL = 100
_NUMERIC = re.compile(r"[\d.,\s%()-]+\Z")


@define
class Entry:
    """A row on its way into shape.

    Attributes:
        row: The row as its layout gave it.
        texts: The folded text of its cells.
        broken: Whether a page break stands before it.
        style: The style of its label.
    """

    row: Row
    texts: list[str]
    broken: bool
    style: Style = ""


def is_number(text: str) -> bool:
    """Whether a folded text holds nothing but digits and their signs."""
    return _NUMERIC.match(text) is not None


def row_kind(entry: Entry, following: Entry | None, *, width: int, numbered: bool, first: bool) -> tuple[str, str, str]:
    """Whether a row is data, a group or a total; with the label and title of a group.

    Args:
        entry: The row.
        following: The row behind it, or None.
        width: How many columns the table has.
        numbered: Whether its first column numbers the rows.
        first: Whether no row stands before it.
    """
    texts, cells, style = entry.texts, entry.row.cells, entry.style
    if len(texts) > 2 and texts[0] and texts[0] == texts[-1] and len(set(texts)) == 1:
        return "group", "", cells[0].text
    filled = [index for index, text in enumerate(texts) if text]
    if any(is_total(texts[index]) for index in (filled[:2] if style or not numbered else filled)):
        return "total", "", ""
    if width < 3:
        return "data", "", ""
    if style and style != "bullet":
        title = _group_title(entry, filled[1:], following)
        return ("data", "", "") if title is None else ("group", cells[0].text, cells[title].text)
    if len(filled) == 1 and (filled[0] <= 1 or numbered) and (following is not None or first):
        return "group", "", cells[filled[0]].text
    return "data", "", ""


def is_total(text: str) -> bool:
    """Whether a folded text is the label of a total row."""
    return len(text) < _MOST_TOTAL and TOTAL.match(text) is not None


def _group_title(entry: Entry, behind: list[int], following: Entry | None) -> int | None:
    """The column of the title, where a labelled row is that of those below it: but for it, only sub-totals are printed.

    Numbered rows are titles only where the labels below them stand deeper.
    """
    texts, style = entry.texts, entry.style
    if style == "digit" and (following is None or (following.style == "digit" and following.texts[0][:1] != "1")):
        return None
    words = [index for index in behind if not is_number(texts[index])]
    deeper = following is not None and _deeper(entry, following)
    if not words:
        return None
    if any(texts[index] != texts[words[0]] for index in words[1:]):
        # but for one stray cell, as page breaks leave them
        stray = style in ("roman", "capital") and len(behind) == 2 and len(texts) > _WIDE and following is not None
        return words[0] if stray and deeper and following is not None and following.style == "digit" else None
    subtotals = len(words) < len(behind)
    if style in ("roman", "capital"):
        return words[0] if deeper or not subtotals else None
    if not deeper or (subtotals and following is not None and following.style != "decimal"):
        return None
    return words[0]


def _deeper(entry: Entry, following: Entry) -> bool:
    """Whether the label of a row stands below that of the row before it."""
    if not following.style:
        return entry.style in ("roman", "capital")
    label, behind = entry.texts[0].strip(" .)"), following.texts[0].strip(" .)")
    if following.style == "decimal" and entry.style in ("digit", "decimal"):
        return behind.startswith(label + ".")
    if entry.style == following.style == "digit":
        return behind == "1"
    return label_rank(following.style, behind) > label_rank(entry.style, label)
