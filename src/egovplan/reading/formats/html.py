"""HTML to plain lines: whole pages, and HTML tables inside Markdown.

Paragraphs become lines, table rows become pipe rows with merged cells filled
in, scripts and styles are left out. Every stretch keeps its place in the
original, so that sources lead to the line of the HTML file.
"""

from __future__ import annotations

import html
import re

from egovplan.reading.formats.converted import Converted, Pieces

__all__ = ["convert_html", "is_html"]

_PAGE = re.compile(
    r"\s*(?:<!doctype\s+html|<html\b|<\?xml[^>]{0,200}>\s*<!doctype\s+html|<(?:head|body|div|p|table)\b)", re.IGNORECASE
)
_TABLE = re.compile(r"<table\b[^<>]*>", re.IGNORECASE)
_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)
_TOKEN = re.compile(
    r"<!--|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>[^<>]*)>|<[!?][^<>]*>|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});"
)
_SPAN = re.compile(r"\b(colspan|rowspan)\s*=\s*[\"']?\s*(\d{1,3})", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_SKIPPED = frozenset(("script", "style", "svg", "template", "noscript", "head", "textarea", "select", "button"))
_BLOCKS = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 tr table section article header footer main nav aside hr blockquote pre"
    " dl dt dd form figure".split()
)
_WIDEST_SPAN = 60
_LONGEST_CELL = 3000

_Run = tuple[str, int]


class _Table:
    """One table being read: its rows of cells, each a list of runs."""

    def __init__(self) -> None:
        self.rows: list[list[tuple[list[_Run], int, int]]] = []
        self.cell: list[_Run] | None = None
        self.spans = (1, 1)
        self.holds_table = False

    def open_cell(self, rest: str) -> None:
        """Begin a cell with the spans of its tag."""
        self.close_cell()
        spans = {name.lower(): min(int(value), _WIDEST_SPAN) or 1 for name, value in _SPAN.findall(rest)}
        self.spans = (spans.get("colspan", 1), spans.get("rowspan", 1))
        self.cell = []
        if not self.rows:
            self.rows.append([])

    def close_cell(self) -> None:
        """End the open cell, if there is one."""
        if self.cell is not None:
            self.rows[-1].append((self.cell, *self.spans))
            self.cell = None


def is_html(text: str) -> bool:
    """Whether a text is an HTML page, or holds an HTML table."""
    return _PAGE.match(text) is not None or (
        "</" in text and "</table" in text.lower() and _TABLE.search(text) is not None
    )


def convert_html(text: str) -> Converted:
    """The plain lines of an HTML page, or of a text with HTML tables in it.

    Args:
        text: The decoded document.
    """
    pieces = Pieces()
    if _PAGE.match(text):
        _Reader(text, pieces).read(0, len(text))
        return pieces.converted(text)
    position = 0
    for match in _TABLE.finditer(text):
        if match.start() < position:
            continue
        end = _end_of_table(text, match.end())
        pieces.add(text[position : match.start()], position)
        pieces.add("\n", match.start())
        _Reader(text, pieces).read(match.start(), end)
        pieces.add("\n", end)
        position = end
    pieces.add(text[position:], position)
    return pieces.converted(text)


def _end_of_table(text: str, position: int) -> int:
    """Behind the end tag that closes a table, nested ones counted."""
    depth = 1
    while depth:
        end = _TABLE_END.search(text, position)
        if end is None:
            return len(text)
        depth += len(_TABLE.findall(text, position, end.start())) - 1
        position = end.end()
    return position


class _Reader:
    """Goes through the tags once.

    Args:
        text: The document.
        pieces: Where the plain lines go.
    """

    def __init__(self, text: str, pieces: Pieces) -> None:
        self._text = text
        self._pieces = pieces
        self._tables: list[_Table] = []
        self._fresh = True  # at the start of a line

    def read(self, start: int, end: int) -> None:
        """Convert a stretch of the document."""
        text = self._text
        position = start
        while position < end:
            match = _TOKEN.search(text, position, end)
            if match is None:
                self._data(position, end)
                break
            self._data(position, match.start())
            position = match.end()
            if match["tag"]:
                position = self._tag(match, end)
            elif match[0] == "<!--":
                close = text.find("-->", position, end)
                position = end if close < 0 else close + 3
            elif match[0][0] == "&":
                self._put(html.unescape(match[0]).replace("\xa0", " "), match.start())
        while self._tables:
            self._close_table(end)

    def _data(self, start: int, end: int) -> None:
        position = start
        for gap in _SPACES.finditer(self._text, start, end):
            self._put(self._text[position : gap.start()], position)
            self._put(" ", gap.start())
            position = gap.end()
        self._put(self._text[position:end], position)

    def _put(self, text: str, origin: int) -> None:
        if not text:
            return
        if self._tables:
            cell = self._tables[-1].cell
            if cell is not None:
                cell.append((text.replace("|", "/"), origin))
            return
        if self._fresh and text.isspace():
            return
        self._pieces.add(text, origin)
        self._fresh = False

    def _newline(self, origin: int) -> None:
        if self._tables:
            cell = self._tables[-1].cell
            if cell:
                cell.append((" ", origin))
        elif not self._fresh:
            self._pieces.add("\n", origin)
            self._fresh = True

    def _tag(self, match: re.Match[str], end: int) -> int:
        tag, closing = match["tag"].lower(), match["close"] == "/"
        if tag in _SKIPPED and not closing and not match["rest"].rstrip().endswith("/"):
            close = self._text.find(f"</{match['tag']}", match.end(), end)
            close = self._text.find(f"</{tag}", match.end(), end) if close < 0 else close
            return match.end() if close < 0 else self._text.find(">", close) + 1 or end
        if tag == "table":
            self._close_table(match.start()) if closing else self._open_table(match.start())
        elif self._tables and tag == "tr" and not closing:
            self._tables[-1].close_cell()
            self._tables[-1].rows.append([])
        elif self._tables and tag in ("td", "th"):
            self._tables[-1].close_cell() if closing else self._tables[-1].open_cell(match["rest"])
        elif tag in _BLOCKS:
            self._newline(match.start())
            if tag in ("h1", "h2", "h3", "h4", "h5", "h6") and not closing:
                self._put("# ", match.start())
            elif tag == "li" and not closing:
                self._put("- ", match.start())
        return match.end()

    def _open_table(self, origin: int) -> None:
        if self._tables:
            self._tables[-1].holds_table = True
        else:
            self._newline(origin)
        self._tables.append(_Table())

    def _close_table(self, origin: int) -> None:
        if not self._tables:
            return
        table = self._tables.pop()
        table.close_cell()
        rows = [row for row in table.rows if row]
        lays_out = table.holds_table or any(
            sum(len(t) for t, _ in cell) > _LONGEST_CELL for row in rows for cell, *_ in row
        )
        outer = self._tables[-1].cell if self._tables else None
        if self._tables:
            for row in rows:
                for cell, *_ in row:
                    (outer if outer is not None else []).extend([*cell, (" ", origin)])
        elif lays_out:
            for row in rows:
                for cell, *_ in row:
                    self._lines(cell, origin)
        else:
            self._grid(rows, origin)
        self._fresh = not self._tables or self._fresh

    def _lines(self, cell: list[_Run], origin: int) -> None:
        for text, place in cell:
            self._put(text, place)
        self._newline(origin)

    def _grid(self, rows: list[list[tuple[list[_Run], int, int]]], origin: int) -> None:
        """Write a table as pipe rows, merged cells filled in on every row and column."""
        held: dict[int, tuple[list[_Run], int]] = {}
        for row in rows:
            line: list[list[_Run]] = []
            cells = iter(row)
            pending = next(cells, None)
            while pending is not None or len(line) in held:
                column = len(line)
                if column in held:
                    cell, left = held.pop(column)
                    line.append(cell)
                    if left > 1:
                        held[column] = (cell, left - 1)
                    continue
                if pending is None:
                    break
                cell, columns, down = pending
                for _ in range(columns):
                    if down > 1:
                        held[len(line)] = (cell, down - 1)
                    line.append(cell)
                pending = next(cells, None)
            self._row(line, origin)
        self._pieces.add("\n", origin)
        self._fresh = True

    def _row(self, line: list[list[_Run]], origin: int) -> None:
        if not any(text.strip() for cell in line for text, _ in cell):
            return
        self._pieces.add("| ", line[0][0][1] if line and line[0] else origin)
        for cell in line:
            last = origin
            for text, place in cell:
                self._pieces.add(text, place)
                last = place + len(text)
            self._pieces.add(" | ", last)
        self._pieces.add("\n", origin)
