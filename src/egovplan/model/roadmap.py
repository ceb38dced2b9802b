"""The plan year by year: a view on its statements and milestones."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from attrs import frozen

from egovplan.model.enums import Basis, StatementKind
from egovplan.model.goal import Milestone
from egovplan.model.indicator import Indicator
from egovplan.model.quantity import Quantity
from egovplan.model.statement import Statement

__all__ = ["Point", "Roadmap"]


@frozen
class Point:
    """One point of a series in time; unpacks into its date and value.

    Attributes:
        statement: The target or milestone that sets it.
    """

    statement: Statement

    @property
    def date(self) -> datetime.date:
        """The last day by which the value must hold."""
        due = self.statement.due
        assert due is not None  # series hold dated statements only
        return due

    @property
    def value(self) -> int | float:
        """The number (the lower end of a range)."""
        return self.statement.quantity.value

    @property
    def quantity(self) -> Quantity:
        """The number with its meaning."""
        return self.statement.quantity

    def __iter__(self) -> Iterator[datetime.date | int | float]:
        yield self.date
        yield self.value

    def __repr__(self) -> str:
        return f"Point({self.date.isoformat()}, {self.value})"


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
        """What is due in one calendar year, in the order of the document.

        Args:
            year: The calendar year.
        """
        due: list[Statement | Milestone] = [s for s in self.statements if s.due and s.due.year == year]
        due += [m for m in self.milestones if m.due and m.due.year == year]
        return tuple(due)

    def series(self) -> dict[str, tuple[Point, ...]]:
        """Indicator id to its points in time, by date, one point a date.

        A date's point is its milestone where it has one (the roadmap is the
        plan's own sequence), else its first target. Other statements for the
        same date stay in ``indicator.targets``; `egovplan.check` says where
        they cannot both hold. Changes (``by 30 %``) are no levels and have no
        points.

        Returns:
            Only indicators with at least one dated target.
        """
        points = {indicator.id: _points(indicator) for indicator in self.indicators}
        return {key: value for key, value in points.items() if value}

    def __repr__(self) -> str:
        return f"<Roadmap {len(self.series())} series, {len(self.milestones)} milestones, years {self.years}>"


def _points(indicator: Indicator) -> tuple[Point, ...]:
    chosen: dict[datetime.date, Statement] = {}
    for statement in indicator.targets:
        if statement.due is None or statement.basis is Basis.CHANGE:
            continue
        held = chosen.get(statement.due)
        if held is None or (held.kind is StatementKind.TARGET and statement.kind is StatementKind.MILESTONE):
            chosen[statement.due] = statement
    return tuple(Point(chosen[day]) for day in sorted(chosen))
