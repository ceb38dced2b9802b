"""Plans to and from JSON, with a version and errors that name every bad field.

The document is one object: ``egovplan_schema`` with the version of the format,
then the fields of `Plan`. Enums stand by value, dates in ISO form, exact
amounts as text; None and empty lists are left out. The JSON Schema is published
with the documentation.
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn, Union, get_args, get_origin

import attrs
from attrs import frozen

from egovplan.exchange import fast_json
from egovplan.exchange.format_error import FormatError, Path, Problem, path_text
from egovplan.exchange.migrations import CURRENT, VERSION_KEY, migrate
from egovplan.exchange.structuring import UnknownKeys, from_data, is_view, to_data
from egovplan.model import Plan

__all__ = ["FormatError", "UnknownKey", "from_json", "to_json", "unknown_keys"]


@frozen
class UnknownKey:
    """A key of a document that the model has no place for.

    Attributes:
        path: Keys and indices to it; a part with an id stands by its id, so
            that the path still leads there when parts are added or dropped.
        value: What stands there.
    """

    path: Path
    value: Any

    def __str__(self) -> str:
        return path_text(self.path)


def to_json(plan: Plan, indent: int | None = None, unknown: Iterable[UnknownKey] = ()) -> str:
    """A plan as JSON text.

    Args:
        plan: The plan.
        indent: Spaces per level, or None for one line.
        unknown: Keys of the document it was read from that the model has no
            place for, as `unknown_keys` gives them; they are written back
            where their part is still there.

    >>> to_json(Plan("son-hai-2015"))
    '{"egovplan_schema": "1", "id": "son-hai-2015"}'
    """
    data = {VERSION_KEY: CURRENT, **to_data(plan)}
    for key in unknown:
        _put(data, key)
    return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent)


def from_json(text: str | bytes, unknown: UnknownKeys = "refuse", *, trusted: bool = False) -> Plan:
    """A plan from JSON text.

    Args:
        text: As `to_json` gives it, of this version of the format or an older one.
        unknown: ``refuse`` makes keys that the model does not know an error;
            ``keep`` reads past them (`unknown_keys` gives them, and `to_json`
            writes them back).
        trusted: Whether the text is known to come from `to_json`: then types
            are checked and nothing else, and unknown keys are passed over.
            Needs the extra ``json``, which also makes checked reading faster.

    Raises:
        FormatError: With the path of every bad field.
        ImportError: If the text is trusted and msgspec is not installed.

    >>> from_json(to_json(Plan("son-hai-2015"))) == Plan("son-hai-2015")
    True
    >>> from_json('{"egovplan_schema": "1", "id": "p", "goals": [{"id": "g", "label": 5}]}')
    Traceback (most recent call last):
    egovplan.exchange.format_error.FormatError: $.goals[0].kind: missing
    $.goals[0].label: must be text, not 5
    """
    plan = None
    if trusted:
        plan = fast_json.decode(text)
    elif unknown == "refuse" and fast_json.is_available():
        plan = fast_json.decode_checked(text)
    return from_data(_document(text), Plan, unknown) if plan is None else plan


def unknown_keys(text: str | bytes) -> tuple[UnknownKey, ...]:
    """The keys of a document that the model has no place for, in order.

    Raises:
        FormatError: If the text is no JSON object of a known version.

    >>> [str(key) for key in unknown_keys('{"egovplan_schema": "1", "id": "p", "colour": "red"}')]
    ['$.colour']
    """
    return tuple(_unknown(_document(text), Plan, ()))


def _document(text: str | bytes) -> dict[str, Any]:
    try:
        data = json.loads(text, parse_constant=_no_constant)
    except RecursionError:
        raise FormatError([Problem("$", "nested too deeply")]) from None
    except ValueError as error:  # bad syntax, bad UTF-8, NaN
        raise FormatError([Problem("$", f"is no JSON: {error}")]) from error
    if not isinstance(data, dict):
        raise FormatError([Problem("$", f"must be an object, not a {type(data).__name__}")])
    return migrate({key: value for key, value in data.items() if key != VERSION_KEY}, data.get(VERSION_KEY))


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _unknown(data: Any, kind: Any, path: Path) -> Iterator[UnknownKey]:
    """Walk data and types together."""
    if get_origin(kind) in (Union, types.UnionType):
        kind = next((one for one in get_args(kind) if attrs.has(one)), None)
    if get_origin(kind) is tuple and isinstance(data, list):
        for index, item in enumerate(data):
            step = item.get("id", index) if isinstance(item, dict) else index
            yield from _unknown(item, get_args(kind)[0], (*path, step))
    elif isinstance(kind, type) and attrs.has(kind) and isinstance(data, dict):
        kinds = {
            a.name: a.type for a in attrs.fields(attrs.resolve_types(kind)) if a.init and not is_view(kind, a.name)
        }
        for key, value in data.items():
            if key in kinds:
                yield from _unknown(value, kinds[key], (*path, key))
            else:
                yield UnknownKey((*path, key), value)


def _put(data: dict[str, Any], key: UnknownKey) -> None:
    """Write a key back, where its part is still there."""
    place: Any = data
    for step in key.path[:-1]:
        if isinstance(place, dict):
            place = place.get(step)
        elif isinstance(place, list) and isinstance(step, str):
            place = next((item for item in place if item.get("id") == step), None)
        elif isinstance(place, list) and isinstance(step, int):
            place = place[step] if step < len(place) else None
        if place is None:
            return
    if isinstance(place, dict):
        place.setdefault(str(key.path[-1]), key.value)
