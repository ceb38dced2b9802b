"""The outline: which section every block stands in, and what kind of section it is."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from egovplan.reading.blocks import Block, Table, TextBlock
from egovplan.reading.document_text import DocumentText

__all__ = ["CAPTION", "Outline", "Section", "is_capitals", "read_outline"]

# phụ lục appendix, phụ biểu annexed table, biểu (mẫu) form
_APPENDIX = re.compile(
    r"(?:phụ\s+lục|phụ\s+biểu|biểu(?:\s+mẫu)?(?=\s+(?:số\s+)?\d))\b\s*(?:số\s*)?[:.]?\s*(\w{1,4}(?:\.\d+)?)?"
)
# a heading that is nothing but a date: (đến) năm 2013, giai đoạn 2019 - 2020
_TIME_HEADING = re.compile(
    r"(?:\W*(?:(?:từ|đến|trong|vào|hết|năm|giai\s+đoạn|định\s+hướng|tầm\s+nhìn|mục\s+tiêu)\s+)+\d{4}"
    r"(?:\s*-\s*(?:năm\s+)?\d{4}|\s+đến\s+(?:năm\s+)?\d{4})?\s*[:.]?\s*)\Z"
)
# (kèm theo …), (ban hành kèm theo …), (theo kế hoạch số …): the caption of an annexed part
CAPTION = re.compile(
    r"\W*(?:ban\s+hành\s+)?(?:kèm(?:\s+theo)?|theo)\s+"
    r"(?:quyết\s+định|nghị\s+quyết|kế\s+hoạch|chương\s+trình|công\s+văn|chỉ\s+thị|tờ\s+trình|thông\s+báo|báo\s+cáo)\b"
)
# The part that conventionally follows, for a list that begins anew without its heading.
_NEXT_PART = {
    "legal_bases": "status",
    "status": "objectives",
    "objectives": "contents",
    "contents": "solutions",
    "solutions": "organisation",
}
_LONGEST_HEADING = 260
_LONGEST_UNNUMBERED = 120
_BULLETS = frozenset("-+*•·○●▪►✓")
# Styles of headings in which the word for a part may stand far from the beginning.
_WIDE = frozenset(("roman", "part", "phần", "chương", "capital", "title", "unnumbered"))
# Kinds whose word opens the heading, since it may stand anywhere in another: tăng cường hiệu quả (more effective)
_FIRST_WORDS = frozenset(("results",))
_RANKS = {"title": 0, "appendix": 0, "unnumbered": 0}


class Section:
    """One node of the outline.

    Attributes:
        index: Its place in the outline.
        parent: The node above it, or None.
        style: The style of its numbering.
        label: Its number as printed, folded.
        kind: ``objectives``, ``status``, …; inherited where its title says nothing; None at the top.
        start: Position of its title's first character.
        end: One past its title's last character.
        title: The folded title, without number and closing colon.
        heading: Whether it is a heading rather than a numbered paragraph.
        line: 1-based line of its title.
    """

    __slots__ = (
        "_titles",
        "appendix",
        "end",
        "heading",
        "index",
        "inherits_next",
        "kind",
        "label",
        "line",
        "own_kind",
        "parent",
        "start",
        "style",
        "title",
    )

    def __init__(
        self, index: int, parent: Section | None, style: str, label: str, span: tuple[int, int], title: str, line: int
    ) -> None:
        self.index = index
        self.parent = parent
        self.style = style
        self.label = label
        self.start, self.end = span
        self.title = title
        self.line = line
        self.heading = True
        self.inherits_next = False
        self._titles: str | None = None
        self.own_kind: str | None = None
        self.kind: str | None = None
        self.appendix: str | None = parent.appendix if parent else None

    @property
    def titles(self) -> str:
        """The folded headings from here up, on one line."""
        if self._titles is None:
            own = self.title if self.heading else ""
            self._titles = f"{own} {self.parent.titles}".strip() if self.parent is not None else own
        return self._titles

    def ancestors(self) -> list[Section]:
        """The node itself and those above it, innermost first."""
        chain: list[Section] = []
        node: Section | None = self
        while node is not None:
            chain.append(node)
            node = node.parent
        return chain

    def __repr__(self) -> str:
        return f"<Section {self.style} {self.label} {self.kind}: {self.title[:50]!r}>"


class Outline:
    """The section tree of a document.

    Attributes:
        sections: Its nodes in the order of the document.
        restarts: Nodes where a list begins anew although its heading is lost.
    """

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.restarts: list[Section] = []

    def of(self, block: Block) -> Section | None:
        """The section a block stands in, or None before the first."""
        return self.sections[block.section] if block.section >= 0 else None


@cache
def _agency_heads() -> tuple[str, ...]:
    """How a heading begins that names a body."""
    return tuple(_data()["agency_heads"])


@cache
def _data() -> dict[str, list[str]]:
    data: dict[str, list[str]] = tomllib.loads(
        (files("egovplan.reading") / "words" / "sections.toml").read_text(encoding="utf-8")
    )
    return data


@cache
def _kinds() -> tuple[dict[str, str], re.Pattern[str], frozenset[str]]:
    titles = frozenset(_data()["titles"])
    by_phrase = {
        phrase: kind
        for kind, phrases in _data().items()
        if kind not in ("titles", "agency_heads")
        for phrase in phrases
    }
    ordered = sorted(by_phrase, key=len, reverse=True)
    return by_phrase, re.compile("|".join(map(re.escape, ordered))), titles


def read_outline(document: DocumentText, blocks: list[Block]) -> Outline:
    """Build the outline and tell every block its section.

    The stack holds the open sections, outermost first. A marker whose style is
    open closes down to it; another style opens a section below. Titles and
    appendices close everything.
    """
    outline = Outline()
    stack: list[Section] = []
    for position, block in enumerate(blocks):
        if isinstance(block, TextBlock):
            following = blocks[position + 1] if position + 1 < len(blocks) else None
            style = _style(document, block, following, stack)
            if style is None and position and isinstance(blocks[position - 1], Table):
                style = _behind_table(block, stack)
            if style is not None:
                _open(document, outline, stack, block, *style)
        block.section = stack[-1].index if stack else -1
    return outline


def _style(
    document: DocumentText, block: TextBlock, following: Block | None, stack: list[Section]
) -> tuple[str, str] | None:
    """The numbering style and label of a block that opens a section."""
    marker = block.marker
    content = block.content.strip()
    if marker is None:
        captioned = isinstance(following, TextBlock) and CAPTION.match(following.text) is not None
        if captioned and is_capitals(document, block) and not _APPENDIX.match(content):
            return "title", "annex"
        return _unmarked(document, block, content) or _introduction(content, stack)
    if marker.style not in _BULLETS:
        return marker.style, marker.label
    if _TIME_HEADING.match(content):
        return "time" + marker.style, ""
    below = following.marker if isinstance(following, TextBlock) else None
    opens = content.endswith(":") and len(content) < _LONGEST_HEADING
    if opens and below is not None and below.style in _BULLETS and below.style != marker.style:
        return marker.style, ""
    return None


def _behind_table(block: TextBlock, stack: list[Section]) -> tuple[str, str] | None:
    """A line without a number that announces a part behind a table: ``Notes on the sources of funds:``."""
    content = block.content.strip()
    if stack and stack[0].style == "appendix":  # the appendix goes on
        return None
    if block.marker is not None or not content.endswith(":") or len(content) > _LONGEST_UNNUMBERED:
        return None
    return ("unnumbered", "") if _kinds()[1].search(content) else None


def _unmarked(document: DocumentText, block: TextBlock, content: str) -> tuple[str, str] | None:
    if len(content) > _LONGEST_HEADING:
        return None
    appendix = _APPENDIX.match(content)
    if appendix and (
        appendix.end() >= len(content) - 2 or document.folded.nfc[block.start : block.start + 4].isupper()
    ):
        return "appendix", appendix[1] or ""
    if content.strip(" :") in _kinds()[2]:
        return "title", ""
    hashes = _hashes(document, block)
    if hashes:
        return "#" * hashes, ""
    if _TIME_HEADING.match(content):
        return "time", ""
    if content.startswith("nơi nhận"):  # recipients
        return "title", "recipients"
    return None


def _introduction(content: str, stack: list[Section]) -> tuple[str, str] | None:
    """A sentence that announces a part of a document without headings: ``… the following objectives:``."""
    if not content.endswith(":") or (stack and stack[0].style != "introduction"):
        return None
    return ("introduction", "") if _kinds()[1].search(content[-80:]) else None


_TITLE_LETTERS = 240  # how much of a paragraph is looked at


def is_capitals(document: DocumentText, block: TextBlock) -> bool:
    """Whether a paragraph is mostly in capitals, as titles are."""
    original = document.folded.nfc[block.start : min(block.end, block.start + _TITLE_LETTERS)]
    letters = sum(map(str.isalpha, original))
    return letters > 8 and sum(map(str.isupper, original)) > 0.5 * letters


def _hashes(document: DocumentText, block: TextBlock) -> int:
    start = document.line_start(block.first + 1)
    raw = document.folded.nfc[start : block.start]
    return raw.count("#")


def _open(
    document: DocumentText, outline: Outline, stack: list[Section], block: TextBlock, style: str, label: str
) -> None:
    restarts = False
    follows: Section | None = None
    if style in _RANKS:
        stack.clear()
    else:
        for depth, open_section in enumerate(stack):
            if open_section.style == style:
                # the list begins anew without a heading of its own: the heading was lost
                restarts = style == "number" and label == "1" and open_section.label not in ("1", "")
                follows = open_section if open_section.inherits_next else None
                del stack[depth:]
                break
    parent = stack[-1] if stack else None
    title, end, heading = _title(block)
    section = Section(len(outline.sections), parent, style, label, (block.body, end), title, block.first + 1)
    section.heading = heading
    section.own_kind = _kind(section, parent)
    inherited = parent.kind if parent else None
    if restarts and section.own_kind is None:
        inherited = _NEXT_PART.get(inherited or "", inherited)
        outline.restarts.append(section)
    elif follows is not None and follows.parent is parent:
        inherited = follows.kind
    section.inherits_next = restarts or follows is not None
    section.kind = section.own_kind or inherited
    if style == "appendix":
        section.appendix = label or title
    outline.sections.append(section)
    stack.append(section)


def _title(block: TextBlock) -> tuple[str, int, bool]:
    """The title of a section, where it ends, and whether the block is nothing but a title."""
    content = block.content
    stripped = content.strip()
    sentence = stripped.endswith(".") and (len(stripped) >= 120 or stripped.count(".") > 1)
    if len(stripped) <= _LONGEST_HEADING and not sentence and not stripped.endswith((";", "./.")):
        return stripped.rstrip(" :."), block.end, True
    colon = content.find(":")
    if 0 < colon < 120:
        return content[:colon].strip(), block.body + colon, False
    return stripped[:80], block.end, False


def _kind(section: Section, parent: Section | None) -> str | None:
    """What kind of section a title announces."""
    by_phrase, pattern, titles = _kinds()
    if section.style == "appendix":
        return "appendix"
    if section.style == "title" and section.label == "annex":
        return "title"
    if section.style == "title":
        return "recipients" if section.label == "recipients" else ("title" if section.title in titles else None)
    if not section.heading and section.style not in ("roman", "number", "article"):
        return None
    match = pattern.search(section.title)
    if section.style == "introduction":
        last = [by_phrase[found[0]] for found in pattern.finditer(section.title[-80:])]
        return last[-1] if last else None
    if match is None or (match.start() and section.title.startswith(_agency_heads())):
        names_body = parent is None or parent.kind in (None, "title", "organisation")
        return "organisation" if names_body and section.title.startswith(_agency_heads()) else None
    near = match.start() <= (60 if section.style in _WIDE else 18)
    if not near or (not section.heading and match.start() > 0):
        return None
    kind = by_phrase[match[0]]
    if kind in _FIRST_WORDS and match.start() > 0 and section.style not in _WIDE:
        return None
    if kind == "legal_bases" and (not section.heading or (parent is not None and parent.kind == "organisation")):
        return None
    deep = parent is not None and parent.kind in ("solutions", "status", "organisation", "appendix")
    if deep and parent is not None and kind != "objectives" and not section.title.startswith(match[0]):
        return None
    if parent is not None and parent.kind == "solutions" and kind in ("contents", "funding"):
        return None
    return kind


def section_of_table(outline: Outline, table: Table) -> Section | None:
    """The section a table stands in."""
    return outline.of(table)
