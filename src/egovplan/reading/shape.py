"""Tables in shape: headings per column, rows of one width, groups, totals, page breaks joined.

Whatever layout a table was printed in, the families see the same: columns with
a folded heading each, and rows that are data, a group's title or a total.
"""

from __future__ import annotations

import re

from attrs import define, field

from egovplan.reading.blocks import Cell, Row, Table, TextBlock
from egovplan.reading.context import Context
from egovplan.reading.letterhead import is_layout

__all__ = ["DataRow", "ShapedTable", "shape"]

# A label that numbers a row: 1, 1., 1.2, IV, a), and a bullet.
_LABEL = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3}){0,4}|[ivxl]{1,6}(?:\.\d{1,2}){0,3}|[a-zđ]|\d{1,3}[a-z])\s*[.)]?\Z|[-+*]\Z"
)
_ROMAN = re.compile(r"(?:[ivxl]{1,6}|[a-e])(?:\.\d{1,2})*\s*[.)]?\Z")
_NUMBER_HEADING = re.compile(r"(?:s?tt|số\s*tt|số\s+thứ\s+tự|stt\.?|tt\.?|no\.?|#|số)\Z")  # number, ordinal
_TOTAL = re.compile(r"\W*(?:tổng(?:\s+(?:cộng|số|kinh phí|vốn|chung))?|cộng|tổng\s+\w+)\b\W*")  # total, sum
_TOTAL_ONLY = re.compile(
    r"\W*(?:tổng\s+cộng|tổng\s+số|tổng|cộng|cộng\s+\(?[ivx+\s]+\)?|tổng\s+kinh\s+phí|tổng\s+vốn)(?:\s*\([^)]*\))?\W*\Z"
)
_YEARISH = re.compile(
    r"(?:(?:năm|ước|ưth|th|kh|đến|hết|giai\s+đoạn|quý|kế\s+hoạch|thực\s+hiện)\s+)*\d{4}(?:\s*-\s*\d{4})?\Z"
)
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?(?:\s?=.*)?\Z")


@define
class DataRow:
    """One row of a shaped table.

    Attributes:
        cells: One cell a column; a column without one has None.
        line: 1-based line of its first cell.
        kind: ``data``, ``group`` or ``total``.
        number: Its label as printed (``1``, ``II``), or None.
        groups: The titles of the groups it stands in, outermost first.
    """

    cells: list[Cell | None]
    line: int
    kind: str = "data"
    number: str | None = None
    groups: list[tuple[str, str]] = field(factory=list)

    def text(self, column: int | None) -> str | None:
        """The wording of a cell, None where it is empty or there is no such column."""
        if column is None or column >= len(self.cells):
            return None
        cell = self.cells[column]
        return cell.text or None if cell is not None else None

    def folded(self, column: int | None) -> str:
        """The folded wording of a cell, empty where there is none."""
        if column is None or column >= len(self.cells):
            return ""
        cell = self.cells[column]
        return cell.folded if cell is not None else ""

    @property
    def group(self) -> str | None:
        """The title of the innermost group."""
        return self.groups[-1][1] if self.groups else None


@define
class ShapedTable:
    """A table in shape.

    Attributes:
        table: As its layout gave it.
        headings: Folded heading of each column; merged headings are joined
            from the top with a space.
        printed: The same as printed.
        rows: Its rows behind the headings.
        caption: The blocks before it that speak of it, nearest last.
        numbered: Whether its first column numbers the rows.
        subheadings: Per column, the heading of the lowest row alone (the year of a year column).
    """

    table: Table
    headings: list[str]
    printed: list[str]
    rows: list[DataRow]
    caption: list[TextBlock]
    numbered: bool
    subheadings: list[str]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.headings)

    def data(self) -> list[DataRow]:
        """The rows that are data."""
        return [row for row in self.rows if row.kind == "data"]

    def totals(self) -> list[DataRow]:
        """The rows that are totals."""
        return [row for row in self.rows if row.kind == "total"]

    def caption_text(self) -> str:
        """The folded caption on one line."""
        return " ".join(block.text for block in self.caption)

    def column(self, *patterns: re.Pattern[str]) -> int | None:
        """The first column whose heading a pattern matches; earlier patterns win."""
        for pattern in patterns:
            for index, heading in enumerate(self.headings):
                if pattern.search(heading):
                    return index
        return None


def shape(table: Table, context: Context) -> ShapedTable | None:
    """Bring a table into shape.

    Args:
        table: As its layout gave it.
        context: The document, for the caption and for findings
            (``row-width``: a row with too few or too many cells).

    Returns:
        The table, or None where it has no heading row or only one row.
    """
    rows = [row for row in table.rows if any(row.cells)]
    if len(rows) < 2 or is_layout(table):
        return None
    head = _head_rows(rows)
    headings, printed, subheadings = _headings(rows[:head])
    shaped = ShapedTable(
        table, headings, printed, [], _caption(table, context), _is_numbered(headings, rows[head:]), subheadings
    )
    _body(shaped, rows[:head], rows[head:], context)
    return shaped if shaped.rows else None


def _head_rows(rows: list[Row]) -> int:
    """How many rows are headings."""
    count = 1
    while count < min(len(rows) - 1, 4):
        row = rows[count]
        texts = [cell.folded for cell in row.cells]
        filled = [text for text in texts if text]
        if (
            (all(_YEARISH.match(text) for text in filled[1:]) and len(filled) > 2 and not _LABEL.match(texts[0]))
            or (not texts[0] and not any(_TOTAL.match(text) for text in filled[:1]) and _merged_above(rows[0], row))
            or (filled and _YEARISH.match(filled[0]) and all(_YEARISH.match(text) for text in filled))
            or (len(row.cells) != len(rows[0].cells) and not _LABEL.match(texts[0]) and _repeats(filled) and count == 1)
        ):
            count += 1
        else:
            break
    return count


def _merged_above(first: Row, row: Row) -> bool:
    """Whether a row only fills columns whose heading above is merged (empty or repeated)."""
    above = [cell.folded for cell in first.cells]
    for index, cell in enumerate(row.cells):
        if not cell or index >= len(above):
            continue
        follows = index > 0 and (not above[index] or above[index] == above[index - 1])
        leads = index + 1 < len(above) and (not above[index + 1] or above[index + 1] == above[index])
        if not (follows or leads):
            return False
    return True


def _repeats(texts: list[str]) -> bool:
    return len(texts) > 3 and len(set(texts)) <= len(texts) // 2


def _headings(rows: list[Row]) -> tuple[list[str], list[str], list[str]]:
    """Headings per column from one heading row or several, merged ones spread."""
    levels = [_spread(row, rows) for row in rows]
    width = max(len(level) for level in levels)
    folded, printed, lowest = [], [], []
    for column in range(width):
        parts: list[Cell] = []
        for level in levels:
            cell = level[column] if column < len(level) else None
            if cell is not None and cell and (not parts or parts[-1].folded != cell.folded):
                parts.append(cell)
        folded.append(" ".join(part.folded for part in parts))
        printed.append(" ".join(part.text for part in parts))
        lowest.append(parts[-1].folded if parts else "")
    return folded, printed, lowest


def _spread(row: Row, rows: list[Row]) -> list[Cell | None]:
    """One heading row over all columns: an empty cell below nothing takes the heading to its left."""
    cells: list[Cell | None] = list(row.cells)
    first = rows[0]
    if row is first and len(rows) > 1:
        second = rows[1]
        if len(second.cells) == len(cells):
            for index in range(1, len(cells)):
                if not cells[index] and second.cells[index]:
                    cells[index] = cells[index - 1]
        elif len(second.cells) < len(cells) or len(second.cells) > len(cells):
            cells = _widen(cells, len(second.cells))
    elif row is not first and len(row.cells) != len(first.cells):
        lead = _lead(first, len(row.cells))
        cells = [None] * lead + cells
    return cells


def _lead(first: Row, below: int) -> int:
    """How many columns stand before the merged ones that the second heading row divides."""
    return max(0, _merged_at(first, below))


def _merged_at(first: Row, below: int) -> int:
    """The heading that is merged over the columns of the row below: the last, or the one before a note."""
    last = len(first.cells) - 1
    texts = [cell.folded for cell in first.cells]
    for index in range(last, 0, -1):
        if not texts[index].startswith(("ghi chú", "cơ quan", "đơn vị")):  # note, agency, unit
            return index
    del below
    return last


def _widen(cells: list[Cell | None], below: int) -> list[Cell | None]:
    at = _merged_at(Row([cell for cell in cells if cell is not None], 1), below)
    return cells[:at] + [cells[at]] * below + cells[at + 1 :]


def _is_numbered(headings: list[str], rows: list[Row]) -> bool:
    if headings and _NUMBER_HEADING.match(headings[0]):
        return True
    labels = sum(1 for row in rows if row.cells and _LABEL.match(row.cells[0].folded))
    return bool(rows) and labels > 0.6 * len(rows)


def _caption(table: Table, context: Context) -> list[TextBlock]:
    """The short text blocks right before a table: its title, its unit, and the heading it stands under."""
    blocks = context.blocks
    at = next((i for i, block in enumerate(blocks) if block is table), 0)
    found: list[TextBlock] = []
    for block in reversed(blocks[max(0, at - 5) : at]):
        if not isinstance(block, TextBlock):
            break
        found.append(block)
        if block.marker is not None or len(block.text) > 400:
            break
        section = context.outline.of(block)
        if section is not None and section.start == block.body:
            break
    found.reverse()
    return found


def _body(shaped: ShapedTable, head: list[Row], rows: list[Row], context: Context) -> None:
    width = shaped.width
    head_texts = {tuple(cell.folded for cell in row.cells) for row in head}
    groups: list[tuple[str, str]] = []
    for row in rows:
        texts = [cell.folded for cell in row.cells]
        if tuple(texts) in head_texts or _numbers_columns(texts):
            continue
        if shaped.rows and shaped.rows[-1].kind == "data" and _goes_on(shaped, row, texts):
            _join(shaped.rows[-1], row)
            continue
        kind, label, title = _kind(shaped, row, texts)
        if kind == "group":
            _open_group(groups, label, title)
            shaped.rows.append(DataRow(list(row.cells), _line(row), "group", label or None, list(groups)))
            continue
        cells = _fit(shaped, row, width, context, kind)
        number = texts[0] if shaped.numbered and texts[0] else None
        printed = row.cells[0].text if number else None
        shaped.rows.append(DataRow(cells, _line(row), kind, printed, list(groups)))


def _line(row: Row) -> int:
    return next((cell.line for cell in row.cells if cell), row.line)


def _numbers_columns(texts: list[str]) -> bool:
    """A row that only numbers the columns: 1, 2, 3 …"""
    filled = [text for text in texts if text]
    if len(filled) < 3 or not all(_COLUMN_NUMBER.match(text) for text in filled):
        return False
    numbers = [int(re.sub(r"\D.*", "", text.strip("()"))) for text in filled]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] in (1, 2)


def _goes_on(shaped: ShapedTable, row: Row, texts: list[str]) -> bool:
    """Whether a row continues the one before it, cut by a page break: no label, and no total."""
    if not shaped.numbered or texts[0] or len(texts) < shaped.width:
        return False
    filled = [text for text in texts if text]
    return bool(filled) and not _TOTAL.match(filled[0]) and len(set(filled)) == len(filled)


def _join(before: DataRow, row: Row) -> None:
    for index, cell in enumerate(row.cells):
        if not cell or index >= len(before.cells):
            continue
        held = before.cells[index]
        if held is None or not held:
            before.cells[index] = cell
        else:
            held.extend(cell)


def _kind(shaped: ShapedTable, row: Row, texts: list[str]) -> tuple[str, str, str]:
    """Whether a row is data, a group or a total; with the label and title of a group."""
    filled = [(index, text) for index, text in enumerate(texts) if text]
    if len(texts) == shaped.width > 2 and len({text for _, text in filled}) == 1 and len(filled) == len(texts):
        return "group", "", row.cells[0].text
    lead = [text for index, text in filled if index < 3]
    if any(_TOTAL_ONLY.match(text) for text in lead[:2]):
        return "total", "", ""
    few = len(filled) <= (2 if shaped.numbered else 1) and shaped.width > 2
    if few and filled and filled[0][0] == 0:
        label = texts[0] if shaped.numbered and _LABEL.match(texts[0]) else ""
        title = row.cells[filled[-1][0]].text
        if len(filled) == 2 or not label:
            return "group", row.cells[0].text if label else "", title
    if few and len(filled) == 1 and filled[0][0] == 1 and shaped.numbered:
        return "group", "", row.cells[1].text
    if shaped.numbered and _ROMAN.match(texts[0]) and len(filled) >= 2 and any(_TOTAL.match(t) for t in lead[1:2]):
        return "total", "", ""
    return "data", "", ""


def _rank(label: str) -> int:
    """How deep a group's label stands: Roman or capital above digits, decimals below."""
    text = label.lower().strip(" .)")
    if not text:
        return 50
    if re.fullmatch(r"[a-e]", text) and label[:1].isupper():
        return 0
    if re.fullmatch(r"[ivxl]+", text):
        return 1
    if re.match(r"[ivxl]+\.", text):
        return 1 + text.count(".")
    return 10 + text.count(".")


def _open_group(groups: list[tuple[str, str]], label: str, title: str) -> None:
    rank = _rank(label)
    while groups and _rank(groups[-1][0]) >= rank:
        groups.pop()
    groups.append((label, title))


def _fit(shaped: ShapedTable, row: Row, width: int, context: Context, kind: str) -> list[Cell | None]:
    """The cells of a row over the columns; too few or too many are told, and no text is lost."""
    cells: list[Cell | None] = list(row.cells)
    if len(cells) == width:
        return cells
    if len(cells) < width:
        if kind == "data":
            context.tell("row-width", context.cell_source(row.cells[0]), cells=len(cells), columns=width)
        return cells + [None] * (width - len(cells))
    extra = [cell for cell in cells[width:] if cell]
    for cell in extra:
        last = cells[width - 1]
        if last is None or not last:
            cells[width - 1] = cell
        else:
            last.extend(cell)
    if extra:
        context.tell("row-width", context.cell_source(row.cells[0]), cells=len(cells), columns=width)
    return cells[:width]
