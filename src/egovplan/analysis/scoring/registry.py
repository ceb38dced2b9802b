"""Scoring methods by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from egovplan.analysis.scoring.result import Score

__all__ = ["ScoringMethod", "scoring_method", "scoring_method_named", "scoring_methods"]

ScoringMethod: TypeAlias = Callable[..., Score]
"""Scores a case: ``method(case, **options)``, with the options its callers pass to `score`.

It is called with a `Case`, whose baseline, latest value or target may be
missing, and must give a `Score` for any of them.
"""

_METHODS: dict[str, ScoringMethod] = {}


def scoring_method(name: str) -> Callable[[ScoringMethod], ScoringMethod]:
    """Register a function that scores a case.

    Args:
        name: What callers pass as ``method``.
    """

    def register(method: ScoringMethod) -> ScoringMethod:
        _METHODS[name] = method
        return method

    return register


def scoring_methods() -> Mapping[str, Any]:
    """Every registered method by its name."""
    return MappingProxyType(_METHODS)


def scoring_method_named(name: str) -> ScoringMethod:
    """The method of that name.

    Raises:
        ValueError: If there is none; the message lists those known.
    """
    method = _METHODS.get(name)
    if method is None:
        raise ValueError(f"there is no scoring method {name}; known are {', '.join(sorted(_METHODS))}")
    return method
