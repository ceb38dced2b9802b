"""From the tables of a catalogue file to concepts, with errors that name the field."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from egovplan.catalogue.indicators.concept import Concept, Stage, Wording
from egovplan.model import Direction, Unit

__all__ = ["CatalogueError", "concepts_from", "phrase_sets_from", "spellings_from"]

_Member = TypeVar("_Member", bound=StrEnum)

_LISTS = ("units", "related", "before", "source", "examples")
_FIELDS = {
    *_LISTS, "name", "name_vi", "direction", "stage", "wordings", "denominator", "limit", "valid_from", "valid_until",
    "additive",
}  # fmt: skip
_WORDING_FIELDS = {"all", "any", "none", "subject", "bonus"}
_RESERVED = ("sets", "spellings")


class CatalogueError(ValueError):
    """A catalogue file that cannot be used, and where it is wrong.

    Attributes:
        place: The file and the dotted path of the bad field.
        problem: What is wrong there.
    """

    def __init__(self, place: str, problem: str) -> None:
        self.place = place
        self.problem = problem
        super().__init__(f"{place}: {problem}")


def phrase_sets_from(data: Mapping[str, Any], place: str) -> dict[str, tuple[str, ...]]:
    """The named phrase sets of a file (its table ``sets``).

    Args:
        data: The file's tables.
        place: The file, for errors.

    Raises:
        CatalogueError: Where a set is no list of phrases.
    """
    return {
        name: _phrases(phrases, f"{place}: sets.{name}", {}) for name, phrases in _table(data, "sets", place).items()
    }


def spellings_from(data: Mapping[str, Any], place: str) -> dict[str, str]:
    """The spellings of a file (its table ``spellings``): a word and its usual form.

    Args:
        data: The file's tables.
        place: The file, for errors.

    Raises:
        CatalogueError: Where a spelling is no text.
    """
    spellings = _table(data, "spellings", place)
    for word, usual in spellings.items():
        if not isinstance(usual, str) or not usual.strip():
            raise CatalogueError(f"{place}: spellings.{word}", "must be a text")
    return dict(spellings)


def concepts_from(data: Mapping[str, Any], place: str, sets: Mapping[str, tuple[str, ...]]) -> dict[str, Concept]:
    """Every concept of a file by its code.

    Args:
        data: The file's tables, ``[domain.name]``.
        place: The file, for errors.
        sets: Named phrase sets that ``@name`` stands for.

    Raises:
        CatalogueError: For an unknown field, a missing one, or a bad value.
    """
    concepts = {}
    for domain in data:
        if domain in _RESERVED:
            continue
        for name, fields in _table(data, domain, place).items():
            code = f"{domain}.{name}"
            if not isinstance(fields, Mapping):
                raise CatalogueError(f"{place}: {code}", "must be a table, [domain.name]")
            concepts[code] = _concept(code, fields, f"{place}: {code}", sets)
    return concepts


def _concept(code: str, fields: Mapping[str, Any], place: str, sets: Mapping[str, tuple[str, ...]]) -> Concept:
    _refuse_unknown(fields, _FIELDS, place)
    missing = [name for name in ("name", "name_vi", "units", "direction", "stage", "wordings") if name not in fields]
    if missing:
        raise CatalogueError(place, f"lacks {', '.join(missing)}")
    values: dict[str, Any] = dict(fields)
    for name in _LISTS:
        values[name] = _strings(fields.get(name, []), f"{place}.{name}")
    values["units"] = tuple(_member(Unit, unit, f"{place}.units") for unit in values["units"])
    values["direction"] = _member(Direction, fields["direction"], f"{place}.direction")
    values["stage"] = _member(Stage, fields["stage"], f"{place}.stage")
    for name in ("valid_from", "valid_until"):
        if isinstance(fields.get(name), datetime.datetime):
            raise CatalogueError(f"{place}.{name}", "must be a date without a time")
    wordings = fields["wordings"]
    if not isinstance(wordings, list):
        raise CatalogueError(f"{place}.wordings", "must be a list of tables")
    values["wordings"] = tuple(_wording(item, f"{place}.wordings[{i}]", sets) for i, item in enumerate(wordings))
    try:
        return Concept(code=code, **values)
    except (TypeError, ValueError) as error:
        raise CatalogueError(place, str(error.args[0])) from error


def _wording(fields: object, place: str, sets: Mapping[str, tuple[str, ...]]) -> Wording:
    if not isinstance(fields, Mapping):
        raise CatalogueError(place, "must be a table")
    _refuse_unknown(fields, _WORDING_FIELDS, place)
    required = fields.get("all")
    if not isinstance(required, list) or not required:
        raise CatalogueError(f"{place}.all", "must be a list of groups of cues, one at least")
    optional = fields.get("any", [])
    if not isinstance(optional, list):
        raise CatalogueError(f"{place}.any", "must be a list of cues")
    bonus = fields.get("bonus", 0.0)
    if isinstance(bonus, bool) or not isinstance(bonus, int | float):
        raise CatalogueError(f"{place}.bonus", "must be a number")
    return Wording(
        all=tuple(_phrases(group, f"{place}.all", sets) for group in required),
        any=tuple(_phrases(cue if isinstance(cue, list) else [cue], f"{place}.any", sets) for cue in optional),
        none=_phrases(fields.get("none", []), f"{place}.none", sets, empty=True),
        subject=_phrases(fields.get("subject", []), f"{place}.subject", sets, empty=True),
        bonus=float(bonus),
    )


def _phrases(value: object, place: str, sets: Mapping[str, tuple[str, ...]], *, empty: bool = False) -> tuple[str, ...]:
    """A list of phrases, with every ``@name`` replaced by the set of that name."""
    phrases: list[str] = []
    for phrase in _strings(value, place):
        if not phrase.startswith("@"):
            phrases.append(phrase)
        elif phrase[1:] in sets:
            phrases.extend(sets[phrase[1:]])
        else:
            raise CatalogueError(place, f"no set is named {phrase!r}")
    if not phrases and not empty:
        raise CatalogueError(place, "must hold one cue at least")
    return tuple(dict.fromkeys(phrases))


def _strings(value: object, place: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise CatalogueError(place, "must be a list of texts")
    return tuple(value)


def _table(data: Mapping[str, Any], name: str, place: str) -> Mapping[str, Any]:
    table = data.get(name, {})
    if not isinstance(table, Mapping):
        raise CatalogueError(f"{place}: {name}", "must be a table")
    return table


def _refuse_unknown(fields: Mapping[str, Any], known: set[str], place: str) -> None:
    unknown = sorted(set(fields) - known)
    if unknown:
        raise CatalogueError(place, f"has unknown fields: {', '.join(unknown)}")


def _member(kind: type[_Member], value: object, place: str) -> _Member:
    try:
        return kind(str(value))
    except ValueError:
        raise CatalogueError(place, f"{value!r} is none of {', '.join(kind)}") from None
