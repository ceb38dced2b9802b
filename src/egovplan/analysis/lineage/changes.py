"""How the target of a later plan stands to that of an earlier one."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Sequence
from datetime import date

from attrs import frozen

from egovplan.analysis.interpolation import InterpolationError, interpolate
from egovplan.analysis.lineage.step import Change
from egovplan.analysis.series.point import SeriesPoint
from egovplan.analysis.series.strand import Strand
from egovplan.model import Basis, Direction

__all__ = ["Compared", "compared", "line_of"]

# Interpolated values are compared to nine decimals: a tenth of the way is a float's hair off.
_DECIMALS = 9


@frozen
class Compared:
    """An earlier and a later target with what changed between them.

    Attributes:
        earlier: The earlier plan's target that the later one is held against.
        later: The later plan's target.
        expected: What the earlier plan asks for on the later one's day, where
            that lies between its points; else None.
        changes: What changed; of value before of date.
    """

    earlier: SeriesPoint
    later: SeriesPoint
    expected: float | None
    changes: tuple[Change, ...]


def line_of(strand: Strand) -> tuple[SeriesPoint, ...]:
    """The targets of one plan in one strand, one a date; changes and undated ones where there are no others."""
    return strand.standing or strand.targets


def compared(earlier: Strand, later: Strand, direction: Direction) -> Compared:
    """Hold the targets of a later plan against those of an earlier one.

    Where the later plan has targets within the span of the earlier plan's, the
    last of those is compared with what the earlier plan asks for on that day
    (linear between its points, by calendar years); else its first target
    beyond that span with the earlier plan's last. A target before that span is
    held against the way from the earlier plan's own baseline, where it has one.

    Args:
        earlier: The points of the earlier plan, with one target at least.
        later: The points of the later plan in the same strand, likewise.
        direction: Which way is better.
    """
    sign = 1 if direction is Direction.INCREASE or earlier.yardstick.basis is Basis.CHANGE else -1
    old = [point for point in line_of(earlier) if point.date is not None]
    point = _held_against(old, line_of(later))
    if point.date is None or not old:
        last = line_of(earlier)[-1]
        return Compared(last, point, None, (_by_value(_worth(point, sign) - _worth(last, sign)),))
    ahead = next((other for other in old if _day(other) >= point.date), None)
    expected = None if ahead is None or ahead.date == point.date else _expected(earlier, point.date, sign)
    if ahead is None or (point.date < _day(old[0]) and expected is None):
        return _outside(old, point, sign)
    due = _worth(ahead, sign) if expected is None else sign * expected
    change = _by_value(_worth(point, sign) - due)
    return Compared(ahead, point, expected, _with_date(change, point, old, sign))


def _held_against(old: Sequence[SeriesPoint], new: Sequence[SeriesPoint]) -> SeriesPoint:
    """The target of the later plan that is compared."""
    if not old:
        return new[0]
    within = [point for point in new if point.date is not None and _day(old[0]) <= point.date <= _day(old[-1])]
    beyond = [point for point in new if point.date is not None and point.date > _day(old[-1])]
    return within[-1] if within else beyond[0] if beyond else new[-1]


def _expected(earlier: Strand, day: date, sign: int) -> float | None:
    """What the earlier plan asks for on a day between two of its points, or None."""
    targets = [(_years(_day(point)), sign * _worth(point, sign)) for point in earlier.standing]
    if not targets:
        return None
    measured = [point for point in earlier.observations if point.date and _years(point.date) < targets[0][0]]
    start = [(_years(_day(measured[0])), sign * _worth(measured[0], sign))] if measured else []
    try:
        return interpolate([*start, *targets], _years(day), outside="none")
    except InterpolationError:
        return None


def _years(day: date) -> float:
    """The end of a day in calendar years: ends of years lie evenly, leap years or not."""
    passed = (day - date(day.year, 1, 1)).days + 1
    return day.year + passed / (366 if isleap(day.year) else 365)


def _outside(old: Sequence[SeriesPoint], point: SeriesPoint, sign: int) -> Compared:
    """A later target due beyond all that the earlier plan says, or before."""
    last, first = old[-1], old[0]
    if _day(point) > _day(last):
        gap = _worth(point, sign) - _worth(last, sign)
        if gap > 0:
            return Compared(last, point, None, (Change.RAISED,))
        return Compared(last, point, None, (Change.LOWERED, Change.POSTPONED) if gap else (Change.POSTPONED,))
    gap = _worth(point, sign) - _worth(first, sign)
    if gap < 0:
        return Compared(first, point, None, (Change.STEP_TOWARDS,))
    return Compared(first, point, None, (Change.RAISED, Change.BROUGHT_FORWARD) if gap else (Change.BROUGHT_FORWARD,))


def _day(point: SeriesPoint) -> date:
    """The day of a point; the last of all for one without."""
    return point.date or date.max


def _with_date(change: Change, point: SeriesPoint, old: Sequence[SeriesPoint], sign: int) -> tuple[Change, ...]:
    """A change of value, with that of date where the earlier plan had the same value on another day."""
    worth = _worth(point, sign)
    later = [_worth(other, sign) for other in old if _day(other) > _day(point)]
    sooner = [_worth(other, sign) for other in old if _day(other) < _day(point)]
    if change is Change.RAISED and any(value <= worth for value in later):
        return change, Change.BROUGHT_FORWARD
    if change is Change.LOWERED and any(value >= worth for value in sooner):
        return change, Change.POSTPONED
    return (change,)


def _by_value(gap: float) -> Change:
    gap = round(gap, _DECIMALS)
    return Change.KEPT if gap == 0 else Change.RAISED if gap > 0 else Change.LOWERED


def _worth(point: SeriesPoint, sign: int) -> float:
    """The value turned so that more is better; of a range the end that is asked for at least."""
    quantity = point.statement.quantity
    return sign * float(quantity.value if sign > 0 or quantity.high is None else quantity.high)
