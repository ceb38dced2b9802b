"""Tables with one row a line and tabs between the cells."""

from __future__ import annotations

from egovplan.reading.blocks import Cell, Row, Table
from egovplan.reading.document_text import DocumentText, Line

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


def read_tab_rows(document: DocumentText, index: int) -> tuple[Table, int] | None:
    """Read the table that begins at a line, if one does.

    A line without a tab that begins in the middle of a sentence straight behind
    a row goes on in the row's last cell. Empty lines (page breaks) do not end
    the table while rows of the same width follow.
    """
    lines = document.lines
    if lines[index].tabs < 2 or not lines[index].text:
        return None
    rows: list[Row] = []
    last = position = index
    while position < len(lines):
        line = lines[position]
        if line.tabs >= 2:
            rows.append(Row(_cells(document, line), line.number))
            last = position
        elif line.text and last == position - 1 and document.begins_small(line):
            rows[-1].cells[-1].pieces.append((line.start, line.end))
            last = position
        elif line.text:
            break
        position += 1
    if len(rows) < 2:
        return None
    return Table("tab_rows", index, last, rows), last + 1
