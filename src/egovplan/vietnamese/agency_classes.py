"""Classes of bodies: ``các sở, ban, ngành``, ``các cơ quan có liên quan``."""

from __future__ import annotations

from attrs import frozen

from egovplan.catalogue.agencies import ANY, CENTRAL, BodyClass, words
from egovplan.model import Agency, AgencyKind, Level, slug
from egovplan.vietnamese.agency_heads import (
    begins_body,
    class_book,
    head_book,
    noise_book,
    noun_books,
    plural_book,
    qualifier_book,
)
from egovplan.vietnamese.agency_names import names_at
from egovplan.vietnamese.agency_words import Gap, Tokens

__all__ = ["ClassMention", "read_class", "skip_plural"]

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


def skip_plural(tokens: Tokens, index: int) -> int:
    """Past ``các`` and its like, also where it is printed twice."""
    while (found := plural_book().at(tokens.words, index)) is not None:
        index = found[1]
    return index


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
    end, count = _run(tokens, entry, end)
    end, qualifiers = _qualifiers(tokens, end)
    over = tokens.gaps[end] > Gap.LINE
    if not (plural or count > 1 or entry.alone or qualifiers or (over and end == len(tokens))):
        return None
    if entry.id == _VAGUE and words().concerned in " ".join(qualifiers):
        return ClassMention(_group(*_CONCERNED, None, home), end)
    if not over and not begins_body(tokens, end) and noise_book().at(tokens.words, end) is None:
        stop = _residue(tokens, end)
        return ClassMention(_wider(tokens, entry, first, end, stop, home), stop)
    if entry.centre:
        return ClassMention(Agency(f"{CENTRAL}/group/{entry.id}", entry.name, entry.level, AgencyKind.GROUP), end)
    return ClassMention(_group(entry.id, entry.name, entry.level, home), end)


def _group(body_id: str, name: str, level: Level | None, home: str | None) -> Agency:
    return Agency(f"{home or ANY}/group/{body_id}", name, level, AgencyKind.GROUP, home)


def _run(tokens: Tokens, entry: BodyClass, end: int) -> tuple[int, int]:
    """Past the nouns that go on the class, and how many there are."""
    count, book = 1, noun_books()[entry.id]
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
    while index < len(tokens) and tokens.gaps[index] <= Gap.LINE:
        if tokens.words[index] == "và" or noise_book().at(tokens.words, index) is not None:
            break
        index += 1
    return index


def _wider(tokens: Tokens, entry: BodyClass, first: int, end: int, stop: int, home: str | None) -> Agency:
    """A class with further words: another class where the noun is vague."""
    if entry.id != _VAGUE:
        where = None if entry.centre else home
        prefix = CENTRAL if entry.centre else home or ANY
        return Agency(f"{prefix}/group/{entry.id}", entry.name, entry.level, AgencyKind.GROUP, where)
    phrase = " ".join(tokens.words[first:stop])
    level = next((_LEVELS[word] for word in tokens.words[end:stop] if word in _LEVELS), None)
    return _group(slug(phrase), f"Các {phrase}", level, home)


def _open_class(tokens: Tokens, start: int, first: int, home: str | None) -> ClassMention | None:
    """``các chi cục thuộc sở``: a plural of bodies that are listed nowhere."""
    if head_book().at(tokens.words, first) is None or names_at(tokens, first) is not None:
        return None
    stop = _residue(tokens, first + 1)
    _, qualifiers = _qualifiers(tokens, stop)
    phrase = " ".join(tokens.words[first:stop])
    return ClassMention(_group(slug(phrase), f"Các {phrase}", None, home), stop + len(" ".join(qualifiers).split()))
