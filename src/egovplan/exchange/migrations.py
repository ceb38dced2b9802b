"""From one version of the JSON format to the next.

A change of the format that older files would not fit raises `CURRENT` by one
and adds one function here, marked with `migration`, that turns the data of the
version before into that of the next. Files are brought up step by step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from egovplan.exchange.format_error import FormatError, Problem

__all__ = ["CURRENT", "MIGRATIONS", "Migration", "VERSION_KEY", "migrate", "migration"]

VERSION_KEY = "egovplan_schema"
"""The key of a document that holds the version of its format."""

CURRENT = "1"
"""The version that this library writes."""

Migration = Callable[[dict[str, Any]], dict[str, Any]]

_MIGRATIONS: dict[str, tuple[str, Migration]] = {}

MIGRATIONS: Mapping[str, tuple[str, Migration]] = MappingProxyType(_MIGRATIONS)
"""Version to the version after it and the function that leads there."""


def migration(source: str, target: str) -> Callable[[Migration], Migration]:
    """Make a decorator that enters the way from one version to the next.

    Args:
        source: The version that the function takes.
        target: The version that it gives.

    Raises:
        ValueError: If a way from ``source`` is entered already.
    """

    def enter(function: Migration) -> Migration:
        if source in _MIGRATIONS:
            raise ValueError(f"there is a way from version {source} already")
        _MIGRATIONS[source] = (target, function)
        return function

    return enter


def migrate(
    data: dict[str, Any],
    version: object,
    *,
    steps: Mapping[str, tuple[str, Migration]] = MIGRATIONS,
    current: str = CURRENT,
) -> dict[str, Any]:
    """Bring data of an older version up to the current one.

    Args:
        data: The document without its version.
        version: The version that it says it has, or None.
        steps: The ways from version to version.
        current: The version wanted.

    Raises:
        FormatError: If the version is missing or no way leads from it.

    >>> migrate({"id": "p"}, "1")
    {'id': 'p'}
    """
    path = f"$.{VERSION_KEY}"
    if version is None:
        raise FormatError([Problem(path, f"missing; this library writes version {current!r}")])
    passed = [version]
    while version != current:
        if not isinstance(version, str) or version not in steps:
            known = ", ".join(repr(one) for one in (*steps, current))
            raise FormatError([Problem(path, f"version {version!r} is not known here; known are {known}")])
        version, function = steps[version]
        if version in passed:
            raise ValueError(f"the migrations run in a circle through version {version}")
        passed.append(version)
        data = function(data)
    return data
