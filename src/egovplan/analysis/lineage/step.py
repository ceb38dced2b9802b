"""One target from an earlier plan to a later one."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from attrs import frozen

from egovplan.analysis.lineage.outcome import Outcome
from egovplan.analysis.reason import plain
from egovplan.analysis.series.differences import Difference
from egovplan.analysis.series.point import SeriesPoint, quantity_in_words
from egovplan.analysis.series.yardstick import Yardstick

__all__ = ["Change", "Step"]


class Change(StrEnum):
    """What became of a target in a later plan.

    ``raised``: it asks for more (of a value that should fall: for less);
    ``lowered``: for less. ``kept``: the same for the same day. ``postponed``,
    ``brought_forward``: the same, or less, later; the same, or more, earlier.
    ``step_towards``: less, but earlier, and the earlier plan says nothing of
    that day. ``dropped``: no later plan sets one. ``new``: no earlier plan did.
    ``not_comparable``: the concept goes on by another yardstick.
    """

    RAISED = "raised"
    LOWERED = "lowered"
    KEPT = "kept"
    POSTPONED = "postponed"
    BROUGHT_FORWARD = "brought_forward"
    STEP_TOWARDS = "step_towards"
    DROPPED = "dropped"
    NEW = "new"
    NOT_COMPARABLE = "not_comparable"


@frozen
class Step:
    """What became of one target between two plans.

    Attributes:
        yardstick: By what it measures (the earlier one where they differ).
        changes: What became of it, the change of value before that of date.
        earlier: The target of the earlier plan, or None where it is new.
        later: The target of the later plan, or None where it was dropped.
        expected: What the earlier plan asks for on the day of the later
            target, where that lies between its points; else None.
        differences: Why they are not comparable.
        skipped: Plans between the two that do not mention it.
        notes: What else is to be known, in words.
        outcome: Whether the earlier target was met, so far as a later plan
            says; None where none does.
    """

    yardstick: Yardstick
    changes: tuple[Change, ...]
    earlier: SeriesPoint | None
    later: SeriesPoint | None
    expected: float | None = None
    differences: tuple[Difference, ...] = ()
    skipped: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    outcome: Outcome | None = None

    @property
    def change(self) -> Change:
        """The first of the changes."""
        return self.changes[0]

    @property
    def days(self) -> int | None:
        """How many days later the later target is due; None where there are not two dates."""
        if self.earlier is None or self.later is None or self.earlier.date is None or self.later.date is None:
            return None
        return (self.later.date - self.earlier.date).days

    @property
    def message(self) -> str:
        """The step in English words."""
        told = " and ".join(str(change).replace("_", " ") for change in self.changes)
        parts = [f"{told}: {_target(self.earlier)}" if self.earlier else told]
        if self.later is not None:
            parts[0] += f" -> {_target(self.later)}" if self.earlier else f": {_target(self.later)}"
        if self.expected is not None and self.later is not None:
            parts.append(f"the earlier plan asks for {plain(round(self.expected, 2))} by {self.later.date}")
        parts += [difference.message for difference in self.differences]
        parts += [f"{plan_id} does not mention it" for plan_id in self.skipped]
        parts += self.notes
        if self.outcome is not None:
            parts.append(self.outcome.message)
        return "; ".join(parts)

    def to_record(self) -> dict[str, Any]:
        """The step as a flat record; dates in ISO form."""
        measure = self.yardstick
        head = {
            "concept": measure.concept,
            "unit": str(measure.unit),
            "levels": [str(level) for level in measure.levels],
            "service_levels": [level.token for level in measure.service_levels],
            "change": str(self.change),
            "changes": [str(change) for change in self.changes],
        }
        verdict = None if self.outcome is None else str(self.outcome.verdict)
        return {
            **head,
            **_columns("earlier", self.earlier),
            **_columns("later", self.later),
            "days": self.days,
            "expected": self.expected,
            "skipped": list(self.skipped),
            "reason": "; ".join(difference.message for difference in self.differences) or None,
            "notes": "; ".join(self.notes) or None,
            "outcome": verdict,
            **_columns("observed", self.outcome.observed if self.outcome else None),
            "attainment": self.outcome.score.value if self.outcome else None,
        }

    def __str__(self) -> str:
        return self.message


def _target(point: SeriesPoint) -> str:
    line = f", line {point.line}" if point.line else ""
    return f"{quantity_in_words(point.statement.quantity)} by {point.date or 'no date'} ({point.plan_id}{line})"


def _columns(name: str, point: SeriesPoint | None) -> dict[str, Any]:
    cells: tuple[Any, ...] = (None,) * 5
    if point is not None:
        day = point.date.isoformat() if point.date else None
        cells = (point.plan_id, point.value, day, point.line, point.statement.id)
    columns = ("plan", "value", "date", "line", "statement_id")
    return {f"{name}_{column}": cell for column, cell in zip(columns, cells, strict=True)}
