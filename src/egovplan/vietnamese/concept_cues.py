"""Finding the cues of a catalogue in a text, all of them in one pass.

A text is cut into words once; each cue is filed under its rarest word, so
that only the cues whose rare word stands in the text are looked for at all.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from attrs import field, frozen

from egovplan.catalogue.indicators import Catalogue, Concept, Wording
from egovplan.model import Unit
from egovplan.vietnamese.folding import fold_phrase

__all__ = ["CueIndex", "WordingEntry", "cue_index"]

_WORD = re.compile(r"\w+")

# Half a point of every optional group of cues: it supports, it does not decide.
_OPTIONAL = 0.5

# A cue beside the number counts in full, one this many characters away or more so much.
_FAR = 120
_FARTHEST = 0.6


@frozen
class WordingEntry:
    """One wording, with its cues numbered over the whole catalogue.

    Attributes:
        concept: The concept it words.
        units: The units of the concept.
        required: How many groups must be found.
        optional: The groups that add to the score: points by cue.
        has_subject: Whether it says what is counted.
        bonus: Points it has by itself.
    """

    concept: Concept
    units: frozenset[Unit]
    required: int
    optional: tuple[Mapping[int, float], ...]
    has_subject: bool
    bonus: float


@frozen(eq=False)
class CueIndex:
    """Every cue of a catalogue, and what it speaks for.

    Attributes:
        catalogue: The catalogue.
        phrases: The cues, as words with one space between and around them.
        by_word: For a word: the numbers of the cues filed under it.
        wordings: Every wording of every concept.
        votes: For a cue: the required groups it is in: group, wording, points.
        vetoes: For a cue: the wordings it rules out.
        subjects: For a cue: the wordings whose subject it names.
    """

    catalogue: Catalogue
    phrases: tuple[str, ...]
    by_word: Mapping[str, tuple[int, ...]] = field(repr=False)
    wordings: tuple[WordingEntry, ...] = field(repr=False)
    votes: tuple[tuple[tuple[int, int, float], ...], ...] = field(repr=False)
    vetoes: tuple[tuple[int, ...], ...] = field(repr=False)
    subjects: tuple[tuple[int, ...], ...] = field(repr=False)

    def find(self, text: str, at: int | None = None) -> tuple[tuple[int, float], ...]:
        """The cues that stand in a folded text, and how near each is to the number.

        Args:
            text: A folded text.
            at: Where the number stands in it; by default at its end.

        Returns:
            Pairs in the order of the cues: the number of a cue, and its
            nearness, from 1 beside the number down to 0.6.
        """
        spellings = self.catalogue.spellings
        before = _words(text[:at], spellings)
        after = _words(text[at:], spellings) if at is not None else []
        words = before + after
        padded = f" {' '.join(words)} "
        here = len(" ".join(before)) if after else len(padded)
        # Sorted, since the order of a set of words changes from run to run.
        return tuple(
            sorted(
                [
                    (cue, _nearness(padded, self.phrases[cue], here))
                    for word in self.by_word.keys() & words
                    for cue in self.by_word[word]
                    if self.phrases[cue] in padded
                ]
            )
        )


def _nearness(padded: str, phrase: str, here: int) -> float:
    """How near a phrase stands to a place: falls with the characters between."""
    behind = padded.find(phrase, here)
    ahead = padded.rfind(phrase, 0, here + 1)
    gap = min(behind - here if behind >= 0 else _FAR, here - ahead - len(phrase) if ahead >= 0 else _FAR)
    return 1.0 - max(gap, 0) / _FAR * (1.0 - _FARTHEST) if gap < _FAR else _FARTHEST


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
    """Numbers the cues and groups of a catalogue; used once and thrown away."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.cues: dict[str, int] = {}
        self.strengths: list[float] = []
        self.groups = 0
        self.wordings: list[WordingEntry] = []
        self.votes: dict[int, list[tuple[int, int, float]]] = defaultdict(list)
        self.vetoes: dict[int, list[int]] = defaultdict(list)
        self.subjects: dict[int, list[int]] = defaultdict(list)

    def build(self) -> CueIndex:
        for concept in self.catalogue:
            for wording in concept.wordings:
                self._add(concept, wording)
        count = range(len(self.cues))
        return CueIndex(
            self.catalogue,
            tuple(self.cues),
            self._by_rarest_word(),
            tuple(self.wordings),
            tuple(tuple(self.votes[cue]) for cue in count),
            tuple(tuple(self.vetoes[cue]) for cue in count),
            tuple(tuple(self.subjects[cue]) for cue in count),
        )

    def _add(self, concept: Concept, wording: Wording) -> None:
        number = len(self.wordings)
        for phrases in wording.all:
            group, self.groups = self.groups, self.groups + 1
            for cue, points in self._points(phrases).items():
                self.votes[cue].append((group, number, points))
        for phrase in wording.none:
            self.vetoes[self._number(phrase)].append(number)
        for phrase in wording.subject:
            self.subjects[self._number(phrase)].append(number)
        optional = tuple(self._points(phrases, _OPTIONAL) for phrases in wording.any)
        self.wordings.append(
            WordingEntry(
                concept, frozenset(concept.units), len(wording.all), optional, bool(wording.subject), wording.bonus
            )
        )

    def _points(self, phrases: Iterable[str], factor: float = 1.0) -> dict[int, float]:
        cues = dict.fromkeys(map(self._number, phrases))
        return {cue: factor * self.strengths[cue] for cue in cues}

    def _number(self, phrase: str) -> int:
        words = _words(fold_phrase(phrase), self.catalogue.spellings)
        cue = self.cues.setdefault(f" {' '.join(words)} ", len(self.cues))
        if cue == len(self.strengths):
            self.strengths.append(_strength(len(words)))
        return cue

    def _by_rarest_word(self) -> dict[str, tuple[int, ...]]:
        frequency = Counter(word for phrase in self.cues for word in set(phrase.split()))
        filed: dict[str, list[int]] = defaultdict(list)
        for phrase, cue in self.cues.items():
            filed[min(phrase.split(), key=lambda word: (frequency[word], word))].append(cue)
        return {word: tuple(cues) for word, cues in filed.items()}


def _strength(words: int) -> float:
    """Points of a cue: the square root of its number of words.

    A longer phrase says more, yet two short cues together say more than one
    long one.
    """
    return round(float(words**0.5), 2)
