"""The places behind the name of a body: ``tỉnh``, ``TP. Vũng Tàu``, ``các huyện, thành phố``."""

from __future__ import annotations

from datetime import date

from attrs import evolve, frozen

from egovplan.catalogue.agencies import (
    ANY,
    Body,
    Scope,
    agency,
    body_as_of,
    twin_towns,
)
from egovplan.catalogue.provinces import name_at, province, province_as_of, provinces
from egovplan.model import Agency, AgencyKind, Level, slug
from egovplan.vietnamese.agency_heads import begins_body, noise_book, place_book, qualifier_book
from egovplan.vietnamese.agency_names import names_at
from egovplan.vietnamese.agency_words import Gap, Tokens

__all__ = ["Place", "agency_at", "read_places"]

# From this day there were no districts any more (Resolution 203/2025/QH15).
_TWO_TIERS = date(2025, 7, 1)
_LINKS = frozenset({"của", "thuộc", "tại", "ở"})  # of, under, at, in
_AND = frozenset({"và", "hoặc"})  # and, or
_LONGEST_NAME = 5


@frozen
class Place:
    """A place, or a class of places, behind the name of a body.

    Attributes:
        level: Level of government, or None for all (``các cấp``).
        kind: The printed kind of place (``huyện``), or None.
        name: Its name, or None.
        province: Code of its province, or None.
        generic: Whether a class of places is meant.
        start: Index of its first word.
        end: One past its last word.
    """

    level: Level | None
    kind: str | None
    name: str | None
    province: str | None
    generic: bool
    start: int
    end: int


def read_places(tokens: Tokens, start: int, home: str | None, on: date | None) -> list[Place]:
    """The places that begin at a word, one after another.

    Args:
        tokens: The phrase.
        start: Index of the first word behind the name of the body.
        home: Code of the plan's province, or None.
        on: The day, or None.

    Returns:
        Single places (``tỉnh``, ``huyện Ninh Hải``) and classes (``các
        huyện``); neighbours of one class are one.
    """
    found: list[Place] = []
    index, plural = start, False
    while index < len(tokens):
        begin = index + (1 if found and tokens.words[index] in _AND else 0)
        if tokens.gaps[index] > (Gap.WEAK if found else Gap.LINE):
            break
        if not found and tokens.words[begin] in _LINKS:
            begin += 1
        at, level_word = _skip_plural(tokens, begin)
        plural = plural or at > begin
        place = _place(tokens, at, home, on, generic=plural, level_word=level_word, before=found)
        if place is None:
            break
        index = place.end
        if found and found[-1].generic and place.generic and found[-1].level is place.level:
            found[-1] = evolve(found[-1], end=place.end)
        else:
            found.append(place)
        if place.kind is None and place.level is Level.PROVINCE:
            break
    return _within(tokens, found)


def _skip_plural(tokens: Tokens, index: int) -> tuple[int, bool]:
    """Past ``các`` (the, plural) and ``cấp`` (level); whether the latter stood there."""
    level_word = False
    while index < len(tokens) and tokens.words[index] in ("các", "cấp"):
        level_word = level_word or tokens.words[index] == "cấp"
        index += 1
    return index, level_word


def _place(
    tokens: Tokens,
    index: int,
    home: str | None,
    on: date | None,
    *,
    generic: bool,
    level_word: bool,
    before: list[Place],
) -> Place | None:
    known = place_book().at(tokens.words, index)
    if known is None:
        if level_word and not before:
            return Place(None, None, None, home, True, index, index)
        return _bare(tokens, index, home, on, before) if not generic or before else None
    kind, end = known
    longer = names_at(tokens, index)
    if longer is not None and longer[1] > end:  # huyện ủy, tỉnh đoàn
        return None
    if kind.name in ("tỉnh", "thành phố"):
        named = name_at(tokens.words, end) if end < len(tokens) and tokens.gaps[end] <= Gap.LINE else None
        if named is not None and tokens.capital[end]:
            return _of_known_name(named.code, kind.name, tokens, index, end, end + len(named.words), on)
    stop = _name_end(tokens, end)
    if stop > end:
        name = _title(tokens, end, stop)
        code = slug(name) if kind.level is Level.PROVINCE else home
        return Place(kind.level, kind.name, name, code, False, index, stop)
    return _unnamed(kind.name, kind.level, home, generic and not (level_word and home), before, index, end)


def _of_known_name(code: str, kind: str, tokens: Tokens, index: int, begin: int, end: int, on: date | None) -> Place:
    """``tỉnh Quảng Ngãi``, ``thành phố Hà Nội``, ``TP. Vũng Tàu``."""
    here = province(code)
    name = _title(tokens, begin, end)
    if kind == "thành phố":
        central = here.city and slug(name) in (here.code, "hcm") and (on is None or here.stood_on(on))
        if not central:
            return Place(Level.DISTRICT, kind, name, province_as_of(code, on).code, False, index, end)
    return Place(Level.PROVINCE, kind, None, code, False, index, end)


def _unnamed(
    kind: str, level: Level, home: str | None, generic: bool, before: list[Place], index: int, end: int
) -> Place:
    """A kind of place without a name: the plan's own, or a class."""
    if kind == "thành phố":
        if before and before[-1].generic and before[-1].level is Level.PROVINCE:
            return Place(Level.PROVINCE, kind, None, home, True, index, end)
        own = provinces().get(home) if home else None
        if not generic and not before and (home is None or (own is not None and own.city)):
            return Place(Level.PROVINCE, kind, None, home, False, index, end)
    if level is Level.PROVINCE:
        return Place(level, kind, None, home, generic, index, end)
    return Place(level, kind, None, home, True, index, end)


def _bare(tokens: Tokens, index: int, home: str | None, on: date | None, before: list[Place]) -> Place | None:
    """A name without its kind: a province, or another of the kind before."""
    if index >= len(tokens) or not tokens.capital[index]:
        return None
    if before and before[-1].name is None:
        return None
    if before:
        if begins_body(tokens, index):
            return None
        end = _name_end(tokens, index)
        kind = before[-1].kind
        if end == index or kind is None:
            return None
        return Place(before[-1].level, kind, _title(tokens, index, end), before[-1].province, False, index, end)
    named = name_at(tokens.words, index)
    if named is not None:
        end = index + len(named.words)
        if named.seat:
            name = _title(tokens, index, end)
            return Place(Level.DISTRICT, "thành phố", name, province_as_of(named.code, on).code, False, index, end)
        return Place(Level.PROVINCE, None, None, named.code, False, index, end)
    end = _name_end(tokens, index)
    if end == index:
        return None
    two_tiers = on is not None and on >= _TWO_TIERS
    level = Level.COMMUNE if two_tiers else Level.DISTRICT
    return Place(level, None if two_tiers else "huyện", _title(tokens, index, end), home, False, index, end)


def _name_end(tokens: Tokens, start: int) -> int:
    """One past the last word of a place's name; the start where there is none."""
    end = start
    while end < len(tokens) and end - start < _LONGEST_NAME and tokens.gaps[end] <= Gap.LINE:
        word = tokens.words[end]
        if word in _AND or noise_book().at(tokens.words, end) or place_book().at(tokens.words, end):
            break
        if qualifier_book().at(tokens.words, end) or names_at(tokens, end) is not None:
            break
        if not (tokens.capital[end] or word.isdigit()) and not _ends_small(tokens, start, end):
            break
        if end > start and tokens.gaps[end] is Gap.LINE and not tokens.cased_word(end).istitle():
            break
        end += 1
    return end


def _ends_small(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a second word without a capital still belongs to the name (``Côn đảo``)."""
    behind = end + 1 >= len(tokens) or tokens.gaps[end + 1] > Gap.LINE or tokens.words[end + 1] in _AND
    return end == start + 1 and behind


def _title(tokens: Tokens, start: int, end: int) -> str:
    """The words of a name with capitals, hyphens kept."""
    pieces: list[str] = []
    for index in range(start, end):
        word = tokens.words[index]
        between = tokens.folded.text[tokens.ends[index - 1] : tokens.starts[index]] if index > start else ""
        if pieces:
            pieces.append(" - " if "-" in between else " ")
        pieces.append(word[:1].upper() + word[1:])
    return "".join(pieces)


def _within(tokens: Tokens, found: list[Place]) -> list[Place]:
    """Read the province behind a district: ``huyện Ninh Hải, tỉnh Ninh Thuận``."""
    if len(found) < 2 or found[-1].kind != "tỉnh" or found[-2].name is None or found[-1].province is None:
        return found
    code = found[-1].province
    places = [evolve(place, province=code) if place.name else place for place in found[:-1]]
    places[-1] = evolve(places[-1], end=found[-1].end)
    return places


def agency_at(entry: Body, place: Place | None, home: str | None, on: date | None) -> Agency:
    """The body of a kind at a place.

    Args:
        entry: The kind of body, as named.
        place: The place behind its name, or None.
        home: Code of the plan's province, or None.
        on: The day, or None.
    """
    if entry.scope is Scope.CENTRAL:
        return agency(entry.id, on=on)
    if place is None:
        return (
            agency(entry.id, home, on=on) if home is None or home in provinces() else _unlisted(entry, home, None, on)
        )
    code = place.province or home
    if place.generic:
        return _class_of(body_as_of(entry.id, on, code), place, code, on)
    if place.level is not Level.PROVINCE:
        return _local(body_as_of(entry.id, on, code), place, code, on)
    if code is None:
        return _anywhere(body_as_of(entry.id, on), place)
    return agency(entry.id, code, on=on) if code in provinces() else _unlisted(entry, code, place, on)


def _unlisted(entry: Body, code: str, place: Place | None, on: date | None) -> Agency:
    """A body of a province that the catalogue does not have."""
    here = body_as_of(entry.id, on, code)
    if here.scope is Scope.CENTRAL:
        return agency(here.id)
    level = Level.DISTRICT if here.scope is Scope.DISTRICT else Level.PROVINCE
    placed = place is not None and place.name and here.scope is Scope.LOCAL
    name = f"{here.name} {place.kind} {place.name}" if place is not None and placed else here.name
    return Agency(f"{code}/{here.id}", name, level, here.kind, code)


def _anywhere(entry: Body, place: Place) -> Agency:
    name = f"{entry.name} {place.kind}" if entry.scope is not Scope.PROVINCE else entry.name
    return Agency(f"{ANY}/{entry.id}", name, Level.PROVINCE, entry.kind)


def _where(code: str | None, on: date | None) -> str | None:
    return province_as_of(code, on).code if code in provinces() and code is not None else code


_LEVEL_NAMES = {
    Level.PROVINCE: ("cap-tinh", "cấp tỉnh"),
    Level.DISTRICT: ("cap-huyen", "cấp huyện"),
    Level.COMMUNE: ("cap-xa", "cấp xã"),
    None: ("cac-cap", "các cấp"),
}


def _class_of(entry: Body, place: Place, code: str | None, on: date | None) -> Agency:
    """``UBND các huyện``: the bodies of that kind at that level."""
    suffix, words = _LEVEL_NAMES[place.level]
    where = _where(code, on)
    return Agency(
        f"{where or ANY}/group/{entry.id}-{suffix}", f"{entry.name} {words}", place.level, AgencyKind.GROUP, where
    )


def _local(entry: Body, place: Place, code: str | None, on: date | None) -> Agency:
    """The body of one district or commune."""
    where, name = _where(code, on), place.name or ""
    short = slug(name)
    district = place.level is Level.DISTRICT
    twin = place.kind in ("thành phố", "thị xã") and short in twin_towns().get(where or "", ())
    part = short if (district and not twin) or place.kind is None else f"{slug(place.kind)}-{short}"
    full = f"{entry.name} {place.kind} {name}" if place.kind else f"{entry.name} {name}"
    return Agency(f"{where or ANY}/{part}/{entry.id}", full, place.level, entry.kind, where)
