"""The head of a document: which blocks are its title, its legal bases, its captions and its signature."""

from __future__ import annotations

import re

from egovplan.reading.blocks import Block, TextBlock
from egovplan.reading.document_text import DocumentText
from egovplan.reading.outline import CAPTION, Outline, Section, is_capitals

__all__ = ["Preamble", "read_preamble"]

# căn cứ on the basis of; theo/xét đề nghị at the proposal of; xét tờ trình having considered the submission
_BASIS = re.compile(r"\W*(?:căn\s+cứ|theo\s+đề\s+nghị|xét\s+(?:đề\s+nghị|tờ\s+trình|báo\s+cáo)|theo\s+tờ\s+trình)\b")
# thực hiện carrying out (another act), followed by a kind of act
_CARRIES_OUT = re.compile(
    r"\W*(?:thực\s+hiện|triển\s+khai(?:\s+thực\s+hiện)?)\s+(?:các\s+)?(?:nghị\s+quyết|quyết\s+định|chỉ\s+thị|kết\s+luận|nghị\s+định|kế\s+hoạch|luật|công\s+văn|thông\s+báo|chương\s+trình|đề\s+án|chiến\s+lược|thông\s+tư|văn\s+bản)\b"
)
# an act named at the start of a paragraph, with its number
_ACT = re.compile(
    r"\W*(?:luật|nghị\s+quyết|nghị\s+định|quyết\s+định|chỉ\s+thị|công\s+văn|thông\s+tư|kết\s+luận|kế\s+hoạch|thông\s+báo)\s+(?:số\s*:?\s*)?\d"
)

# people's committee (its chairman), people's council, minister, prime minister, government: who issues, below a title
_ISSUER = re.compile(
    r"(?:chủ tịch\s+)?[uủ][yỷ] ban nhân dân\b.{0,60}\Z|hội đồng nhân dân\b.{0,60}\Z|bộ trưởng\b.{0,50}\Z"
    r"|(?:thủ tướng\s+)?chính phủ\Z"
)


class Preamble:
    """What stands before the sections of a document and of its annexed parts.

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
        self.body = 0


def read_preamble(document: DocumentText, blocks: list[Block], outline: Outline) -> Preamble:
    """Sort the blocks of a document's head and of the heads of its annexed parts."""
    sorter = _Sorter(document)
    for index, block in enumerate(blocks):
        if isinstance(block, TextBlock):
            sorter.take(index, block, outline.of(block))
    return sorter.found


class _Sorter:
    """Goes through the blocks once, remembering what was announced.

    Attributes:
        announced: The word of the title line just read, whose title follows.
        opened: Whether a section proper has begun.
        bases_open: Whether legal bases may stand here.
    """

    def __init__(self, document: DocumentText) -> None:
        self.found = Preamble()
        self._document = document
        self._announced: str | None = None
        self._opened = False
        self._bases_open = False

    def take(self, index: int, block: TextBlock, section: Section | None) -> None:
        """Sort one block."""
        own = section is not None and section.start == block.body
        if section is not None and own and section.style in ("title", "appendix"):
            self._open_part(block, section)
        elif _is_caption(block):
            self.found.captions.append(block)
            self._announced = None
        elif section is not None and section.kind == "legal_bases" and not (own and section.heading):
            self.found.bases.append(block)
        elif section is not None and own:
            self._open_section(index, section)
        elif _is_head(section) and (block.marker is None or block.marker.style == "-"):
            self._take_head(block)

    def _open_part(self, block: TextBlock, section: Section) -> None:
        if section.label == "annex":  # a title without the word that announces it
            self.found.titles.append(("", block))
            self._announced, self._bases_open = None, True
            return
        self._announced = None if section.kind == "recipients" else block.content.strip(" :")
        self._bases_open = self._announced is not None

    def _open_section(self, index: int, section: Section) -> None:
        if not self._opened and section.style in ("roman", "article", "number", "part", "phần", "chương"):
            self._opened, self.found.body = True, index
        self._announced, self._bases_open = None, section.style == "article"

    def _take_head(self, block: TextBlock) -> None:
        title = _is_title(self._document, block)
        if self._is_basis(block, title):
            self.found.bases.append(block)
            self._announced = None
        elif self._announced is not None and title and not self._is_issuer(block):
            self.found.titles.append((self._announced, block))

    def _is_issuer(self, block: TextBlock) -> bool:
        return _ISSUER.match(block.text) is not None and is_capitals(self._document, block)

    def _is_basis(self, block: TextBlock, title: bool) -> bool:
        if self._opened and not self._bases_open:
            return False
        if _BASIS.match(block.text):
            return True
        if _CARRIES_OUT.match(block.text):
            return not (self._announced and title) and not is_capitals(self._document, block)
        annexed = self._bases_open and not self._announced and bool(self.found.captions)
        return annexed and _ACT.match(block.text) is not None


def _is_head(section: Section | None) -> bool:
    """Whether a section is none, a title or an appendix: no numbered part."""
    return section is None or (section.style in ("title", "appendix") and section.kind in (None, "title", "appendix"))


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
