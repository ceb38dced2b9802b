"""What a comparison shows, before it is drawn: comparable values on one plot, others on another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs
from attrs import frozen

from egovplan.analysis.series import Series, SeriesPoint, Strand, Yardstick, series
from egovplan.formatting import format_term
from egovplan.formatting.catalogues import catalogue
from egovplan.formatting.names import concept_name, scope_words
from egovplan.model import Basis, Unit

__all__ = ["ComparePanel", "Line", "compare_panels", "series_of"]


@frozen
class Line:
    """What one plan of one territory says by one yardstick.

    Attributes:
        key: Territory and plan, the same on every plot.
        name: What it is called.
        targets: One a date, by date.
        observed: What held, by date.
        others: Further values of this plan for the same dates, and changes,
            which are on no line.
    """

    key: tuple[str, str]
    name: str
    targets: tuple[SeriesPoint, ...]
    observed: tuple[SeriesPoint, ...]
    others: tuple[SeriesPoint, ...]


@frozen
class ComparePanel:
    """Values that may stand on one axis.

    Attributes:
        heading: By what they measure.
        note: In what that differs from the first panel, or empty.
        unit: Their unit.
        lines: One a plan and territory.
    """

    heading: str
    note: str
    unit: Unit
    lines: tuple[Line, ...]


def series_of(subject: Any, concept: Any, filters: dict[str, Any]) -> Series:
    """A series as given, or that of plans.

    Raises:
        TypeError: If plans come without a concept, or a series with one.
        ValueError: As `egovplan.series` does.
    """
    if isinstance(subject, Series):
        if concept is not None or filters:
            raise TypeError("a series has its concept and scope already: leave them out, or give plans")
        return subject
    if concept is None:
        raise TypeError("to compare plans, name a concept of the catalogue, such as 'document.electronic_exchange'")
    return series(subject, concept, **filters)


def compare_panels(found: Series, locale: str) -> list[ComparePanel]:
    """One panel a yardstick, the one with the most points first."""
    by_yardstick: dict[Yardstick, list[Strand]] = {}
    for strand in found.strands:
        by_yardstick.setdefault(strand.yardstick, []).append(strand)
    ordered = sorted(by_yardstick.items(), key=lambda pair: -sum(map(len, pair[1])))
    return [
        ComparePanel(
            _heading(yardstick, strands, len(found.concepts) > 1, locale),
            _difference_words(ordered[0][0], yardstick, locale),
            yardstick.unit,
            tuple(line for strand in strands for line in _lines(strand)),
        )
        for yardstick, strands in ordered
    ]


def _lines(strand: Strand) -> Iterable[Line]:
    for plan_id in strand.plan_ids:
        own = attrs.evolve(strand, points=tuple(point for point in strand.points if point.plan_id == plan_id))
        standing = own.standing
        dated = [point for point in own.points if point.date is not None]
        yield Line(
            (str(strand.territory), plan_id),
            _line_name(own, plan_id),
            standing,
            tuple(point for point in dated if point.is_observation),
            tuple(point for point in dated if point.is_target and not _stands(point, standing)),
        )


def _stands(point: SeriesPoint, standing: tuple[SeriesPoint, ...]) -> bool:
    """Whether a point, or one that says the same, is on the line."""
    quantity = point.statement.quantity
    return any(point.date == other.date and quantity == other.statement.quantity for other in standing)


def _line_name(strand: Strand, plan_id: str) -> str:
    """The province and the year of the plan, and the plan behind them."""
    day = strand.points[0].issued_on
    parts = [str(strand.territory)] if strand.territory.province else []
    if day is not None:
        parts.append(str(day.year))
    return f"{', '.join(parts)} ({plan_id})" if parts else plan_id


def _heading(yardstick: Yardstick, strands: list[Strand], with_concept: bool, locale: str) -> str:
    parts = [concept_name(yardstick.concept, locale) or yardstick.concept] if with_concept else []
    noun = next((p.statement.quantity.noun for s in strands for p in s.points if p.statement.quantity.noun), None)
    if yardstick.unit is Unit.PERCENT or noun is None:
        parts.append(format_term(yardstick.unit, locale))
    else:
        parts.append(f"{format_term(yardstick.unit, locale)} ({noun.strip(' .,;:')})")
    if yardstick.basis is Basis.CHANGE:
        parts.append(format_term(Basis.CHANGE, locale))
    scope = scope_words(yardstick.levels, yardstick.service_levels, locale)
    return " · ".join([*parts, scope] if scope else parts)


def _difference_words(first: Yardstick, other: Yardstick, locale: str) -> str:
    """In what the values of a panel differ from those of the first."""
    aspects = dict.fromkeys(difference.aspect for difference in first.differences(other))
    if not aspects:
        return ""
    told = ", ".join(format_term(aspect, locale) for aspect in aspects)
    return catalogue(locale).gettext("not comparable with the first; differs in: {aspects}").format(aspects=told)
