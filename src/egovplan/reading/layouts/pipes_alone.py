"""Tables with pipes on lines of their own and the cells between them.

An empty cell and the end of a row look alike there (two pipes in a row), so
the rows are cut by counting columns and by the labels that open a row.
"""

from __future__ import annotations

import re

from egovplan.reading.blocks import Cell, Row, Table
from egovplan.reading.document_text import DocumentText

__all__ = ["read_pipes_alone"]

# phụ lục appendix, biểu form, điều article; a heading behind the last cell
_HEADING = re.compile(r"(?:phụ\s+lục|phụ\s+biểu|biểu\s+(?:số|mẫu)|điều\s+\d|phần\s+(?:thứ|[ivx]))\b")
_LABEL = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,4}|[ivxl]{1,6}(?:\.\d{1,2}){0,3}|[a-zđ]|\d+[a-z])[.)]?\Z|[-+]\Z")
_NUMBER_HEADING = re.compile(r"(?:s?tt|số\s*tt|số\s+thứ\s+tự|số|no\.?|#)\Z")
_LONGEST_CELL = 60


def read_pipes_alone(document: DocumentText, index: int) -> tuple[Table, int] | None:
    """Read the table that begins at a lone pipe, if one does."""
    lines = document.lines
    if lines[index].text != "|":
        return None
    groups: list[list[Cell]] = [[]]
    last = position = index
    pieces: list[int] = []
    while position < len(lines):
        text = lines[position].text
        if text == "|":
            if pieces:
                groups[-1].append(_cell(document, pieces))
                pieces = []
            elif groups[-1]:
                groups.append([])
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
    groups = [group for group in groups if group]
    if not groups:
        return None
    width = _width(groups)
    return Table("pipes_alone", index, last, _rows(document, groups, width)), last + 1


def _ends_here(document: DocumentText, position: int) -> bool:
    """Whether no pipe follows the empty line within a cell's length."""
    following = document.lines[position + 1 : position + 4]
    return not any(line.text == "|" for line in following)


def _cell(document: DocumentText, positions: list[int]) -> Cell:
    lines = [document.lines[position] for position in positions]
    return Cell(document, lines[0].number, [(line.start, line.end) for line in lines])


def _width(groups: list[list[Cell]]) -> int:
    """The number of columns: that of the heading, merged headings resolved."""
    head = groups[0]
    width = len(head)
    if _NUMBER_HEADING.match(head[0].folded) and len(groups) > 1:
        second = groups[1]
        if not _LABEL.match(second[0].folded) and len(second) >= 2:
            width = max(width, width - 1 + len(second))
    sizes = [len(group) for group in groups]
    common = max(set(sizes), key=sizes.count)
    return max(width, common)


def _rows(document: DocumentText, groups: list[list[Cell]], width: int) -> list[Row]:
    """Join groups that an empty cell parted, where the row has room for it."""
    rows: list[list[Cell]] = []
    for group in groups:
        if rows and len(rows) > 1 and not _opens_row(group, rows[-1], width):
            gap = Cell(document, group[0].line, [(group[0].start, group[0].start)])
            rows[-1].extend([gap, *group])
        else:
            rows.append(list(group))
    return [Row(row, row[0].line) for row in rows]


def _opens_row(group: list[Cell], row: list[Cell], width: int) -> bool:
    if len(group) >= width or len(row) + 1 + len(group) > width:
        return True
    return _LABEL.match(group[0].folded) is not None and len(group) > 1
