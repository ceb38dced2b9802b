"""One measurable thing that a plan follows."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
from attrs import field, frozen
from attrs.validators import optional

from egovplan.model.conversion import direction as direction_of
from egovplan.model.conversion import levels as levels_of
from egovplan.model.conversion import service_levels as service_levels_of
from egovplan.model.conversion import statements as statements_of
from egovplan.model.conversion import unit as unit_of
from egovplan.model.enums import Direction, Level, StatementKind, Unit
from egovplan.model.service_level import ServiceLevel
from egovplan.model.statement import Statement
from egovplan.model.validation import each, member, one_line_identifier, text

__all__ = ["Indicator"]


@frozen
class Indicator:
    """What is measured, for which levels of government and of service.

    Attributes:
        id: Stable id, from the document number, the scope and the wording.
        label: What is measured, in the source's words.
        concept: Code in the catalogue of indicators, or None.
        unit: Unit of its statements.
        direction: Which way it should move.
        levels: Levels of government in its scope.
        service_levels: Levels of online service in its scope.
        goal_id: The goal it serves, or None.
        statements: Its statements, filled in by the plan that holds it (a view:
            neither compared nor written to files).
    """

    id: str = field(validator=one_line_identifier)
    label: str = field(validator=text)
    concept: str | None = field(default=None, validator=optional(one_line_identifier))
    unit: Unit = field(default=Unit.PERCENT, converter=unit_of, validator=member(Unit))
    direction: Direction = field(default=Direction.INCREASE, converter=direction_of, validator=member(Direction))
    levels: tuple[Level, ...] = field(default=(), converter=levels_of, validator=each(Level))
    service_levels: tuple[ServiceLevel, ...] = field(
        default=(), converter=service_levels_of, validator=each(ServiceLevel)
    )
    goal_id: str | None = field(default=None, validator=optional(one_line_identifier))
    statements: tuple[Statement, ...] = field(default=(), eq=False, repr=False, converter=statements_of)

    def bound_to(self, statements: tuple[Statement, ...]) -> Indicator:
        """The same indicator with the statements of the plan that holds it.

        It was validated when it was made, so its fields are copied as they are.

        Args:
            statements: The statements that measure it.
        """
        bound = object.__new__(Indicator)
        for name in _FIELDS:
            object.__setattr__(bound, name, getattr(self, name))
        object.__setattr__(bound, "statements", statements)
        return bound

    @property
    def targets(self) -> tuple[Statement, ...]:
        """Its targets and milestones, by deadline (undated last)."""
        wanted = (StatementKind.TARGET, StatementKind.MILESTONE)
        return _by_date(statement for statement in self.statements if statement.kind in wanted)

    @property
    def observations(self) -> tuple[Statement, ...]:
        """Its baselines and later measurements, by date (undated last)."""
        return _by_date(statement for statement in self.statements if statement.kind is StatementKind.BASELINE)

    def __repr__(self) -> str:
        return f"<Indicator {self.concept or self.id}: {self.label!r}>"


_FIELDS = tuple(field.name for field in attrs.fields(Indicator) if field.name != "statements")


def _by_date(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(statements, key=lambda s: (s.due is None, s.due.toordinal() if s.due else 0)))
