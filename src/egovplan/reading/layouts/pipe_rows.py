"""Tables with one row a line and pipes between the cells, Markdown's included."""

from __future__ import annotations

import re

from egovplan.reading.blocks import Cell, Row, Table
from egovplan.reading.document_text import DocumentText, Line

__all__ = ["read_pipe_rows"]

_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*\Z")


def _cells(document: DocumentText, line: Line) -> list[Cell]:
    """The cells of a row; a pipe at its end closes the last cell."""
    start, end = line.start, line.end
    text = document.clean
    if text[end - 1] == "|":
        end -= 1
    cells = []
    while True:
        pipe = text.find("|", start, end)
        stop = end if pipe < 0 else pipe
        cells.append(Cell(document, line.number, [(start, stop)]))
        if pipe < 0:
            return cells
        start = pipe + 1


def _is_row(line: Line) -> bool:
    return "|" in line.text and line.text.strip("| ") != ""


def read_pipe_rows(document: DocumentText, index: int) -> tuple[Table, int] | None:
    """Read the table that begins at a line, if one does.

    A line of pipes alone behind a row closes that row's last, empty cell. Where
    every row opens with a pipe, the pipe is a border; elsewhere it closes an
    empty first cell.
    """
    lines = document.lines
    if not _is_row(lines[index]):
        return None
    rows: list[Row] = []
    last = position = index
    while position < len(lines):
        line = lines[position]
        if _is_row(line):
            if not _RULE.match(line.text):
                rows.append(Row(_cells(document, line), line.number))
            last = position
        elif line.text.strip("| "):
            if not (last == position - 1 and document.begins_small(line) and rows):
                break
            rows[-1].cells[-1].pieces.append((line.start, line.end))
            last = position
        elif line.text and rows:
            rows[-1].cells.append(Cell(document, line.number, [(line.start, line.start)]))
            last = position
        elif not line.text and position > last + 2:
            break
        position += 1
    if not rows:
        return None
    _drop_border(rows)
    return Table("pipe_rows", index, last, rows), last + 1


def _drop_border(rows: list[Row]) -> None:
    if len(rows) > 1 and all(not row.cells[0] for row in rows):
        for row in rows:
            del row.cells[0]
