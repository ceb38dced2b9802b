"""A document's text in its forms: as given, folded, and with the markup blanked."""

from __future__ import annotations

import re
from bisect import bisect_right

from egovplan.model import Source
from egovplan.reading.formats.converted import Converted
from egovplan.vietnamese.folding import Folded, fold

__all__ = ["DocumentText", "Line"]

# Emphasis, headings and inline tags of Markdown and scraped HTML. A single
# star at the start of a line with a space behind it is a bullet and stays.
_MARKUP = re.compile(
    r"""
      \*(?:\*+|(?=\S)|(?<=\S\*))                        # bold, opening or closing emphasis
    | \#{1,6}(?=[ ])                                    # Markdown heading
    | </?(?:b|i|u|em|strong|br|span|p|sup|sub)\b[^<>\n]{0,80}>
    | \\(?=[-+*_.#()\[\]])                              # Markdown escape
    | _(?:_(?=\S)|(?<![\w.@/]_)(?=\S)|(?<=\S_)(?![\w@/]))  # underscore emphasis
    | &(?:nbsp|amp|lt|gt|quot);
    """,
    re.VERBOSE,
)
_MIGHT_HOLD_MARKUP = re.compile(r"[*#<_\\&]")


class Line:
    """One physical line, without white space and markup at its ends.

    Attributes:
        number: 1-based.
        start: Position of its first character that is no white space.
        end: One past its last such character (equal to ``start`` when blank).
        text: The cleaned, folded text between the two.
        tabs: The number of tabs in the line, one before it included.
        indent: Whether a tab stands before its text.
    """

    __slots__ = ("end", "indent", "number", "start", "tabs", "text")

    def __init__(self, number: int, start: int, text: str, tabs: int, indent: bool) -> None:
        self.number = number
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.tabs = tabs
        self.indent = indent

    def __repr__(self) -> str:
        return f"<Line {self.number}: {self.text[:60]!r}>"


class DocumentText:
    """A decoded document with its folded form and its lines.

    All positions are positions in the folded text, which is as long as the NFC
    text; `source` leads back to the decoded text.

    Args:
        text: The plain lines.
        converted: Where they came from, when the document was of another
            format; sources lead to its original.
    """

    def __init__(self, text: str, converted: Converted | None = None) -> None:
        self._converted = converted
        self.folded: Folded = fold(text)
        self._has_markup = any(mark in self.folded.nfc for mark in "*#<_\\&")
        clean = self.folded.text.replace("\r", " ")
        self.clean = _blank_markup(clean) if self._has_markup else clean
        self.flat = self.clean.replace("\n", " ")
        starts = [0]
        append = starts.append
        find = self.clean.find
        position = find("\n") + 1
        while position:
            append(position)
            position = find("\n", position) + 1
        self._starts = starts
        self.lines = self._read_lines()
        self.rejected: dict[str, int] = {}  # by layout: no table begins before that line index

    def _read_lines(self) -> list[Line]:
        lines = []
        tabbed = "\t" in self.clean
        for number, (start, raw) in enumerate(zip(self._starts, self.clean.split("\n"), strict=True), 1):
            text = raw.lstrip()
            lead = len(raw) - len(text)
            tabs = raw.count("\t") if tabbed else 0
            lines.append(Line(number, start + lead, text.rstrip(), tabs, tabs > 0 and "\t" in raw[:lead]))
        return lines

    def line_at(self, position: int) -> int:
        """The 1-based number of the line that holds a position."""
        return bisect_right(self._starts, position)

    def printed_line(self, position: int) -> int:
        """The 1-based line of the document as given that holds a position."""
        return self.source(position, position).line

    def line_start(self, number: int) -> int:
        """Position of the first character of a line."""
        return self._starts[number - 1]

    def line_end(self, number: int) -> int:
        """Position of the line feed that ends a line, or of the end of the text."""
        return self._starts[number] - 1 if number < len(self._starts) else len(self.clean)

    def begins_small(self, line: Line) -> bool:
        """Whether a line begins with a small letter, so in the middle of a sentence."""
        return self.folded.nfc[line.start : line.start + 1].islower()

    def wording(self, start: int, end: int) -> str:
        """The source's own words in a span, without markup, white space folded."""
        raw = self.folded.nfc[start:end]
        if self._has_markup and _MIGHT_HOLD_MARKUP.search(raw):
            raw = _MARKUP.sub(" ", raw)
        if "  " in raw or not raw.isprintable():  # every white space but the space itself is not printable
            return " ".join(raw.split())
        return raw.strip()

    def source(self, start: int, end: int, locator: str | None = None) -> Source:
        """The source of a span: its line, and its place in the decoded text."""
        back = self.folded.to_original
        if self._converted is not None:
            begin = self._converted.to_original(back(start))
            stop = self._converted.to_original(back(end - 1)) + 1 if end > start else begin
            return Source.read_at(self._converted.original_line(begin), begin, max(begin, stop), locator)
        line = bisect_right(self._starts, start)
        if not self.folded.starts[0]:  # the text was NFC: positions are the same
            return Source.read_at(line, start, end, locator)
        return Source.read_at(line, back(start), back(end), locator)


def _blank_markup(text: str) -> str:
    """Put spaces over the markup; looks only where a character of markup stands, which is rare in plain text."""
    pieces: list[str] = []
    done = 0
    for mark in _MIGHT_HOLD_MARKUP.finditer(text):
        if mark.start() < done:
            continue
        match = _MARKUP.match(text, mark.start())
        if match is not None:
            pieces.append(text[done : match.start()])
            pieces.append(" " * (match.end() - match.start()))
            done = match.end()
    pieces.append(text[done:])
    return "".join(pieces)
