"""Data of the scoring methods: bands, composites, and the words of special cases.

The data stands in the TOML files of this folder. ``bands.toml`` holds the
limits between one status and the next, ``composites.toml`` the components and
weights of published composites, ``reasons.toml`` what is told of a special case.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from attrs import frozen

__all__ = ["CompositeType", "ReasonType", "band_data", "composite_types", "reason_types"]


@frozen
class ReasonType:
    """One special case of interpolation or scoring.

    Attributes:
        code: Its code (``already_met``).
        message: English message with ``{named}`` values.
        meaning: What the case is and how it was decided.
    """

    code: str
    message: str
    meaning: str


@frozen
class CompositeType:
    """A published composite: a weighted mean of components.

    Attributes:
        code: Its code (``dti``).
        name: What it is called in English.
        source: The publication that defines it.
        weights: Weight by component code, in the published order.
        aliases: Other codes of the components, to the code used here.
    """

    code: str
    name: str
    source: str
    weights: Mapping[str, float]
    aliases: Mapping[str, str]


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))


@cache
def band_data(method: str) -> Mapping[str, Any]:
    """The shipped bands of a method, as they stand in ``bands.toml``.

    Raises:
        KeyError: If no bands ship for that method.
    """
    return MappingProxyType(_data("bands.toml")[method])


@cache
def reason_types() -> Mapping[str, ReasonType]:
    """Every special case by its code, in alphabetical order."""
    data = _data("reasons.toml")
    return MappingProxyType(
        {code: ReasonType(code, data[code]["message"], data[code]["meaning"]) for code in sorted(data)}
    )


@cache
def composite_types() -> Mapping[str, CompositeType]:
    """The published composites by their code."""
    types = {}
    for code, data in _data("composites.toml").items():
        components = data["components"]
        weights = {name: float(component["weight"]) for name, component in components.items()}
        aliases = {alias: name for name, component in components.items() for alias in component.get("aliases", ())}
        types[code] = CompositeType(
            code, data["name"], data["source"], MappingProxyType(weights), MappingProxyType(aliases)
        )
    return MappingProxyType(types)
