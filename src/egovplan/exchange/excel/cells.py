"""How values stand in the cells of a workbook, and back.

Text never runs: what a spreadsheet would take for a formula has an apostrophe
in front, as in CSV, and is stored as text besides. Characters that XML has no
place for stand as ``_xHHHH_``, as Excel writes them. Lists stand one item a
line; as JSON where an item holds a line end itself. Whole numbers of more than
15 digits, which a spreadsheet would round, and days before 1901, which it does
not know, are texts.
"""

from __future__ import annotations

import datetime
import json
import math
import re
from typing import Any

from egovplan.exchange.csv_format import neutralised, restored
from egovplan.exchange.tables import Column, ColumnType

__all__ = ["LONGEST", "cell_value", "column_value", "safe_text", "unsafe_text"]

LONGEST = 32_767
"""Most characters that a cell holds."""

_FIRST_DAY = datetime.date(1901, 1, 1)
_MOST_EXACT = 10**15

# what XML has no place for, what looks like an escape, and x005F_, which openpyxl drops wherever it stands
_TO_ESCAPE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)|x(?=005F_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def safe_text(text: str) -> str:
    r"""The text as it may stand in a cell.

    >>> safe_text("=1+1"), safe_text("a\x07b"), safe_text("_x0041_")
    ("'=1+1", 'a_x0007_b', '_x005f_x0041_')
    """
    return _TO_ESCAPE.sub(_escape, neutralised(text))


def unsafe_text(text: str) -> str:
    r"""The text that `safe_text` was given.

    >>> unsafe_text("'=1+1"), unsafe_text("a_x0007_b")
    ('=1+1', 'a\x07b')
    """
    return restored(_ESCAPED.sub(lambda match: chr(int(match[1], 16)), text))


def _escape(match: re.Match[str]) -> str:
    return f"_x{ord(match[0]):04x}_"


def cell_value(value: Any, column: Column) -> Any:
    r"""What to put into a cell: None, a truth value, a number, a date or a text that is safe.

    >>> cell_value("2015-12-31", Column("due", "date", "d.")), cell_value(["a", "b"], Column("names", "texts", "d."))
    (datetime.date(2015, 12, 31), 'a\nb')
    """
    if value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, int):
        return value if abs(value) < _MOST_EXACT else str(value)
    if isinstance(value, list | tuple):
        return safe_text(_list_text(value)) or None
    if column.type is ColumnType.DATE:
        day = datetime.date.fromisoformat(value)
        return day if day >= _FIRST_DAY else value
    return safe_text(value)


def column_value(value: Any, column: Column) -> Any:
    """The value of a table's cell from what stands in the workbook.

    Raises:
        ValueError: If it is none of the column's type; the message says what it must be.

    >>> column_value(datetime.datetime(2015, 12, 31), Column("due", "date", "d."))
    '2015-12-31'
    """
    if column.type.is_list:
        return _list(unsafe_text(str(value)) if value is not None else "", column.type)
    if value is None or value == "":
        if column.required and column.type is not ColumnType.TEXT:
            raise ValueError("must not be empty")
        return "" if column.required else None
    if column.type is ColumnType.TEXT:
        return unsafe_text(value) if isinstance(value, str) else _plain_text(value)
    if column.type is ColumnType.BOOLEAN:
        return _truth(value)
    return _day(value) if column.type is ColumnType.DATE else _number(value, column.type is ColumnType.NUMBER)


def _list_text(items: list[Any] | tuple[Any, ...]) -> str:
    texts = [str(item) for item in items]
    lines = "\n".join(texts)
    if lines.startswith("[") or not all(texts) or lines.split("\n") != texts or "\r" in lines:
        return json.dumps(list(items), ensure_ascii=False) if items else ""
    return lines


def _list(text: str, kind: ColumnType) -> list[Any]:
    if text.startswith("["):
        try:
            items = json.loads(text)
        except (ValueError, RecursionError):
            raise ValueError("must be a list") from None
    else:
        items = text.split("\n") if text else []
    if kind is ColumnType.INTEGERS:
        return [_number(item, fractions=False) for item in items]
    if kind is ColumnType.SERVICE_LEVELS:
        return [int(item) if str(item).isdigit() else str(item) for item in items]
    return [str(item) for item in items]


def _plain_text(value: Any) -> str:
    """The text of a cell that a spreadsheet took for something else."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _truth(value: Any) -> bool:
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _day(value: Any) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise ValueError("must be a date such as 2015-12-31") from None


def _number(value: Any, fractions: bool) -> int | float:
    wanted = "must be a number" if fractions else "must be a whole number"
    if isinstance(value, str):
        try:
            value = int(value) if value.strip().lstrip("-").isdigit() else float(value)
        except ValueError:
            raise ValueError(wanted) from None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(wanted)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, float) and not fractions:
        raise ValueError(wanted)
    return value
