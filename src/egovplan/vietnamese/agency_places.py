"""The places behind the name of a body: ``tỉnh``, ``TP. Vũng Tàu``, ``các huyện, thành phố``."""

from __future__ import annotations

from datetime import date

from attrs import define, evolve, field, frozen

from egovplan.catalogue.agencies import PlaceKind
from egovplan.catalogue.provinces import name_at, province, province_as_of, provinces
from egovplan.model import Level, slug
from egovplan.vietnamese.agency_heads import begins_body, noise_book, place_book, plural_book, qualifier_book
from egovplan.vietnamese.agency_names import names_at
from egovplan.vietnamese.agency_words import Gap, Tokens

__all__ = ["Place", "read_places"]

# From this day there were no districts any more (Resolution 203/2025/QH15).
_TWO_TIERS = date(2025, 7, 1)
_LINKS = frozenset({"của", "thuộc", "tại", "ở"})  # of, under, at, in
_AND = frozenset({"và", "hoặc"})  # and, or
_PROVINCE, _CITY, _DISTRICT = "tỉnh", "thành phố", "huyện"  # province, city, rural district
_AT_LEVEL = "cấp"  # at the level of
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
    if start >= len(tokens) or tokens.gaps[start] > Gap.LINE:
        return []
    return _PlaceReader(tokens, home, on).read(start)


@define
class _PlaceReader:
    tokens: Tokens
    home: str | None
    on: date | None
    found: list[Place] = field(factory=list)
    plural: bool = False
    level_word: bool = False

    def read(self, index: int) -> list[Place]:
        words, gaps = self.tokens.words, self.tokens.gaps
        while index < len(words) and (not self.found or gaps[index] <= Gap.WEAK):
            skipped = _AND if self.found else _LINKS
            place = self.place(self.past_quantifiers(index + 1 if words[index] in skipped else index))
            if place is None:
                break
            index = place.end
            if self.found and self.continues(place):
                self.found[-1] = evolve(self.found[-1], end=place.end)
            else:
                self.found.append(place)
            if place.kind is None and place.level is Level.PROVINCE:
                break
        return self.within_province()

    def continues(self, place: Place) -> bool:
        """Whether a place goes on the class before it: ``các huyện, thành phố``."""
        before = self.found[-1]
        return before.generic and place.generic and before.level is place.level

    def past_quantifiers(self, index: int) -> int:
        """Past ``các`` (the, plural) and ``cấp`` (at the level of)."""
        words = self.tokens.words
        while index < len(words):
            plural = plural_book().at(words, index)
            if plural is None and words[index] != _AT_LEVEL:
                break
            self.plural = True
            self.level_word = self.level_word or plural is None
            index = index + 1 if plural is None else plural[1]
        return index

    def place(self, index: int) -> Place | None:
        tokens = self.tokens
        known = place_book().at(tokens.words, index)
        if known is None:
            if self.level_word and not self.found:
                return Place(None, None, None, self.home, True, index, index)
            return self.another(index) if self.found else None if self.plural else self.bare(index)
        kind, end = known
        longer = names_at(tokens, index)
        if longer is not None and longer[1] > end:  # huyện ủy, tỉnh đoàn: bodies of their own
            return None
        if kind.name in (_PROVINCE, _CITY) and tokens.gaps[end] <= Gap.LINE and end < len(tokens):
            named = name_at(tokens.words, end)
            if named is not None and tokens.capital[end]:
                return self.known_name(named.code, kind.name, index, end, end + len(named.words))
        stop = self.name_end(end)
        if stop > end:
            name = self.title(end, stop)
            code = slug(name) if kind.level is Level.PROVINCE else self.home
            return Place(kind.level, kind.name, name, code, False, index, stop)
        return self.unnamed(kind, index, end)

    def known_name(self, code: str, kind: str, index: int, begin: int, end: int) -> Place:
        """``tỉnh Quảng Ngãi``, ``thành phố Hà Nội``, ``TP. Vũng Tàu``."""
        here, name = province(code), self.title(begin, end)
        central = here.city and slug(name) in (here.code, "hcm") and (self.on is None or here.stood_on(self.on))
        if kind == _CITY and not central:
            return Place(Level.DISTRICT, kind, name, province_as_of(code, self.on).code, False, index, end)
        return Place(Level.PROVINCE, kind, None, code, False, index, end)

    def unnamed(self, kind: PlaceKind, index: int, end: int) -> Place:
        """A kind of place without a name: the plan's own, or a class."""
        own = provinces().get(self.home or "")
        generic = self.plural and not (self.level_word and self.home)
        level = kind.level
        if kind.name == _CITY:
            if self.found and self.found[-1].generic and self.found[-1].level is Level.PROVINCE:
                return Place(Level.PROVINCE, kind.name, None, self.home, True, index, end)
            if not generic and not self.found and (self.home is None or (own is not None and own.city)):
                level = Level.PROVINCE
        single = level is Level.PROVINCE and not generic and kind.name in (_PROVINCE, _CITY)
        return Place(level, kind.name, None, self.home, not single, index, end)

    def another(self, index: int) -> Place | None:
        """A name that shares the kind of the one before: ``huyện Ninh Hải, Ninh Sơn``."""
        before = self.found[-1]
        if before.name is None or before.kind is None or index >= len(self.tokens):
            return None
        if not self.tokens.capital[index] or begins_body(self.tokens, index):
            return None
        end = self.name_end(index)
        if end == index:
            return None
        return Place(before.level, before.kind, self.title(index, end), before.province, False, index, end)

    def bare(self, index: int) -> Place | None:
        """A name without its kind: a province, its seat, or else a district."""
        tokens = self.tokens
        if index >= len(tokens) or not tokens.capital[index]:
            return None
        named = name_at(tokens.words, index)
        if named is not None:
            end = index + len(named.words)
            if not named.seat:
                return Place(Level.PROVINCE, None, None, named.code, False, index, end)
            code = province_as_of(named.code, self.on).code
            return Place(Level.DISTRICT, _CITY, self.title(index, end), code, False, index, end)
        end = self.name_end(index)
        if end == index:
            return None
        two_tiers = self.on is not None and self.on >= _TWO_TIERS
        level, kind = (Level.COMMUNE, None) if two_tiers else (Level.DISTRICT, _DISTRICT)
        return Place(level, kind, self.title(index, end), self.home, False, index, end)

    def name_end(self, start: int) -> int:
        """One past the last word of a place's name; the start where there is none."""
        tokens, end = self.tokens, start
        while end < len(tokens) and end - start < _LONGEST_NAME and tokens.gaps[end] <= Gap.LINE:
            if self.ends_name(end) or (end > start and tokens.gaps[end] is Gap.LINE and not self.wrapped(end)):
                break
            if not (tokens.capital[end] or tokens.words[end].isdigit()) and not self.ends_small(start, end):
                break
            end += 1
        return end

    def ends_name(self, index: int) -> bool:
        words = self.tokens.words
        return (
            words[index] in _AND
            or any(book.at(words, index) for book in (noise_book(), place_book(), qualifier_book()))
            or names_at(self.tokens, index) is not None
        )

    def wrapped(self, index: int) -> bool:
        """Whether a name may go on in the next line; capitals only begin another header line."""
        return self.tokens.cased_word(index).istitle()

    def ends_small(self, start: int, end: int) -> bool:
        """Whether a second word without a capital still belongs to the name (``Côn đảo``)."""
        tokens = self.tokens
        behind = end + 1 >= len(tokens) or tokens.gaps[end + 1] > Gap.LINE or tokens.words[end + 1] in _AND
        return end == start + 1 and behind

    def title(self, start: int, end: int) -> str:
        """The words of a name with capitals, hyphens kept."""
        tokens, name = self.tokens, ""
        for index in range(start, end):
            word = tokens.words[index]
            if name:
                hyphen = "-" in tokens.folded.text[tokens.ends[index - 1] : tokens.starts[index]]
                name += " - " if hyphen else " "
            name += word[:1].upper() + word[1:]
        return name

    def within_province(self) -> list[Place]:
        """Read the province behind a district: ``huyện Ninh Hải, tỉnh Ninh Thuận``."""
        found = self.found
        if len(found) < 2 or found[-1].kind != _PROVINCE or found[-2].name is None or found[-1].province is None:
            return found
        places = [evolve(place, province=found[-1].province) if place.name else place for place in found[:-1]]
        places[-1] = evolve(places[-1], end=found[-1].end)
        return places
