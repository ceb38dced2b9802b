"""`interpolate`: values between points, by the method and the rule that the caller names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias, overload

from egovplan.analysis.interpolation.estimate import Estimate
from egovplan.analysis.interpolation.path import OUTSIDE, Path, value_at
from egovplan.analysis.interpolation.points import numbers_in_order
from egovplan.analysis.interpolation.positions import Position, query
from egovplan.analysis.interpolation.refusal import InterpolationError
from egovplan.analysis.interpolation.registry import method_named
from egovplan.model import Indicator, Observation, Statement

__all__ = ["interpolate"]

NumberPoints: TypeAlias = "Mapping[Any, Any] | Sequence[tuple[Any, Any]] | Sequence[Observation]"
StatementPoints: TypeAlias = "Indicator | Sequence[Statement]"


@overload
def interpolate(
    points: StatementPoints, at: Position, method: str = "linear", outside: str = "raise"
) -> Estimate | None: ...
@overload
def interpolate(
    points: StatementPoints, at: Iterable[Position], method: str = "linear", outside: str = "raise"
) -> list[Estimate | None]: ...
@overload
def interpolate(points: NumberPoints, at: Position, method: str = "linear", outside: str = "raise") -> float | None: ...
@overload
def interpolate(
    points: NumberPoints, at: Iterable[Position], method: str = "linear", outside: str = "raise"
) -> list[float | None]: ...
def interpolate(points: Any, at: Any, method: str = "linear", outside: str = "raise") -> Any:
    """Values between points.

    Args:
        points: A mapping from position to value, or (position, value) pairs,
            in any order; or an `Indicator` (its targets and milestones), a
            sequence of `Statement` or of `Observation`. Positions are plain
            numbers, dates (then the axis counts days), or `Year` and
            `Deadline` (their last day). Points without a value (None, NaN) or
            a date are left out; points that say the same twice count once.
        at: One position or an iterable of them, in any order. Among dated
            points a whole number is a year.
        method: ``step`` (the last target reached holds), ``linear``,
            ``compound`` (constant growth rate), ``pchip`` (monotone cubic), or
            one registered with `interpolation_method`.
        outside: What to do outside the points: ``raise``; ``hold`` the nearest
            point; give ``none``; ``extend`` the curve of the method.

    Returns:
        For points that are plain numbers or observations, floats in the unit
        of the points; for an indicator or statements, `Estimate` objects that
        keep comparator and unit, and are bands between ranges. One for one
        position, a list for several. None only where ``outside="none"``.

    Raises:
        InterpolationError: A `ValueError` with a ``reason``: outside the
            points, no points at all, one position with two values, mixed
            positions or units, a target that is a change and no level, values
            of mixed sign under ``compound``, something that is no number, an
            unknown method or rule.
        TypeError: For something that is no collection of points.

    Source: the methods' own modules; ``linear`` agrees with ``numpy.interp``,
    ``pchip`` with ``scipy.interpolate.PchipInterpolator``.

    >>> interpolate({2010: 60, 2015: 90}, 2012)
    72.0
    >>> interpolate({2010: 60, 2015: 90}, [2010, 2013, 2020], outside="none")
    [60.0, 78.0, None]
    >>> interpolate({2010: 10, 2015: 90}, 2014, method="step")
    10.0
    >>> interpolate([(2016, 10), (2018, 40), (2020, 100)], 2017, method="pchip")
    21.875
    """
    if outside not in OUTSIDE:
        raise InterpolationError("unknown_name", kind="rule outside", name=outside, known=", ".join(OUTSIDE))
    make = method_named(method)
    plain = numbers_in_order(points)
    if plain is None:
        path = Path.through(points, method)
        if _is_one(at):
            return path.at(at, outside)
        return [path.at(position, outside) for position in at]
    xs, ys = plain
    curve = make(xs, ys) if len(xs) > 1 else None
    if at.__class__ is int or at.__class__ is float:
        # Strictly inside, which is nearly always: no further call than the curve itself.
        i = bisect_left(xs, at)
        if 0 < i < len(xs) and xs[i] != at:
            return float(curve(at, i - 1))  # type: ignore[misc]
        return value_at(curve, xs, ys, query(at, dated=False), outside)
    if _is_one(at):
        return value_at(curve, xs, ys, query(at, dated=False), outside)
    return [value_at(curve, xs, ys, query(position, dated=False), outside) for position in at]


def _is_one(at: object) -> bool:
    """Whether it is one position; a wrong one is left for `query` to refuse."""
    return isinstance(at, str | bytes) or not isinstance(at, Iterable) or getattr(at, "ndim", 1) == 0
