"""Finds the names of listed bodies in words, spelt out or abbreviated.

Names stand in a tree of words. An abbreviation walks down the tree by the
first letters of the words, so that ``Sở TT&TT``, ``Sở TTTT``, ``STTTT`` and
``Sở Thông tin và TT`` are one path without being listed.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from attrs import define, field

from egovplan.catalogue.agencies import Scope, bodies, words
from egovplan.vietnamese.agency_words import Gap, Tokens
from egovplan.vietnamese.folding import fold_phrase

__all__ = ["Name", "NameNode", "name_tree", "names_at", "shorten"]

_SKIPPED = frozenset({"và", "các", "của"})  # and, the (plural), of: left out of names at will
_LONGEST = 30  # words of a name, the left-out ones included
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzđ")

Name = tuple[str, bool]
"""Id of a kind of body, and whether the name means the central one."""


@define
class NameNode:
    """A node of the tree: what may follow, and the names that end here."""

    children: dict[str, NameNode] = field(factory=dict)
    initials: dict[str, list[NameNode]] = field(factory=dict)
    names: list[Name] = field(factory=list)

    def add(self, spelling: list[str], name: Name, *, initials: bool = True) -> None:
        """Add a name below this node; its first word's initial does not stand for it unless said."""
        node = self
        for word in spelling:
            child = node.children.get(word)
            if child is None:
                child = node.children[word] = NameNode()
                for letter in _initials(word) if initials or node is not self else "":
                    node.initials.setdefault(letter, []).append(child)
            node = child
        if name not in node.names:
            node.names.append(name)


def _initials(word: str) -> str:
    """First letter without its marks; ``đ`` is also written ``d``."""
    letter = unicodedata.normalize("NFD", word[0])[0]
    return "đd" if letter == "đ" else letter


def shorten(name: str) -> list[str]:
    """The folded words of a name that must stand.

    >>> shorten("Sở Văn hóa, Thể thao và Du lịch")
    ['sở', 'văn', 'hóa', 'thể', 'thao', 'du', 'lịch']
    """
    spelt = fold_phrase(name).replace(",", " ").replace("-", " ").replace("&", " ").split()
    return [word for word in spelt if word not in _SKIPPED]


@cache
def name_tree() -> NameNode:
    """The tree of the names of all listed bodies."""
    root = NameNode()
    for body in bodies().values():
        initials = body.scope is not Scope.DISTRICT  # PCT is a deputy chairman, not a division
        for spelling in (body.name, *body.also):
            root.add(shorten(spelling), (body.id, False), initials=initials)
        for spelling in body.centre:
            root.add(shorten(spelling), (body.id, True))
    return root


def names_at(tokens: Tokens, start: int, node: NameNode | None = None) -> tuple[list[Name], int] | None:
    """The longest names that begin at a word, and one past their last word.

    Args:
        tokens: The phrase.
        start: Index of the first word.
        node: Where to begin, for a name whose first words stand before
            (``Sở Tài chính, Nội vụ``); by default the top.

    Returns:
        The names that end there, in the order of the catalogue (abbreviations
        may stand for several), or None.
    """
    top = name_tree()
    ends: dict[int, list[Name]] = {}
    _walk(tokens, start, start, top if node is None else node, top, ends)
    if not ends:
        return None
    end = max(ends)
    return (ends[end] if len(ends[end]) == 1 else sorted(ends[end], key=_rank)), end


@cache
def _ranks() -> dict[str, int]:
    return {body_id: rank for rank, body_id in enumerate(bodies())}


def _rank(name: Name) -> int:
    return _ranks()[name[0]]


def _walk(tokens: Tokens, start: int, index: int, node: NameNode, top: NameNode, ends: dict[int, list[Name]]) -> None:
    if index >= len(tokens) or index - start > _LONGEST or (index > start and tokens.gaps[index] > Gap.WEAK):
        return
    word = tokens.words[index]
    if word in _SKIPPED and index > start:
        _walk(tokens, start, index + 1, node, top, ends)
    child = node.children.get(word)
    if child is not None:
        _reach(tokens, start, index + 1, child, top, ends)
    if len(word) > 1 and _LETTERS.issuperset(word) and not (node is top and word in words().things):
        for spelt in _spell(node, word):
            # Two letters alone name too many things.
            if node is top and len(word) == 2:
                _walk(tokens, start, index + 1, spelt, top, ends)
            else:
                _reach(tokens, start, index + 1, spelt, top, ends)


def _reach(tokens: Tokens, start: int, index: int, node: NameNode, top: NameNode, ends: dict[int, list[Name]]) -> None:
    if node.names:
        known = ends.setdefault(index, [])
        known.extend(name for name in node.names if name not in known)
    _walk(tokens, start, index, node, top, ends)


def _spell(node: NameNode, letters: str) -> list[NameNode]:
    """The nodes reached by a word for each letter."""
    nodes = [node]
    for letter in letters:
        nodes = [child for here in nodes for child in here.initials.get(letter, ())]
        if not nodes:
            break
    return nodes
