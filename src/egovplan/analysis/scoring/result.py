"""What a scoring method gives back."""

from __future__ import annotations

import math
from datetime import date
from enum import StrEnum

import attrs
from attrs import frozen

from egovplan.analysis.reason import Argument, Reason, plain

__all__ = ["Inputs", "Measure", "Score", "Status"]


class Status(StrEnum):
    """What a score says in a word; each method uses its own of these.

    ``attainment``: target_met, improved, little_or_no_change, got_worse.
    ``required_growth``: target_achieved, substantial_progress (on track),
    moderate_progress (acceleration needed), limited_progress, deterioration.
    ``status_index``: target_met, progress, no_change, regression.
    ``trajectory``: ahead, on_track, behind.
    Any: baseline_only (no later value), informational (no target),
    not_assessed (the reason says why).
    """

    TARGET_MET = "target_met"
    IMPROVED = "improved"
    LITTLE_OR_NO_CHANGE = "little_or_no_change"
    GOT_WORSE = "got_worse"
    TARGET_ACHIEVED = "target_achieved"
    SUBSTANTIAL_PROGRESS = "substantial_progress"
    MODERATE_PROGRESS = "moderate_progress"
    LIMITED_PROGRESS = "limited_progress"
    DETERIORATION = "deterioration"
    PROGRESS = "progress"
    NO_CHANGE = "no_change"
    REGRESSION = "regression"
    AHEAD = "ahead"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    BASELINE_ONLY = "baseline_only"
    INFORMATIONAL = "informational"
    NOT_ASSESSED = "not_assessed"


class Measure(StrEnum):
    """What the value of a score is.

    ``percent_of_targeted_change``: of the way from baseline to target.
    ``percent_moved_away``: of the baseline, in the wrong direction.
    ``ratio_of_required_growth``: observed over required growth rate.
    ``growth_rate``: a year, positive in the wanted direction.
    ``index``: 0 at the baseline, 10 at the target.
    ``ratio_to_expected``: actual over expected value.
    """

    TARGETED_CHANGE = "percent_of_targeted_change"
    MOVED_AWAY = "percent_moved_away"
    GROWTH_RATIO = "ratio_of_required_growth"
    GROWTH_RATE = "growth_rate"
    INDEX = "index"
    EXPECTED_RATIO = "ratio_to_expected"


@frozen
class Inputs:
    """The numbers a score was computed from; None where there was none.

    Attributes:
        baseline: Value at the start, and ``baseline_at`` when.
        latest: Latest value, and ``latest_at`` when.
        target: Value to be reached, and ``target_at`` when.
        direction: ``increase``, ``decrease`` or ``parity``.
        at: The date of the score.
    """

    baseline: float | None = None
    baseline_at: float | date | None = None
    latest: float | None = None
    latest_at: float | date | None = None
    target: float | None = None
    target_at: float | date | None = None
    direction: str | None = None
    at: date | None = None


@frozen
class Score:
    """How far a target is attained, by one method.

    Attributes:
        method: The method's name.
        status: A word of the method, see `Status`.
        value: The method's own number, see ``measure``; None where it has none.
        score: The mark used in roll-ups, None where nothing could be assessed;
            ``full_mark`` is its best.
        full_mark: The best mark of the method.
        measure: What the value is, see `Measure`.
        reasons: Why the case is special, the deciding one first.
        inputs: The numbers used.
        details: Further numbers of the method, by name.
    """

    method: str
    status: str
    value: float | None = None
    score: float | None = None
    full_mark: float | None = None
    measure: str | None = None
    reasons: tuple[Reason, ...] = ()
    inputs: Inputs = Inputs()
    details: tuple[tuple[str, Argument | None], ...] = ()

    @property
    def reason(self) -> str | None:
        """The special case in English words, or None for an ordinary one."""
        return "; ".join(reason.message for reason in self.reasons) or None

    @property
    def reason_code(self) -> str | None:
        """The code of the deciding reason, or None."""
        return self.reasons[0].code if self.reasons else None

    @property
    def assessed(self) -> bool:
        """Whether there is a mark."""
        return self.score is not None

    @property
    def met(self) -> bool:
        """Whether the target counts as reached."""
        return self.status in (Status.TARGET_MET, Status.TARGET_ACHIEVED)

    def detail(self, name: str) -> Argument | None:
        """A further number of the method, or None if it gives none of that name.

        Args:
            name: Its name in `details`.
        """
        return dict(self.details).get(name)

    def __float__(self) -> float:
        return math.nan if self.value is None else float(self.value)

    def with_notes(self, notes: tuple[Reason, ...], inputs: Inputs) -> Score:
        """The same with further reasons behind its own, and the inputs of a case.

        Args:
            notes: Further reasons; those whose code is known already are left out.
            inputs: What the score was made of.
        """
        known = {reason.code for reason in self.reasons}
        more = tuple(note for note in notes if note.code not in known)
        return attrs.evolve(self, reasons=self.reasons + more, inputs=inputs)

    def explain(self) -> str:
        """The score line by line: result, inputs, reasons."""
        result = f"{self.method}: {self.status}"
        if self.value is not None:
            result += f", {plain(self.value)} ({str(self.measure).replace('_', ' ')})"
        if self.score is not None and self.full_mark is not None:
            result += f", mark {plain(self.score)} of {plain(self.full_mark)}"
        lines = [result, "  " + self._inputs_in_words()]
        lines += [f"  {name.replace('_', ' ')}: {plain(value)}" for name, value in self.details if value is not None]
        lines += [f"  because {reason.message}" for reason in self.reasons]
        return "\n".join(lines)

    def _inputs_in_words(self) -> str:
        used = self.inputs
        parts = [
            f"{name} {'unknown' if value is None else plain(value)}{'' if when is None else f' ({plain(when)})'}"
            for name, value, when in (
                ("baseline", used.baseline, used.baseline_at),
                ("latest", used.latest, used.latest_at),
                ("target", used.target, used.target_at),
            )
        ]
        return ", ".join([*parts, used.direction or "direction unknown"])
