"""Points in the forms that callers have them, as one sorted series."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from attrs import frozen

from egovplan.analysis.interpolation.positions import coordinate, finite_number
from egovplan.analysis.interpolation.refusal import InterpolationError
from egovplan.model import Basis, Comparator, Indicator, Observation, Quantity, Statement, Unit

__all__ = ["Series", "numbers_in_order", "series_of"]

_LARGEST = sys.float_info.max
_FIRST = itemgetter(0)
_NEITHER = {Comparator.AT_LEAST: 1, Comparator.MORE_THAN: 1, Comparator.AT_MOST: -1, Comparator.LESS_THAN: -1}


@frozen
class Series:
    """Points in ascending order, each position once.

    Attributes:
        xs: Positions: plain numbers, or day numbers where ``dated``.
        ys: Values (the lower ends of ranges).
        highs: Upper ends (equal to ``ys`` where a point is no range).
        comparators: Comparators of statements; empty for plain numbers.
        dated: Whether the positions count days.
        unit: Unit of statements, or None for plain numbers.
        noun: What they count, where they agree.
    """

    xs: list[float]
    ys: list[float]
    highs: list[float]
    comparators: list[Comparator]
    dated: bool
    unit: Unit | None = None
    noun: str | None = None


def numbers_in_order(points: Any) -> tuple[list[float], list[float]] | None:
    """Positions and values of plain, clean, ascending number points; else None.

    This is the short way for the common case: one pass without an object per
    point. Whatever it does not take goes through `series_of`, which sorts,
    converts, and says what is wrong.
    """
    kind = points.__class__
    if kind is dict:
        points = points.items()
    elif kind is not list and kind is not tuple:
        return None
    xs: list[float] = []
    ys: list[float] = []
    previous = -math.inf
    for point in points:
        if point.__class__ is not tuple or len(point) != 2:
            return None
        x, y = point
        if (
            (x.__class__ is not int and x.__class__ is not float)
            or (y.__class__ is not int and y.__class__ is not float)
            or not previous < x <= _LARGEST
            or not -_LARGEST <= y <= _LARGEST
        ):
            return None
        previous = x
        xs.append(x)
        ys.append(y)
    return (xs, ys) if xs else None


def series_of(points: Any) -> Series:
    """Points in any accepted form as one sorted series.

    Args:
        points: A mapping from position to value (or anything with
            ``items()``, such as a pandas Series), a sequence of (position,
            value) pairs, an `Indicator` (its targets), a sequence of
            `Statement` or of `Observation`.

    Returns:
        Points without a position or a value left out, equal ones merged.

    Raises:
        InterpolationError: With the reason, where the points cannot be put in
            one series.
        TypeError: For something that is no collection of points.
    """
    if isinstance(points, Indicator):
        return _of_statements(points.targets)
    items: list[Any] = list(points.items()) if hasattr(points, "items") else list(_iterable(points))
    if items and all(isinstance(item, Statement) for item in items):
        return _of_statements(items)
    return _of_pairs((item.date, item.value) if isinstance(item, Observation) else _pair(item) for item in items)


def _iterable(points: Any) -> Iterable[Any]:
    if isinstance(points, str | bytes) or not isinstance(points, Iterable):
        raise TypeError(f"points must be a mapping, pairs, an Indicator or statements, not {points!r}")
    return points


def _pair(item: Any) -> tuple[Any, Any]:
    if isinstance(item, str | bytes | Statement | Quantity):
        raise TypeError(f"a point must be a (position, value) pair, not {item!r}")
    try:
        position, value = item
    except (TypeError, ValueError):
        raise TypeError(f"a point must be a (position, value) pair, not {item!r}") from None
    return position, value


def _of_pairs(pairs: Iterable[tuple[Any, Any]]) -> Series:
    found: list[tuple[float, float]] = []
    axes: set[bool] = set()
    for position, value in pairs:
        # A missing value is None, or a NaN out of a frame (which differs from itself).
        if position is None or value is None or value != value:
            continue
        x, dated = coordinate(position)
        if axes and dated not in axes:
            names = ("a plain number", "a date")
            raise InterpolationError(
                "mixed_positions", position=position, found=names[dated], expected="dates" if not dated else "numbers"
            )
        axes.add(dated)
        found.append((x, finite_number(value)))
    if not found:
        raise InterpolationError("no_points")
    found.sort()
    xs, ys = _merged(found)
    return Series(xs, ys, ys, [], True in axes)


def _merged(found: list[tuple[float, float]]) -> tuple[list[float], list[float]]:
    xs: list[float] = []
    ys: list[float] = []
    for x, y in found:
        if xs and xs[-1] == x:
            if ys[-1] != y:
                raise InterpolationError("repeated_point", position=x, value=ys[-1], other=y)
            continue
        xs.append(x)
        ys.append(y)
    return xs, ys


def _of_statements(statements: Iterable[Statement]) -> Series:
    dated = sorted(
        ((float(s.due.toordinal()), s) for s in statements if s.due is not None),
        key=_FIRST,
    )
    if not dated:
        raise InterpolationError("no_points")
    first = dated[0][1].quantity
    series = Series([], [], [], [], dated=True, unit=first.unit, noun=_common_noun(s for _, s in dated))
    for x, statement in dated:
        quantity = statement.quantity
        if statement.basis is Basis.CHANGE:
            raise InterpolationError("change_basis", value=quantity)
        _same_measure(first, quantity)
        high = quantity.value if quantity.high is None else quantity.high
        if series.xs and series.xs[-1] == x:
            if (series.ys[-1], series.highs[-1]) != (quantity.value, high):
                raise InterpolationError(
                    "repeated_point", position=statement.due, value=series.ys[-1], other=quantity.value
                )
            series.comparators[-1] = _both(series.comparators[-1], quantity.comparator)
            continue
        series.xs.append(x)
        series.ys.append(float(quantity.value))
        series.highs.append(float(high))
        series.comparators.append(quantity.comparator)
    return series


def _common_noun(statements: Iterable[Statement]) -> str | None:
    nouns = {statement.quantity.noun for statement in statements}
    return nouns.pop() if len(nouns) == 1 else None


def _same_measure(first: Quantity, other: Quantity) -> None:
    """Refuse to join percent with counts, or tỷ (billions) with triệu (millions)."""
    if first.unit is not other.unit:
        raise InterpolationError("mixed_units", unit=first.unit, other=other.unit)
    if first.unit is Unit.MONEY and first.noun != other.noun:
        raise InterpolationError("mixed_units", unit=first.noun or "money", other=other.noun or "money")


def _both(first: Comparator, second: Comparator) -> Comparator:
    """The comparator where two must hold at one number (``>= 80`` and ``= 80`` is ``= 80``)."""
    if first is second:
        return first
    if _NEITHER.get(first, 0) != _NEITHER.get(second, 0):
        return Comparator.EQUAL
    return first if first in (Comparator.MORE_THAN, Comparator.LESS_THAN) else second
