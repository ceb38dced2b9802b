"""The captions of tables: the short blocks right before one that are its title, its unit, its act."""

from __future__ import annotations

import re

from egovplan.reading.blocks import Table, TextBlock
from egovplan.reading.context import Context
from egovplan.reading.outline import CAPTION, is_capitals

__all__ = ["Caption", "read_caption"]

_FARTHEST = 6
_LONGEST = 600
# danh mục/danh sách list, bảng/biểu table, phụ lục appendix, tổng hợp summary, kế hoạch plan, phân công assignment
_TITLE = re.compile(
    r"\W*(?:danh\s+mục|danh\s+sách|bảng|biểu|phụ\s+lục|tổng\s+hợp|phân\s+công|phân\s+kỳ|dự\s+toán|khái\s+toán"
    r"|hệ\s+thống\s+(?:chỉ\s+tiêu|bảng\s+biểu)|các\s+(?:chỉ\s+tiêu|dự\s+án|nhiệm\s+vụ))\b"
)
_UNIT = re.compile(r"\W*(?:đơn\s+vị(?:\s+tính)?|đvt|đv\s+tính|đvt)\s*[:.]")  # unit (of measure)


class Caption:
    """What stands before a table and speaks of it.

    Attributes:
        blocks: The blocks, the nearest last.
        title: Those of them that are its title; the last block where none looks like one.
        text: The folded title on one line.
        unit_text: The folded blocks that may name a unit, on one line.
        appendix: The label of the appendix it stands in, or None.
        heading: The title, folded, where it surely is one; else empty.
        units: The blocks that say nothing but the unit.
        above: The title of the appendix above a numbered heading, with its act.
    """

    __slots__ = ("above", "appendix", "blocks", "heading", "text", "title", "unit_text", "units")

    def __init__(self, blocks: list[TextBlock], above: list[TextBlock], appendix: str | None) -> None:
        self.blocks = blocks
        self.above = above
        self.appendix = appendix
        self.units = [block for block in blocks if _UNIT.match(block.text)]
        own = [block for block in blocks if not CAPTION.match(block.text) and block not in self.units]
        first = next((index for index, block in enumerate(own) if _TITLE.match(block.content)), None)
        self.title = own[first:] if first is not None else own[-1:]
        self.text = " ".join(block.content for block in self.title)
        near = [block.text for block in blocks[-3:] if _UNIT.search(block.text) or len(block.text) < 120]
        self.unit_text = " ".join(near)
        self.heading = self.text if first is not None else ""


def read_caption(table: Table, context: Context, at: int) -> Caption:
    """The caption of a table.

    Args:
        table: The table.
        context: The document.
        at: Its place among the blocks.
    """
    found: list[TextBlock] = []
    above: list[TextBlock] = []
    opened = False
    for block in reversed(context.blocks[max(0, at - _FARTHEST) : at]):
        if not isinstance(block, TextBlock) or (len(block.text) > _LONGEST and found):
            break
        section = context.outline.of(block)
        title = _is_title(context, block)
        if opened:
            if not title or block.marker is not None:
                break
            above.append(block)
        elif section is not None and section.kind == "recipients" and not title:
            break
        else:
            found.append(block)
        opens = section is not None and section.start == block.body
        if opens and section is not None and section.style == "appendix":
            break
        opened = opened or block.marker is not None or (opens and section is not None and section.style != "title")
    found.reverse()
    above.reverse()
    return Caption(found, above, _appendix(table, context, found))


def _is_title(context: Context, block: TextBlock) -> bool:
    return bool(_TITLE.match(block.content) or CAPTION.match(block.text)) or is_capitals(context.document, block)


def _appendix(table: Table, context: Context, blocks: list[TextBlock]) -> str | None:
    nearest_first: list[TextBlock | Table] = [table, *reversed(blocks)]
    for block in nearest_first:
        section = context.outline.of(block)
        if section is not None and section.appendix:
            return section.appendix
    return None
