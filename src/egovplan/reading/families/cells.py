"""Cells of numbers, times and text."""

from __future__ import annotations

import re
from functools import lru_cache

from egovplan.model import Comparator, Deadline, Period, StatementKind, Unit
from egovplan.reading.blocks import Cell
from egovplan.reading.context import Context
from egovplan.reading.outline import Section
from egovplan.vietnamese.match import Note
from egovplan.vietnamese.number_context import ASIDE
from egovplan.vietnamese.numbers import NUMBER, read_number
from egovplan.vietnamese.periods import read_time_cell
from egovplan.vietnamese.quantities import PrintedQuantity

__all__ = [
    "EMPTY",
    "has_digit",
    "is_mark",
    "read_count",
    "read_text_cell",
    "set_aside_cell",
    "spans",
    "time_cell",
    "year_in",
]

EMPTY = frozenset(("", "-", "--", "---", "...", "…", "/", "không", "không có", "chưa có"))
"""What is printed for nothing: a dash, dots, none, none yet."""

_LONGEST_KEPT = 120
"""Characters: longer texts are read anew each time, so that no document fills the memory."""
_MARKS = frozenset(("x", "v", "✓", "✔", "+", "*", "có"))
_COUNT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:\s[^\W\d_]{1,8})?\Z")  # 02, 1.268, 20 máy
_YEAR = re.compile(r"(?<![\w.,])((?:19|20)[0-9]{2})(?![\w%]|[.,][0-9])")

# what may make a number in a name a statement: percent, at least, at most, more, less than
_COMPARED = re.compile(r"%|[≥≤<>]|phần trăm|tối thiểu|tối đa|ít nhất|không (?:quá|dưới)|trên|hơn|dưới|vượt")

has_digit = re.compile(r"[0-9]").search


def is_mark(text: str) -> bool:
    """Whether a folded cell is a mark that means yes."""
    return text in _MARKS


def year_in(text: str) -> int | None:
    """The one year that a folded text prints; None for none or several.

    >>> year_in("năm 2012"), year_in("quý iv/2011"), year_in("2011-2012")
    (2012, 2011, None)
    """
    years = set(_YEAR.findall(text))
    return int(years.pop()) if len(years) == 1 else None


def read_count(context: Context, cell: Cell | None, heading: str, subject_id: str | None) -> int | None:
    """The whole number in a cell; None where nothing is printed.

    A cell that holds something else gives a finding ``number-cell``.
    """
    text = cell.folded if cell is not None else ""
    if cell is None or text in EMPTY:
        return None
    match = _COUNT.match(text)
    if match is not None:
        return int(read_number(match[1]).value)
    context.tell("number-cell", context.cell_source(cell), subject_id=subject_id, text=cell.text, column=heading or "?")
    return None


def time_cell(text: str) -> tuple[Period | None, tuple[Note, ...]]:
    """A time cell as a period, with the notes; the same few stand in every row of a table."""
    return _kept_time(text) if len(text) <= _LONGEST_KEPT else read_time_cell(text)


_kept_time = lru_cache(maxsize=2048)(read_time_cell)


def spans(context: Context, cell: Cell) -> list[tuple[int, int]]:
    """The spans of a cell, those joined that only white space parts (lines of one cell)."""
    if len(cell.pieces) == 1:
        return cell.pieces
    flat = context.document.flat
    joined: list[tuple[int, int]] = []
    for start, end in cell.pieces:
        if joined and not flat[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def set_aside_cell(context: Context, cell: Cell | None, by: str = ASIDE.NAME) -> None:
    """Account for the numbers of a name or label: none is a statement."""
    if cell is None or not has_digit(cell.folded):
        return
    for start, end in spans(context, cell):
        if by is ASIDE.NAME:
            context.statements.set_aside(start, end)
            continue
        for match in NUMBER.finditer(context.document.flat, start, end):
            context.statements.numbers.append(PrintedQuantity(match.start(), match.end(), by))


def read_text_cell(
    context: Context,
    cell: Cell | None,
    section: Section | None,
    *,
    deadline: Deadline | None = None,
    kind: StatementKind | None = None,
    name: bool = False,
) -> None:
    """Read the statements of a text cell.

    Args:
        context: The document.
        cell: The cell.
        section: The section its table stands in.
        deadline: The date of its row, for statements that print none.
        kind: What its statements are, where the column decides it.
        name: Whether it names something: then only percentages and numbers
            with a comparator before them are statements.
    """
    if cell is None or not has_digit(cell.folded):
        return
    if name and not _COMPARED.search(cell.folded):
        set_aside_cell(context, cell)
        return
    for start, end in spans(context, cell):
        for draft in context.statements.span(start, end, section, deadline=deadline, kind=kind):
            item = draft.item
            compared = item.comparator is not Comparator.EQUAL and item.lead < item.start
            if name and item.unit is not Unit.PERCENT and not compared:
                item.aside = ASIDE.NAME
            else:
                context.drafts.append(draft)
