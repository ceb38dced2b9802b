"""Step: the last target reached holds."""

from __future__ import annotations

from egovplan.analysis.interpolation.refusal import InterpolationError
from egovplan.analysis.interpolation.registry import Curve, interpolation_method

__all__ = ["step"]


@interpolation_method("step")
def step(xs: list[float], ys: list[float]) -> Curve:
    """The value of the last point at or before the position.

    Extended beyond the last point it holds that point; before the first there
    is nothing to extend.

    Args:
        xs: Positions of the points, rising; two at least.
        ys: Their values.

    Raises:
        InterpolationError: ``nothing_reached``, when the curve is asked for a
            position before the first point.
    """
    last = xs[-1]

    def curve(x: float, i: int) -> float:
        if x > last:
            return float(ys[-1])
        if x < xs[i]:
            raise InterpolationError("nothing_reached", position=x, first=xs[0])
        return float(ys[i])

    return curve
