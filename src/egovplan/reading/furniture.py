"""Page furniture: portal banners, metadata blocks, polls, counters, related documents."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from attrs import define, field, frozen

from egovplan.reading.document_text import DocumentText, Line

__all__ = ["Furniture", "MetadataEntry", "find_furniture"]

# A poll's answer: phiếu votes. A list of related documents: a bullet, a digit
# glued to the name of an act. A counter in front of a link back to the top.
_POLL = re.compile(r"\d+\s+phiếu\s*\(\d+\s*%\)")
_RELATED = re.compile(
    r"[-•]\s*\d{1,3}(?=[^\W\d_])(?:quyết định|nghị|luật|chỉ thị|công văn|thông tư|kế hoạch|hướng dẫn)"
)
_TOP = re.compile(r"\d+\s+go top\b")
_SHORT = 160
_FARTHEST_MOTTO = 400
_LETTERHEAD = 12
_ISSUER = 60
_METADATA_BLOCK = 3  # entries that make one
_MOTTO = re.compile(r"cộng\s*hòa\s+xã\s+hội|chủ nghĩa việt nam")
# căn cứ (legal basis), điều 1 (article 1), a Roman or decimal heading: a document has begun
_DOCUMENT = re.compile(r"căn cứ |điều \d|[ivx]{1,4}[./-]\s|\d{1,2}\.\s+\w|kèm theo")


@frozen
class MetadataEntry:
    """One label and value of a portal's metadata block.

    Attributes:
        field: The field of the document (``number``, ``signatory``, …).
        start: Position of the value.
        end: One past the value.
    """

    field: str
    start: int
    end: int


@define
class Furniture:
    """The page furniture of a document.

    Attributes:
        lines: Indices of its lines (0-based).
        metadata: What its metadata block says about the document.
        kinds: What kinds of furniture there are, for the finding.
    """

    lines: set[int] = field(factory=set)
    metadata: list[MetadataEntry] = field(factory=list)
    kinds: list[str] = field(factory=list)

    def add(self, index: int, kind: str) -> None:
        """Mark one line."""
        self.lines.add(index)
        if kind not in self.kinds:
            self.kinds.append(kind)


@cache
def _words() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], dict[str, str]]:
    data = tomllib.loads((files("egovplan.reading") / "words" / "furniture.toml").read_text(encoding="utf-8"))
    labels = {label: name for name, texts in data["metadata"].items() for label in texts}
    return tuple(data["line_starts"]), tuple(data["tail_starts"]), tuple(data["line_holds"]), labels


def find_furniture(document: DocumentText) -> Furniture:
    """Find the lines that are no part of the document itself."""
    starts, tails, holds, labels = _words()
    found = Furniture()
    lines = document.lines
    half = len(lines) // 2
    held = _lines_holding(document, holds)
    letterhead = _letterhead(document)
    if _is_navigation(lines[:letterhead]):
        for line in lines[:letterhead]:
            if line.text.strip("|"):
                found.add(line.number - 1, "navigation")
    for index, line in enumerate(lines):
        text = line.text
        if not text or (len(text) > _SHORT and not text.startswith(starts)):
            continue
        if index >= half and text.startswith(tails):
            for rest in range(index, len(lines)):
                found.add(rest, "page tail")
            break
        if text.startswith(starts):
            found.add(index, "portal banner")
        elif text[0] in "-•" and _RELATED.match(text):
            found.add(index, "related documents")
        elif index in held or (text[0].isdigit() and (_POLL.search(text) or _TOP.match(text))):
            found.add(index, "poll or counter")
        elif ":" in text:
            _metadata(document, index, labels, found)
    if sum(entry.start < lines[letterhead].start for entry in found.metadata) >= _METADATA_BLOCK:
        for line in lines[:letterhead]:  # a portal's summary around its metadata block
            if line.text:
                found.add(line.number - 1, "portal banner")
    return found


def _lines_holding(document: DocumentText, phrases: tuple[str, ...]) -> set[int]:
    """Indices of the lines that hold one of the phrases."""
    found = set()
    for phrase in phrases:
        position = document.clean.find(phrase)
        while position >= 0:
            found.add(document.line_at(position) - 1)
            position = document.clean.find(phrase, position + 1)
    return found


def _letterhead(document: DocumentText) -> int:
    """The index of the line on which the letterhead begins, known by the national motto; 0 where there is none."""
    lines = document.lines
    match = _MOTTO.search(document.clean, 0, lines[min(_FARTHEST_MOTTO, len(lines)) - 1].end)
    if match is None:
        return 0
    start = motto = document.line_at(match.start()) - 1
    while start > 0 and motto - start < _LETTERHEAD and _of_letterhead(document, lines[start - 1]):
        start -= 1
    return start


def _is_navigation(lines: list[Line]) -> bool:
    """Whether the lines before a letterhead are a site's banner and menus.

    What looks like a document of its own (a legal basis, an article, long paragraphs) is none.
    """
    before = [line.text for line in lines if line.text]
    if len(before) <= _LETTERHEAD:
        return False
    return not any(map(_DOCUMENT.match, before)) and sum(len(text) > _SHORT for text in before) <= 2


def _of_letterhead(document: DocumentText, line: Line) -> bool:
    """Whether a line before the motto belongs to the letterhead: an issuer, also in part, a rule, a pipe, a number."""
    text = line.text
    if 2 < len(text) < _ISSUER and document.folded.nfc[line.start : line.end].isupper():
        return True
    return not text.strip("|-_* ") or text.startswith(
        (
            "ủy ban",
            "uỷ ban",
            "tỉnh",
            "thành phố",
            "hội đồng",
            "bộ ",
            "thủ tướng",
            "chính phủ",
            "quốc hội",
            "số",
            "sở ",
            "|",
            "tỉnh ủy",
            "phủ",
            "nhân dân",
        )
    )


def _metadata(document: DocumentText, index: int, labels: dict[str, str], found: Furniture) -> None:
    line = document.lines[index]
    colon = line.text.find(":")
    label = line.text[:colon].strip(" -+•|")
    name = labels.get(label)
    if name is None:
        return
    value = line.text[colon + 1 :].strip(" |")
    if value:
        start = line.start + line.text.index(value, colon + 1)
        _keep(found, name, start, start + len(value), [index])
        return
    rest = _value_line(document.lines, index)
    if rest is not None:
        _keep(found, name, document.lines[rest].start, document.lines[rest].end, range(index, rest + 1))


def _value_line(lines: list[Line], index: int) -> int | None:
    """The line of a value that stands below its label, pipes and empty lines between."""
    for position in range(index + 1, min(index + 5, len(lines))):
        if lines[position].text.strip("| "):
            return position
    return None


def _keep(found: Furniture, name: str, start: int, end: int, indices: list[int] | range) -> None:
    for index in indices:
        found.add(index, "metadata block")
    if name != "ignored":
        found.metadata.append(MetadataEntry(name, start, end))
