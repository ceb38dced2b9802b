"""Tables of staffing norms: how many people of a role a kind of body should have in a year."""

from __future__ import annotations

import re

from egovplan.model import StaffingNorm
from egovplan.reading.blocks import Cell, Table
from egovplan.reading.context import Context
from egovplan.reading.families.cells import EMPTY, set_aside_cell, year_in
from egovplan.reading.families.columns import Phrases, phrases_of, read_columns
from egovplan.reading.families.taking import claim_row, row_source, take
from egovplan.reading.shape import DataRow, ShapedTable, shape
from egovplan.vietnamese.numbers import read_number

__all__ = ["read_staffing"]

_YEAR_BEHIND = re.compile(r"\W*(?:(?:đến\s+)?năm\s+)?(?:19|20)[0-9]{2}\W*\Z", re.IGNORECASE)  # (by the) year 2025
_NORM = re.compile(r"([0-9.]+)(?:\s?(?:-|đến)\s?([0-9.]+))?(?:\s(?:người|cán bộ))?\Z")  # 2-3, 1 đến 2, 3 người


def read_staffing(table: Table, context: Context) -> bool:
    """Read a matrix of staffing norms.

    The kinds of body stand in the columns and the roles in the rows, or the
    other way round; years in the columns. Words for staff must stand in the
    headings, the rows or the caption, and the cells must be numbers or ranges.
    """
    shaped = shape(table, context)
    if shaped is None or shaped.width < 3:
        return False
    label = int(shaped.numbered)
    headed = read_columns(shaped, "staffing", "bodies").roles
    matrix = [(index, body) for index, body in enumerate(headed) if index > label and body]
    matrix = [(index, body) for index, body in matrix if _has_norms(shaped, index)] if len(matrix) > 1 else []
    if len(matrix) > 1 and _speaks_of_staff(shaped, label):
        _read_matrix(context, shaped, label, matrix)
        return True
    rest = [index for index, role in enumerate(read_columns(shaped, "staffing", "staff").roles) if role == "words"]
    rest = [index for index in rest if index > label]
    if not rest or len(rest) < shaped.width - label - 1 or not all(_has_norms(shaped, index) for index in rest):
        return False
    bodies = phrases_of("staffing", "bodies")
    by_row = [row for row in shaped.data() if bodies.holds(row.folded(label))]
    if len(by_row) < 2 or len(by_row) < len(shaped.data()):
        return False
    _read_transposed(context, shaped, label, rest)
    return True


def _staff() -> Phrases:
    return phrases_of("staffing", "staff")


def _speaks_of_staff(shaped: ShapedTable, label: int) -> bool:
    rows = shaped.data()
    told = sum(1 for row in rows if _staff().holds(row.folded(label)))
    return told * 2 > len(rows) or _staff().holds(shaped.caption.text)


def _has_norms(shaped: ShapedTable, column: int) -> bool:
    filled = [text for row in shaped.data() if (text := row.folded(column)) not in EMPTY]
    return bool(filled) and sum(1 for text in filled if _NORM.match(text)) * 2 > len(filled)


def _read_matrix(context: Context, shaped: ShapedTable, label: int, columns: list[tuple[int, str]]) -> None:
    years = {index: _year(shaped, index) for index, _ in columns}
    numbers = [*range(label), *(index for index, _ in columns)]
    for row in shaped.data():
        role = row.text(label)
        if role is None:
            context.tell("row-without-name", row_source(context, row), column=shaped.printed[label])
            continue
        for index, body in columns:
            _add(context, shaped, row, index, role, body, years[index])
        set_aside_cell(context, row.cells[label])
        claim_row(context, row, "staffing", numbers, [label])
    take(shaped, context, "staffing", "staffing", [*numbers, label])


def _read_transposed(context: Context, shaped: ShapedTable, label: int, columns: list[int]) -> None:
    bodies = phrases_of("staffing", "bodies")
    numbers = [*range(label), *columns]
    for row in shaped.data():
        for index in columns:
            year = _year(shaped, index)
            _add(context, shaped, row, index, _role(shaped, index), bodies.longest(row.folded(label)) or "?", year)
        set_aside_cell(context, row.cells[label])
        claim_row(context, row, "staffing", numbers, [label])
    take(shaped, context, "staffing", "staffing", [*numbers, label])


def _year(shaped: ShapedTable, index: int) -> int | None:
    """The year of a column: from its heading, else the one that the caption prints."""
    return year_in(shaped.subheadings[index]) or year_in(shaped.headings[index]) or year_in(shaped.caption.text)


def _role(shaped: ShapedTable, index: int) -> str:
    """The role that a column is headed with, without its year."""
    return _YEAR_BEHIND.sub("", shaped.printed[index]) or shaped.printed[index]


def _add(
    context: Context, shaped: ShapedTable, row: DataRow, index: int, role: str, body: str, year: int | None
) -> None:
    cell: Cell | None = row.cells[index]
    text = cell.folded if cell is not None else ""
    if cell is None or text in EMPTY:
        return
    part_id = context.ids.make("staffing", f"{role} {body} {year}")
    match = _NORM.match(text)
    low = read_number(match[1].strip(".")).value if match and match[1].strip(".") else None
    high = read_number(match[2].strip(".")).value if match and match[2] and match[2].strip(".") else low
    if not isinstance(low, int) or not isinstance(high, int) or high < low:
        source = context.cell_source(cell)
        context.tell("number-cell", source, text=cell.text, column=shaped.printed[index] or "?")
        return
    context.add("staffing", StaffingNorm(part_id, role, body, low, high, year, row_source(context, row)))
