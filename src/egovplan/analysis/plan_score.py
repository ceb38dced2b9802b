"""`score_plan`: every indicator of a plan, rolled up through its goals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from attrs import frozen

from egovplan.analysis.composite import Composite, composite
from egovplan.analysis.goal_tree import GoalTree
from egovplan.analysis.observations import to_observations
from egovplan.analysis.reason import plain
from egovplan.analysis.scoring import Score, Status, score
from egovplan.analysis.scoring.evidence import day_named
from egovplan.model import Goal, Indicator, Observation, Plan, Statement

__all__ = ["GoalScore", "IndicatorScore", "PlanScore", "score_plan"]


@frozen
class IndicatorScore:
    """One indicator's part in the score of a plan.

    Attributes:
        indicator: The indicator.
        score: Its score; the reason says why there is no mark.
        weight: Its weight in the whole; 0 where it has no target to be scored.
    """

    indicator: Indicator
    score: Score
    weight: float

    @property
    def counted(self) -> bool:
        """Whether it weighs in, with or without data."""
        return self.weight > 0


@frozen
class GoalScore:
    """The score of a goal: the weighted mean of all indicators beneath it.

    Attributes:
        goal: The goal.
        value: The mean mark, or None where nothing beneath could be assessed.
        coverage: Share of the weight beneath it that could be assessed, 0 to 1.
        weight: The weight beneath it.
        indicator_ids: The indicators beneath it, at any depth.
    """

    goal: Goal
    value: float | None
    coverage: float
    weight: float
    indicator_ids: tuple[str, ...]


@frozen
class PlanScore:
    """How far a plan has come.

    Attributes:
        plan_id: Which plan.
        method: The scoring method.
        at: The date of the score, or None for the latest of each indicator.
        value: The weighted mean mark, or None where nothing could be assessed.
        coverage: Share of the weight that could be assessed, 0 to 1.
        full_mark: The best mark of the method, or None without indicators.
        indicators: Every indicator, in the order of the plan.
        goals: Every goal, in the order of the plan.
        unattached: Targets that belong to no indicator and so are not scored.
        unmatched: Ids in observations that the plan does not know.
    """

    plan_id: str
    method: str
    at: date | None
    value: float | None
    coverage: float
    full_mark: float | None
    indicators: tuple[IndicatorScore, ...]
    goals: tuple[GoalScore, ...]
    unattached: tuple[Statement, ...] = ()
    unmatched: tuple[str, ...] = ()

    def __getitem__(self, part_id: str) -> IndicatorScore | GoalScore:
        """The score of the indicator or goal with that id.

        Raises:
            KeyError: If the plan has neither.
        """
        for part in self.indicators:
            if part.indicator.id == part_id:
                return part
        for goal in self.goals:
            if goal.goal.id == part_id:
                return goal
        raise KeyError(f"the score of plan {self.plan_id} has no part with the id {part_id!r}")

    @property
    def missing(self) -> tuple[IndicatorScore, ...]:
        """The indicators that weigh in but could not be assessed."""
        return tuple(part for part in self.indicators if part.counted and not part.score.assessed)

    def __repr__(self) -> str:
        mark = "none" if self.value is None else plain(round(self.value, 2))
        return f"<PlanScore {self.plan_id} {self.method}: {mark}, coverage {self.coverage:.0%}>"

    def explain(self) -> str:
        """The score line by line: the whole, each goal, each indicator, and what is missing."""
        return "\n".join(_lines(self))


def score_plan(
    plan: Plan,
    observations: Any = (),
    weights: Mapping[str, float] | None = None,
    *,
    at: object = None,
    method: str = "attainment",
    **options: Any,
) -> PlanScore:
    """Score every indicator of a plan and roll the marks up through its goals.

    Each goal, and the plan, has the weighted mean of all indicators beneath
    it. Indicators without data weigh in: they lower the coverage, and no value
    is made up for them. Those without a target are listed and do not weigh in.

    Args:
        plan: The plan; its own baselines are observations too.
        observations: `Observation` and `Statement` objects, or anything that
            `egovplan.analysis.to_observations` takes: a mapping from indicator
            id, concept or label to ``{date: value}``, rows, a frame.
        weights: Weight by indicator id, 1 where none is given; and by goal id:
            the indicators beneath that goal then share that weight in the
            whole, in the proportion of their own.
        at: The date of the score: a date, `Year`, `Deadline` or year.
        method: As for `score`.
        **options: As for `score`.

    Returns:
        The marks with coverage; ``explain()`` tells them line by line.

    Raises:
        ValueError: For weights of ids that the plan does not have, weights
            below zero, an unknown method, or observations that cannot be read.
        TypeError: For a date in no accepted form.

    Source: this project; the mean of an indicator's marks as in Open SDG's
    aggregated progress status.

    >>> from egovplan.model import Deadline, Quantity
    >>> target = Statement("t", "target", Quantity(90), "e-mail", "i", Deadline(date(2015, 12, 31)))
    >>> plan = Plan("p", indicators=(Indicator("i", "e-mail"), Indicator("j", "staff")), statements=(target,))
    >>> result = score_plan(plan, {"i": {2010: 60, 2013: 75}})
    >>> result.value, result.coverage
    (50.0, 1.0)
    """
    day = day_named(at)
    by_id, unmatched = _by_indicator(plan, observations)
    scores = {
        indicator.id: score(indicator, by_id.get(indicator.id, ()), day, method, **options)
        for indicator in plan.indicators
    }
    tree = GoalTree.of(plan)
    counted = [i.id for i in plan.indicators if scores[i.id].assessed or scores[i.id].status != Status.INFORMATIONAL]
    shares = tree.shares(counted, weights or {})
    indicators = tuple(IndicatorScore(i, scores[i.id], shares.get(i.id, 0.0)) for i in plan.indicators)
    whole = _rolled_up(shares, scores, shares)
    goals = tuple(_goal_score(goal, tree.beneath(goal.id), shares, scores) for goal in plan.goals)
    full_mark = next((part.score.full_mark for part in indicators if part.score.full_mark is not None), None)
    return PlanScore(
        plan_id=plan.id,
        method=method,
        at=day,
        value=None if whole is None else whole.value,
        coverage=0.0 if whole is None else whole.coverage,
        full_mark=full_mark,
        indicators=indicators,
        goals=goals,
        unattached=tuple(s for s in plan.targets if s.indicator_id is None),
        unmatched=unmatched,
    )


def _by_indicator(plan: Plan, observations: Any) -> tuple[dict[str, list[Any]], tuple[str, ...]]:
    """Observations by the indicator they name, and the names that the plan does not know."""
    known = {indicator.id for indicator in plan.indicators}
    found: dict[str, list[Any]] = {}
    unmatched: dict[str, None] = {}
    for item in _read(plan, observations):
        name = item.indicator_id
        if name in known:
            found.setdefault(name, []).append(item)
        else:
            unmatched[name or item.id] = None
    return found, tuple(unmatched)


def _read(plan: Plan, observations: Any) -> Iterable[Any]:
    if observations is None:
        return ()
    if isinstance(observations, list | tuple | set | frozenset) and all(
        isinstance(item, Observation | Statement) for item in observations
    ):
        return observations
    return to_observations(observations, plan)


def _rolled_up(members: Iterable[str], scores: Mapping[str, Score], shares: Mapping[str, float]) -> Composite | None:
    """The weighted mean of the marks of some indicators, or None where nothing weighs in."""
    weighing = {member: shares[member] for member in members if shares.get(member, 0) > 0}
    return composite({member: scores[member] for member in weighing}, weighing) if weighing else None


def _goal_score(
    goal: Goal, members: tuple[str, ...], shares: Mapping[str, float], scores: Mapping[str, Score]
) -> GoalScore:
    mean = _rolled_up(members, scores, shares)
    weight = sum(shares.get(member, 0.0) for member in members)
    if mean is None:
        return GoalScore(goal, None, 0.0, weight, members)
    return GoalScore(goal, mean.value, mean.coverage, weight, members)


def _lines(result: PlanScore) -> Iterable[str]:
    weighing = [part for part in result.indicators if part.counted]
    when = "" if result.at is None else f" at {result.at}"
    yield f"plan {result.plan_id} by {result.method}{when}: {_mark(result.value, result.full_mark)}"
    assessed = f"{len(weighing) - len(result.missing)} of {len(weighing)} indicators with a target assessed"
    yield f"coverage {result.coverage:.0%}: {assessed}"
    for goal in result.goals:
        yield (
            f"goal {goal.goal.label}: {_mark(goal.value, result.full_mark)}, "
            f"coverage {goal.coverage:.0%}, weight {plain(goal.weight)}"
        )
    for part in result.indicators:
        yield _indicator_line(part)
    for statement in result.unattached:
        yield f"not scored, as it belongs to no indicator: {statement.label} (due {statement.due})"
    for name in result.unmatched:
        yield f"observations of {name}, which is no indicator of this plan, were not used"


def _indicator_line(part: IndicatorScore) -> str:
    weight = f"weight {plain(part.weight)}" if part.counted else "not counted"
    line = f"{part.indicator.label}: {part.score.status}, {_mark(part.score.score, part.score.full_mark)}, {weight}"
    return line if part.score.reason is None else f"{line}; {part.score.reason}"


def _mark(mark: float | None, full_mark: float | None) -> str:
    if mark is None:
        return "no mark"
    return f"{mark:.1f}" if full_mark is None else f"{mark:.1f} of {plain(full_mark)}"
