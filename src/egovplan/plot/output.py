"""Figures as text and bytes that are the same each time."""

from __future__ import annotations

import io
import re

import matplotlib
from matplotlib.figure import Figure

from egovplan.plot.alternative_text import alt_text
from egovplan.plot.canvas import own_style

__all__ = ["to_png", "to_svg"]

_PROLOGUE = re.compile(r"\A.*?(?=<svg\b)", re.DOTALL)
_SALT = "egovplan"


def to_svg(figure: Figure) -> str:
    """A figure as SVG.

    Args:
        figure: A figure; its `alt_text`, if it has one, becomes the title.

    Returns:
        One ``<svg>`` element without prologue, date or reference to anything
        outside; letters are outlines, so that it looks the same everywhere.

    >>> from egovplan.plot import trajectory
    >>> to_svg(trajectory({2013: 80, 2015: 90}))[:4]
    '<svg'
    """
    file = io.StringIO()
    none = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    with own_style(), matplotlib.rc_context({"svg.hashsalt": _SALT, "svg.fonttype": "path"}):
        figure.savefig(file, format="svg", metadata={**none, "Title": alt_text(figure) or None})
    return _PROLOGUE.sub("", file.getvalue(), count=1).rstrip()


def to_png(figure: Figure, dpi: float = 150) -> bytes:
    r"""A figure as PNG.

    Args:
        figure: A figure; its `alt_text`, if it has one, becomes the description in the file.
        dpi: Dots per inch.

    >>> from egovplan.plot import trajectory
    >>> to_png(trajectory({2013: 80, 2015: 90}))[:4]
    b'\x89PNG'
    """
    file = io.BytesIO()
    with own_style():
        figure.savefig(file, format="png", dpi=dpi, metadata={"Software": None, "Description": alt_text(figure)})
    return file.getvalue()
