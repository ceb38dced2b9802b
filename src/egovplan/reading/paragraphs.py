"""Lines to blocks: joins wrapped lines, finds tables, leaves furniture out."""

from __future__ import annotations

import re

from egovplan.reading.blocks import Block, Table, TextBlock
from egovplan.reading.document_text import DocumentText, Line
from egovplan.reading.layouts import LAYOUTS
from egovplan.reading.markers import Marker, read_marker

__all__ = ["Wrapping", "read_blocks"]

_TERMINAL = frozenset(".;:!?/")
_SHORT_LINE = 15
_LONG_LINE = 40
_PAGE_WIDTH = 160
# Lines of a document's head that stand alone: titles (decision, plan, …) and issuers.
_STANDS_ALONE = re.compile(
    r"(?:quyết định|kế hoạch|nghị quyết|chỉ thị|chương trình|đề án|thông báo|kết luận|thủ tướng chính phủ|chính phủ"
    r"|(?:chủ tịch )?(?:ủy|uỷ) ban nhân dân\b.{0,60}|hội đồng nhân dân\b.{0,60}|bộ trưởng\b.{0,50})\s*:?\Z"
)


class Wrapping:
    """How a document breaks its lines.

    Attributes:
        width: The width that lines are filled to, in characters, or None where
            every paragraph stands on one line.
    """

    def __init__(self, document: DocumentText) -> None:
        lines = document.lines
        long = [line for line in lines if len(line.text) >= _LONG_LINE and not line.tabs]
        self.width: int | None = None
        if len(long) < 5:
            return
        lengths = sorted(len(line.text) for line in long)
        widest = lengths[int(len(lengths) * 0.97)]
        filled = sum(1 for length in lengths if length >= 0.8 * widest) / len(long)
        page = widest <= _PAGE_WIDTH
        if filled >= (0.4 if page else 0.5) or (page and _cut_sentences(document, long) >= 0.25 * len(long)):
            self.width = widest

    def ends_early(self, line: Line) -> bool:
        """Whether a line stops well before the width."""
        return self.width is None or len(line.text) < 0.8 * self.width


def read_blocks(document: DocumentText, furniture: set[int]) -> list[Block]:
    """The blocks of a document, in order.

    Args:
        document: The document.
        furniture: Indices of lines that are page furniture; they part no
            sentence and belong to no block.
    """
    lines = document.lines
    wrapping = Wrapping(document)
    nfc = document.folded.nfc
    blocks: list[Block] = []
    current: TextBlock | None = None
    blank = False
    index = 0
    while index < len(lines):
        line = lines[index]
        if index in furniture:
            index += 1
            continue
        if not line.text or _is_rule(line.text):
            blank = blank or current is not None
            index += 1
            continue
        if line.tabs or "|" in line.text:
            table = _table(document, index)
            if table is not None:
                blocks.append(table[0])
                index, current, blank = table[1], None, False
                continue
        marker = read_marker(line.text, nfc[line.start : line.end])
        if current is not None and marker is None and _awaits_title(current, blank):
            current.last, current.end = index, line.end  # the marker stands alone on the line before
        elif current is not None and _continues(document, wrapping, lines[current.last], line, marker, blank):
            current.last, current.end = index, line.end
        else:
            current = TextBlock(index, line.start, line.end, marker)
            blocks.append(current)
        blank = False
        index += 1
    for block in blocks:
        if isinstance(block, TextBlock):
            block.text = _joined(document, block, furniture)
    return blocks


def _is_rule(text: str) -> bool:
    """Whether a line is nothing but a rule: dashes, or the stars of a letterhead of the Party."""
    return text in ("*", "* * *") or (len(text) > 2 and not text.strip("-_*= "))


def _awaits_title(block: TextBlock, blank: bool) -> bool:
    """Whether a block is nothing but its marker, whose text stands below: a part's also below an empty line."""
    return block.body >= block.end and (not blank or (block.marker is not None and block.marker.style in _PARTS))


def _cut_sentences(document: DocumentText, lines: list[Line]) -> int:
    """How many lines stop in the middle of a sentence that goes on below."""
    every = document.lines
    return sum(
        1
        for line in lines
        if line.number < len(every) and line.text[-1] not in _TERMINAL and document.begins_small(every[line.number])
    )


def _table(document: DocumentText, index: int) -> tuple[Table, int] | None:
    for layout in LAYOUTS:
        found = layout(document, index)
        if found is not None:
            return found
    return None


def _joined(document: DocumentText, block: TextBlock, furniture: set[int]) -> str:
    text = document.flat[block.start : block.end]
    if block.last > block.first and furniture:
        for index in range(block.first, block.last + 1):
            if index in furniture:
                line = document.lines[index]
                a, b = line.start - block.start, line.end - block.start
                text = text[:a] + " " * (b - a) + text[b:]
    return text


def _continues(
    document: DocumentText, wrapping: Wrapping, before: Line, line: Line, marker: Marker | None, blank: bool
) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    ended = before.text[-1] in _TERMINAL
    if marker is not None and not _false_marker(before, line, marker, blank, wrapping):
        return False
    if blank or wrapping.width is None:
        return not ended and document.begins_small(line) and len(before.text) > 40
    if (ended and wrapping.ends_early(before)) or _stands_alone(document, before) or _stands_alone(document, line):
        return False
    if min(len(before.text), len(line.text)) <= _SHORT_LINE and not (ended and _all_capitals(document, line)):
        return True
    return _all_capitals(document, before) == _all_capitals(document, line) or document.begins_small(line)


def _false_marker(before: Line, line: Line, marker: Marker, blank: bool, wrapping: Wrapping) -> bool:
    """A dash or number that only looks like a marker: the second half of a range, a wrapped date."""
    if blank or before.text[-1] in _TERMINAL:
        return False
    if marker.style == "-":
        behind = line.text[marker.length : marker.length + 1]
        return behind.isdigit() and before.text[-1] in "0123456789%"
    if marker.style in _PARTS:
        return before.text.endswith(_BEFORE_A_PART)
    if wrapping.width is None or wrapping.ends_early(before):
        return False
    return marker.style in ("number", "decimal2", "dashed") and before.text.endswith(_BEFORE_A_NUMBER)


_PARTS = frozenset(("phần", "chương", "mục", "tiểu"))  # part, chapter, section, subsection
# at, according to, of, in, to, and: before a part that is only cited
_BEFORE_A_PART = (" tại", " theo", " của", " ở", " đến", " và", "tại")
# điều article, khoản clause, mục section, số number, năm year, tháng month, ngày day, mức độ level
_BEFORE_A_NUMBER = (" điều", " khoản", " mục", " số", " năm", " tháng", " ngày", " mức độ", " mức", " giai đoạn", " -")


def _all_capitals(document: DocumentText, line: Line) -> bool:
    return document.folded.nfc[line.start : line.end].isupper()


def _stands_alone(document: DocumentText, line: Line) -> bool:
    return (
        len(line.text) < 80
        and line.text.startswith(_HEAD_WORDS)
        and _STANDS_ALONE.match(line.text) is not None
        and _all_capitals(document, line)
    )


_HEAD_WORDS = ("q", "k", "n", "c", "đ", "t", "ủ", "u", "h", "b")
