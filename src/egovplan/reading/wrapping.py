"""How a document breaks its lines: each paragraph on one line, or lines filled to a width."""

from __future__ import annotations

from itertools import pairwise

from egovplan.reading.document_text import DocumentText, Line

__all__ = ["TERMINAL", "Wrapping"]

TERMINAL = frozenset(".;:!?/")
"""Letters that end a sentence or an item."""

_LONG_LINE = 40
_PAGE_WIDTH = 160
_FEWEST_CUTS = 2
_MOST_SHORT = 0.1
_MOST_EXCEPTIONS = 0.04
_FEW_CUTS = 4  # of which none may be an exception
_WORD = 10  # no shorter than that below the width is a line that is filled with Vietnamese words, which are short


class Wrapping:
    """How a document breaks its lines.

    Args:
        document: The document.

    Attributes:
        width: The width that lines are filled to, in characters, or None where
            every paragraph stands on one line.
        filled: Whether lines are filled as far as words go, so that a line on
            which the next word had found room was broken on purpose. Pages of
            HTML are wrapped with their tags, which are gone, and are not.
    """

    def __init__(self, document: DocumentText) -> None:
        self._document = document
        lines = document.lines
        long = [line for line in lines if len(line.text) >= _LONG_LINE and not line.tabs]
        self.width: int | None = None
        self.filled = False
        cut = _cut_sentences(document)
        filled_to = _filled_to(document, cut, [len(line.text) for line in long if "|" not in line.text])
        if filled_to is not None:
            self.width, self.filled = filled_to, True
            return
        if len(long) < 5:
            return
        lengths = sorted(len(line.text) for line in long)
        widest = lengths[int(len(lengths) * 0.97)]
        filled = sum(1 for length in lengths if length >= 0.8 * widest) / len(long)
        page = widest <= _PAGE_WIDTH
        long_cut = sum(1 for line in cut if len(line.text) >= _LONG_LINE and not line.tabs)
        if filled >= (0.4 if page else 0.5) or (page and long_cut >= 0.25 * len(long)):
            self.width = widest

    def ends_early(self, line: Line) -> bool:
        """Whether a line stops well before the width."""
        return self.width is None or len(line.text) < 0.8 * self.width

    def had_room(self, before: Line, line: Line) -> bool:
        """Whether the first word of a line had found room on the line before it, in a document with filled lines."""
        return self.width is not None and _length_with(self._document, before, line) <= self.width


def _cut_sentences(document: DocumentText) -> list[Line]:
    """The lines that stop in the middle of a sentence that goes on below."""
    every = document.lines
    small = document.begins_small
    return [
        line
        for line, below in pairwise(every)
        if line.text and line.text[-1] not in TERMINAL and below.text and small(below) and not _is_item(below)
    ]


def _is_item(line: Line) -> bool:
    """Whether a line begins with a letter that numbers an item: a) or a."""
    return line.text[1:2] in (")", ".")


def _length_with(document: DocumentText, line: Line, below: Line) -> int:
    """The length of a line as printed, with the first word of the next one behind it."""
    begin = document.line_start(below.number)
    words = document.folded.nfc[begin : document.line_end(below.number)].split(None, 1)
    return _length(document, line) + 1 + (len(words[0]) if words else 0)


def _length(document: DocumentText, line: Line) -> int:
    return len(document.folded.nfc[document.line_start(line.number) : document.line_end(line.number)].rstrip())


def _filled_to(document: DocumentText, cut: list[Line], long: list[int]) -> int | None:
    """The width that all cut lines are filled to, or None where some are not; a few may hold an overlong word."""
    cut = [line for line in cut if not line.tabs and "|" not in line.text]
    if len(cut) < _FEWEST_CUTS:
        return None
    lengths = sorted(_length(document, line) for line in cut)
    few = len(cut) < _FEW_CUTS
    longest = max((length for length in long if length <= lengths[-1] + _WORD), default=lengths[-1])
    for width in dict.fromkeys((max(longest, lengths[-1]), lengths[-1], lengths[int(len(lengths) * 0.97)])):
        short = sum(length < width - _WORD for length in lengths)
        over = sum(length > width for length in long)
        if not _LONG_LINE <= width <= _PAGE_WIDTH or short > (0 if few else max(1, _MOST_SHORT * len(cut))):
            continue
        if over > (0 if few else 1 + 0.03 * len(long)):
            continue
        exceptions = sum(_length_with(document, line, document.lines[line.number]) <= width for line in cut)
        if exceptions <= (0 if few else max(1, _MOST_EXCEPTIONS * len(cut))):
            return width
    return None
