"""Coverage: which lines and numbers of a document were read, set aside or left."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen

from egovplan.reading.blocks import TextBlock
from egovplan.reading.head_lines import head_and_foot
from egovplan.vietnamese.number_context import ASIDE
from egovplan.vietnamese.numbers import NUMBER

if TYPE_CHECKING:
    from egovplan.reading.reader import Reading

__all__ = ["Coverage", "LeftLine", "LeftNumber", "measure_coverage"]

_SHORTEST_SENTENCE = 40
_READ_SECTIONS = frozenset(
    ("status", "objectives", "contents", "solutions", "roadmap", "funding", "results", "organisation", "legal_bases")
)


@frozen
class LeftLine:
    """A line that nothing claims.

    Attributes:
        number: 1-based.
        text: The line as printed.
    """

    number: int
    text: str


@frozen
class LeftNumber:
    """A printed number that no object read and no rule set aside.

    Attributes:
        line: 1-based line.
        text: The number as printed.
        context: Words around it.
    """

    line: int
    text: str
    context: str


@frozen
class Coverage:
    """What was read of a document.

    Attributes:
        unclaimed: Lines that no object, section, table or furniture claims.
        unread_numbers: Numbers that no object read and no rule set aside.
        lines: Class to its number of lines (blank lines are not counted).
        numbers: Class to its number of numbers; ``read`` are those of objects.
    """

    unclaimed: tuple[LeftLine, ...]
    unread_numbers: tuple[LeftNumber, ...]
    lines: dict[str, int]
    numbers: dict[str, int]

    @property
    def line_share(self) -> float:
        """The share of lines that are claimed, 0 to 1; 1 for an empty document."""
        total = sum(self.lines.values())
        return 1.0 if not total else 1 - self.lines.get("unclaimed", 0) / total

    @property
    def number_share(self) -> float:
        """The share of numbers that were read or set aside, 0 to 1; 1 without numbers."""
        total = sum(self.numbers.values())
        return 1.0 if not total else 1 - self.numbers.get("unread", 0) / total


def measure_coverage(reading: Reading) -> Coverage:
    """Measure the coverage of a document that was read."""
    claimed = _claimed_lines(reading)
    document = reading.context.document
    nfc = document.folded.nfc
    counts: Counter[str] = Counter()
    unclaimed = []
    for index, line in enumerate(document.lines):
        if not line.text.strip("|-*_. "):
            continue
        by = claimed.get(index)
        counts[by or "unclaimed"] += 1
        if by is None:
            unclaimed.append(LeftLine(document.printed_line(line.start), nfc[line.start : line.end]))
    numbers, left = _numbers(reading)
    return Coverage(tuple(unclaimed), tuple(left), dict(counts), numbers)


def _claimed_lines(reading: Reading) -> dict[int, str]:
    context = reading.context
    claimed = dict(context.claimed)
    for index in reading.furniture.lines:
        claimed[index] = "furniture"
    for _, block in context.preamble.titles:
        _claim(claimed, block, "title")
    for block in context.preamble.captions:
        _claim(claimed, block, "caption")
    for index in context.metadata.lines:
        claimed.setdefault(index, "metadata")
    for index, by in head_and_foot(context):
        claimed.setdefault(index, by)
    for item in context.blocks:
        if not isinstance(item, TextBlock):
            continue
        section = context.outline.of(item)
        if section is None:
            continue
        if section.start == item.body and section.heading:
            _claim(claimed, item, "heading")
        elif section.kind in _READ_SECTIONS:
            _claim(claimed, item, f"section: {section.kind}")
        elif section.style == "title" and section.kind != "recipients":
            _claim(claimed, item, "introduction")
        elif section.kind == "recipients":
            _claim(claimed, item, "recipients")
        elif section.kind == "appendix" and _is_prose(item):
            _claim(claimed, item, "section: appendix")
        elif section.style == "article" or any(node.style == "article" for node in section.ancestors()):
            _claim(claimed, item, "article")
    return claimed


def _is_prose(block: TextBlock) -> bool:
    """Whether a block is a sentence, not a cell of a table that was not recognised."""
    return len(block.text) >= _SHORTEST_SENTENCE and block.text.endswith((".", ";", ":", "./.", ")"))


def _claim(claimed: dict[int, str], block: TextBlock, by: str) -> None:
    for index in range(block.first, block.last + 1):
        claimed.setdefault(index, by)


def _numbers(reading: Reading) -> tuple[dict[str, int], list[LeftNumber]]:
    context = reading.context
    document = context.document
    read = sorted(context.read)
    starts = [span[0] for span in read]
    reach: list[int] = []
    for span in read:
        reach.append(max(span[1], reach[-1] if reach else 0))
    aside: dict[int, str] = {}
    for item in context.statements.all_numbers():
        if item.aside:
            aside[item.start] = item.aside
            if item.high is not None:  # 3 đến 5 tuổi: both ends
                for match in NUMBER.finditer(document.flat, item.start, item.number_end):
                    aside[match.start()] = item.aside
    markers = {}
    for block in context.blocks:
        if isinstance(block, TextBlock) and block.marker is not None:
            markers[block.start] = block.body
    marker_starts = sorted(markers)
    taken = context.scan.taken
    taken_starts = [span[0] for span in taken]
    counts: Counter[str] = Counter()
    left: list[LeftNumber] = []
    for match in context.scan.numbers:
        position = match.start()
        by = _class_of(position, starts, reach, aside, marker_starts, markers, taken, taken_starts)
        line = document.line_at(position)
        if line - 1 in reading.furniture.lines:
            by = ASIDE.FURNITURE
        if by is None or by == ASIDE.UNREAD:
            counts["unread"] += 1
            around = document.folded.nfc[max(0, position - 40) : match.end() + 40]
            left.append(LeftNumber(document.printed_line(position), match[0], " ".join(around.split())))
        else:
            counts[by] += 1
    return dict(counts), left


def _class_of(
    position: int,
    starts: list[int],
    reach: list[int],
    aside: dict[int, str],
    marker_starts: list[int],
    markers: dict[int, int],
    taken: list[tuple[int, int, str]],
    taken_starts: list[int],
) -> str | None:
    at = bisect_right(starts, position) - 1
    if at >= 0 and position < reach[at]:
        return "read"
    at = bisect_right(taken_starts, position) - 1
    if at >= 0 and position < taken[at][1]:
        return taken[at][2]
    if position in aside:
        return aside[position]
    at = bisect_right(marker_starts, position) - 1
    if at >= 0 and position < markers[marker_starts[at]]:
        return ASIDE.LABEL
    return None
