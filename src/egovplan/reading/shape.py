"""Tables in shape: headings per column, rows of one width, groups, totals, page breaks joined.

Whatever layout a table was printed in, the families see the same: columns with
a folded heading each, and rows that are data, a group's title or a total.
"""

from __future__ import annotations

import re
from collections import Counter
from weakref import WeakKeyDictionary

from attrs import define

from egovplan.reading.blocks import Cell, Row, Table
from egovplan.reading.captions import Caption, read_caption
from egovplan.reading.context import Context
from egovplan.reading.document_text import DocumentText
from egovplan.reading.heading_rows import (
    count_head_rows,
    is_column_numbers,
    number_column,
    read_headings,
)
from egovplan.reading.row_kinds import Entry, is_number, is_total, row_kind
from egovplan.reading.row_labels import label_rank, label_style

__all__ = ["DataRow", "ShapedTable", "shape"]

_LONGEST_COLUMN_NUMBER = 24
_MOST_TITLES = 4
_LONGEST_HEADING = 300
_LATER_ITEM = re.compile(r"\((?:[2-9]|[1-9][0-9]|[b-eđ])\)")  # (5), b): an item that others came before
_ONE_LINE_A_ROW = frozenset(("tab_rows", "pipe_rows"))


@define
class DataRow:
    """One row of a shaped table.

    Attributes:
        cells: One cell a column; a column without one has None.
        texts: The folded wording of each, empty where there is none.
        first: The cell that is printed first of those that are not empty.
        kind: ``data``, ``group`` or ``total``.
        number: Its label as printed (``1``, ``II``), or None.
        groups: The titles of the groups it stands in, outermost first, each behind its label.
        surplus: Cells with text beyond the last column.
    """

    cells: list[Cell | None]
    texts: list[str]
    first: Cell
    kind: str = "data"
    number: str | None = None
    groups: tuple[tuple[str, str], ...] = ()
    surplus: tuple[Cell, ...] = ()

    def text(self, column: int | None) -> str | None:
        """The wording of a cell, None where it is empty or there is no such column."""
        if column is None or not self.texts[column]:
            return None
        cell = self.cells[column]
        return cell.text if cell is not None else None

    def folded(self, column: int | None) -> str:
        """The folded wording of a cell, empty where there is none."""
        return "" if column is None else self.texts[column]

    @property
    def group(self) -> str | None:
        """The title of the innermost group."""
        return self.groups[-1][1] if self.groups else None


@define
class ShapedTable:
    """A table in shape.

    Attributes:
        table: As its layout gave it.
        headings: Folded heading of each column; merged headings are joined
            from the top with a space.
        printed: The same as printed.
        subheadings: Per column, the heading of the lowest row alone (the year of a year column).
        rows: Its rows behind the headings.
        caption: What stands before it and speaks of it.
        numbered: Whether its first column numbers the rows.
        head: The cells of its headings, repeated ones too.
    """

    table: Table
    headings: tuple[str, ...]
    printed: tuple[str, ...]
    subheadings: tuple[str, ...]
    rows: list[DataRow]
    caption: Caption
    numbered: bool
    head: list[Cell]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.headings)

    def lowest(self, index: int) -> str:
        """The heading of the lowest row of a column, as printed."""
        printed, lowest = self.printed[index], self.subheadings[index]
        return printed[len(printed) - len(lowest) :] if self.headings[index].endswith(lowest) else printed

    def data(self) -> list[DataRow]:
        """The rows that are data."""
        return [row for row in self.rows if row.kind == "data"]


class _Memory:
    """The shapes of one document's tables, and where its tables stand among its blocks."""

    __slots__ = ("places", "shapes")

    def __init__(self, context: Context) -> None:
        self.shapes: dict[int, ShapedTable | None] = {}
        self.places = {id(block): index for index, block in enumerate(context.blocks) if isinstance(block, Table)}


_MEMORIES: WeakKeyDictionary[Context, _Memory] = WeakKeyDictionary()


def shape(table: Table, context: Context) -> ShapedTable | None:
    """Bring a table into shape, once for all families.

    Args:
        table: As its layout gave it.
        context: The document, for the caption and for findings
            (``row-width``: a row with too few or too many cells).

    Returns:
        The table, or None where it has no heading row or only one row.
    """
    memory = _MEMORIES.get(context)
    if memory is None:
        memory = _MEMORIES[context] = _Memory(context)
    key = id(table)
    if key not in memory.shapes:
        memory.shapes[key] = _shape(table, context, memory.places.get(key, 0))
    return memory.shapes[key]


def _shape(table: Table, context: Context, at: int) -> ShapedTable | None:
    rows = [row for row in table.rows if any(row.cells)]
    titles: list[Cell] = []
    for row in rows[:_MOST_TITLES]:  # the title or unit printed in a row of its own above the headings
        if len(rows) < 3 or len(rows[1].cells) < 3 or sum(map(bool, row.cells)) != 1:
            break
        titles += row.cells
        del rows[0]
    if len(rows) < 2:
        return None
    number = number_column(rows[0])
    if number:
        rows = _number_first(rows, number)
    width = _common_width(rows)
    head = count_head_rows(rows, width)
    headings = read_headings(rows[:head], width)
    caption = read_caption(table, context, at)
    if titles:
        caption.unit_text += " " + " ".join(cell.folded for cell in titles)
        caption.text += " " + " ".join(cell.folded for cell in titles)
    numbered = number is not None or _has_labels(rows[head:])
    heads = tuple(text[:_LONGEST_HEADING] for text in headings.folded)
    lowest = tuple(text[:_LONGEST_HEADING] for text in headings.lowest)
    cells = [*titles, *headings.cells]
    shaped = ShapedTable(table, heads, tuple(headings.printed), lowest, [], caption, numbered, cells)
    _body(shaped, rows, head, context, moved=bool(number))
    return shaped if shaped.rows else None


def _number_first(rows: list[Row], number: int) -> list[Row]:
    """Put the column that numbers the rows first."""
    width = len(rows[0].cells)
    return [
        Row([row.cells[number], *row.cells[:number], *row.cells[number + 1 :]], row.line)
        if len(row.cells) == width
        else row
        for row in rows
    ]


def _common_width(rows: list[Row]) -> int:
    """How many cells most rows have that have at least as many as the headings."""
    widths = Counter(len(row.cells) for row in rows[1:] if len(row.cells) >= len(rows[0].cells))
    return max(widths, key=lambda width: (widths[width], width)) if widths else len(rows[0].cells)


def _has_labels(rows: list[Row]) -> bool:
    labels = sum(1 for row in rows if label_style(row.cells[0]))
    return bool(rows) and labels > 0.6 * len(rows)


def _body(shaped: ShapedTable, rows: list[Row], head: int, context: Context, *, moved: bool) -> None:
    entries = _entries(shaped, rows, head, context)
    groups: tuple[tuple[str, str], ...] = ()
    ranks: tuple[int, ...] = ()
    last: DataRow | None = None
    width = shaped.width
    for index, entry in enumerate(entries):
        following = entries[index + 1] if index + 1 < len(entries) else None
        kind, label, title = row_kind(entry, following, width=width, numbered=shaped.numbered, first=not shaped.rows)
        first = _first(entry, moved)
        if kind == "group":
            rank = label_rank(entry.style if label else "", label.lower())
            while ranks and ranks[-1] >= rank:
                groups, ranks = groups[:-1], ranks[:-1]
            groups, ranks = (*groups, (label, title)), (*ranks, rank)
            cells = _padded(entry.row.cells, width)
            _tell_strays(entry, title, context)
            shaped.rows.append(DataRow(cells, _texts(cells), first, "group", label or None, groups))
            continue
        if ranks and kind == "data" and entry.style in ("digit", "decimal"):
            rank = label_rank(entry.style, entry.texts[0])
            while ranks and 10 <= ranks[-1] < 20 and ranks[-1] >= rank:
                groups, ranks = groups[:-1], ranks[:-1]
        number = entry.texts[0] if entry.style == "digit" else _number(entry)
        if len(entry.row.cells) == width:
            row = DataRow([*entry.row.cells], entry.texts, first, kind, number, groups)
        else:
            cells, surplus = _fit(shaped, entry, last, context, kind)
            row = DataRow(cells, _texts(cells), first, kind, number, groups, surplus)
        shaped.rows.append(row)
        last = row if kind == "data" else None


def _first(entry: Entry, moved: bool) -> Cell:
    """The cell that is printed first of those with text; ``moved`` where the column of numbers was not first."""
    cells = entry.row.cells
    if entry.texts[0] and not moved:
        return cells[0]
    return min((cell for cell in cells if cell), key=lambda cell: cell.pieces[0][0])


def _tell_strays(entry: Entry, title: str, context: Context) -> None:
    """Tell of words in a group's row that are not its title, so that they are not lost."""
    for cell in entry.row.cells[1:]:
        if cell and cell.text != title and not is_number(cell.folded):
            context.tell("row-surplus", context.cell_source(cell), text=cell.text)


def _texts(cells: list[Cell | None]) -> list[str]:
    return [cell.folded if cell is not None else "" for cell in cells]


def _number(entry: Entry) -> str | None:
    return None if entry.style in ("", "bullet") else entry.row.cells[0].text


def _entries(shaped: ShapedTable, rows: list[Row], head: int, context: Context) -> list[Entry]:
    """The rows behind the headings: repeated headings left out, rows cut by page breaks joined."""
    heads = [[cell.folded for cell in row.cells] for row in rows[:head]]
    by_line = shaped.table.layout in _ONE_LINE_A_ROW
    numbered = shaped.numbered
    entries: list[Entry] = []
    broken = False
    previous = rows[head - 1]
    for row in rows[head:]:
        texts = [cell.folded for cell in row.cells]
        if by_line:
            broken = broken or row.line > _last_line(previous) + 1
            previous = row
        if texts in heads or (len(texts[-1]) < _LONGEST_COLUMN_NUMBER and is_column_numbers(texts)):
            shaped.head.extend(row.cells)
            broken = True
            continue
        entry = Entry(row, texts, broken, label_style(row.cells[0]) if numbered else "")
        broken = False
        if entries and not entry.style and _goes_on(shaped, entries[-1], entry):
            _join(entries[-1], row, context.document)
        else:
            entries.append(entry)
    return entries


def _last_line(row: Row) -> int:
    return max(row.cells[-1].line + len(row.cells[-1].pieces) - 1, row.line)


def _goes_on(shaped: ShapedTable, before: Entry, entry: Entry) -> bool:
    """Whether a row continues the one before it, cut by a page break: no label, and no total."""
    texts = entry.texts
    if texts[0] and (shaped.numbered or not entry.broken or not entry.row.cells[0].text[:1].islower()):
        return False
    if len(texts) < shaped.width or len(before.texts) < len(texts) or len(texts) < 2:
        return False
    filled = [text for text in texts if text]
    if any(map(is_total, filled)) or len(set(filled)) < len(filled) or not any(before.texts[1:]):
        return False
    if entry.broken:
        return True
    if not shaped.numbered:
        return False
    return not texts[1] or entry.row.cells[1].text[:1].islower() or _LATER_ITEM.match(texts[1]) is not None


def _join(entry: Entry, row: Row, document: DocumentText) -> None:
    """Put the cells of a row behind those of the one that it continues."""
    cells = list(entry.row.cells)
    for index, cell in enumerate(row.cells):
        if cell:
            held = cells[index]
            cells[index] = Cell(document, held.line, [*held.pieces, *cell.pieces]) if held else cell
            entry.texts[index] = cells[index].folded
    entry.row = Row(cells, entry.row.line)


def _padded(cells: list[Cell], width: int) -> list[Cell | None]:
    padded: list[Cell | None] = [*cells[:width]]
    return padded + [None] * (width - len(padded))


def _fit(
    shaped: ShapedTable, entry: Entry, last: DataRow | None, context: Context, kind: str
) -> tuple[list[Cell | None], tuple[Cell, ...]]:
    """The cells of a row over the columns, and those beyond; too few or too many are told."""
    width, own = shaped.width, entry.row.cells
    cells: list[Cell | None] = [*own]
    if kind == "data":
        context.tell(
            "row-width", context.cell_source(next(cell for cell in own if cell)), cells=len(cells), columns=width
        )
    if len(own) > width:
        surplus = tuple(cell for cell in own[width:] if cell)
        for cell in surplus:
            context.tell("row-surplus", context.cell_source(cell), text=cell.text)
        return cells[:width], surplus
    if kind == "data" and shaped.numbered and not entry.style and last is not None and len(cells) > 1:
        return [*last.cells[: width - len(cells)], *cells], ()  # its first cells are merged with those of the row above
    return cells + [None] * (width - len(cells)), ()
