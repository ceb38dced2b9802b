"""Finds every bad field of plain data that would not become a model object."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs
from cattrs import BaseValidationError, ClassValidationError, Converter, IterableValidationError
from cattrs.errors import ForbiddenExtraKeysError

from egovplan.exchange.format_error import Path, Problem, path_text
from egovplan.model import PARTS, Plan

__all__ = ["problems_in"]

_NAMED_FIELD = re.compile(r"(?P<kind>\w+)\.(?P<field>\w+):? +(?P<rest>.+)", re.DOTALL)


def problems_in(data: Any, kind: type, converter: Converter, at: Path = ()) -> list[Problem]:
    """Everything that is wrong with plain data.

    Args:
        data: What could not be read.
        kind: The class that it should become.
        converter: A cattrs converter with detailed validation.
        at: Where the data stands in its document.

    Returns:
        At least one problem, in the order of their paths.
    """
    problems = set(_plan_problems(data, at)) if kind is Plan and isinstance(data, dict) else set()
    try:
        converter.structure(data, kind)
    except Exception as error:
        problems.update(_walk(error, data, at, converter))
    if not problems:
        problems.add(Problem(path_text(at), f"is no {kind.__name__}"))
    return sorted(problems, key=_natural)


def _natural(problem: Problem) -> list[tuple[int, int | str]]:
    """Sort ``[10]`` behind ``[9]``."""
    return [(0, int(piece)) if piece.isdigit() else (1, piece) for piece in re.split(r"(\d+)", problem.path) if piece]


def _walk(error: BaseException, data: Any, path: Path, converter: Converter) -> Iterator[Problem]:
    """The problems in what detailed validation raised."""
    if isinstance(error, IterableValidationError):
        notes, others = error.group_exceptions()
        for inner, note in notes:
            yield from _walk(inner, _step(data, note.index), (*path, note.index), converter)
        for other in others:
            yield from _walk(other, data, path, converter)
    elif isinstance(error, ClassValidationError):
        attributes, others = error.group_exceptions()
        for inner, attribute in attributes:
            yield from _walk(inner, _step(data, attribute.name), (*path, attribute.name), converter)
        for other in others:
            yield from _of_object(other, error.cl, data, path, converter)
    elif isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from _walk(inner, data, path, converter)
    elif isinstance(error, KeyError):
        yield Problem(path_text(path), "missing")
    elif isinstance(error, RecursionError):
        yield Problem(path_text(path), "nested too deeply")
    else:
        yield Problem(path_text(path), str(error) or type(error).__name__)


def _step(data: Any, key: Any) -> Any:
    try:
        return data[key]
    except (KeyError, IndexError, TypeError):
        return None


def _of_object(error: Exception, kind: type, data: Any, path: Path, converter: Converter) -> Iterator[Problem]:
    """The problems of an object as a whole: unknown keys, what its validators refuse."""
    if isinstance(error, ForbiddenExtraKeysError):
        known = [attribute.name for attribute in attrs.fields(kind)]
        for key in sorted(error.extra_fields, key=str):
            alike = difflib.get_close_matches(str(key), known, 1)
            hint = f"; did you mean {alike[0]}?" if alike else ""
            yield Problem(path_text((*path, key)), f"unknown key{hint}")
        return
    if kind is Plan and any(_plan_problems(data, path)):
        return  # told one by one already
    refused = list(_refused_fields(kind, data, path, converter))
    if refused:
        yield from refused
        return
    match = _NAMED_FIELD.match(str(error))
    if match and match["kind"] == kind.__name__:
        yield Problem(path_text((*path, match["field"])), match["rest"])
    else:
        yield Problem(path_text(path), str(error) or type(error).__name__)


def _refused_fields(kind: type, data: Any, path: Path, converter: Converter) -> Iterator[Problem]:
    """What each validator of a class says, where a constructor stops at the first."""
    fields = [attribute for attribute in attrs.fields(kind) if attribute.init]
    instance: Any = object.__new__(kind)
    values: dict[str, Any] = {}
    for attribute in fields:
        if attribute.name not in data:
            continue
        value = converter.structure(data[attribute.name], attribute.type)
        values[attribute.name] = attribute.converter(value) if attribute.converter else value
        object.__setattr__(instance, attribute.name, values[attribute.name])
    for attribute in fields:
        if attribute.validator is None or attribute.name not in values:
            continue
        try:
            attribute.validator(instance, attribute, values[attribute.name])
        except (TypeError, ValueError, AttributeError) as error:
            match = _NAMED_FIELD.match(str(error))
            yield Problem(path_text((*path, attribute.name)), match["rest"] if match else str(error))


def _plan_problems(data: dict[str, Any], at: Path) -> Iterator[Problem]:
    """Ids that come twice, and statements of indicators that are not there."""
    seen: Counter[str] = Counter()
    for name in PARTS:
        for index, part in enumerate(_objects(data.get(name))):
            part_id = part.get("id")
            if isinstance(part_id, str):
                seen[part_id] += 1
                if seen[part_id] == 2:
                    yield Problem(path_text((*at, name, index, "id")), f"{part_id!r} stands here a second time")
    indicators = {part.get("id") for part in _objects(data.get("indicators")) if isinstance(part.get("id"), str)}
    for index, statement in enumerate(_objects(data.get("statements"))):
        named = statement.get("indicator_id")
        if isinstance(named, str) and named not in indicators:
            yield Problem(
                path_text((*at, "statements", index, "indicator_id")), f"names {named!r}, which is no indicator here"
            )


def _objects(values: Any) -> list[dict[str, Any]]:
    """The items of a list, with nothing in the place of what is no object."""
    return [value if isinstance(value, dict) else {} for value in values] if isinstance(values, list) else []
