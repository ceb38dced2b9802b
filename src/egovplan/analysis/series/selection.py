"""`series`: the statements of plans that belong to a concept, in comparable strands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from egovplan.analysis.series.breaks import breaks_between
from egovplan.analysis.series.plans import PlansLike, in_order
from egovplan.analysis.series.point import SeriesPoint
from egovplan.analysis.series.result import Series
from egovplan.analysis.series.strand import Strand
from egovplan.analysis.series.territory import Territory, day_of_plan, territory_of
from egovplan.analysis.series.yardstick import Yardstick, scheme_kin, yardstick_of
from egovplan.catalogue.indicators import shipped_catalogue
from egovplan.model import Level, Plan, ServiceLevel, Statement, StatementKind, Unit

__all__ = ["points_of", "series", "strands_of"]

_KINDS = {kind: place for place, kind in enumerate(StatementKind)}


def series(
    plans: PlansLike,
    concept: str | Iterable[str],
    *,
    levels: str | Iterable[str] | None = None,
    service_levels: str | int | Iterable[str | int] | None = None,
    unit: str | Iterable[str] | None = None,
) -> Series:
    """Follow an indicator through plans, years and provinces.

    Points are comparable, and stand in one strand, where province, concept,
    unit, what is counted, basis, levels of government and levels of service
    are the same. What is not comparable stands beside it in a strand of its
    own, with a break that says why; nothing is joined silently, and nothing
    that belongs to the concept is left out.

    Args:
        plans: Plans, or what `egovplan.load` gives; one or many, in any order.
        concept: Code in the catalogue (``document.electronic_exchange``), a
            domain (``signature``), or several of either: these then stand side
            by side, with the break between them marked. So do concepts that a
            scheme of another time put in its place (services at level 4, and
            services fully online).
        levels: Only statements that name one of these levels of government
            (among others); an empty collection: only those that name none.
        service_levels: Only statements that name one of these levels of online
            service (3, ``"full"``); an empty collection: only those that name none.
        unit: Only statements in one of these units.

    Returns:
        Targets, milestones, baselines and budgets with their dates and
        sources, in strands, with the breaks between them.

    Raises:
        ValueError: For a concept that neither the catalogue nor a plan has, an
            unknown level or unit, or a plan given twice.
        TypeError: For something that is no plan.

    >>> from datetime import date
    >>> from egovplan.model import Deadline, Document, Indicator, Quantity
    >>> def plan(name, year, value, unit, noun=None):
    ...     due = Deadline(date(year, 12, 31), "year")
    ...     target = Statement("s", "target", Quantity(value, unit, noun=noun), "one-stop", "i", due)
    ...     indicator = Indicator("i", "one-stop", "onestop.electronic", unit)
    ...     return Plan(name, document=Document(province="quang-ngai"), indicators=[indicator], statements=[target])
    >>> print(series([plan("a", 2015, 40, "percent"), plan("b", 2018, 12, "count", "huyện")], "onestop.electronic"))
    onestop.electronic: Bodies with an electronic one-stop desk
    <BLANKLINE>
    Quảng Ngãi: percent
      2015-12-31       40%  target     a
    <BLANKLINE>
    -- not joined with Quảng Ngãi, percent: another unit: percent, then count
    Quảng Ngãi: count of bodies
      2018-12-31        12  target     b
    """
    ordered = in_order(plans)
    codes = codes_of(concept, ordered)
    wanted = _Filter(levels, service_levels, unit)
    points = [point for plan in ordered for point in points_of(plan, codes) if wanted.takes(point.statement)]
    strands = strands_of(points, codes)
    return Series(codes, tuple(plan.id for plan in ordered), strands, breaks_between(strands))


def points_of(plan: Plan, codes: Iterable[str] | None = None) -> list[SeriesPoint]:
    """The points of a plan, of some concepts or of all, in the order of the document."""
    wanted = None if codes is None else frozenset(codes)
    of_indicator = {
        indicator.id: indicator.concept
        for indicator in plan.indicators
        if indicator.concept is not None and (wanted is None or indicator.concept in wanted)
    }
    day, territory = day_of_plan(plan), territory_of(plan)
    return [
        SeriesPoint(plan.id, day, territory, yardstick_of(statement, code), statement)
        for statement in plan.statements
        if statement.indicator_id is not None and (code := of_indicator.get(statement.indicator_id)) is not None
    ]


def strands_of(points: Iterable[SeriesPoint], codes: tuple[str, ...]) -> tuple[Strand, ...]:
    """Points in comparable runs, by province, concept and first date."""
    runs: dict[tuple[Territory, Yardstick], list[SeriesPoint]] = {}
    for point in points:
        runs.setdefault((point.territory, point.yardstick), []).append(point)
    strands = [Strand(*key, tuple(sorted(run, key=_when))) for key, run in runs.items()]
    order = {code: place for place, code in enumerate(codes)}
    return tuple(sorted(strands, key=lambda strand: _place(strand, order)))


def _when(point: SeriesPoint) -> tuple[date, date, str, int]:
    return point.date or date.max, point.issued_on or date.max, point.plan_id, _KINDS[point.kind]


def _place(strand: Strand, order: dict[str, int]) -> tuple[str, int, int, date, str]:
    """Where a strand stands: a territory that grew comes behind itself before."""
    territory, yardstick = strand.territory, strand.yardstick
    first = strand.points[0].date or date.max
    return territory.province or "", len(territory.joined), order[yardstick.concept], first, str(yardstick)


def codes_of(concept: str | Iterable[str], plans: Iterable[Plan]) -> tuple[str, ...]:
    """The codes that a concept, a domain or several of them stand for, in order."""
    used = sorted({indicator.concept for plan in plans for indicator in plan.indicators if indicator.concept})
    known = tuple(dict.fromkeys((*shipped_catalogue().entries, *used)))
    found: dict[str, None] = {}
    for name in (concept,) if isinstance(concept, str) else tuple(concept):
        codes = [code for code in known if name == code or (code in used and code.startswith(f"{name}."))]
        if not codes and not any(code.startswith(f"{name}.") for code in known):
            close = get_close_matches(str(name), known, 1)
            hint = f"; did you mean {close[0]!r}?" if close else ""
            raise ValueError(f"there is no concept {name!r} in the catalogue or in these plans{hint}")
        found.update(dict.fromkeys(codes))
    kin = (other for code in found for other in scheme_kin(code) if other in used)
    return tuple(dict.fromkeys((*found, *kin)))


class _Filter:
    """Which statements are asked for."""

    def __init__(self, levels: object, service_levels: object, unit: object) -> None:
        self._levels = None if levels is None else {Level(level) for level in _several(levels)}
        self._service_levels = (
            None if service_levels is None else {ServiceLevel.of(level) for level in _several(service_levels)}
        )
        self._units = None if unit is None else {Unit(one) for one in _several(unit)}

    def takes(self, statement: Statement) -> bool:
        """Whether a statement is asked for."""
        return (
            _meets(self._levels, statement.levels)
            and _meets(self._service_levels, statement.service_levels)
            and (self._units is None or statement.quantity.unit in self._units)
        )


def _several(value: object) -> Iterable[str]:
    if isinstance(value, str | int):
        return (str(value),)
    if not isinstance(value, Iterable):
        raise TypeError(f"give one level or unit, or several, not {value!r}")
    return tuple(str(one) for one in value)


def _meets(wanted: set[Level] | set[ServiceLevel] | None, named: Iterable[Level | ServiceLevel]) -> bool:
    """Whether one of the levels wanted is named; where none are wanted, whether none is."""
    if wanted is None:
        return True
    there = set(named)
    return not wanted.isdisjoint(there) if wanted else not there
