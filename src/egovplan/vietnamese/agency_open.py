"""Bodies that no catalogue lists: a centre, a hospital, a steering committee."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from egovplan.catalogue.agencies import words
from egovplan.model import Agency, AgencyKind, slug
from egovplan.vietnamese.agency_bodies import class_agency, unlisted_agency
from egovplan.vietnamese.agency_heads import (
    begins_body,
    names_province,
    noise_book,
    open_head,
    place_book,
    qualifier_book,
    skip_plural,
)
from egovplan.vietnamese.agency_places import Place, read_places
from egovplan.vietnamese.agency_words import Gap, Tokens

__all__ = ["OpenMention", "read_open"]

_AND = "và"
_LONGEST = 16  # words of a name; more are a sentence


@frozen
class OpenMention:
    """A body known by its first word only.

    Attributes:
        agency: The body, or None where nothing but the first word stands.
        end: One past its last word.
    """

    agency: Agency | None
    end: int


def read_open(tokens: Tokens, start: int, home: str | None, on: date | None) -> OpenMention | None:
    """The body that begins at a word with a head such as ``Trung tâm``.

    Its name goes on to the next thing that parts bodies; a comma or ``và``
    parts only before the beginning of another body.

    Args:
        tokens: The phrase.
        start: Index of the head.
        home: Code of the plan's province, or None.
        on: The day, or None.
    """
    known = open_head(tokens, start)
    if known is None:
        return None
    kind, name_from = known
    end = _name_end(tokens, name_from)
    if end - name_from > _LONGEST:
        return OpenMention(None, end)
    bare = kind is not AgencyKind.PUBLIC_UNIT  # a school may bear the name of a province as its own
    place, name_to = _place_behind(tokens, (name_from, end), home, on, bare=bare)
    stop = place.end if place is not None else end
    if name_to == name_from:
        return OpenMention(
            None if place is None else unlisted_agency(_name(tokens, start, name_to), kind, place, home, on), stop
        )
    name = _name(tokens, start, name_to)
    if qualifier_book().at(tokens.words, name_from) is not None:  # "bệnh viện liên quan": those concerned
        return OpenMention(class_agency(slug(name), f"Các {name[:1].lower()}{name[1:]}", None, home), stop)
    return OpenMention(unlisted_agency(name, kind, place, home, on), stop)


def _name_end(tokens: Tokens, index: int) -> int:
    """One past the last word of an open name."""
    while index < len(tokens):
        gap, joins = tokens.gaps[index], tokens.words[index] == _AND
        ahead = index + 1 if joins else index
        if gap > Gap.WEAK or ahead >= len(tokens) or noise_book().at(tokens.words, ahead):
            return index
        if (joins or gap is Gap.WEAK) and (
            begins_body(tokens, ahead) or (gap is Gap.WEAK and not joins and not _enumerates(tokens, ahead))
        ):
            return index
        index = ahead + 1
    return index


def _enumerates(tokens: Tokens, index: int) -> bool:
    """Whether a comma stands inside a name: ``Văn hóa, Thể thao và Du lịch``."""
    while index < len(tokens) and tokens.gaps[index] <= Gap.WEAK:
        if tokens.words[index] == _AND:
            return not begins_body(tokens, index + 1)
        if begins_body(tokens, index):
            return False
        index += 1
    return False


def _place_behind(
    tokens: Tokens, span: tuple[int, int], home: str | None, on: date | None, *, bare: bool
) -> tuple[Place | None, int]:
    """The place with which the words of a name end, and where the name itself ends."""
    start, end = span
    for index in range(start, end):
        ahead = skip_plural(tokens, index)
        if place_book().at(tokens.words, ahead) is not None or (bare and names_province(tokens, index)):
            places = read_places(tokens, index, home, on)
            if len(places) == 1 and places[0].end >= end:
                return places[0], index
    return None, end


def _name(tokens: Tokens, start: int, end: int) -> str:
    """The name as printed, its abbreviations spelt out."""
    known = words().abbreviations
    if not any(word in known for word in tokens.words[start:end]):
        return tokens.phrase(start, end)
    return " ".join(known.get(tokens.words[index], tokens.cased_word(index)) for index in range(start, end))
