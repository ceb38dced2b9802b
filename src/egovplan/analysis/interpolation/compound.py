"""Compound: a constant growth rate from point to point."""

from __future__ import annotations

import math

from egovplan.analysis.interpolation.refusal import InterpolationError
from egovplan.analysis.interpolation.registry import Curve, interpolation_method

__all__ = ["compound"]


def _where(x0: float, y0: float, x1: float, y1: float, value: float) -> float:
    return x0 + _log_ratio(value, y0) / _log_ratio(y1, y0) * (x1 - x0)


def _log_ratio(a: float, b: float) -> float:
    ratio = a / b
    if 0 < ratio < math.inf:
        return math.log(ratio)
    # The ratio of a huge and a tiny value leaves the range; their logarithms do not.
    return math.log(abs(a)) - math.log(abs(b))


@interpolation_method("compound", inverse=_where)
def compound(xs: list[float], ys: list[float]) -> Curve:
    """``y0 (y1 / y0) ** ((x - x0) / (x1 - x0))``; extended, the end rates go on.

    Args:
        xs: Positions of the points, rising; two at least.
        ys: Their values.

    Raises:
        InterpolationError: ``mixed_signs`` unless all values are positive or
            all are negative; ``too_large`` when the curve is extended beyond
            the range of numbers.
    """
    lowest, highest = min(ys), max(ys)
    if lowest <= 0 <= highest:
        raise InterpolationError("mixed_signs", value=lowest, other=highest)
    first, last = xs[0], xs[-1]

    def curve(x: float, i: int) -> float:
        y0, y1 = ys[i], ys[i + 1]
        share = (x - xs[i]) / (xs[i + 1] - xs[i])
        y = _grown(y0, y1, share, x)
        if y0 <= y <= y1 or y1 <= y <= y0 or x > last or x < first:
            return y
        return min(max(y, min(y0, y1)), max(y0, y1))

    return curve


def _grown(y0: float, y1: float, share: float, x: float) -> float:
    ratio = y1 / y0
    try:
        if 0 < ratio < math.inf:
            return float(y0 * ratio**share)
        # The ratio of a huge and a tiny value leaves the range; their logarithms do not.
        grown = math.exp(math.log(abs(y0)) * (1 - share) + math.log(abs(y1)) * share)
    except OverflowError:
        raise InterpolationError("too_large", position=x) from None
    return math.copysign(grown, y0)
