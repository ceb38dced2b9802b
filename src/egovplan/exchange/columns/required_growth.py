"""Required growth over frames; rules as in `egovplan.analysis.required_growth`."""

from __future__ import annotations

from typing import Any

from egovplan.analysis.scoring.bands import GrowthBand, GrowthBands
from egovplan.analysis.scoring.result import Measure, Status
from egovplan.exchange.columns.cells import choose, divided, finite, number, sign, temporary, truth, year_number
from egovplan.exchange.columns.engines import opened, refusing, without
from egovplan.exchange.frames.extra import library
from egovplan.model import Direction

__all__ = ["add_required_growth"]


def add_required_growth(
    frame: Any,
    base: str | float | None = "baseline",
    base_year: Any = "base_year",
    current: str | float | None = "latest",
    current_year: Any = "latest_year",
    target: str | float | None = None,
    target_year: Any = None,
    direction: Direction | str | int = 1,
    limit: str | float | None = None,
    *,
    bands: GrowthBands | None = None,
    prefix: str = "required_growth",
) -> Any:
    """Whether growth so far, kept up, reaches the target on time, in every row.

    Args:
        frame: A frame of any engine.
        base: Column of base values, or one number for all, as all that follow.
        base_year: Years as numbers, or dates.
        current: Latest values.
        current_year: Years as numbers, or dates.
        target: Targets, null in rows that have none.
        target_year: Years as numbers, or dates.
        direction: ``increase``, ``decrease``, 1 or -1, or a column of these (a
            row with anything else is not assessed).
        limit: Natural limits, null in rows that have none.
        bands: As for `egovplan.analysis.required_growth`.
        prefix: How the new columns begin.

    Returns:
        The frame with ``{prefix}_value``, ``{prefix}_score`` (-5 to 5),
        ``{prefix}_status`` and ``{prefix}_measure``, equal to those of
        `egovplan.analysis.required_growth` up to rounding; growth beyond the
        range of floats is not assessed.

    Raises:
        EngineError: If the engine cannot do it.
        ValueError: For a column that is not there or holds no numbers.
        TypeError: For something that is no frame.
        ImportError: Without narwhals.

    Source: Statistics Canada and Open SDG, docs/progress-methodology.md.

    >>> import polars
    >>> frame = polars.DataFrame({"baseline": [12.3, 6.0], "latest": [9.5, 4.5], "target": [8.2, 2.9]})
    >>> scored = add_required_growth(frame, "baseline", 2015, "latest", 2023, "target", 2030, direction=-1)
    >>> scored["required_growth_status"].to_list()
    ['substantial_progress', 'moderate_progress']
    """
    used = bands or GrowthBands.shipped()
    wrapped = opened(frame)
    with refusing(wrapped, "score required growth"):
        inputs = wrapped.with_columns(
            number(wrapped, base).alias(temporary("y0")),
            year_number(wrapped, base_year).alias(temporary("t0")),
            number(wrapped, current).alias(temporary("y1")),
            year_number(wrapped, current_year).alias(temporary("t1")),
            number(wrapped, target).alias(temporary("yt")),
            year_number(wrapped, target_year).alias(temporary("tt")),
            sign(wrapped, direction).alias(temporary("way")),
            number(wrapped, limit).alias(temporary("limit")),
        )
        told = inputs
        for step in (_starts(used), _known(), _ratios(), _rates(), _growth(used), _marked(used)):
            told = told.with_columns(**step)
        return without(told.with_columns(**_results(used, prefix))).to_native()


def _columns(*names: str) -> tuple[Any, ...]:
    nw = library("narwhals")
    return tuple(nw.col(temporary(name)) for name in names)


def _named(columns: dict[str, Any]) -> dict[str, Any]:
    return {temporary(name): expression for name, expression in columns.items()}


def _starts(bands: GrowthBands) -> dict[str, Any]:
    """Base and target as they are taken, and what is true of the row as a whole."""
    nw = library("narwhals")
    y0, y1, yt, way = _columns("y0", "y1", "yt", "way")
    zero = nw.lit(float(bands.zero))
    reached = ((way > 0) & (y1 >= yt)) | ((way < 0) & (y1 <= yt))
    # A target of 0 counts as achieved at the number it is taken as, too.
    nearly = (yt == 0) & (((way > 0) & (y1 >= bands.zero)) | ((way < 0) & (y1 <= bands.zero)))
    return _named(
        {
            "start": nw.when(y0 == 0).then(zero).otherwise(y0),
            "end": nw.when(yt == 0).then(zero).otherwise(yt),
            "achieved": truth(reached) | truth(nearly),
            "aimed": ~yt.is_null(),
        }
    )


def _known() -> dict[str, Any]:
    """Whether the rates exist: everything there, a year apart, values of one sign."""
    t0, y1, t1, tt, way, start, end, aimed = _columns("t0", "y1", "t1", "tt", "way", "start", "end", "aimed")
    apart = truth((t1 - t0) >= 1)
    one_sign = truth(((start > 0) & (y1 >= 0)) | ((start < 0) & (y1 <= 0)))
    after = truth(tt > t0) & truth(((start > 0) & (end > 0)) | ((start < 0) & (end < 0)))
    return _named({"known": apart & one_sign & (~aimed | after) & ~way.is_null()})


def _ratios() -> dict[str, Any]:
    nw = library("narwhals")
    y1, start, end, known = _columns("y1", "start", "end", "known")
    return _named(
        {
            "grown": finite(nw.when(known).then(divided(y1, start))),
            "needed": finite(nw.when(known).then(divided(end, start))),
        }
    )


def _rates() -> dict[str, Any]:
    """Compound growth per year, observed and required."""
    t0, t1, tt, grown, needed = _columns("t0", "t1", "tt", "grown", "needed")
    return _named(
        {
            "observed": finite(grown ** divided(1.0, t1 - t0) - 1),
            "required": finite(needed ** divided(1.0, tt - t0) - 1),
        }
    )


def _growth(bands: GrowthBands) -> dict[str, Any]:
    """Growth in the wanted direction, against the required one where there is a target; the factor near a limit."""
    nw = library("narwhals")
    start, way, limit, observed, required = _columns("start", "way", "limit", "observed", "required")
    aimed = _columns("aimed")[0]
    wanted = nw.when(start < 0).then(-way).otherwise(way) * observed
    size, most = start.abs(), limit.abs()
    share = divided(nw.when(size <= most).then(size).otherwise(2 * most - size), most)
    near = nw.when((limit.is_null()) | (size >= 2 * most)).then(nw.lit(1.0))
    return _named(
        {
            "value": nw.when(aimed).then(finite(divided(wanted, required.abs()))).otherwise(wanted),
            # Where no factor can be told (nothing to start from), the row is not assessed anyway.
            "factor": near.otherwise(1 - nw.when(share >= 0).then(share) ** bands.limit_exponent),
        }
    )


def _marked(bands: GrowthBands) -> dict[str, Any]:
    """The score line of the band of each value, held between the best and the worst mark."""
    nw = library("narwhals")
    value, factor, aimed = _columns("value", "factor", "aimed")
    scaled = nw.when(value >= 0).then(divided(value, factor)).otherwise(value)
    towards = choose(
        [(value >= band.at_least, band.slope * value + band.intercept) for band in _above(bands.with_target)],
        _last(bands.with_target, value),
    )
    freely = choose(
        [
            (value >= _lowered(band, factor), band.slope * scaled + band.intercept)
            for band in _above(bands.without_target)
        ],
        _last(bands.without_target, scaled),
    )
    line = nw.when(aimed).then(towards).otherwise(freely)
    best, worst = nw.lit(float(bands.best)), nw.lit(float(bands.worst))
    at_limit = ~aimed & (factor == 0) & (value >= 0)
    return _named({"mark": choose([(at_limit | (line >= bands.best), best), (line <= bands.worst, worst)], line)})


def _results(bands: GrowthBands, prefix: str) -> dict[str, Any]:
    nw = library("narwhals")
    value, factor, mark, aimed = _columns("value", "factor", "mark", "aimed")
    achieved, known, observed, required = _columns("achieved", "known", "observed", "required")
    lost = ~known | observed.is_null() | (aimed & required.is_null())
    # The base already stands at the target and the value has left it: infinitely far below every band.
    fallen = aimed & (required == 0)
    towards = [(aimed & (value >= band.at_least), str(band.status)) for band in _above(bands.with_target)]
    freely = [(~aimed & (value >= _lowered(band, factor)), str(band.status)) for band in _above(bands.without_target)]
    status = [
        (achieved, str(Status.TARGET_ACHIEVED)),
        (lost, str(Status.NOT_ASSESSED)),
        (fallen, str(bands.with_target[-1].status)),
        *towards,
        *freely,
        (aimed, str(bands.with_target[-1].status)),
    ]
    nothing = nw.lit(None, dtype=nw.Float64)
    score = [(achieved, nw.lit(float(bands.best))), (lost, nothing), (fallen, nw.lit(float(bands.worst)))]
    there = nw.when(~lost).then(value)
    measures = [(there.is_null(), nw.lit(None, dtype=nw.String)), (aimed, nw.lit(str(Measure.GROWTH_RATIO)))]
    return {
        f"{prefix}_value": there,
        f"{prefix}_score": choose(score, mark),
        f"{prefix}_status": choose(
            [(condition, nw.lit(name)) for condition, name in status], nw.lit(str(bands.without_target[-1].status))
        ),
        f"{prefix}_measure": choose(measures, nw.lit(str(Measure.GROWTH_RATE))),
    }


def _above(bands: tuple[GrowthBand, ...]) -> tuple[GrowthBand, ...]:
    """The bands that begin somewhere: all but the last."""
    return bands[:-1]


def _last(bands: tuple[GrowthBand, ...], value: Any) -> Any:
    return bands[-1].slope * value + bands[-1].intercept


def _lowered(band: GrowthBand, factor: Any) -> Any:
    """Where a band begins near a natural limit."""
    return band.at_least * factor if band.at_least > 0 else library("narwhals").lit(float(band.at_least))
