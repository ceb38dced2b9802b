"""The aggregate root: a plan and everything it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import field, frozen
from attrs.validators import optional

from egovplan.model.agency import Agency
from egovplan.model.appendix import (
    Database,
    GenericTable,
    InventoryItem,
    OnlineService,
    Portal,
    Rollout,
    ServiceGroup,
    StaffingNorm,
)
from egovplan.model.dates import Deadline, Period
from egovplan.model.document import Document, LegalBasis
from egovplan.model.duty import Claim, ReportingDuty, Responsibility
from egovplan.model.enums import StatementKind
from egovplan.model.goal import Goal, Milestone
from egovplan.model.indicator import Indicator
from egovplan.model.project import BudgetLine, Project
from egovplan.model.roadmap import Roadmap
from egovplan.model.statement import Statement
from egovplan.model.validation import each, of_class, one_line_identifier, text

__all__ = ["PARTS", "Plan"]

PARTS = (
    "legal_bases",
    "goals",
    "indicators",
    "statements",
    "milestones",
    "projects",
    "budget",
    "services",
    "service_groups",
    "databases",
    "portals",
    "rollouts",
    "inventory",
    "staffing",
    "responsibilities",
    "reporting_duties",
    "agencies",
    "claims",
    "generic_tables",
)
"""Names of the tuples of parts of a plan, in order."""


def _part(kind: type) -> Any:
    return field(default=(), converter=tuple, validator=each(kind), repr=False)


@frozen
class Plan:
    """What one document plans to do, as flat tuples of typed parts.

    Look a part up by id with ``plan["…"]``. Everything is immutable; make a
    changed plan with ``attrs.evolve``. Missing is None, never zero.

    Attributes:
        id: Stable id, from the document's number, province and year.
        title: What the plan is called, as printed, or None.
        document: The act it stands in.
        period: The years it is for, or None.
        horizon: Last day of the outlook beyond the period, or None.
        legal_bases: Mentions of acts that it rests on.
        goals: Objectives, a tree through ``parent_id``.
        indicators: What it follows; each bound to its own statements.
        statements: Quantified statements, in the order of the document.
        milestones: Dated steps without a number.
        projects: Investment projects and tasks.
        budget: Money for the projects and for the plan.
        services: Public services to be had online.
        service_groups: Groups of online services.
        databases: Databases and their keepers.
        portals: Portals and sites.
        rollouts: Who rolls out what in which year.
        inventory: Equipment of the bodies.
        staffing: How many people of a role a kind of body should have.
        responsibilities: Who must do what.
        reporting_duties: What must be reported by when.
        agencies: The bodies that it names.
        claims: What the document says about itself.
        generic_tables: Tables of no known family, as they stand.
    """

    id: str = field(validator=one_line_identifier)
    title: str | None = field(default=None, validator=optional(text))
    document: Document = field(factory=Document, validator=of_class(Document))
    period: Period | None = field(default=None, validator=optional(of_class(Period)))
    horizon: Deadline | None = field(default=None, validator=optional(of_class(Deadline)))
    legal_bases: tuple[LegalBasis, ...] = _part(LegalBasis)
    goals: tuple[Goal, ...] = _part(Goal)
    indicators: tuple[Indicator, ...] = _part(Indicator)
    statements: tuple[Statement, ...] = _part(Statement)
    milestones: tuple[Milestone, ...] = _part(Milestone)
    projects: tuple[Project, ...] = _part(Project)
    budget: tuple[BudgetLine, ...] = _part(BudgetLine)
    services: tuple[OnlineService, ...] = _part(OnlineService)
    service_groups: tuple[ServiceGroup, ...] = _part(ServiceGroup)
    databases: tuple[Database, ...] = _part(Database)
    portals: tuple[Portal, ...] = _part(Portal)
    rollouts: tuple[Rollout, ...] = _part(Rollout)
    inventory: tuple[InventoryItem, ...] = _part(InventoryItem)
    staffing: tuple[StaffingNorm, ...] = _part(StaffingNorm)
    responsibilities: tuple[Responsibility, ...] = _part(Responsibility)
    reporting_duties: tuple[ReportingDuty, ...] = _part(ReportingDuty)
    agencies: tuple[Agency, ...] = _part(Agency)
    claims: tuple[Claim, ...] = _part(Claim)
    generic_tables: tuple[GenericTable, ...] = _part(GenericTable)
    _index: dict[str, Any] = field(init=False, eq=False, repr=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        index: dict[str, Any] = {}
        for name in PARTS:
            for part in getattr(self, name):
                if part.id in index:
                    raise ValueError(f"Plan.{name} holds the id {part.id!r} a second time")
                index[part.id] = part
        by_indicator: dict[str, list[Statement]] = {}
        for statement in self.statements:
            if statement.indicator_id is None:
                continue
            if not isinstance(index.get(statement.indicator_id), Indicator):
                raise ValueError(
                    f"Plan.statements: {statement.id} names the indicator {statement.indicator_id}, which is not there"
                )
            by_indicator.setdefault(statement.indicator_id, []).append(statement)
        bound: tuple[Indicator, ...] = tuple(
            indicator.bound_to(tuple(by_indicator.get(indicator.id, ()))) for indicator in self.indicators
        )
        index.update((indicator.id, indicator) for indicator in bound)
        object.__setattr__(self, "indicators", bound)
        object.__setattr__(self, "_index", index)

    def __getitem__(self, part_id: str) -> Any:
        """The part with that id.

        Raises:
            KeyError: If the plan has no such part; the message says so.
        """
        try:
            return self._index[part_id]
        except KeyError:
            raise KeyError(f"plan {self.id} has no part with the id {part_id!r}") from None

    def __contains__(self, part_id: object) -> bool:
        return part_id in self._index

    def parts(self) -> Iterator[tuple[str, Any]]:
        """Every part with the name of its tuple, in order."""
        for name in PARTS:
            for part in getattr(self, name):
                yield name, part

    @property
    def targets(self) -> tuple[Statement, ...]:
        """The statements to be reached: targets and milestones."""
        return tuple(s for s in self.statements if s.kind in (StatementKind.TARGET, StatementKind.MILESTONE))

    @property
    def observations(self) -> tuple[Statement, ...]:
        """The statements of what holds already: baselines."""
        return tuple(s for s in self.statements if s.kind is StatementKind.BASELINE)

    @property
    def roadmap(self) -> Roadmap:
        """The plan year by year, and its indicators' points in time."""
        return Roadmap(self.indicators, self.statements, self.milestones)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, name))} {name}" for name in PARTS if getattr(self, name))
        return f"<Plan {self.id}: {counts or 'empty'}>"
