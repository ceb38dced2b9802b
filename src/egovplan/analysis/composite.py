"""Composites: weighted means that say how much of their weight had data."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from attrs import frozen

from egovplan.analysis.interpolation.positions import finite_number, number_or_none
from egovplan.analysis.scoring.result import Score
from egovplan.catalogue.scoring import CompositeType, composite_types

__all__ = ["Composite", "composite", "dti", "egdi"]

Component: TypeAlias = "float | Score | Composite | None"


@frozen
class Composite:
    """A weighted mean of the components that have a value.

    Attributes:
        value: The mean, or None where no component with a weight has a value.
        coverage: Share of the weight that had a value, 0 to 1.
        components: Name, value (None where missing) and weight of each.
    """

    value: float | None
    coverage: float
    components: tuple[tuple[str, float | None, float], ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the components without a value."""
        return tuple(name for name, value, _ in self.components if value is None)

    def __float__(self) -> float:
        return math.nan if self.value is None else self.value


def composite(
    components: Mapping[str, Component] | Sequence[Component],
    weights: Mapping[str, float] | Sequence[float] | None = None,
) -> Composite:
    """The weighted mean of components, with its coverage.

    ``sum(w x) / sum(w)`` over the components that have a value. Nothing is
    filled in for a missing one: it lowers the coverage.

    Args:
        components: Values by name, or in order; None and NaN are missing. A
            `Score` stands for its mark, a `Composite` for its value.
        weights: Weights by the same names, or in the same order; all alike by
            default. Weights of names without a component count as missing.

    Returns:
        The mean in the unit of the components, and the coverage.

    Raises:
        ValueError: For a component without a weight, numbers of weights and
            components that differ, weights below zero or all zero, no
            component at all, or something that is no finite number.

    Source: OECD and JRC, Handbook on Constructing Composite Indicators (2008),
    linear aggregation.

    >>> result = composite({"online": 0.8, "people": 0.6, "lines": None}, {"online": 2, "people": 1, "lines": 1})
    >>> round(result.value, 4), result.coverage, result.missing
    (0.7333, 0.75, ('lines',))
    """
    values = _by_name(components)
    if not values:
        raise ValueError("a composite needs at least one component")
    chosen = _weights(values, weights)
    for name in chosen:
        values.setdefault(name, None)
    known = [(value, chosen[name]) for name, value in values.items() if value is not None and chosen[name] > 0]
    have = math.fsum(weight for _, weight in known)
    whole = math.fsum(chosen.values())
    mean = math.fsum(value * weight for value, weight in known) / have if have else None
    # Every weight covered is exactly 1, whatever rounding the sums have.
    complete = all(values[name] is not None for name, weight in chosen.items() if weight > 0)
    parts = tuple((name, value, chosen[name]) for name, value in values.items())
    return Composite(mean, 1.0 if complete else have / whole, parts)


def _by_name(components: Mapping[str, Component] | Sequence[Component]) -> dict[str, float | None]:
    if isinstance(components, Mapping):
        return {name: _value(component) for name, component in components.items()}
    if isinstance(components, str | bytes) or not isinstance(components, Iterable):
        raise ValueError(f"components must be a mapping or a sequence, not {components!r}")
    return {str(index): _value(component) for index, component in enumerate(components)}


def _value(component: Component) -> float | None:
    if isinstance(component, Score):
        return component.score
    return component.value if isinstance(component, Composite) else number_or_none(component)


def _weights(
    values: Mapping[str, float | None], weights: Mapping[str, float] | Sequence[float] | None
) -> dict[str, float]:
    if weights is None:
        return dict.fromkeys(values, 1.0)
    if isinstance(weights, Mapping):
        chosen = {name: finite_number(weight) for name, weight in weights.items()}
    else:
        listed = list(weights)
        if len(listed) != len(values):
            raise ValueError(f"there are {len(values)} components but {len(listed)} weights")
        chosen = {name: finite_number(weight) for name, weight in zip(values, listed, strict=True)}
    without = [name for name in values if name not in chosen]
    if without:
        raise ValueError(f"components without a weight: {', '.join(without)}")
    if any(weight < 0 for weight in chosen.values()) or not any(chosen.values()):
        raise ValueError(f"weights must not be negative, nor all zero: {chosen}")
    return chosen


def _published(kind: CompositeType, components: Mapping[str, Component] | Sequence[Component]) -> Composite:
    """A composite of the catalogue; components by name or in the published order."""
    if not isinstance(components, Mapping):
        listed = list(components)
        if len(listed) != len(kind.weights):
            raise ValueError(f"the {kind.name} has {len(kind.weights)} components, got {len(listed)}")
        components = dict(zip(kind.weights, listed, strict=True))
    named = {kind.aliases.get(name, name): component for name, component in components.items()}
    unknown = [name for name in named if name not in kind.weights]
    if unknown or len(named) < len(components):
        raise ValueError(
            f"the components of the {kind.name} are {', '.join(kind.weights)}, got {', '.join(components)}"
        )
    return composite(named, kind.weights)


def egdi(osi: float | None, hci: float | None, tii: float | None) -> Composite:
    """The E-Government Development Index: the mean of its three component indices.

    Args:
        osi: Online Service Index, 0 to 1.
        hci: Human Capital Index, 0 to 1.
        tii: Telecommunication Infrastructure Index, 0 to 1.

    Raises:
        ValueError: For something that is no finite number.

    Source: United Nations E-Government Survey.

    >>> round(egdi(0.7081, 0.7267, 0.8780).value, 4)
    0.7709
    """
    return _published(composite_types()["egdi"], {"osi": osi, "hci": hci, "tii": tii})


def dti(components: Mapping[str, Component] | Sequence[Component]) -> Composite:
    """The provincial Digital Transformation Index of Viet Nam: eight pillars, weights 100 to 200 of 1000.

    Args:
        components: Pillar scores from 0 to 1, by code (``nhan_thuc`` or
            ``awareness``, …) or in the published order: awareness,
            institutions, infrastructure, human resources, cyber security,
            digital government, digital economy, digital society. A pillar left
            out, or None, is missing.

    Raises:
        ValueError: For an unknown pillar, another number of pillars, or
            something that is no finite number.

    Source: Decision 922/QĐ-BTTTT of 20 May 2022.

    >>> round(dti([1.0, 0.9, 0.8253, 0.8487, 0.7578, 0.8575, 0.7836, 0.5197]).value, 4)
    0.8002
    """
    return _published(composite_types()["dti"], components)
