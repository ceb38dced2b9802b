"""Lines to blocks: joins wrapped lines, finds tables, leaves furniture out."""

from __future__ import annotations

import re

from egovplan.reading.blocks import Block, Table, TextBlock
from egovplan.reading.document_text import DocumentText, Line
from egovplan.reading.layouts import LAYOUTS
from egovplan.reading.markers import Marker, read_marker
from egovplan.reading.wrapping import TERMINAL, Wrapping

__all__ = ["read_blocks"]

_SHORT_LINE = 15
_LONG_ENOUGH = 40
# Lines of a document's head that stand alone: titles (decision, plan, …) and issuers.
_STANDS_ALONE = re.compile(
    r"(?:quyết định|kế hoạch|nghị quyết|chỉ thị|chương trình|đề án|thông báo|kết luận|thủ tướng chính phủ|chính phủ"
    r"|(?:chủ tịch )?(?:ủy|uỷ) ban nhân dân\b.{0,60}|hội đồng nhân dân\b.{0,60}|bộ trưởng\b.{0,50})\s*:?\Z"
)


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
        elif current is not None and _continues(document, wrapping, current, line, marker, blank):
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
    document: DocumentText, wrapping: Wrapping, block: TextBlock, line: Line, marker: Marker | None, blank: bool
) -> bool:
    """Whether a line goes on with the sentence of the block before it."""
    before = document.lines[block.last]
    ended = before.text[-1] in TERMINAL
    if blank or wrapping.width is None:
        long = block.end - block.start > _LONG_ENOUGH
        return marker is None and not ended and document.begins_small(line) and long
    if wrapping.filled:
        return _fills(document, wrapping, block, line, marker)
    if marker is not None and not _false_marker(before, line, marker, wrapping):
        return False
    if (ended and wrapping.ends_early(before)) or _stands_alone(document, before) or _stands_alone(document, line):
        return False
    if min(len(before.text), len(line.text)) <= _SHORT_LINE and not (ended and _all_capitals(document, line)):
        return True
    return _all_capitals(document, before) == _all_capitals(document, line) or document.begins_small(line)


def _fills(document: DocumentText, wrapping: Wrapping, block: TextBlock, line: Line, marker: Marker | None) -> bool:
    """Whether a line goes on with the block before it where lines are filled as far as words go."""
    before = document.lines[block.last]
    if marker is not None and _is_second_half(before, line, marker):
        return True
    if wrapping.had_room(before, line):
        return False
    if marker is not None and not _false_marker_behind_a_full_line(document, before, line, marker):
        return False
    if _stands_alone(document, before) or _stands_alone(document, line):
        return False
    if document.begins_small(line):
        return True
    # the line before ends its sentence, and is full by chance
    if line.text.startswith(_NEW_BASIS):
        return False
    if before.text[-1] == ";" and _ACT.match(line.text) and block.marker is None:
        return document.flat.startswith(_NEW_BASIS, block.start)  # one of several acts of a legal basis
    if before.text[-1] == "." and (_PERIOD.match(line.text) or line.text.startswith(_EXECUTION)):
        return False
    if line.text[0] == "(" and document.folded.nfc[line.start : line.end].startswith(_CAPTION):
        return False
    if before.text[-1] == ")" and (_ACT.match(line.text) or line.text.startswith(_UNIT)):
        return False  # a caption stands before
    alike = _all_capitals(document, before) == _all_capitals(document, line)
    return alike or min(len(before.text), len(line.text)) <= _SHORT_LINE


def _false_marker_behind_a_full_line(document: DocumentText, before: Line, line: Line, marker: Marker) -> bool:
    """A dash or number in the middle of a sentence that stands at the start of a line by chance."""
    if before.text[-1] in TERMINAL:
        return False
    behind = document.folded.nfc[line.start + marker.length : line.end][:1]
    if marker.style == "-":
        return behind.isdigit() or behind.islower()
    if marker.style == "article":
        return _ARTICLE.match(line.text) is None
    if marker.style in _PARTS:
        return before.text.endswith(_BEFORE_A_PART)
    return marker.style in _NUMBERS and (not behind or before.text.endswith(_BEFORE_ANY_NUMBER))


def _is_second_half(before: Line, line: Line, marker: Marker) -> bool:
    """Whether the dash at the start of a line parts the two numbers of a range: 60% / -70%."""
    return (
        marker.style == "-"
        and before.text[-1] in "0123456789%"
        and line.text[marker.length : marker.length + 1].isdigit()
        and line.text[1:2].isdigit()
    )


def _false_marker(before: Line, line: Line, marker: Marker, wrapping: Wrapping) -> bool:
    """A dash or number that only looks like a marker: the second half of a range, a wrapped date."""
    if before.text[-1] in TERMINAL:
        return False
    if marker.style == "-":
        behind = line.text[marker.length : marker.length + 1]
        return behind.isdigit() and before.text[-1] in "0123456789%"
    if marker.style == "article":
        return _ARTICLE.match(line.text) is None
    if marker.style in _PARTS:
        return before.text.endswith(_BEFORE_A_PART)
    if wrapping.width is None or wrapping.ends_early(before):
        return False
    return marker.style in ("number", "decimal2", "dashed") and before.text.endswith(_BEFORE_A_NUMBER)


_ARTICLE = re.compile(r"điều\s+\d+[a-zđ]?\s*[.:]")  # an article's own heading, not one that is cited
_PARTS = frozenset(("phần", "chương", "mục", "tiểu"))  # part, chapter, section, subsection
# at, according to, of, in, to, and: before a part that is only cited
_BEFORE_A_PART = (" tại", " theo", " của", " ở", " đến", " và", "tại")
# điều article, khoản clause, mục section, số number, năm year, tháng month, ngày day, mức độ level
_BEFORE_A_NUMBER = (" điều", " khoản", " mục", " số", " năm", " tháng", " ngày", " mức độ", " mức", " giai đoạn", " -")


# và and, đến to, từ from, khoảng about, đạt reach, là is, trên/hơn over, dưới under, tối thiểu/ít nhất at least, quý
# quarter, thứ -th, phiên bản version, cấp tier, loại class, điểm point, phụ lục appendix, bảng/biểu table
_BEFORE_ANY_NUMBER = (
    *_BEFORE_A_NUMBER, ",", " và", " đến", " từ", " khoảng", " đạt", " là", " trên", " hơn", " dưới", " tối thiểu",
    " ít nhất", " quý", " thứ", " phiên bản", " cấp", " loại", " điểm", " phụ lục", " bảng", " biểu", " hoặc", "(",
)  # fmt: skip
_NUMBERS = frozenset(("number", "number)", "decimal2", "decimal3", "dashed", "roman"))
# căn cứ on the basis of, theo/xét đề nghị at the proposal of: begins a paragraph of legal bases
_PERIOD = re.compile(r"(?:giai đoạn\s)?\d{4}\s?-\s?\d{4}\s?:")  # a phase of the roadmap that opens a paragraph
# the same without these words: a kind of act, as law, resolution, decree, decision, directive, letter, circular
_ACT = re.compile(r"(?:luật|bộ luật|nghị quyết|nghị định|quyết định|chỉ thị|công văn|thông tư|kết luận|thông báo)\b")
_EXECUTION = "chánh văn phòng"  # chief of office: opens the paragraph that names who executes a decision
_CAPTION = ("(Kèm theo ", "(Ban hành kèm theo ")  # enclosed with, issued with: below a title
_UNIT = ("đơn vị tính", "đvt")  # unit of measure, below a caption
_NEW_BASIS = ("căn cứ ", "theo đề nghị", "xét đề nghị", "xét tờ trình")


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
