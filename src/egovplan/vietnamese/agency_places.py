"""The places behind the name of a body: ``tỉnh``, ``TP. Vũng Tàu``, ``các huyện, thành phố``."""

from __future__ import annotations

from datetime import date

from attrs import define, evolve, field, frozen

from egovplan.catalogue.agencies import PlaceKind
from egovplan.catalogue.provinces import name_at, province, province_as_of, provinces
from egovplan.model import Level, slug
from egovplan.vietnamese.agency_heads import begins_body, noise_book, place_book, plural_book, qualifier_book
from egovplan.vietnamese.agency_names import names_at
from egovplan.vietnamese.agency_words import Gap, PhraseBook, Tokens

__all__ = ["Place", "read_places"]

# From this day there were no districts any more (Resolution 203/2025/QH15).
_TWO_TIERS = date(2025, 7, 1)
# of, under, at, in, in the area of, branch of
_LINKS = PhraseBook((link, link) for link in ("của", "thuộc", "trực thuộc", "tại", "ở", "trên địa bàn", "chi nhánh"))
_AND = frozenset({"và", "hoặc"})  # and, or
_PROVINCE, _CITY, _DISTRICT = "tỉnh", "thành phố", "huyện"  # province, city, rural district
_AT_LEVEL = "cấp"  # at the level of
_NUMBERED = frozenset({"quận", "phường"})  # urban district, ward: "quận 1"
_LONGEST_NAME = 5
_MOST_QUANTIFIERS = 4
_SIZE = {Level.COMMUNE: 1, Level.DISTRICT: 2, Level.PROVINCE: 3, Level.CENTRAL: 4, None: 0}


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


def read_places(tokens: Tokens, start: int, home: str | None, on: date | None, *, bare: bool = True) -> list[Place]:
    """The places that begin at a word, one after another.

    Args:
        tokens: The phrase.
        start: Index of the first word behind the name of the body.
        home: Code of the plan's province, or None.
        on: The day, or None.
        bare: Whether a name alone may be a district (``UBND Xuyên Mộc``).

    Returns:
        Single places (``tỉnh``, ``huyện Ninh Hải``) and classes (``các
        huyện``); neighbours of one class are one.
    """
    return _PlaceReader(tokens, home, on, bare).read(start)


@define
class _PlaceReader:
    tokens: Tokens
    home: str | None
    on: date | None
    districts: bool
    found: list[Place] = field(factory=list)
    plural: bool = False
    level_word: bool = False

    def read(self, index: int) -> list[Place]:
        index = self.past_link(index)
        while index < len(self.tokens) and self.goes_further(index):
            joined = self.found and self.tokens.words[index] in _AND
            place = self.place(self.past_quantifiers(index + 1 if joined else index))
            if place is None:
                break
            self.add(place, listed=self.tokens.gaps[index] is Gap.COLON)
            index = place.end
            if place.kind is None and place.level is Level.PROVINCE:
                break
        return self.within()

    def past_link(self, index: int) -> int:
        """Past ``thuộc`` (under) and its like."""
        link = _LINKS.at(self.tokens.words, index)
        return index if link is None else link[1]

    def goes_further(self, index: int) -> bool:
        """Whether another place may follow; behind a colon only the names of a class (``các huyện: …``)."""
        if not self.found:
            return True
        gap = self.tokens.gaps[index]
        return gap <= Gap.WEAK or (gap is Gap.COLON and self.found[-1].generic)

    def add(self, place: Place, *, listed: bool) -> None:
        """Add a place; what goes on a class widens it, what lists it takes its stead."""
        before = self.found[-1] if self.found else None
        if before is not None and before.generic and place.generic and before.level is place.level:
            kind = before.kind if before.kind == place.kind else None
            self.found[-1] = evolve(before, end=place.end, kind=kind)
        elif before is not None and listed:
            self.found[-1] = evolve(place, start=before.start)
        else:
            self.found.append(place)

    def past_quantifiers(self, index: int) -> int:
        """Past ``các`` (the, plural) and ``cấp`` (at the level of)."""
        words = self.tokens.words
        for _ in range(_MOST_QUANTIFIERS):
            plural = plural_book().at(words, index)
            if plural is None and words[index : index + 1] != (_AT_LEVEL,):
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
        stop = self.name_end(end, numbered=kind.name in _NUMBERED) if tokens.gaps[end] <= Gap.LINE else end
        if stop > end + (tokens.gaps[end] is Gap.LINE):  # one word in the next line begins something else
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
        before, tokens = self.found[-1], self.tokens
        if index >= len(tokens) or not tokens.capital[index] or begins_body(tokens, index):
            return None
        listed = tokens.gaps[index] is Gap.COLON if before.name is None else tokens.gaps[index] is Gap.WEAK
        if not listed and not (before.name and tokens.words[index - 1] in _AND):
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
        end = self.name_end(index) if self.districts and tokens.gaps[index] is not Gap.LINE else index
        if end == index:
            return None
        two_tiers = self.on is not None and self.on >= _TWO_TIERS
        level, kind = (Level.COMMUNE, None) if two_tiers else (Level.DISTRICT, _DISTRICT)
        return Place(level, kind, self.title(index, end), self.home, False, index, end)

    def name_end(self, start: int, *, numbered: bool = False) -> int:
        """One past the last word of a place's name; the start where there is none."""
        tokens, end = self.tokens, start
        if numbered and start < len(tokens) and tokens.words[start].isdigit():
            return start + 1
        while end < len(tokens) and end - start < _LONGEST_NAME:
            if end > start and tokens.gaps[end] > Gap.LINE:
                break
            if self.ends_name(end) or (end > start and tokens.gaps[end] is Gap.LINE and not self.goes_on(end)):
                break
            if tokens.words[end][0].isdigit() or not (tokens.capital[end] or self.ends_small(start, end)):
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

    def goes_on(self, index: int) -> bool:
        """Whether a name may go on in the next line; capitals there begin another line of a letterhead."""
        return self.tokens.cased_word(index).istitle() and not self.tokens.cased_word(index - 1).isupper()

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

    def within(self) -> list[Place]:
        """Read what a place lies in: ``phường Mỹ Hải, thành phố Phan Rang, tỉnh Ninh Thuận``."""
        places: list[Place] = []
        loose = 0  # the first place whose province no later words have told
        for place in self.found:
            inner = places[-1] if places else None
            outer = place.name is not None or (place.kind == _PROVINCE and place.province is not None)
            if inner is None or inner.name is None or not outer or _SIZE[place.level] <= _SIZE[inner.level]:
                places.append(place)
                continue
            if place.province != inner.province:
                places[loose:] = [
                    evolve(other, province=place.province) if other.name else other for other in places[loose:]
                ]
                loose = len(places)
            places[-1] = evolve(places[-1], end=place.end)
        return places
