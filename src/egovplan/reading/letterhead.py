"""Tables that only lay out a page: the letterhead with the motto, the signature beside the recipients."""

from __future__ import annotations

import re

from egovplan.reading.blocks import Table

__all__ = ["is_layout"]

# the national motto, signatures, recipients, numbers
_LAYOUT = re.compile(r"cộng\s*hòa\s+xã\s+hội|độc\s+lập\s*-\s*tự\s+do|nơi\s+nhận|\b(?:tm|kt|tl|tuq)\s?\.|^số\s*:")
_MOST_ROWS = 14


def is_layout(table: Table) -> bool:
    """Whether a table only lays out a page: letterhead, signature."""
    if len(table.rows) > _MOST_ROWS:
        return False
    return any(_LAYOUT.search(cell.folded) for row in table.rows for cell in row.cells)
