"""Responsibilities: which body must do what, from the organisation section and the decision's articles."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import define, frozen

from egovplan.model import Responsibility
from egovplan.reading.blocks import TextBlock
from egovplan.reading.context import Context
from egovplan.reading.document_text import DocumentText
from egovplan.reading.outline import Section, is_capitals

__all__ = ["Duty", "duty_words", "read_responsibilities"]

_LONGEST_NAME = 420
_LONGEST_HEADING = 260
_LONGEST_LONE_NAME = 120
_RANKS = {"-": 2, "+": 3, "*": 4, "•": 4, "·": 4, "○": 5, "●": 4, "▪": 4, "►": 4, "✓": 4}
_NUMBERED = 1
_UNMARKED = 0
# Sections whose headings may name bodies: the organisation section, and solutions and contents where a heading
# is nothing but a body. Elsewhere a body is only the subject of a sentence.
_STRICT = frozenset(("solutions", "contents", "organisation", "title", None))
# thi hành: carry out (this decision), in the article that closes a decision
_CLOSES = re.compile(r"thi\s+hành\b")
# The committee itself asks (yêu cầu, đề nghị) everybody, in the last paragraph.
_ASKS = re.compile(r"(?:chủ\s+tịch\s+)?(?:ủy\s+ban\s+nhân\s+dân|ubnd)\s[^.,;]{0,40}\s(?:yêu\s+cầu|đề\s+nghị)\b")
# No words of a predicate: who is in charge (cơ quan chủ trì), the unit that manages (đơn vị quản lý), was assigned
# (được giao), organisations (các tổ chức), a management board (ban quản lý), the work of (công tác, hoạt động).
_NO_PREDICATE = (
    r"(?<!cơ quan )(?<!đơn vị )(?<!cơ quan, )(?<!đơn vị, )(?<!được )(?<!được giao )(?<!các )(?<!và )(?<!ban )(?<!tổ )"
    r"(?<!công tác )(?<!bộ phận )(?<!hoạt động )"
)
# No bodies: ban hành issue, trường hợp in case, bộ phận part, bộ máy machinery, hội nghị conference, báo cáo report,
# đơn vị tính unit of measure, thanh tra, kiểm tra inspecting and checking, bộ tiêu chí set of criteria.
_NO_BODY = (
    r"(?!,?\s+(?:hành|hợp|phận|máy|nghị|cáo|tính|nghề|chống|tiêu|chỉ\s+(?:số|tiêu)|số|luật|thảo|kiểm\s+tra|việc)\b)"
)
_SPACES = re.compile(r"\\? ")


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
    """

    agency: str
    section: Section | None
    rank: int | None = None


@frozen
class _Words:
    head: re.Pattern[str]
    stop: re.Pattern[str]
    assigns: tuple[str, ...]
    closings: tuple[str, ...]
    strong_verbs: tuple[str, ...]
    name_verbs: tuple[str, ...]
    name_stems: tuple[str, ...]


@cache
def duty_words() -> dict[str, Any]:
    """The word lists of duties, read once."""
    return tomllib.loads((files("egovplan.reading") / "words" / "duties.toml").read_text(encoding="utf-8"))


def _any(words: list[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(_SPACES.sub(r"\\s+", re.escape(word)) for word in ordered) + r")\b"


@cache
def _words() -> _Words:
    data = duty_words()
    # the (plural), each, all
    some = r"(?:(?:các|những|mỗi|từng|tất\s+cả|toàn\s+thể|toàn\s+bộ)\s+)"
    heads = rf"(?:{some}*{_any(data['heads'])}|{some}+{_any(data['plural_heads'])}){_NO_BODY}"
    return _Words(
        head=re.compile(rf"\W{{0,6}}(?:{_any(data['assigns'])}\s*:?\s*)?(?P<name>{heads})"),
        stop=re.compile(
            rf"(?P<colon>:)|\b(?:(?P<bears>{_any(data['bears'])})|(?P<ends>{_any(data['name_ends'])})"
            rf"|{_NO_PREDICATE}(?P<verb>{_any(data['verbs'])}))"
        ),
        assigns=tuple(data["assigns"]),
        closings=tuple(data["closings"]),
        strong_verbs=tuple(data["strong_verbs"]),
        name_verbs=tuple(data["name_verbs"]),
        name_stems=tuple(f"{stem} " for stem in data["name_stems"]),
    )


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
                context.ids.make("responsibility", duty.agency, text),
                duty.agency, text, ids[duty.agency], context.source(duty.start, duty.end),
            ),
        )  # fmt: skip
    return reader.found


class _Reader:
    """Goes through the blocks once, remembering the body whose items follow."""

    def __init__(self, context: Context) -> None:
        self.found: list[Duty] = []
        self._context = context
        self._document: DocumentText = context.document
        self._text = context.document.flat
        self._words = _words()
        self._group: _Group | None = None
        aside = [block for _, block in context.preamble.titles] + context.preamble.bases + context.preamble.captions
        self._aside = {id(block) for block in aside}

    def take(self, index: int, block: TextBlock) -> None:
        """Read one block."""
        section = self._context.outline.of(block)
        if section is not None and section.kind == "recipients":
            self._group = None
            return
        group = self._group
        if group is not None and _within(section, block, group):
            self._item(index, block, section, group)
            return
        self._group = None
        if id(block) in self._aside or not self._may_name(block, section):
            return
        self._open(index, block, section, strict=not _organises(section))

    def _may_name(self, block: TextBlock, section: Section | None) -> bool:
        """Whether a block stands where bodies are charged."""
        if section is None or section.style == "appendix" or section.appendix is not None:
            return False
        if _organises(section):
            return True
        if section.style == "article":
            closes = _CLOSES.search(block.text, max(0, len(block.text) - 60)) is not None
            return closes or (section.start == block.body and block.content.startswith(self._words.assigns))
        return section.kind in _STRICT and block.marker is not None

    def _open(self, index: int, block: TextBlock, section: Section | None, *, strict: bool) -> None:
        """Read a block that may begin with a body."""
        read = self._charge(block, section)
        if read is None:
            return
        agency, start, run_in = read
        own = section if section is not None and section.start == block.body else None
        if strict and not run_in and start < block.end and (section is None or section.style != "article"):
            return  # outside the organisation section a body that is merely the subject of a sentence bears nothing
        if strict and start >= block.end and (len(agency) > _LONGEST_LONE_NAME or not self._has_items(index, own)):
            return
        self._context.claim_block(block, "responsibility")
        if start < block.end:
            self.found.append(Duty(agency, start, block.end))
        self._group = _Group(agency, own)
        if own is None:
            self._group.rank = _rank(block)

    def _has_items(self, index: int, section: Section | None) -> bool:
        blocks = self._context.blocks
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if section is None or not isinstance(following, TextBlock):
            return False
        below = self._context.outline.of(following)
        return below is not None and section in below.ancestors()

    def _charge(self, block: TextBlock, section: Section | None) -> tuple[str, int, bool] | None:
        """The body that a block begins with, where its duty begins, and whether a colon parts the two."""
        text, words = self._text, self._words
        head = words.head.match(text, block.body, block.end)
        if head is None:
            return None
        begin = head.start("name")
        heading = section is not None and section.start == block.body and section.heading
        stop = self._stop(head.end("name"), min(block.end, begin + _LONGEST_NAME), block, heading)
        if stop is None:  # nothing but a body: a heading
            if not heading or block.end - begin > _LONGEST_HEADING:
                return None
            return self._name(begin, block.end), block.end, True
        end, start, run_in = stop
        name = self._name(begin, end)
        # a sentence keeps its subject; words behind a colon stand alone
        return (name, start if run_in else block.body, run_in) if name else None

    def _stop(self, position: int, limit: int, block: TextBlock, heading: bool) -> tuple[int, int, bool] | None:
        """Where the name ends and the duty begins, and whether a colon or a heading's end parts the two."""
        text = self._text
        only_name = heading and block.content.rstrip(" *_")[-1:] not in (".", ";", "/")
        name_end = 0
        for match in self._words.stop.finditer(text, position, limit):
            kind = match.lastgroup
            if kind == "colon":
                behind = text[match.end() : block.end].lstrip(" *_")
                return name_end or match.start(), block.end - len(behind), True
            if kind == "ends":
                name_end = name_end or match.start()
                continue
            if self._document.folded.nfc[match.start()].isupper():
                continue  # a word of a name (Ban Chỉ đạo)
            if kind == "bears":
                rest = text[match.end() : block.end].strip(" :.*_")
                return name_end or match.start(), match.start() if rest else block.end, not rest
            if name_end or self._of_name(match) or (only_name and not match[0].startswith(self._words.strong_verbs)):
                continue
            return match.start(), match.start(), False
        return (name_end, name_end, False) if name_end else None

    def _of_name(self, match: re.Match[str]) -> bool:
        """Whether a verb goes on with the name of a board (``Ban Chỉ đạo xây dựng …``)."""
        words = self._words
        return match[0].startswith(words.name_verbs) and self._text[: match.start()].endswith(words.name_stems)

    def _name(self, begin: int, end: int) -> str:
        """The name as printed, without what hangs on it."""
        opening = self._text.find("(", begin, end)
        if opening > begin and self._text.find(")", opening, end) < 0:
            end = opening
        return self._document.wording(begin, end).strip(" ,;:.-–*_")

    def _item(self, index: int, block: TextBlock, section: Section | None, group: _Group) -> None:
        """Read a block below a heading that names a body."""
        rank = _rank(block)
        if rank == _UNMARKED and self._ends_section(block):
            self._group = None
            return
        own = section is not None and section.start == block.body and section is not group.section
        charge = self._charge(block, section) if rank != _UNMARKED and ":" in block.text[:_LONGEST_HEADING] else None
        if charge is not None and charge[2] and charge[0] != group.agency:
            self._context.claim_block(block, "responsibility")
            if charge[1] < block.end:
                self.found.append(Duty(charge[0], charge[1], block.end))
            else:
                self._group = _Group(charge[0], section if own else None, None if own else rank)
            return
        self._context.claim_block(block, "responsibility")
        heading = own and rank == _NUMBERED and not block.content.rstrip().endswith((":", ".", ";"))
        if heading and self._has_items(index, section):
            group.rank = None  # a heading among the items
            return
        if group.rank is not None and rank > max(group.rank, _NUMBERED) and self.found:
            self.found[-1].end = block.end
            return
        if group.rank is None or rank < group.rank:
            group.rank = rank
        if not self._is_new(block):
            self.found[-1].end = block.end
            return
        self.found.append(Duty(group.agency, block.body, block.end))

    def _is_new(self, block: TextBlock) -> bool:
        """Whether a paragraph begins anew rather than going on with the sentence before it."""
        return not (self.found and block.marker is None and self._document.folded.nfc[block.start].islower())

    def _ends_section(self, block: TextBlock) -> bool:
        """Whether a paragraph closes the section or signs the document."""
        text = block.text
        if text.startswith(self._words.closings) or _ASKS.match(text):
            return True
        return len(text) < 80 and not text.endswith((".", ";", ",", ":")) and is_capitals(self._document, block)


def _within(section: Section | None, block: TextBlock, group: _Group) -> bool:
    """Whether a block stands below the heading of a group."""
    if group.section is None:  # an item without a section: only what stands deeper goes on with it
        return block.marker is not None and group.rank is not None and _rank(block) > max(group.rank, _NUMBERED)
    return section is not None and group.section in section.ancestors()


def _organises(section: Section | None) -> bool:
    """Whether a section is about who does what: by its kind, or by a heading above that speaks of organisation."""
    if section is None:
        return False
    if section.kind == "organisation":
        told = [node for node in section.ancestors() if node.own_kind == "organisation"]
        # a body in a heading alone makes no such part
        return not told or any(_words().head.match(node.title) is None for node in told)
    above = section.ancestors()[1:3]
    return any(node.heading and node.style != "article" and "tổ chức" in node.title[:40] for node in above)


def _rank(block: TextBlock) -> int:
    """How deep a block stands by its marker: 0 for a paragraph, 1 for a number or letter, more for bullets."""
    if block.marker is None:
        return _UNMARKED
    return _RANKS.get(block.marker.style, _NUMBERED)
