"""Tables with pipes on lines of their own and the cells between them.

An empty cell and the end of a row look alike there (two pipes in a row), so
the rows are cut by counting columns and by the labels that open a row.
"""

from __future__ import annotations

import re
from collections import Counter

from egovplan.reading.blocks import Cell, Row, Table
from egovplan.reading.document_text import DocumentText
from egovplan.reading.heading_rows import is_column_numbers
from egovplan.reading.row_labels import is_label, may_follow

__all__ = ["read_pipes_alone"]

# phụ lục appendix, biểu form, điều article; a heading behind the last cell
_HEADING = re.compile(r"(?:phụ\s+lục|phụ\s+biểu|biểu\s+(?:số|mẫu)|điều\s+\d|phần\s+(?:thứ|[ivx]))\b")
_NUMBER_HEADING = re.compile(r"(?:s?tt|số\s*tt|số\s+thứ\s+tự|số|no\.?|#)\Z")
_LONGEST_CELL = 60


def read_pipes_alone(document: DocumentText, index: int) -> tuple[Table, int] | None:
    """Read the table that begins at a lone pipe, if one does."""
    lines = document.lines
    if lines[index].text != "|" or index < document.rejected.get("pipes_alone", 0):
        return None
    runs: list[_Run] = []
    pipes = 0
    last = position = index
    pieces: list[int] = []
    while position < len(lines):
        text = lines[position].text
        if text == "|":
            if pieces:
                runs = _add(runs, _cell(document, pieces), pipes)
                pieces, pipes = [], 0
            pipes += 1
            last = position
        elif text and "|" not in text:
            if not pieces and _HEADING.match(text):
                break
            pieces.append(position)
            if len(pieces) > _LONGEST_CELL:
                break
        elif text or (not pieces and last == position - 1 and _ends_here(document, position)):
            break
        position += 1
    if not runs:
        document.rejected["pipes_alone"] = position  # nor does one begin further down before that line
        return None
    rows = _Cutter(document, runs).rows(pipes)
    return Table("pipes_alone", index, last, [Row(cells, _line(cells)) for cells in rows]), last + 1


class _Run:
    """Cells with one pipe between them, and how many pipes stand before the first."""

    __slots__ = ("cells", "pipes")

    def __init__(self, cell: Cell, pipes: int) -> None:
        self.cells = [cell]
        self.pipes = pipes


def _add(runs: list[_Run], cell: Cell, pipes: int) -> list[_Run]:
    if runs and pipes == 1:
        runs[-1].cells.append(cell)
    else:
        runs.append(_Run(cell, pipes))
    return runs


def _ends_here(document: DocumentText, position: int) -> bool:
    """Whether no pipe follows the empty line within a cell's length."""
    following = document.lines[position + 1 : position + 4]
    return not any(line.text == "|" for line in following)


def _cell(document: DocumentText, positions: list[int]) -> Cell:
    lines = [document.lines[position] for position in positions]
    return Cell(document, lines[0].number, [(line.start, line.end) for line in lines])


def _line(cells: list[Cell]) -> int:
    return next(cell.line for cell in cells if cell)


class _Cutter:
    """Cuts runs of cells into rows.

    Between two runs stands the end of a row, or an empty cell or several. A
    run opens a row where the row before it is full, where it would not fit
    into it, where it begins with the label that comes next, or where it is one
    of several short rows beside a cell that is merged over them.
    """

    def __init__(self, document: DocumentText, runs: list[_Run]) -> None:
        self._document = document
        self._runs = runs
        self._head = len(runs[0].cells)
        self._numbered = _NUMBER_HEADING.match(runs[0].cells[0].folded) is not None
        self._width = self._count_columns()

    def _count_columns(self) -> int:
        """The number of columns: the longest run but for one that stands alone, since no row is longer."""
        counts = Counter(len(run.cells) for run in self._runs[1:] if len(run.cells) >= self._head)
        common = [length for length, count in counts.items() if count > 1] or list(counts)
        return max([self._head, *common])

    def rows(self, behind: int) -> list[list[Cell]]:
        """The rows, their empty cells filled in; ``behind`` is how many pipes stand behind the last cell."""
        rows = [list(self._runs[0].cells)]
        label: str | None = None  # the last label of digits
        begun = False  # whether a labelled row has come
        short = 0  # how many cells the short rows beside a merged cell have
        for run in self._runs[1:]:
            row, folded = rows[-1], run.cells[0].folded
            empty = run.pipes - 1
            if self._opens_row(row, run, label, short):
                labelled = is_label(folded) and len(run.cells) > 1 and not is_column_numbers(_texts(run.cells))
                room = max(0, self._width - len(row))
                trailing = min(empty - 1, room) if labelled or begun else 0
                row += [self._gap(row[-1])] * trailing
                leading = empty - 1 - trailing if len(run.cells) < self._width and not labelled else 0
                rows.append([self._gap(run.cells[0])] * leading + run.cells)
                short = 0 if labelled or leading or not self._numbered or not begun else len(run.cells)
                begun = begun or labelled
                label = folded if labelled and folded[:1].isdigit() else label
            else:
                row += [self._gap(run.cells[0])] * empty + run.cells
        room = max(0, self._width - len(rows[-1]))
        rows[-1] += [self._gap(rows[-1][-1])] * min(max(0, behind - 1), room)
        return rows

    def _opens_row(self, row: list[Cell], run: _Run, label: str | None, short: int) -> bool:
        if len(row) + run.pipes - 2 >= self._width:
            return True
        if len(row) + run.pipes - 1 + len(run.cells) > self._width:
            return True
        if short and len(run.cells) >= short:
            return True
        return len(run.cells) > 1 and self._numbered and may_follow(run.cells[0].folded, label)

    def _gap(self, beside: Cell) -> Cell:
        """An empty cell."""
        return Cell(self._document, beside.line, [(beside.start, beside.start)])


def _texts(cells: list[Cell]) -> list[str]:
    return [cell.folded for cell in cells]
