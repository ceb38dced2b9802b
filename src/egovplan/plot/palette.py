"""Colours, signs and line styles that people with any colour vision can tell apart.

The hues are those of Okabe and Ito (2008), the light ones darkened so that
each stands out from white by a contrast of 3 to 1 at least (WCAG 2.2, 1.4.11).
Colour is never the only sign: markers, dashes, hatches or words say the same.
"""

from __future__ import annotations

from typing import Literal

from attrs import frozen

__all__ = ["GREY", "GRID", "INK", "MUTED", "OBSERVED", "PLANNED", "SERIES", "TONES", "Stroke", "contrast"]

INK = "#1f2933"
"""Text and axes."""
MUTED = "#52606d"
"""Secondary text."""
GRID = "#d9dee4"
"""Lines behind the data; not needed to read it."""
GREY = "#7b8794"
"""What is not known, not assessed, not said."""
PLANNED = "#0072b2"
"""What the plan says."""
OBSERVED = "#c44601"
"""What was measured."""


@frozen
class Stroke:
    """How one of several series is drawn.

    Attributes:
        colour: Its colour.
        marker: The sign at its points.
        dash: The style of its line.
    """

    colour: str
    marker: str
    dash: Literal["-", "--", "-.", ":"]


SERIES = (
    Stroke("#0072b2", "o", "-"),
    Stroke("#c44601", "s", "--"),
    Stroke("#00805d", "^", "-."),
    Stroke("#a8508a", "D", ":"),
    Stroke("#8a6d00", "v", "-"),
    Stroke("#2f83b7", "P", "--"),
    Stroke("#1f2933", "X", "-."),
)
"""For several series side by side; they repeat after the last."""

TONES = {"good": "#0072b2", "middling": "#9a6700", "poor": "#c44601", "unknown": GREY}
"""How a status is told in colour; its word always stands beside it."""


def contrast(colour: str, ground: str = "#ffffff") -> float:
    """The contrast of two colours, from 1 to 21.

    Source: WCAG 2.2, definitions of relative luminance and contrast ratio.

    >>> round(contrast("#000000"), 1), contrast("#ffffff")
    (21.0, 1.0)
    """
    light, dark = sorted((_luminance(colour), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
