"""Reads StratML, its own schema kept or not, into a plan with findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import frozen

from egovplan.catalogue.findings import finding
from egovplan.exchange.stratml.documents import parse_stratml
from egovplan.exchange.stratml.identifiers import from_xml_id, read_notes
from egovplan.exchange.stratml.indicators import IndicatorReader
from egovplan.exchange.stratml.marked_tree import MarkedTree
from egovplan.model import (
    Agency,
    AgencyKind,
    Document,
    Finding,
    Goal,
    GoalKind,
    IdMaker,
    Period,
    Plan,
    Precision,
    Responsibility,
    Source,
    slug,
    wording_key,
)

__all__ = ["StratMLReading", "from_stratml"]

_DOCUMENT_NOTES = ("number", "kind", "province", "place", "signatory", "title", "effective_on")
_WORD = re.compile(r"\S+\Z")


@frozen
class StratMLReading:
    """A plan as read from StratML.

    Attributes:
        plan: What the document says.
        findings: Where it breaks its schema, and what of it a plan has no place for.
    """

    plan: Plan
    findings: tuple[Finding, ...] = ()


def from_stratml(text: str | bytes) -> StratMLReading:
    """A plan from StratML Part 1 or Part 2.

    Goals become general goals, objectives specific ones beneath them. Target
    results with a number become targets, actual ones baselines; target results
    in words become milestones. Stakeholders become agencies, what they perform
    responsibilities. Nothing is left out silently: findings name what broke
    the schema and what found no place, with their lines.

    Args:
        text: The document; bytes are in the encoding that it declares.

    Raises:
        FormatError: If it is no StratML at all, too large (8 MiB), or has a
            document type definition, where entities are defined.
        ImportError: Without the extra ``stratml``.

    >>> reading = from_stratml(
    ...     '<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core"><Name>Kế hoạch</Name>'
    ...     "<StrategicPlanCore><Goal><Name>một cửa</Name></Goal></StrategicPlanCore></StrategicPlan>"
    ... )
    >>> reading.plan.title, reading.plan.goals[0].label, reading.findings[0].message
    ('Kế hoạch', 'một cửa', 'Goal has no Description, which the schema requires (places: 1)')
    """
    root, structure = parse_stratml(text)
    tree = MarkedTree(root, structure)
    return _PlanReader(tree).reading()


class _PlanReader:
    """Reads one document."""

    def __init__(self, tree: MarkedTree) -> None:
        self._tree = tree
        self._findings: list[Finding] = []
        administration = tree.child(tree.root, "AdministrativeInformation")
        self._administration = administration
        self._title = tree.text(tree.root, "Name")
        self._plan_id = from_xml_id(tree.text(administration, "Identifier"))
        if not _WORD.match(self._plan_id):
            self._plan_id = slug(self._title[:60]) or "stratml"
        self._ids = IdMaker(self._plan_id)
        self._taken: set[str] = set()
        self._goals: list[Goal] = []
        self._agencies: dict[str, Agency] = {}
        self._responsibilities: list[Responsibility] = []
        self._involved: list[Source] = []
        self._indicators = IndicatorReader(tree, self.part_id, self._findings)

    def reading(self) -> StratMLReading:
        """The whole document."""
        tree = self._tree
        core = tree.child(tree.root, "StrategicPlanCore")
        document = self._document(core)
        for organization in tree.children(core, "Organization"):
            self._stakeholders(organization)
        for number, element in enumerate(tree.children(core, "Goal"), 1):
            self._goal(element, f"Goal {number}")
        plan = Plan(
            self._plan_id,
            title=self._title or None,
            document=document,
            period=self._period(),
            goals=tuple(self._goals),
            indicators=tuple(self._indicators.indicators),
            statements=tuple(self._indicators.statements),
            milestones=tuple(self._indicators.milestones),
            responsibilities=tuple(self._responsibilities),
            agencies=tuple(self._agencies.values()),
        )
        return StratMLReading(plan, (*tree.broken(), *self._findings, *self._unlinked(), *tree.unread()))

    def _unlinked(self) -> Iterator[Finding]:
        """What was read, but not which goal it belongs to."""
        for what, sources in (("stakeholder", self._involved), ("result in words", self._indicators.unlinked)):
            if sources:
                told = f"which goal or objective a {what} belongs to"
                yield finding("stratml-unread", sources[0], related=sources[1:], element=told, count=len(sources))

    def part_id(self, element: Any, kind: str, *wording: object) -> str:
        """The id of an element: its identifier, or one made of its wording where it has none or another has it too."""
        given = from_xml_id(self._tree.text(element, "Identifier"))
        if _WORD.match(given) and given not in self._taken:
            self._taken.add(given)
            return given
        made = self._ids.make(kind, *wording)
        while made in self._taken:
            made = self._ids.make(kind, *wording)
        self._taken.add(made)
        if given:
            self._findings.append(
                finding(
                    "stratml-identifier-repeated", self._tree.source(element),
                    subject_id=made, identifier=given[:60], made=made,
                )
            )  # fmt: skip
        return made

    def _document(self, core: Any) -> Document:
        tree = self._tree
        element = tree.child(tree.root, "OtherInformation")
        notes, others = read_notes(tree.text_of(element), _DOCUMENT_NOTES)
        if element is not None and not others:
            tree.use(element)
        organization = next(iter(tree.children(core, "Organization")), None)
        return Document(
            issuer=tree.text(organization, "Name") or None,
            issued_on=tree.day(self._administration, "PublicationDate"),
            effective_on=_day(notes.get("effective_on", "")),
            number=notes.get("number"),
            kind=notes.get("kind"),
            province=notes.get("province"),
            place=notes.get("place"),
            signatory=notes.get("signatory"),
            title=notes.get("title"),
        )

    def _period(self) -> Period | None:
        """The years it is for; a beginning or an end alone is no period and is told as left out."""
        tree, element = self._tree, self._administration
        days = [tree.peek_day(element, name) for name in ("StartDate", "EndDate")]
        start, end = days
        if start is None or end is None or end < start:
            return None
        tree.use(tree.child(element, "StartDate"), tree.child(element, "EndDate"))
        whole_years = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
        return Period(start, end, Precision.YEAR if whole_years else Precision.DAY)

    def _goal(self, element: Any, spoken: str) -> None:
        """A goal with its objectives; one that only has the plan's name holds what belongs to no goal."""
        tree = self._tree
        named = [tree.text_of(tree.child(element, name)) for name in ("Name", "Description", "Identifier")]
        goal_id = None
        if self._title and named == [self._title, "", ""]:
            tree.use(tree.child(element, "Name"))
        else:
            goal_id = self._enter_goal(element, GoalKind.GENERAL, None, spoken)
        self._stakeholders(element)
        for number, objective in enumerate(tree.children(element, "Objective"), 1):
            self._objective(objective, goal_id, f"{spoken}, objective {number}")

    def _objective(self, element: Any, goal_id: str | None, spoken: str) -> None:
        """An objective with its indicators; one without name, words and identifier holds those of its goal."""
        tree = self._tree
        label = None
        if any(tree.text_of(tree.child(element, name)) for name in ("Name", "Description", "Identifier")):
            goal_id = self._enter_goal(element, GoalKind.SPECIFIC, goal_id, spoken)
            label = self._goals[-1].label
        self._stakeholders(element)
        for indicator in tree.children(element, "PerformanceIndicator"):
            self._indicators.read(indicator, goal_id, label or self._title or spoken)

    def _enter_goal(self, element: Any, kind: GoalKind, parent_id: str | None, spoken: str) -> str:
        tree = self._tree
        label = tree.text(element, "Name")
        description = tree.text_of(tree.child(element, "Description"))
        beginning = label.removesuffix("…")
        if description == label or not label or (beginning != label and description.startswith(beginning)):
            label = description
            tree.use(tree.child(element, "Description"))
        notes, others = read_notes(tree.text_of(tree.child(element, "OtherInformation")), ("kind", "parent"))
        if not others:
            tree.use(tree.child(element, "OtherInformation"))
        if notes.get("kind") in tuple(GoalKind):
            kind = GoalKind(notes["kind"])
        parent = notes.get("parent", "")
        goal_id = self.part_id(element, "goal", kind, label)
        if not label:
            label = spoken
            self._findings.append(
                finding("stratml-unlabelled", tree.source(element), subject_id=goal_id, element="Goal", label=label)
            )
        above = parent if _WORD.match(parent) else parent_id
        self._goals.append(Goal(goal_id, kind, label, above, tree.source(element)))
        return goal_id

    def _stakeholders(self, element: Any) -> None:
        """The bodies that have a part in something, and what they are to do."""
        tree = self._tree
        for stakeholder in tree.children(element, "Stakeholder"):
            name = tree.text_of(tree.child(stakeholder, "Name"))
            if not name:
                continue
            is_body = stakeholder.get("StakeholderTypeType") != "Person"
            if is_body and wording_key(name) not in self._agencies:
                agency_id = self.part_id(stakeholder, "agency", name)
                self._agencies[wording_key(name)] = Agency(agency_id, name, kind=AgencyKind.OTHER)
            before = len(self._responsibilities)
            for role in tree.children(stakeholder, "Role"):
                self._role(role, name)
            if is_body or len(self._responsibilities) > before:
                tree.use(tree.child(stakeholder, "Name"))
                if not str(element.tag).endswith("Organization"):
                    self._involved.append(tree.source(stakeholder))

    def _role(self, role: Any, name: str) -> None:
        tree = self._tree
        types = [tree.text_of(one) for one in tree.children(role, "RoleType")]
        words = [tree.text_of(tree.child(role, part)) for part in ("Name", "Description")]
        text = ": ".join(word for word in words if word)
        if not text or types == ["Beneficiary"]:
            return
        tree.use(tree.child(role, "Name"), tree.child(role, "Description"))
        tree.use(*(one for one in tree.children(role, "RoleType") if tree.text_of(one) == "Performer"))
        agency = self._agencies.get(wording_key(name))
        duty_id = self.part_id(role, "responsibility", name, text)
        bodies = (agency.id,) if agency else ()
        self._responsibilities.append(Responsibility(duty_id, name, text, bodies, tree.source(role)))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
