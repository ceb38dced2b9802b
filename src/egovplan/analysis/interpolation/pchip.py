"""Pchip: a monotone cubic curve from point to point.

Source: F. N. Fritsch and R. E. Carlson, Monotone Piecewise Cubic
Interpolation, SIAM J. Numer. Anal. 17 (1980) 238-246; slopes as in F. N.
Fritsch and J. Butland (1984), ends by the three-point formula of Moler,
Numerical Computing with MATLAB (2004), chapter 3. The result is that of
``scipy.interpolate.PchipInterpolator``.
"""

from __future__ import annotations

from itertools import pairwise

from egovplan.analysis.interpolation.linear import linear
from egovplan.analysis.interpolation.registry import Curve, interpolation_method

__all__ = ["pchip", "pchip_slopes"]


@interpolation_method("pchip")
def pchip(xs: list[float], ys: list[float]) -> Curve:
    """A cubic in each interval, smooth at the points, monotone where they are.

    Two points give a line. Extended, the cubics of the end intervals go on;
    they bend away fast, so extend with care.

    Args:
        xs: Positions of the points, rising; two at least.
        ys: Their values.
    """
    if len(xs) == 2:
        return linear(xs, ys)
    slopes = pchip_slopes(xs, ys)
    first, last = xs[0], xs[-1]

    def curve(x: float, i: int) -> float:
        width = xs[i + 1] - xs[i]
        y0, y1 = ys[i], ys[i + 1]
        rise = (y1 - y0) / width
        bend = (slopes[i] + slopes[i + 1] - 2 * rise) / width
        s = x - xs[i]
        # Summed in ascending powers, as scipy does, so that both round alike.
        y = y0 + slopes[i] * s + ((rise - slopes[i]) / width - bend) * (s * s) + bend / width * (s * s * s)
        if y0 <= y <= y1 or y1 <= y <= y0 or x > last or x < first:
            return y
        return min(max(y, min(y0, y1)), max(y0, y1))

    return curve


def pchip_slopes(xs: list[float], ys: list[float]) -> list[float]:
    """The slope of the curve at each of at least three points."""
    widths = [b - a for a, b in pairwise(xs)]
    rises = [(b - a) / width for (a, b), width in zip(pairwise(ys), widths, strict=True)]
    slopes = [_end_slope(widths[0], widths[1], rises[0], rises[1])]
    for (h0, h1), (m0, m1) in zip(pairwise(widths), pairwise(rises), strict=True):
        slopes.append(_inner_slope(h0, h1, m0, m1))
    slopes.append(_end_slope(widths[-1], widths[-2], rises[-1], rises[-2]))
    return slopes


def _inner_slope(h0: float, h1: float, m0: float, m1: float) -> float:
    """The weighted harmonic mean of the rises on both sides; flat at a peak or a plateau."""
    if not (m0 > 0 and m1 > 0) and not (m0 < 0 and m1 < 0):
        return 0.0
    w0, w1 = 2 * h1 + h0, h1 + 2 * h0
    return 1 / ((w0 / m0 + w1 / m1) / (w0 + w1))


def _end_slope(h0: float, h1: float, m0: float, m1: float) -> float:
    """One-sided, three points, limited so that the curve keeps its shape."""
    slope = ((2 * h0 + h1) * m0 - h0 * m1) / (h0 + h1)
    if _sign(slope) != _sign(m0):
        return 0.0
    if _sign(m0) != _sign(m1) and abs(slope) > 3 * abs(m0):
        return 3 * m0
    return slope


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
