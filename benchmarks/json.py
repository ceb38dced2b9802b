"""Reading plans from JSON against pydantic 2 with the same model.

The pydantic model is made here from the fields of ours, class by class: the
same names, types, vocabularies and defaults, frozen, unknown keys refused. With
``constraints`` it refuses what ours refuses of single fields, too.
"""

from __future__ import annotations

import types
from enum import Enum
from functools import cache, reduce
from operator import or_
from typing import Annotated, Any, Union, get_args, get_origin

import attrs

import egovplan
from benchmarks.load import best, documents
from egovplan import datasets
from egovplan.exchange import json_schema
from egovplan.exchange.structuring import is_view
from egovplan.model import Plan


@cache
def pydantic_model(kind: type, constraints: bool) -> Any:
    """A class of the model as a pydantic model."""
    import pydantic

    fields: dict[str, Any] = {}
    for attribute in attrs.fields(attrs.resolve_types(kind)):
        if not attribute.init or is_view(kind, attribute.name):
            continue
        typed = retyped(attribute.type, constraints)
        if constraints and str in (attribute.type, *get_args(attribute.type)):
            pattern = json_schema._constrained({}, attribute).get("pattern")
            typed = typed if pattern is None else with_pattern(attribute.type, pattern)
        elif constraints and int in (attribute.type, *get_args(attribute.type)):
            limits = json_schema._constrained({}, attribute)
            bounds = {"ge": limits.get("minimum"), "le": limits.get("maximum")}
            typed = Annotated[typed, pydantic.Field(**{k: v for k, v in bounds.items() if v is not None})]
        default: Any = attribute.default
        if default is attrs.NOTHING:
            default = ...
        elif isinstance(default, attrs.Factory):  # type: ignore[arg-type]
            default = pydantic.Field(default_factory=pydantic_model(default.factory, constraints))
        fields[attribute.name] = (typed, default)
    if kind is Plan:
        fields["egovplan_schema"] = (str, ...)
    config = pydantic.ConfigDict(extra="forbid", frozen=True)
    return pydantic.create_model(kind.__name__, __config__=config, **fields)


def with_pattern(kind: Any, pattern: str) -> Any:
    from pydantic import Field

    text = Annotated[str, Field(pattern=pattern)]
    return text if kind is str else text | None


def retyped(kind: Any, constraints: bool) -> Any:
    """A type with every class of the model in it replaced by its pydantic model."""
    if get_origin(kind) in (Union, types.UnionType):
        return reduce(or_, (retyped(one, constraints) for one in get_args(kind)))
    if get_origin(kind) is tuple:
        return tuple[tuple(one if one is Ellipsis else retyped(one, constraints) for one in get_args(kind))]  # type: ignore[misc]
    if isinstance(kind, type) and attrs.has(kind) and not issubclass(kind, Enum):
        return pydantic_model(kind, constraints)
    return kind


def main() -> None:
    texts = documents("seeds") or [datasets.sample_text()]
    written = [egovplan.to_json(egovplan.load_text(text).plan).encode() for text in texts]
    plain, same = pydantic_model(Plan, constraints=False), pydantic_model(Plan, constraints=True)
    ways = {
        "pydantic 2, types only": plain.model_validate_json,
        "pydantic 2, types and constraints": same.model_validate_json,
        "trusted: from_json(text, trusted=True)": lambda text: egovplan.from_json(text, trusted=True),
        "checked: from_json(text)": egovplan.from_json,
    }
    for read in ways.values():
        for text in written:
            read(text)
    times = best(*(lambda read=read: [read(text) for text in written] for read in ways.values()), runs=25)
    print(f"{len(written)} plans, {sum(map(len, written)):,} bytes of JSON (the least of 25 runs taken in turn)")
    for name, took in zip(ways, times, strict=True):
        print(f"  {name:40} {1000 * took:7.2f} ms   {took / times[0]:5.2f} times pydantic")
    trusted, checked = (took / times[0] for took in times[2:])
    print(f"  wanted: trusted at most 1.00 (is {trusted:.2f}), checked at most 3.00 (is {checked:.2f})")


if __name__ == "__main__":
    main()
