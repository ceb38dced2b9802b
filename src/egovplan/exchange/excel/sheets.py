"""What all sheets of a workbook share: a hidden row of ids, headings, locked cells, columns that can be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import frozen

from egovplan.catalogue.findings import finding
from egovplan.exchange.excel.cells import LONGEST
from egovplan.exchange.excel.openpyxl_module import openpyxl
from egovplan.model import Finding

__all__ = ["FIRST_ROW", "HEADINGS", "KEYS", "SheetColumn", "fill_sheet"]

KEYS = 1
"""The hidden row of column keys."""

HEADINGS = 2
"""The row of headings."""

FIRST_ROW = 3
"""The first row of data."""


@frozen
class SheetColumn:
    """A column of a sheet.

    Attributes:
        key: Its id, ``table.column``; reading finds the column by it.
        heading: What people see.
        width: In characters.
        hidden: Whether people see it at all.
        number_format: How numbers and dates are shown, or None.
    """

    key: str
    heading: str
    width: float = 12
    hidden: bool = False
    number_format: str | None = None


def fill_sheet(sheet: Any, columns: Sequence[SheetColumn], rows: Iterable[Sequence[Any]]) -> list[Finding]:
    """Write ids, headings and rows into an empty sheet, and lock it.

    Args:
        sheet: A worksheet of openpyxl.
        columns: Its columns.
        rows: For each row the values of the cells, safe ones.

    Returns:
        A finding for every text that was too long for its cell.
    """
    styles = openpyxl().styles
    findings: list[Finding] = []
    wrapped = styles.Alignment(vertical="top", wrap_text=True)
    number = HEADINGS
    for number, row in enumerate(rows, FIRST_ROW):
        for index, (column, value) in enumerate(zip(columns, row, strict=True), 1):
            if value is None:
                continue
            cell = sheet.cell(number, index)
            findings += _put(cell, value)
            cell.alignment = wrapped
            if column.number_format and not isinstance(value, str):
                cell.number_format = column.number_format
    _head(sheet, columns, styles)
    _lay_out(sheet, columns, number)
    return findings


def _put(cell: Any, value: Any) -> list[Finding]:
    """Put a value into a cell; text is stored as text, whatever it looks like."""
    if not isinstance(value, str):
        cell.value = value
        return []
    length = len(value.encode("utf-16-le")) // 2
    findings = []
    if length > LONGEST:
        where = f"{cell.parent.title}!{cell.coordinate}"
        findings.append(finding("excel-text-cut", cell=where, length=length, limit=LONGEST))
        value = value.encode("utf-16-le")[: 2 * LONGEST].decode("utf-16-le", "ignore")
    cell.value = value
    cell.data_type = "s"
    return findings


def _head(sheet: Any, columns: Sequence[SheetColumn], styles: Any) -> None:
    bold = styles.Font(bold=True)
    grey = styles.PatternFill("solid", start_color="FFE7E6E6")
    middle = styles.Alignment(horizontal="center", vertical="center", wrap_text=True)
    for index, column in enumerate(columns, 1):
        _put(sheet.cell(KEYS, index), column.key)
        cell = sheet.cell(HEADINGS, index)
        _put(cell, column.heading)
        cell.font, cell.fill, cell.alignment = bold, grey, middle


def _lay_out(sheet: Any, columns: Sequence[SheetColumn], last: int) -> None:
    letter = openpyxl().utils.get_column_letter
    for index, column in enumerate(columns, 1):
        dimension = sheet.column_dimensions[letter(index)]
        dimension.width = column.width
        dimension.hidden = column.hidden
    sheet.row_dimensions[KEYS].hidden = True
    sheet.freeze_panes = sheet.cell(FIRST_ROW, 1)
    sheet.auto_filter.ref = f"A{HEADINGS}:{letter(len(columns))}{max(last, FIRST_ROW)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = openpyxl().worksheet.properties.PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{HEADINGS}:{HEADINGS}"
    lock = sheet.protection
    lock.sheet = True
    # allowed all the same: a spreadsheet shows a typed 80% as a percentage only where it may format the cell
    lock.formatCells = lock.formatColumns = lock.formatRows = lock.autoFilter = lock.sort = False
