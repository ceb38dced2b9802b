"""Points with a method: a path that can be asked for its value anywhere."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import Any

from attrs import field, frozen

from egovplan.analysis.interpolation.estimate import Estimate
from egovplan.analysis.interpolation.points import Series, series_of
from egovplan.analysis.interpolation.positions import query
from egovplan.analysis.interpolation.refusal import InterpolationError
from egovplan.analysis.interpolation.registry import Curve, method_named
from egovplan.model import Comparator

__all__ = ["OUTSIDE", "Path", "joined", "value_at"]

OUTSIDE = ("raise", "hold", "none", "extend")
"""What can be done with a position outside the points."""

_STRICT = (Comparator.MORE_THAN, Comparator.LESS_THAN)
_SIDE = {Comparator.AT_LEAST: 1, Comparator.MORE_THAN: 1, Comparator.AT_MOST: -1, Comparator.LESS_THAN: -1}


def value_at(curve: Curve | None, xs: list[float], ys: list[float], x: float, outside: str) -> float | None:
    """The value at one position.

    Args:
        curve: The curve through the points, or None for a single point.
        xs: Positions, ascending.
        ys: Values.
        x: The position.
        outside: ``raise``, ``hold``, ``none`` or ``extend``.
    """
    count = len(xs)
    i = bisect_left(xs, x)
    if i < count and xs[i] == x:
        return float(ys[i])
    if 0 < i < count:
        return float(curve(x, i - 1))  # type: ignore[misc]  # two points at least, so there is a curve
    if outside == "none":
        return None
    if outside == "hold":
        return float(ys[0] if i == 0 else ys[-1])
    if outside == "extend":
        if curve is None:
            raise InterpolationError("single_point")
        return float(curve(x, 0 if i == 0 else count - 2))
    raise InterpolationError("outside_points", position=x, first=xs[0], last=xs[-1])


@frozen
class Path:
    """Points in time or on a plain axis, joined by a method.

    Attributes:
        series: The points, ascending.
        method: Name of the interpolation method.

    >>> path = Path.through({2010: 60, 2015: 90})
    >>> path.at(2012)
    72.0
    """

    series: Series
    method: str
    _low: Curve | None = field(repr=False)
    _high: Curve | None = field(repr=False)

    @classmethod
    def through(cls, points: Any, method: str = "linear") -> Path:
        """A path through points in any form that `interpolate` takes.

        Args:
            points: As for `interpolate`.
            method: Name of an interpolation method.

        Raises:
            InterpolationError: With the reason, where there is no such path.
        """
        make = method_named(method)
        series = series_of(points)
        if len(series.xs) == 1:
            return cls(series, method, None, None)
        low = make(series.xs, series.ys)
        return cls(series, method, low, low if series.highs == series.ys else make(series.xs, series.highs))

    @property
    def first(self) -> float | date:
        """The position of the first point."""
        return self.shown(self.series.xs[0])

    @property
    def last(self) -> float | date:
        """The position of the last point."""
        return self.shown(self.series.xs[-1])

    def shown(self, x: float) -> float | date:
        """A coordinate as callers know it: a date on an axis of days.

        Args:
            x: The coordinate.
        """
        return _day(x) if self.series.dated else x

    def coordinate(self, position: object) -> float:
        """A position as a coordinate on the axis of this path.

        Args:
            position: A number, date or year, as the points have them.

        Raises:
            InterpolationError: ``mixed_positions`` for one of the other kind.
        """
        return query(position, self.series.dated)

    def number_at(self, x: float) -> float:
        """The value (the lower end of a band) at a coordinate between the points.

        Args:
            x: The coordinate.
        """
        value = value_at(self._low, self.series.xs, self.series.ys, x, "raise")
        assert value is not None  # only outside="none" gives None
        return value

    def at(self, position: object, outside: str = "raise") -> float | Estimate | None:
        """The value at one position: a number, or an estimate on a path through statements.

        Args:
            position: A number, date or year, as the points have them.
            outside: As for `interpolate`.
        """
        series = self.series
        x = self.coordinate(position)
        try:
            value = value_at(self._low, series.xs, series.ys, x, outside)
        except InterpolationError as error:
            raise self._with_dates(error) from None
        if value is None or series.unit is None:
            return value
        high = value_at(self._high, series.xs, series.highs, x, outside)
        return self._estimate(x, value, value if high is None else high)

    def _with_dates(self, error: InterpolationError) -> InterpolationError:
        """Put dates into a message about positions that count days."""
        if not self.series.dated:
            return error
        names = ("position", "first", "last")
        shown = {n: _day(v) if n in names and isinstance(v, float) else v for n, v in error.reason.arguments}
        return InterpolationError(error.code, **shown)

    def _estimate(self, x: float, value: float, high: float) -> Estimate:
        series = self.series
        right = bisect_left(series.xs, x)
        printed = right < len(series.xs) and series.xs[right] == x
        left = right if printed else max(right - 1, 0)
        right = min(right, len(series.xs) - 1)
        comparator: Comparator | None = series.comparators[left]
        if self.method != "step":
            comparator = joined(comparator, series.comparators[right])
        # Two monotone curves may still cross between their points; the band then has its ends the other way.
        low, top = min(value, high), max(value, high)
        assert series.unit is not None
        return Estimate(_day(x), low, top if top > low else None, comparator, series.unit, series.noun, printed=printed)


def _day(x: float) -> date:
    return date.fromordinal(round(x))


def joined(first: Comparator | None, second: Comparator | None) -> Comparator | None:
    """What holds between two targets: the weaker claim, strict if either is; None for opposite sides."""
    if first is None or second is None:
        return None
    sides = {_SIDE.get(first, 0), _SIDE.get(second, 0)} - {0}
    if len(sides) == 2:
        return None
    if not sides:
        return Comparator.EQUAL
    strict = first in _STRICT or second in _STRICT
    if sides == {1}:
        return Comparator.MORE_THAN if strict else Comparator.AT_LEAST
    return Comparator.LESS_THAN if strict else Comparator.AT_MOST
