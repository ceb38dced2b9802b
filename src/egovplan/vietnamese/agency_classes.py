"""Classes of bodies: ``các sở, ban, ngành``, ``các cơ quan có liên quan``."""

from __future__ import annotations

from attrs import frozen

from egovplan.catalogue.agencies import BodyClass, words
from egovplan.model import Agency, Level, slug
from egovplan.vietnamese.agency_bodies import class_agency
from egovplan.vietnamese.agency_heads import (
    begins_body,
    class_book,
    names_province,
    noise_book,
    noun_books,
    open_head,
    qualifier_book,
    skip_plural,
)
from egovplan.vietnamese.agency_names import names_at
from egovplan.vietnamese.agency_words import Gap, Tokens

__all__ = ["ClassMention", "read_class"]

# Classes so vague that further words make another class of them.
_VAGUE = "co-quan-don-vi"
_CONCERNED = ("co-quan-lien-quan", "Các cơ quan liên quan")
_LEVELS = {"tỉnh": Level.PROVINCE, "huyện": Level.DISTRICT, "xã": Level.COMMUNE, "ương": Level.CENTRAL}


@frozen
class ClassMention:
    """A class of bodies in a phrase.

    Attributes:
        agency: The class, as an agency of kind ``group``.
        end: One past its last word.
    """

    agency: Agency
    end: int


def read_class(tokens: Tokens, start: int, home: str | None) -> ClassMention | None:
    """The class of bodies that begins at a word.

    Args:
        tokens: The phrase.
        start: Index of the first word, which may be ``các``.
        home: Code of the plan's province, or None.
    """
    first = skip_plural(tokens, start)
    plural = first > start
    known = class_book().at(tokens.words, first)
    if known is None:
        return _open_class(tokens, start, first, home) if plural else None
    entry, end = known
    end, count = _run(tokens, entry, first, end)
    end, qualifiers = _qualifiers(tokens, end)
    over = tokens.gaps[end] > Gap.LINE or tokens.words[end] == "và"
    several = over and (count > 1 or bool(qualifiers) or end == len(tokens))
    if not (plural or entry.alone or several):
        return None
    if entry.id == _VAGUE and words().concerned in " ".join(qualifiers):
        return ClassMention(class_agency(*_CONCERNED, None, home), end)
    further = not over and noise_book().at(tokens.words, end) is None and not names_province(tokens, end)
    if further and (entry.id == _VAGUE or not begins_body(tokens, end)):
        stop = _residue(tokens, end)
        return ClassMention(_wider(tokens, entry, first, end, stop, home), stop)
    return ClassMention(class_agency(entry.id, entry.name, entry.level, home, centre=entry.centre), end)


def _run(tokens: Tokens, entry: BodyClass, first: int, end: int) -> tuple[int, int]:
    """Past the nouns that go on the class, and how many there are."""
    book = noun_books()[entry.id]
    count = 2 if end > first + 1 and all(book.at((word,), 0) for word in tokens.words[first:end]) else 1
    while end < len(tokens) and tokens.gaps[end] <= Gap.WEAK:
        index = end + (1 if tokens.words[end] in ("và", "hoặc") else 0)
        index = skip_plural(tokens, index)
        noun = book.at(tokens.words, index)
        if noun is None or tokens.gaps[index] > Gap.WEAK:
            break
        longer, other = names_at(tokens, index), class_book().at(tokens.words, index)
        if (longer is not None and longer[1] > noun[1]) or (other is not None and other[1] > noun[1]):
            break
        end, count = noun[1], count + 1
    return end, count


def _qualifiers(tokens: Tokens, end: int) -> tuple[int, list[str]]:
    """Past what may stand behind a class without changing it."""
    found: list[str] = []
    while end < len(tokens) and tokens.gaps[end] <= Gap.LINE:
        known = qualifier_book().at(tokens.words, end)
        if known is None:
            break
        found.append(known[0])
        end = known[1]
    return end, found


def _residue(tokens: Tokens, index: int) -> int:
    """One past the words up to the next thing that parts."""
    while index < len(tokens) and tokens.gaps[index] <= Gap.LINE and tokens.words[index] != "và":
        index += 1
    return index


def _wider(tokens: Tokens, entry: BodyClass, first: int, end: int, stop: int, home: str | None) -> Agency:
    """A class with further words: another class where the noun is vague."""
    if entry.id != _VAGUE:
        return class_agency(entry.id, entry.name, entry.level, home, centre=entry.centre)
    phrase = tokens.phrase(first, stop)
    level = next((_LEVELS[word] for word in tokens.words[end:stop] if word in _LEVELS), None)
    return class_agency(slug(phrase), f"Các {phrase[:1].lower()}{phrase[1:]}", level, home)


def _open_class(tokens: Tokens, start: int, first: int, home: str | None) -> ClassMention | None:
    """``các chi cục thuộc sở``: a plural of bodies that are listed nowhere."""
    if open_head(tokens, first) is None or names_at(tokens, first) is not None:
        return None
    stop = _residue(tokens, first + 1)
    _, qualifiers = _qualifiers(tokens, stop)
    phrase = tokens.phrase(first, stop)
    return ClassMention(
        class_agency(slug(phrase), f"Các {phrase[:1].lower()}{phrase[1:]}", None, home),
        stop + len(" ".join(qualifiers).split()),
    )
