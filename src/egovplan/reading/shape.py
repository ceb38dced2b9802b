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
from egovplan.reading.heading_rows import (
    TOTAL,
    Headings,
    count_head_rows,
    is_column_numbers,
    number_column,
    read_headings,
)
from egovplan.reading.row_labels import Style, label_rank, label_style

__all__ = ["DataRow", "ShapedTable", "shape"]

_NUMERIC = re.compile(r"[\d.,\s%()-]+\Z")
_LONGEST_COLUMN_NUMBER = 24
_MOST_TOTAL = 100
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
    """

    cells: list[Cell | None]
    texts: list[str]
    first: Cell
    kind: str = "data"
    number: str | None = None
    groups: tuple[tuple[str, str], ...] = ()

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
    headings: list[str]
    printed: list[str]
    subheadings: list[str]
    rows: list[DataRow]
    caption: Caption
    numbered: bool
    head: list[Cell]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.headings)

    def data(self) -> list[DataRow]:
        """The rows that are data."""
        return [row for row in self.rows if row.kind == "data"]


@define
class _Entry:
    """A row on its way into shape; ``broken`` where a page break stands before it."""

    row: Row
    texts: list[str]
    broken: bool
    style: Style = ""


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
    while len(rows) > 2 and len(rows[1].cells) > 2 and sum(map(bool, rows[0].cells)) == 1:
        titles += rows.pop(0).cells  # the title or unit printed in a row of its own above the headings
    if len(rows) < 2:
        return None
    number = number_column(rows[0])
    if number:
        rows = _number_first(rows, number)
    head = count_head_rows(rows)
    width = _common_width(rows, head)
    headings = read_headings(rows[:head], width)
    caption = read_caption(table, context, at)
    if titles:
        caption.unit_text += " " + " ".join(cell.folded for cell in titles)
        caption.text += " " + " ".join(cell.folded for cell in titles)
    numbered = number is not None or _has_labels(rows[head:])
    shaped = ShapedTable(
        table, headings.folded, headings.printed, headings.lowest, [], caption, numbered, [*titles, *headings.cells]
    )
    _body(shaped, rows, head, context)
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


def _common_width(rows: list[Row], head: int) -> int:
    """How many cells most rows have that have at least as many as the headings."""
    widths = Counter(len(row.cells) for row in rows[head:] if len(row.cells) >= len(rows[0].cells))
    return widths.most_common(1)[0][0] if widths else len(rows[0].cells)


def _has_labels(rows: list[Row]) -> bool:
    labels = sum(1 for row in rows if label_style(row.cells[0]))
    return bool(rows) and labels > 0.6 * len(rows)


def _body(shaped: ShapedTable, rows: list[Row], head: int, context: Context) -> None:
    entries = _entries(shaped, rows, head)
    groups: tuple[tuple[str, str], ...] = ()
    ranks: tuple[int, ...] = ()
    last: DataRow | None = None
    width = shaped.width
    for index, entry in enumerate(entries):
        kind, label, title = _kind(shaped, entry, entries[index + 1] if index + 1 < len(entries) else None)
        first = _first(entry)
        if kind == "group":
            rank = label_rank(entry.style if label else "", label.lower())
            while ranks and ranks[-1] >= rank:
                groups, ranks = groups[:-1], ranks[:-1]
            groups, ranks = (*groups, (label, title)), (*ranks, rank)
            cells = _padded(entry.row.cells, width)
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
            cells = _fit(shaped, entry, last, context, kind)
            row = DataRow(cells, _texts(cells), first, kind, number, groups)
        shaped.rows.append(row)
        last = row if kind == "data" else None


def _first(entry: _Entry) -> Cell:
    """The cell that is printed first of those that are not empty."""
    cells = entry.row.cells
    if entry.texts[0] and cells[0].pieces[0][0] <= cells[-1].pieces[0][0]:
        return cells[0]
    return min((cell for cell in cells if cell), key=lambda cell: cell.pieces[0][0])


def _texts(cells: list[Cell | None]) -> list[str]:
    return [cell.folded if cell is not None else "" for cell in cells]


def _number(entry: _Entry) -> str | None:
    return None if entry.style in ("", "bullet") else entry.row.cells[0].text


def _entries(shaped: ShapedTable, rows: list[Row], head: int) -> list[_Entry]:
    """The rows behind the headings: repeated headings left out, rows cut by page breaks joined."""
    heads = [[cell.folded for cell in row.cells] for row in rows[:head]]
    by_line = shaped.table.layout in _ONE_LINE_A_ROW
    numbered = shaped.numbered
    entries: list[_Entry] = []
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
        entry = _Entry(row, texts, broken, label_style(row.cells[0]) if numbered else "")
        broken = False
        if entries and not entry.style and _goes_on(shaped, entries[-1], entry):
            _join(entries[-1], row)
        else:
            entries.append(entry)
    return entries


def _last_line(row: Row) -> int:
    return max(row.cells[-1].line + len(row.cells[-1].pieces) - 1, row.line)


def _goes_on(shaped: ShapedTable, before: _Entry, entry: _Entry) -> bool:
    """Whether a row continues the one before it, cut by a page break: no label, and no total."""
    texts = entry.texts
    if texts[0] and (shaped.numbered or not entry.broken or not entry.row.cells[0].text[:1].islower()):
        return False
    if len(texts) < shaped.width or len(before.texts) < len(texts) or len(texts) < 2:
        return False
    filled = [text for text in texts if text]
    if TOTAL.match(filled[0]) or len(set(filled)) < len(filled) or not any(before.texts[1:]):
        return False
    if entry.broken:
        return True
    return shaped.numbered and (not texts[1] or entry.row.cells[1].text[:1].islower())


def _join(entry: _Entry, row: Row) -> None:
    for index, cell in enumerate(row.cells):
        if not cell:
            continue
        held = entry.row.cells[index]
        if held:
            held.extend(cell)
        else:
            entry.row.cells[index] = cell
        entry.texts[index] = entry.row.cells[index].folded


def _kind(shaped: ShapedTable, entry: _Entry, following: _Entry | None) -> tuple[str, str, str]:
    """Whether a row is data, a group or a total; with the label and title of a group."""
    texts, cells, style = entry.texts, entry.row.cells, entry.style
    if len(texts) > 2 and texts[0] and texts[0] == texts[-1] and len(set(texts)) == 1:
        return "group", "", cells[0].text
    filled = [index for index, text in enumerate(texts) if text]
    for index in filled[:2]:
        if index < 3 and len(texts[index]) < _MOST_TOTAL and TOTAL.match(texts[index]):
            return "total", "", ""
    if shaped.width < 3:
        return "data", "", ""
    if style and style != "bullet":
        behind = filled[1:]
        if behind and _opens_group(entry, behind, following):
            return "group", cells[0].text, cells[behind[0]].text
        return "data", "", ""
    if len(filled) == 1 and filled[0] <= 1 and not (following is None and shaped.rows):
        return "group", "", cells[filled[0]].text
    return "data", "", ""


def _opens_group(entry: _Entry, behind: list[int], following: _Entry | None) -> bool:
    """Whether a labelled row is the title of those below it: little else is printed in it but sub-totals."""
    texts, style = entry.texts, entry.style
    if style == "digit" and (following is None or (following.style == "digit" and following.texts[0][:1] != "1")):
        return False
    others = [texts[index] for index in behind[1:]]
    repeated = len(others) > 1 and set(others) == {texts[behind[0]]}
    if others and not repeated and not all(_NUMERIC.match(text) for text in others):
        return False
    if _NUMERIC.match(texts[behind[0]]):
        return False
    deeper = following is not None and _deeper(entry, following)
    if style in ("roman", "capital"):
        return deeper or not others
    return deeper if not others or repeated else deeper and following is not None and following.style == "decimal"


def _deeper(entry: _Entry, following: _Entry) -> bool:
    """Whether the label of a row stands below that of the row before it."""
    if not following.style:
        return entry.style in ("roman", "capital")
    label, behind = entry.texts[0].strip(" .)"), following.texts[0].strip(" .)")
    if following.style == "decimal" and entry.style in ("digit", "decimal"):
        return behind.startswith(label + ".")
    if entry.style == following.style == "digit":
        return behind == "1"
    return label_rank(following.style, behind) > label_rank(entry.style, label)


def _padded(cells: list[Cell], width: int) -> list[Cell | None]:
    padded: list[Cell | None] = [*cells[:width]]
    return padded + [None] * (width - len(padded))


def _fit(shaped: ShapedTable, entry: _Entry, last: DataRow | None, context: Context, kind: str) -> list[Cell | None]:
    """The cells of a row over the columns; too few or too many are told, and no text is lost."""
    width = shaped.width
    cells: list[Cell | None] = [*entry.row.cells]
    if len(cells) == width:
        return cells
    if kind == "data":
        context.tell("row-width", context.cell_source(entry.row.cells[0]), cells=len(cells), columns=width)
    if len(cells) < width:
        if kind == "data" and shaped.numbered and not entry.style and last is not None and len(cells) > 1:
            # cells on the left are merged with those of the row above
            return [*last.cells[: width - len(cells)], *cells]
        return cells + [None] * (width - len(cells))
    held = entry.row.cells[width - 1]
    for cell in entry.row.cells[width:]:
        if cell and held:
            held.extend(cell)
        elif cell:
            held = cell
    return [*cells[: width - 1], held]
