"""The axis of values: numbers as the reader's language writes them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from egovplan.formatting.short_forms import short_number
from egovplan.model import Unit

__all__ = ["number_formatter", "scale_values"]


def scale_values(
    ax: Axes, values: Iterable[float], unit: Unit | None, locale: str, ticks: int = 6, room: float = 0.14
) -> None:
    """Scale and label the axis of values.

    Shares go from 0 to 100 where all lie between; anything that is never below
    zero begins at zero, so that heights can be compared.

    Args:
        ax: Where.
        values: Everything that is drawn.
        unit: Their unit, or None.
        locale: The form of numbers.
        ticks: About how many.
        room: Space for a label over the highest value, as a share of the height.
    """
    known = list(values)
    low, high = min(known, default=0.0), max(known, default=1.0)
    if unit is Unit.PERCENT and low >= 0 and high <= 100:
        ax.set_ylim(0, 100 + 100 * min(room, room * high / 100 + 0.05))
        ax.set_yticks(range(0, 101, 20 if ticks > 4 else 50))
    else:
        span = (high - min(low, 0)) or 1.0
        ax.set_ylim(min(low, 0) - (0.12 * span if low < 0 else 0), max(high, 0) + room * span)
        ax.yaxis.set_major_locator(MaxNLocator(nbins=ticks, steps=[1, 2, 2.5, 5, 10], integer=unit is Unit.COUNT))
    ax.yaxis.set_major_formatter(number_formatter(unit, locale))


def number_formatter(unit: Unit | None, locale: str) -> FuncFormatter:
    """What writes the numbers at an axis; it can be pickled with its figure."""
    return FuncFormatter(partial(_written, unit=unit, locale=locale))


def _written(value: float, place: int | None, unit: Unit | None, locale: str) -> str:
    return short_number(value, unit, locale)
