"""What may begin the mention of a body, and the books of words that tell."""

from __future__ import annotations

from functools import cache

from egovplan.catalogue.agencies import BodyClass, PlaceKind, body_classes, place_kinds, words
from egovplan.catalogue.provinces import name_at
from egovplan.model import AgencyKind
from egovplan.vietnamese.agency_names import names_at
from egovplan.vietnamese.agency_words import PhraseBook, Tokens

__all__ = [
    "begins_body",
    "class_book",
    "names_province",
    "noise_book",
    "noun_books",
    "open_head",
    "place_book",
    "plural_book",
    "position_book",
    "qualifier_book",
    "skip_plural",
]


_MOST_PLURALS = 3  # in a row, misprints included; more are no phrase


@cache
def place_book() -> PhraseBook[PlaceKind]:
    """Kinds of places by the ways they are written."""
    return PhraseBook((phrase, kind) for kind in place_kinds() for phrase in kind.words)


@cache
def class_book() -> PhraseBook[BodyClass]:
    """Classes of bodies by the nouns that a mention may begin with; the earlier class wins."""
    return PhraseBook((phrase, entry) for entry in reversed(body_classes()) for phrase in entry.first)


@cache
def noun_books() -> dict[str, PhraseBook[str]]:
    """The nouns that may go on a class, by its id."""
    return {entry.id: PhraseBook((noun, noun) for noun in (*entry.first, *entry.nouns)) for entry in body_classes()}


@cache
def plural_book() -> PhraseBook[str]:
    """``các`` and its like."""
    return PhraseBook((phrase, phrase) for phrase in words().plural)


@cache
def position_book() -> PhraseBook[str]:
    """Who heads a body."""
    return PhraseBook((phrase, phrase) for phrase in words().positions)


@cache
def noise_book() -> PhraseBook[str]:
    """What names nobody."""
    return PhraseBook((phrase, phrase) for phrase in words().noise)


@cache
def qualifier_book() -> PhraseBook[str]:
    """What may stand behind a class."""
    return PhraseBook((phrase, phrase) for phrase in words().qualifiers)


@cache
def _head_book() -> PhraseBook[str]:
    return PhraseBook((head, head) for head in words().open)


def open_head(tokens: Tokens, index: int) -> tuple[AgencyKind, int] | None:
    """The kind of body whose head begins at a word, and one past the head."""
    known = _head_book().at(tokens.words, index)
    if known is None:
        return None
    head, end = known
    if end < len(tokens) and tokens.words[end] in words().unless.get(head, ()):
        return None
    return words().open[head], end


def skip_plural(tokens: Tokens, index: int) -> int:
    """Past ``các`` and its like, also where it is printed twice."""
    for _ in range(_MOST_PLURALS):
        found = plural_book().at(tokens.words, index)
        if found is None:
            break
        index = found[1]
    return index


def names_province(tokens: Tokens, index: int) -> bool:
    """Whether the name of a province stands at a word."""
    name = name_at(tokens.words, index)
    return name is not None and not name.seat and tokens.capital[index] and (tokens.cased or not name.ordinary)


def begins_body(tokens: Tokens, index: int) -> bool:
    """Whether the mention of a body may begin at a word."""
    here = tokens.words
    return (
        names_at(tokens, index) is not None
        or any(book.at(here, index) for book in (plural_book(), class_book(), position_book(), place_book()))
        or open_head(tokens, index) is not None
    )
