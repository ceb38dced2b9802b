"""`lineage`: one province's plans in order, target by target."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from egovplan.analysis.lineage.changes import compared, line_of
from egovplan.analysis.lineage.outcome import Outcome, outcome_of
from egovplan.analysis.lineage.pairing import goes_on_in
from egovplan.analysis.lineage.result import Lineage, PlanInLine
from egovplan.analysis.lineage.step import Change, Step
from egovplan.analysis.series.breaks import differences_of
from egovplan.analysis.series.plans import PlansLike, in_order
from egovplan.analysis.series.point import SeriesPoint, quantity_in_words
from egovplan.analysis.series.selection import codes_of, points_of, strands_of
from egovplan.analysis.series.strand import Strand
from egovplan.analysis.series.territory import day_of_plan, territory_of
from egovplan.analysis.series.yardstick import Yardstick, concept_of
from egovplan.model import Direction, Plan

__all__ = ["lineage"]


def lineage(plans: PlansLike, concepts: str | Iterable[str] | None = None, *, province: str | None = None) -> Lineage:
    """Say what became of one province's targets from plan to plan.

    A target is followed as long as it is measured by the same yardstick; where
    that changes, the step says so and does not compare. Whether an earlier
    target was met is told where a later plan states a measured value.

    Args:
        plans: Plans, or what `egovplan.load` gives, in any order.
        concepts: Codes in the catalogue, or domains; by default all.
        province: Code of the province whose plans to take; needed only where
            there are plans of several.

    Returns:
        The plans in order, and a step for every target that has an earlier or
        a later plan to be held against.

    Raises:
        ValueError: If the plans are of several provinces and none is named, a
            plan is given twice, or a concept is unknown.
        TypeError: For something that is no plan.

    >>> from datetime import date
    >>> from egovplan.model import Deadline, Document, Indicator, Quantity, Statement
    >>> def plan(name, issued, *targets):
    ...     statements = [
    ...         Statement(f"s{year}", "target", Quantity(value, "percent"), "e-mail", "i", Deadline(date(year, 12, 31)))
    ...         for year, value in targets
    ...     ]
    ...     document = Document(province="ninh-thuan", issued_on=date(issued, 1, 1))
    ...     return Plan(name, document=document, indicators=[Indicator("i", "e-mail", "email.regular_use")],
    ...                 statements=statements)
    >>> print(lineage([plan("second", 2015, (2018, 80)), plan("first", 2010, (2015, 90))]))
    Ninh Thuận
      2010-01-01  first
      2015-01-01  second
    <BLANKLINE>
    email.regular_use, percent
      lowered and postponed: 90% by 2015-12-31 (first) -> 80% by 2018-12-31 (second)
    """
    ordered = _of_one_province(in_order(plans), province)
    codes = codes_of(concepts, ordered) if concepts is not None else _all_codes(ordered)
    points = [point for plan in ordered for point in points_of(plan, codes)]
    histories = [_History.of(strand, ordered) for strand in strands_of(points, codes) if strand.targets]
    steps = [*_goes_on(histories, ordered), *_ends(histories, ordered)]
    steps += _begins(histories, ordered, steps)
    steps.sort(key=_in_order(histories, ordered))
    name = territory_of(ordered[-1]).name if ordered else "no province"
    return Lineage(name, tuple(_in_line(plan) for plan in ordered), tuple(steps))


@frozen
class _History:
    """One strand, plan by plan.

    Attributes:
        strand: All its points.
        parts: Its points of each plan, by plan id, in the order of the plans.
        direction: Which way is better.
    """

    strand: Strand
    parts: Mapping[str, Strand]
    direction: Direction

    @classmethod
    def of(cls, strand: Strand, plans: Sequence[Plan]) -> _History:
        by_plan: dict[str, list[SeriesPoint]] = {}
        for point in strand:
            by_plan.setdefault(point.plan_id, []).append(point)
        parts = {
            plan.id: Strand(strand.territory, strand.yardstick, tuple(by_plan[plan.id]))
            for plan in plans
            if plan.id in by_plan
        }
        return cls(strand, parts, _direction(strand, plans))

    @property
    def aims(self) -> list[str]:
        """The plans that set a target."""
        return [plan_id for plan_id, part in self.parts.items() if part.targets]

    def outcome(self, plan_id: str) -> Outcome | None:
        """Whether the targets of a plan were met, by what later plans measured."""
        ids = list(self.parts)
        later = [p for other in ids[ids.index(plan_id) + 1 :] for p in self.parts[other].observations]
        return outcome_of(self.parts[plan_id], later, self.direction)


def _goes_on(histories: Sequence[_History], plans: Sequence[Plan]) -> Iterator[Step]:
    """Targets that the next plan to mention them measures alike."""
    ids = [plan.id for plan in plans]
    for history in histories:
        for before, after in zip(history.aims, history.aims[1:], strict=False):
            old, new = history.parts[before], history.parts[after]
            found = compared(old, new, history.direction)
            yield Step(
                history.strand.yardstick,
                found.changes,
                found.earlier,
                found.later,
                found.expected,
                skipped=tuple(ids[ids.index(before) + 1 : ids.index(after)]),
                notes=(*_also(old, found.earlier), *_also(new, found.later)),
                outcome=history.outcome(before),
            )


def _ends(histories: Sequence[_History], plans: Sequence[Plan]) -> Iterator[Step]:
    """Targets that no later plan measures alike: measured otherwise from then on, or dropped."""
    ids = [plan.id for plan in plans]
    for history in histories:
        last = history.aims[-1]
        if last == ids[-1]:
            continue
        later = set(ids[ids.index(last) + 1 :])
        others = [other for other in histories if other is not history and not later.isdisjoint(other.aims)]
        heir = goes_on_in(history.strand, [other.strand for other in others])
        yardstick, earlier = history.strand.yardstick, line_of(history.parts[last])[-1]
        outcome = history.outcome(last)
        if heir is None:
            yield Step(yardstick, (Change.DROPPED,), earlier, None, outcome=outcome)
            continue
        into = next(other for other in others if other.strand is heir)
        then = next(plan_id for plan_id in into.aims if plan_id in later)
        point = line_of(into.parts[then])[0]
        yield Step(
            yardstick,
            (Change.NOT_COMPARABLE,),
            earlier,
            point,
            differences=differences_of(history.strand, heir),
            skipped=tuple(ids[ids.index(last) + 1 : ids.index(then)]),
            notes=(*_also(history.parts[last], earlier), *_whole(yardstick, heir.yardstick, point)),
            outcome=outcome,
        )


def _begins(histories: Sequence[_History], plans: Sequence[Plan], steps: Sequence[Step]) -> Iterator[Step]:
    """Targets that no earlier plan sets, measured alike or otherwise."""
    heirs = {id(step.later) for step in steps if step.change is Change.NOT_COMPARABLE}
    for history in histories:
        first = history.aims[0]
        line = line_of(history.parts[first])
        if first != plans[0].id and not any(id(point) in heirs for point in line):
            yield Step(history.strand.yardstick, (Change.NEW,), None, line[-1])


def _also(part: Strand, point: SeriesPoint) -> tuple[str, ...]:
    """Told where the plan says another number too for the day of a target."""
    return tuple(
        f"{point.plan_id} also says {quantity_in_words(other.statement.quantity)} for that day"
        for pair in part.conflicts
        if point in pair
        for other in pair
        if other != point
    )


def _whole(one: Yardstick, other: Yardstick, point: SeriesPoint) -> tuple[str, ...]:
    """Told where a full share of several levels of government is a full share of each."""
    known = concept_of(other.concept)
    full = known is not None and known.limit == point.value and other.unit is one.unit and other.counted is None
    if full and one.levels and set(one.levels) < set(other.levels) and one.service_levels == other.service_levels:
        return ("a full share of all of these levels together is a full share of each",)
    return ()


def _direction(strand: Strand, plans: Sequence[Plan]) -> Direction:
    known = concept_of(strand.yardstick.concept)
    if known is not None:
        return known.direction
    point = strand.points[0]
    plan = next(plan for plan in plans if plan.id == point.plan_id)
    direction: Direction = plan[point.statement.indicator_id or ""].direction
    return direction


def _of_one_province(plans: list[Plan], province: str | None) -> list[Plan]:
    if province is not None:
        return [plan for plan in plans if province in (plan.document.province, territory_of(plan).province)]
    found = sorted({territory_of(plan).province or "no province" for plan in plans})
    if len(found) > 1:
        raise ValueError(f"these plans are of several provinces ({', '.join(found)}); name the one to follow")
    return plans


def _all_codes(plans: Sequence[Plan]) -> tuple[str, ...]:
    return tuple(sorted({indicator.concept for plan in plans for indicator in plan.indicators if indicator.concept}))


def _in_order(histories: Sequence[_History], plans: Sequence[Plan]) -> Callable[[Step], tuple[int, int, int]]:
    """Steps strand by strand, and within one from plan to plan."""
    strands = {(history.strand.territory, history.strand.yardstick): place for place, history in enumerate(histories)}
    ids = {plan.id: place for place, plan in enumerate(plans)}

    def place(step: Step) -> tuple[int, int, int]:
        point = step.earlier or step.later
        assert point is not None  # a step has one of them
        return strands[point.territory, step.yardstick], ids[point.plan_id], step.earlier is not None

    return place


def _in_line(plan: Plan) -> PlanInLine:
    return PlanInLine(plan.id, plan.title, day_of_plan(plan), plan.period, plan.horizon)
