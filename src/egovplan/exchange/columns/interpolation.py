"""Values between the two points that stand in each row of a frame."""

from __future__ import annotations

from typing import Any, Literal

from egovplan.exchange.columns.cells import choose, day_number, divided, finite, number, temporary
from egovplan.exchange.columns.engines import opened, refusing, without
from egovplan.exchange.frames.extra import library

__all__ = ["add_interpolation"]

_METHODS = ("linear", "step")
_OUTSIDE = ("none", "hold", "extend")


def add_interpolation(
    frame: Any,
    before: Any = "before",
    value_before: str | float | None = "value_before",
    after: Any = "after",
    value_after: str | float | None = "value_after",
    at: Any = "at",
    *,
    method: Literal["linear", "step"] | str = "linear",
    outside: Literal["none", "hold", "extend"] | str = "none",
    into: str = "interpolated",
) -> Any:
    """Values between two points, in every row.

    Args:
        frame: A frame of any engine.
        before: Column of the places of the earlier points, dates or numbers;
            or one place (a date, a `Year`, a number) for all, as all that
            follow. `add_brackets` finds the points on either side of a place.
        value_before: Their values.
        after: Places of the later points.
        value_after: Their values, in the same unit.
        at: Places to be read.
        method: ``linear`` or ``step`` (the last target reached holds).
        outside: What stands in a row that lies outside its points: nothing
            (``none``), the nearer point (``hold``, also where a row has a
            point on one side only), or the line or step going on
            (``extend``). No engine can stop at one row, so there is no
            ``raise``.
        into: Name of the new column.

    Returns:
        The frame with the new column of floats, equal to those of
        `egovplan.analysis.interpolate` up to rounding. Null where something is
        missing; where the points stand in the wrong order, or at one place
        with two values; and where a step is extended before its first point.

    Raises:
        EngineError: If the engine cannot do it.
        ValueError: For another method or rule, dates beside plain numbers, a
            column that is not there or holds neither.
        TypeError: For something that is no frame.
        ImportError: Without narwhals.

    >>> import polars
    >>> frame = polars.DataFrame({"at": [2012, 2015, 2020]})
    >>> add_interpolation(frame, 2010, 60, 2015, 90, "at")["interpolated"].to_list()
    [72.0, 90.0, None]
    """
    if method not in _METHODS:
        raise ValueError(f"method must be one of {', '.join(_METHODS)} over frames, not {method!r}")
    if outside not in _OUTSIDE:
        raise ValueError(f"outside must be one of {', '.join(_OUTSIDE)} over frames, not {outside!r}")
    wrapped = opened(frame)
    with refusing(wrapped, f"interpolate ({method})"):
        places = {name: day_number(wrapped, given) for name, given in (("x0", before), ("x1", after), ("x", at))}
        if len({dated for _, dated in places.values()} - {None}) > 1:
            raise ValueError("dates stand beside plain numbers: before, after and at must be of one kind")
        inputs = wrapped.with_columns(
            *(place.alias(temporary(name)) for name, (place, _) in places.items()),
            number(wrapped, value_before).alias(temporary("y0")),
            number(wrapped, value_after).alias(temporary("y1")),
        )
        return without(inputs.with_columns(_value(method, outside).alias(into))).to_native()


def _value(method: str, outside: str) -> Any:
    nw = library("narwhals")
    x0, y0, x1, y1, x = (nw.col(temporary(name)) for name in ("x0", "y0", "x1", "y1", "x"))
    # In the order in which the single function rounds.
    line = finite(divided(y1 - y0, x1 - x0) * (x - x0) + y0)
    nothing = nw.lit(None, dtype=nw.Float64)
    missing = x.is_null() | ((x0 + y0 + x1 + y1).is_null())
    cases = [
        (missing, nothing),
        (x0 > x1, nothing),
        ((x0 == x1) & (y0 != y1), nothing),
        (x == x1, y1),
        (x == x0, y0),
    ]
    if outside == "hold":
        one_sided = [
            ((x0 + y0).is_null() & (x <= x1), y1),
            ((x1 + y1).is_null() & (x >= x0), y0),
        ]
        cases = [*one_sided, *cases, (x < x0, y0), (x > x1, y1)]
    elif outside == "none":
        cases += [((x < x0) | (x > x1), nothing)]
    else:
        cases += [(x0 == x1, nothing)]  # a single point leads nowhere
        if method == "step":
            cases += [(x < x0, nothing), (x > x1, y1)]
    within = line if method == "linear" else y0
    return choose([*cases, (~missing, within)], None)
