"""Investment projects, tasks and the money for them."""

from __future__ import annotations

import datetime

from attrs import field, frozen
from attrs.validators import optional

from egovplan.model.conversion import budget_sources, project_kind, texts
from egovplan.model.conversion import periods as periods_of
from egovplan.model.dates import Period
from egovplan.model.enums import BudgetSource, ProjectKind
from egovplan.model.money import PrintedAmount
from egovplan.model.source import Source
from egovplan.model.validation import (
    calendar_year,
    each,
    each_text,
    member,
    of_class,
    one_line_identifier,
    string_or_none,
    text,
)

__all__ = ["BudgetLine", "Project"]

_source = optional(of_class(Source))
_amount = optional(of_class(PrintedAmount))


@frozen
class Project:
    """An investment project or a task, as one row of a list.

    Attributes:
        id: Stable id.
        kind: project or task.
        name: Its name, in the source's words.
        number: Its number in the list, as printed, or None.
        group: The sub-heading it stands under, or None.
        lead: Who leads it, as printed.
        lead_ids: The resolved bodies that lead.
        partners: Who takes part, as printed.
        partner_ids: The resolved bodies that take part.
        objective: What it is for, or its product, as printed.
        periods: The readable periods; a plan may print several.
        period_text: The time as printed, several joined with ``; ``.
        cost: Total cost as printed, or None.
        funding: Where the money comes from, as printed.
        status: How far it is, as printed.
        note: Anything else the row says.
        source: Its first cell.
    """

    id: str = field(validator=one_line_identifier)
    kind: ProjectKind = field(converter=project_kind, validator=member(ProjectKind))
    name: str = field(validator=text)
    number: str | None = field(default=None, validator=string_or_none)
    group: str | None = field(default=None, validator=string_or_none)
    lead: str | None = field(default=None, validator=string_or_none)
    lead_ids: tuple[str, ...] = field(default=(), converter=texts, validator=each_text)
    partners: str | None = field(default=None, validator=string_or_none)
    partner_ids: tuple[str, ...] = field(default=(), converter=texts, validator=each_text)
    objective: str | None = field(default=None, validator=string_or_none)
    periods: tuple[Period, ...] = field(default=(), converter=periods_of, validator=each(Period))
    period_text: str | None = field(default=None, validator=string_or_none)
    cost: PrintedAmount | None = field(default=None, validator=_amount)
    funding: str | None = field(default=None, validator=string_or_none)
    status: str | None = field(default=None, validator=string_or_none)
    note: str | None = field(default=None, validator=string_or_none)
    source: Source | None = field(default=None, validator=_source)

    @property
    def start(self) -> datetime.date | None:
        """First day over all periods, or None."""
        return min((period.start for period in self.periods), default=None)

    @property
    def end(self) -> datetime.date | None:
        """Last day over all periods, or None."""
        return max((period.end for period in self.periods), default=None)

    def __repr__(self) -> str:
        return f"<Project {self.number or '-'} {self.name!r}>"


@frozen
class BudgetLine:
    """Money for a project or for the plan, from one source or several.

    Attributes:
        id: Stable id.
        amount: As printed; None where the text names a source and no amount.
        project_id: The project, or None for the plan as a whole.
        sources: Where it comes from; several where the text does not split them.
        source_text: The source as printed.
        year: The year, where one is printed.
        period: The period, where one is printed.
        source: Where it stands.
    """

    id: str = field(validator=one_line_identifier)
    amount: PrintedAmount | None = field(default=None, validator=_amount)
    project_id: str | None = field(default=None, validator=optional(one_line_identifier))
    sources: tuple[BudgetSource, ...] = field(default=(), converter=budget_sources, validator=each(BudgetSource))
    source_text: str | None = field(default=None, validator=string_or_none)
    year: int | None = field(default=None, validator=optional(calendar_year))
    period: Period | None = field(default=None, validator=optional(of_class(Period)))
    source: Source | None = field(default=None, validator=_source)

    def __repr__(self) -> str:
        return f"<BudgetLine {self.amount!r} {'+'.join(self.sources) or '-'} {self.year or ''}>"
