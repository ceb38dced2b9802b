"""Tables that only lay out a page: the letterhead with the motto, the signature beside the recipients."""

from __future__ import annotations

import re

from egovplan.reading.blocks import Table
from egovplan.reading.heading_rows import number_column

__all__ = ["is_layout"]

# the national motto, signatures, recipients, numbers
_LAYOUT = re.compile(r"cộng\s*hòa\s+xã\s+hội|độc\s+lập\s*-\s*tự\s+do|nơi\s+nhận|\b(?:tm|kt|tl|tuq)\s?\.|^số\s*:")
_MOST_ROWS = 14
_MOST_COLUMNS = 4


def is_layout(table: Table) -> bool:
    """Whether a table only lays out a page: letterhead, signature."""
    if len(table.rows) > _MOST_ROWS or any(len(row.cells) > _MOST_COLUMNS for row in table.rows):
        return False
    if number_column(table.rows[0]) is not None:
        return False  # rows that are numbered are a list
    return any(_LAYOUT.search(cell.folded) for row in table.rows for cell in row.cells)
