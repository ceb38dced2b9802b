"""Target and actual results of an indicator, one measurement instance per date."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from attrs import frozen

from egovplan.catalogue.findings import finding
from egovplan.exchange.short_forms import quantity_text
from egovplan.exchange.stratml.elements import ElementWriter
from egovplan.model import (
    Basis,
    Finding,
    Indicator,
    Observation,
    Quantity,
    Statement,
    StatementKind,
    Unit,
)

__all__ = ["CHANGE", "NUMBER_WORDS", "PERCENT_SIGN", "QUANTITY", "ResultWriter", "unit_word"]

QUANTITY = "quantity"
"""Name of the descriptor that holds a number with its comparator, range and noun."""

CHANGE = "change"
"""The same, of a number that says by how much something changes."""

PERCENT_SIGN = "%"
NUMBER_WORDS = {Unit.COUNT: "number", Unit.RATIO: "ratio", Unit.MONEY: "money"}
"""The unit of measurement of an indicator whose statements name none."""


@frozen
class _Result:
    """One result as it will stand."""

    element: str
    date: datetime.date | None
    quantity: Quantity
    is_change: bool
    words: str | None


def unit_word(indicator: Indicator) -> str:
    """The unit of measurement: ``%``, or the noun of its first statement."""
    if indicator.unit is Unit.PERCENT:
        return PERCENT_SIGN
    nouns = [s.quantity.noun for s in indicator.statements if s.quantity.unit is indicator.unit and s.quantity.noun]
    return nouns[0] if nouns else NUMBER_WORDS[indicator.unit]


class ResultWriter:
    """Writes the results of indicators, and counts what could not be told whole.

    Args:
        xml: Makes the elements.
        observations: What was measured.
    """

    def __init__(self, xml: ElementWriter, observations: Iterable[Observation]) -> None:
        self._xml = xml
        self._observations: dict[str, list[Observation]] = {}
        for observation in observations:
            self._observations.setdefault(observation.indicator_id, []).append(observation)
        self._in_part = 0

    def write(self, element: Any, indicator: Indicator) -> None:
        """Write the measurement instances of an indicator into its element."""
        by_date: dict[datetime.date | None, list[_Result]] = {}
        for result in self._results(indicator):
            by_date.setdefault(result.date, []).append(result)
        for day in sorted(by_date, key=lambda day: (day is None, day or datetime.date.max)):
            instance = self._xml.add(element, "MeasurementInstance")
            for name in ("TargetResult", "ActualResult"):
                for result in by_date[day]:
                    if result.element == name:
                        self._result(instance, result, indicator)

    def findings(self) -> list[Finding]:
        """What could not be told whole."""
        if not self._in_part:
            return []
        return [finding("stratml-simplified", count=self._in_part, part="statements", what="a part of the number")]

    def _results(self, indicator: Indicator) -> Iterable[_Result]:
        for statement in indicator.statements:
            if statement.kind is not StatementKind.BUDGET:
                yield _of_statement(statement)
        for observation in self._observations.get(indicator.id, ()):
            quantity = Quantity(observation.value, indicator.unit, noun=_implied_noun(indicator))
            yield _Result("ActualResult", observation.date, quantity, False, observation.note)

    def _result(self, instance: Any, result: _Result, indicator: Indicator) -> None:
        xml = self._xml
        element = xml.add(instance, result.element)
        if result.date is not None:
            xml.add(element, "EndDate", result.date.isoformat())
        if not result.is_change:
            xml.add(element, "NumberOfUnits", f"{Decimal(str(result.quantity.value)):f}")
        plain = Quantity(result.quantity.value, indicator.unit, noun=_implied_noun(indicator))
        if result.is_change or result.quantity != plain:
            words = quantity_text(result.quantity)
            self._in_part += words is None
            descriptor = xml.add(element, "Descriptor")
            xml.add(descriptor, "DescriptorName", CHANGE if result.is_change else QUANTITY)
            xml.add(descriptor, "DescriptorValue", words or repr(result.quantity))
        xml.add_some(element, "Description", result.words)


def _of_statement(statement: Statement) -> _Result:
    name = "ActualResult" if statement.kind is StatementKind.BASELINE else "TargetResult"
    words = statement.quote or statement.label
    return _Result(name, statement.due, statement.quantity, statement.basis is Basis.CHANGE, words)


def _implied_noun(indicator: Indicator) -> str | None:
    """The noun that a number of the indicator has where nothing else is said."""
    word = unit_word(indicator)
    return None if word == PERCENT_SIGN or word == NUMBER_WORDS.get(indicator.unit) else word
