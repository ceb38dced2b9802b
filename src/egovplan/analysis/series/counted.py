"""What a number counts, so far as it matters for comparing it with another."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from egovplan.catalogue.indicators import shipped_catalogue
from egovplan.model import Quantity, Unit

__all__ = ["counted", "in_words"]

_WORD = re.compile(r"[^\W\d_]+")
_END = re.compile(r"[,;:.()\[\]]")
# Sets of the catalogue whose phrases name the same kind of thing when they are counted.
_KINDS = {
    "body": "bodies",
    "officer": "officials",
    "people": "people and businesses",
    "service": "services",
    "website": "web sites",
}
_WORDS_OF_HEAD = 2


def counted(quantity: Quantity) -> str | None:
    """What a quantity counts, with spellings and synonyms brought together.

    Args:
        quantity: A printed number.

    Returns:
        For money the printed currency unit; for a count or ratio the name of a
        set of the catalogue (``body``, ``service``), a phrase that has a short
        form there (``CSDL``), or the first two words of the noun; None for a percentage or where nothing is printed.

    >>> counted(Quantity(16, "count", noun="dịch vụ hành chính công")), counted(Quantity(9, "count", noun="CSDL"))
    ('service', 'cơ sở dữ liệu')
    >>> counted(Quantity(0.6, "ratio", noun="máy/CBCC")) == counted(Quantity(0.9, "ratio", noun="máy/cán bộ"))
    True
    """
    if quantity.unit is Unit.PERCENT or not quantity.noun:
        return None
    noun = unicodedata.normalize("NFC", quantity.noun).lower()
    if quantity.unit is Unit.MONEY:
        return " ".join(noun.split())
    return "/".join(head for part in noun.split("/")[:2] if (head := _head(part))) or None


def in_words(kind: str | None) -> str:
    """What is counted as readers know it.

    >>> in_words("body"), in_words("máy/officer"), in_words(None)
    ('bodies', 'máy per officials', 'not said')
    """
    return "not said" if kind is None else " per ".join(_KINDS.get(part, part) for part in kind.split("/"))


def _head(noun: str) -> str:
    spellings = shipped_catalogue().spellings
    words = [
        word
        for printed in _WORD.findall(_END.split(noun.strip(), 1)[0])
        for word in spellings.get(printed, printed).split()
    ]
    for length in range(min(len(words), _longest()), 0, -1):
        kind = _kinds().get(" ".join(words[:length]))
        if kind is not None:
            return kind
    return " ".join(words[:_WORDS_OF_HEAD])


@cache
def _kinds() -> dict[str, str]:
    """Phrase to the first set that has it; what a short form stands for (``CSDL``) is one thing, too."""
    catalogue = shipped_catalogue()
    found = {phrase: phrase for phrase in catalogue.spellings.values()}
    found |= {phrase: kind for kind in reversed(_KINDS) for phrase in catalogue.sets.get(kind, ())}
    return found


@cache
def _longest() -> int:
    return max(len(phrase.split()) for phrase in _kinds())
