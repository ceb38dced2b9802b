"""Linear: a straight line from point to point."""

from __future__ import annotations

from egovplan.analysis.interpolation.registry import Curve, interpolation_method

__all__ = ["linear"]


def _where(x0: float, y0: float, x1: float, y1: float, value: float) -> float:
    return x0 + (value - y0) * (x1 - x0) / (y1 - y0)


@interpolation_method("linear", inverse=_where)
def linear(xs: list[float], ys: list[float]) -> Curve:
    """``y0 + (x - x0) (y1 - y0) / (x1 - x0)``; extended, the end lines go on.

    Between two points the result never leaves their values, not even by a
    rounding error.

    Args:
        xs: Positions of the points, rising; two at least.
        ys: Their values.
    """
    first, last = xs[0], xs[-1]

    def curve(x: float, i: int) -> float:
        x0 = xs[i]
        y0 = ys[i]
        y1 = ys[i + 1]
        # numpy.interp rounds in this order too, so that both agree to the last bit.
        y = (y1 - y0) / (xs[i + 1] - x0) * (x - x0) + y0
        if y0 <= y <= y1 or y1 <= y <= y0 or x > last or x < first:
            return y
        return _between(y0, y1, (x - x0) / (xs[i + 1] - x0))

    return curve


def _between(y0: float, y1: float, share: float) -> float:
    """The same without overflow of a steep slope, kept between its ends."""
    return min(max(y0 * (1 - share) + y1 * share, min(y0, y1)), max(y0, y1))
