"""The points on either side of each place: what interpolation over frames needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from egovplan.exchange.columns.cells import column
from egovplan.exchange.columns.engines import opened, refusing
from egovplan.exchange.frames.extra import library

__all__ = ["add_brackets"]

_SIDES = ("before", "value_before", "after", "value_after")


def add_brackets(
    frame: Any,
    points: Any,
    by: str | Sequence[str],
    at: str = "at",
    *,
    position: str = "due",
    value: str = "value",
) -> Any:
    """The last point at or before each place, and the first at or after it.

    Args:
        frame: A frame of any engine, with the columns ``by`` and ``at``.
        points: A frame of the same engine with one point per row: the columns
            ``by``, ``position`` and ``value``. Of points of one key that share
            a position the one with the largest value counts.
        by: Columns that say which series a row belongs to (``indicator_id``).
        at: Column of places, dates or numbers like ``position``.
        position: Column of the places of the points.
        value: Column of their values.

    Returns:
        The frame with ``before``, ``value_before``, ``after`` and
        ``value_after``; null where there is no point on that side. Rows may
        come in another order.

    Raises:
        EngineError: If the engine cannot do it.
        ValueError: For a column that is not there, or one that would be replaced.
        TypeError: For something that is no frame.
        ImportError: Without narwhals.

    >>> import polars
    >>> points = polars.DataFrame({"id": ["a", "a"], "due": [2013, 2015], "value": [80, 90]})
    >>> asked = polars.DataFrame({"id": ["a", "a"], "at": [2014, 2015]})
    >>> add_brackets(asked, points, by="id").sort("at").rows()
    [('a', 2014, 2013, 80, 2015, 90), ('a', 2015, 2015, 90, 2015, 90)]
    """
    nw = library("narwhals")
    keys = [by] if isinstance(by, str) else list(by)
    asked, series = opened(frame), opened(points)
    for name in (*keys, at):
        column(asked, name)
    for name in (*keys, position, value):
        column(series, name)
    taken = [name for name in _SIDES if name in asked.collect_schema().names()]
    if taken:
        raise ValueError(f"the frame has a column {taken[0]!r} already")
    with refusing(asked, "find the points on either side of a place"):
        known = series.filter(~nw.col(position).is_null() & ~nw.col(value).is_null())
        known = known.group_by(*keys, position).agg(nw.col(value).max().alias("__egovplan_value"))
        known = known.rename({position: "__egovplan_position"})
        places = asked.select(*keys, at).unique()
        pairs = places.join(known, on=keys, how="inner")
        result = asked
        for side, value_side, wanted, last in (
            ("before", "value_before", nw.col("__egovplan_position") <= nw.col(at), True),
            ("after", "value_after", nw.col("__egovplan_position") >= nw.col(at), False),
        ):
            found = nw.col("__egovplan_position").max() if last else nw.col("__egovplan_position").min()
            nearest = pairs.filter(wanted).group_by(*keys, at).agg(found.alias(side))
            valued = known.rename({"__egovplan_position": side, "__egovplan_value": value_side})
            result = result.join(nearest.join(valued, on=[*keys, side], how="inner"), on=[*keys, at], how="left")
        return result.to_native()
