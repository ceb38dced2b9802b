"""By what a statement measures: two values are comparable only by the same yardstick."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from attrs import frozen

from egovplan.analysis.series.counted import counted, in_words
from egovplan.analysis.series.differences import Aspect, Difference
from egovplan.catalogue.indicators import Concept, shipped_catalogue
from egovplan.model import Basis, Level, ServiceLevel, Statement, Unit

__all__ = ["Yardstick", "concept_of", "scheme_kin", "yardstick_of"]

_LEVELS = {level: place for place, level in enumerate(Level)}
_SERVICE_LEVELS = {level: place for place, level in enumerate(ServiceLevel)}


@frozen
class Yardstick:
    """What two values must share to be points of one series.

    Attributes:
        concept: Code in the catalogue of indicators.
        unit: percent, count, ratio or money.
        counted: What is counted, or the currency unit of money; None for a share.
        out_of: The whole of a count (``58/64``: 64), or None.
        basis: A level, or the size of a change.
        levels: Levels of government named as its scope, from the centre down.
        service_levels: Levels of online service named.
        part: Of money that is part of other money of its plan: the statement's id.

    >>> print(Yardstick("onestop.electronic", Unit.PERCENT, levels=(Level.DISTRICT,)))
    percent, district level
    """

    concept: str
    unit: Unit
    counted: str | None = None
    out_of: int | float | None = None
    basis: Basis = Basis.LEVEL
    levels: tuple[Level, ...] = ()
    service_levels: tuple[ServiceLevel, ...] = ()
    part: str | None = None

    @property
    def name(self) -> str:
        """The English name of the concept; of one that is not in the catalogue its code."""
        known = concept_of(self.concept)
        return known.name if known else self.concept

    def differences(self, other: Yardstick) -> tuple[Difference, ...]:
        """In what another yardstick differs from this one, which stands before it.

        Args:
            other: The yardstick that follows.

        >>> one = Yardstick("service.online_level", Unit.PERCENT, service_levels=(ServiceLevel.LEVEL_4,))
        >>> other = Yardstick("service.online_level", Unit.COUNT, "service", service_levels=(ServiceLevel.FULL,))
        >>> for difference in one.differences(other):
        ...     print(difference)
        another unit: percent, then count
        another scheme of service levels: level 4, then fully online (fully online only where no step needs presence)
        """
        return tuple(_differences(self, other))

    def __str__(self) -> str:
        words = [str(self.unit) if self.counted is None else f"{self.unit} of {in_words(self.counted)}"]
        if self.unit is Unit.MONEY:
            words = [self.counted or "money"]
        if self.out_of is not None:
            words.append(f"out of {self.out_of}")
        if self.basis is Basis.CHANGE:
            words.append("change")
        if self.levels:
            words.append(f"{levels_in_words(self.levels)} level{'s' if len(self.levels) > 1 else ''}")
        if self.service_levels:
            words.append(f"services {service_levels_in_words(self.service_levels)}")
        return ", ".join(words)


def concept_of(code: str) -> Concept | None:
    """The concept of a code, or None for one that the catalogue does not have."""
    return shipped_catalogue().entries.get(code)


@cache
def scheme_kin(code: str) -> tuple[str, ...]:
    """Concepts that measure the same in a scheme of another time.

    These are related ones of which one ends and the other begins with a scheme.

    >>> scheme_kin("service.online_level"), scheme_kin("onestop.electronic")
    (('service.fully_online', 'service.partly_online'), ())
    """
    one = concept_of(code)
    if one is None or (one.valid_until is None and one.valid_from is None):
        return ()
    return tuple(
        other.code
        for other in shipped_catalogue()
        if (other.code in one.related or code in other.related)
        and (
            (one.valid_until is not None and other.valid_from is not None)
            or (one.valid_from is not None and other.valid_until is not None)
        )
    )


def yardstick_of(statement: Statement, code: str) -> Yardstick:
    """By what a statement of a concept measures."""
    known = concept_of(code)
    quantity = statement.quantity
    return Yardstick(
        code,
        quantity.unit,
        counted(quantity),
        quantity.denominator,
        statement.basis,
        tuple(sorted(set(statement.levels), key=_LEVELS.__getitem__)),
        tuple(sorted(set(statement.service_levels), key=_SERVICE_LEVELS.__getitem__)),
        statement.id if known is not None and known.additive else None,
    )


def levels_in_words(levels: tuple[Level, ...]) -> str:
    """Levels of government in words."""
    return _listed(map(str, levels)) if levels else "none named"


def service_levels_in_words(levels: tuple[ServiceLevel, ...]) -> str:
    """Levels of online service in words.

    >>> service_levels_in_words((ServiceLevel.LEVEL_3, ServiceLevel.LEVEL_4))
    'at levels 3 and 4'
    """
    numbers = [str(level.number) for level in levels if level.number is not None]
    words = [f"level{'s' if len(numbers) > 1 else ''} {_listed(numbers)}"] if numbers else []
    words += ["fully online"] * (ServiceLevel.FULL in levels) + ["partly online"] * (ServiceLevel.PART in levels)
    return ("at " if numbers else "") + _listed(words) if words else "no level named"


def _listed(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def _differences(one: Yardstick, other: Yardstick) -> Iterator[Difference]:
    if one.concept != other.concept:
        if other.concept in scheme_kin(one.concept):
            yield Difference(Aspect.SCHEME, _of_scheme(one), _of_scheme(other), _mapped(one, other))
        else:
            yield Difference(Aspect.CONCEPT, one.name, other.name)
    if one.unit is not other.unit:
        yield Difference(Aspect.UNIT, str(one.unit), str(other.unit))
    elif one.counted != other.counted:
        aspect = Aspect.UNIT if one.unit is Unit.MONEY else Aspect.COUNTED
        yield Difference(aspect, in_words(one.counted), in_words(other.counted))
    if one.unit is other.unit and one.out_of != other.out_of:
        yield Difference(Aspect.OUT_OF, _whole(one.out_of), _whole(other.out_of))
    if one.basis is not other.basis:
        yield Difference(Aspect.BASIS, str(one.basis), str(other.basis))
    if one.levels != other.levels:
        yield Difference(Aspect.LEVELS, levels_in_words(one.levels), levels_in_words(other.levels))
    if one.service_levels != other.service_levels and other.concept not in scheme_kin(one.concept):
        yield _of_service(one, other)
    if one.part != other.part and one.unit is other.unit and one.concept == other.concept:
        yield Difference(Aspect.PART, "one amount", "another")


def _whole(out_of: int | float | None) -> str:
    return "none printed" if out_of is None else f"out of {out_of}"


def _of_service(one: Yardstick, other: Yardstick) -> Difference:
    before, after = (service_levels_in_words(each.service_levels).removeprefix("at ") for each in (one, other))
    schemes = [{level.scheme for level in each.service_levels} for each in (one, other)]
    if not all(schemes) or schemes[0] == schemes[1]:
        return Difference(Aspect.SERVICE_LEVELS, before, after)
    return Difference(Aspect.SCHEME, before, after, _mapped(one, other))


def _of_scheme(one: Yardstick) -> str:
    """What a concept of a scheme of its own measures, with the levels named."""
    levels = service_levels_in_words(one.service_levels) if one.service_levels else None
    return f"{one.name}, {levels}" if levels and levels.startswith("at ") else one.name


def _mapped(one: Yardstick, other: Yardstick) -> str | None:
    """How the levels of the older scheme stand to the later one."""
    older = [level for level in (*one.service_levels, *other.service_levels) if level.number is not None]
    return "; ".join(dict.fromkeys(level.in_later_scheme().reason for level in older)) or None
