"""Page numbers that stand between the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Callable

from egovplan.reading.document_text import Line

__all__ = ["stands_between"]

_PAGE = re.compile(
    r"[-–|\s]{0,4}(?:trang\s+)?\d{1,4}(?:\s?/\s?\d{1,4})?[-–|\s]{0,4}\Z"
)  # 12, - 12 -, trang 12/40 (page)
_REACH = 4


def stands_between(lines: list[Line], position: int, is_row: Callable[[Line], bool]) -> bool:
    """Whether a line is a page number behind which the table goes on.

    Args:
        lines: The lines of the document.
        position: Which line.
        is_row: Tells a line that is a row of the table.
    """
    if not _PAGE.match(lines[position].text):
        return False
    following = next((line for line in lines[position + 1 : position + _REACH] if line.text), None)
    return following is not None and is_row(following)
