"""What reading notices about the text itself: numbering, lost headings, spoilt capitals, odd dates and symbols."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from egovplan.model import Source
from egovplan.reading.blocks import Block, TextBlock
from egovplan.reading.context import Context
from egovplan.reading.furniture import Furniture
from egovplan.reading.outline import Section
from egovplan.vietnamese.folding import SPOILT_CAPITAL
from egovplan.vietnamese.match import Note

__all__ = ["position_in_list", "tell_reading_findings"]

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
# Letters in the order of lists; official ones leave out those in brackets below, or not.
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_MAY_BE_LEFT_OUT = frozenset("đfjwz")
_NUMBERED = ("roman", "number", "number)", "dashed", "article", "capital", "letter", "paren")
_BEGINNING = "0"
_MOST_FAULTS = 3
_MOST_BLOCKS = 8
_MOST_RELATED = 20
_FEW_WORDS = re.compile(r"\S+(?:[^\S\n]+\S+){0,3}")


def tell_reading_findings(context: Context, furniture: Furniture) -> None:
    """Add the findings about the text itself, none that has been told already.

    Args:
        context: The document, read.
        furniture: Its page furniture, which nothing is told about.
    """
    _tell_numbering(context)
    _tell_lost_headings(context)
    _tell_spoilt_capitals(context, furniture)
    _tell_notes(context, furniture)


def _tell_numbering(context: Context) -> None:
    """Gaps and repeats in the numbers of headings and items that stand side by side."""
    begins_anew = {section.index for section in context.outline.restarts}
    lists: dict[tuple[int, str, str], list[Section]] = {}
    for section in context.outline.sections:
        if section.style not in _NUMBERED and not section.style.startswith("decimal"):
            continue
        # articles are numbered through all chapters
        above = -1 if section.parent is None or section.style == "article" else section.parent.index
        prefix = section.label.rpartition(".")[0] if section.style.startswith("decimal") else ""
        key = (above, section.style, prefix)
        if section.index in begins_anew and key in lists:
            _tell_list(context, lists.pop(key))
        lists.setdefault(key, []).append(section)
    for items in lists.values():
        _tell_list(context, items)


def _tell_list(context: Context, items: list[Section]) -> None:
    """Tell the faults of one list; one that is full of them is no list."""
    faults: list[tuple[str, Section, Section | None]] = []
    before: Section | None = None
    for item in items:
        place = position_in_list(item.style, item.label)
        if place is None:
            continue
        fault = _fault(before, item, place)
        if fault is not None:
            faults.append((fault, item, before))
        before = item
    if len(faults) > _MOST_FAULTS:
        return
    for code, item, previous in faults:
        source = context.source(item.start, item.end)
        number = _printed(item)
        if code == "numbering-gap":
            context.tell(code, source, number=number, previous=_printed(previous) if previous else _BEGINNING)
        else:
            related = [context.source(previous.start, previous.end)] if previous else []
            context.tell(code, source, related=related, number=number)


def _fault(before: Section | None, item: Section, place: int) -> str | None:
    """What is wrong with a number behind another one; a list that begins anew with one is another list."""
    if before is None:
        # a lone item with a number is no list that lacks its beginning, nor is a letter
        return "numbering-gap" if place > 1 and item.style not in ("letter", "paren", "capital") else None
    previous = position_in_list(before.style, before.label) or 0
    if place == previous + 1 or place == 1:
        return None
    if place > previous:
        if item.style in ("letter", "capital", "paren") and item.label[:1].isalpha():
            left_out = _LETTERS[previous : place - 1]
            return None if set(left_out) <= _MAY_BE_LEFT_OUT else "numbering-gap"
        return "numbering-gap"
    return "numbering-repeat"


def _printed(section: Section) -> str:
    return section.label.upper() if section.style in ("roman", "capital") else section.label


def position_in_list(style: str, label: str) -> int | None:
    """The place in its list that a number or letter stands for, from 1, or None.

    >>> position_in_list("roman", "iv"), position_in_list("number", "12"), position_in_list("letter", "đ")
    (4, 12, 5)
    >>> position_in_list("decimal2", "3.2")
    2
    """
    if style.startswith("decimal"):
        label = label.rpartition(".")[2]
    if label.isdecimal():
        return int(label)
    if style == "roman" and label and set(label) <= _ROMAN.keys():
        values = [_ROMAN[letter] for letter in label]
        return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    if len(label) == 1 and label in _LETTERS:
        return _LETTERS.index(label) + 1
    return None


def _tell_lost_headings(context: Context) -> None:
    """Lists that begin anew although nothing announces them."""
    blocks = [block for block in context.blocks if isinstance(block, TextBlock)]
    starts = [block.body for block in blocks]
    for section in context.outline.restarts:
        at = bisect_right(starts, section.start) - 1
        if at > 0 and blocks[at - 1].text.endswith(":"):
            continue
        source = context.source(section.start, section.end)
        context.tell("heading-missing", source, number=_printed(section), kind=section.kind or "-")


def _tell_spoilt_capitals(context: Context, furniture: Furniture) -> None:
    """One finding for each paragraph with spoilt capitals; where all are spoilt, one for the document."""
    nfc = context.document.folded.nfc
    places: Iterator[tuple[Block | None, int]] = (
        (context.block_at(match.start()), match.start()) for match in SPOILT_CAPITAL.finditer(nfc)
    )
    spoilt = [
        next(positions)[1]
        for block, positions in groupby(places, key=lambda place: place[0])
        if block is not None and block.first not in furniture.lines
    ]
    sources = [context.source(position, position + 1) for position in spoilt]
    together = len(spoilt) > _MOST_BLOCKS
    for position, source in zip(spoilt[: 1 if together else None], sources, strict=False):
        begin = max(nfc.rfind(" ", 0, position), nfc.rfind("\n", 0, position)) + 1
        words = _FEW_WORDS.match(nfc, begin)
        text = context.document.wording(*words.span()) if words else nfc[position]
        context.tell("spoilt-capitals", source, related=sources[1:_MOST_RELATED] if together else [], text=text)


def _tell_notes(context: Context, furniture: Furniture) -> None:
    """What the dates, periods and document numbers of the whole text gave notice of."""
    told = _Told(context)
    scan = context.scan
    matches: list[Any] = [*scan.dates, *scan.periods, *scan.acts]
    for match in matches:
        if match.notes and context.document.line_at(match.start) - 1 not in furniture.lines:
            told.tell(match.notes, context.source(match.start, match.end))


class _Told:
    """The findings so far, to tell nothing twice: two with one code whose spans touch are one."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._spans: dict[tuple[str, int], list[tuple[int, int]]] = {}
        for finding in context.findings:
            if finding.source is not None:
                self._remember(finding.code, finding.source)

    def _remember(self, code: str, source: Source) -> None:
        self._spans.setdefault((code, source.line), []).append((source.start or 0, source.end or 0))

    def tell(self, notes: Iterable[Note], source: Source) -> None:
        """Tell what has not been told of this place."""
        for note in notes:
            spans = self._spans.get((note.code, source.line), ())
            if any(start < (source.end or 0) and (source.start or 0) < end for start, end in spans):
                continue
            self._remember(note.code, source)
            self._context.note((note,), source)
