"""Required growth over whole columns; rules as in `scoring.required_growth`.

Needs numpy, which comes with the extra ``frames``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from egovplan.analysis.arrays import blocks, column_length, float_array, numpy_module
from egovplan.analysis.scoring.bands import GrowthBand, GrowthBands
from egovplan.analysis.scoring.directions import direction_named, sign_of
from egovplan.analysis.scoring.result import Status

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from egovplan.analysis.arrays import Floats

__all__ = ["GrowthColumns", "required_growth_columns"]


@frozen(eq=False)
class GrowthColumns:
    """The results of many rows.

    Attributes:
        value: Progress values; NaN where there is none.
        score: Scores; NaN where a row was not assessed.
        status_code: Index of each row's status in ``statuses``.
        statuses: The statuses.
    """

    value: Floats
    score: Floats
    status_code: NDArray[np.int8]
    statuses: tuple[str, ...]

    @property
    def status(self) -> NDArray[np.str_]:
        """The status of each row in words."""
        return numpy_module().array([str(status) for status in self.statuses])[self.status_code]  # type: ignore[no-any-return]

    def __len__(self) -> int:
        return len(self.value)


def required_growth_columns(
    base: Any,
    base_year: Any,
    current: Any,
    current_year: Any,
    target: Any = None,
    target_year: Any = None,
    direction: Any = 1,
    limit: Any = None,
    *,
    bands: GrowthBands | None = None,
) -> GrowthColumns:
    """`required_growth` for every row.

    Args:
        base: Base values: shape (rows,) or one number for all, as all that
            follow; NaN where missing.
        base_year: Years as numbers.
        current: Latest values.
        current_year: Years as numbers.
        target: Targets; NaN in rows that have none.
        target_year: Years as numbers.
        direction: 1 or -1 per row, or one direction for all.
        limit: Natural limits; NaN in rows that have none.
        bands: As for `required_growth`.

    Returns:
        Values, scores and statuses, equal to those of `required_growth` up to
        rounding; of growth beyond the range of floats only the mark.

    Raises:
        ValueError: For columns of different length or of no numbers, or an
            unknown direction.
        ImportError: Without numpy.

    Source: Statistics Canada and Open SDG, docs/progress-methodology.md.

    >>> result = required_growth_columns([12.3, 6.0], 2015, [9.5, 4.5], [2023, 2024], [8.2, 2.9], 2030, -1)
    >>> result.score.round(3).tolist(), result.status.tolist()
    ([4.224, 0.464], ['substantial_progress', 'moderate_progress'])
    """
    np = numpy_module()
    used = bands or GrowthBands.shipped()
    inputs = [base, base_year, current, current_year, target, target_year, _signs(np, direction), limit]
    columns = [float_array(np.nan if column is None else column) for column in inputs]
    length = column_length(columns)
    rows = 1 if length is None else length
    rules = _Rules(np, used)
    result = GrowthColumns(np.empty(rows), np.empty(rows), np.empty(rows, dtype=np.int8), rules.statuses)
    with np.errstate(all="ignore"):
        for part, block in blocks(columns, rows):
            result.value[part], result.score[part], result.status_code[part] = rules.assess(*block)
    return result


def _signs(np: Any, direction: Any) -> Any:
    if isinstance(direction, str) or np.ndim(direction) == 0:
        return sign_of(direction_named(direction))
    signs = np.asarray(direction)
    if signs.dtype.kind not in "iuf" or not np.isin(signs, (1, -1)).all():
        raise ValueError("a column of directions must hold 1 and -1 only")
    return signs


class _Lines:
    """Bands as arrays, from the worst up, so that a band's index is the number of thresholds passed."""

    def __init__(self, np: Any, bands: tuple[GrowthBand, ...], first_code: int) -> None:
        worst_up = bands[::-1]
        self.thresholds = [band.at_least for band in worst_up[1:]]
        self.slopes = np.array([band.slope for band in worst_up])
        self.intercepts = np.array([band.intercept for band in worst_up])
        self.first_code = first_code

    def band_of(self, values: Any, factor: Any = 1.0) -> Any:
        """The index of each value's band; thresholds above zero are multiplied by the factor."""
        index = (values >= self._lowered(self.thresholds[0], factor)).astype("int8")
        for threshold in self.thresholds[1:]:
            index += values >= self._lowered(threshold, factor)
        return index

    @staticmethod
    def _lowered(threshold: float, factor: Any) -> Any:
        return threshold * factor if threshold > 0 else threshold


class _Rules:
    """The rules of the method over blocks of rows."""

    def __init__(self, np: Any, bands: GrowthBands) -> None:
        self.np = np
        self.bands = bands
        self.statuses = (
            Status.NOT_ASSESSED,
            Status.TARGET_ACHIEVED,
            *(band.status for band in bands.with_target[::-1]),
            *(band.status for band in bands.without_target[::-1]),
        )
        self.towards = _Lines(np, bands.with_target, 2)
        self.untargeted = _Lines(np, bands.without_target, 2 + len(bands.with_target))

    def assess(
        self, y0: Any, t0: Any, y1: Any, t1: Any, yt: Any, tt: Any, sign: Any, limit: Any
    ) -> tuple[Any, Any, Any]:
        """Value, score and status code of a block of rows."""
        np = self.np
        has_target = ~np.isnan(yt)
        if np.all(has_target):
            return self._with_target(y0, t0, y1, t1, yt, tt, sign)
        if not np.any(has_target):
            return self._without_target(y0, t0, y1, t1, sign, limit)
        first = self._with_target(y0, t0, y1, t1, yt, tt, sign)
        second = self._without_target(y0, t0, y1, t1, sign, limit)
        return tuple(np.where(has_target, a, b) for a, b in zip(first, second, strict=True))

    def _with_target(self, y0: Any, t0: Any, y1: Any, t1: Any, yt: Any, tt: Any, sign: Any) -> tuple[Any, Any, Any]:
        np, bands = self.np, self.bands
        start, end = self._not_zero(y0), self._not_zero(yt)
        value = self._rate(start, y1, t1 - t0) / abs(self._rate(start, end, tt - t0)) * sign
        value = np.where(start < 0, -value, value) if np.any(start < 0) else value
        index = self.towards.band_of(value)
        mark = self._marks(self.towards, index, value)
        code = index + np.int8(self.towards.first_code)
        lost = self._unknown(start, y1, t1 - t0) | ~(tt > t0) | ((start < 0) != (end < 0)) | np.isnan(value)
        value, mark, code = self._without(lost, value, mark, code)
        at_target = start == end
        if np.any(at_target):
            # No growth is required of a base that stands at the target: only whether it was kept counts.
            fallen = at_target & ~self._unknown(start, y1, t1 - t0) & (tt > t0)
            value = np.where(at_target, np.nan, value)
            mark, code = np.where(fallen, bands.worst, mark), np.where(fallen, self.towards.first_code, code)
        achieved = np.where(sign > 0, y1 >= yt, y1 <= yt)
        if np.any(yt == 0):
            achieved |= (yt == 0) & np.where(sign > 0, y1 >= bands.zero, y1 <= bands.zero)
        if np.any(achieved):
            mark, code = np.where(achieved, bands.best, mark), np.where(achieved, 1, code)
        return self._finite(value), mark, code

    def _without_target(self, y0: Any, t0: Any, y1: Any, t1: Any, sign: Any, limit: Any) -> tuple[Any, Any, Any]:
        np = self.np
        start = self._not_zero(y0)
        value = self._rate(start, y1, t1 - t0) * sign
        value = np.where(start < 0, -value, value) if np.any(start < 0) else value
        factor = self._limit_factor(start, limit)
        index = self.untargeted.band_of(value, factor)
        scaled = value if np.ndim(factor) == 0 else np.where(value >= 0, value / factor, value)
        mark = self._marks(self.untargeted, index, scaled)
        if np.ndim(factor):
            mark = np.where((factor == 0) & (value >= 0), self.bands.best, mark)
        code = index + np.int8(self.untargeted.first_code)
        value, mark, code = self._without(self._unknown(start, y1, t1 - t0) | np.isnan(value), value, mark, code)
        return self._finite(value), mark, code

    def _not_zero(self, values: Any) -> Any:
        zeros = values == 0
        return self.np.where(zeros, self.bands.zero, values) if self.np.any(zeros) else values

    def _rate(self, first: Any, last: Any, years: Any) -> Any:
        """Compound growth per year; by logarithms where a ratio leaves the range of floats."""
        np = self.np
        ratio = last / first
        rate = ratio ** (1 / years) - 1
        odd = np.isinf(ratio) | ((ratio == 0) & (last != 0))
        if np.any(odd):
            by_logarithm = np.expm1((np.log(abs(last)) - np.log(abs(first))) / years)
            rate = np.where(odd, by_logarithm, rate)
        return rate

    def _unknown(self, start: Any, y1: Any, years: Any) -> Any:
        """Rows without two values of one sign at least a year apart."""
        return ~(years >= 1) | ((start < 0) & (y1 > 0)) | ((start > 0) & (y1 < 0)) | self.np.isnan(start + y1)

    def _limit_factor(self, start: Any, limit: Any) -> Any:
        np = self.np
        if np.all(np.isnan(limit)):
            return 1.0
        y0, end = abs(start), abs(limit)
        near = np.where(y0 <= end, y0 / end, (2 * end - y0) / end)
        factor = np.where(y0 >= 2 * end, 1.0, 1 - near**self.bands.limit_exponent)
        return np.where(np.isnan(limit), 1.0, factor)

    def _marks(self, lines: _Lines, index: Any, value: Any) -> Any:
        np = self.np
        marks = lines.slopes.take(index)
        marks *= value
        marks += lines.intercepts.take(index)
        return np.clip(marks, self.bands.worst, self.bands.best, out=marks)

    def _without(self, lost: Any, value: Any, mark: Any, code: Any) -> tuple[Any, Any, Any]:
        """Rows that cannot be assessed have neither value nor mark."""
        np = self.np
        if not np.any(lost):
            return value, mark, code
        return np.where(lost, np.nan, value), np.where(lost, np.nan, mark), np.where(lost, 0, code)

    def _finite(self, value: Any) -> Any:
        np = self.np
        infinite = np.isinf(value)
        return np.where(infinite, np.nan, value) if np.any(infinite) else value
