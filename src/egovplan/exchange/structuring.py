"""The model to and from plain data (dicts, lists, text, numbers) through cattrs.

Reading is strict: no text becomes a number, no number a text. It runs once
without bookkeeping; only where that fails it runs again to name every bad
field.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from egovplan import model
from egovplan.exchange.format_error import FormatError, Path
from egovplan.exchange.problems import problems_in
from egovplan.model import Document, Indicator, Plan

__all__ = ["UnknownKeys", "from_data", "is_view", "to_data"]

T = TypeVar("T")
UnknownKeys = Literal["refuse", "keep"]
"""What to do with keys that the model does not know."""

Hook = Callable[[Any, Any], Any]


def to_data(value: Any) -> Any:
    """A model object as dicts, lists, text, numbers, booleans and None.

    Enums stand by value, dates in ISO form, decimals as text. None and empty
    tuples are left out.

    >>> from egovplan.model import Goal
    >>> to_data(Goal("g", "general", "chính quyền điện tử"))
    {'id': 'g', 'kind': 'general', 'label': 'chính quyền điện tử'}
    """
    return _converter(detailed=False, forbid=True).unstructure(value)


def from_data(data: Any, kind: type[T], unknown: UnknownKeys = "refuse", at: Path = ()) -> T:
    """A model object from plain data.

    Args:
        data: As `to_data` gives it.
        kind: The class to make.
        unknown: ``refuse`` makes keys that the class does not know an error;
            ``keep`` reads past them.
        at: Where the data stands in its document, for the paths of errors.

    Raises:
        FormatError: With the path of every bad field.

    >>> from egovplan.model import Goal
    >>> from_data({"id": "g", "kind": "vague", "colour": 1}, Goal)
    Traceback (most recent call last):
    egovplan.exchange.format_error.FormatError: $.colour: unknown key
    $.kind: must be one of general, specific; got 'vague'
    $.label: missing
    """
    if unknown not in get_args(UnknownKeys):
        raise ValueError(f"unknown must be 'refuse' or 'keep', not {unknown!r}")
    forbid = unknown == "refuse"
    try:
        return _converter(detailed=False, forbid=forbid).structure(data, kind)
    except Exception:  # whatever it is, the second reading says where
        problems = problems_in(data, kind, _converter(detailed=True, forbid=forbid), at)
        raise FormatError(problems) from None


def is_view(kind: type, name: str) -> bool:
    """Whether a field is filled in by the plan and so stands in no document."""
    return kind is Indicator and name == "statements"


def _structure_text(value: Any, _: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"must be text, not {value!r}")
    return value


def _structure_whole(value: Any, _: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"must be a whole number, not {value!r}")
    return value


def _structure_number(value: Any, _: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"must be a number, not {value!r}")
    return value


def _structure_optional_number(value: Any, _: Any) -> int | float | None:
    return None if value is None else _structure_number(value, _)


def _structure_truth(value: Any, _: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"must be true or false, not {value!r}")
    return value


def _structure_date(value: Any, _: Any) -> date:
    if type(value) is date:  # TOML and YAML have dates of their own
        return value
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        day = None
    if day is None or day.isoformat() != value:
        raise ValueError(f"must be a date such as 2015-12-31, not {value!r}")
    return day


def _structure_decimal(value: Any, _: Any) -> Decimal:
    try:
        amount = Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        amount = None
    if amount is None or not amount.is_finite():
        raise ValueError(f"must be an exact number as text such as '8.7', not {value!r}")
    return amount


def _vocabulary_hook(kind: type[Enum]) -> Hook:
    members = {member.value: member for member in kind}
    allowed = ", ".join(members)

    def structure(value: Any, _: Any) -> Enum:
        member = members.get(value) if isinstance(value, str) else None
        if member is None:
            raise ValueError(f"must be one of {allowed}; got {value!r}")
        return member

    return structure


def _object_hook(kind: type, converter: Converter) -> Hook:
    """Structure a class, from an object and nothing else."""
    overrides: dict[str, Any] = {a.name: override(omit=True) for a in attrs.fields(kind) if is_view(kind, a.name)}
    structure: Hook = make_dict_structure_fn(kind, converter, **overrides)

    def checked(value: Any, target: Any) -> Any:
        if not isinstance(value, dict):
            raise TypeError(f"must be an object, not {_short(value)}")
        return structure(value, target)

    return checked


def _list_hook(kind: Any, converter: Converter) -> Hook:
    """Structure a tuple, from a list and nothing else (a text would fall into letters)."""
    structure = converter.get_structure_hook(list[get_args(kind)[0]])  # type: ignore[misc]

    def checked(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise TypeError(f"must be a list, not {_short(value)}")
        return tuple(structure(value, kind))

    return checked


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _unstructure_overrides(kind: type) -> dict[str, Any]:
    overrides = {}
    for attribute in attrs.fields(kind):
        if is_view(kind, attribute.name):
            overrides[attribute.name] = override(omit=True)
        elif attribute.default is None or attribute.default == () or attribute.type in (Document, "Document"):
            overrides[attribute.name] = override(omit_if_default=True)
    return overrides


def _is_tuple_of_one_kind(kind: Any) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[-1:] == (Ellipsis,)


@cache
def _converter(*, detailed: bool, forbid: bool) -> Converter:
    """The converter; detailed ones say which field of which object is bad."""
    converter = Converter(detailed_validation=detailed, forbid_extra_keys=forbid)
    for kind, hook in _SCALARS.items():
        converter.register_structure_hook(kind, hook)
    for vocabulary in _VOCABULARIES:  # one by one, or cattrs takes the hook of str for them
        converter.register_structure_hook(vocabulary, _vocabulary_hook(vocabulary))
        converter.register_unstructure_hook(vocabulary, lambda member: member.value)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook_factory(_is_tuple_of_one_kind, lambda kind: _list_hook(kind, converter))
    converter.register_structure_hook_factory(attrs.has, lambda kind: _object_hook(kind, converter))
    converter.register_unstructure_hook_factory(
        attrs.has, lambda kind: make_dict_unstructure_fn(kind, converter, **_unstructure_overrides(kind))
    )
    converter.get_structure_hook(Plan)
    return converter


_SCALARS: dict[Any, Hook] = {
    str: _structure_text,
    int: _structure_whole,
    int | float: _structure_number,
    int | float | None: _structure_optional_number,
    bool: _structure_truth,
    date: _structure_date,
    Decimal: _structure_decimal,
}

_VOCABULARIES = [kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, Enum)]
