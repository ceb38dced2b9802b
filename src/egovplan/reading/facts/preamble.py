"""The head of a document: which blocks are its title, its legal bases, its captions and its signature."""

from __future__ import annotations

import re

from egovplan.reading.blocks import Block, Table, TextBlock
from egovplan.reading.document_text import DocumentText
from egovplan.reading.outline import CAPTION, Outline, is_capitals

__all__ = ["Preamble", "read_preamble"]

# căn cứ on the basis of; theo/xét đề nghị at the proposal of; xét tờ trình having considered the submission
_BASIS = re.compile(r"\W*(?:căn\s+cứ|theo\s+đề\s+nghị|xét\s+(?:đề\s+nghị|tờ\s+trình|báo\s+cáo)|theo\s+tờ\s+trình)\b")
# thực hiện carrying out (another act), followed by a kind of act
_CARRIES_OUT = re.compile(
    r"\W*(?:thực\s+hiện|triển\s+khai(?:\s+thực\s+hiện)?)\s+(?:các\s+)?(?:nghị\s+quyết|quyết\s+định|chỉ\s+thị|kết\s+luận|nghị\s+định|kế\s+hoạch|luật|công\s+văn|thông\s+báo|chương\s+trình)\b"
)
# an act named at the start of a paragraph, with its number
_ACT = re.compile(r"\W*(?:luật|nghị\s+quyết|nghị\s+định|quyết\s+định|chỉ\s+thị|công\s+văn|thông\s+tư|kết\s+luận|kế\s+hoạch|thông\s+báo)\s+(?:số\s*:?\s*)?\d")


class Preamble:
    """What stands before the sections of a document and its annexed parts.

    Attributes:
        titles: Blocks of titles, each with the folded word that announced it
            (``quyết định``), in order; the announcing word may be empty.
        bases: Blocks of legal bases.
        captions: Blocks of captions.
        body: Index of the first block that opens a section proper.
    """

    def __init__(self) -> None:
        self.titles: list[tuple[str, TextBlock]] = []
        self.bases: list[TextBlock] = []
        self.captions: list[TextBlock] = []
        self.claimed: set[int] = set()
        self.body = 0


def read_preamble(document: DocumentText, blocks: list[Block], outline: Outline) -> Preamble:
    """Sort the blocks of a document's head and of the heads of its annexed parts."""
    found = Preamble()
    announced: str | None = None
    opened = False
    bases_open = False
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            continue
        section = outline.of(block)
        kind = section.kind if section else None
        content = block.content.strip()
        own = section is not None and section.start == block.body
        if own and section is not None and section.label == "annex":
            found.titles.append(("", block))
            found.claimed.add(index)
            announced, bases_open = None, True
            continue
        if own and section is not None and section.style in ("title", "appendix"):
            announced = content.strip(" :") if section.kind != "recipients" else None
            bases_open = announced is not None
            continue
        if _is_caption(block):
            found.captions.append(block)
            found.claimed.add(index)
            announced = None
            continue
        if kind == "legal_bases" and not (own and section is not None and section.heading):
            found.bases.append(block)
            found.claimed.add(index)
            continue
        if own and section is not None and section.style not in ("title", "appendix"):
            if not opened and section.style in ("roman", "article", "number", "part", "phần", "chương"):
                opened, found.body = True, index
            announced, bases_open = None, section.style == "article"
            continue
        head = kind in (None, "title", "appendix") and section_is_head(section)
        if (head and block.marker is None) or (head and block.marker is not None and block.marker.style == "-"):
            if _BASIS.match(block.text) or (not (announced and _is_title(document, block)) and _CARRIES_OUT.match(block.text) and not is_capitals(document, block)):
                if not opened or bases_open:
                    found.bases.append(block)
                    found.claimed.add(index)
                    announced = None
                    continue
            if bases_open and _ACT.match(block.text) and not announced and len(found.captions) > 0:
                found.bases.append(block)
                found.claimed.add(index)
                continue
            if announced is not None and index < len(blocks) and _is_title(document, block):
                found.titles.append((announced, block))
                found.claimed.add(index)
    return found


def section_is_head(section: object) -> bool:
    """Whether a section is none, a title or an appendix: no numbered part."""
    return section is None or getattr(section, "style", "") in ("title", "appendix")


def _is_caption(block: TextBlock) -> bool:
    text = block.text
    bracketed = "(" in text[:3] or text.endswith(")")
    return len(text) < 400 and CAPTION.match(text) is not None and ("kèm" in text[:30] or bracketed)


def _is_title(document: DocumentText, block: TextBlock) -> bool:
    """Whether a paragraph looks like a title: mostly capitals, or bold, or a short line that opens with ``về việc``."""
    original = document.folded.nfc[document.line_start(block.first + 1) : block.end]
    return (
        is_capitals(document, block)
        or original.lstrip().startswith("**")
        or block.text.startswith(("về việc", "v/v"))
        or (len(block.text) < 160 and not block.text.endswith((".", ";", ":")))
    )
