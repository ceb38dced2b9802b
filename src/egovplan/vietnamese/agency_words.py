"""Words of a phrase that names bodies: where they stand, and what parts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import Generic, TypeVar

from attrs import frozen

from egovplan.vietnamese.folding import Folded, fold

__all__ = ["Gap", "PhraseBook", "Tokens", "tokenise"]

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+")
_MARKUP = re.compile(r"<[^<>]{1,20}>")
_ASIDE = re.compile(r"\([^()]*\)")
_STRONG = re.compile(r"[;()\[\]|\t\"]|---|___|\n[^\S\n]*[-+•*] ")  # parts bodies for certain
_STOP = re.compile(r"\.\W*\s|[.…]{2}")  # the end of a sentence, behind a word that is no abbreviation (TP. Huế)
_LONGEST_ABBREVIATION = 2
_WEAK = re.compile(r"[,/+]")  # parts bodies, or stands inside a name


class Gap(IntEnum):
    """What stands in front of a word."""

    PLAIN = 0
    LINE = 1
    WEAK = 2
    COLON = 3
    STRONG = 4


@frozen
class Tokens:
    """The words of a phrase.

    Attributes:
        folded: The phrase and its folded form.
        words: The folded words.
        starts: Where each begins in the folded text.
        ends: One past where each ends.
        gaps: What stands in front of each, and at last what stands behind the
            last one, which always parts.
        capital: Whether each begins with a capital letter; all do in a
            phrase that has none, since case says nothing there.
        cased: Whether the phrase has capital letters.
    """

    folded: Folded
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: tuple[Gap, ...]
    capital: tuple[bool, ...]
    cased: bool

    def __len__(self) -> int:
        return len(self.words)

    def original(self, start: int, end: int) -> tuple[int, int, str]:
        """Span and text of a range of words in the phrase as given."""
        first = self.folded.to_original(self.starts[start])
        last = self.folded.to_original(self.ends[end - 1])
        return first, last, self.folded.original[first:last]

    def phrase(self, start: int, end: int) -> str:
        """A range of words in NFC as printed, with runs of white space as one space."""
        return " ".join(self.folded.nfc[self.starts[start] : self.ends[end - 1]].split())

    def cased_word(self, index: int) -> str:
        """A word in NFC, with its capitals."""
        return self.folded.nfc[self.starts[index] : self.ends[index]]


def tokenise(text: str) -> Tokens:
    """Cut a phrase into words; markup, and asides in parentheses, are left out.

    >>> tokenise("Sở KH&ĐT; KBNN (nếu có)").words
    ('sở', 'kh', 'đt', 'kbnn')
    """
    folded = fold(text)
    plain = folded.text
    if "<" in plain:
        plain = _MARKUP.sub(lambda match: ";" * len(match[0]), plain)
    if "(" in plain:
        without = _ASIDE.sub(lambda match: " " * len(match[0]), plain)
        plain = without if _WORD.search(without) else plain
    found = list(_WORD.finditer(plain))
    spans = [match.span() for match in found]
    cased = not folded.nfc.islower()
    edges = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(plain)]
    gaps = [_gap(plain[a:b]) for a, b in zip(*edges, strict=True)]
    gaps[-1] = Gap.STRONG
    if "." in plain:
        _part_sentences(plain, spans, gaps)
    nfc = folded.nfc
    return Tokens(
        folded,
        tuple(match[0] for match in found),
        tuple(start for start, _ in spans),
        tuple(end for _, end in spans),
        tuple(gaps),
        tuple(not cased or nfc[start].isupper() for start, _ in spans),
        cased,
    )


def _part_sentences(plain: str, spans: list[tuple[int, int]], gaps: list[Gap]) -> None:
    """Let full stops part, but not behind numbering or an abbreviation of a place."""
    for index in range(1, len(spans)):
        start, end = spans[index - 1]
        if end - start > _LONGEST_ABBREVIATION and _STOP.match(plain, end, spans[index][0]):
            gaps[index] = Gap.STRONG


def _gap(between: str) -> Gap:
    if between in (" ", "", "&", "-", " - "):
        return Gap.PLAIN
    if _STRONG.search(between):
        return Gap.STRONG
    if ":" in between:
        return Gap.COLON
    if _WEAK.search(between):
        return Gap.WEAK
    return Gap.LINE if "\n" in between else Gap.PLAIN


class PhraseBook(Generic[T]):
    """Phrases of one or more words, each with a value; the longest is found.

    Args:
        entries: Phrases with their values; a later one replaces an equal one.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        by_first: dict[str, dict[tuple[str, ...], T]] = {}
        for phrase, value in entries:
            words = tuple(phrase.split())
            by_first.setdefault(words[0], {})[words] = value
        self._by_first = {
            first: sorted(phrases.items(), key=lambda item: -len(item[0])) for first, phrases in by_first.items()
        }

    def at(self, words: Sequence[str], start: int) -> tuple[T, int] | None:
        """Value and end of the longest phrase that begins at a word.

        >>> PhraseBook([("thị xã", 1), ("thị", 2)]).at(("thị", "xã"), 0)
        (1, 2)
        """
        if start >= len(words):
            return None
        for phrase, value in self._by_first.get(words[start], ()):
            end = start + len(phrase)
            if words[start:end] == phrase:
                return value, end
        return None

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        for phrases in self._by_first.values():
            for phrase, _ in phrases:
                yield phrase
