"""Tables with one row a line and pipes between the cells, Markdown's included."""

from __future__ import annotations

import re

from egovplan.reading.blocks import Cell, Row, Table
from egovplan.reading.document_text import DocumentText, Line
from egovplan.reading.heading_rows import begins_another
from egovplan.reading.layouts.page_numbers import stands_between

__all__ = ["read_pipe_rows"]

_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*\Z")


def _cells(document: DocumentText, line: Line) -> list[Cell]:
    """The cells of a row, with an empty one behind a pipe at its end."""
    start, end = line.start, line.end
    text = document.clean
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
    empty first cell. The same holds for pipes at the ends of rows.
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
                row = Row(_cells(document, line), line.number)
                if rows and rows[-1].line < line.number - 1 and begins_another(rows[0], row):
                    break
                rows.append(row)
            last = position
        elif line.text.strip("| "):
            if rows and stands_between(lines, position, _is_row):
                last = position  # a page number
                position += 1
                continue
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
    _drop_borders(rows)
    return Table("pipe_rows", index, last, rows), last + 1


def _drop_borders(rows: list[Row]) -> None:
    if len(rows) > 1 and all(not row.cells[0] for row in rows):
        both = all(not row.cells[-1] and len(row.cells) > 2 for row in rows)
        for row in rows:
            row.cells = row.cells[1:-1] if both else row.cells[1:]
    longest = max(len(row.cells) for row in rows)
    while longest > 1 and not any(row.cells[-1] for row in rows if len(row.cells) == longest):
        for row in rows:
            if len(row.cells) == longest:
                del row.cells[-1]
        longest -= 1
