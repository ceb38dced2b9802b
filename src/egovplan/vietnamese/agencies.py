"""Reads which bodies of government a phrase or a table cell names.

``Sở TT&TT``, ``Sở TTTT`` and ``Sở Thông tin và Truyền thông`` are one body;
``UBND các huyện, thành phố`` is a class of bodies. A plan's province and date
say which of the 63 departments of finance is meant and what it was called.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from attrs import define, field

from egovplan.catalogue.agencies import ANY, CENTRAL, Body, Scope, body, body_as_of, words
from egovplan.model import Agency, AgencyKind, Level, slug
from egovplan.vietnamese.agency_classes import read_class, skip_plural
from egovplan.vietnamese.agency_heads import (
    begins_body,
    head_book,
    noise_book,
    place_book,
    position_book,
    qualifier_book,
)
from egovplan.vietnamese.agency_names import Name, NameNode, name_tree, names_at
from egovplan.vietnamese.agency_places import Place, agency_at, read_places
from egovplan.vietnamese.agency_words import Gap, Tokens, tokenise
from egovplan.vietnamese.match import Match, Note

__all__ = ["find_issuer", "parse_agencies", "parse_agency"]

_CENTRE = {("việt", "nam"): 2, ("trung", "ương"): 2, ("tw",): 1, ("vn",): 1}
# Heads of names that a list shares: "Sở Tài chính, Nội vụ".
_SHARED_HEADS = frozenset({"sở", "bộ", "phòng"})
_ISSUING = frozenset(
    {
        AgencyKind.PEOPLES_COMMITTEE,
        AgencyKind.PEOPLES_COUNCIL,
        AgencyKind.GOVERNMENT,
        AgencyKind.MINISTRY,
        AgencyKind.DEPARTMENT,
        AgencyKind.PARTY,
        AgencyKind.CENTRAL_BODY,
        AgencyKind.OFFICE,
    }
)
_HEADER_WORDS = 120

AgencyMatch = Match[Agency | None]


def parse_agency(text: str, province: str | None = None, on: date | None = None) -> Match[Agency] | None:
    """The first body that a phrase names.

    Args:
        text: A phrase.
        province: Code of the plan's province (``quang-ngai``), or None.
        on: Date of the plan; a body that had been succeeded by then is read
            as its successor, with a note. None leaves succession alone.

    Returns:
        The body with its span, or None where the phrase names none.

    >>> parse_agency("Giám đốc Sở TT&TT", "quang-ngai").value.id
    'quang-ngai/so-thong-tin-va-truyen-thong'
    >>> parse_agency("cơ sở dữ liệu dân cư")
    """
    for found in _parse(text, province, on):
        if found.value is not None:
            return Match(found.value, found.start, found.end, found.text, found.notes)
        break
    return _scan(text, province, on)


def parse_agencies(cell: str, province: str | None = None, on: date | None = None) -> list[Match[Agency | None]]:
    """Every body that a table cell names, in order.

    Commas inside a name or a class part nothing; semicolons, commas, ``và``
    and the beginning of another name do.

    Args:
        cell: The cell's text.
        province: Code of the plan's province, or None.
        on: Date of the plan, or None.

    Returns:
        One match for each body; one with the value None for words that name
        none, so that a finding can say so.

    >>> [m.value.name for m in parse_agencies("Các sở, ban ngành, UBND huyện, thành phố", "quang-ngai")]
    ['Các sở, ban, ngành', 'Ủy ban nhân dân cấp huyện']
    """
    return list(_parse(cell, province, on))


@lru_cache(maxsize=16384)
def _parse(cell: str, province: str | None, on: date | None) -> tuple[AgencyMatch, ...]:
    return tuple(_Reader(tokenise(cell), province, on).read())


@define
class _Reader:
    """Goes once through the words of a cell."""

    tokens: Tokens
    province: str | None
    on: date | None
    shared: NameNode | None = None
    found: list[AgencyMatch] = field(factory=list)

    def read(self) -> list[AgencyMatch]:
        index = 0
        while index < len(self.tokens):
            index = self.piece(index)
        return self.found

    def piece(self, index: int) -> int:
        """Read what begins at a word; where the next piece begins."""
        skipped = self.skip(index)
        if skipped > index:
            return skipped
        end = self.named(index) or self.classed(index) or self.place(index) or self.open(index)
        return end or self.unread(index)

    def skip(self, index: int) -> int:
        """Past words that name nobody: noise, positions, numbering."""
        here = self.tokens.words
        if here[index].isdigit() or (len(here[index]) == 1 and not here[index].isalpha()):
            return index + 1
        for book in (noise_book(), position_book()):
            known = book.at(here, index)
            longer = names_at(self.tokens, index)
            if known is not None and (longer is None or longer[1] <= known[1]):
                if book is noise_book() and read_class(self.tokens, index, self.province) is not None:
                    continue
                return known[1]
        return index

    def emit(self, value: Agency | None, start: int, end: int, notes: tuple[Note, ...] = ()) -> None:
        first, last, text = self.tokens.original(start, end)
        self.found.append(Match(value, first, last, text, notes))

    # -- listed bodies --

    def named(self, index: int) -> int | None:
        """A listed body, or several of a kind at several places."""
        start = skip_plural(self.tokens, index)
        direct = names_at(self.tokens, start)
        if start > index and direct is None and self.head_of_list(start):
            return start + 1
        shared = self.shared_name(start)
        if shared is not None and (direct is None or shared[1] >= direct[1]):
            direct = shared
        if direct is None:
            return None
        names, end = direct
        entry, central = self.choose(names)
        if not self.stands(entry, start, end, index):
            return None
        return self.listed(entry, index, start, end, central=central)

    def head_of_list(self, index: int) -> bool:
        """``các Sở: Tài chính, Nội vụ``: a head shared by the names behind it."""
        word = self.tokens.words[index]
        if word not in _SHARED_HEADS or index + 1 >= len(self.tokens):
            return False
        node = name_tree().children[word]
        if self.tokens.gaps[index + 1] is not Gap.COLON or names_at(self.tokens, index + 1, node) is None:
            return False
        self.shared = node
        return True

    def shared_name(self, index: int) -> tuple[list[Name], int] | None:
        return None if self.shared is None else names_at(self.tokens, index, self.shared)

    def choose(self, names: list[Name]) -> tuple[Body, bool]:
        """Of bodies with one abbreviation, the one that stood at the time."""
        for body_id, central in names:
            if self.on is not None and body(body_id).stood_on(self.on):
                return body(body_id), central
        return body(names[0][0]), names[0][1]

    def stands(self, entry: Body, start: int, end: int, index: int) -> bool:
        """Whether the name means the body here."""
        tokens = self.tokens
        following = tokens.words[end] if end < len(tokens) and tokens.gaps[end] <= Gap.LINE else None
        if following in entry.unless:
            return False
        if entry.placed and following is not None:
            return bool(read_places(tokens, end, self.province, self.on))
        return True

    def listed(self, entry: Body, index: int, start: int, end: int, *, central: bool) -> int:
        tokens = self.tokens
        first = tokens.words[start]
        if first in _SHARED_HEADS:
            self.shared = name_tree().children[first]
        elif self.shared is None or tokens.gaps[start] is Gap.STRONG:
            self.shared = None
        if entry.scope is not Scope.CENTRAL:
            step = next((n for w, n in _CENTRE.items() if tokens.words[end : end + n] == w), 0)
            central = central or (step > 0 and entry.scope is Scope.VERTICAL)
            end += step
        if central:
            self.emit(Agency(f"{CENTRAL}/{entry.id}", entry.name, Level.CENTRAL, entry.kind), index, end)
            return self.rest(end)
        places = [] if entry.scope is Scope.CENTRAL else read_places(tokens, end, self.province, self.on)
        if not places:
            value = agency_at(entry, None, self.province, self.on)
            plural = start > index and entry.scope in (Scope.DISTRICT, Scope.LOCAL)
            self.emit(_group_of(value) if plural else value, index, end, self.notes(entry))
            return self.rest(end)
        begin = index
        for place in places:
            value = agency_at(entry, place, self.province, self.on)
            self.emit(value, begin, place.end if place.end > begin else end, self.notes(entry))
            begin = self.past_and(place.end)
        return self.rest(places[-1].end)

    def past_and(self, index: int) -> int:
        return index + 1 if index < len(self.tokens) and self.tokens.words[index] == "và" else index

    def notes(self, entry: Body) -> tuple[Note, ...]:
        """Tell where a body is read as its successor."""
        later = body_as_of(entry.id, self.on)
        if self.on is None or later.id == entry.id or entry.until is None:
            return ()
        return (Note("agency-succeeded", (("name", entry.name), ("successor", later.name))),)

    def rest(self, index: int) -> int:
        """Past what may stand behind a body: qualifiers, prose in small letters."""
        tokens = self.tokens
        while index < len(tokens) and tokens.gaps[index] <= Gap.LINE:
            known = qualifier_book().at(tokens.words, index)
            if known is not None:
                index = known[1]
            elif tokens.words[index] == "và" or begins_body(tokens, index) or tokens.capital[index]:
                break
            else:
                index += 1
        return index

    # -- classes, places, bodies that are not listed --

    def classed(self, index: int) -> int | None:
        mention = read_class(self.tokens, index, self.province)
        if mention is None:
            return None
        self.shared = None
        self.emit(mention.agency, index, mention.end)
        return mention.end

    def place(self, index: int) -> int | None:
        """``Xã, phường``, ``các huyện``, ``tỉnh``: whoever governs there."""
        places = read_places(self.tokens, index, self.province, self.on) if self.opens_place(index) else []
        begin = index
        for place in places:
            value = agency_at(body("uy-ban-nhan-dan"), place, self.province, self.on)
            if place.generic:
                value = _units(value)
            self.emit(value, begin, place.end)
            begin = self.past_and(place.end)
        return self.rest(places[-1].end) if places else None

    def opens_place(self, index: int) -> bool:
        first = skip_plural(self.tokens, index)
        if self.tokens.words[first : first + 1] == ("cấp",):
            first += 1
        return place_book().at(self.tokens.words, first) is not None

    def open(self, index: int) -> int | None:
        """A body that is not listed, by its first word: a centre, a hospital."""
        known = head_book().at(self.tokens.words, index)
        if known is None:
            return None
        kind, name_from = known
        end = self.open_end(name_from)
        value, end = self.unlisted(kind, index, name_from, end)
        self.emit(value, index, end)
        return end

    def open_end(self, index: int) -> int:
        """One past the last word of an open name."""
        tokens = self.tokens
        while index < len(tokens):
            gap = tokens.gaps[index]
            joins = tokens.words[index] == "và"
            ahead = index + 1 if joins else index
            if gap > Gap.WEAK or noise_book().at(tokens.words, ahead) or ahead >= len(tokens):
                return index
            if joins or gap is Gap.WEAK:
                if begins_body(tokens, ahead) or (gap is Gap.WEAK and not self.enumerates(ahead)):
                    return index
                index = ahead
            index += 1
        return index

    def enumerates(self, index: int) -> bool:
        """Whether a comma stands in a name: ``Văn hóa, Thể thao và Du lịch``."""
        tokens = self.tokens
        while index < len(tokens) and tokens.gaps[index] <= Gap.WEAK:
            if tokens.words[index] == "và":
                return not begins_body(tokens, index + 1)
            if begins_body(tokens, index):
                return False
            index += 1
        return False

    def unlisted(self, kind: AgencyKind, start: int, name_from: int, end: int) -> tuple[Agency | None, int]:
        tokens = self.tokens
        place: Place | None = None
        for index in range(name_from, end):
            if place_book().at(tokens.words, index) and tokens.gaps[index] <= Gap.LINE:
                places = read_places(tokens, index, self.province, self.on)
                if len(places) == 1 and places[0].end >= end and not places[0].generic:
                    place, end = places[0], index
                    break
        name = _spelt_out(tokens.words[start:end])
        stop = place.end if place else end
        if end == name_from or qualifier_book().at(tokens.words, name_from) is not None:
            single = end == name_from and place is None
            return (None if single else _class(name, self.province)), stop
        plain = Body(slug(name), name[:1].upper() + name[1:], kind, Scope.LOCAL)
        return _unlisted_agency(plain, place, self.province), stop

    def unread(self, index: int) -> int:
        """Words that name no body that we know."""
        tokens, end = self.tokens, index + 1
        while end < len(tokens) and tokens.gaps[end] <= Gap.LINE and tokens.words[end] != "và":
            if begins_body(tokens, end) and tokens.capital[end] and tokens.cased:
                break
            end += 1
        self.emit(None, index, end)
        return end


def _group_of(value: Agency) -> Agency:
    """All bodies of a kind: ``các Phòng Tư pháp``."""
    where, _, last = value.id.partition("/")
    return Agency(f"{where}/group/{last}", f"Các {value.name}", value.level, AgencyKind.GROUP, value.province)


def _units(value: Agency) -> Agency:
    """The units of a level themselves, not their committees."""
    return Agency(
        value.id.replace("uy-ban-nhan-dan-", ""),
        value.name.replace(body("uy-ban-nhan-dan").name, "Các đơn vị"),
        value.level,
        AgencyKind.GROUP,
        value.province,
    )


def _class(name: str, province: str | None) -> Agency:
    return Agency(f"{province or ANY}/group/{slug(name)}", f"Các {name}", None, AgencyKind.GROUP, province)


def _spelt_out(found: tuple[str, ...]) -> str:
    """An open name with its abbreviations spelt out."""
    known = words().abbreviations
    return " ".join(known.get(word, word) for word in found)


_CENTRAL_HEADS = ("tổng cục", "cục", "vụ", "bộ")


def _unlisted_agency(entry: Body, place: Place | None, home: str | None) -> Agency:
    """A body that is not listed, at the centre, in the province or at the place named."""
    if place is not None and place.level is not Level.PROVINCE:
        return agency_of(entry, place, home)
    code = place.province if place is not None else home
    if place is None and entry.name.lower().startswith(_CENTRAL_HEADS):
        return Agency(f"{CENTRAL}/{entry.id}", entry.name, Level.CENTRAL, entry.kind)
    local = place is not None or (code is not None and entry.kind is not AgencyKind.ENTERPRISE)
    return Agency(f"{code or ANY}/{entry.id}", entry.name, Level.PROVINCE if local else None, entry.kind, code)


def agency_of(entry: Body, place: Place, home: str | None) -> Agency:
    """The body of a district or commune that is not listed."""
    code, name = place.province or home, place.name or ""
    level = place.level
    return Agency(
        f"{code or ANY}/{slug(name)}/{entry.id}",
        f"{entry.name} {place.kind or ''} {name}".replace("  ", " "),
        level,
        entry.kind,
        code,
    )


def _scan(text: str, province: str | None, on: date | None) -> Match[Agency] | None:
    """The first listed body inside a sentence; its name begins with a capital letter."""
    return next(_listed_in(tokenise(text), province, on), None)


def _listed_in(tokens: Tokens, province: str | None, on: date | None) -> Iterator[Match[Agency]]:
    index, limit = 0, len(tokens)
    while index < limit:
        reader = _Reader(tokens, province, on)
        end = reader.named(index) if tokens.capital[index] else None
        for found in reader.found:
            if found.value is not None:
                yield Match(found.value, found.start, found.end, found.text, found.notes)
        index = max(end or 0, index + 1)


def find_issuer(text: str, province: str | None = None, on: date | None = None) -> Match[Agency] | None:
    r"""The body that issues a document, from its header.

    Args:
        text: The first lines of the document, folded or not; line breaks
            inside a name do not matter.
        province: Code of the province, where known already.
        on: Date of the document, where known.

    Returns:
        The issuing body: for ``UBND TỈNH …`` above ``SỞ …`` the latter. None
        where no body of government stands there.

    >>> find_issuer("ỦY BAN NHÂN\nDÂN\nTỈNH NINH THUẬN").value.id
    'ninh-thuan/uy-ban-nhan-dan'
    """
    first: Match[Agency] | None = None
    for found in _listed_in(tokenise(text), province, on):
        if found.value.kind not in _ISSUING:
            continue
        if first is None:
            first = found
        elif first.value.kind is AgencyKind.PEOPLES_COMMITTEE and found.value.kind is AgencyKind.DEPARTMENT:
            between = text[first.end : found.start]
            return found if not between.strip(" \n*|_-#") else first
        else:
            return first
    return first
