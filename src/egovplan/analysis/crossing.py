"""When a value is reached."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

from egovplan.analysis.interpolation import Path
from egovplan.analysis.interpolation.positions import finite_number
from egovplan.analysis.interpolation.registry import inverse_named

__all__ = ["crossing", "crossing_of"]

# A solved position this near to a whole day is that day: the rest is rounding.
_A_MOMENT = 1e-6


def crossing(points: Any, value: float, method: str = "linear") -> float | date | None:
    """Exactly when points, joined by a method, first take a value.

    Args:
        points: As for `interpolate`; of ranges the lower ends count.
        value: The value to be reached, in the unit of the points.
        method: An interpolation method that is monotone between two points, as
            all that ship are. For ``step`` it is the first target at or beyond
            the value.

    Returns:
        The first such position: a number among plain numbers; among dates the
        first day by whose end the value is reached. None if it never is: the
        points are not extended.

    Raises:
        InterpolationError: For points that `interpolate` refuses.

    Source: this project; the inverse of each method's formula, else bisection
    to the last bit.

    >>> crossing({2010: 60, 2015: 90}, 72)
    2012.0
    >>> crossing({date(2010, 12, 31): 60, date(2015, 12, 31): 90}, 72)
    datetime.date(2012, 12, 31)
    >>> crossing({2010: 60, 2015: 90}, 95) is None
    True
    """
    return crossing_of(Path.through(points, method), finite_number(value))


def crossing_of(path: Path, value: float) -> float | date | None:
    """Where a path first takes a value: a number, a day, or None; see `crossing`."""
    x = _first_crossing(path, value)
    if x is None or not path.series.dated:
        return x
    day = round(x)
    return date.fromordinal(day if abs(x - day) < _A_MOMENT else math.ceil(x))


def _first_crossing(path: Path, value: float) -> float | None:
    """The first coordinate at which a path takes a value, or None."""
    xs, ys = path.series.xs, path.series.ys
    if ys[0] == value:
        return float(xs[0])
    for i in range(len(xs) - 1):
        if ys[i] < value <= ys[i + 1] or ys[i + 1] <= value < ys[i]:
            return _crossing_between(path, i, value)
    return None


def _crossing_between(path: Path, i: int, value: float) -> float:
    x0, x1 = path.series.xs[i : i + 2]
    y0, y1 = path.series.ys[i : i + 2]
    if y1 == value:
        return float(x1)
    inverse = inverse_named(path.method)
    if inverse is None:
        return _bisected(path, x0, x1, value, rising=y1 > y0)
    return min(max(inverse(x0, y0, x1, y1, value), x0), x1)


def _bisected(path: Path, low: float, high: float, value: float, *, rising: bool) -> float:
    """The first float between two positions at which the path has reached the value."""
    while True:
        middle = low + (high - low) / 2
        if not low < middle < high:
            return float(high)
        reached = path.number_at(middle) >= value if rising else path.number_at(middle) <= value
        low, high = (low, middle) if reached else (middle, high)
