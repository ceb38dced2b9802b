"""Writes a plan as StratML Part 2, valid against its schema."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from egovplan.catalogue.findings import finding
from egovplan.exchange.stratml.documents import etree
from egovplan.exchange.stratml.elements import ElementWriter
from egovplan.exchange.stratml.goal_layout import GoalLayout, lay_out
from egovplan.exchange.stratml.identifiers import note_lines, xml_id
from egovplan.exchange.stratml.losses import lost_parts
from egovplan.exchange.stratml.results import ResultWriter, unit_word
from egovplan.exchange.stratml.structure import PART_2
from egovplan.exchange.tables import LoadedPlan
from egovplan.exchange.tables.rows import plan_and_findings
from egovplan.model import Direction, Finding, Goal, GoalKind, Indicator, Milestone, Observation, Plan

__all__ = ["StratMLDocument", "to_stratml"]

_LONGEST_NAME = 100


@frozen
class StratMLDocument:
    """A plan as StratML.

    Attributes:
        text: The document, with its XML declaration; save it as UTF-8.
        findings: What the format has no place for.
    """

    text: str
    findings: tuple[Finding, ...] = ()

    def __str__(self) -> str:
        return self.text


def to_stratml(plan: Plan | LoadedPlan, observations: Iterable[Observation] = ()) -> StratMLDocument:
    """A plan as StratML Part 2, version 2.2.6.

    Goals without one above them become goals, all others objectives beneath
    them. Indicators stand beneath their goal with one measurement instance per
    date: targets as target results, baselines and observations as actual ones.
    Milestones are qualitative indicators. Bodies with duties are stakeholders
    that perform. Numbers that are no plain equality have their words in a
    descriptor (``at least 80 %``).

    Args:
        plan: A plan, or an object with ``plan`` as loading gives it.
        observations: What was measured since; makes the document a report.

    Returns:
        The text, and findings about what has no place in the format.

    Raises:
        ValueError: For an observation of an indicator that the plan does not have.
        ImportError: Without the extra ``stratml``.

    >>> document = to_stratml(Plan("p", title="Kế hoạch", goals=[Goal("g", "general", "một cửa")]))
    >>> "<stratml:Name>một cửa</stratml:Name>" in document.text, document.findings
    (True, ())
    """
    whole, _ = plan_and_findings(plan)
    measured = tuple(observations)
    known = {indicator.id for indicator in whole.indicators}
    for observation in measured:
        if observation.indicator_id not in known:
            raise ValueError(f"the plan {whole.id} has no indicator {observation.indicator_id!r}")
    return _PlanWriter(whole, measured).document()


class _PlanWriter:
    """Writes one plan."""

    def __init__(self, plan: Plan, observations: tuple[Observation, ...]) -> None:
        self._plan = plan
        self._xml = ElementWriter(PART_2.namespace)
        self._results = ResultWriter(self._xml, observations)
        self._layout: GoalLayout = lay_out(plan)
        self._is_report = bool(observations)

    def document(self) -> StratMLDocument:
        """The whole document."""
        plan = self._plan
        xml = self._xml
        kind = "Performance_Report" if self._is_report else "Performance_Plan"
        root = xml.root(PART_2.root, Type=kind)
        xml.add(root, "Name", self._title)
        act = plan.document
        days = (("issued_on", None), ("effective_on", act.effective_on))
        notes = [(name, getattr(act, name)) for name in ("number", "kind", "province", "place", "signatory", "title")]
        xml.add_some(root, "OtherInformation", note_lines([*notes, *days]))
        core = xml.add(root, "StrategicPlanCore")
        self._organization(core)
        for goal in self._layout.roots:
            self._goal(core, goal)
        if self._layout.apart or not self._layout.roots:
            self._shell(core)
        self._administration(root)
        text = etree().tostring(root, encoding="unicode", pretty_print=True)
        findings = [*lost_parts(plan, self._layout), *self._results.findings(), *self._replaced()]
        return StratMLDocument('<?xml version="1.0" encoding="UTF-8"?>\n' + text, tuple(findings))

    @property
    def _title(self) -> str:
        return self._plan.title or self._plan.document.title or self._plan.id

    def _replaced(self) -> list[Finding]:
        count = self._xml.replaced
        return [finding("stratml-character", count=count)] if count else []

    def _organization(self, core: object) -> None:
        """The issuing body, with the bodies of the plan as its stakeholders."""
        xml = self._xml
        organization = xml.add(core, "Organization")
        xml.add_some(organization, "Name", self._plan.document.issuer)
        duties: dict[str, list[str]] = {}
        for responsibility in self._plan.responsibilities:
            duties.setdefault(responsibility.agency, []).append(responsibility.text)
        for agency in self._plan.agencies:
            if not {agency.name, *agency.names} & duties.keys():
                duties[agency.name] = []
        for name, texts in duties.items():
            stakeholder = xml.add(organization, "Stakeholder", StakeholderTypeType="Organization")
            xml.add(stakeholder, "Name", name)
            for text in texts:
                role = xml.add(stakeholder, "Role")
                xml.add(role, "Name", "")
                xml.add(role, "Description", text)
                xml.add(role, "RoleType", "Performer")

    def _goal(self, core: object, goal: Goal) -> None:
        element = self._xml.add(core, "Goal")
        self._goal_head(element, goal, GoalKind.GENERAL, None)
        own = self._layout.indicators.get(goal.id, ())
        if own:  # a goal of StratML has no indicators of its own: they stand beneath an objective without a name
            self._indicators(self._xml.add(element, "Objective"), own)
        for objective in self._layout.beneath.get(goal.id, ()):
            inner = self._xml.add(element, "Objective")
            self._goal_head(inner, objective, GoalKind.SPECIFIC, goal.id)
            self._indicators(inner, self._layout.indicators.get(objective.id, ()))

    def _goal_head(self, element: object, goal: Goal, usual: GoalKind, parent_id: str | None) -> None:
        """Name, description, identifier and what only words can tell."""
        xml = self._xml
        name = _short(goal.label)
        xml.add(element, "Name", name)
        xml.add(element, "Description", "" if name == goal.label else goal.label)
        xml.add(element, "Identifier", xml_id(goal.id))
        kind = None if goal.kind is usual else goal.kind.value
        parent = None if goal.parent_id == parent_id else goal.parent_id
        xml.add_some(element, "OtherInformation", note_lines([("kind", kind), ("parent", parent)]))

    def _shell(self, core: object) -> None:
        """A goal for what belongs to none: it has the plan's name and no words of its own."""
        goal = self._xml.add(core, "Goal")
        self._xml.add(goal, "Name", self._title)
        self._xml.add(goal, "Description", "")
        if self._layout.apart:
            objective = self._xml.add(goal, "Objective")
            self._indicators(objective, [one for one in self._layout.apart if isinstance(one, Indicator)])
            for milestone in self._plan.milestones:
                self._milestone(objective, milestone)

    def _indicators(self, objective: object, indicators: Iterable[Indicator]) -> None:
        for indicator in indicators:
            xml = self._xml
            element = xml.add(objective, "PerformanceIndicator", PerformanceIndicatorType="Quantitative")
            xml.add(element, "MeasurementDimension", indicator.label)
            xml.add(element, "UnitOfMeasurement", unit_word(indicator))
            xml.add(element, "Identifier", xml_id(indicator.id))
            if indicator.concept:
                relation = xml.add(element, "Relationship", RelationshipType="Narrower_Than")
                xml.add(relation, "ReferentIdentifier", indicator.concept)
                xml.add(relation, "Name", "concept")
            self._results.write(element, indicator)
            notes = [
                ("unit", indicator.unit.value),
                ("direction", None if indicator.direction is Direction.INCREASE else indicator.direction.value),
                ("levels", ", ".join(indicator.levels)),
                ("service_levels", ", ".join(indicator.service_levels)),
            ]
            xml.add_some(element, "OtherInformation", note_lines(notes))

    def _milestone(self, objective: object, milestone: Milestone) -> None:
        xml = self._xml
        element = xml.add(objective, "PerformanceIndicator", PerformanceIndicatorType="Qualitative")
        xml.add(element, "MeasurementDimension", milestone.label)
        xml.add(element, "UnitOfMeasurement", "")
        xml.add(element, "Identifier", xml_id(milestone.id))
        result = xml.add(xml.add(element, "MeasurementInstance"), "TargetResult")
        xml.add_some(result, "EndDate", milestone.due.isoformat() if milestone.due else None)
        xml.add(result, "Description", milestone.label)

    def _administration(self, root: object) -> None:
        plan = self._plan
        element = self._xml.add(root, "AdministrativeInformation")
        if plan.id not in plan:  # an id of a part may not stand twice
            self._xml.add(element, "Identifier", xml_id(plan.id))
        if plan.period is not None:
            self._xml.add(element, "StartDate", plan.period.start.isoformat())
            self._xml.add(element, "EndDate", plan.period.end.isoformat())
        if plan.document.issued_on is not None:
            self._xml.add(element, "PublicationDate", plan.document.issued_on.isoformat())


def _short(label: str) -> str:
    """The label as a name: its beginning, where it is long."""
    if len(label) <= _LONGEST_NAME:
        return label
    return label[:_LONGEST_NAME].rsplit(" ", 1)[0] + "…"
