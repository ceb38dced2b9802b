"""The catalogue that ships, and a user's own laid on top of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from egovplan.catalogue.indicators.concept import Concept
from egovplan.catalogue.indicators.records import CatalogueError, concepts_from, phrase_sets_from, spellings_from

__all__ = ["Catalogue", "concept", "concepts", "load_catalogue", "shipped_catalogue"]


def _in_order(entries: Mapping[str, Concept]) -> Mapping[str, Concept]:
    return MappingProxyType(dict(sorted(entries.items())))


@frozen(eq=False)
class Catalogue:
    """Concepts by code, in alphabetical order, with the phrases they share.

    A catalogue is compared by identity, so that what is worked out from it
    (the index of the matcher) can be kept.

    Attributes:
        entries: The concepts by code.
        sets: Named sets of phrases that wordings refer to as ``@name``.
        spellings: Words and the form they are brought to before matching.
    """

    entries: Mapping[str, Concept] = field(converter=_in_order)
    sets: Mapping[str, tuple[str, ...]] = field(factory=dict, repr=False)
    spellings: Mapping[str, str] = field(factory=dict, repr=False)

    def __getitem__(self, code: str) -> Concept:
        """The concept of a code; KeyError for an unknown one."""
        return self.entries[code]

    def __contains__(self, code: object) -> bool:
        """Whether there is a concept of that code."""
        return code in self.entries

    def __iter__(self) -> Iterator[Concept]:
        """The concepts, in the order of their codes."""
        return iter(self.entries.values())

    def __len__(self) -> int:
        """How many concepts there are."""
        return len(self.entries)

    def merged(self, data: Mapping[str, Any], place: str = "catalogue") -> Catalogue:
        """A new catalogue with the tables of a file laid on top of this one.

        A concept of a code that is already there replaces it; sets and
        spellings too.

        Args:
            data: The file's tables: ``[domain.name]``, ``[sets]``,
                ``[spellings]``.
            place: What errors call the file.

        Returns:
            The merged catalogue.

        Raises:
            CatalogueError: Where the tables cannot be used, or name a concept
                that is in neither catalogue.
        """
        sets = {**self.sets, **phrase_sets_from(data, place)}
        entries = {**self.entries, **concepts_from(data, place, sets)}
        _check_references(entries, place)
        return Catalogue(entries, sets, {**self.spellings, **spellings_from(data, place)})


@cache
def shipped_catalogue() -> Catalogue:
    """The catalogue that ships with the package, read once."""
    folder = files(__package__)
    shared = tomllib.loads((folder / "wording.toml").read_text(encoding="utf-8"))
    sets = phrase_sets_from(shared, "wording.toml")
    entries: dict[str, Concept] = {}
    for file in sorted((folder / "concepts").iterdir(), key=lambda item: item.name):
        if file.name.endswith(".toml"):
            entries |= concepts_from(tomllib.loads(file.read_text(encoding="utf-8")), file.name, sets)
    return Catalogue(entries, sets, spellings_from(shared, "wording.toml"))


def concepts() -> tuple[Concept, ...]:
    """Every concept of the catalogue that ships, in the order of their codes.

    >>> len(concepts()) >= 60
    True
    """
    return tuple(shipped_catalogue())


def concept(code: str) -> Concept:
    """The concept of a code.

    Args:
        code: A code of the catalogue that ships.

    Returns:
        The concept.

    Raises:
        KeyError: For a code that is not in the catalogue.

    >>> concept("document.electronic_exchange").name
    'Official documents exchanged electronically'
    """
    return shipped_catalogue()[code]


def load_catalogue(path: str | PathLike[str]) -> Catalogue:
    """Read a user's catalogue file and lay it on top of the one that ships.

    The file is TOML and looks like those of the package: one table per
    concept, named by its code, with its ``wordings``; a table ``sets`` and a
    table ``spellings`` may add to the phrases that ship.

    Args:
        path: The file.

    Returns:
        The merged catalogue, for the ``catalogue`` of ``match_concept``.

    Raises:
        CatalogueError: Where the file cannot be read or used; its message
            names the file, the concept and the field.
    """
    path = Path(path)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CatalogueError(str(path), f"cannot be read ({error.strerror or error})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(str(path), f"is no TOML in UTF-8 ({error})") from error
    return shipped_catalogue().merged(data, str(path))


def _check_references(entries: Mapping[str, Concept], place: str) -> None:
    for entry in entries.values():
        for code in (*entry.related, *entry.before):
            if code not in entries:
                raise CatalogueError(f"{place}: {entry.code}", f"refers to {code!r}, which is no concept")
