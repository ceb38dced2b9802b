"""A run of comparable points."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import inf

from attrs import frozen

from egovplan.analysis.series.point import SeriesPoint, quantity_in_words
from egovplan.analysis.series.territory import Territory
from egovplan.analysis.series.yardstick import Yardstick
from egovplan.model import Basis, Comparator, Quantity, Statement, StatementKind

__all__ = ["Strand"]


@frozen
class Strand:
    """Points of one territory by one yardstick: these, and no others, may be joined by a line.

    Attributes:
        territory: Whose they are.
        yardstick: By what they measure.
        points: By date (undated last), then by the day of their plan.
    """

    territory: Territory
    yardstick: Yardstick
    points: tuple[SeriesPoint, ...]

    @property
    def targets(self) -> tuple[SeriesPoint, ...]:
        """What is to be reached."""
        return tuple(point for point in self.points if point.is_target)

    @property
    def observations(self) -> tuple[SeriesPoint, ...]:
        """What held."""
        return tuple(point for point in self.points if point.is_observation)

    @property
    def plan_ids(self) -> tuple[str, ...]:
        """The plans that state a point, in the order of their days."""
        by_day = sorted(self.points, key=lambda point: (point.issued_on or date.max, point.plan_id))
        return tuple(dict.fromkeys(point.plan_id for point in by_day))

    @property
    def standing(self) -> tuple[SeriesPoint, ...]:
        """One target a date: that of the plan issued last; in one plan a milestone before a target.

        What an older plan says of the same date has been overtaken, and stays
        in ``targets``. Changes and undated targets have no place on a line.
        """
        chosen: dict[date, SeriesPoint] = {}
        for point in self.targets:
            if point.date is None or point.yardstick.basis is Basis.CHANGE:
                continue
            held = chosen.get(point.date)
            if held is None or _goes_before(point, held):
                chosen[point.date] = point
        return tuple(chosen[day] for day in sorted(chosen))

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of the standing targets, as `egovplan.interpolate` takes them."""
        return tuple(point.statement for point in self.standing)

    @property
    def conflicts(self) -> tuple[tuple[SeriesPoint, SeriesPoint], ...]:
        """Pairs of points by which one plan states, for one date, two numbers that cannot both hold."""
        first: dict[tuple[object, ...], SeriesPoint] = {}
        found = []
        for point in self.points:
            other = first.setdefault((point.plan_id, point.date, point.is_target), point)
            if not _can_both_hold(other.statement.quantity, point.statement.quantity):
                found.append((other, point))
        return tuple(found)

    def __iter__(self) -> Iterator[SeriesPoint]:
        return iter(self.points)

    def __len__(self) -> int:
        return len(self.points)

    def __str__(self) -> str:
        lines = [f"{self.territory}: {self.yardstick}", *(f"  {point}" for point in self.points)]
        lines += [f"  one plan says both {_told(a)} and {_told(b)} for {a.date}" for a, b in self.conflicts]
        return "\n".join(lines)


def _goes_before(point: SeriesPoint, held: SeriesPoint) -> bool:
    if point.plan_id != held.plan_id:
        return (point.issued_on or date.min, point.plan_id) > (held.issued_on or date.min, held.plan_id)
    return point.kind is StatementKind.MILESTONE and held.kind is StatementKind.TARGET


def _told(point: SeriesPoint) -> str:
    return quantity_in_words(point.statement.quantity)


def _can_both_hold(one: Quantity, other: Quantity) -> bool:
    """Whether a value can meet both: ``at least 50`` and ``60`` do, ``50`` and ``60`` do not."""
    (low, high), (bottom, top) = _span(one), _span(other)
    return low <= top and bottom <= high


def _span(quantity: Quantity) -> tuple[float, float]:
    low, high = quantity.value, quantity.value if quantity.high is None else quantity.high
    if quantity.comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN):
        return low, inf
    if quantity.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
        return -inf, high
    return low, high
