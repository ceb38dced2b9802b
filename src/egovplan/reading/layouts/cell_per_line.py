"""Tables with each cell on its own line behind a tab, rows parted by an empty line."""

from __future__ import annotations

from egovplan.reading.blocks import Cell, Row, Table
from egovplan.reading.document_text import DocumentText, Line
from egovplan.reading.layouts.page_numbers import stands_between

__all__ = ["read_cell_per_line"]

_MOST_EMPTY = 6
"""Empty cells before the first with text, at most."""


def _is_cell(line: Line) -> bool:
    return line.indent and line.tabs == 1


def _opens_row(lines: list[Line], position: int) -> bool:
    """Whether an empty cell opens a row: cells follow, one of them with text."""
    for line in lines[position + 1 : position + _MOST_EMPTY]:
        if not _is_cell(line):
            return False
        if line.text:
            return True
    return False


def read_cell_per_line(document: DocumentText, index: int) -> tuple[Table, int] | None:
    """Read the table that begins at a line, if one does.

    A line without a tab straight behind a cell goes on in that cell. The table
    ends at the first line behind an empty one that is no cell, but for a page
    number between two rows.
    """
    lines = document.lines
    if not (_is_cell(lines[index]) and lines[index].text) or index < document.rejected.get("cell_per_line", 0):
        return None
    rows: list[Row] = []
    cells: list[Cell] = []
    last = index
    position = index
    while position < len(lines):
        line = lines[position]
        if _is_cell(line) and (line.text or cells or _opens_row(lines, position)):
            cells.append(Cell(document, line.number, [(line.start, line.end)]))
            last = position
        elif line.text and cells:
            cells[-1].pieces.append((line.start, line.end))
            last = position
        elif line.text and not (rows and stands_between(lines, position, _is_cell)):
            break
        elif cells and not line.tabs:
            rows.append(Row(cells, _line(cells)))
            cells = []
        position += 1
    if cells:
        rows.append(Row(cells, _line(cells)))
    if len(rows) < 2 or max(len(row.cells) for row in rows) < 2:
        document.rejected["cell_per_line"] = position  # nor does one begin further down before that line
        return None
    return Table("cell_per_line", index, last, rows), last + 1


def _line(cells: list[Cell]) -> int:
    return next((cell.line for cell in cells if cell), cells[0].line)
