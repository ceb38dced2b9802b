"""Attainment over frames; rules as in `egovplan.analysis.attainment`."""

from __future__ import annotations

from typing import Any

from egovplan.analysis.scoring.attainment import FULL_MARK
from egovplan.analysis.scoring.bands import AttainmentBands
from egovplan.analysis.scoring.result import Measure, Status
from egovplan.exchange.columns.cells import choose, divided, finite, number, sign, temporary, truth
from egovplan.exchange.columns.engines import opened, refusing, without
from egovplan.exchange.frames.extra import library
from egovplan.model import Direction

__all__ = ["add_attainment"]

# Percentages are compared with their bands to nine decimals, as the single function does.
_HALF_DECIMAL = 5e-10


def add_attainment(
    frame: Any,
    baseline: str | float | None = "baseline",
    latest: str | float | None = "latest",
    target: str | float | None = "target",
    direction: Direction | str | int | None = None,
    *,
    bands: AttainmentBands | None = None,
    prefix: str = "attainment",
) -> Any:
    """How much of the targeted change has been achieved, in every row.

    Args:
        frame: A frame of any engine.
        baseline: Column of values at the start, or one number for all, as all
            that follow.
        latest: Latest values.
        target: Values to be reached.
        direction: ``increase``, ``decrease``, 1 or -1; or a column of these
            words or numbers (null takes it from baseline and target; a row
            with anything else is not assessed); None takes it from baseline
            and target.
        bands: As for `egovplan.analysis.attainment`.
        prefix: How the new columns begin.

    Returns:
        The frame with ``{prefix}_value`` (percent), ``{prefix}_score`` (0 to
        100), ``{prefix}_status`` and ``{prefix}_measure`` (what the value is),
        equal to those of `egovplan.analysis.attainment`.

    Raises:
        EngineError: If the engine cannot do it.
        ValueError: For a column that is not there or holds no numbers.
        TypeError: For something that is no frame.
        ImportError: Without narwhals.

    Source: Healthy People 2020, CDC data.cdc.gov x749-vh2i; PMC8428048 figure 1.

    >>> import polars
    >>> frame = polars.DataFrame({"baseline": [60.0, 69.8], "latest": [75.0, 59.5], "target": [90.0, 76.8]})
    >>> scored = add_attainment(frame)
    >>> scored["attainment_value"].round(4).to_list(), scored["attainment_status"].to_list()
    ([50.0, 14.7564], ['improved', 'got_worse'])
    """
    wrapped = opened(frame)
    with refusing(wrapped, "score attainment"):
        inputs = wrapped.with_columns(
            number(wrapped, baseline).alias(temporary("b")),
            number(wrapped, latest).alias(temporary("now")),
            number(wrapped, target).alias(temporary("t")),
        ).with_columns(*_directions(wrapped, direction))
        scored = inputs.with_columns(**_facts()).with_columns(**_results(bands or AttainmentBands.shipped(), prefix))
        return without(scored).to_native()


def _directions(frame: Any, direction: Direction | str | int | None) -> list[Any]:
    """The sign of each row, and whether a direction was given that is none."""
    nw = library("narwhals")
    b, t = nw.col(temporary("b")), nw.col(temporary("t"))
    inferred = choose([(t > b, nw.lit(1.0)), (t < b, nw.lit(-1.0))], None)
    if direction is None:
        return [inferred.alias(temporary("sign")), nw.lit(False).alias(temporary("odd"))]
    given = sign(frame, direction)
    if not isinstance(direction, str) or direction not in frame.collect_schema().names():
        return [given.alias(temporary("sign")), nw.lit(False).alias(temporary("odd"))]
    there = ~nw.col(direction).is_null()
    known = nw.when(given != 0).then(given)  # parity is no direction here
    return [
        nw.when(there).then(known).otherwise(inferred).alias(temporary("sign")),
        truth(there & known.is_null()).alias(temporary("odd")),
    ]


def _facts() -> dict[str, Any]:
    """What the cases are told apart by."""
    nw = library("narwhals")
    b, now, t, way = (nw.col(temporary(name)) for name in ("b", "now", "t", "sign"))
    return {
        temporary("met"): truth(((way > 0) & (now >= t)) | ((way < 0) & (now <= t))),
        temporary("met_before"): truth(((way > 0) & (b >= t)) | ((way < 0) & (b <= t))),
        temporary("away"): truth(((way > 0) & (now < b)) | ((way < 0) & (now > b))),
        temporary("towards_percent"): finite(divided(now - b, t - b) * 100),
        temporary("away_percent"): finite(divided((now - b).abs(), b.abs()) * 100),
    }


def _results(bands: AttainmentBands, prefix: str) -> dict[str, Any]:
    """The new columns; the cases in the order in which the single function asks."""
    nw = library("narwhals")
    b, now, t, way, odd = (nw.col(temporary(name)) for name in ("b", "now", "t", "sign", "odd"))
    met, met_before, away = (nw.col(temporary(name)) for name in ("met", "met_before", "away"))
    towards, moved = nw.col(temporary("towards_percent")), nw.col(temporary("away_percent"))
    worse = (b == 0) | moved.is_null() | (moved >= bands.got_worse - _HALF_DECIMAL)
    improved = towards >= bands.improved - _HALF_DECIMAL
    unscored = odd | t.is_null() | now.is_null()
    nowhere = way.is_null()
    nothing = nw.lit(None, dtype=nw.Float64)
    status = [
        (t.is_null(), Status.INFORMATIONAL),
        (now.is_null() & b.is_null(), Status.NOT_ASSESSED),
        (now.is_null(), Status.BASELINE_ONLY),
        (odd, Status.NOT_ASSESSED),
        (met | (nowhere & (now == t)), Status.TARGET_MET),
        (nowhere | b.is_null(), Status.NOT_ASSESSED),
        (away & worse, Status.GOT_WORSE),
        (away, Status.LITTLE_OR_NO_CHANGE),
        (improved, Status.IMPROVED),
    ]
    value = [
        (unscored | nowhere | b.is_null() | (met & met_before), nothing),
        (away, moved),
        (~away, towards),
    ]
    score = [
        (unscored, nothing),
        (met | (nowhere & (now == t)), nw.lit(FULL_MARK)),
        (nowhere | b.is_null(), nothing),
        (away, nw.lit(0.0)),
        (~away, towards),
    ]
    measure = [
        (choose(value, None).is_null(), nw.lit(None, dtype=nw.String)),
        (away & ~met, nw.lit(str(Measure.MOVED_AWAY))),
    ]
    return {
        f"{prefix}_value": choose(value, None),
        f"{prefix}_score": choose(score, None),
        f"{prefix}_status": choose([(c, nw.lit(str(s))) for c, s in status], nw.lit(str(Status.LITTLE_OR_NO_CHANGE))),
        f"{prefix}_measure": choose(measure, nw.lit(str(Measure.TARGETED_CHANGE))),
    }
