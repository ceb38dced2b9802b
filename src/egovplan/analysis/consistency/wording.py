"""Wordings compared as sets of words, and short texts for messages."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from egovplan.analysis.consistency.word_data import words_of
from egovplan.model import wording_key

__all__ = ["ALIKE", "ALIKE_IN_ONE_SERIES", "content_words", "grades", "key", "overlap", "short"]

ALIKE = 0.6
"""Two wordings whose overlap is at least this speak of the same thing, given the same concept."""

ALIKE_IN_ONE_SERIES = 0.35
"""The like for two wordings that were joined to one catalogued indicator already."""

_SHORT = 80

_WORD = re.compile(r"\w+(?:[.,]\w+)*")

# Wordings of a plan larger than any known; those of most plans are a few hundred.
_REMEMBERED = 65536


@lru_cache(maxsize=_REMEMBERED)
def key(text: str) -> str:
    """`egovplan.model.wording_key`, remembered: the same cells come again and again."""
    return wording_key(text)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(words_of("function"))


@lru_cache(maxsize=_REMEMBERED)
def content_words(*texts: str | None) -> frozenset[str]:
    """The words of some texts without case, punctuation, numbers and function words.

    >>> sorted(content_words("Các sở, ngành", None, "80% số xã"))
    ['ngành', 'sở', 'xã']
    """
    words = {word for text in texts if text for word in _WORD.findall(key(text))}
    return frozenset(word for word in words if not word[0].isdigit()) - _function_words()


@lru_cache(maxsize=_REMEMBERED)
def grades(text: str) -> frozenset[str]:
    """The single digits that stand alone in a text: grades, levels, classes.

    >>> sorted(grades("80% đạt cấp độ 4 mức độ trưởng thành"))
    ['4']
    """
    return frozenset(word for word in _WORD.findall(key(text)) if len(word) == 1 and word.isdigit())


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """The share of the words of the shorter set that stand in the other (Szymkiewicz and Simpson).

    >>> overlap(frozenset({"a", "b", "c"}), frozenset({"b", "c", "d", "e"}))
    0.6666666666666666
    """
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def short(text: str) -> str:
    """A text cut to what fits in a message, white space folded."""
    folded = " ".join(text.split())
    return folded if len(folded) <= _SHORT else folded[: _SHORT - 1].rstrip() + "…"
