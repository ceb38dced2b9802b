"""Required growth: the observed growth rate against the one that reaches the target.

Source: Statistics Canada and Open SDG, docs/progress-methodology.md, after
Eurostat's method for its SDG monitoring reports.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs

from egovplan.analysis.growth import compound_rate
from egovplan.analysis.interpolation.positions import day_of, decimal_year, number_or_none
from egovplan.analysis.reason import Reason, because
from egovplan.analysis.scoring.bands import GrowthBand, GrowthBands
from egovplan.analysis.scoring.case import Case
from egovplan.analysis.scoring.directions import direction_named, reached, sign_of
from egovplan.analysis.scoring.registry import scoring_method
from egovplan.analysis.scoring.result import Inputs, Measure, Score, Status
from egovplan.model import Deadline, Direction, Year

__all__ = ["combine_growth", "limit_factor", "required_growth"]

When = int | float | date | Year | Deadline


def required_growth(
    base: float | None,
    base_year: When | None,
    current: float | None,
    current_year: When | None,
    target: float | None = None,
    target_year: When | None = None,
    direction: Direction | str | int = 1,
    limit: float | None = None,
    *,
    bands: GrowthBands | None = None,
) -> Score:
    """Whether growth so far, kept up, reaches the target on time.

    With a target the value is ``sign d CAGR_observed / |CAGR_required|``, with
    ``CAGR = (y_t / y_0) ** (1 / (t - t_0)) - 1``, both rates from the base.
    Without one it is ``sign d CAGR_observed``. ``d`` is the wanted direction,
    ``sign`` is -1 where the base is negative.

    Args:
        base: Value in the base year, or None.
        base_year: A number of years, a `Year`, or a date.
        current: Latest value, or None; in the unit of the base.
        current_year: When that was.
        target: Value to be reached, or None.
        target_year: When it is due; needed with a target.
        direction: ``increase``, ``decrease``, 1 or -1.
        limit: A natural limit of the indicator (100 for a share in percent),
            near which less growth is expected; used without a target only.
        bands: Bands and score lines; those of the publication by default.

    Returns:
        A score from -5 to 5 (5 where the target is achieved), with status
        ``target_achieved``, ``substantial_progress`` (on track, from 0.95 or
        1.5 % a year), ``moderate_progress`` (from 0.6 or 0.5 %),
        ``limited_progress`` (from 0), ``deterioration``, or ``not_assessed``
        with the reason: a value missing, less than a year apart, values that
        differ in sign. A base or target of 0 is taken as 0.001. Details:
        ``observed_growth``, ``required_growth``, ``limit_factor``.

    Raises:
        ValueError: For something that is no finite number or no direction.

    Source: Statistics Canada and Open SDG, docs/progress-methodology.md.

    >>> result = required_growth(12.3, 2015, 9.5, 2023, 8.2, 2030, direction=-1)
    >>> round(result.value, 6), round(result.score, 3), str(result.status)
    (1.191376, 4.224, 'substantial_progress')
    """
    used = bands or GrowthBands.shipped()
    way = direction_named(direction)
    y0, y1, yt = number_or_none(base), number_or_none(current), number_or_none(target)
    inputs = Inputs(y0, _shown(base_year), y1, _shown(current_year), yt, _shown(target_year), way)
    t0, t1, tt = _years(base_year), _years(current_year), _years(target_year)
    achieved = y1 is not None and yt is not None and _achieved(y1, yt, sign_of(way), used.zero)
    rates, reasons = _rates(y0, t0, y1, t1, yt, tt, used.zero)
    if achieved:
        value = None if rates is None else _ratio(rates, y0 or used.zero, way)
        return _score(Status.TARGET_ACHIEVED, value, used.best, Measure.GROWTH_RATIO, reasons, inputs, rates, used)
    if rates is None:
        return _score(Status.NOT_ASSESSED, None, None, None, reasons, inputs, None, used)
    start = y0 or used.zero
    if yt is not None:
        return _towards(rates, start, yt, way, reasons, inputs, used)
    return _untargeted(rates, start, way, number_or_none(limit), reasons, inputs, used)


Rates = tuple[float, float | None]
"""Observed and required growth per year; no required one without a target."""


def _rates(
    y0: float | None,
    t0: float | None,
    y1: float | None,
    t1: float | None,
    yt: float | None,
    tt: float | None,
    zero: float,
) -> tuple[Rates | None, tuple[Reason, ...]]:
    """The two growth rates, or None with the reason why they do not exist."""
    if y1 is None:
        return None, (because("no_observations") if y0 is None else because("single_observation"),)
    if y0 is None:
        return None, (because("no_baseline"),)
    for which, value in (("base", t0), ("current value", t1), ("target", tt if yt is not None else 0.0)):
        if value is None:
            return None, (because("undated", which=which),)
    assert t0 is not None
    assert t1 is not None
    if t1 - t0 < 1:
        return None, (because("too_few_years", first=t0, last=t1),)
    if yt is not None and tt is not None and tt <= t0:
        return None, (because("target_not_after_base", target=tt, base=t0),)
    notes = tuple(
        because("zero_replaced", which=which, replacement=zero)
        for which, value in (("base", y0), ("target", yt))
        if value == 0
    )
    start, end = y0 or zero, yt if yt is None else yt or zero
    if _opposite(start, y1) or (end is not None and _opposite(start, end)):
        values = ", ".join(f"{value:g}" for value in (start, y1, end) if value is not None)
        return None, (because("signs_differ", values=values), *notes)
    required = None if end is None or tt is None else compound_rate(start, end, tt - t0)
    return (compound_rate(start, y1, t1 - t0), required), notes


def _opposite(a: float, b: float) -> bool:
    return a < 0 < b or b < 0 < a


def _achieved(y1: float, yt: float, sign: int, zero: float) -> bool:
    """A target of 0 counts as achieved at the number it is taken as, too."""
    return reached(y1, yt, sign) or (yt == 0 and reached(y1, zero, sign))


def _ratio(rates: Rates, start: float, way: Direction) -> float | None:
    observed, required = rates
    if not required:
        return None
    return math.copysign(1, start) * sign_of(way) * observed / abs(required)


def _towards(
    rates: Rates,
    start: float,
    yt: float,
    way: Direction,
    reasons: tuple[Reason, ...],
    inputs: Inputs,
    bands: GrowthBands,
) -> Score:
    value = _ratio(rates, start, way)
    if value is None:
        # The base already stands at the target and the value has left it: infinitely far below every band.
        note = because("baseline_equals_target", target=yt)
        return _score(
            bands.with_target[-1].status,
            None,
            bands.worst,
            Measure.GROWTH_RATIO,
            (note, *reasons),
            inputs,
            rates,
            bands,
        )
    if math.isnan(value):
        note = because("rate_too_large")
        return _score(Status.NOT_ASSESSED, None, None, None, (note, *reasons), inputs, rates, bands)
    band = next(band for band in bands.with_target if value >= band.at_least)
    mark = _held(band.slope * value + band.intercept, bands)
    return _score(band.status, value, mark, Measure.GROWTH_RATIO, reasons, inputs, rates, bands)


def _untargeted(
    rates: Rates,
    start: float,
    way: Direction,
    limit: float | None,
    reasons: tuple[Reason, ...],
    inputs: Inputs,
    bands: GrowthBands,
) -> Score:
    growth = math.copysign(1, start) * sign_of(way) * rates[0]
    factor = 1.0 if limit is None else limit_factor(start, limit, bands.limit_exponent)
    band = next(band for band in bands.without_target if growth >= _lowered(band, factor))
    if growth >= 0 and factor == 0:
        mark = bands.best
    else:
        mark = _held(band.slope * (growth / factor if growth >= 0 else growth) + band.intercept, bands)
    if limit is not None and factor == 0:
        reasons = (because("at_limit", limit=limit), *reasons)
    details = (("limit_factor", None if limit is None else factor),)
    scored = _score(band.status, growth, mark, Measure.GROWTH_RATE, reasons, inputs, rates, bands)
    return attrs.evolve(scored, details=scored.details + details)


def limit_factor(base: float, limit: float, exponent: float) -> float:
    """How much the bands above zero are lowered near a natural limit: 0 at it, 1 far from it.

    >>> limit_factor(50, 100, 4.44) > 0.95, limit_factor(100, 100, 4.44)
    (True, 0.0)
    """
    y0, end = abs(base), abs(limit)
    if y0 >= 2 * end:
        return 1.0
    near = y0 / end if y0 <= end else (2 * end - y0) / end
    return float(1 - near**exponent)


def _lowered(band: GrowthBand, factor: float) -> float:
    return band.at_least * factor if band.at_least > 0 else band.at_least


def _held(mark: float, bands: GrowthBands) -> float:
    return max(bands.worst, min(bands.best, mark))


def _score(
    status: str,
    value: float | None,
    mark: float | None,
    measure: str | None,
    reasons: tuple[Reason, ...],
    inputs: Inputs,
    rates: Rates | None,
    bands: GrowthBands,
) -> Score:
    details = () if rates is None else (("observed_growth", rates[0]), ("required_growth", rates[1]))
    if value is not None and not math.isfinite(value):
        value = None
    kind = None if value is None else measure
    return Score("required_growth", status, value, mark, bands.best, kind, reasons, inputs, details)


def _years(when: When | None) -> float | None:
    """Years as a number: a date so that year ends lie whole years apart, a `Year` as its own end."""
    if isinstance(when, Year):
        return float(when.value)
    day = day_of(when)
    # A year's last day is that year, as a plain number and as a date alike.
    return number_or_none(when) if day is None else decimal_year(day) - 1


def _shown(when: When | None) -> float | date | None:
    day = day_of(when)
    return number_or_none(when) if day is None else day


def combine_growth(scores: Iterable[Score | float | None], *, bands: GrowthBands | None = None) -> Score:
    """The score of an indicator made of several series: their mean.

    Args:
        scores: Results of `required_growth`, or their marks. Those that were
            not assessed (or None) are left out, and counted.
        bands: Bands of the mean mark.

    Returns:
        A score with the mean as mark and value. It is ``target_achieved`` only
        where every series is, which plain marks cannot tell.

    Source: Statistics Canada and Open SDG, aggregated progress status.

    >>> mean = combine_growth([2.815386645395768, -2.7348688404414103, -2.84926753467944])
    >>> round(mean.score, 6), str(mean.status)
    (-0.922917, 'limited_progress')
    """
    used = bands or GrowthBands.shipped()
    parts = list(scores)
    marks = [(part.score if isinstance(part, Score) else number_or_none(part)) for part in parts]
    known = [mark for mark in marks if mark is not None]
    missing = len(marks) - len(known)
    notes = (because("missing_components", count=missing, total=len(marks)),) if missing else ()
    if not known:
        return Score("required_growth", Status.NOT_ASSESSED, None, None, used.best, None, (because("no_observations"),))
    mean = math.fsum(known) / len(known)
    achieved = all(isinstance(part, Score) and part.met for part in parts if not _missing(part))
    status = Status.TARGET_ACHIEVED if achieved else next(b.status for b in used.of_score if mean >= b.at_least)
    return Score("required_growth", status, mean, mean, used.best, "mean_score", notes)


def _missing(part: Score | float | None) -> bool:
    return part is None or (isinstance(part, Score) and part.score is None)


@scoring_method("required_growth")
def required_growth_of(case: Case, *, limit: float | None = None, bands: GrowthBands | None = None, **_: Any) -> Score:
    """Required growth of a prepared case; without a target by the growth rate alone."""
    baseline, latest, target = case.baseline, case.latest, case.target
    return required_growth(
        None if baseline is None else case.used(baseline),
        None if baseline is None else baseline.date,
        None if latest is None else case.used(latest),
        None if latest is None else latest.date,
        None if target is None else target.value,
        None if target is None else target.due,
        case.direction,
        limit,
        bands=bands,
    )
