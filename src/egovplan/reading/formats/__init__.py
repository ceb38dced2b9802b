"""The input formats, one module each: what turns a decoded document into plain lines.

To add one, write its module with a function that tells whether a text is of
that format and one that converts it, and add the pair to `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable

from egovplan.reading.formats.converted import Converted
from egovplan.reading.formats.html import convert_html, is_html

__all__ = ["FORMATS", "convert"]

FORMATS: tuple[tuple[Callable[[str], bool], Callable[[str], Converted]], ...] = ((is_html, convert_html),)


def convert(text: str) -> Converted | None:
    """The document as plain lines, or None where it is plain text already.

    Args:
        text: A decoded document.
    """
    for is_format, to_lines in FORMATS:
        if is_format(text):
            return to_lines(text)
    return None
