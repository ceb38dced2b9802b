"""Goes once through the words of a cell and says which bodies they name."""

from __future__ import annotations

from datetime import date

from attrs import define, field

from egovplan.catalogue.agencies import Body, Scope, agency, body, body_as_of
from egovplan.model import Agency
from egovplan.vietnamese.agency_bodies import agency_at, all_of, units_of
from egovplan.vietnamese.agency_classes import read_class
from egovplan.vietnamese.agency_heads import (
    begins_body,
    names_province,
    noise_book,
    place_book,
    position_book,
    qualifier_book,
    skip_plural,
)
from egovplan.vietnamese.agency_names import Name, NameNode, name_tree, names_at
from egovplan.vietnamese.agency_open import read_open
from egovplan.vietnamese.agency_places import Place, read_places
from egovplan.vietnamese.agency_words import Gap, Tokens
from egovplan.vietnamese.match import Match, Note

__all__ = ["AgencyReader"]

# What behind a vertical body's name says that the central one is meant: Việt Nam, central.
_CENTRE = (("việt", "nam"), ("trung", "ương"), ("tw",), ("vn",))
# Heads that the names of a list share: "Sở Tài chính, Nội vụ" (department, ministry, division).
_SHARED_HEADS = frozenset({"sở", "bộ", "phòng"})
_COMMITTEE = "uy-ban-nhan-dan"
_AND = "và"


@define
class AgencyReader:
    """Reads the bodies of one phrase.

    Attributes:
        tokens: The phrase.
        home: Code of the plan's province as of its date, or None.
        on: Date of the plan, or None.
        prose: Whether the phrase is running text rather than a cell.
        shared: The head that the names of a list share, while one is open.
        found: What was found so far.
    """

    tokens: Tokens
    home: str | None
    on: date | None
    prose: bool = False
    shared: NameNode | None = None
    found: list[Match[Agency | None]] = field(factory=list)

    def read(self) -> list[Match[Agency | None]]:
        """Every body in order; a match without value for words that name none."""
        index = 0
        while index < len(self.tokens):
            index = self.piece(index)
        return self.found

    def piece(self, index: int) -> int:
        """Read what begins at a word; where the next piece begins."""
        skipped = self.skip(index)
        if skipped > index:
            return skipped
        end = self.named(index) or self.classed(index) or self.placed(index) or self.unlisted(index)
        return end or self.unread(index)

    def skip(self, index: int) -> int:
        """Past words that name nobody: numbering, "in the lead", positions."""
        here = self.tokens.words
        if here[index].isdigit():
            return index + 1
        for book in (noise_book(), position_book()):
            known = book.at(here, index)
            if known is not None:
                longer = names_at(self.tokens, index)
                if longer is None or longer[1] <= known[1]:
                    return known[1]
        return index

    def emit(self, value: Agency | None, start: int, end: int, notes: tuple[Note, ...] = ()) -> None:
        """Add what a range of words names."""
        first, last, text = self.tokens.original(start, end)
        self.found.append(Match(value, first, last, text, notes))

    def named(self, index: int) -> int | None:
        """A listed body, or those of a kind at several places."""
        start = skip_plural(self.tokens, index)
        direct = names_at(self.tokens, start)
        if direct is None and self.heads_list(start):
            return start + 1
        if self.shared is not None:
            shared = names_at(self.tokens, start, self.shared)
            if shared is not None and (direct is None or shared[1] >= direct[1]):
                direct = shared
        if direct is None:
            return None
        names, end = direct
        entry, central = self.choose(names)
        if not self.means_body(entry, end):
            return None
        head = self.tokens.words[start]
        if head in _SHARED_HEADS:
            self.shared = name_tree().children[head]
        return self.listed(entry, index, end, plural=start > index, central=central)

    def heads_list(self, index: int) -> bool:
        """``các Sở: Tài chính, Nội vụ``: a head shared by the names behind it."""
        tokens = self.tokens
        if index + 1 >= len(tokens) or tokens.words[index] not in _SHARED_HEADS:
            return False
        if tokens.gaps[index + 1] is not Gap.COLON:
            return False
        self.shared = name_tree().children[tokens.words[index]]
        return names_at(tokens, index + 1, self.shared) is not None

    def choose(self, names: list[Name]) -> tuple[Body, bool]:
        """Of bodies with one abbreviation, the first that stood at the time."""
        for body_id, central in names:
            if self.on is not None and body(body_id).stood_on(self.on):
                return body(body_id), central
        return body(names[0][0]), names[0][1]

    def means_body(self, entry: Body, end: int) -> bool:
        """Whether the name means the body here (``Chính phủ số`` does not)."""
        tokens = self.tokens
        if end >= len(tokens) or tokens.gaps[end] > Gap.LINE:
            return not (self.prose and entry.placed)
        if tokens.words[end] in entry.unless:
            return False
        if not entry.placed:
            return True
        places = read_places(tokens, end, self.home, self.on, bare=False)
        return bool(places) and places[0].start == end

    def listed(self, entry: Body, begin: int, end: int, *, plural: bool, central: bool) -> int:
        """A listed body, with the places behind its name."""
        tokens = self.tokens
        if entry.scope is Scope.VERTICAL:
            behind = next((len(centre) for centre in _CENTRE if tokens.words[end : end + len(centre)] == centre), 0)
            central, end = central or behind > 0, end + behind
        if entry.scope is Scope.CENTRAL or central:
            self.emit(agency(entry.id, on=self.on), begin, end, self.notes(entry))
            return self.rest(end)
        bare = entry.scope is not Scope.PROVINCE  # no district: "Khu kinh tế Dung Quất"
        places = read_places(tokens, end, self.home, self.on, bare=bare) if tokens.gaps[end] <= Gap.LINE else []
        if not places:
            value = agency_at(entry, None, self.home, self.on)
            several = plural and entry.scope in (Scope.DISTRICT, Scope.LOCAL)
            self.emit(all_of(value) if several else value, begin, end, self.notes(entry))
            return self.rest(end)
        for place in places:
            self.emit(agency_at(entry, place, self.home, self.on), begin, max(place.end, end), self.notes(entry))
            begin = self.past_and(place.end)
        return self.rest(max(places[-1].end, end))

    def past_and(self, index: int) -> int:
        """Past ``và``, which belongs to no body."""
        return index + 1 if self.tokens.words[index : index + 1] == (_AND,) else index

    def notes(self, entry: Body) -> tuple[Note, ...]:
        """Tell where a body is read as its successor."""
        if self.on is None or entry.until is None or self.on <= entry.until:
            return ()
        later = body_as_of(entry.id, self.on)
        return (Note("agency-succeeded", (("name", entry.name), ("successor", later.name))),)

    def rest(self, index: int) -> int:
        """Past what may stand behind a body: qualifiers, prose, a by-name."""
        tokens = self.tokens
        while index < len(tokens) and tokens.gaps[index] <= Gap.LINE:
            known = qualifier_book().at(tokens.words, index)
            if known is not None:
                index = known[1]
            elif tokens.words[index] == _AND or begins_body(tokens, index):
                break
            else:
                index += 1
        return index

    def classed(self, index: int) -> int | None:
        """A class of bodies."""
        mention = read_class(self.tokens, index, self.home)
        if mention is None:
            return None
        self.shared = None
        self.emit(mention.agency, index, mention.end)
        return mention.end

    def placed(self, index: int) -> int | None:
        """``Xã, phường``, ``huyện Ninh Hải``, ``Bắc Ninh``: whoever governs there."""
        places = self.places(index)
        begin = index
        for place in places:
            if place.generic:
                value = units_of(place.level, place.province or self.home, self.on)
            else:
                value = agency_at(body(_COMMITTEE), place, self.home, self.on)
            self.emit(value, begin, place.end)
            begin = self.past_and(place.end)
        return self.rest(places[-1].end) if places else None

    def places(self, index: int) -> list[Place]:
        """Places that stand where a body might, without the name of one."""
        tokens = self.tokens
        first = skip_plural(tokens, index)
        if tokens.words[first : first + 1] == ("cấp",):  # level
            first += 1
        if place_book().at(tokens.words, first) is None and not names_province(tokens, index):
            return []
        return read_places(tokens, index, self.home, self.on)

    def unlisted(self, index: int) -> int | None:
        """A body that no catalogue lists, by its first word."""
        mention = read_open(self.tokens, index, self.home, self.on)
        if mention is None:
            return None
        self.emit(mention.agency, index, mention.end)
        return mention.end

    def unread(self, index: int) -> int:
        """Words that name no body that we know."""
        tokens, end = self.tokens, index + 1
        while end < len(tokens) and tokens.gaps[end] <= Gap.LINE and tokens.words[end] != _AND:
            if tokens.cased and tokens.capital[end] and begins_body(tokens, end):
                break
            end += 1
        self.emit(None, index, end)
        return end
