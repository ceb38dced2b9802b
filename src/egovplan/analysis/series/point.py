"""One dated value of a concept, with where it stands."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from egovplan.analysis.series.territory import Territory
from egovplan.analysis.series.yardstick import Yardstick, concept_of
from egovplan.model import Comparator, Quantity, Statement, StatementKind, Unit

__all__ = ["SeriesPoint", "quantity_in_words"]

_SIGNS = {Comparator.EQUAL: "", Comparator.AT_LEAST: "≥", Comparator.AT_MOST: "≤"}


@frozen
class SeriesPoint:
    """One statement of a plan as a point in time; unpacks into its date and value.

    Attributes:
        plan_id: The plan that states it.
        issued_on: The day of that plan, or None.
        territory: Whose plan it is.
        yardstick: By what it measures.
        statement: The statement, with its source.
    """

    plan_id: str
    issued_on: datetime.date | None
    territory: Territory
    yardstick: Yardstick
    statement: Statement

    @property
    def date(self) -> datetime.date | None:
        """The day by which it must hold or on which it held, or None."""
        return self.statement.due

    @property
    def value(self) -> int | float:
        """The number (the lower end of a range)."""
        return self.statement.quantity.value

    @property
    def kind(self) -> StatementKind:
        """target, milestone, baseline or budget."""
        return self.statement.kind

    @property
    def is_target(self) -> bool:
        """Whether it is to be reached."""
        return self.kind in (StatementKind.TARGET, StatementKind.MILESTONE)

    @property
    def is_observation(self) -> bool:
        """Whether it states what held."""
        return self.kind is StatementKind.BASELINE

    @property
    def line(self) -> int | None:
        """The line of its document, 1-based, or None."""
        return self.statement.source.line if self.statement.source else None

    @property
    def note(self) -> str | None:
        """What is to be known of this point alone: a scheme that does not hold on its day; or None."""
        known = concept_of(self.yardstick.concept)
        if known is None or self.date is None or known.holds_on(self.date):
            return None
        if known.valid_until is not None and self.date > known.valid_until:
            return f"this is measured no longer after {known.valid_until}"
        return f"this is measured only from {known.valid_from} on"

    def to_record(self) -> dict[str, Any]:
        """The point as a flat record; dates in ISO form."""
        quantity, measure = self.statement.quantity, self.yardstick
        return {
            "concept": measure.concept,
            "province": self.territory.province,
            "plan_id": self.plan_id,
            "issued_on": self.issued_on.isoformat() if self.issued_on else None,
            "kind": str(self.kind),
            "date": self.date.isoformat() if self.date else None,
            "value": quantity.value,
            "high": quantity.high,
            "unit": str(quantity.unit),
            "noun": quantity.noun,
            "denominator": quantity.denominator,
            "comparator": "range" if quantity.high is not None else str(quantity.comparator),
            "approximate": quantity.approximate,
            "basis": str(measure.basis),
            "levels": [str(level) for level in measure.levels],
            "service_levels": [level.token for level in measure.service_levels],
            "label": self.statement.label,
            "statement_id": self.statement.id,
            "indicator_id": self.statement.indicator_id,
            "line": self.line,
            "note": self.note,
        }

    def __iter__(self) -> Iterator[datetime.date | int | float | None]:
        yield self.date
        yield self.value

    def __str__(self) -> str:
        day = "no date" if self.date is None else self.date.isoformat()
        where = f"{self.plan_id}, line {self.line}" if self.line else self.plan_id
        note = f" [{self.note}]" if self.note else ""
        return f"{day:<10}  {quantity_in_words(self.statement.quantity):>8}  {self.kind:<9}  {where}{note}"


def quantity_in_words(quantity: Quantity) -> str:
    """A quantity as short as it can be told.

    >>> quantity_in_words(Quantity(10, "percent", high=15, approximate=True))
    '~10-15%'
    >>> quantity_in_words(Quantity(6, "count", noun="huyện", denominator=6, comparator=">="))
    '≥6/6'
    """
    sign = _SIGNS.get(quantity.comparator, str(quantity.comparator))
    top = "" if quantity.high is None else f"-{quantity.high}"
    whole = "" if quantity.denominator is None else f"/{quantity.denominator}"
    unit = {Unit.PERCENT: "%", Unit.MONEY: f" {quantity.noun or ''}".rstrip()}.get(quantity.unit, "")
    return f"{'~' if quantity.approximate else ''}{sign}{quantity.value}{top}{whole}{unit}"
