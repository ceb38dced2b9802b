"""Interpolation methods by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from egovplan.analysis.interpolation.refusal import InterpolationError

__all__ = [
    "Curve",
    "Inverse",
    "Method",
    "interpolation_method",
    "interpolation_methods",
    "inverse_named",
    "method_named",
]

Curve = Callable[[float, int], float]
"""Value at a position in an interval: ``curve(x, i)`` with ``xs[i] <= x <= xs[i + 1]``.

Left of the first point ``i`` is 0, right of the last it is that of the last
interval. Exactly at a point it is not asked: the point's own value holds.
"""

Method = Callable[[list[float], list[float]], Curve]
"""Makes a curve from at least two points, positions strictly ascending."""

Inverse = Callable[[float, float, float, float, float], float]
"""Where a method's curve from ``(x0, y0)`` to ``(x1, y1)`` takes a value: ``inverse(x0, y0, x1, y1, value)``."""

_METHODS: dict[str, Method] = {}
_INVERSES: dict[str, Inverse] = {}


def interpolation_method(name: str, inverse: Inverse | None = None) -> Callable[[Method], Method]:
    """Register a function that makes a curve from positions and values.

    Args:
        name: What callers pass as ``method``.
        inverse: Where the curve between two points takes a value, if there is
            a formula for it; without one `crossing` searches.

    >>> @interpolation_method("nearest")
    ... def nearest(xs, ys):
    ...     return lambda x, i: ys[i] if x - xs[i] <= xs[i + 1] - x else ys[i + 1]
    >>> from egovplan.analysis import interpolate
    >>> interpolate({2010: 10, 2015: 90}, 2014, method="nearest")
    90.0
    >>> del _METHODS["nearest"]
    """

    def register(method: Method) -> Method:
        _METHODS[name] = method
        if inverse is None:
            _INVERSES.pop(name, None)
        else:
            _INVERSES[name] = inverse
        return method

    return register


def interpolation_methods() -> Mapping[str, Method]:
    """Every registered method by its name."""
    return MappingProxyType(_METHODS)


def method_named(name: str) -> Method:
    """The method of that name.

    Raises:
        InterpolationError: If there is none; the message lists those known.
    """
    method = _METHODS.get(name)
    if method is None:
        raise InterpolationError(
            "unknown_name", kind="interpolation method", name=name, known=", ".join(sorted(_METHODS))
        )
    return method


def inverse_named(name: str) -> Inverse | None:
    """The inverse of the method of that name, or None if it has no formula."""
    return _INVERSES.get(name)
