"""Numbers and dates of measurements, from the cells that people keep them in.

Text is read in one of three styles, since ``1.268`` is 1.268 to one reader and
1268 to another:

- ``strict``: only what has one reading; the rest is refused with a hint;
- ``plain``: numbers as programs write them (``1.268``, ``80.5``), ISO dates;
- ``vietnamese``: ``1.268`` is 1268 and ``80,5`` is 80.5; ``10/4/2019`` is 10 April.
"""

from __future__ import annotations

import calendar
import math
import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from egovplan.model import Deadline, Year

__all__ = ["Style", "is_missing", "read_day", "read_number"]

Style = Literal["strict", "plain", "vietnamese"]
"""How numbers and dates in text are read."""

_PLAIN = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?\Z")
_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+\Z")
_VIETNAMESE = re.compile(r"[+-]?(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?\Z")

_ISO = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})(?:[T ][0-9:.+Z-]*)?)?)?\Z")
_DAY_FIRST = re.compile(r"(?:(?P<day>[0-9]{1,2})[/.-])?(?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})\Z")


def is_missing(value: object) -> bool:
    """Whether a cell holds nothing: None, empty text, a NaN of any library.

    >>> [is_missing(cell) for cell in (None, "  ", float("nan"), 0)]
    [True, True, True, False]
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return True
    try:
        return bool(value != value)
    except (TypeError, ValueError):
        # pandas' NA refuses to be true or false.
        return True


def read_number(value: object, style: Style = "strict") -> int | float:
    """A finite number from a cell.

    Args:
        value: A number, or text in the given style; a trailing ``%`` is dropped.
        style: How text is read.

    Returns:
        The number, whole ones as int.

    Raises:
        ValueError: If it is no finite number, or, in strict style, has two
            readings; the message says which and what to do.

    >>> read_number("80.5"), read_number("1.268", "plain"), read_number("1.268", "vietnamese")
    (80.5, 1.268, 1268)
    """
    number = _number_in_text(value, style) if isinstance(value, str) else _plain_number(value)
    try:
        size = float(number)
    except OverflowError:
        size = math.inf
    if not math.isfinite(size):
        raise ValueError(f"{value!r} is no finite number")
    return int(size) if size.is_integer() and abs(size) < 2**53 else size


def _plain_number(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError(f"{value!r} is no number")
    if isinstance(value, int | float | Decimal):
        return value
    try:
        # The scalars of array libraries.
        return float(value)
    except (TypeError, ValueError):
        raise ValueError(f"{value!r} is no number") from None


def _number_in_text(value: str, style: Style) -> Decimal:
    text = value.strip().removesuffix("%").strip()
    if style == "vietnamese":
        if _VIETNAMESE.match(text):
            return Decimal(text.replace(".", "").replace(",", "."))
        raise ValueError(f"{value!r} is no number in Vietnamese style (1.268,5)")
    if _PLAIN.match(text):
        if style == "strict" and _GROUPED.match(text):
            thousands = text.replace(".", "")
            raise ValueError(f"{value!r} may be {text} or {thousands}: say style='plain' or style='vietnamese'")
        return Decimal(text)
    if style == "strict" and _VIETNAMESE.match(text):
        raise ValueError(f"{value!r} has a comma: say style='vietnamese' if it marks decimals")
    raise ValueError(f"{value!r} is no number")


def read_day(value: object, style: Style = "strict") -> date:
    """A day from a cell; a year or a month stands for its last day.

    Args:
        value: A date, a moment, a `Year`, a `Deadline`, a whole number (a
            year), or text: ISO in every style, ``10/4/2019`` and ``4/2019`` in
            Vietnamese style.
        style: How text is read.

    Raises:
        ValueError: If it is no day; the message says what to do.

    >>> read_day("2019"), read_day("10/4/2019", "vietnamese")
    (datetime.date(2019, 12, 31), datetime.date(2019, 4, 10))
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, Deadline):
        return value.date
    if isinstance(value, Year):
        return value.end
    if isinstance(value, str):
        return _day_in_text(value.strip(), style)
    number = _plain_number(value)
    if number != int(number) or not 1000 <= number <= 9999:
        raise ValueError(f"{value!r} is no year")
    return date(int(number), 12, 31)


def _day_in_text(text: str, style: Style) -> date:
    found = _ISO.match(text)
    if found is None and _DAY_FIRST.match(text):
        if style != "vietnamese":
            raise ValueError(
                f"{text!r} may begin with the day or the month: write 2019-04-10, or say style='vietnamese'"
            )
        found = _DAY_FIRST.match(text)
    if found is None:
        raise ValueError(f"{text!r} is no date: write 2019-04-10 or 2019")
    year, month = int(found["year"]), int(found["month"] or 12)
    try:
        return date(year, month, int(found["day"] or calendar.monthrange(year, month)[1]))
    except (ValueError, calendar.IllegalMonthError):
        raise ValueError(f"{text!r} is no day of the calendar") from None
