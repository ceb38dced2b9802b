"""The rows of the sheets of a workbook that have a row of ids, found by these ids."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from os import PathLike
from typing import Any, BinaryIO

from attrs import field, frozen

from egovplan.exchange.excel.archive import checked_workbook, name_of
from egovplan.exchange.excel.openpyxl_module import openpyxl
from egovplan.exchange.format_error import FormatError, Problem

__all__ = ["Cell", "SheetRow", "SheetTable", "open_tables"]

_MOST_ROWS = 100_000
_MOST_COLUMNS = 256
_KEYS_WITHIN = 10
_KEY = re.compile(r"(?P<table>[a-z_]+)\.(?P<column>[a-z_]+)\Z")
_PLAIN_SHEET = re.compile(r"\w+\Z")


@frozen
class Cell:
    """A cell with its place.

    Attributes:
        address: ``Sheet!B7``.
        value: What it holds; of a formula, what was calculated last.
        number_format: How the spreadsheet shows a number.
        problem: What makes it unreadable (an error, a formula without a value), or None.
    """

    address: str
    value: Any = None
    number_format: str = "General"
    problem: str | None = None


@frozen
class SheetRow:
    """A row that is not empty.

    Attributes:
        number: 1-based.
        cells: Column to cell.
    """

    number: int
    cells: dict[str, Cell]


@frozen
class SheetTable:
    """What a sheet with a row of ids holds.

    Attributes:
        name: The table that the ids name.
        sheet: Name of the sheet.
        columns: The columns there are.
        rows: The rows below the headings that are not empty.
    """

    name: str
    sheet: str
    columns: frozenset[str]
    rows: list[SheetRow] = field(factory=list, repr=False)


def open_tables(source: str | PathLike[str] | BinaryIO, names: set[str]) -> list[SheetTable]:
    """The tables of a workbook.

    Args:
        source: A path, or a file open for reading bytes.
        names: The tables wanted.

    Returns:
        One per sheet, in the order of the sheets.

    Raises:
        FormatError: If it is no workbook, or too large.
    """
    library = openpyxl()
    file = checked_workbook(source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what a workbook has and the library does not know
            values = library.load_workbook(file, read_only=True, data_only=True, keep_links=False)
            formulas = library.load_workbook(file, read_only=True, data_only=False, keep_links=False)
            tables, left = [], _MOST_ROWS
            for shown, written in zip(values.worksheets, formulas.worksheets, strict=True):
                table, passed = _table(shown, written, names, left)
                left -= passed
                tables += [table] if table else []
            return tables
    except FormatError:
        raise
    except Exception as error:  # whatever a broken file makes the library stumble over
        raise FormatError([Problem(name_of(source), f"is no Excel workbook that can be read: {error!r}")]) from error


def _table(shown: Any, written: Any, names: set[str], left: int) -> tuple[SheetTable | None, int]:
    """The table of one sheet, if it is wanted, and how many rows were passed."""
    sheet = str(shown.title)
    for one in (shown, written):
        one.reset_dimensions()  # some programs write them wrong
    table: SheetTable | None = None
    places: dict[int, str] = {}
    number = 0
    for number, (values, formulas) in enumerate(zip(_rows(shown, left), _rows(written, left), strict=False), 1):
        if number > left:
            raise FormatError([Problem(sheet, f"the workbook has more than {_MOST_ROWS:,} rows: delete empty ones")])
        if table is None:
            places, name = _keys(values, sheet)
            if name in names:
                table = SheetTable(name, sheet, frozenset(places.values()))
                headings = number + 1
            elif name or number >= _KEYS_WITHIN:
                break
        elif number > headings and (row := _row(sheet, number, places, values, formulas)):
            table.rows.append(row)
    return table, number


def _row(
    sheet: str, number: int, places: dict[int, str], values: tuple[Any, ...], formulas: tuple[Any, ...]
) -> SheetRow | None:
    """A row, or None where nothing stands under the ids; it may be shorter than the row of ids."""
    there = {index: key for index, key in places.items() if index < len(values)}
    if all(values[index].value is None and formulas[index].value is None for index in there):
        return None
    cells = {key: Cell(_address(sheet, number, index)) for index, key in places.items()}
    cells.update((key, _cell(sheet, number, index, values[index], formulas[index])) for index, key in there.items())
    return SheetRow(number, cells)


def _rows(sheet: Any, most: int) -> Iterator[tuple[Any, ...]]:
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(max_row=most + 1, max_col=_MOST_COLUMNS)
    return rows


def _keys(cells: tuple[Any, ...], sheet: str) -> tuple[dict[int, str], str]:
    """Index to id of the columns, and the table that they are of; nothing where it is no row of ids."""
    found = [(index, _KEY.match(cell.value)) for index, cell in enumerate(cells) if isinstance(cell.value, str)]
    keys = [(index, match) for index, match in found if match]
    tables = {match["table"] for _, match in keys}
    if len(keys) < 2 or len(tables) != 1:
        return {}, ""
    places = {index: match["column"] for index, match in keys}
    for name in places.values():
        if list(places.values()).count(name) > 1:
            raise FormatError([Problem(sheet, f"has two columns with the id {name!r} in its row of ids")])
    return places, tables.pop()


def _cell(sheet: str, row: int, index: int, shown: Any, written: Any) -> Cell:
    address = _address(sheet, row, index)
    value = shown.value
    problem = None
    if getattr(shown, "data_type", None) == "e":
        problem = f"holds the error {value}"
    elif value is None and getattr(written, "data_type", None) == "f":
        problem = "holds a formula without a value: open the file in a spreadsheet program, calculate and save it"
    number_format = getattr(shown, "number_format", None)
    return Cell(address, value, number_format or "General", problem)


def _address(sheet: str, row: int, index: int) -> str:
    """The address as spreadsheets write it."""
    name = sheet if _PLAIN_SHEET.match(sheet) else "'" + sheet.replace("'", "''") + "'"
    return f"{name}!{openpyxl().utils.get_column_letter(index + 1)}{row}"
