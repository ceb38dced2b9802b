"""The monotone cubic curves of many series at once; formulas as in `interpolation.pchip`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from egovplan.analysis.arrays import numpy_module

if TYPE_CHECKING:
    from egovplan.analysis.arrays import Floats

__all__ = ["pchip_rows"]


def pchip_rows(xs: Floats, ys: Floats, x: Floats, i: Any) -> Floats:
    """Values of many series at some positions.

    Args:
        xs: Positions of the points, ascending, shape (k,), two at least.
        ys: Values, shape (n, k), none missing.
        x: Positions to be read, shape (m,); NaN gives NaN.
        i: The interval of each, shape (m,).

    Returns:
        Floats of shape (n, m).
    """
    np = numpy_module()
    widths = np.diff(xs)
    rises = np.diff(ys, axis=1) / widths
    slopes = _slopes(np, widths, rises)
    width, rise, s = widths[i], rises[:, i], x - xs[i]
    y0, y1, first, last = ys[:, i], ys[:, i + 1], slopes[:, i], slopes[:, i + 1]
    bend = (first + last - 2 * rise) / width
    values = y0 + first * s + ((rise - first) / width - bend) * (s * s) + bend / width * (s * s * s)
    inside = (x >= xs[0]) & (x <= xs[-1])
    held = np.clip(values, np.minimum(y0, y1), np.maximum(y0, y1))
    values = np.where(inside, held, values)
    # At the last point its own value holds, without rounding; at the others it does anyway.
    return np.where(x == xs[-1], ys[:, -1:], values)  # type: ignore[no-any-return]


def _slopes(np: Any, widths: Any, rises: Any) -> Any:
    """The slope of each curve at each point, shape (n, k)."""
    if len(widths) == 1:
        return np.repeat(rises, 2, axis=1)
    h0, h1, m0, m1 = widths[:-1], widths[1:], rises[:, :-1], rises[:, 1:]
    w0, w1 = 2 * h1 + h0, h1 + 2 * h0
    inner = np.where(np.sign(m0) * np.sign(m1) > 0, 1 / ((w0 / m0 + w1 / m1) / (w0 + w1)), 0.0)
    begin = _end_slope(np, widths[0], widths[1], rises[:, 0], rises[:, 1])
    end = _end_slope(np, widths[-1], widths[-2], rises[:, -1], rises[:, -2])
    return np.column_stack([begin, inner, end])


def _end_slope(np: Any, h0: Any, h1: Any, m0: Any, m1: Any) -> Any:
    slope = ((2 * h0 + h1) * m0 - h0 * m1) / (h0 + h1)
    steep = (np.sign(m0) != np.sign(m1)) & (np.abs(slope) > 3 * np.abs(m0))
    return np.where(np.sign(slope) != np.sign(m0), 0.0, np.where(steep, 3 * m0, slope))
