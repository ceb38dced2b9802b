"""The scope of a statement: the levels of government and of online service that it names."""

from __future__ import annotations

import re

from egovplan.model import Level, Unit
from egovplan.reading.facts.clauses import Clause, noun_start
from egovplan.reading.facts.drafts import Draft
from egovplan.reading.facts.statement_words import LIST_SEPARATOR, skip_leading, words
from egovplan.vietnamese.government_levels import levels_in
from egovplan.vietnamese.service_levels import service_levels_in

__all__ = ["ScopeReader"]

# dịch vụ (services), thủ tục (procedures), hồ sơ (files)
_SERVICE = ("dịch vụ", "thủ tục", "hồ sơ", "dvc")
_GENERIC_NOUNS = frozenset(("đơn", "cơ", "địa"))  # đơn vị unit, cơ quan body, địa phương locality
_FIRST_TWO = re.compile(r"\s*(?:các\s|số\s)?(\w+)\s+(?:\w+\s+)?(\w+)")
# among which; of those
_AMONG = re.compile(r"\btrong\s+(?:đó|số\s+đó)\b[^,;]{0,20}\Z")
# at, in, out of (a number of bodies): what follows is counted there
_PLACE_BEFORE = re.compile(r"\b(?:tại|trong(?:\s+số)?|ở|cho)\s+\Z")
# at, of, as regards, belonging to, for: straight behind a number, up to the next break
_PLACE_BEHIND = re.compile(r"\s(?:tại|của|đối\s+với|thuộc|cho)\s(?:(?!\bvà\s+\d)[^,;.()\d])*")
# of (several): the owners behind an addressee
_OF_OWNER = re.compile(r"\bcủa\s+(?=các\b|cấp\b)")
_SPREAD = re.compile(r"\b(?:cho|tại|ở|gồm)\s+\Z")  # for, at, in, comprising
# tại tỉnh (at the province), with nothing behind that would make it a name
_AT_LEVEL = re.compile(r"\btại\s+(tỉnh|huyện|xã)\s*(?=[,;.]|\Z)")
_LEVEL_OF = {"tỉnh": Level.PROVINCE, "huyện": Level.DISTRICT, "xã": Level.COMMUNE}
# in, at, of, for, among: the head names a place or scope rather than an aim
_AT_PLACE = re.compile(r"\b(?:tại|ở|trong|của|đối với|cho|thuộc|trên|giữa)\b")


class ScopeReader:
    """Reads the scope of drafts.

    Args:
        text: The document, folded, on one line.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = words()

    def read(self, drafts: list[Draft], draft: Draft) -> None:
        """The levels of government and of service that the statement names."""
        clause, item, text = draft.clause, draft.item, self._text
        if item.unit is Unit.MONEY:
            draft.levels = ()  # where money comes from is no scope
        elif clause.forward:
            draft.levels = self._same_subject(drafts, draft) or self._forward_levels(clause)
        else:
            draft.levels = (
                self._placed_behind(clause)
                or levels_in(text[clause.start : item.start])
                or levels_in(text[item.end : clause.end])
            )
        if not draft.levels:
            draft.levels = self._inherited_levels(drafts, draft)
        self._add_each(draft)
        self._share_levels(drafts, draft)
        self._service_scope(draft)

    def _forward_levels(self, clause: Clause) -> tuple[Level, ...]:
        text, item = self._text, clause.item
        begin = noun_start(text, item, clause.end)
        predicate = self._words.predicates.search(text, begin + 1, clause.end)
        subject_end = predicate.start() if predicate else clause.end
        subject = text[item.start : item.end] + text[begin : predicate.end() if predicate else clause.end]
        levels = levels_in(subject)
        if levels:
            return levels
        match = _AT_LEVEL.search(text, item.end, subject_end)
        if match:
            return (_LEVEL_OF[match[1]],)
        partner = self._words.partner.search(text, subject_end, clause.end)
        whole = levels_in(text[subject_end : partner.start() if partner else clause.end])
        if whole or partner is None:
            return whole
        owner = _OF_OWNER.search(text, partner.end(), clause.end)  # trình UBND tỉnh | của các sở: whose they are
        return levels_in(text[owner.end() : clause.end]) if owner else ()

    def _same_subject(self, drafts: list[Draft], draft: Draft) -> tuple[Level, ...]:
        """The scope of the statement before, where this one has no subject of its own (``and 90 % reach level 5``)."""
        clause = draft.clause
        before = drafts[-1] if drafts and clause.previous is drafts[-1].clause else None
        if before is None or not before.clause.forward or before.item.unit is not draft.item.unit:
            return ()
        begins = self._words.predicates.match(self._text, clause.item.end + 1, clause.end)
        return before.levels if begins else ()

    def _placed_behind(self, clause: Clause) -> tuple[Level, ...]:
        """The place straight behind a number whose noun stood before (``80 % at the districts``)."""
        match = _PLACE_BEHIND.match(self._text, clause.item.end, clause.end)
        return levels_in(match[0]) if match else ()

    def _add_each(self, draft: Draft) -> None:
        """Add whoever has so many each (``each commune has at least one``)."""
        clause, item, text = draft.clause, draft.item, self._text
        if item.unit is Unit.MONEY or not clause.forward:
            return
        floor = clause.previous.item.end if clause.previous else clause.sentence_start
        each = max(text.rfind("mỗi ", floor, item.lead), text.rfind("từng ", floor, item.lead))
        if each >= 0:
            found = levels_in(text[each : item.lead])
            draft.levels = tuple(level for level in Level if level in found or level in draft.levels)

    def _service_scope(self, draft: Draft) -> None:
        clause, item, text = draft.clause, draft.item, self._text
        own = text[item.end : clause.end] if clause.forward else text[clause.start : clause.end]
        services = service_levels_in(own) if _names_services(own) else ()
        if not services and clause.forward and text.startswith(_SERVICE, skip_leading(text, item.end)):
            head = text[clause.sentence_start : item.lead]
            services = service_levels_in(head) if _names_services(head) and "mức độ khác" not in own else ()
        draft.service_levels = services

    def subject_end(self, start: int, end: int) -> int:
        """Where the subject of a clause ends: before its predicate."""
        match = self._words.predicates.search(self._text, start + 1, end)
        return match.start() if match else end

    def _inherited_levels(self, drafts: list[Draft], draft: Draft) -> tuple[Level, ...]:
        """Scope from the head of the sentence, or from the statement before it."""
        clause, text = draft.clause, self._text
        before = drafts[-1] if drafts and clause.previous is drafts[-1].clause else None
        if before is not None and before.levels and before.clause.forward:
            if _AMONG.search(text, before.item.end, clause.item.lead) or _PLACE_BEFORE.search(
                text, before.clause.sentence_start, before.item.lead
            ):
                clause.placed = True
                return before.levels
            placed = _same_place(drafts, draft)
            if placed:
                return placed
        if not clause.forward:
            return ()
        if drafts and drafts[-1].clause.forward and draft.item.unit is not Unit.MONEY:
            noun = _FIRST_TWO.match(text, clause.item.end)
            earlier = _FIRST_TWO.match(text, drafts[-1].item.end)
            if noun and earlier and noun[1] == earlier[1] and noun[1] in _GENERIC_NOUNS and noun[2] != "cấp":
                return drafts[-1].levels if "cấp" in text[drafts[-1].item.end : drafts[-1].item.end + 30] else ()
        return self._head_levels(clause)

    def _head_levels(self, clause: Clause) -> tuple[Level, ...]:
        """The place that the head of a sentence names for all its numbers."""
        first = clause
        while first.previous is not None:
            first = first.previous
        if clause.item.unit is Unit.MONEY or first.item.lead <= first.sentence_start:
            return ()
        head = self._text[max(first.sentence_start, first.item.lead - 220) : first.item.lead]
        return levels_in(head) if _AT_PLACE.search(head) else ()

    def _share_levels(self, drafts: list[Draft], draft: Draft) -> None:
        """A number that is spread over places has all their levels (``32 networks for 26 departments``)."""
        if not draft.levels or not drafts or draft.clause.previous is not drafts[-1].clause:
            return
        between = self._text[drafts[-1].item.end : draft.item.lead]
        if _SPREAD.search(between) and not drafts[-1].levels:
            draft.clause.spread = drafts[-1]
        elif drafts[-1].clause.spread is not None and LIST_SEPARATOR.search(between):
            draft.clause.spread = drafts[-1].clause.spread
        if draft.clause.spread is not None:
            whole = draft.clause.spread
            whole.levels = tuple(level for level in Level if level in whole.levels or level in draft.levels)


def _names_services(words: str) -> bool:
    return "mức" in words or "toàn trình" in words or "một phần" in words


def _same_place(drafts: list[Draft], draft: Draft) -> tuple[Level, ...]:
    """The levels of the sentence's place, where the statement before got them from it."""
    before = drafts[-1]
    if before.clause.placed and before.clause is draft.clause.previous:
        draft.clause.placed = True
        return before.levels
    return ()
