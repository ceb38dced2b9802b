"""Where the columns of the tables stand in the model, for those whose place has another name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["place_of", "removed", "written"]

_Place = tuple[str, ...]

_LINE: dict[str, _Place] = {"line": ("source", "line")}
_DUE: dict[str, _Place] = {"due": ("deadline", "date"), "due_text": ("deadline", "text")}


def _amount(field: str) -> dict[str, _Place]:
    return {
        "printed_amount": (field, "value"),
        "printed_unit": (field, "unit"),
        "printed_high": (field, "high"),
        "amount": (field, "money", "amount"),
        "currency": (field, "money", "currency"),
    }


_QUANTITY = ("value", "high", "unit", "noun", "denominator", "comparator", "approximate")
_PLACES: dict[str, dict[str, _Place]] = {
    "statements": {**{name: ("quantity", name) for name in _QUANTITY}, **_DUE},
    "milestones": _DUE,
    "projects": {**_amount("cost"), "funding_text": ("funding",)},
    "budget": {**_amount("amount"), "start": ("period", "start"), "end": ("period", "end")},
}
_EXACT = ("printed_amount", "printed_high", "amount")
"""Columns of numbers that the model keeps as exact text."""


def place_of(table: str, name: str) -> _Place:
    """The path of a column or a dotted field in the data of the model.

    >>> place_of("statements", "due"), place_of("statements", "quantity.noun"), place_of("goals", "label")
    (('deadline', 'date'), ('quantity', 'noun'), ('label',))
    """
    places = {**_LINE, **_PLACES.get(table, {})}
    return places.get(name) or tuple(name.split("."))


def written(table: str, data: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a part with columns or fields written into it.

    Objects are merged field by field, everything else is replaced.

    >>> written("statements", {"quantity": {"value": 60, "unit": "percent"}}, {"value": 65})
    {'quantity': {'value': 65, 'unit': 'percent'}}
    """
    result = dict(data)
    for name, value in changes.items():
        place = (name,) if isinstance(value, Mapping) and "." not in name else place_of(table, name)
        if name == "service_levels":
            value = [str(level) for level in value] if isinstance(value, list | tuple) else value
        elif name in _EXACT and isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        result = _put(result, place, value)
    return result


def removed(table: str, data: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """The data of a part without some columns or fields."""
    result = dict(data)
    for name in names:
        result = _drop(result, place_of(table, name))
    return result


def _put(data: Mapping[str, Any], place: _Place, value: Any) -> dict[str, Any]:
    first, rest = place[0], place[1:]
    old = data.get(first)
    inner = old if isinstance(old, Mapping) else {}
    if rest:
        value = _put(inner, rest, value)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            inner = _put(inner, (key,), item)
        value = inner
    return {**data, first: value}


def _drop(data: Mapping[str, Any], place: _Place) -> dict[str, Any]:
    first, rest = place[0], place[1:]
    if not rest:
        return {key: value for key, value in data.items() if key != first}
    inner = data.get(first)
    return {**data, first: _drop(inner, rest)} if isinstance(inner, Mapping) else dict(data)
