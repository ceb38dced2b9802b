"""What the schemas of StratML say of elements, as far as a reader can go by it, and breaches of it.

Transcribed from the schemas of Part 1 (version 1.1) and Part 2 (version 2.2.6)
of ISO 17469. Every element lists its children in their order: ``?`` for at
most one, ``*`` for any number, ``+`` for one or more, nothing for exactly one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from attrs import frozen

__all__ = ["PART_1", "PART_2", "Breach", "Structure", "breaches"]


@frozen
class Structure:
    """The structure of one part of the standard.

    Attributes:
        root: Name of the root element.
        namespace: Its namespace.
        children: Element to its children in order.
        attributes: Element to its attributes, each with what it may hold; the
            first of several is required where it is marked with ``!``.
        empty_dates: Whether a date or a number may be left empty.
    """

    root: str
    namespace: str
    children: Mapping[str, str]
    attributes: Mapping[str, Mapping[str, str]]
    empty_dates: bool


_SHARED = {
    "StrategicPlanCore": "Organization* Vision? Mission? Value* Goal+",
    "Organization": "Name? Acronym? Identifier? Description? Stakeholder*",
    "Vision": "Description? Identifier?",
    "Mission": "Description? Identifier?",
    "Value": "Name? Description?",
    "Goal": "Name Description Identifier? SequenceIndicator? Stakeholder* OtherInformation? Objective*",
}
_STAKEHOLDER = {"StakeholderTypeType": "Person Organization Generic_Group"}

PART_1 = Structure(
    "StrategicPlan",
    "urn:ISO:std:iso:17469:tech:xsd:stratml_core",
    {
        **_SHARED,
        "StrategicPlan": "Name Description? OtherInformation? StrategicPlanCore AdministrativeInformation?",
        "Objective": "Name? Description? Identifier? SequenceIndicator? Stakeholder* OtherInformation?",
        "Stakeholder": "Name Description?",
        "AdministrativeInformation": "StartDate? EndDate? PublicationDate? Source? Submitter?",
        "Submitter": "GivenName? Surname? PhoneNumber? EmailAddress?",
    },
    {"Stakeholder": _STAKEHOLDER},
    empty_dates=False,
)

PART_2 = Structure(
    "PerformancePlanOrReport",
    "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport",
    {
        **_SHARED,
        "PerformancePlanOrReport": "Name Description? OtherInformation? StrategicPlanCore AdministrativeInformation?"
        " Submitter?",
        "Objective": "Name? Description? Identifier? SequenceIndicator? Stakeholder* OtherInformation?"
        " PerformanceIndicator*",
        "Stakeholder": "Name Description? Role*",
        "Role": "Name Description? RoleType*",
        "PerformanceIndicator": "SequenceIndicator? MeasurementDimension UnitOfMeasurement Identifier? Relationship*"
        " MeasurementInstance* OtherInformation?",
        "Relationship": "Identifier? ReferentIdentifier* Name? Description?",
        "MeasurementInstance": "TargetResult* ActualResult*",
        "TargetResult": "StartDate? EndDate? NumberOfUnits? Descriptor? Description?",
        "ActualResult": "StartDate? EndDate? NumberOfUnits? Descriptor? Description?",
        "Descriptor": "DescriptorName? DescriptorValue?",
        "AdministrativeInformation": "Identifier? StartDate? EndDate? PublicationDate? Source?",
        "Submitter": "Identifier? GivenName? Surname? PhoneNumber? EmailAddress?",
    },
    {
        "PerformancePlanOrReport": {"Type": "! Strategic_Plan Performance_Plan Performance_Report"},
        "Stakeholder": _STAKEHOLDER,
        "PerformanceIndicator": {
            "ValueChainStage": "Outcome Output_Processing Output Input_Processing Input",
            "PerformanceIndicatorType": "Quantitative Qualitative",
        },
        "Relationship": {"RelationshipType": "Broader_Than Peer_To Narrower_Than"},
    },
    empty_dates=True,
)

_DATES = frozenset(("StartDate", "EndDate", "PublicationDate"))
_ROLES = frozenset(("Performer", "Beneficiary"))
_NCNAME = re.compile(r"[^\W\d][\w.\-·]*\Z")
_DECIMAL = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\Z")


@frozen
class Breach:
    """A place where a document is not what its schema says.

    Attributes:
        code: Which kind of finding it is.
        element: The element of the document at which it shows.
        name: What is concerned: a child, an attribute or the element itself.
        inside: Name of the element that it stands in.
        value: What it holds, where that is the breach.
        wanted: What it should hold.
    """

    code: str
    element: Any
    name: str
    inside: str
    value: str = ""
    wanted: str = ""


def breaches(tree: Any, structure: Structure) -> Iterator[Breach]:
    """Where a document is not what its schema says.

    Every breach is told, where a validator stops at the first of an element.
    What stands inside an element that the schema does not know is not looked at.

    Args:
        tree: The root element.
        structure: What it should be.
    """
    seen: set[str] = set()
    namespace = str(tree.tag).rpartition("}")[0].removeprefix("{")
    if namespace != structure.namespace:
        yield Breach("stratml-value", tree, "@xmlns", _name(tree), namespace, structure.namespace)
    stack = [tree]
    while stack:
        element = stack.pop()
        name = _name(element)
        children = [child for child in element if isinstance(child.tag, str)]
        known = structure.children.get(name)
        yield from _attribute_breaches(element, name, structure)
        if known is None:
            yield from _value_breaches(element, name, seen, structure)
            continue
        yield from _order_breaches(element, name, children, known)
        stack.extend(child for child in reversed(children) if _name(child) in _positions(known))


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


@cache
def _positions(known: str) -> dict[str, tuple[int, str]]:
    """Child to its place in the order and how often it may stand."""
    pieces = [(piece.rstrip("?*+"), piece[-1]) for piece in known.split()]
    return {name: (place, often if often in "?*+" else "1") for place, (name, often) in enumerate(pieces)}


def _order_breaches(element: Any, name: str, children: list[Any], known: str) -> Iterator[Breach]:
    positions = _positions(known)
    furthest = -1
    counts: dict[str, int] = {}
    for child in children:
        inner = _name(child)
        if inner not in positions:
            yield Breach("stratml-unknown", child, inner, name)
            continue
        place, often = positions[inner]
        counts[inner] = counts.get(inner, 0) + 1
        if place < furthest or (counts[inner] > 1 and often in "1?") or (inner == "RoleType" and counts[inner] > 2):
            yield Breach("stratml-order", child, inner, name)
        furthest = max(furthest, place)
    for inner, (_, often) in positions.items():
        if often in "1+" and inner not in counts:
            yield Breach("stratml-missing", element, inner, name)


def _attribute_breaches(element: Any, name: str, structure: Structure) -> Iterator[Breach]:
    known = structure.attributes.get(name, {})
    for attribute, value in element.attrib.items():
        if attribute.startswith("{"):
            continue  # of another vocabulary, such as where the schema lies
        if attribute not in known:
            yield Breach("stratml-unknown", element, f"@{attribute}", name)
        elif value not in known[attribute].split():
            wanted = known[attribute].removeprefix("! ").replace(" ", ", ")
            yield Breach("stratml-value", element, f"@{attribute}", name, value, wanted)
    for attribute, values in known.items():
        if values.startswith("!") and attribute not in element.attrib:
            yield Breach("stratml-missing", element, f"@{attribute}", name)


def _value_breaches(element: Any, name: str, seen: set[str], structure: Structure) -> Iterator[Breach]:
    """Breaches of an element that holds text."""
    value = "".join(element.itertext()).strip()
    wanted = ""
    if name == "Identifier":
        if not _NCNAME.match(value):
            wanted = "an xsd:ID (a name that begins with a letter)"
        elif value in seen:
            wanted = "an xsd:ID (which no other element has)"
        seen.add(value)
    elif name in _DATES and not (value == "" and structure.empty_dates):
        wanted = "" if _is_day(value) else "a date such as 2015-12-31"
    elif name == "NumberOfUnits" and value:
        wanted = "" if _DECIMAL.match(value) else "a number"
    elif name == "RoleType":
        wanted = "" if value in _ROLES else "Performer or Beneficiary"
    if wanted:
        yield Breach("stratml-value", element, name, _name(element.getparent()), value, wanted)


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
