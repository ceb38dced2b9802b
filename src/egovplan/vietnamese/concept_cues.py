"""Finding the cues of a catalogue in a text, all of them in one pass.

The cues stand in a tree of words. A text is cut into words once, and from each
of its words the tree is followed as far as the text agrees.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from attrs import field, frozen

from egovplan.catalogue.indicators import Catalogue, Wording
from egovplan.model import Unit
from egovplan.vietnamese.folding import fold_phrase

__all__ = ["CueIndex", "WordingEntry", "cue_index"]

_WORD = re.compile(r"\w+")

# The key under which a node of the tree keeps the number of the cue that ends there; no word is empty.
_CUE = ""

# An optional group of cues counts half: it supports, it does not decide.
_OPTIONAL = 0.5

# A cue beside the number counts in full; with every word between a little
# less, and from so many words on no less than the last.
_NEARNESS = tuple(round(max(0.35, 1.0 - gap * 0.025), 3) for gap in range(27))
_FARTHEST = _NEARNESS[-1]


@frozen
class WordingEntry:
    """One wording, with its cues numbered over the whole catalogue.

    Attributes:
        code: Code of the concept it words.
        units: The units of the concept.
        required: The groups that must be found: points by cue.
        optional: The groups that add to the score: points by cue.
        has_subject: Whether it says what is counted.
        bonus: Points it has by itself.
    """

    code: str
    units: frozenset[Unit]
    required: tuple[Mapping[int, float], ...]
    optional: tuple[Mapping[int, float], ...]
    has_subject: bool
    bonus: float


@frozen(eq=False)
class CueIndex:
    """Every cue of a catalogue, and what it speaks for.

    Attributes:
        catalogue: The catalogue.
        phrases: The cues in their usual spelling.
        tree: The cues word by word.
        wordings: Every wording of every concept.
        calls: For a cue: the wordings to look at where it is found. Each
            wording is called by the cues of its rarest group alone.
        vetoes: For a cue: the wordings it rules out.
        subjects: For a cue: the wordings whose subject it names.
    """

    catalogue: Catalogue
    phrases: tuple[str, ...] = field(repr=False)
    tree: Mapping[str, Any] = field(repr=False)
    wordings: tuple[WordingEntry, ...] = field(repr=False)
    calls: tuple[frozenset[int], ...] = field(repr=False)
    vetoes: tuple[frozenset[int], ...] = field(repr=False)
    subjects: tuple[frozenset[int], ...] = field(repr=False)

    def find(self, text: str, at: int | None = None) -> dict[int, float]:
        """The cues that stand in a folded text, and how near each is to the number.

        Args:
            text: A folded text.
            at: Where the number stands in it; by default at its end.

        Returns:
            By cue its nearness: 1 beside the number, down to 0.35.
        """
        words = _words(text, self.catalogue.spellings)
        count = len(words)
        # In proportion, which is near enough and saves cutting the text twice.
        here = count if at is None or not text else at * count // len(text)
        first = self.tree.get
        found: dict[int, float] = {}
        for start, word in enumerate(words):
            node = first(word)
            end = start + 1
            while node:
                cue = node.get(_CUE)
                if cue is not None:
                    gap = start - here - 1 if start > here else here - end if end < here else 0
                    nearness = _NEARNESS[gap] if gap < 27 else _FARTHEST
                    if nearness > found.get(cue, 0.0):
                        found[cue] = nearness
                if end == count:
                    break
                node = node.get(words[end])
                end += 1
        return found

    @lru_cache(maxsize=2048)  # noqa: B019 - there is one index to a catalogue, and it is kept anyway
    def find_in_noun(self, noun: str) -> frozenset[int]:
        """The cues that stand in the noun of a quantity.

        Args:
            noun: A short phrase in any spelling; the same ones come again and
                again.
        """
        return frozenset(self.find(fold_phrase(noun)))


@lru_cache(maxsize=16)
def cue_index(catalogue: Catalogue) -> CueIndex:
    """The index of a catalogue, made once.

    Args:
        catalogue: A catalogue.
    """
    return _Builder(catalogue).build()


def _words(text: str, spellings: Mapping[str, str]) -> list[str]:
    """The words of a folded text in their usual spelling."""
    words = _WORD.findall(text)
    if spellings.keys().isdisjoint(words):
        return words
    return " ".join([spellings.get(word, word) for word in words]).split()


class _Builder:
    """Numbers the cues of a catalogue; used once and thrown away."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.cues: dict[str, int] = {}
        self.strengths: list[float] = []
        self.numbers: dict[str, int] = {}
        self.wordings: list[WordingEntry] = []
        self.vetoes: dict[int, set[int]] = defaultdict(set)
        self.subjects: dict[int, set[int]] = defaultdict(set)

    def build(self) -> CueIndex:
        for concept in self.catalogue:
            for wording in concept.wordings:
                self._add(concept.code, frozenset(concept.units), wording)
        calls = self._calls()
        count = range(len(self.cues))
        return CueIndex(
            catalogue=self.catalogue,
            phrases=tuple(self.cues),
            tree=_tree(self.cues),
            wordings=tuple(self.wordings),
            calls=tuple(frozenset(calls[cue]) for cue in count),
            vetoes=tuple(frozenset(self.vetoes[cue]) for cue in count),
            subjects=tuple(frozenset(self.subjects[cue]) for cue in count),
        )

    def _add(self, code: str, units: frozenset[Unit], wording: Wording) -> None:
        number = len(self.wordings)
        for phrase in wording.none:
            self.vetoes[self._number(phrase)].add(number)
        for phrase in wording.subject:
            self.subjects[self._number(phrase)].add(number)
        required = tuple(self._group(phrases, 1.0) for phrases in wording.all)
        optional = tuple(self._group(phrases, _OPTIONAL) for phrases in wording.any)
        self.wordings.append(WordingEntry(code, units, required, optional, bool(wording.subject), wording.bonus))

    def _group(self, phrases: Iterable[str], factor: float) -> dict[int, float]:
        """Points by cue: the square root of its number of words.

        A longer phrase says more, yet two short cues together say more than
        one long one.
        """
        return {cue: factor * self.strengths[cue] for cue in map(self._number, phrases)}

    def _number(self, phrase: str) -> int:
        # The same phrases come again and again, from the named sets.
        if phrase not in self.numbers:
            words = _words(fold_phrase(phrase), self.catalogue.spellings)
            cue = self.cues.setdefault(" ".join(words), len(self.cues))
            if cue == len(self.strengths):
                self.strengths.append(round(float(len(words) ** 0.5), 2))
            self.numbers[phrase] = cue
        return self.numbers[phrase]

    def _calls(self) -> dict[int, set[int]]:
        """The wordings by the cues of their rarest group: the one whose cues few wordings need."""
        needed = Counter(cue for entry in self.wordings for group in entry.required for cue in group)
        calls: dict[int, set[int]] = defaultdict(set)
        for number, entry in enumerate(self.wordings):
            for cue in min(entry.required, key=lambda group: sum(needed[cue] for cue in group)):
                calls[cue].add(number)
        return calls


def _tree(cues: Mapping[str, int]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for phrase, cue in cues.items():
        node = tree
        for word in phrase.split():
            node = node.setdefault(word, {})
        node[_CUE] = cue
    return tree
