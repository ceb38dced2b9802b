"""Positions on an axis: plain numbers, or days."""

from __future__ import annotations

import math
from datetime import date, datetime
from numbers import Real
from typing import Any

from egovplan.analysis.interpolation.refusal import InterpolationError
from egovplan.model import Deadline, Year

__all__ = ["Position", "coordinate", "day_of", "decimal_year", "finite_number", "number_or_none", "query"]

Position = int | float | date | Year | Deadline


def finite_number(value: Any) -> float:
    """Any real number (also a Decimal, a Fraction or a numpy scalar) as a float.

    Raises:
        InterpolationError: ``not_a_number`` for anything else, a bool included,
            and for values that are not finite.
    """
    if isinstance(value, bool) or not (isinstance(value, Real) or hasattr(value, "__float__")):
        raise InterpolationError("not_a_number", value=repr(value))
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        raise InterpolationError("not_a_number", value=repr(value)) from None
    if not math.isfinite(number):
        raise InterpolationError("not_a_number", value=repr(value))
    return number


def number_or_none(value: Any) -> float | None:
    """A number as a float; None for a missing one (None, or a NaN out of a frame).

    Raises:
        InterpolationError: ``not_a_number`` for anything else.
    """
    # A NaN is the only number that differs from itself.
    return None if value is None or value != value else finite_number(value)


def day_of(value: object) -> date | None:
    """The day a dated position stands for, or None if it is no date.

    >>> from egovplan.model import Year
    >>> day_of(Year(2015))
    datetime.date(2015, 12, 31)
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, Year):
        return value.end
    return value.date if isinstance(value, Deadline) else None


def coordinate(value: object) -> tuple[float, bool]:
    """A position as a number on its axis, and whether that axis counts days."""
    day = day_of(value)
    if day is not None:
        return float(day.toordinal()), True
    return finite_number(value), False


def query(value: object, dated: bool) -> float:
    """A position to be asked for, on an axis of days or of plain numbers.

    Among dated points a whole number from 1 to 9999 can only mean a year: its
    last day is taken.

    Raises:
        InterpolationError: ``mixed_positions`` for a date among plain numbers,
            or any other number among dates.
    """
    x, is_date = coordinate(value)
    if is_date == dated:
        return x
    if dated and x.is_integer() and 1 <= x <= 9999:
        return float(date(int(x), 12, 31).toordinal())
    expected, found = ("dates", "a plain number") if dated else ("plain numbers", "a date")
    raise InterpolationError("mixed_positions", position=value, found=found, expected=expected)


def decimal_year(day: date) -> float:
    """Years as a number in which the last days of two years lie whole years apart.

    >>> decimal_year(date(2015, 12, 31)) - decimal_year(date(2010, 12, 31))
    5.0
    """
    days = 366 if day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0) else 365
    return day.year + day.timetuple().tm_yday / days
