"""The input formats, one module each: what turns a decoded document into plain lines.

To add one, write its module with a function that tells whether a text is of
that format and one that converts it, and add the pair to `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["FORMATS", "to_text"]

FORMATS: tuple[tuple[Callable[[str], bool], Callable[[str], str]], ...] = ()


def to_text(text: str) -> str:
    """The text of a document as plain lines, tables as pipe rows.

    Args:
        text: A decoded document; of no known format, it is plain text.
    """
    for is_format, convert in FORMATS:
        if is_format(text):
            return convert(text)
    return text
