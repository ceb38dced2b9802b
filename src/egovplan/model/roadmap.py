"""The plan year by year: a view on its statements and milestones."""

from __future__ import annotations

from attrs import frozen

from egovplan.model.goal import Milestone
from egovplan.model.indicator import Indicator
from egovplan.model.statement import Statement

__all__ = ["Roadmap"]


@frozen
class Roadmap:
    """A view of a plan by time.

    Attributes:
        indicators: The plan's indicators, bound to their statements.
        statements: The plan's statements.
        milestones: The plan's dated steps.
    """

    indicators: tuple[Indicator, ...]
    statements: tuple[Statement, ...]
    milestones: tuple[Milestone, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """Years in which something is due, ascending."""
        dues = [s.due for s in self._dated()] + [m.due for m in self.milestones if m.due]
        return tuple(sorted({due.year for due in dues if due}))

    def _dated(self) -> tuple[Statement, ...]:
        return tuple(s for indicator in self.indicators for s in indicator.targets if s.due)

    def year(self, year: int) -> tuple[Statement | Milestone, ...]:
        """What is due in one calendar year, in the order of the document."""
        due: list[Statement | Milestone] = [s for s in self.statements if s.due and s.due.year == year]
        due += [m for m in self.milestones if m.due and m.due.year == year]
        return tuple(due)

    def series(self) -> dict[str, tuple[Statement, ...]]:
        """Indicator id to its dated targets and milestones, by deadline.

        Returns:
            Only indicators with at least one dated target. Several statements
            of one indicator for the same day all stand in it, in the order of
            the document; `egovplan.check` says where they cannot both hold.
        """
        points = {i.id: tuple(s for s in i.targets if s.due) for i in self.indicators}
        return {key: value for key, value in points.items() if value}

    def __repr__(self) -> str:
        return f"<Roadmap {len(self.series())} series, {len(self.milestones)} milestones, years {self.years}>"
