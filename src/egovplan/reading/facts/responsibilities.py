"""Responsibilities: which body must do what, from the organisation section and the decision's articles."""

from __future__ import annotations

import re
from enum import Enum

from attrs import define

from egovplan.model import Responsibility
from egovplan.reading.blocks import TextBlock
from egovplan.reading.context import Context
from egovplan.reading.facts.charges import Charge, charge_words, read_charge
from egovplan.reading.outline import Section, is_capitals

__all__ = ["Duty", "read_responsibilities"]

_LONGEST_HEADING = 260
_LONGEST_LONE_NAME = 120
_RANKS = {"-": 2, "+": 3, "*": 4, "•": 4, "·": 4, "○": 5, "●": 4, "▪": 4, "►": 4, "✓": 4}
_ID_WORDS = 80
_NUMBERED = 1
_UNMARKED = 0
# Sections whose headings may name bodies: the organisation section, and solutions and contents where a heading
# is nothing but a body. Elsewhere a body is only the subject of a sentence.
_STRICT = frozenset(("solutions", "contents", "organisation", "title", None))
# thi hành: carry out (this decision), in the article that closes a decision
_CLOSES = re.compile(r"thi\s+hành\b")
# The committee itself asks (yêu cầu, đề nghị) everybody, in the last paragraph.
_ASKS = re.compile(r"(?:chủ\s+tịch\s+)?(?:ủy\s+ban\s+nhân\s+dân|ubnd)\s[^.,;]{0,40}\s(?:yêu\s+cầu|đề\s+nghị)\b")


class _Place(Enum):
    """What a section is to somebody who looks for bodies that are charged."""

    NONE = 0
    RECIPIENTS = 1
    STRICT = 2
    ARTICLE = 3
    ORGANISATION = 4


@define
class Duty:
    """What one body must do, as read.

    Attributes:
        agency: Who, as printed.
        start: Where the words begin.
        end: Where they end.
    """

    agency: str
    start: int
    end: int


@define
class _Group:
    """A heading that names a body, with the items below it.

    Attributes:
        agency: Who, as printed.
        section: The section of the heading; None for an item without a section.
        rank: How deep its items stand; None before the first.
        rows: How many rows it has given.
        headed: Whether a heading names the body, so that paragraphs below it are its duties.
    """

    agency: str
    section: Section | None
    rank: int | None = None
    rows: int = 0
    headed: bool = True


def read_responsibilities(context: Context) -> list[Duty]:
    """Read who must do what.

    A heading that is nothing but a body (``4.2. Sở …:``), or a body with ``có
    trách nhiệm`` (has the duty), gives the items below it to that body, one row
    each; items that stand deeper are joined to the one above. A paragraph of
    the organisation section that begins with a body gives one row. So do the
    articles of a decision that charge somebody, and the one that says who
    carries it out.

    Returns:
        The rows, for those that look for reports among them.
    """
    reader = _Reader(context)
    for index, block in enumerate(context.blocks):
        if isinstance(block, TextBlock):
            reader.take(index, block)
    ids: dict[str, tuple[str, ...]] = {}
    for duty in reader.found:
        text = context.document.wording(duty.start, duty.end)
        if not text:
            continue
        if duty.agency not in ids:
            ids[duty.agency] = context.agencies(duty.agency)
        context.add(
            "responsibilities",
            Responsibility(
                context.ids.make("responsibility", duty.agency, text[:_ID_WORDS]),
                duty.agency, text, ids[duty.agency], context.source(duty.start, duty.end),
            ),
        )  # fmt: skip
    return reader.found


class _Reader:
    """Goes through the blocks once, remembering the body whose items follow."""

    def __init__(self, context: Context) -> None:
        self.found: list[Duty] = []
        self._context = context
        self._document = context.document
        self._words = charge_words()
        self._group: _Group | None = None
        self._places = _places(context.outline.sections)
        self._ends = _ends(context.outline.sections)
        aside = [block for _, block in context.preamble.titles] + context.preamble.bases + context.preamble.captions
        self._aside = {id(block) for block in aside}

    def take(self, index: int, block: TextBlock) -> None:
        """Read one block."""
        at = block.section
        place = self._places[at] if at >= 0 else _Place.NONE
        group = self._group
        if group is not None:
            if place is not _Place.RECIPIENTS and self._within(at, block, group):
                self._item(index, block, self._context.outline.sections[at], group)
                return
            self._group = None
        if place is _Place.NONE or place is _Place.RECIPIENTS or id(block) in self._aside:
            return
        section = self._context.outline.sections[at]
        if place is _Place.ARTICLE:
            closes = _CLOSES.search(block.text, max(0, len(block.text) - 60)) is not None
            if not closes and not (section.start == block.body and block.content.startswith(self._words.assigns)):
                return
        elif place is _Place.STRICT and block.marker is None:
            return
        self._open(index, block, section, strict=place is not _Place.ORGANISATION)

    def _within(self, at: int, block: TextBlock, group: _Group) -> bool:
        """Whether a block stands below the heading of a group."""
        if group.section is None:  # an item without a section: only what stands deeper goes on with it
            return block.marker is not None and group.rank is not None and _rank(block) > max(group.rank, _NUMBERED)
        return group.section.index <= at <= self._ends[group.section.index]

    def _open(self, index: int, block: TextBlock, section: Section | None, *, strict: bool) -> None:
        """Read a block that may begin with a body."""
        charge = self._charge(block, section)
        if charge is None:
            return
        agency, start, run_in = charge.agency, charge.start, charge.run_in
        own = section if section is not None and section.start == block.body else None
        if strict and not run_in and start < block.end and (section is None or section.style != "article"):
            return  # outside the organisation section a body that is merely the subject of a sentence bears nothing
        if strict and start >= block.end and (len(agency) > _LONGEST_LONE_NAME or not self._has_items(index, own)):
            return
        self._context.claim_block(block, "responsibility")
        self._group = _Group(agency, own, None if own is not None else _rank(block), headed=run_in)
        if start < block.end:
            self._group.rows = 1
            self.found.append(Duty(agency, start, block.end))

    def _has_items(self, index: int, section: Section | None) -> bool:
        blocks = self._context.blocks
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if section is None or not isinstance(following, TextBlock):
            return False
        below = self._context.outline.of(following)
        return below is not None and section in below.ancestors()

    def _charge(self, block: TextBlock, section: Section | None) -> Charge | None:
        heading = section is not None and section.start == block.body and section.heading
        return read_charge(self._document, block.body, block.end, heading=heading)

    def _item(self, index: int, block: TextBlock, section: Section | None, group: _Group) -> None:
        """Read a block below a heading that names a body."""
        rank = _rank(block)
        if rank == _UNMARKED and (self._ends_section(block) or not self._goes_on(block, group)):
            self._group = None
            if group.rows and block.content.startswith(self._words.assigns):
                self._open(index, block, section, strict=False)
            return
        own = section is not None and section.start == block.body and section is not group.section
        charge = self._charge(block, section) if rank != _UNMARKED and ":" in block.text[:_LONGEST_HEADING] else None
        if charge is not None and charge.run_in and charge.agency != group.agency:
            self._context.claim_block(block, "responsibility")
            if charge.start < block.end:
                group.rows += 1
                self.found.append(Duty(charge.agency, charge.start, block.end))
            else:
                self._group = _Group(charge.agency, section if own else None, None if own else rank)
            return
        self._context.claim_block(block, "responsibility")
        heading = own and rank == _NUMBERED and not block.content.rstrip().endswith((":", ".", ";"))
        if heading and self._has_items(index, section):
            group.rank = None  # a heading among the items
            return
        deeper = group.rank is not None and rank > max(group.rank, _NUMBERED)
        goes_on = rank == _UNMARKED and self._document.folded.nfc[block.start].islower()
        if group.rows and (deeper or goes_on):
            self.found[-1].end = block.end
            return
        if group.rank is None or rank < group.rank:
            group.rank = rank
        group.rows += 1
        self.found.append(Duty(group.agency, block.body, block.end))

    def _goes_on(self, block: TextBlock, group: _Group) -> bool:
        """Whether a paragraph without a marker belongs to the body above it."""
        if self._document.folded.nfc[block.start].islower():
            return True
        return group.headed and not block.content.startswith(self._words.assigns)

    def _ends_section(self, block: TextBlock) -> bool:
        """Whether a paragraph closes the section or signs the document."""
        text = block.text
        if text.startswith(self._words.closings) or _ASKS.match(text):
            return True
        return len(text) < 80 and not text.endswith((".", ";", ",", ":")) and is_capitals(self._document, block)


def _ends(sections: list[Section]) -> list[int]:
    """The index of the last section below each section, or its own."""
    ends = list(range(len(sections)))
    for section in reversed(sections):
        if section.parent is not None:
            above = section.parent.index
            ends[above] = max(ends[above], ends[section.index])
    return ends


def _places(sections: list[Section]) -> list[_Place]:
    """What each section is to somebody who looks for bodies that are charged."""
    found: list[_Place] = []
    told: list[bool | None] = []  # whether a part about organisation is announced; False where only a body makes it one
    speaks: list[bool] = []  # whether the heading speaks of organisation
    head = charge_words().head
    for section in sections:
        above = section.parent
        announced = told[above.index] if above is not None else None
        if section.own_kind == "organisation" and not announced:
            announced = head.match(section.title) is None
        told.append(announced)
        speaks.append(section.heading and section.style != "article" and "tổ chức" in section.title[:40])
        next_above = above.parent if above is not None else None
        below = (above is not None and speaks[above.index]) or (next_above is not None and speaks[next_above.index])
        if section.kind == "recipients":
            place = _Place.RECIPIENTS
        elif section.style == "appendix" or section.appendix is not None:
            place = _Place.NONE
        elif below or (section.kind == "organisation" and announced is not False):
            place = _Place.ORGANISATION
        elif section.style == "article":
            place = _Place.ARTICLE
        else:
            place = _Place.STRICT if section.kind in _STRICT else _Place.NONE
        found.append(place)
    return found


def _rank(block: TextBlock) -> int:
    """How deep a block stands by its marker: 0 for a paragraph, 1 for a number or letter, more for bullets."""
    if block.marker is None:
        return _UNMARKED
    return _RANKS.get(block.marker.style, _NUMBERED)
