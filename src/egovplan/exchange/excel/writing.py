"""Writes the workbook of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike, fspath
from typing import Any, BinaryIO

from egovplan.exchange.excel.cells import cell_value, safe_text
from egovplan.exchange.excel.form import add_form
from egovplan.exchange.excel.openpyxl_module import openpyxl
from egovplan.exchange.excel.sheets import SheetColumn, fill_sheet
from egovplan.exchange.excel.words import Words, words_in
from egovplan.exchange.tables import SCHEMAS, Column, ColumnType, LoadedPlan, Row, TableSchema, registered
from egovplan.exchange.tables.rows import plan_and_findings
from egovplan.model import Finding, Plan

__all__ = ["write_workbook"]

_WIDE = frozenset(("label", "name", "title", "text", "quote", "message", "objective", "section"))
_IDS = frozenset(("plan_id", "id"))
_MONEY_FORMAT = "#,##0"


def write_workbook(
    plan: Plan | LoadedPlan,
    target: str | PathLike[str] | BinaryIO,
    locale: str = "vi",
    findings: Iterable[Finding] = (),
) -> tuple[Finding, ...]:
    """Write a workbook for the people who fill in the figures of a plan.

    The first sheet has a row per target of an indicator, with unlocked cells
    for value, date and note; then comes a guide, then one sheet per table
    (that of an empty table is hidden). Sheets are locked without a password.

    Args:
        plan: A plan, or an object with ``plan`` and ``findings`` as loading gives it.
        target: A path (``.xlsx``), or a file open for writing bytes.
        locale: Language of headings and prompts: ``vi`` or ``en``. The words
            of the plan stay as they are.
        findings: Further findings about the plan, for its table of findings.

    Returns:
        Findings about what the workbook could not take: texts longer than a
        cell (``excel-text-cut``). Empty where it took everything.

    Raises:
        ValueError: For a language that workbooks do not speak.
        OSError: If the file cannot be written.
        ImportError: Without the extra ``excel``.
    """
    words = words_in(locale)
    whole, noticed = plan_and_findings(plan, findings)
    book = openpyxl().Workbook()
    form = book.active
    form.title = words.sheet("form")
    cut = add_form(form, whole, words)
    _add_guide(book.create_sheet(words.sheet("guide")), whole, words)
    for name, schema in SCHEMAS.items():
        sheet = book.create_sheet(words.sheet(name))
        cut += _add_table(sheet, schema, registered(name)(whole, noticed), words)
    book.properties.creator = "egovplan"
    book.properties.title = safe_text(whole.title or whole.id)[:255]
    book.save(fspath(target) if isinstance(target, str | PathLike) else target)
    return tuple(cut)


def _add_guide(sheet: Any, plan: Plan, words: Words) -> None:
    styles = openpyxl().styles
    lines = [plan.title or plan.id, *([plan.document.number] if plan.document.number else []), "", *words.guide]
    for number, line in enumerate(lines, 1):
        cell = sheet.cell(number, 1, safe_text(line))
        cell.data_type = "s"
        cell.alignment = styles.Alignment(vertical="top", wrap_text=True)
    sheet["A1"].font = styles.Font(bold=True, size=14)
    sheet.column_dimensions["A"].width = 100
    sheet.protection.sheet = True


def _add_table(sheet: Any, schema: TableSchema, rows: list[Row], words: Words) -> list[Finding]:
    columns = [_sheet_column(schema, column, words) for column in schema.columns]
    cells = [[cell_value(row[column.name], column) for column in schema.columns] for row in rows]
    if not rows:
        sheet.sheet_state = "hidden"
    return fill_sheet(sheet, columns, cells)


def _sheet_column(schema: TableSchema, column: Column, words: Words) -> SheetColumn:
    number_format = None
    if column.type is ColumnType.DATE:
        number_format = words("formats", "date")
    elif column.type is ColumnType.MONEY:
        number_format = _MONEY_FORMAT
    return SheetColumn(
        f"{schema.name}.{column.name}",
        words.column(schema.name, column.name),
        _width(column),
        column.name in _IDS,
        number_format,
    )


def _width(column: Column) -> float:
    if column.name in _WIDE:
        return 48
    if column.type is ColumnType.MONEY:
        return 20
    return 20 if column.type is ColumnType.TEXT or column.type.is_list else 12
