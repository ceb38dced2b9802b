"""Empty figures in the look of this package, without ``pyplot``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import matplotlib
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from egovplan.plot.drawable_text import FONT, wrapped
from egovplan.plot.palette import GRID, INK, MUTED

__all__ = [
    "WIDTH",
    "PlanFigure",
    "add_heading",
    "add_inner_legend",
    "add_legend",
    "new_figure",
    "own_style",
    "plain_axes",
    "shared_style",
]

WIDTH = 7.2
"""Width of a figure in inches: as wide as an A4 page between its margins."""

_LETTERS = {"heading": 10.4, "small": 14.5}
"""How many letters of a size go into an inch."""
_STYLE: dict[str, Any] = {
    "font.family": [FONT],
    "font.size": 9.0,
    # text of a document is never a formula
    "text.parse_math": False,
    "text.usetex": False,
    "text.color": INK,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": MUTED,
    "axes.titlesize": 9.5,
    "axes.unicode_minus": True,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "hatch.linewidth": 0.8,
    "figure.facecolor": "white",
    "axes.facecolor": "white",
    "figure.dpi": 100.0,
    "path.simplify": False,
}


class PlanFigure(Figure):
    """A figure that a notebook shows by itself, though ``pyplot`` knows nothing of it."""

    def _repr_png_(self) -> bytes:
        from egovplan.plot.output import to_png  # which needs the style of this module

        return to_png(self)


@contextmanager
def own_style() -> Iterator[None]:
    """The look of this package, whatever the caller's settings; they come back afterwards."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_STYLE)  # type: ignore[arg-type]  # names are literals to the checker
        yield


@contextmanager
def shared_style() -> Iterator[None]:
    """The caller's own look, for drawing into a plot of theirs; only, no text is a formula."""
    with matplotlib.rc_context({"text.parse_math": False, "text.usetex": False}):
        yield


def new_figure(height: float, width: float = WIDTH, panels: Sequence[float] = (1.0,)) -> tuple[Figure, list[Axes]]:
    """A figure with one or more plots below one another.

    Args:
        height: In inches.
        width: In inches.
        panels: One number a plot, its share of the height.
    """
    figure = PlanFigure(figsize=(width, height), layout="constrained")
    figure.get_layout_engine().set(w_pad=0.06, h_pad=0.05)  # type: ignore[union-attr, call-arg]
    axes = figure.subplots(len(panels), 1, squeeze=False, height_ratios=panels)
    return figure, [plain_axes(ax) for ax in axes[:, 0]]


def plain_axes(ax: Axes, grid: str = "y") -> Axes:
    """Take away what does not carry data, and put a light grid behind what does."""
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    ax.set_axisbelow(True)
    ax.grid(False)
    ax.grid(True, axis=grid, color=GRID, linewidth=0.8)  # type: ignore[arg-type]
    ax.tick_params(axis="y", length=0, pad=5)
    return ax


def add_heading(figure: Figure, heading: str, note: str = "") -> None:
    """A heading over a figure, with smaller words below it.

    It is a legend without signs: unlike a title over the figure, that takes
    the room its lines need, also below one another.
    """
    width = figure.get_figwidth()
    text, below = (
        wrapped(heading, int(width * _LETTERS["heading"]), 2),
        wrapped(note, int(width * _LETTERS["small"]), 2),
    )
    figure.legend(
        [Line2D([], [], linestyle="none")] if below else [], [below] if below else [], loc="outside upper left",
        title=text, title_fontproperties={"size": 11, "weight": "bold"}, alignment="left", frameon=False,
        fontsize=8.5, labelcolor=MUTED, handlelength=0, handletextpad=0, borderpad=0.2, borderaxespad=0.2,
        labelspacing=0.2,
    )  # fmt: skip


def add_legend(figure: Figure, handles: Sequence[Artist], labels: Sequence[str], remark: str = "") -> None:
    """A legend below a figure, with small words over it on what was left out, and why."""
    told = [_shown(label) for label in labels]
    if not told and not remark:
        return
    letters = int(figure.get_figwidth() * _LETTERS["small"])
    legend = figure.legend(
        handles, told, loc="outside lower left", ncols=_columns(told, letters), frameon=False, fontsize=8.5,
        title=wrapped(remark, letters, 3) or None, title_fontsize=8, alignment="left", borderpad=0.2, borderaxespad=0.2,
    )  # fmt: skip
    legend.get_title().set_color(MUTED)


def add_inner_legend(ax: Axes, handles: Sequence[Artist], labels: Sequence[str]) -> None:
    """A legend inside a plot of the caller's."""
    if labels:
        ax.legend(handles, [_shown(label) for label in labels], loc="best", fontsize=8, framealpha=0.9)


def _shown(label: str) -> str:
    # matplotlib leaves out labels that begin with an underscore
    return f" {label}" if label.startswith("_") else label


def _columns(labels: Sequence[str], letters: int) -> int:
    """As many columns as fit beside one another, with room for the signs."""
    widest = max(map(len, labels), default=1) + 8
    return max(1, min(len(labels) or 1, letters // widest))
