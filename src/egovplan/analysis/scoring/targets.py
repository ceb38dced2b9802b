"""Which of an indicator's targets a score is measured against."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from egovplan.analysis.interpolation.positions import day_of, finite_number
from egovplan.analysis.reason import Reason, because
from egovplan.analysis.scoring.evidence import unit_of
from egovplan.model import Basis, Comparator, Indicator, Statement

__all__ = ["Choice", "Goalpost", "choose_target"]

_STRICT = (Comparator.MORE_THAN, Comparator.LESS_THAN)


@frozen
class Goalpost:
    """A target as a number to be reached.

    Attributes:
        value: The number; of a range the end that lies nearer in the wanted direction.
        due: The last day by which it must hold, or None.
        comparator: How the plan prints it.
        statement: Where the plan says so, or None for a target of the caller's.
    """

    value: float
    due: date | None
    comparator: Comparator = Comparator.EQUAL
    statement: Statement | None = None

    @property
    def strict(self) -> bool:
        """Whether it says more than or less than."""
        return self.comparator in _STRICT


@frozen
class Choice:
    """The chosen target before the direction is known, or why there is none.

    Attributes:
        statement: The statement chosen, or None.
        number: The caller's own target as (value, due), or None.
        problems: Why there is none, or none that can be used.
        blocked: Whether that forbids scoring altogether.
    """

    statement: Statement | None = None
    number: tuple[float, date | None] | None = None
    problems: tuple[Reason, ...] = ()
    blocked: bool = False

    @property
    def comparator(self) -> Comparator:
        """How the target is compared; equal where there is none."""
        if self.statement is None or self.statement.quantity.high is not None:
            return Comparator.EQUAL
        return self.statement.quantity.comparator

    @property
    def unit(self) -> str | None:
        """The unit of the target, or None where there is none."""
        return None if self.statement is None else unit_of(self.statement.quantity)

    def goalpost(self, sign: int, at: date | None) -> tuple[Goalpost | None, tuple[Reason, ...]]:
        """The number to be reached in a direction, and what is to be told of it."""
        if self.number is not None:
            value, due = self.number
            return Goalpost(value, due), _passed(due, at)
        if self.statement is None or self.blocked:
            return None, ()
        quantity = self.statement.quantity
        low = float(quantity.value)
        value = low if quantity.high is None or sign > 0 else float(quantity.high)
        notes: tuple[Reason, ...] = ()
        if quantity.high is not None:
            notes = (because("target_is_range", low=low, high=float(quantity.high), used=value),)
        return Goalpost(value, self.statement.due, self.comparator, self.statement), notes + _passed(
            self.statement.due, at
        )


def _passed(due: date | None, at: date | None) -> tuple[Reason, ...]:
    if due is None or at is None or at <= due:
        return ()
    return (because("deadline_passed", due=due, days=(at - due).days, at=at),)


def choose_target(indicator: Indicator, at: date | None, named: object) -> Choice:
    """The target named, else the first one due at or after a day, else the last.

    Targets that are changes and no levels are passed over; undated ones count
    only where no other is left.

    Raises:
        ValueError: If a named target is not among the indicator's.
        TypeError: If it is no kind of name for a target.
    """
    if named is None:
        return _by_date([s for s in indicator.targets if s.basis is Basis.LEVEL], indicator.targets, at)
    if isinstance(named, Statement):
        return _chosen(named)
    if isinstance(named, str):
        return _chosen(_with_id(indicator, named))
    if isinstance(named, tuple):
        when, value = named
        return Choice(number=(finite_number(value), _due(when)))
    if isinstance(named, int | float) and not isinstance(named, bool):
        return Choice(number=(finite_number(named), None))
    day = day_of(named)
    if day is None:
        raise TypeError(
            f"a target is named by a statement, its id, its due date, a number or (date, number), not {named!r}"
        )
    due = [s for s in indicator.targets if s.due == day]
    if not due:
        raise ValueError(f"{indicator!r} has no target due on {day}")
    return _one_of([s for s in due if s.basis is Basis.LEVEL], due)


def _due(when: object) -> date | None:
    day = day_of(when)
    if when is not None and day is None:
        raise TypeError(f"the due date of a target is a date, a Year or a Deadline, not {when!r}")
    return day


def _with_id(indicator: Indicator, statement_id: str) -> Statement:
    for statement in indicator.statements:
        if statement.id == statement_id:
            return statement
    raise ValueError(f"{indicator!r} has no statement with the id {statement_id!r}")


def _chosen(statement: Statement) -> Choice:
    if statement.basis is Basis.CHANGE:
        return Choice(statement, problems=(because("change_basis", value=statement.quantity),), blocked=True)
    return Choice(statement)


def _by_date(levels: list[Statement], targets: tuple[Statement, ...], at: date | None) -> Choice:
    dues = sorted({s.due for s in levels if s.due is not None})
    if not dues:
        return _one_of([s for s in levels if s.due is None], list(targets))
    ahead = [due for due in dues if at is None or due >= at]
    due = dues[-1] if not ahead or at is None else ahead[0]
    return _one_of([s for s in levels if s.due == due], list(targets))


def _one_of(levels: list[Statement], targets: list[Statement]) -> Choice:
    """One of several targets of one day: the same number may stand twice, different ones may not."""
    if not levels:
        return _chosen(targets[0]) if targets else Choice(problems=(because("no_target"),))
    numbers = sorted({(s.quantity.value, _high(s), unit_of(s.quantity)) for s in levels})
    if len(numbers) > 1:
        conflict = because(
            "conflicting_targets", date=levels[0].due or "no date", value=numbers[0][0], other=numbers[-1][0]
        )
        return Choice(levels[0], problems=(conflict,), blocked=True)
    # A comparator says more than a bare number, and the choice must not depend on the order in the document.
    return Choice(min(levels, key=lambda s: (s.quantity.comparator is Comparator.EQUAL, s.quantity.comparator, s.id)))


def _high(statement: Statement) -> float:
    quantity = statement.quantity
    return quantity.value if quantity.high is None else quantity.high
