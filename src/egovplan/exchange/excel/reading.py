"""Reads workbooks: what people filled in, and the tables."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from os import PathLike
from typing import BinaryIO

from egovplan.analysis.observation_cells import Style, is_missing, read_day, read_number
from egovplan.analysis.observations import ObservationRow, observations_from_rows
from egovplan.exchange.excel.archive import name_of
from egovplan.exchange.excel.cells import column_value, unsafe_text
from egovplan.exchange.excel.form import FORM
from egovplan.exchange.excel.sheet_rows import Cell, SheetRow, SheetTable, open_tables
from egovplan.exchange.format_error import FormatError, Problem
from egovplan.exchange.tables import SCHEMAS, Row, TableSchema
from egovplan.model import Indicator, Observation, Plan, Source, Unit, Year

__all__ = ["read_tables", "read_workbook"]

_NEEDED = ("indicator_id", "value", "date")
_QUOTED = re.compile(r'"[^"]*"|\\.')


def read_workbook(
    source: str | PathLike[str] | BinaryIO,
    plan: Plan | Iterable[Indicator] | None = None,
    *,
    style: Style = "strict",
    on: datetime.date | Year | int | str | None = None,
) -> tuple[Observation, ...]:
    """The figures that people filled into a workbook of `write_workbook`.

    Sheets and columns are found by their hidden ids, so they may have been
    renamed, moved and added to; a workbook outlives the version of the library
    that wrote it.

    Args:
        source: A path (``.xlsx``), or a file open for reading bytes.
        plan: The plan (or indicators) they belong to; without one the ids are
            taken as they stand.
        style: How numbers and dates that were typed as text are read:
            ``strict`` (what has two readings is refused), ``plain`` or
            ``vietnamese`` (``80,5``, ``31/12/2015``).
        on: The day of values without a date of their own.

    Returns:
        The observations, each with its cell as `Source`. A row without a value
        was not measured and gives none. A cell shown as a percentage gives
        per cents: 80 for what is stored as 0.8 and shown as 80%.

    Raises:
        ObservationError: Naming the cell of everything that cannot be read.
        FormatError: If the file is no such workbook, or too large.
        OSError: If it cannot be opened.
        ImportError: Without the extra ``excel``.
    """
    tables = open_tables(source, {FORM})
    if not tables:
        message = "has no sheet with the ids of its columns in a hidden row; write_workbook makes them"
        raise FormatError([Problem(name_of(source), message)])
    indicators = None if plan is None else tuple(plan.indicators if isinstance(plan, Plan) else plan)
    plan_id = plan.id if isinstance(plan, Plan) else None
    rows = [row for table in tables for row in _filled(table, indicators, plan_id, style)]
    return observations_from_rows(rows, indicators, style=style, on=on)


def read_tables(source: str | PathLike[str] | BinaryIO) -> dict[str, list[Row]]:
    """The tables of a workbook of `write_workbook`.

    Args:
        source: A path (``.xlsx``), or a file open for reading bytes.

    Returns:
        Table name to rows, for every table that the workbook has; equal to
        what the functions of `egovplan.tables` give, but for empty texts,
        which are None where a column allows it.

    Raises:
        FormatError: With the cell of everything that cannot be read.
        OSError: If it cannot be opened.
        ImportError: Without the extra ``excel``.
    """
    problems: list[Problem] = []
    tables: dict[str, list[Row]] = {}
    for table in open_tables(source, set(SCHEMAS)):
        schema = SCHEMAS[table.name]
        missing = [column for column in schema.names if column not in table.columns]
        problems += [Problem(table.sheet, f"has no column with the id {table.name}.{name}") for name in missing]
        if table.name in tables:
            problems.append(Problem(table.sheet, f"holds the table {table.name}, which another sheet holds already"))
        if not missing:
            tables[table.name] = [_table_row(row, schema, problems) for row in table.rows]
    if problems:
        raise FormatError(problems)
    return tables


def _table_row(row: SheetRow, schema: TableSchema, problems: list[Problem]) -> Row:
    values: Row = {}
    for column in schema.columns:
        cell = row.cells[column.name]
        try:
            if cell.problem:
                raise ValueError(cell.problem)
            values[column.name] = column_value(cell.value, column)
        except ValueError as error:
            problems.append(Problem(cell.address, str(error)))
    return values


def _filled(
    table: SheetTable, indicators: tuple[Indicator, ...] | None, plan_id: str | None, style: Style
) -> Iterator[ObservationRow]:
    """The rows of a sheet that hold a value; errors of each lead to the cell at fault."""
    missing = [key for key in _NEEDED if key not in table.columns]
    if missing:
        ids = ", ".join(f"{FORM}.{key}" for key in missing)
        raise FormatError([Problem(table.sheet, f"has no column with the id {ids} in its row of ids")])
    units = {indicator.id: indicator.unit for indicator in indicators or ()}
    for row in table.rows:
        value, day = row.cells["value"], row.cells["date"]
        if is_missing(value.value) and not value.problem:
            continue
        known = {key: _text(row, key) for key in ("plan_id", "indicator_id", "note")}
        unit = units.get(str(known["indicator_id"]))
        at, problem = _fault(value, day, known["plan_id"], plan_id, unit, style)
        cells = {
            "indicator_id": known["indicator_id"],
            "value": _percent(value) if _is_percent(value) else value.value,
            "date": day.value,
            "note": known["note"],
        }
        yield ObservationRow(at.address, cells, Source(row.number, locator=value.address), problem)


def _fault(
    value: Cell, day: Cell, row_plan: str | None, plan_id: str | None, unit: Unit | None, style: Style
) -> tuple[Cell, str | None]:
    """The cell that an error about a row is to name, and what is wrong with it, where that is known already."""
    if row_plan and plan_id and row_plan != plan_id:
        return value, f"the row belongs to the plan {row_plan!r}, not to {plan_id!r}"
    for cell in (value, day):
        if cell.problem:
            return cell, cell.problem
    if _is_percent(value) and unit not in (None, Unit.PERCENT):
        return value, f"the value {_percent(value)} % is a percentage, but the indicator is measured as {unit}"
    if isinstance(day.value, datetime.date) and day.value.year == 1905:
        # a year typed into a cell that shows dates: 2015 is the day 2015 of the calendar of spreadsheets
        return day, f"the date {day.value:%Y-%m-%d} looks like a year typed for a date: type the whole date"
    try:
        read_number(value.value, style)
    except ValueError:
        return value, None
    try:
        if not is_missing(day.value):
            read_day(day.value, style)
    except ValueError:
        return day, None
    return value, None


def _text(row: SheetRow, key: str) -> str | None:
    cell = row.cells.get(key)
    if cell is None or is_missing(cell.value):
        return None
    return unsafe_text(str(cell.value)) if key == "note" else unsafe_text(str(cell.value)).strip()


def _is_percent(cell: Cell) -> bool:
    number = isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
    return number and "%" in _QUOTED.sub("", cell.number_format)


def _percent(cell: Cell) -> float:
    """What the cell shows: 80.5 for a stored 0.805, without the noise of binary fractions."""
    return float(Decimal(repr(cell.value)) * 100)
