"""Performance indicators with their results: indicators and statements, or milestones where they are only words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol

from attrs import frozen

from egovplan.catalogue.findings import finding
from egovplan.exchange.short_forms import read_quantity
from egovplan.exchange.stratml.identifiers import read_notes
from egovplan.exchange.stratml.marked_tree import MarkedTree
from egovplan.exchange.stratml.results import CHANGE, NUMBER_WORDS, PERCENT_SIGN, QUANTITY
from egovplan.model import (
    Basis,
    Deadline,
    Direction,
    Finding,
    Indicator,
    Level,
    Milestone,
    Precision,
    Quantity,
    ServiceLevel,
    Source,
    Statement,
    StatementKind,
    Unit,
)
from egovplan.vietnamese.money import unit_factor

__all__ = ["IndicatorReader"]

_NOTES = ("unit", "direction", "levels", "service_levels")
_PERCENT = frozenset((PERCENT_SIGN, "percent", "percentage", "per cent", "phần trăm"))  # the last is per cent
_COUNT = frozenset(("", "number", "count", "số lượng"))  # the last is number
_KINDS = {"TargetResult": StatementKind.TARGET, "ActualResult": StatementKind.BASELINE}


class PartId(Protocol):
    """Gives the id of an element."""

    def __call__(self, element: Any, kind: str, *wording: object) -> str:
        """The id."""


@frozen
class _Measure:
    """What the results of an indicator are numbers of."""

    unit: Unit
    noun: str | None


class IndicatorReader:
    """Reads performance indicators one by one.

    Args:
        tree: The document.
        part_id: Gives ids.
        findings: Takes what is noticed.

    Attributes:
        indicators: The indicators read.
        statements: Their targets and baselines.
        milestones: Targets that are words alone.
        unlinked: Where these stand, whose objective a milestone does not tell.
    """

    def __init__(self, tree: MarkedTree, part_id: PartId, findings: list[Finding]) -> None:
        self.indicators: list[Indicator] = []
        self.statements: list[Statement] = []
        self.milestones: list[Milestone] = []
        self.unlinked: list[Source] = []
        self._tree = tree
        self._part_id = part_id
        self._findings = findings

    def read(self, element: Any, goal_id: str | None, above: str) -> None:
        """Read one performance indicator.

        Args:
            element: The element.
            goal_id: The goal it serves.
            above: What it is called where it has no name.
        """
        tree = self._tree
        results = [
            (name, result)
            for instance in tree.children(element, "MeasurementInstance")
            for name in _KINDS
            for result in tree.children(instance, name)
        ]
        if self._is_milestone(element, results):
            self._milestones(element, results, goal_id)
            return
        indicator = self._indicator(element, goal_id, above)
        noun = _noun(tree.text(element, "UnitOfMeasurement"), indicator.unit)
        self.indicators.append(indicator)
        for name, result in results:
            quantity, is_change = self._quantity(result, _Measure(indicator.unit, noun))
            if quantity is not None:
                self._statement(result, _KINDS[name], quantity, is_change, indicator)
            elif name == "TargetResult":
                self._milestone(result, None, goal_id)

    def _is_milestone(self, element: Any, results: list[tuple[str, Any]]) -> bool:
        """Whether an indicator has no numbers, but targets in words."""
        tree = self._tree
        worded = any(name == "TargetResult" and self._words(result) for name, result in results)
        numbers = any(
            tree.text_of(tree.child(result, "NumberOfUnits")) or tree.child(result, "Descriptor") is not None
            for _, result in results
        )
        return worded and not numbers

    def _milestones(self, element: Any, results: list[tuple[str, Any]], goal_id: str | None) -> None:
        owner: Any = element
        for name, result in results:
            if name == "TargetResult" and self._words(result):
                words = self._words(result)
                if self._tree.text_of(self._tree.child(element, "MeasurementDimension")) == words:
                    self._tree.use(self._tree.child(element, "MeasurementDimension"))
                self._milestone(result, owner, goal_id)
                owner = None

    def _words(self, result: Any) -> str:
        return self._tree.text_of(self._tree.child(result, "Description"))

    def _milestone(self, result: Any, owner: Any, goal_id: str | None) -> None:
        """A target in words; it has the identifier of its indicator where it is the first of one without numbers."""
        tree = self._tree
        words = self._words(result)
        if not words:
            return
        tree.use(tree.child(result, "Description"))
        if goal_id is not None:
            self.unlinked.append(tree.source(result))
        deadline = self._deadline(result)
        milestone_id = self._part_id(result if owner is None else owner, "milestone", words, deadline and deadline.date)
        self.milestones.append(Milestone(milestone_id, words, deadline, tree.source(result)))

    def _indicator(self, element: Any, goal_id: str | None, above: str) -> Indicator:
        tree = self._tree
        label = tree.text(element, "MeasurementDimension")
        notes, others = read_notes(tree.text_of(tree.child(element, "OtherInformation")), _NOTES)
        if not others:
            tree.use(tree.child(element, "OtherInformation"))
        unit = _unit(tree.text_of(tree.child(element, "UnitOfMeasurement")), notes)
        levels = _members(Level, notes.get("levels", ""))
        service_levels = _members(ServiceLevel, notes.get("service_levels", ""))
        concept = self._concept(element)
        wording = (concept or label or above, unit, *sorted(levels), *service_levels)
        indicator_id = self._part_id(element, "indicator", *wording)
        if not label:
            self._findings.append(
                finding(
                    "stratml-unlabelled", tree.source(element),
                    subject_id=indicator_id, element="PerformanceIndicator", label=above,
                )
            )  # fmt: skip
        direction = Direction.DECREASE if notes.get("direction") == Direction.DECREASE else Direction.INCREASE
        return Indicator(indicator_id, label or above, concept, unit, direction, levels, service_levels, goal_id)

    def _concept(self, element: Any) -> str | None:
        """The code of its concept, which stands in a relationship of that name."""
        tree = self._tree
        for relation in tree.children(element, "Relationship"):
            code = tree.text_of(tree.child(relation, "ReferentIdentifier"))
            if tree.text_of(tree.child(relation, "Name")) == "concept" and len(code.split()) == 1:
                tree.use(tree.child(relation, "Name"), tree.child(relation, "ReferentIdentifier"))
                return code
        return None

    def _quantity(self, result: Any, measure: _Measure) -> tuple[Quantity | None, bool]:
        """The number of a result, from its descriptor where that tells more; and whether it is a change."""
        tree = self._tree
        number = _number(tree.text_of(tree.child(result, "NumberOfUnits")))
        descriptor = tree.child(result, "Descriptor")
        name = tree.text_of(tree.child(descriptor, "DescriptorName"))
        quantity = None
        if name in (QUANTITY, CHANGE):
            try:
                quantity = read_quantity(tree.text_of(tree.child(descriptor, "DescriptorValue")))
            except ValueError:
                quantity = None
        if quantity is not None and (number is None or quantity.value == Quantity(number).value):
            tree.use(tree.child(descriptor, "DescriptorName"), tree.child(descriptor, "DescriptorValue"))
        elif number is not None:
            quantity = Quantity(number, measure.unit, noun=measure.noun)
        else:
            return None, False
        tree.use(tree.child(result, "NumberOfUnits"))
        return quantity, name == CHANGE

    def _statement(
        self, result: Any, kind: StatementKind, quantity: Quantity, is_change: bool, indicator: Indicator
    ) -> None:
        tree = self._tree
        deadline = self._deadline(result)
        words = tree.text(result, "Description")
        wording = (kind, words or indicator.label, quantity.value, deadline and deadline.date)
        self.statements.append(
            Statement(
                self._part_id(result, "statement", *wording),
                kind,
                quantity,
                indicator.label,
                indicator.id,
                deadline,
                Basis.CHANGE if is_change else Basis.LEVEL,
                indicator.levels,
                indicator.service_levels,
                quote=words or None,
                source=tree.source(result),
            )
        )

    def _deadline(self, result: Any) -> Deadline | None:
        """The last day of a result, or the only day that it names."""
        tree = self._tree
        day = tree.day(result, "EndDate") or tree.day(result, "StartDate")
        return Deadline(day, Precision.DAY) if day else None


def _unit(text: str, notes: dict[str, str]) -> Unit:
    if notes.get("unit") in tuple(Unit):
        return Unit(notes["unit"])
    word = text.casefold()
    if word in _PERCENT:
        return Unit.PERCENT
    return Unit.MONEY if word and unit_factor(text) is not None else Unit.COUNT


def _noun(text: str, unit: Unit) -> str | None:
    """What is counted, unless the unit only says that it is a number or a share."""
    word = text.casefold()
    if unit is Unit.PERCENT or word in _COUNT or word == NUMBER_WORDS.get(unit):
        return None
    return text


def _number(text: str) -> int | float | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    if not number.is_finite():
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _members(kind: Any, text: str) -> tuple[Any, ...]:
    """The members of a vocabulary that a note lists; words that are none are left out."""
    values: Iterable[str] = (value.strip() for value in text.split(","))
    return tuple(kind(value) for value in values if value in tuple(kind))
