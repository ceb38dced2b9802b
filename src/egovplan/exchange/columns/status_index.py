"""The status index over frames; rules as in `egovplan.analysis.status_index`."""

from __future__ import annotations

from typing import Any

from egovplan.analysis.scoring.bands import IndexMarks
from egovplan.analysis.scoring.result import Measure, Status
from egovplan.exchange.columns.cells import choose, divided, finite, number, sign, temporary, truth
from egovplan.exchange.columns.engines import opened, refusing, without
from egovplan.exchange.frames.extra import library
from egovplan.model import Direction

__all__ = ["add_status_index"]


def add_status_index(
    frame: Any,
    base: str | float | None = "baseline",
    latest: str | float | None = "latest",
    target: str | float | None = "target",
    direction: Direction | str | int = 1,
    *,
    marks: IndexMarks | None = None,
    prefix: str = "status_index",
) -> Any:
    """How far the way from base to target has been covered, on a scale of ten, in every row.

    Args:
        frame: A frame of any engine.
        base: Column of values at the start, or one number for all, as all
            that follow.
        latest: Latest values.
        target: Values to be reached.
        direction: ``increase``, ``decrease``, 1, -1 or ``parity``; or a column
            of these words, or of 1 and -1 (a row with anything else is not
            assessed).
        marks: As for `egovplan.analysis.status_index`.
        prefix: How the new columns begin.

    Returns:
        The frame with ``{prefix}_value``, ``{prefix}_score``,
        ``{prefix}_status`` and ``{prefix}_measure``, equal to those of
        `egovplan.analysis.status_index`.

    Raises:
        EngineError: If the engine cannot do it.
        ValueError: For a column that is not there or holds no numbers.
        TypeError: For something that is no frame.
        ImportError: Without narwhals.

    Source: UN ESCAP, Asia and the Pacific SDG Progress Report, current status index.

    >>> import polars
    >>> frame = polars.DataFrame({"baseline": [20], "latest": [35], "target": [80]})
    >>> add_status_index(frame)["status_index_value"].to_list()
    [2.5]
    """
    wrapped = opened(frame)
    with refusing(wrapped, "score the status index"):
        inputs = wrapped.with_columns(
            number(wrapped, base).alias(temporary("b")),
            number(wrapped, latest).alias(temporary("now")),
            number(wrapped, target).alias(temporary("t")),
            sign(wrapped, direction).alias(temporary("sign")),
        )
        scored = inputs.with_columns(**_facts()).with_columns(**_results(marks or IndexMarks.shipped(), prefix))
        return without(scored).to_native()


def _facts() -> dict[str, Any]:
    nw = library("narwhals")
    b, now, t, way = (nw.col(temporary(name)) for name in ("b", "now", "t", "sign"))
    reached = ((way > 0) & (now >= t)) | ((way < 0) & (now <= t)) | ((way == 0) & (now == t))
    directed = divided(way * (now - b), (t - b).abs()) * 10
    nearing = 10 - divided((t - now).abs(), (t - b).abs()) * 10
    return {
        temporary("met"): truth(reached),
        temporary("met_before"): truth(((way > 0) & (b >= t)) | ((way < 0) & (b <= t)) | (b == t)),
        temporary("index"): nw.when(way == 0).then(nearing).otherwise(directed),
    }


def _results(ends: IndexMarks, prefix: str) -> dict[str, Any]:
    """The new columns; the cases in the order in which the single function asks."""
    nw = library("narwhals")
    b, now, t, way = (nw.col(temporary(name)) for name in ("b", "now", "t", "sign"))
    met, met_before, index = (nw.col(temporary(name)) for name in ("met", "met_before", "index"))
    nothing, best, worst = nw.lit(None, dtype=nw.Float64), nw.lit(float(ends.best)), nw.lit(float(ends.worst))
    status = [
        (t.is_null(), Status.INFORMATIONAL),
        (now.is_null() & b.is_null(), Status.NOT_ASSESSED),
        (now.is_null(), Status.BASELINE_ONLY),
        (way.is_null(), Status.NOT_ASSESSED),
        (met, Status.TARGET_MET),
        (b.is_null(), Status.NOT_ASSESSED),
        (index > 0, Status.PROGRESS),
        (index == 0, Status.NO_CHANGE),
    ]
    unscored = t.is_null() | now.is_null() | way.is_null()
    value = [
        (unscored | (b.is_null() & ~met), nothing),
        (met & b.is_null(), nothing),
        (met & met_before, best),
        (~unscored, finite(index)),
    ]
    score = [
        (unscored, nothing),
        (met, best),
        (b.is_null(), nothing),
        (index.is_null() | (index <= ends.worst), worst),
        (index >= ends.best, best),
        (~unscored, index),
    ]
    there = ~choose(value, None).is_null()
    return {
        f"{prefix}_value": choose(value, None),
        f"{prefix}_score": choose(score, None),
        f"{prefix}_status": choose([(c, nw.lit(str(s))) for c, s in status], nw.lit(str(Status.REGRESSION))),
        f"{prefix}_measure": nw.when(there).then(nw.lit(str(Measure.INDEX))),
    }
