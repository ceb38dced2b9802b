"""What a figure shows, in words."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

__all__ = ["alt_text", "describe_axes"]

# The label of an Axes is text that matplotlib keeps, pickles and copies with it, and does not draw.
_MARK = "egovplan: "


def describe_axes(ax: Axes, words: str) -> None:
    """Keep the description of a plot with it."""
    ax.set_label(_MARK + " ".join(words.split()))


def alt_text(figure: Figure | Axes) -> str:
    """What a figure of this package shows, in words, for people who do not see it.

    Args:
        figure: What a function of `egovplan.plot` gave, or one plot of it.

    Returns:
        The descriptions of its plots, one after the other, in the language
        that the figure was made in; empty for a figure from elsewhere.

    >>> from egovplan.plot import trajectory
    >>> alt_text(trajectory({2013: 80, 2015: 90}))
    'Planned: 80 in 2013, 90 in 2015.'
    """
    axes = [figure] if isinstance(figure, Axes) else figure.axes
    labels = [str(ax.get_label()) for ax in axes]
    return " ".join(label.removeprefix(_MARK) for label in labels if label.startswith(_MARK))
