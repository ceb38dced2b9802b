"""Measured values in the forms that callers have them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from attrs import frozen

from egovplan.analysis.interpolation.positions import day_of, number_or_none
from egovplan.model import Basis, Indicator, Observation, Quantity, Statement, Unit

__all__ = ["Measurement", "day_named", "given_measurements", "of_statement", "own_measurements", "unit_of"]


@frozen(order=False)
class Measurement:
    """A measured value.

    Attributes:
        value: The value (the lower end of a range), in the indicator's unit.
        date: When it held, or None where that is unknown.
        high: The upper end of a range, or None.
        own: Whether the plan itself states it.
        unit: Its unit where it is stated (``percent``, ``money in tỷ đồng``), else None.
    """

    value: float
    date: date | None = None
    high: float | None = None
    own: bool = False
    unit: str | None = None


def unit_of(quantity: Quantity) -> str:
    """What values must share to be compared: the unit, and of money the currency unit too."""
    return f"money in {quantity.noun}" if quantity.unit is Unit.MONEY else str(quantity.unit)


def day_named(when: object) -> date | None:
    """A day from a date, a `Year`, a `Deadline` or the number of a year; None for None.

    Raises:
        TypeError: For anything else.
    """
    if when is None:
        return None
    day = day_of(when)
    if day is not None:
        return day
    if isinstance(when, int) and not isinstance(when, bool) and 1 <= when <= 9999:
        return date(when, 12, 31)
    raise TypeError(f"a date is needed, not {when!r}")


def own_measurements(indicator: Indicator) -> tuple[list[Measurement], int]:
    """The plan's own measured levels of an indicator, and how many had to be left out.

    Left out are baselines without a date and those that are changes.
    """
    usable = [s for s in indicator.observations if s.due is not None and s.basis is Basis.LEVEL]
    return [of_statement(s, own=True) for s in usable], len(indicator.observations) - len(usable)


def of_statement(statement: Statement, *, own: bool = False) -> Measurement:
    """A statement as a measurement."""
    quantity = statement.quantity
    high = None if quantity.high is None else float(quantity.high)
    return Measurement(float(quantity.value), statement.due, high, own, unit_of(quantity))


def given_measurements(indicator: Indicator, observations: Any) -> tuple[list[Measurement], int]:
    """The caller's measured values of an indicator, and how many had none or no date.

    Args:
        indicator: Observations that name another indicator are passed over.
        observations: A sequence of `Observation`, `Statement` or (date, value)
            pairs; a mapping from date to value; or a mapping from indicator
            id, concept or label to any of these.

    Raises:
        TypeError: For anything else.
        ValueError: For a value that is no finite number.
    """
    found: list[Measurement] = []
    missing = 0
    for item in _items(indicator, observations):
        if isinstance(item, Observation):
            if item.indicator_id == indicator.id:
                found.append(Measurement(float(item.value), item.date))
        elif isinstance(item, Statement):
            if item.indicator_id not in (None, indicator.id):
                continue
            if item.due is None or item.basis is Basis.CHANGE:
                missing += 1
            else:
                found.append(of_statement(item))
        else:
            measured = _of_pair(item)
            missing += measured is None
            found += [] if measured is None else [measured]
    return found, missing


def _items(indicator: Indicator, observations: Any) -> Iterable[Any]:
    if observations is None:
        return ()
    if hasattr(observations, "items"):
        if isinstance(observations, Mapping) and any(isinstance(key, str) for key in observations):
            return _named(indicator, observations)
        return list(observations.items())
    if isinstance(observations, str | bytes) or not isinstance(observations, Iterable):
        raise TypeError(f"observations must be a sequence or a mapping, not {observations!r}")
    return list(observations)


def _named(indicator: Indicator, observations: Mapping[Any, Any]) -> Iterable[Any]:
    """What a mapping by name holds for an indicator: its id goes before its concept and its label."""
    for name in (indicator.id, indicator.concept, indicator.label):
        if name is not None and name in observations:
            return _items(indicator, observations[name])
    return ()


def _of_pair(item: Any) -> Measurement | None:
    if isinstance(item, str | bytes):
        raise TypeError(f"an observation must be an Observation, a Statement or a (date, value) pair, not {item!r}")
    try:
        when, value = item
    except (TypeError, ValueError):
        raise TypeError(
            f"an observation must be an Observation, a Statement or a (date, value) pair, not {item!r}"
        ) from None
    day, number = day_named(when), number_or_none(value)
    return None if day is None or number is None else Measurement(number, day)
