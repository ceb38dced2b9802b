"""Tables to and from CSV that a spreadsheet can open without running anything.

Comma-separated, quoted where needed, lines ended by CR LF (RFC 4180), header
first. None is an empty cell; lists are joined with ``; ``, or stand as JSON
where an item would be ambiguous or on demand; true and false are words. A text
that a spreadsheet would take for a formula gets an apostrophe in front, and so
does one that begins with an apostrophe; reading takes it away again. Empty
text and None are one in CSV.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Literal

from egovplan.exchange.format_error import FormatError, Problem
from egovplan.exchange.structuring import UnknownKeys
from egovplan.exchange.tables import SCHEMAS, Column, ColumnType, LoadedPlan, Row, TableSchema, registered
from egovplan.model import Finding, Plan

__all__ = ["Lists", "csv_to_rows", "neutralised", "restored", "rows_to_csv", "table_to_csv"]

Lists = Literal["joined", "json"]
"""How lists stand in a cell: ``a; b`` or ``["a", "b"]``."""

_SEPARATOR = "; "
_DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")
_APOSTROPHE = "'"


def neutralised(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would run it.

    >>> neutralised("=1+1"), neutralised("Sở Nội vụ")
    ("'=1+1", 'Sở Nội vụ')
    """
    return _APOSTROPHE + text if text.startswith((*_DANGEROUS, _APOSTROPHE)) else text


def restored(text: str) -> str:
    """The text that `neutralised` was given.

    >>> restored("'=1+1"), restored("'nháy'")
    ('=1+1', "'nháy'")
    """
    inner = text[1:]
    return inner if text.startswith(_APOSTROPHE) and inner.startswith((*_DANGEROUS, _APOSTROPHE)) else text


def table_to_csv(
    name: str, plan: Plan | LoadedPlan, findings: Iterable[Finding] = (), *, lists: Lists = "joined"
) -> str:
    r"""One table of a plan as CSV text.

    Args:
        name: Name of the table.
        plan: A plan, or an object with ``plan`` and ``findings``.
        findings: Findings about it.
        lists: How lists stand in a cell.

    Raises:
        ValueError: If there is no such table.

    >>> from egovplan.model import Goal
    >>> table_to_csv("goals", Plan("p", goals=[Goal("g", "general", "=A1")]))
    "plan_id,id,line,needs_review,kind,label,parent_id\r\np,g,,false,general,'=A1,\r\n"
    """
    return rows_to_csv(registered(name)(plan, findings), SCHEMAS[name], lists=lists)


def rows_to_csv(rows: Iterable[Mapping[str, Any]], schema: TableSchema, *, lists: Lists = "joined") -> str:
    """Rows of a table as CSV text, in the order of its schema.

    Args:
        rows: Rows with at least the columns of the schema.
        schema: The table.
        lists: How lists stand in a cell.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(schema.names)
    for row in rows:
        writer.writerow([_cell(row[column.name], lists) for column in schema.columns])
    return text.getvalue()


def csv_to_rows(text: str, schema: TableSchema, *, unknown: UnknownKeys = "refuse") -> list[Row]:
    """Rows of a table from CSV text, with the types of its schema.

    Args:
        text: As `rows_to_csv` gives it; the columns may stand in another order.
        schema: The table.
        unknown: ``refuse`` makes columns that the table does not have an
            error, ``keep`` reads them as text.

    Raises:
        FormatError: With the line and the column of every bad cell.
    """
    lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    try:
        header, *records = [record for record in lines if record] or [[]]
    except csv.Error as error:
        raise FormatError([Problem(f"line {lines.line_num}", str(error))]) from error
    _check_header(header, schema, unknown)
    problems: list[Problem] = []
    rows = [_row(record, header, schema, f"row {index}", problems) for index, record in enumerate(records, 1)]
    if problems:
        raise FormatError(problems)
    return rows


def _check_header(header: list[str], schema: TableSchema, unknown: UnknownKeys) -> None:
    problems = [Problem(f"column {name}", "missing") for name in schema.names if name not in header]
    problems += [Problem(f"column {name}", "stands twice") for name in set(header) if header.count(name) > 1]
    if unknown == "refuse":
        problems += [Problem(f"column {name}", "unknown column") for name in header if name not in schema.names]
    if problems:
        raise FormatError(problems)


def _row(record: list[str], header: list[str], schema: TableSchema, where: str, problems: list[Problem]) -> Row:
    if len(record) != len(header):
        problems.append(Problem(where, f"has {len(record)} cells where the header has {len(header)}"))
        return {}
    row: Row = {}
    for name, cell in zip(header, record, strict=True):
        if name not in schema.names:
            row[name] = restored(cell)
            continue
        column = schema[name]
        try:
            row[name] = _value(cell, column)
        except ValueError as error:
            problems.append(Problem(f"{where}, column {name}", f"{error}: {cell!r}"))
    return {name: row.get(name) for name in dict.fromkeys((*schema.names, *header))}


def _cell(value: Any, lists: Lists) -> str:
    """A value as it stands in a CSV file; only text can be a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return neutralised(_list_cell(value, lists))
    return neutralised(value) if isinstance(value, str) else str(value)


def _list_cell(items: list[Any] | tuple[Any, ...], lists: Lists) -> str:
    """Items joined; as JSON where splitting would not give them back."""
    texts = [str(item) for item in items]
    joined = _SEPARATOR.join(texts)
    if lists == "joined" and not joined.startswith("[") and joined.split(_SEPARATOR) == texts and all(texts):
        return joined
    return json.dumps(list(items), ensure_ascii=False) if items or lists == "json" else ""


def _value(cell: str, column: Column) -> Any:
    """The value of a cell.

    Raises:
        ValueError: If it is none of the column's type; the message says what it must be.
    """
    text = restored(cell)
    if column.type.is_list:
        return _list_value(text, column.type)
    if text == "":
        if column.required and column.type is not ColumnType.TEXT:
            raise ValueError("must not be empty")
        return "" if column.required else None
    return _SCALARS[column.type](text)


def _list_value(text: str, kind: ColumnType) -> list[Any]:
    if text.startswith("["):
        try:
            items = json.loads(text)
        except ValueError:
            raise ValueError("must be a list") from None
    else:
        items = text.split(_SEPARATOR) if text else []
    if kind is ColumnType.INTEGERS:
        return [_whole(str(item)) for item in items]
    if kind is ColumnType.SERVICE_LEVELS:
        return [int(item) if str(item).isdigit() else str(item) for item in items]
    return [str(item) for item in items]


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError("must be a whole number") from None


def _number(text: str) -> int | float:
    try:
        return int(text) if text.lstrip("-").isdigit() else float(text)
    except ValueError:
        raise ValueError("must be a number") from None


def _truth(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise ValueError("must be true or false")
    return text.lower() == "true"


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError("must be a date such as 2015-12-31") from None


_SCALARS: dict[ColumnType, Callable[[str], Any]] = {
    ColumnType.TEXT: str,
    ColumnType.INTEGER: _whole,
    ColumnType.MONEY: _whole,
    ColumnType.NUMBER: _number,
    ColumnType.BOOLEAN: _truth,
    ColumnType.DATE: _day,
}
