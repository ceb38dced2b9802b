"""Figures as pictures that stand in the page itself."""

from __future__ import annotations

import base64

from attrs import frozen
from matplotlib.figure import Figure

from egovplan.plot import alt_text, to_svg

__all__ = ["Chart", "chart_of"]


@frozen
class Chart:
    """A picture.

    Attributes:
        uri: The picture itself, as a ``data:`` address of SVG.
        alt: What it shows, in words.
        width: In CSS pixels.
        height: In CSS pixels.
    """

    uri: str
    alt: str
    width: int
    height: int


def chart_of(figure: Figure) -> Chart:
    """A figure as a picture.

    As an image, not as markup of the page: nothing inside can run or be
    mistaken for part of the page, and its ids clash with no other's.
    """
    data = base64.b64encode(to_svg(figure).encode("utf-8")).decode("ascii")
    width, height = (round(inches * 96) for inches in figure.get_size_inches())
    return Chart(f"data:image/svg+xml;base64,{data}", alt_text(figure), width, height)
