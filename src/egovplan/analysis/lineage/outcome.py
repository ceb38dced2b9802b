"""Whether an earlier plan's target was met, by what a later plan measured."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

import attrs
from attrs import frozen

from egovplan.analysis.reason import plain
from egovplan.analysis.scoring import Score, score
from egovplan.analysis.series.point import SeriesPoint, quantity_in_words
from egovplan.analysis.series.strand import Strand
from egovplan.model import Basis, Direction, Indicator

__all__ = ["Outcome", "Verdict", "outcome_of"]

# What forbids a judgement: numbers of one day that contradict each other, and changes that are no levels.
_UNDECIDED = ("conflicting_observations", "conflicting_targets", "change_basis")


class Verdict(StrEnum):
    """What a later measurement says of an earlier target.

    ``not_met_yet``: it was taken before the target was due.
    """

    MET = "met"
    NOT_MET = "not_met"
    NOT_MET_YET = "not_met_yet"
    NOT_ASSESSED = "not_assessed"


@frozen
class Outcome:
    """A later plan's baseline held against an earlier plan's target.

    Attributes:
        target: The target of the earlier plan: the last one due by the day of
            the measurement, or the first one still ahead.
        observed: The baseline of the later plan.
        score: By the attainment method, from the earlier plan's own baseline
            where it has one.
        verdict: Whether the target was met.
    """

    target: SeriesPoint
    observed: SeriesPoint
    score: Score
    verdict: Verdict

    @property
    def message(self) -> str:
        """The outcome in English words."""
        line = f", line {self.observed.line}" if self.observed.line else ""
        seen = f"{quantity_in_words(self.observed.statement.quantity)} on {self.observed.date}"
        told = f"{str(self.verdict).replace('_', ' ')}: {seen} ({self.observed.plan_id}{line})"
        if self.score.value is not None:
            told += f", {plain(round(self.score.value, 1))} {str(self.score.measure).replace('_', ' ')}"
        if self.verdict is Verdict.NOT_ASSESSED and self.score.reason:
            told += f", {self.score.reason}"
        return told

    def __str__(self) -> str:
        return self.message


def outcome_of(earlier: Strand, later: Sequence[SeriesPoint], direction: Direction) -> Outcome | None:
    """What later plans' baselines say of the targets of an earlier plan.

    The first measurement at or after the last target's day decides; where
    there is none, the last one before that day is told as it stands.

    Args:
        earlier: The points of the earlier plan, targets and baselines.
        later: Baselines of later plans, in the same strand.
        direction: Which way is better.

    Returns:
        The outcome, or None where there is no dated target or no measurement
        after the earlier plan's own.
    """
    targets = earlier.standing
    if not targets or earlier.yardstick.basis is Basis.CHANGE:
        return None
    own = [point.date for point in earlier.observations if point.date is not None]
    after = max(own, default=earlier.points[0].issued_on or date.min)
    dated = sorted(((point.date, point) for point in later if point.date and point.date > after), key=lambda p: p[0])
    if not dated:
        return None
    last = targets[-1].date or date.max
    day, observed = next(((d, p) for d, p in dated if d >= last), dated[-1])
    target = _judged(targets, day)
    result = score(
        _indicator(earlier, direction),
        [attrs.evolve(point.statement, indicator_id=None) for d, point in dated if d <= day],
        at=day,
        target=target.statement,
    )
    return Outcome(target, observed, result, _verdict(result, target, day))


def _judged(targets: Sequence[SeriesPoint], day: date) -> SeriesPoint:
    """The last target due by a day; before the first, the first."""
    due = [point for point in targets if point.date is not None and point.date <= day]
    return due[-1] if due else targets[0]


def _indicator(earlier: Strand, direction: Direction) -> Indicator:
    """The earlier plan's points of one strand as an indicator of their own."""
    first = earlier.points[0].statement
    statements = tuple(attrs.evolve(point.statement, indicator_id="strand") for point in earlier)
    return Indicator(
        "strand", first.label, earlier.yardstick.concept, first.quantity.unit, direction, statements=statements
    )


def _verdict(result: Score, target: SeriesPoint, day: date) -> Verdict:
    if any(reason.code in _UNDECIDED for reason in result.reasons):
        return Verdict.NOT_ASSESSED
    if result.met:
        return Verdict.MET
    return Verdict.NOT_MET_YET if target.date is not None and day < target.date else Verdict.NOT_MET
