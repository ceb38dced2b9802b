"""What the columns of a table mean to a family, by the words of their headings."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from egovplan.reading.shape import ShapedTable

__all__ = ["Columns", "Phrases", "phrases_of", "read_columns", "words_of"]

_NOT_WORD = re.compile(r"[\W_]+")


@cache
def words_of(family: str) -> dict[str, Any]:
    """The word list of a family of tables, read once: ``words/table_FAMILY.toml``."""
    path = files("egovplan.reading") / "words" / f"table_{family}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


class Phrases:
    """Phrases that stand for something, to be looked for in a heading, caption or cell.

    Args:
        phrases: What each stands for, by the phrase; ``=`` in front of a phrase
            means that it must be the whole text.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self._whole: dict[str, str] = {}
        self._inside: list[tuple[str, str]] = []
        for phrase, meaning in phrases:
            if phrase.startswith("="):
                self._whole.setdefault(_padded(phrase[1:]), meaning)
            else:
                self._inside.append((_padded(phrase), meaning))
        self._inside.sort(key=lambda entry: -len(entry[0]))

    def longest(self, text: str) -> str | None:
        """What the longest phrase in a folded text stands for, or None.

        >>> Phrases([("đơn vị", "agency"), ("đơn vị tính", "unit")]).longest("đơn vị tính")
        'unit'
        """
        padded = _padded(text)
        whole = self._whole.get(padded)
        if whole is not None:
            return whole
        return next((meaning for phrase, meaning in self._inside if phrase in padded), None)

    def in_order(self, text: str) -> list[str]:
        """What the phrases in a folded text stand for, in the order of the text, each once."""
        padded = _padded(text)
        found: list[tuple[int, str]] = []
        for phrase, meaning in self._inside:
            at = padded.find(phrase)
            while at >= 0:
                found.append((at, meaning))
                padded = padded[: at + 1] + "\0" * (len(phrase) - 2) + padded[at + len(phrase) - 1 :]
                at = padded.find(phrase, at)
        found.sort()
        return list(dict.fromkeys(meaning for _, meaning in found))

    def holds(self, text: str) -> bool:
        """Whether any phrase stands in a folded text."""
        return self.longest(text) is not None


def _padded(text: str) -> str:
    return f" {_NOT_WORD.sub(' ', text).strip()} "


@cache
def phrases_of(family: str, section: str) -> Phrases:
    """The phrases of a section of a family's word list: each list by its key."""
    lists: dict[str, list[str]] = words_of(family)[section]
    return Phrases((phrase, meaning) for meaning, phrases in lists.items() for phrase in phrases)


class Columns:
    """The columns of a table by what they mean to a family.

    Attributes:
        roles: What each column means, None where the word list does not know it.
    """

    __slots__ = ("roles",)

    def __init__(self, roles: tuple[str | None, ...]) -> None:
        self.roles = roles

    def first(self, *roles: str) -> int | None:
        """The first column with one of these meanings; earlier ones win."""
        for role in roles:
            if role in self.roles:
                return self.roles.index(role)
        return None

    def all(self, *roles: str) -> list[int]:
        """All columns with one of these meanings, in order."""
        return [index for index, role in enumerate(self.roles) if role in roles]

    def unknown(self) -> list[int]:
        """The columns that the word list does not know."""
        return [index for index, role in enumerate(self.roles) if role is None]


@lru_cache(maxsize=2048)
def _columns(family: str, section: str, headings: tuple[str, ...], lowest: tuple[str, ...], numbered: bool) -> Columns:
    phrases = phrases_of(family, section)
    roles: list[str | None] = []
    for heading, low in zip(headings, lowest, strict=True):
        found = phrases.longest(low) if low != heading else None
        roles.append(found or phrases.longest(heading))
    if numbered:
        roles[0] = "number"
    return Columns(tuple(roles))


def read_columns(shaped: ShapedTable, family: str, section: str = "columns") -> Columns:
    """What the columns of a table mean to a family.

    The lowest heading decides, where it says something; else the headings
    above it do. The column that numbers the rows is ``number``.
    """
    return _columns(family, section, shaped.headings, shaped.subheadings, shaped.numbered)
