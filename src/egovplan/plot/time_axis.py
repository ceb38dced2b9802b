"""The axis of time: a year stands at its end, since that is when its targets are due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import ceil

from matplotlib.axes import Axes

from egovplan.formatting.catalogues import catalogue

__all__ = ["label_years", "position"]

_MOST_LABELS = 12


def position(day: date) -> float:
    """Where a day stands: the end of 2015 at 2015, days before it by their share of the year.

    >>> position(date(2015, 12, 31)), round(position(date(2015, 7, 2)), 2)
    (2015.0, 2014.5)
    """
    first, last = date(day.year, 1, 1).toordinal(), date(day.year, 12, 31).toordinal()
    return day.year - (last - day.toordinal()) / (last - first + 1)


def label_years(ax: Axes, days: Iterable[date], locale: str) -> None:
    """Put a tick at the end of each year, fewer where there are many."""
    places = [position(day) for day in days]
    if not places:
        ax.set_xticks([])
        return
    first, last = min(places), max(places)
    margin = max(0.35, (last - first) * 0.06)
    years = range(ceil(first), int(last) + 1) or range(int(last), int(last) + 1)
    step = -(-len(years) // _MOST_LABELS)
    shown = [year for year in years if (year - years[-1]) % step == 0]
    ax.set_xticks(shown, labels=[str(year) for year in shown])
    # behind the ticks, which would widen it
    ax.set_xlim(first - margin, last + margin)
    ax.set_xlabel(catalogue(locale).gettext("end of year"), loc="right", size=8, labelpad=1)
