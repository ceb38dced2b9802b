"""The heading rows of a table: how many there are, and the heading of each column."""

from __future__ import annotations

import re

from egovplan.reading.blocks import Cell, Row
from egovplan.reading.row_labels import is_label

__all__ = [
    "TOTAL",
    "Headings",
    "begins_another",
    "count_head_rows",
    "is_column_numbers",
    "number_column",
    "read_headings",
]

_MOST_ROWS = 4
# STT, TT, số TT: the column that numbers the rows
_NUMBER_HEADING = re.compile(r"(?:s?tt|stt/?|số\s*tt|số\s+thứ\s+tự|thứ\s+tự|no|#|số|mã\s+số)\W*\Z")
# a heading that is a time: năm (year), ước/ƯTH/TH (estimate, carried out), KH (plan), đến/hết (by), giai đoạn, quý
_YEARISH = re.compile(
    r"(?:(?:năm|ước|ưth|th|kh|đến|hết|giai\s+đoạn|quý|kế\s+hoạch|thực\s+hiện|mục\s+tiêu|cuối)\s+)*"
    r"[12]\d{3}(?:\s*-\s*[12]\d{3})?\Z"
)
_COLUMN_NUMBER = re.compile(r"[(\[]?(\d{1,2}|[a-d])[)\]]?(?:\s?=.{1,20})?\Z")
# tổng cộng, tổng số, tổng, cộng: total; toàn tỉnh: the whole province; with the groups it adds up (I + II)
TOTAL = re.compile(
    r"\W{0,3}(?:tổng\s+cộng|tổng\s+số|tổng\s+kinh\s+phí|tổng\s+vốn(?:\s+đầu\s+tư)?|tổng\s+nhu\s+cầu(?:\s+vốn)?|tổng|cộng"
    r"|toàn\s+tỉnh)(?:\s*[(:]?[ivxa-e0-9+,&; ]{0,30}[):]?)?(?:\s*\([^)]{0,60}\))?\W*\Z"
)
# What stands in a column of its own even beside merged headings: note, agency, unit, number, name
_SINGLE = re.compile(r"(?:ghi\s+chú|cơ\s+quan|đơn\s+vị|đvt|stt|tt|tên|nội\s+dung|chỉ\s+tiêu|sản\s+phẩm|danh\s+mục)")


class Headings:
    """The headings of a table's columns.

    Attributes:
        folded: Folded heading of each column; merged headings are joined from the top with a space.
        printed: The same as printed.
        lowest: The folded text of the lowest heading row alone.
        cells: Every heading cell.
    """

    __slots__ = ("cells", "folded", "lowest", "printed")

    def __init__(self, levels: list[list[Cell | None]], cells: list[Cell]) -> None:
        width = max(len(level) for level in levels)
        self.folded: list[str] = []
        self.printed: list[str] = []
        self.lowest: list[str] = []
        self.cells = cells
        for column in range(width):
            parts: list[Cell] = []
            for level in levels:
                cell = level[column] if column < len(level) else None
                if cell is not None and cell and (not parts or parts[-1].folded != cell.folded):
                    parts.append(cell)
            self.folded.append(" ".join(part.folded for part in parts))
            self.printed.append(" ".join(part.text for part in parts))
            self.lowest.append(parts[-1].folded if parts else "")


def number_column(row: Row) -> int | None:
    """The column whose heading says that it numbers the rows, or None."""
    for index, cell in enumerate(row.cells):
        if len(cell.folded) < 16 and _NUMBER_HEADING.match(cell.folded):
            return index
    return None


def begins_another(head: Row, row: Row) -> bool:
    """Whether a row is the heading of another table: it has a column of numbers too, and other headings."""
    column = number_column(row)
    if column is None:
        return False
    return [cell.folded for cell in row.cells if cell] != [cell.folded for cell in head.cells if cell]


def is_column_numbers(texts: list[str]) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3 …, also behind (a), (b).

    >>> is_column_numbers(["", "1", "2", "3=1+2"]), is_column_numbers(["1", "2", "4"])
    (True, False)
    """
    matches = [_COLUMN_NUMBER.match(text) for text in texts if text]
    if len(matches) < 3 or not all(matches):
        return False
    numbers = [int(match[1]) for match in matches if match and match[1].isdigit()]
    return len(numbers) > 1 and numbers[0] in (1, 2) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def count_head_rows(rows: list[Row], width: int) -> int:
    """How many of the first rows are headings, at least one.

    Args:
        rows: The rows of a table.
        width: How many cells most of them have.
    """
    first = [cell.folded for cell in rows[0].cells]
    count = 1
    while count < min(len(rows) - 1, _MOST_ROWS):
        texts = [cell.folded for cell in rows[count].cells]
        if not _is_head(first, texts, count, width):
            break
        count += 1
    return count


def _is_head(first: list[str], texts: list[str], count: int, width: int) -> bool:
    filled = [text for text in texts if text]
    if not filled or is_column_numbers(texts):
        return False
    if any(TOTAL.match(text) for text in filled[:2]) and any(_has_digit(text) for text in filled):
        return False
    if all(_YEARISH.match(text) for text in filled):
        return len(filled) > 1
    if len(texts) == len(first) >= width:
        repeats = bool(texts[0]) and texts[0] == first[0] and not is_label(texts[0])
        if repeats or not texts[0]:
            return texts != first and _below_merged(first, texts)
        behind = [text for text in texts[1:] if text]
        return len(behind) > 1 and not is_label(texts[0]) and all(_YEARISH.match(text) for text in behind)
    if is_label(texts[0]) or count > 1 or len(texts) >= width:
        return False
    distinct = len(set(filled))
    return len(filled) > 1 and (distinct <= len(filled) // 2 or _divides(first, texts))


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _divides(first: list[str], texts: list[str]) -> bool:
    """Whether a row of short texts without digits can divide the last headings of the row above."""
    if any(len(text) > 60 or _has_digit(text) for text in texts):
        return False
    return len(texts) < len(first) and bool(_NUMBER_HEADING.match(first[0])) and len(texts) >= 2


def _below_merged(above: list[str], texts: list[str]) -> bool:
    """Whether a row only fills columns whose heading above is merged (empty or repeated) or the same."""
    for index, text in enumerate(texts):
        if not text or text == above[index]:
            continue
        follows = index > 0 and (not above[index] or above[index] == above[index - 1])
        leads = index + 1 < len(above) and (not above[index + 1] or above[index + 1] == above[index])
        if not (follows or leads):
            return False
    return True


def read_headings(rows: list[Row], width: int) -> Headings:
    """Join the heading rows, merged headings spread over the columns below them.

    Args:
        rows: The heading rows.
        width: How many cells most of the rows below have.
    """
    cells = [cell for row in rows for cell in row.cells]
    top: list[Cell | None] = list(rows[0].cells)
    if len(rows) == 1:
        return Headings([top], cells)
    levels: list[list[Cell | None]] = []
    below = rows[1].cells
    if len(below) == len(top) >= width:
        levels.append(_spread(top, rows[1:]))
    else:
        levels.append(_widen(top, len(below), width))
    for index, row in enumerate(rows[1:], 1):
        level: list[Cell | None] = list(row.cells)
        if len(level) == len(levels[0]):
            level = _spread(level, rows[index + 1 :], levels[0])
        else:
            level = _under(top, levels[0], level)
        levels.append(level)
    return Headings(levels, cells)


def _spread(level: list[Cell | None], below: list[Row], parents: list[Cell | None] | None = None) -> list[Cell | None]:
    """An empty heading above a filled one takes the heading to its left, within the same parent."""
    spread = list(level)
    for index in range(1, len(spread)):
        divided = any(index < len(row.cells) and row.cells[index] for row in below)
        if divided and not spread[index] and (parents is None or parents[index] is parents[index - 1]):
            spread[index] = spread[index - 1]
    return spread


def _merged(top: list[Cell | None], below: int, width: int) -> list[int]:
    """Which headings of the top row are merged over the ``below`` cells of the second one."""
    count = max(1, len(top) + below - width) if width > len(top) else 1
    while count > 1 and below % count:
        count -= 1
    last = len(top)
    while last > 1 and _SINGLE.match(_folded(top[last - 1])) and last - 1 >= count:
        last -= 1
    return list(range(max(1, last - count), last)) or [len(top) - 1]


def _folded(cell: Cell | None) -> str:
    return cell.folded if cell is not None else ""


def _widen(top: list[Cell | None], below: int, width: int) -> list[Cell | None]:
    merged = _merged(top, below, width)
    each = below // len(merged)
    wide: list[Cell | None] = []
    for index, cell in enumerate(top):
        wide += [cell] * each if index in merged else [cell]
    return wide


def _under(top: list[Cell | None], wide: list[Cell | None], level: list[Cell | None]) -> list[Cell | None]:
    """Put a shorter heading row below the headings that are merged over it."""
    merged = {id(cell) for cell in top if sum(cell is other for other in wide) > 1}
    columns = [index for index, cell in enumerate(wide) if id(cell) in merged]
    if not columns:
        columns = list(range(max(0, len(wide) - len(level)), len(wide)))
    placed: list[Cell | None] = [None] * len(wide)
    for index, cell in zip(columns, level, strict=False):
        placed[index] = cell
    return placed
