"""What following one province's plans gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import frozen

from egovplan.analysis.lineage.outcome import Outcome
from egovplan.analysis.lineage.step import Change, Step
from egovplan.analysis.series.yardstick import Yardstick
from egovplan.model import Deadline, Period

__all__ = ["Lineage", "PlanInLine"]


@frozen
class PlanInLine:
    """One plan of the line.

    Attributes:
        id: Its id.
        title: What it is called, or None.
        issued_on: Its day, or None.
        period: The years it is for, or None.
        horizon: Last day of its outlook beyond the period, or None.
    """

    id: str
    title: str | None
    issued_on: date | None
    period: Period | None
    horizon: Deadline | None = None

    def __str__(self) -> str:
        years = ""
        if self.period is not None:
            first, last = self.period.start.year, self.period.end.year
            years = f", for {first}" + (f"-{last}" if last != first else "")
        if self.horizon is not None:
            years += f", outlook to {self.horizon.year}"
        return f"{self.issued_on or 'no date'}  {self.id}{years}"


@frozen
class Lineage:
    """One province's plans in order, and what became of each target from one to the next.

    Attributes:
        province: Name of the province.
        plans: The plans by their day.
        steps: By concept and yardstick, then plan.
    """

    province: str
    plans: tuple[PlanInLine, ...]
    steps: tuple[Step, ...]

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The earlier targets on which a later plan's baseline throws light."""
        return tuple(step.outcome for step in self.steps if step.outcome is not None)

    def of(self, change: Change | str) -> tuple[Step, ...]:
        """The steps of one change (``raised``, ``dropped``).

        Args:
            change: The change wanted.

        Raises:
            ValueError: For a word that is no change.
        """
        wanted = Change(change)
        return tuple(step for step in self.steps if wanted in step.changes)

    def to_records(self) -> list[dict[str, Any]]:
        """One flat record per step, see `Step.to_record`."""
        return [step.to_record() for step in self.steps]

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    def __str__(self) -> str:
        lines = [self.province, *(f"  {plan}" for plan in self.plans)]
        head: Yardstick | None = None
        for step in self.steps:
            if step.yardstick != head:
                head = step.yardstick
                lines += ["", f"{head.concept}, {head}"]
            lines.append(f"  {step}")
        return "\n".join(lines)
