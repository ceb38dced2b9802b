"""Tables with one row a line and tabs between the cells."""

from __future__ import annotations

from egovplan.reading.blocks import Cell, Row, Table
from egovplan.reading.document_text import DocumentText, Line
from egovplan.reading.heading_rows import begins_another, number_column
from egovplan.reading.layouts.page_numbers import stands_between

__all__ = ["read_tab_rows"]


def _cells(document: DocumentText, line: Line) -> list[Cell]:
    start = document.line_start(line.number)
    end = document.line_end(line.number)
    cells = []
    while True:
        tab = document.clean.find("\t", start, end)
        stop = end if tab < 0 else tab
        cells.append(Cell(document, line.number, [(start, stop)]))
        if tab < 0:
            return cells
        start = tab + 1


def _is_row(line: Line, near: bool) -> bool:
    """Whether a line is a row: two tabs, or one in a line right behind a row."""
    return line.tabs >= 2 or (near and line.tabs == 1 and not line.indent and bool(line.text))


def _is_wide(line: Line) -> bool:
    return line.tabs >= 2


def _opens(document: DocumentText, index: int) -> bool:
    """Whether a table begins at a line: two tabs, or one in three lines on end or behind a heading such as STT."""
    lines = document.lines
    line = lines[index]
    if line.tabs >= 2:
        return bool(line.text)
    if line.indent or not line.tabs or not line.text:
        return False
    following = [other for other in lines[index + 1 : index + 3] if other.tabs == 1 and not other.indent and other.text]
    return len(following) == 2 or (bool(following) and number_column(Row(_cells(document, line), 1)) is not None)


def read_tab_rows(document: DocumentText, index: int) -> tuple[Table, int] | None:
    """Read the table that begins at a line, if one does.

    A line without a tab that begins in the middle of a sentence straight behind
    a row goes on in the row's last cell. Page breaks (empty lines and page
    numbers) do not end the table while rows follow that do not begin another one.
    """
    lines = document.lines
    if not _opens(document, index):
        return None
    rows: list[Row] = []
    last = position = index
    while position < len(lines):
        line = lines[position]
        near = last == position - 1 or position == index
        if _is_row(line, near):
            row = Row(_cells(document, line), line.number)
            if rows and not near and begins_another(rows[0], row):
                break
            rows.append(row)
            last = position
        elif line.text and near and document.begins_small(line):
            rows[-1].cells[-1].pieces.append((line.start, line.end))
            last = position
        elif line.text and not stands_between(lines, position, _is_wide):
            break
        position += 1
    if len(rows) < 2:
        return None
    return Table("tab_rows", index, last, rows), last + 1
