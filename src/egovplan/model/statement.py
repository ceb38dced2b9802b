"""One quantified statement, and a measurement made later."""

from __future__ import annotations

import datetime

from attrs import field, frozen
from attrs.validators import optional

from egovplan.model.conversion import basis as basis_of
from egovplan.model.conversion import levels as levels_of
from egovplan.model.conversion import service_levels as service_levels_of
from egovplan.model.conversion import statement_kind
from egovplan.model.dates import Deadline
from egovplan.model.enums import Basis, Level, StatementKind
from egovplan.model.quantity import Quantity
from egovplan.model.service_level import ServiceLevel
from egovplan.model.source import Source
from egovplan.model.validation import day, each, finite, member, of_class, one_line_identifier, string_or_none, text

__all__ = ["Observation", "Statement"]


@frozen
class Statement:
    """A number that a plan says must hold, or holds, or is set aside.

    Attributes:
        id: Stable id, from the document number, the scope and the wording.
        kind: target, milestone, baseline or budget.
        quantity: The printed number with its meaning.
        label: What is measured, short and in the source's words.
        indicator_id: The indicator it belongs to, or None.
        deadline: The last day by which it must hold; for a baseline, the date
            it describes. None where neither text nor plan gives one.
        basis: Whether the number is a level or the size of a change.
        levels: Levels of government that it names as its scope.
        service_levels: Levels of online service that it names.
        section: Heading path of the section it stands in, `` > `` between.
        quote: Words of the source around the number.
        source: Line and span of the number.
    """

    id: str = field(validator=one_line_identifier)
    kind: StatementKind = field(converter=statement_kind, validator=member(StatementKind))
    quantity: Quantity = field(validator=of_class(Quantity))
    label: str = field(validator=text)
    indicator_id: str | None = field(default=None, validator=optional(one_line_identifier))
    deadline: Deadline | None = field(default=None, validator=optional(of_class(Deadline)))
    basis: Basis = field(default=Basis.LEVEL, converter=basis_of, validator=member(Basis))
    levels: tuple[Level, ...] = field(default=(), converter=levels_of, validator=each(Level))
    service_levels: tuple[ServiceLevel, ...] = field(
        default=(), converter=service_levels_of, validator=each(ServiceLevel)
    )
    section: str | None = field(default=None, validator=string_or_none)
    quote: str | None = field(default=None, validator=string_or_none)
    source: Source | None = field(default=None, validator=optional(of_class(Source)))

    @property
    def value(self) -> int | float:
        """The number (the lower end of a range)."""
        return self.quantity.value

    @property
    def due(self) -> datetime.date | None:
        """The date of the deadline, or None."""
        return self.deadline.date if self.deadline else None

    def __repr__(self) -> str:
        return f"<Statement {self.kind} {self.quantity!r} {self.label!r} by {self.due}>"


@frozen
class Observation:
    """A measured value of an indicator at a date.

    Attributes:
        indicator_id: Which indicator.
        date: When it was measured.
        value: The value, in the indicator's unit.
        note: A word about it (who measured, a cell address), or None.
        source: Where it was read, where that is a document.
    """

    indicator_id: str = field(validator=one_line_identifier)
    date: datetime.date = field(validator=day)
    value: int | float = field(validator=finite)
    note: str | None = field(default=None, validator=string_or_none)
    source: Source | None = field(default=None, validator=optional(of_class(Source)))
