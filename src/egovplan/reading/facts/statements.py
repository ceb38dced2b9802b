"""Quantified statements: what each number of the text says, of whom and by when."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from datetime import date
from functools import cache
from importlib.resources import files

from attrs import frozen

from egovplan.model import Basis, Comparator, Deadline, Level, Precision, StatementKind, Unit
from egovplan.reading.blocks import TextBlock
from egovplan.reading.document_text import DocumentText
from egovplan.reading.facts.clauses import Clause, cut_clauses
from egovplan.reading.outline import Section
from egovplan.reading.scan import Scan
from egovplan.vietnamese.government_levels import levels_in
from egovplan.vietnamese.match import Match
from egovplan.vietnamese.number_context import ASIDE
from egovplan.vietnamese.quantities import PrintedQuantity, scan_numerals_in_words, scan_quantities
from egovplan.vietnamese.service_levels import service_levels_in

__all__ = ["Draft", "StatementReader", "Times"]

_WORDS_AROUND = 14
_LONGEST_LABEL = 110
_LEADING_WORDS = re.compile(
    r"(?:\s|[-+,;:(.]|\b(?:các|những|số|số lượng|của|cho|tại|ở|và|với|tổng số|về|toàn bộ)\b)+"
)  # plural markers, number (of), of, for, at, in, and, with, total
# rate, on average, raise, bring (to), strive, ensure, number: what stands before what is measured
_RATE_WORDS = re.compile(
    r"(?:[\s\-+,:(\"]++|(?:tỷ lệ|tỉ lệ|trung bình|bình quân|nâng|đưa|phấn đấu|bảo đảm|đảm bảo|số)(?=\s))+"
)
_BREAK = re.compile(r"[,;.(:]")
_LIST_SEPARATOR = re.compile(r"(?:,|\bvà|;\s*và)\s*(?:đạt\s+)?\Z")


@frozen
class Words:
    """The word lists of statements, as patterns."""

    predicates: re.Pattern[str]
    now: re.Pattern[str]
    obligation: re.Pattern[str]
    achieved: re.Pattern[str]
    spending: re.Pattern[str]
    money: re.Pattern[str]
    partner: re.Pattern[str]
    basis: tuple[str, ...]


@cache
def words() -> Words:
    """The word lists, read once."""
    data = tomllib.loads((files("egovplan.reading") / "words" / "statements.toml").read_text(encoding="utf-8"))

    def pattern(name: str) -> re.Pattern[str]:
        """Any of the words; those with one first letter share a branch, so that most places fail at once."""
        by_letter: dict[str, list[str]] = {}
        for word in sorted(data[name], key=len, reverse=True):
            by_letter.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", r"\s+"))
        branches = (f"{re.escape(letter)}(?<!\\w{letter})(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
        return re.compile("(?:" + "|".join(branches) + r")\b")

    names = ("predicates", "now", "obligation", "achieved", "spending", "money", "partner")
    return Words(**{name: pattern(name) for name in names}, basis=tuple(data["basis"]))


@frozen
class Times:
    """The dates that stand in for one that a statement does not print.

    Attributes:
        target: The end of the plan's period, or None.
        baseline: The date of issue, or None.
    """

    target: Deadline | None
    baseline: Deadline | None


class Draft:
    """A statement as read, before it joins an indicator.

    Attributes:
        clause: The quantity and its words.
        kind, deadline, levels, service_levels: As in `Statement`.
        section: The section it stands in.
        block_first: Index of the first line of its block, or None in a table.
        block_start: Position where its block begins.
        span: The span of its quote.
        label: The span of what is measured.
        noun: The span of what is counted.
        label_text, noun_text: The same as text, where they are put together from cells.
        row_label: The folded label of its row in an indicator table, which tells indicators apart.
        quote: The words of the quote.
        id: Its id, once it has one.
    """

    __slots__ = (
        "block_first", "block_start", "clause", "deadline", "id", "item", "kind", "label", "label_text", "levels", "noun",
        "noun_text", "quote", "row_label", "section", "service_levels", "span",
    )  # fmt: skip

    def __init__(self, clause: Clause, section: Section | None) -> None:
        self.clause = clause
        self.item: PrintedQuantity = clause.item
        self.section = section
        self.block_first: int | None = None
        self.block_start = clause.sentence_start
        self.kind = StatementKind.TARGET
        self.deadline: Deadline | None = None
        self.levels: tuple[Level, ...] = ()
        self.service_levels: tuple[int | str, ...] = ()
        self.span = (clause.start, clause.end)
        self.label = (clause.start, clause.end)
        self.noun = (clause.start, clause.end)
        self.label_text: str | None = None
        self.noun_text: str | None = None
        self.row_label: str | None = None
        self.quote = ""
        self.id = ""


class StatementReader:
    """Reads the statements of text spans.

    Args:
        document: The document.
        scan: Its dates and document numbers.
        times: The plan's own dates.
    """

    def __init__(self, document: DocumentText, scan: Scan, times: Times) -> None:
        self._document = document
        self._text = document.flat
        self._scan = scan
        self.times = times
        self._words = words()
        self._section_deadlines: dict[int, Deadline | None] = {}
        self.numbers: list[PrintedQuantity] = []
        self._aside: list[tuple[int, int]] = []
        self._in_words = scan_numerals_in_words(self._text, 0, len(self._text))
        self._in_words_starts = [item.start for item in self._in_words]

    def block(self, block: TextBlock, section: Section | None) -> list[Draft]:
        """The statements of a text block."""
        drafts = self.span(block.body, block.end, section)
        for draft in drafts:
            draft.block_first, draft.block_start = block.first, block.body
        return drafts

    def set_aside(self, start: int, end: int) -> None:
        """Account for the numbers of a title, a caption or a list of recipients: none is a statement."""
        self._aside.append((start, end))

    def all_numbers(self) -> list[PrintedQuantity]:
        """Every number that was looked at, those of titles and the like included (as names)."""
        while self._aside:
            start, end = self._aside.pop()
            for number in scan_quantities(self._text, start, end, self._scan.taken_in(start, end)):
                number.aside = ASIDE.NAME if number.aside in (None, ASIDE.UNREAD) else number.aside
                self.numbers.append(number)
        return self.numbers

    def span(
        self,
        start: int,
        end: int,
        section: Section | None,
        *,
        deadline: Deadline | None = None,
        kind: StatementKind | None = None,
    ) -> list[Draft]:
        """The statements of a span of text.

        Args:
            start: Where it begins.
            end: Where it ends.
            section: The section it stands in.
            deadline: The date that holds where the span prints none (a table's
                time cell), or None for the section's.
            kind: What the statements are, where the place decides it.
        """
        low, high = bisect_left(self._in_words_starts, start), bisect_left(self._in_words_starts, end)
        in_words = self._in_words[low:high]
        numbers = scan_quantities(self._text, start, end, self._scan.taken_in(start, end), in_words)
        self.numbers.extend(numbers)
        items = [number for number in numbers if number.aside is None]
        if len(items) == 1 and items[0].unit is Unit.COUNT and _alone(self._text, start, items[0], end):
            items[0].aside = ASIDE.LABEL
            return []
        if not items:
            return []
        clauses = cut_clauses(self._text, start, end, items)
        deadlines = self._scan.deadlines_in(start, end)
        drafts: list[Draft] = []
        for clause in clauses:
            draft = Draft(clause, section)
            self._carry(clause)
            self._change(clause)
            draft.kind = kind or self._kind(clause, start, section)
            draft.deadline = self._deadline(draft, start, deadlines, deadline)
            if kind is None and self._held_already(draft, deadlines):
                draft.kind = StatementKind.BASELINE
            self._scope(drafts, draft)
            self._words_around(draft)
            drafts.append(draft)
        return drafts

    def _carry(self, clause: Clause) -> None:
        """Carry a comparator over a list (``at least 80 % …, 60 % … and 30 %``)."""
        item, previous = clause.item, clause.previous
        if previous is None or item.comparator is not Comparator.EQUAL or item.high is not None:
            return
        before = previous.item
        if not previous.carries or before.unit is not item.unit:
            return
        if item.unit is Unit.PERCENT and item.value >= 100:
            return
        if _LIST_SEPARATOR.search(self._text, before.end, item.start):
            item.comparator = before.comparator
            clause.carries = True

    def _change(self, clause: Clause) -> None:
        """A rate of growth or of decline is a change, however far its verb stands."""
        item, text = clause.item, self._text
        if item.basis is Basis.CHANGE or item.unit is not Unit.PERCENT:
            return
        low = clause.previous.item.end if clause.previous else clause.sentence_start
        yearly = _PER_YEAR.match(text, item.end) is not None
        growth = _GROWTH.search(text, low, item.start)
        if (growth and not _UP_TO.search(text, growth.end(), item.start)) or (
            yearly and _MOVES.search(text, low, item.start)
        ):
            item.basis = Basis.CHANGE

    def _kind(self, clause: Clause, start: int, section: Section | None) -> StatementKind:
        text, known = self._text, self._words
        item = clause.item
        place = section.kind if section is not None else None
        if item.unit is Unit.MONEY and (place == "funding" or known.money.search(text, start, item.start)):
            return StatementKind.BUDGET
        if item.unit is Unit.PERCENT and clause.forward and item.basis == "level":
            if known.spending.match(text, self._skip(item.end)):
                return StatementKind.BUDGET
            if _OF_GDP.match(text, item.end) and known.spending.search(text, clause.sentence_start, item.start):
                return StatementKind.BUDGET
        now = known.now.search(text, clause.sentence_start, item.start)
        if place == "status":
            obliged = known.obligation.search(text, clause.sentence_start, item.start)
            return StatementKind.TARGET if obliged else StatementKind.BASELINE
        if place == "roadmap":
            return StatementKind.MILESTONE
        if now and not known.obligation.search(text, now.end(), item.start):
            return StatementKind.BASELINE
        return StatementKind.TARGET

    def _skip(self, position: int) -> int:
        match = _LEADING_WORDS.match(self._text, position)
        return match.end() if match else position

    def _deadline(
        self, draft: Draft, start: int, deadlines: list[Match[Deadline]], given: Deadline | None
    ) -> Deadline | None:
        """The date of a statement: its own, its sentence's, its heading's, the plan's."""
        clause, item = draft.clause, draft.item
        baseline = draft.kind is StatementKind.BASELINE
        now = baseline and self._words.now.search(self._text, clause.sentence_start, item.start)
        if not now:
            own = _nearest(clause, deadlines, start, self._text)
            if own is not None:
                return own
        if given is not None:
            return given
        from_section = self.section_deadline(draft.section)
        if from_section is not None and not now and (baseline or not self._past(from_section)):
            return from_section
        return self.times.baseline if baseline else self.times.target

    def _held_already(self, draft: Draft, deadlines: list[Match[Deadline]]) -> bool:
        """Whether a target is a past result beside one: its own date lies in a year before the issue."""
        if draft.kind is not StatementKind.TARGET or draft.deadline is None or not self._past(draft.deadline):
            return False
        printed = any(match.value is draft.deadline for match in deadlines)
        clause = draft.clause
        return printed and not self._words.obligation.search(self._text, clause.start, draft.item.start)

    def _past(self, deadline: Deadline) -> bool:
        """Whether a date lies in a year before the plan was issued, so that no target can mean it."""
        issued = self.times.baseline
        return issued is not None and deadline.year < issued.year

    def section_deadline(self, section: Section | None) -> Deadline | None:
        """The date that the nearest heading prints, or None."""
        if section is None:
            return None
        if section.index not in self._section_deadlines:
            found = None
            if section.heading and section.style not in ("title", "article"):
                matches = self._scan.deadlines_in(section.start, section.end)
                matches = [m for m in matches if not self._scan.acts_in(max(section.start, m.start - 40), m.start)]
                found = matches[0].value if matches else None
            parent = section.parent
            self._section_deadlines[section.index] = found or self.section_deadline(parent)
        return self._section_deadlines[section.index]

    def _scope(self, drafts: list[Draft], draft: Draft) -> None:
        """The levels of government and of service that the statement names."""
        clause, item, text = draft.clause, draft.item, self._text
        if item.unit is Unit.MONEY:
            draft.levels = ()  # where money comes from is no scope
        elif clause.forward:
            draft.levels = self._forward_levels(clause)
        else:
            draft.levels = levels_in(text[clause.start : item.start]) or levels_in(text[item.end : clause.end])
        if not draft.levels:
            draft.levels = self._inherited_levels(drafts, draft)
        self._share_levels(drafts, draft)
        self._service_scope(draft)

    def _forward_levels(self, clause: Clause) -> tuple[Level, ...]:
        text, item = self._text, clause.item
        subject_end = self._subject_end(item.end, clause.end)
        levels = levels_in(text[item.start : subject_end])
        if levels:
            return levels
        match = _AT_LEVEL.search(text, item.end, subject_end)
        if match:
            return (_LEVEL_OF[match[1]],)
        partner = self._words.partner.search(text, subject_end, clause.end)
        return levels_in(text[subject_end : partner.start() if partner else clause.end])

    def _service_scope(self, draft: Draft) -> None:
        clause, item, text = draft.clause, draft.item, self._text
        own = text[item.end : clause.end] if clause.forward else text[clause.start : clause.end]
        services = service_levels_in(own) if _names_services(own) else ()
        if not services and clause.forward and text.startswith(_SERVICE, self._skip(item.end)):
            head = text[clause.sentence_start : item.lead]
            services = service_levels_in(head) if _names_services(head) and "mức độ khác" not in own else ()
        draft.service_levels = services

    def _subject_end(self, start: int, end: int) -> int:
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
        elif drafts[-1].clause.spread is not None and _LIST_SEPARATOR.search(between):
            draft.clause.spread = drafts[-1].clause.spread
        if draft.clause.spread is not None:
            whole = draft.clause.spread
            whole.levels = tuple(level for level in Level if level in whole.levels or level in draft.levels)

    def _words_around(self, draft: Draft) -> None:
        """Choose the words that tell a reader what the statement is."""
        clause, item, text = draft.clause, draft.item, self._text
        if clause.forward:
            end = _words_on(text, item.end, clause.end, _WORDS_AROUND)
            draft.span = (item.lead, end)
            begin = self._skip(item.end)
            draft.noun = (begin, min(self._subject_end(begin, end), _words_on(text, begin, clause.end, 10)))
            draft.label = (begin, _label_end(text, begin, clause.end))
        else:
            begin = clause.start
            match = _RATE_WORDS.match(text, begin, item.lead)
            begin = match.end() if match else self._skip(begin)
            begin = min(begin, item.lead)
            draft.span = (_words_back(text, clause.start, item.lead, _WORDS_AROUND), item.end)
            draft.label = (begin, item.lead) if item.lead - begin > 2 else (clause.sentence_start, item.lead)
            draft.noun = (begin, min(self._subject_end(begin, item.lead), _words_on(text, begin, item.lead, 10)))
        if draft.noun[1] <= draft.noun[0]:
            draft.noun = (draft.noun[0], _words_on(text, draft.noun[0], clause.end, 6))


# tốc độ tăng rate of growth, tăng trưởng growth, tăng bình quân grows on average
_GROWTH = re.compile(r"\b(?:tốc\s+độ\s+(?:tăng|giảm)|tăng\s+(?:trưởng|bình\s+quân|trung\s+bình)|mức\s+(?:tăng|giảm))\b")
_UP_TO = re.compile(r"\b(?:lên|xuống|còn)\s+\Z|[;.]")  # up to, down to: the level that is reached
_MOVES = re.compile(r"\b(?:tăng|giảm)\b")
_PER_YEAR = re.compile(r"\s?/\s?(?:1\s)?năm\b")
_OF_GDP = re.compile(r"\s(?:gdp|grdp|tổng\s+sản\s+phẩm)\b")
# dịch vụ (services), thủ tục (procedures), hồ sơ (files)
_SERVICE = ("dịch vụ", "thủ tục", "hồ sơ", "dvc")
_GENERIC_NOUNS = frozenset(("đơn", "cơ", "địa"))  # đơn vị unit, cơ quan body, địa phương locality
_FIRST_TWO = re.compile(r"\s*(?:các\s|số\s)?(\w+)\s+(?:\w+\s+)?(\w+)")
# among which; of those
_AMONG = re.compile(r"\btrong\s+(?:đó|số\s+đó)\b[^,;]{0,20}\Z")
# at, in, out of (a number of bodies): what follows is counted there
_PLACE_BEFORE = re.compile(r"\b(?:tại|trong(?:\s+số)?|ở|cho)\s+\Z")
_SPREAD = re.compile(r"\b(?:cho|tại|ở|gồm)\s+\Z")  # for, at, in, comprising
# tại tỉnh (at the province), with nothing behind that would make it a name
_AT_LEVEL = re.compile(r"\btại\s+(tỉnh|huyện|xã)\s*(?=[,;.]|\Z)")
_LEVEL_OF = {"tỉnh": Level.PROVINCE, "huyện": Level.DISTRICT, "xã": Level.COMMUNE}


def _names_services(words: str) -> bool:
    return "mức" in words or "toàn trình" in words or "một phần" in words


def _same_place(drafts: list[Draft], draft: Draft) -> tuple[Level, ...]:
    """The levels of the sentence's place, where the statement before got them from it."""
    before = drafts[-1]
    if before.clause.placed and before.clause is draft.clause.previous:
        draft.clause.placed = True
        return before.levels
    return ()


# in, at, of, for, among: the head names a place or scope rather than an aim
_AT_PLACE = re.compile(r"\b(?:tại|ở|trong|của|đối với|cho|thuộc|trên|giữa)\b")


def _nearest(clause: Clause, deadlines: list[Match[Deadline]], start: int, text: str) -> Deadline | None:
    """The deadline that a statement's own sentence prints, or the one its block opens with."""
    item = clause.item
    floor = clause.previous.item.end if clause.previous else clause.sentence_start
    lead: Match[Deadline] | None = None
    sentence: Match[Deadline] | None = None
    behind: Match[Deadline] | None = None
    opening: Match[Deadline] | None = None
    for match in deadlines:
        if match.start < item.start and _leads(text, start, match.start):
            opening = match
        if floor <= match.start < item.start:
            lead = match
        elif clause.sentence_start <= match.start < item.start:
            sentence = match
        elif item.end <= match.start < clause.end and behind is None:
            colon = text.find(":", item.end, match.start)
            if colon < 0:
                behind = match
    if lead is not None and clause.previous is not None and behind is None:
        return lead.value
    chosen = lead or behind or sentence or opening
    return chosen.value if chosen else None


def _leads(text: str, start: int, position: int) -> bool:
    """Whether a date opens its sentence, so that it holds for the sentences behind too."""
    if position < start + 6:
        return True
    stop = max(text.rfind(".", start, position), text.rfind(";", start, position))
    return stop >= 0 and position - stop <= 4


def _alone(text: str, start: int, item: PrintedQuantity, end: int) -> bool:
    """Whether a paragraph is nothing but a number."""
    return not text[start : item.start].strip() and not text[item.end : end].strip(" .)")


def _words_on(text: str, start: int, end: int, count: int) -> int:
    """The position behind so many words; a semicolon stops."""
    match = _SOME_WORDS[count].match(text, start, end)
    return match.end() if match else start


def _words_back(text: str, floor: int, end: int, count: int) -> int:
    """The position before so many words."""
    position = end
    for _ in range(count):
        position = max(text.rfind(" ", floor, position), floor)
        if position <= floor:
            return floor
    return position + 1


# so many words at most, each with the white space before it; a word is taken whole
_SOME_WORDS = {count: re.compile(rf"(?:\s{{0,3}}[^\s;]++){{0,{count}}}") for count in (6, 10, _WORDS_AROUND)}


def _label_end(text: str, start: int, end: int) -> int:
    """Where a label that begins with its noun may stop: at the first break behind a few words."""
    stop = min(end, start + _LONGEST_LABEL)
    match = _BREAK.search(text, min(start + 25, stop), stop)
    if match is not None:
        return match.start()
    if stop < end:
        space = text.rfind(" ", start, stop)
        return space if space > start else stop
    return stop


def whole_period(deadline: date | None, precision: Precision = Precision.YEAR) -> Deadline | None:
    """A deadline that follows from the plan rather than from words."""
    return None if deadline is None else Deadline(deadline, precision)
