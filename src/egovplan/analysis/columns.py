"""Interpolation over whole columns: a million rows without a Python loop per row.

Needs numpy, which comes with the extra ``frames``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from egovplan.analysis.arrays import blocks, column_length, float_array, numpy_module
from egovplan.analysis.growth_columns import GrowthColumns, required_growth_columns
from egovplan.analysis.interpolation import InterpolationError
from egovplan.analysis.interpolation.path import OUTSIDE
from egovplan.analysis.pchip_columns import pchip_rows

if TYPE_CHECKING:
    from egovplan.analysis.arrays import Floats

__all__ = ["GrowthColumns", "interpolate_columns", "interpolate_table", "required_growth_columns"]


def interpolate_columns(
    before: Any,
    value_before: Any,
    after: Any,
    value_after: Any,
    at: Any,
    *,
    method: str = "linear",
    outside: str = "raise",
) -> Floats:
    """Values between the two points that stand in each row.

    Args:
        before: Positions of the earlier points: numbers or ``datetime64``
            (then days); shape (rows,) or one for all, as all that follow.
        value_before: Their values.
        after: Positions of the later points.
        value_after: Their values, in the same unit.
        at: Positions to be read.
        method: ``step``, ``linear`` or ``compound``. A ``pchip`` needs more
            neighbours than two: see `interpolate_table`.
        outside: As for `interpolate`; ``none`` gives NaN.

    Returns:
        Floats of shape (rows,), equal to those of `interpolate` up to
        rounding. NaN where a number is missing; where two points stand at one
        position with two values, or in the wrong order (which ``raise`` takes
        for outside); and, under ``compound``, where the values are not of one
        sign.

    Raises:
        InterpolationError: An unknown method or rule; a row outside its points
            under ``outside="raise"``; a step extended before its first point.
        ValueError: For columns of different length, or of no numbers.
        ImportError: Without numpy.

    >>> interpolate_columns([2010, 2010], [60, 10], [2015, 2020], [90, 20], [2012, 2015]).tolist()
    [72.0, 15.0]
    """
    np = numpy_module()
    kernel = _known("interpolation method between two columns", method, _KERNELS)
    _known("rule outside", outside, dict.fromkeys(OUTSIDE))
    columns = [float_array(column) for column in (before, value_before, after, value_after, at)]
    length = column_length(columns)
    result = np.empty(1 if length is None else length)
    with np.errstate(all="ignore"):
        for part, block in blocks(columns, len(result)):
            x0, y0, x1, y1, x = block
            out = result[part]
            # False where a position is missing, too: then the block goes the careful way.
            if np.all(x >= x0) and np.all(x < x1):
                kernel(np, x0, y0, x1, y1, x, out)
            else:
                _carefully(np, kernel, block, out, method, outside)
    return result if length is not None else result[0]  # type: ignore[no-any-return]


def _carefully(np: Any, kernel: Callable[..., None], block: list[Any], out: Any, method: str, outside: str) -> None:
    """A block in which a row lies at or outside its points, or misses something."""
    x0, y0, x1, y1, x = block
    x = _within(np, x0, x1, x, method, outside)
    kernel(np, x0, y0, x1, y1, x, out)
    if np.any(x0 >= x1):
        values = np.where((x0 == x1) & (x == x0) & (y0 == y1), y0, np.where(x0 < x1, out, np.nan))
        out[...] = values if method != "compound" else np.where(y0 == 0, np.nan, values)
    # At the later point its own value holds, without rounding.
    ends = (x == x1) & (x0 < x1) & ~np.isnan(out)
    np.copyto(out, y1, where=ends)


def _known(kind: str, name: str, choices: dict[str, Any]) -> Any:
    if name not in choices:
        raise InterpolationError("unknown_name", kind=kind, name=name, known=", ".join(sorted(choices)))
    return choices[name]


def _within(np: Any, first: Any, last: Any, x: Any, method: str, outside: str) -> Any:
    """The positions as the rule outside wants them read: as they are, held at the ends, or missing."""
    left, right = x < first, x > last
    if not (left.any() or right.any()):
        return x
    if outside == "raise":
        row = np.flatnonzero(left | right)[0]
        place = (float(np.broadcast_to(value, left.shape).ravel()[row]) for value in (x, first, last))
        raise InterpolationError("outside_points", **dict(zip(("position", "first", "last"), place, strict=True)))
    if outside == "none":
        return np.where(left | right, np.nan, x)
    if outside == "extend" and method == "step" and left.any():
        raise InterpolationError("nothing_reached", first=float(np.min(first)), position=float(np.min(x)))
    return np.clip(x, first, last) if outside == "hold" or method == "step" else x


def _linear(np: Any, x0: Any, y0: Any, x1: Any, y1: Any, x: Any, out: Any) -> None:
    # In the order in which the single function rounds; in place, since memory is what takes the time.
    np.subtract(x1, x0, out=out)
    np.divide(np.subtract(y1, y0), out, out=out)
    np.multiply(out, np.subtract(x, x0), out=out)
    np.add(out, y0, out=out)


def _compound(np: Any, x0: Any, y0: Any, x1: Any, y1: Any, x: Any, out: Any) -> None:
    np.subtract(x1, x0, out=out)
    np.divide(np.subtract(x, x0), out, out=out)
    np.power(np.divide(y1, y0), out, out=out)
    np.multiply(out, y0, out=out)
    one_sign = np.sign(y0) * np.sign(y1) > 0
    if not np.all(one_sign):
        np.copyto(out, np.nan, where=~one_sign)


def _step(np: Any, x0: Any, y0: Any, x1: Any, y1: Any, x: Any, out: Any) -> None:
    missing = np.isnan(x0 + y0 + x1 + y1 + x)
    out[...] = np.where(missing, np.nan, np.where(x < x1, y0, y1))


_KERNELS: dict[str, Callable[..., None]] = {"linear": _linear, "compound": _compound, "step": _step}


def interpolate_table(
    positions: Any, values: Any, at: Any, *, method: str = "linear", outside: str = "raise"
) -> Floats:
    """Values between the points of many series that share their positions.

    Args:
        positions: Positions, shape (k,), in any order, each once: numbers or
            ``datetime64``.
        values: One series per row, shape (n, k); NaN where a point is missing.
        at: One position, or several of shape (m,), the same for every series.
        method: ``step``, ``linear``, ``compound`` or ``pchip``.
        outside: As for `interpolate`; ``none`` gives NaN.

    Returns:
        Floats of shape (n,) for one position, (n, m) for several, equal to
        those of `interpolate` up to rounding. NaN for a series without any
        point and, under ``compound``, between values that are not of one sign.

    Raises:
        InterpolationError: An unknown method or rule, a position that stands
            twice, a series outside its points under ``outside="raise"``, a
            single point extended, a step extended before its first point.
        ValueError: For shapes that do not fit, or columns of no numbers.
        ImportError: Without numpy.

    >>> interpolate_table([2010, 2015], [[60, 90], [10, 20]], 2012).tolist()
    [72.0, 14.0]
    """
    np = numpy_module()
    kernel = _known("interpolation method over a table", method, {**_KERNELS, "pchip": pchip_rows})
    _known("rule outside", outside, dict.fromkeys(OUTSIDE))
    xs, ys, asked = float_array(positions), float_array(values), float_array(at)
    if xs.ndim != 1 or ys.ndim != 2 or ys.shape[1] != len(xs) or asked.ndim > 1:
        raise ValueError(f"positions {xs.shape}, values {ys.shape} and at {asked.shape} do not fit")
    order = np.argsort(xs, kind="stable")
    xs, ys = xs[order], ys[:, order]
    if np.any(np.diff(xs) == 0):
        raise ValueError("every position must stand once")
    result = np.full((len(ys), asked.size), np.nan)
    with np.errstate(all="ignore"):
        for known, rows in _patterns(np, ys):
            x = _within(np, xs[known][0], xs[known][-1], np.atleast_1d(asked), method, outside)
            result[rows] = _of_pattern(np, kernel, xs[known], ys[np.ix_(rows, known)], x, outside)
    return result if asked.ndim else result[:, 0]  # type: ignore[no-any-return]


def _patterns(np: Any, ys: Any) -> Iterator[tuple[Any, Any]]:
    """Which points are known, with the rows that know just those: usually one pattern, or a few."""
    known = ~np.isnan(ys)
    if known.all() and known.size:
        yield known[0], np.arange(len(ys))
        return
    kinds, of_row = np.unique(known, axis=0, return_inverse=True)
    for index, kind in enumerate(kinds):
        if kind.any():
            yield kind, np.flatnonzero(of_row.ravel() == index)


def _of_pattern(np: Any, kernel: Callable[..., Any], xs: Any, ys: Any, x: Any, outside: str) -> Any:
    """All series that know the same points."""
    if len(xs) == 1:
        if outside == "extend" and np.any(x != xs[0]):
            raise InterpolationError("single_point")
        return np.where(np.isnan(x), np.nan, ys)
    i = np.clip(np.searchsorted(xs, x, side="right") - 1, 0, len(xs) - 2)
    if kernel is pchip_rows:
        return pchip_rows(xs, ys, x, i)
    values = np.empty((len(ys), len(x)))
    kernel(np, xs[i], ys[:, i], xs[i + 1], ys[:, i + 1], x, values)
    # At the last point its own value holds, without rounding; at the others it does anyway.
    return np.where(x == xs[-1], ys[:, -1:], values)
