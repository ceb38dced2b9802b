"""Text of a document made fit to be drawn."""

from __future__ import annotations

import textwrap
import unicodedata
from functools import cache

from matplotlib.font_manager import FontProperties, findfont, get_font

__all__ = ["FONT", "drawable", "wrapped"]

FONT = "DejaVu Sans"
"""The font that comes with matplotlib; it has every Vietnamese letter."""

_UNKNOWN = "\ufffd"


def drawable(text: str, most: int | None = None) -> str:
    r"""A text in one line, with letters that the font has.

    Letters in two parts are put together (NFC); control characters and what
    the font has no glyph for become one sign that says so.

    Args:
        text: Any text.
        most: How many characters to keep; what is longer ends in an ellipsis.

    >>> drawable("Tie\u0302\u0301ng  Vie\u0323\u0302t\n\x00")
    'Tiếng Việt �'
    >>> drawable("thư điện tử của cơ quan", 12)
    'thư điện tử…'
    """
    line = " ".join(unicodedata.normalize("NFC", text).split())
    known = _glyphs()
    if not known.issuperset(map(ord, line)):
        line = "".join(letter if ord(letter) in known else _UNKNOWN for letter in line)
    if most is not None and len(line) > most:
        line = line[: most - 1].rstrip(" ,;:.") + "…"
    return line


def wrapped(text: str, width: int, lines: int = 3) -> str:
    r"""A text in lines of some width, cut with an ellipsis where it needs more of them.

    >>> wrapped("cán bộ, công chức thường xuyên sử dụng thư điện tử", 20, 2)
    'cán bộ, công chức\nthường xuyên sử…'
    """
    return "\n".join(textwrap.wrap(drawable(text), width, max_lines=lines, placeholder="…", break_on_hyphens=False))


@cache
def _glyphs() -> frozenset[int]:
    """The code points that the font has a glyph for; control characters count as none."""
    charmap = get_font(findfont(FontProperties(family=FONT))).get_charmap()
    return frozenset(code for code in charmap if unicodedata.category(chr(code)) not in ("Cc", "Cf", "Cs", "Co"))
