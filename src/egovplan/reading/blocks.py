"""Blocks: the paragraphs, items and tables that lines make up."""

from __future__ import annotations

from attrs import define, field

from egovplan.reading.document_text import DocumentText
from egovplan.reading.markers import Marker

__all__ = ["Block", "Cell", "Row", "Table", "TextBlock"]


class TextBlock:
    """A paragraph, heading or item, joined from its lines.

    Attributes:
        first: Index of its first line (0-based).
        last: Index of its last line.
        start: Position of its first character.
        end: One past its last character.
        marker: Its numbering or bullet, or None.
        body: Position where the text behind the marker begins.
        text: The folded text from ``start`` to ``end`` on one line.
    """

    __slots__ = ("body", "end", "first", "last", "marker", "section", "start", "text")

    def __init__(self, first: int, start: int, end: int, marker: Marker | None) -> None:
        self.first = first
        self.last = first
        self.start = start
        self.end = end
        self.marker = marker
        self.body = start + (marker.length if marker else 0)
        self.text = ""
        self.section = -1

    @property
    def content(self) -> str:
        """The folded text behind the marker."""
        return self.text[self.body - self.start :]

    def __repr__(self) -> str:
        return f"<TextBlock {self.first + 1}-{self.last + 1}: {self.text[:60]!r}>"


class Cell:
    """One cell of a table, joined from the spans it is printed in.

    Attributes:
        line: 1-based line of its first character.
        pieces: Its spans in the document.
    """

    __slots__ = ("_document", "_folded", "_text", "line", "pieces")

    def __init__(self, document: DocumentText, line: int, pieces: list[tuple[int, int]]) -> None:
        self._document = document
        self._text: str | None = None
        self._folded: str | None = None
        self.line = line
        self.pieces = pieces

    @property
    def text(self) -> str:
        """The wording as printed, without markup, white space folded."""
        if self._text is None:
            wording = self._document.wording
            if len(self.pieces) == 1:
                self._text = wording(*self.pieces[0])
            else:
                self._text = " ".join(filter(None, (wording(a, b) for a, b in self.pieces)))
        return self._text

    @property
    def folded(self) -> str:
        """The folded wording, white space folded."""
        if self._folded is None:
            clean = self._document.clean
            if len(self.pieces) == 1:
                text = clean[slice(*self.pieces[0])].strip()
            else:
                text = " ".join([clean[a:b] for a, b in self.pieces]).strip()
            self._folded = " ".join(text.split()) if "  " in text or "\t" in text or "\n" in text else text
        return self._folded

    @property
    def start(self) -> int:
        """Position of its first character."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.pieces[-1][1]

    def extend(self, other: Cell) -> None:
        """Take the text of a cell that goes on with this one."""
        self.pieces.extend(other.pieces)
        self._text = self._folded = None

    def __bool__(self) -> bool:
        return bool(self.folded)

    def __repr__(self) -> str:
        return f"<Cell {self.line}: {self.text[:40]!r}>"


@define
class Row:
    """One row of a table.

    Attributes:
        cells: Its cells, as many as the table has columns unless ``merged``.
        line: 1-based line of its first cell that is not empty.
    """

    cells: list[Cell]
    line: int


@define
class Table:
    """A table, whatever its layout was.

    Attributes:
        layout: Name of the layout it was read by.
        first: Index of its first line (0-based).
        last: Index of its last line.
        rows: Its rows, headings included, as the layout printed them.
        section: Index of the section it stands in.
    """

    layout: str
    first: int
    last: int
    rows: list[Row] = field(factory=list, repr=False)
    section: int = -1


Block = TextBlock | Table
