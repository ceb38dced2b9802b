"""Growth rates and sums over the years of a series."""

from __future__ import annotations

import math
from datetime import date
from functools import reduce
from typing import Any

from egovplan.analysis.interpolation import Estimate, InterpolationError, Path
from egovplan.analysis.interpolation.path import joined
from egovplan.analysis.interpolation.positions import Position, decimal_year

__all__ = ["compound_rate", "cumulative", "growth_rate"]


def compound_rate(first: float, last: float, years: float) -> float:
    """Constant growth per year from one value to another: ``(last / first) ** (1 / years) - 1``.

    Args:
        first: Value at the start, not zero.
        last: Value at the end, of the same sign or zero.
        years: How long it took; not zero.

    Returns:
        The rate as a fraction; infinite where it leaves the range of floats.

    Raises:
        ValueError: If the values are of different sign or ``first`` is zero.
        ZeroDivisionError: If no time lies between them.

    >>> round(compound_rate(1, 6, 5), 6)
    0.430969
    """
    if first == 0 or first < 0 < last or last < 0 < first:
        raise ValueError(f"growth needs values of one sign, got {first} and {last}")
    ratio = last / first
    try:
        if last == 0 or 0 < ratio < math.inf:
            return float(ratio ** (1 / years) - 1)
        # The ratio of a huge and a tiny value leaves the range; their logarithms do not.
        return math.expm1((math.log(abs(last)) - math.log(abs(first))) / years)
    except OverflowError:
        return math.inf


def growth_rate(
    points: Any, first: Position | None = None, last: Position | None = None, method: str = "linear"
) -> float:
    """Constant growth rate per year between two positions of a series.

    Args:
        points: As for `interpolate`; of ranges the lower ends count.
        first: Where to begin; by default the first point.
        last: Where to end; by default the last point.
        method: How values between points are read.

    Returns:
        The rate per year as a fraction (0.05 is 5 % a year); on a plain axis,
        per unit of the positions.

    Raises:
        InterpolationError: ``too_few_points`` where no time lies between,
            ``mixed_signs`` where a rate does not exist, and what `interpolate`
            refuses.

    Source: compound annual growth rate, as pyam's ``growth_rate``.

    >>> round(growth_rate({2005: 1, 2010: 6}), 6)
    0.430969
    """
    path = Path.through(points, method)
    start = path.series.xs[0] if first is None else path.coordinate(first)
    end = path.series.xs[-1] if last is None else path.coordinate(last)
    if start == end:
        raise InterpolationError("too_few_points", count=1)
    y0, y1 = path.number_at(start), path.number_at(end)
    try:
        return compound_rate(y0, y1, _years(path, end) - _years(path, start))
    except ValueError:
        raise InterpolationError("mixed_signs", value=y0, other=y1) from None


def _years(path: Path, x: float) -> float:
    return decimal_year(date.fromordinal(round(x))) if path.series.dated else x


def cumulative(
    points: Any, first: Position | None = None, last: Position | None = None, method: str = "linear"
) -> float | Estimate:
    """The sum over every whole year from first to last, both included.

    Years without a point are interpolated. On an axis of dates a year counts
    where its last day lies in the window; on a plain axis every whole number.

    Args:
        points: As for `interpolate`.
        first: Where to begin; by default the first point.
        last: Where to end; by default the last point.
        method: How missing years are interpolated.

    Returns:
        A float for plain points and observations, an `Estimate` at the last
        day for an indicator or statements (a band where they are ranges).
        Zero, for numbers, where no whole year lies in the window.

    Raises:
        InterpolationError: Where a year lies outside the points
            (``outside_points``; also for statements without a year in the
            window), and what `interpolate` refuses.

    Source: as pyam's ``cumulative``.

    >>> cumulative({2003: 3, 2007: 1, 2013: 1}, 2008, 2013)
    6.0
    """
    path = Path.through(points, method)
    start = path.series.xs[0] if first is None else path.coordinate(first)
    end = path.series.xs[-1] if last is None else path.coordinate(last)
    values = [path.at(position) for position in _whole_years(path, start, end)]
    estimates = [value for value in values if isinstance(value, Estimate)]
    if path.series.unit is None:
        return math.fsum(float(value) for value in values if value is not None)
    if not estimates:
        raise InterpolationError("outside_points", position=path.shown(start), first=path.first, last=path.last)
    return _summed(estimates)


def _whole_years(path: Path, start: float, end: float) -> list[float | date]:
    if not path.series.dated:
        return [float(year) for year in range(math.ceil(start), math.floor(end) + 1)]
    begin, stop = date.fromordinal(round(start)), date.fromordinal(round(end))
    ends = (date(year, 12, 31) for year in range(begin.year, stop.year + 1))
    return [day for day in ends if begin <= day <= stop]


def _summed(estimates: list[Estimate]) -> Estimate:
    low = math.fsum(estimate.value for estimate in estimates)
    high = math.fsum(estimate.value if estimate.high is None else estimate.high for estimate in estimates)
    comparator = reduce(joined, (estimate.comparator for estimate in estimates))
    last = estimates[-1]
    return Estimate(last.position, low, high if high > low else None, comparator, last.unit, last.noun)
