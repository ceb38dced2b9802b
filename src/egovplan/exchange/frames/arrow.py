"""Tables as Arrow data, from which the frames of every library are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any, Literal, get_args

from egovplan.exchange.frames.extra import library
from egovplan.exchange.tables import SCHEMAS, Column, ColumnType, LoadedPlan, Row, registered
from egovplan.model import Plan

__all__ = ["Lists", "Plans", "arrow_schema", "arrow_table", "rows_to_arrow"]

Lists = Literal["list", "text"]
"""How a cell with several values stands: as a list, or as text joined with ``; ``."""

Plans = Plan | LoadedPlan | Iterable[Plan | LoadedPlan]
"""A plan, what loading gave, or several of them."""

_SEPARATOR = "; "


@cache
def arrow_schema(name: str, lists: Lists = "list") -> Any:
    """The schema of a table's frames: a ``pyarrow.Schema``.

    ========================== ==============================================
    text                       string
    integer, money             int64 (money in whole đồng, or units of the
                               row's currency)
    number                     float64
    boolean                    bool
    date                       date32 (days, no time)
    texts, service levels      list of string, or string
    lists of whole numbers     list of int64, or string
    ========================== ==============================================

    Any cell but a list may be null. Every field carries its meaning as
    metadata under ``description``.

    Args:
        name: Name of the table.
        lists: ``list``, or ``text`` for one text per cell.

    Raises:
        ValueError: If there is no such table, or for another word for ``lists``.
        ImportError: Without pyarrow.

    >>> arrow_schema("budget").field("amount").type
    DataType(int64)
    """
    pa = library("pyarrow")
    if lists not in get_args(Lists):
        raise ValueError(f"lists must be 'list' or 'text', not {lists!r}")
    registered(name)
    return pa.schema(
        pa.field(column.name, _arrow_type(column.type, lists), metadata={"description": column.description})
        for column in SCHEMAS[name].columns
    )


def arrow_table(name: str, plans: Plans, lists: Lists = "list") -> Any:
    """One table of one or several plans as a ``pyarrow.Table``.

    Args:
        name: Name of the table.
        plans: A plan, an object with ``plan`` and ``findings``, or several.
        lists: How a cell with several values stands.

    Raises:
        ValueError: If there is no such table, or a number does not fit 64
            bits; the message names the row.
        TypeError: For anything but plans.
        ImportError: Without pyarrow.
    """
    make = registered(name)
    several = [plans] if isinstance(plans, Plan) or not isinstance(plans, Iterable) else plans
    return rows_to_arrow(name, [row for plan in several for row in make(plan)], lists)


def rows_to_arrow(name: str, rows: list[Row], lists: Lists = "list") -> Any:
    """Rows of a table as a ``pyarrow.Table``."""
    pa = library("pyarrow")
    schema = arrow_schema(name, lists)
    columns = [_array(pa, rows, column, schema.field(column.name).type, lists) for column in SCHEMAS[name].columns]
    return pa.Table.from_arrays(columns, schema=schema)


def _arrow_type(kind: ColumnType, lists: Lists) -> Any:
    pa = library("pyarrow")
    if kind.is_list:
        item = pa.int64() if kind is ColumnType.INTEGERS else pa.string()
        return pa.list_(item) if lists == "list" else pa.string()
    return {
        ColumnType.TEXT: pa.string(),
        ColumnType.INTEGER: pa.int64(),
        ColumnType.MONEY: pa.int64(),
        ColumnType.NUMBER: pa.float64(),
        ColumnType.BOOLEAN: pa.bool_(),
        ColumnType.DATE: pa.date32(),
    }[kind]


def _array(pa: Any, rows: list[Row], column: Column, kind: Any, lists: Lists) -> Any:
    convert = _converter(column.type, lists)
    cells = [row[column.name] for row in rows]
    if convert is not None:
        cells = [None if cell is None else convert(cell) for cell in cells]
    try:
        return pa.array(cells, type=kind)
    except (pa.ArrowInvalid, OverflowError, UnicodeEncodeError) as error:
        at = next(index for index, cell in enumerate(cells) if not _fits(pa, cell, kind))
        row = rows[at]
        raise ValueError(
            f"{column.name} of {row['id']} in plan {row['plan_id']} does not fit a column of {kind}: {cells[at]!r}"
        ) from error


def _fits(pa: Any, cell: Any, kind: Any) -> bool:
    try:
        pa.array([cell], type=kind)
    except (pa.ArrowInvalid, OverflowError, UnicodeEncodeError):
        return False
    return True


def _converter(kind: ColumnType, lists: Lists) -> Callable[[Any], Any] | None:
    """What turns a cell of a row into one that Arrow takes; None where it is one."""
    if kind.is_list and lists == "text":
        return lambda items: _SEPARATOR.join(map(str, items))
    if kind is ColumnType.SERVICE_LEVELS:
        return lambda items: [str(item) for item in items]
    return _CONVERTERS.get(kind)


def _number(value: float) -> float:
    # Whole numbers beyond 2**53 are rounded, as floats are; those beyond floats are told of as they are.
    try:
        return float(value)
    except OverflowError:
        return value


_CONVERTERS: dict[ColumnType, Callable[[Any], Any]] = {
    ColumnType.NUMBER: _number,
    ColumnType.DATE: date.fromisoformat,
}
