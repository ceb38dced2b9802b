"""Comparing without sources."""

from __future__ import annotations

from typing import Any

import attrs

from egovplan.model.source import Source

__all__ = ["equivalent", "without_sources"]


def without_sources(value: Any) -> Any:
    """The same value with every `Source` taken out.

    Args:
        value: Any model object, or a tuple of them.
    """
    if isinstance(value, tuple):
        return tuple(without_sources(item) for item in value)
    if not attrs.has(type(value)) or isinstance(value, Source):
        return value
    changes: dict[str, Any] = {}
    for attribute in attrs.fields(type(value)):
        if not attribute.init or not attribute.eq:
            continue
        old = getattr(value, attribute.name)
        if isinstance(old, Source):
            changes[attribute.name] = None
        elif isinstance(old, tuple) and old and isinstance(old[0], Source):
            changes[attribute.name] = ()
        elif isinstance(old, tuple) or attrs.has(type(old)):
            changes[attribute.name] = without_sources(old)
    return attrs.evolve(value, **changes) if changes else value


def equivalent(first: Any, second: Any) -> bool:
    """Whether two model objects say the same, wherever they were read.

    Args:
        first: A plan or a part of one.
        second: What it is compared with.

    >>> from egovplan.model import Goal, Source
    >>> equivalent(Goal("g", "general", "x", source=Source(1)), Goal("g", "general", "x", source=Source(9)))
    True
    """
    return bool(without_sources(first) == without_sources(second))
