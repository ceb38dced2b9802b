"""Objectives, and dated steps without a number."""

from __future__ import annotations

import datetime

from attrs import field, frozen
from attrs.validators import optional

from egovplan.model.conversion import goal_kind
from egovplan.model.dates import Deadline
from egovplan.model.enums import GoalKind
from egovplan.model.source import Source
from egovplan.model.validation import member, of_class, one_line_identifier, text

__all__ = ["Goal", "Milestone"]


@frozen
class Goal:
    """An objective, general or specific; a tree through ``parent_id``.

    Attributes:
        id: Stable id.
        kind: general or specific.
        label: Short, in the source's words.
        parent_id: The goal above it, or None.
        source: Where it stands.
    """

    id: str = field(validator=one_line_identifier)
    kind: GoalKind = field(converter=goal_kind, validator=member(GoalKind))
    label: str = field(validator=text)
    parent_id: str | None = field(default=None, validator=optional(one_line_identifier))
    source: Source | None = field(default=None, validator=optional(of_class(Source)))

    def __repr__(self) -> str:
        return f"<Goal {self.kind} {self.label!r}>"


@frozen
class Milestone:
    """A dated step without a number (a portal completed by 2011).

    Attributes:
        id: Stable id.
        label: Short, in the source's words.
        deadline: The last day by which it must be done, or None.
        source: Where it stands.
    """

    id: str = field(validator=one_line_identifier)
    label: str = field(validator=text)
    deadline: Deadline | None = field(default=None, validator=optional(of_class(Deadline)))
    source: Source | None = field(default=None, validator=optional(of_class(Source)))

    @property
    def due(self) -> datetime.date | None:
        """The date of the deadline, or None."""
        return self.deadline.date if self.deadline else None

    def __repr__(self) -> str:
        return f"<Milestone {self.label!r} by {self.due}>"
