"""Statements put together by what they measure, for whom and in which unit."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Hashable, Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter
from weakref import ref

from attrs import frozen

from egovplan.analysis.consistency.word_data import words_of
from egovplan.analysis.consistency.wording import ALIKE, ALIKE_IN_ONE_SERIES, content_words, grades, key, overlap
from egovplan.model import (
    Basis,
    Comparator,
    Direction,
    Indicator,
    Level,
    Plan,
    ServiceLevel,
    Source,
    Statement,
    StatementKind,
    Unit,
)

__all__ = ["Point", "alike", "behind", "by_due", "clusters", "grouped", "points", "said"]

_MOST_CLUSTERS = 12


@frozen
class Point:
    """A level that a plan states, with what it measures.

    Attributes:
        statement: The statement.
        what: The concept of its indicator; else the indicator; else the wording.
        series: The indicator; else the wording.
        unit: What its number can be compared with: the unit, and the scale word
            or currency that the number is printed with.
        levels: Levels of government in its scope.
        service_levels: Levels of online service in its scope.
        direction: Which way it should move.
        catalogued: Whether its indicator has a concept.
    """

    statement: Statement
    what: Hashable
    series: Hashable
    unit: Hashable
    levels: frozenset[Level]
    service_levels: frozenset[ServiceLevel]
    direction: Direction
    catalogued: bool

    @property
    def words(self) -> frozenset[str]:
        """The words that say what is measured."""
        return content_words(self.statement.label, self.statement.quantity.noun)

    @property
    def grades(self) -> frozenset[str]:
        """The single digits in its wording: grades and levels that are reached."""
        return grades(self.statement.label)

    @property
    def due(self) -> datetime.date | None:
        """The day by which it holds."""
        return self.statement.due

    @property
    def source(self) -> Source | None:
        """Where it stands."""
        return self.statement.source

    @property
    def line(self) -> int | None:
        """The line it stands on."""
        return self.statement.source.line if self.statement.source else None

    @property
    def low(self) -> float | Fraction:
        """The least it can mean, a tenth less where the text says "about"."""
        value = self.statement.quantity.value
        return value - _tenth(value) if self.statement.quantity.approximate else value

    @property
    def high(self) -> float | Fraction:
        """The most it can mean as a printed number, a tenth more where the text says "about"."""
        quantity = self.statement.quantity
        value = quantity.value if quantity.high is None else quantity.high
        return value + _tenth(value) if quantity.approximate else value

    @property
    def is_trusted(self) -> bool:
        """Whether what it measures is well told: it has a concept, or it is a share of something named."""
        return self.catalogued or self.statement.quantity.unit is Unit.PERCENT


def _tenth(value: float) -> Fraction:
    """Exact, so that no whole number is too large for it."""
    return Fraction(abs(value)) / 10


def points(plan: Plan, kinds: Collection[StatementKind]) -> list[Point]:
    """The statements of some kinds that state a level; sizes of changes are left out."""
    return [point for point in _points(plan) if point.statement.kind in kinds]


_last: tuple[ref[Plan], tuple[Point, ...]] | None = None
"""The points of the plan that was looked at last: several checks want them, one after the other."""


def _points(plan: Plan) -> tuple[Point, ...]:
    global _last
    known = _last
    if known is not None and known[0]() is plan:
        return known[1]
    indicators = {indicator.id: indicator for indicator in plan.indicators}
    made = tuple(
        _point(statement, indicators[statement.indicator_id] if statement.indicator_id else None)
        for statement in plan.statements
        if statement.basis is Basis.LEVEL
    )
    _last = (ref(plan), made)
    return made


def _point(statement: Statement, indicator: Indicator | None) -> Point:
    series = ("indicator", indicator.id) if indicator else ("wording", key(statement.label))
    concept = indicator.concept if indicator else None
    return Point(
        statement,
        ("concept", concept) if concept else series,
        series,
        _unit(statement),
        _levels(statement.levels or (indicator.levels if indicator else ())),
        _service_levels(statement.service_levels or (indicator.service_levels if indicator else ())),
        _direction(statement, indicator),
        concept is not None,
    )


@lru_cache(maxsize=64)
def _levels(levels: tuple[Level, ...]) -> frozenset[Level]:
    return frozenset(levels)


@lru_cache(maxsize=64)
def _service_levels(levels: tuple[ServiceLevel, ...]) -> frozenset[ServiceLevel]:
    return frozenset(levels)


def _unit(statement: Statement) -> Hashable:
    quantity = statement.quantity
    noun = key(quantity.noun) if quantity.noun else ""
    if quantity.unit is Unit.MONEY:
        return (quantity.unit, noun)
    first = noun.partition(" ")[0]
    return (quantity.unit, first if quantity.unit is Unit.COUNT and first in words_of("scale") else "")


def _direction(statement: Statement, indicator: Indicator | None) -> Direction:
    """An upper limit says itself that less is better, whatever the indicator was taken for."""
    if statement.quantity.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
        return Direction.DECREASE
    return indicator.direction if indicator else Direction.INCREASE


def grouped(items: Iterable[Point], *names: str) -> Iterator[list[Point]]:
    """The points that agree in some fields, in the order of their first point; lone points are left out."""
    groups: dict[Hashable, list[Point]] = {}
    agreeing = attrgetter(*names)
    for item in items:
        groups.setdefault(agreeing(item), []).append(item)
    return (group for group in groups.values() if len(group) > 1)


def alike(first: Point, second: Point) -> bool:
    """Whether two points speak of the same thing, to judge by their wordings.

    Those that name different grades (``cấp độ 4``, ``cấp độ 5``) do not.

    Two points of one catalogued indicator need fewer words in common; counts
    of one none, since what is counted has a short name and its abbreviation.
    Where there is no concept, an indicator is nothing but a wording.
    """
    if first.grades and second.grades and not first.grades & second.grades:
        return False
    least = ALIKE
    if first.series == second.series and first.catalogued:
        least = 0.0 if first.statement.quantity.unit is Unit.COUNT else ALIKE_IN_ONE_SERIES
    return overlap(first.words, second.words) >= least


def by_due(point: Point) -> datetime.date:
    """For sorting by day; points without one come last."""
    return point.due or datetime.date.max


def behind(point: Point, other: Point) -> bool:
    """Whether a point is clearly worse than another one in the direction that both move."""
    if point.direction is not other.direction:
        return False
    return point.high < other.low if point.direction is Direction.INCREASE else point.low > other.high


def clusters(group: list[Point]) -> list[list[Point]]:
    """The points of a group parted by wording: a concept may hold several things that are measured.

    Each series is compared with the first point of the clusters there are, a
    dozen at most, so that the time stays linear.
    """
    of_series: dict[Hashable, list[Point]] = {}
    found: list[list[Point]] = []
    for point in group:
        cluster = of_series.get(point.series)
        if cluster is None:
            cluster = next((c for c in found[:_MOST_CLUSTERS] if alike(c[0], point)), None)
        if cluster is None:
            cluster = []
            found.append(cluster)
        of_series[point.series] = cluster
        cluster.append(point)
    return [cluster for cluster in found if len(cluster) > 1]


def said(point: Point) -> str:
    """A point as it stands in a message: ``>=80% (district) 2015-12-31``."""
    quantity = point.statement.quantity
    sign = "" if quantity.comparator is Comparator.EQUAL else str(quantity.comparator)
    number = f"{quantity.value}-{quantity.high}" if quantity.high is not None else f"{quantity.value}"
    unit = "%" if quantity.unit is Unit.PERCENT else ""
    scope = f" ({', '.join(sorted(point.levels))})" if point.levels else ""
    due = f" {point.due.isoformat()}" if point.due else ""
    return f"{'~' if quantity.approximate else ''}{sign}{number}{unit}{scope}{due}"
