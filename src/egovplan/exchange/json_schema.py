"""The JSON Schema (2020-12) of the JSON format, generated from the model."""

from __future__ import annotations

import inspect
import re
import types
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin

import attrs
from attrs import Attribute

from egovplan.exchange.migrations import CURRENT, VERSION_KEY
from egovplan.exchange.structuring import is_view
from egovplan.model import Plan, validation

__all__ = ["DIALECT", "json_schema"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_DATE = {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_EXACT = {
    "type": "string",
    "pattern": r"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$",
    "description": "An exact number as text.",
}
_SCALARS: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: _DATE,
    Decimal: _EXACT,
}

_CONSTRAINTS: dict[Callable[..., None], Schema] = {
    validation.text: {"pattern": r"\S"},
    validation.one_line_identifier: {"pattern": r"^\S+$"},
    validation.positive_integer: {"minimum": 1},
    validation.non_negative_integer: {"minimum": 0},
    validation.calendar_year: {"minimum": 1, "maximum": 9999},
    validation.currency_code: {"pattern": "^[A-Z]{3}$"},
}
"""What the validators of single fields refuse, where JSON Schema can say it."""

_ENTRY = re.compile(r"^ {4}(\w+): (.*(?:\n {8,}.*)*)", re.MULTILINE)
_MARKUP = re.compile(r"`+([^`]*)`+")


def json_schema() -> Schema:
    """The schema that every document written by `egovplan.to_json` fits.

    Descriptions come from the docstrings of the model, constraints from its
    validators. What spans several fields (an end before a start, an id that
    comes twice) only reading checks.

    >>> json_schema()["properties"]["egovplan_schema"]
    {'const': '1', 'description': 'Version of this format.'}
    """
    definitions: dict[str, Schema] = {}
    plan = _object(Plan, definitions)
    version = {"const": CURRENT, "description": "Version of this format."}
    return {
        "$schema": DIALECT,
        "$id": f"urn:egovplan:plan:{CURRENT}",
        "title": "E-government plan",
        **plan,
        "properties": {VERSION_KEY: version, **plan["properties"]},
        "required": [VERSION_KEY, *plan["required"]],
        "$defs": dict(sorted(definitions.items())),
    }


def _object(kind: type, definitions: dict[str, Schema]) -> Schema:
    """The schema of a class of the model."""
    summary, entries = _documentation(kind)
    properties: dict[str, Schema] = {}
    required = []
    for attribute in attrs.fields(attrs.resolve_types(kind)):
        if not attribute.init or is_view(kind, attribute.name):
            continue
        schema = _constrained(_of_type(attribute.type, definitions), attribute)
        if attribute.name in entries:
            schema = {**schema, "description": entries[attribute.name]}
        properties[attribute.name] = schema
        if attribute.default is attrs.NOTHING:
            required.append(attribute.name)
    return {
        "description": summary,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _of_type(kind: Any, definitions: dict[str, Schema]) -> Schema:
    """The schema of a type; classes and vocabularies go into the definitions."""
    if get_origin(kind) in (Union, types.UnionType):
        return _union([_of_type(one, definitions) for one in get_args(kind)])
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind), definitions)
    if kind is type(None):
        return {"type": "null"}
    if kind in _SCALARS:
        return dict(_SCALARS[kind])
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # so that a class that holds itself ends
        is_vocabulary = issubclass(kind, Enum)
        definitions[kind.__name__] = _vocabulary(kind) if is_vocabulary else _object(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _vocabulary(kind: type[Enum]) -> Schema:
    return {"description": _documentation(kind)[0], "enum": [member.value for member in kind]}


def _tuple(items: tuple[Any, ...], definitions: dict[str, Schema]) -> Schema:
    if items[-1:] == (Ellipsis,):
        return {"type": "array", "items": _of_type(items[0], definitions)}
    schemas = [_of_type(item, definitions) for item in items]
    return {"type": "array", "prefixItems": schemas, "items": False, "minItems": len(items)}


def _union(schemas: list[Schema]) -> Schema:
    """One of several; plain types are joined into one."""
    names = [schema["type"] for schema in schemas if "type" in schema]
    if "number" in names:
        schemas = [schema for schema in schemas if schema.get("type") != "integer"]
    plain = [schema["type"] for schema in schemas if set(schema) == {"type"}]
    if len(plain) == len(schemas):
        return {"type": plain if len(plain) > 1 else plain[0]}
    return {"anyOf": schemas}


def _constrained(schema: Schema, attribute: Attribute[Any]) -> Schema:
    """The schema with what the field's validators refuse; they leave null alone."""
    for validator in _validators(attribute.validator):
        schema = {**schema, **_CONSTRAINTS.get(validator, {})}
    return schema


def _validators(validator: Any) -> list[Any]:
    """The validators inside ``optional`` and lists of validators, which hold them under these names."""
    if validator is None:
        return []
    inner = getattr(validator, "validator", None) or getattr(validator, "_validators", None)
    if inner is None:
        return [validator]
    several = inner if isinstance(inner, list | tuple) else [inner]
    return [leaf for one in several for leaf in _validators(one)]


def _documentation(kind: type) -> tuple[str, dict[str, str]]:
    """The first paragraph of a class's docstring, and what it says of each attribute."""
    text = inspect.cleandoc(kind.__doc__ or "")
    summary = _plain(text.split("\n\n", 1)[0])
    _, _, attributes = text.partition("\nAttributes:\n")
    attributes = attributes.split("\n\n", 1)[0]
    return summary, {match[1]: _plain(match[2]) for match in _ENTRY.finditer(attributes)}


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\1", " ".join(text.split()))
