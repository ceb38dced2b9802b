"""Plans from JSON by a compiled decoder (extra ``json``): the fast ways of `from_json`.

`decode` takes the library's own word for it: text that `egovplan.to_json` wrote
needs no second validation. `decode_checked` lets nothing through that
`egovplan.from_json` would refuse, only sooner; what it cannot take it leaves to
that function, which is slower and names every bad field.

The decoder, msgspec, fills attrs classes itself, but would run the validators
of the model in either way, and knows no keys that are to be refused. So it is
given stand-ins: children of the classes of the model, with the validators or
without, whose instances become their parents' when they are filled; and a
strict mirror of the format that only checks.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, reduce
from operator import methodcaller, or_
from typing import Annotated, Any, Union, get_args, get_origin

import attrs

from egovplan.exchange.migrations import CURRENT, VERSION_KEY
from egovplan.exchange.structuring import is_view
from egovplan.model import Plan, validation

__all__ = ["decode", "decode_checked", "is_available", "msgspec_module"]

# As json_schema.json_schema has it; msgspec alone would take a number for an exact amount, and "Infinity".
_EXACT = r"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\Z"

# How to_json begins; text of another version, or none at all, is not trusted.
_WRITTEN = re.compile(rf'\s*{{\s*"{VERSION_KEY}":\s*"{re.escape(CURRENT)}"')
_WRITTEN_BYTES = re.compile(_WRITTEN.pattern.encode())


def msgspec_module() -> Any:
    """The msgspec module.

    Raises:
        ImportError: Naming the extra, where msgspec is missing.
    """
    try:
        import msgspec
    except ImportError as error:
        raise ImportError('reading trusted JSON needs msgspec: pip install "egovplan[json]"') from error
    return msgspec


@cache
def is_available() -> bool:
    """Whether msgspec is installed."""
    try:
        msgspec_module()
    except ImportError:
        return False
    return True


def decode(text: str | bytes) -> Plan | None:
    """A plan from text that `egovplan.to_json` wrote, without validating it again.

    Types are checked, for the decoder does so anyway; ids, spans and whatever
    else the model refuses are not, and unknown keys are passed over.

    Args:
        text: JSON text that begins with the current version of the format.

    Returns:
        The plan; None where the text does not begin so, or cannot be read:
        then `egovplan.from_json` migrates it or says what is wrong.

    Raises:
        ImportError: Without msgspec.

    >>> from egovplan.exchange.json_format import to_json
    >>> decode(to_json(Plan("son-hai-2015")))
    <Plan son-hai-2015: empty>
    """
    failures = _failures()
    begin = (_WRITTEN if isinstance(text, str) else _WRITTEN_BYTES).match(text)  # type: ignore[arg-type]
    if begin is None:  # no need to look for a version that does not stand where to_json puts it
        return None
    try:
        plan: Plan = _decoder(checked=False).decode(text)
    except failures:
        return None
    return plan


def decode_checked(text: str | bytes) -> Plan | None:
    """A plan from any text, checked as `egovplan.from_json` checks it.

    Args:
        text: JSON text.

    Returns:
        The plan; None where anything is wrong with the text, or it is of
        another version of the format.

    Raises:
        ImportError: Without msgspec.

    >>> decode_checked('{"egovplan_schema": "1", "id": "two words"}') is None
    True
    """
    failures = _failures()
    try:
        _mirror_decoder().decode(text)
        plan: Plan = _decoder(checked=True).decode(text)
    except failures:
        return None
    return plan


def _failures() -> tuple[type[Exception], ...]:
    """What the decoder raises: its own errors, bad UTF-8, what the model refuses, and too deep a nesting."""
    return (msgspec_module().MsgspecError, ValueError, TypeError, RecursionError)


@cache
def _decoder(*, checked: bool) -> Any:
    return msgspec_module().json.Decoder(_stand_in(Plan, checked))


@cache
def _mirror_decoder() -> Any:
    return msgspec_module().json.Decoder(_mirror(Plan))


def _written_fields(kind: type) -> Iterator[attrs.Attribute[Any]]:
    """The fields of a class that stand in a document, types resolved."""
    return (attribute for attribute in attrs.fields(attrs.resolve_types(kind)) if attribute.init)


@cache
def _stand_in(kind: type, checked: bool) -> type:
    """A child of a class of the model, whose instances become instances of that class when filled."""
    fields = list(_written_fields(kind))
    return type(
        kind.__name__,
        (kind,),
        {
            "__slots__": (),  # the layout of its parent, so that an instance can become one of the parent's
            "__setattr__": object.__setattr__,
            "__annotations__": {a.name: _retyped(a.type, lambda inner: _stand_in(inner, checked)) for a in fields},
            "__attrs_attrs__": tuple(_Field(a.name, a.default) for a in fields),
            "__attrs_post_init__": _after(kind, checked),
        },
    )


@attrs.frozen
class _Field:
    """What the decoder asks of an attribute; it has no validator, since `_after` calls those that are needed."""

    name: str
    default: Any
    validator: None = None


def _after(kind: type, checked: bool) -> Callable[[Any], None]:
    """What is done to a filled instance."""
    become = methodcaller("__setattr__", "__class__", kind)
    post_init: Callable[[Any], None] | None = getattr(kind, "__attrs_post_init__", None)
    if not checked and kind is not Plan:  # only a plan has something to build; what the others do is check
        return become
    validators = [(a, a.name, v) for a in _written_fields(kind) for v in _still_needed(a.validator) if checked]
    converted: list[tuple[str, Any]] = [
        (a.name, a.converter) for a in _written_fields(kind) if a.converter and _is_number(a.type)
    ]

    def become_and_build(instance: Any) -> None:
        become(instance)
        for name, converter in converted:
            object.__setattr__(instance, name, converter(getattr(instance, name)))
        for attribute, name, validator in validators:
            value = getattr(instance, name)
            if value is not None:
                validator(instance, attribute, value)
        if post_init is not None:
            post_init(instance)

    return become_and_build


# What validators of the model make sure of that the mirror has made sure of already: the types.
_OF_TYPES = frozenset(("string_or_none", "each_text", "day", "of_class", "member", "each"))


def _still_needed(validator: Any) -> list[Any]:
    """The validators inside ``optional`` and lists of validators that look at more than types."""
    if validator is None:
        return []
    inner = getattr(validator, "validator", None) or getattr(validator, "_validators", None)
    if inner is not None:
        return [one for part in (inner if isinstance(inner, list | tuple) else [inner]) for one in _still_needed(part)]
    made_by = validator.__qualname__.partition(".")[0]
    return [] if validator.__module__ == validation.__name__ and made_by in _OF_TYPES else [validator]


def _is_number(kind: Any) -> bool:
    return float in get_args(kind)


@cache
def _mirror(kind: type) -> Any:
    """A struct of the keys and types of a class, which refuses every other key."""
    msgspec = msgspec_module()
    fields = [
        (attribute.name, _retyped(attribute.type, _mirror, exact=True), msgspec.NODEFAULT)
        if attribute.default is attrs.NOTHING
        else (attribute.name, _retyped(attribute.type, _mirror, exact=True), None)
        for attribute in _written_fields(kind)
        if not is_view(kind, attribute.name)
    ]
    if kind is Plan:
        fields.append((VERSION_KEY, Annotated[str, msgspec.Meta(pattern=f"^{CURRENT}\\Z")], msgspec.NODEFAULT))
    return msgspec.defstruct(kind.__name__, fields, kw_only=True, forbid_unknown_fields=True, gc=False)


def _retyped(kind: Any, of_class: Callable[[type], Any], exact: bool = False) -> Any:
    """A type with every class of the model in it replaced."""
    if get_origin(kind) in (Union, types.UnionType):
        return reduce(or_, (_retyped(one, of_class, exact) for one in get_args(kind)))
    if get_origin(kind) is tuple:
        items = (one if one is Ellipsis else _retyped(one, of_class, exact) for one in get_args(kind))
        return tuple.__class_getitem__(tuple(items))
    if exact and kind in (Decimal, date):
        return _as_text(kind)
    if isinstance(kind, type) and attrs.has(kind) and not issubclass(kind, Enum):
        return of_class(kind)
    return kind


def _as_text(kind: Any) -> Any:
    msgspec = msgspec_module()
    return Annotated[str, msgspec.Meta(pattern=_EXACT)] if kind is Decimal else date
