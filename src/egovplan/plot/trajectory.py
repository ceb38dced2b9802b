"""The chart of one indicator: what is planned, what lies between, what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from egovplan.analysis.scoring.evidence import Measurement
from egovplan.formatting import format_reason
from egovplan.formatting.catalogues import catalogue
from egovplan.formatting.short_forms import short_day, short_number, short_quantity
from egovplan.model import Precision, Quantity
from egovplan.plot.alternative_text import describe_axes
from egovplan.plot.canvas import (
    WIDTH,
    add_heading,
    add_inner_legend,
    add_legend,
    new_figure,
    own_style,
    plain_axes,
    shared_style,
)
from egovplan.plot.drawable_text import drawable, wrapped
from egovplan.plot.palette import OBSERVED, PLANNED
from egovplan.plot.time_axis import label_years, position
from egovplan.plot.trajectory_data import Mark, TrajectoryData, trajectory_data
from egovplan.plot.value_axis import scale_values

__all__ = ["trajectory"]

_HEIGHT = 3.5
_LONGEST_NOUN = 30
_MOST_VALUES = 14
"""Values written beside their points; with more of them the axis has to do."""


def trajectory(
    indicator_or_series: Any,
    observations: Any = (),
    method: str = "linear",
    ax: Axes | None = None,
    locale: str = "en",
    *,
    heading: bool = True,
    size: tuple[float, float] | None = None,
) -> Figure:
    """Draw what a plan expects of one indicator over time, and what was measured.

    Printed targets are points with their values, the way between them a line
    (a band between ranges), the plan's own baseline an open diamond, measured
    values squares. A year stands at its end. Where no line can be drawn the
    figure says why.

    Args:
        indicator_or_series: An `Indicator`; the points of a roadmap's series;
            statements; a mapping from date to value, or pairs. Dates may be
            years.
        observations: What was measured, in any form that `egovplan.score` takes.
        method: An interpolation method (``linear``, ``step``, ``compound``, ``pchip``).
        ax: Where to draw; by default on a figure of its own.
        locale: Language of words, form of numbers.
        heading: Whether the figure has one; a page may have its own.
        size: Width and height in inches.

    Returns:
        The figure, with an `alt_text`.

    Raises:
        InterpolationError: For an unknown method.
        TypeError: For an indicator or observations in no accepted form.
        ValueError: For an unknown locale or a value that is no finite number.

    >>> figure = trajectory({2011: 60, 2013: 80, 2015: 90}, {2012: 65})
    >>> len(figure.axes)
    1
    """
    data = trajectory_data(indicator_or_series, observations, method, locale)
    if ax is None:
        with own_style():
            width, height = size or (WIDTH, _HEIGHT if heading else _HEIGHT - 0.5)
            figure, (axes,) = new_figure(height, width)
            _draw(axes, data, locale)
            if heading and data.heading:
                add_heading(figure, data.heading, data.note)
            add_legend(figure, *_legend(data, locale), _remark(data, locale))
        return figure
    with shared_style():
        plain_axes(ax)
        _draw(ax, data, locale)
        if heading and data.heading:
            ax.set_title(wrapped(data.heading, 60, 2), loc="left")
        add_inner_legend(ax, *_legend(data, locale))
    return ax.figure  # type: ignore[return-value]


def _draw(ax: Axes, data: TrajectoryData, locale: str) -> None:
    style = "steps-post" if data.stepped else "default"
    xs = [position(date.fromordinal(int(day))) for day, _, _ in data.lines]
    lows, highs = [low for _, low, _ in data.lines], [high for _, _, high in data.lines]
    if lows != highs:
        ax.fill_between(xs, lows, highs, step="post" if data.stepped else None, color=PLANNED, alpha=0.16, linewidth=0)
        ax.plot(xs, highs, color=PLANNED, linewidth=1.2, drawstyle=style)
    ax.plot(xs, lows, color=PLANNED, linewidth=1.8, drawstyle=style, zorder=2)
    for mark in data.targets:
        _bar(ax, mark)
        ax.plot(position(mark.day), mark.quantity.value, "o", color=PLANNED, markersize=6.5, zorder=4)
    for mark in data.baselines:
        _bar(ax, mark)
        ax.plot(
            position(mark.day), mark.quantity.value, "D", color=PLANNED, markerfacecolor="white", markersize=6, zorder=4
        )
    ax.plot(
        [position(m.date) for m in data.observed if m.date],
        [m.value for m in data.observed],
        linestyle=(0, (4, 2)),
        marker="s",
        color=OBSERVED,
        linewidth=1.6,
        markersize=5.5,
        zorder=5,
    )
    scale_values(ax, _values(data), data.unit, locale)
    label_years(ax, _days(data), locale)
    if data.noun:
        ax.set_ylabel(drawable(data.noun, _LONGEST_NOUN), size=8)
    _write_values(ax, data, locale)
    describe_axes(ax, _described(data, locale))


def _bar(ax: Axes, mark: Mark) -> None:
    """The extent of a range."""
    if mark.quantity.high is not None:
        x = position(mark.day)
        ax.plot([x, x], [mark.quantity.value, mark.quantity.high], color=PLANNED, linewidth=3, alpha=0.6, zorder=3)


def _write_values(ax: Axes, data: TrajectoryData, locale: str) -> None:
    """Write each value beside its point: the plan's and the measured ones on opposite sides where they are near."""
    if len(data.targets) + len(data.baselines) + len(data.observed) > _MOST_VALUES:
        return
    written: dict[tuple[date, float, bool], dict[str, None]] = {}
    for mark in (*data.baselines, *data.targets):
        above = _above(mark, data)
        top = mark.quantity.value if mark.quantity.high is None or not above else mark.quantity.high
        # one number may be said in two ways ("about 90 %" and "90 %"): both stand in one place
        written.setdefault((mark.day, top, above), {})[short_quantity(mark.quantity, locale)] = None
    for (day, top, above), texts in written.items():
        _write(ax, position(day), top, ", ".join(texts), above, PLANNED)
    for measured in data.observed:
        if measured.date is not None:
            near = [m for m in (*data.targets, *data.baselines) if _near(m, measured)]
            above = any(measured.value > m.quantity.value for m in near)
            told = short_number(measured.value, data.unit, locale)
            _write(ax, position(measured.date), measured.value, told, above, OBSERVED)


def _above(mark: Mark, data: TrajectoryData) -> bool:
    """Whether a value stands above its point: not below a measured one, nor below another of its day."""
    value = mark.quantity.value
    if any(_near(mark, m) and m.value > value for m in data.observed):
        return False
    return not any(other.day == mark.day and other.quantity.value > value for other in data.targets)


def _near(mark: Mark, measured: Measurement) -> bool:
    return measured.date is not None and abs((mark.day - measured.date).days) < 200


def _write(ax: Axes, x: float, y: float, text: str, above: bool, colour: str) -> None:
    low, high = ax.get_ylim()
    if not above and y < low + 0.1 * (high - low):
        # below it would lie on the axis
        offset, across, along = (8, 0), "left", "center"
    else:
        offset, across, along = (0, 6 if above else -6), "center", "bottom" if above else "top"
    ax.annotate(
        drawable(text), (x, y), xytext=offset, textcoords="offset points",
        ha=across, va=along, size=8, color=colour, zorder=6,
        bbox={"boxstyle": "round,pad=0.12", "facecolor": "white", "edgecolor": "none", "alpha": 0.75},
    )  # fmt: skip


def _legend(data: TrajectoryData, locale: str) -> tuple[list[Artist], list[str]]:
    words = catalogue(locale)
    entries: list[tuple[Artist, str]] = []
    if data.targets:
        entries.append((Line2D([], [], color=PLANNED, marker="o", linestyle=""), words.gettext("target of the plan")))
    if len(data.lines) > 1:
        named = (
            words.gettext("holds until the next") if data.stepped else words.gettext("between targets (interpolated)")
        )
        entries.append((Line2D([], [], color=PLANNED, linewidth=1.8), named))
    if any(low != high for _, low, high in data.lines):
        entries.append((Patch(facecolor=PLANNED, alpha=0.2), words.gettext("between ranges")))
    if data.baselines:
        own = Line2D([], [], color=PLANNED, marker="D", markerfacecolor="white", linestyle="")
        entries.append((own, words.gettext("baseline in the plan")))
    if data.observed:
        actual = Line2D([], [], color=OBSERVED, marker="s", linestyle=(0, (4, 2)))
        entries.append((actual, words.gettext("measured")))
    return [handle for handle, _ in entries], [label for _, label in entries]


def _remark(data: TrajectoryData, locale: str) -> str:
    """What could not be drawn, and why."""
    words = catalogue(locale)
    told = []
    if data.refusal is not None:
        message = (
            words.gettext("The line follows the yearly steps: {reason}.")
            if data.lines
            else words.gettext("No line between the points: {reason}.")
        )
        told.append(message.format(reason=format_reason(data.refusal, locale)))
    if data.changes:
        told.append(
            words.gettext("Not drawn: {count} that say by how much, not what level.").format(count=data.changes)
        )
    if data.undated:
        told.append(words.gettext("Not drawn: {count} without a date.").format(count=data.undated))
    return " ".join(told)


def _described(data: TrajectoryData, locale: str) -> str:
    words = catalogue(locale)
    when = words.gettext("{value} in {date}")
    sentences = [f"{data.heading}."] if data.heading else []
    if data.baselines:
        points = ", ".join(_told(mark, when, locale) for mark in data.baselines)
        sentences.append(words.gettext("Baseline in the plan: {points}.").format(points=points))
    if data.targets:
        points = ", ".join(_told(mark, when, locale) for mark in data.targets)
        sentences.append(words.gettext("Planned: {points}.").format(points=points))
    if data.observed:
        points = ", ".join(
            when.format(value=short_number(m.value, data.unit, locale), date=short_day(m.date, Precision.YEAR, locale))
            for m in data.observed
        )
        sentences.append(words.gettext("Measured: {points}.").format(points=points))
    if len(sentences) <= bool(data.heading):
        sentences.append(words.gettext("There is nothing to draw."))
    return " ".join([*sentences, _remark(data, locale)]).strip()


def _told(mark: Mark, when: str, locale: str) -> str:
    return when.format(value=short_quantity(mark.quantity, locale), date=short_day(mark.day, mark.precision, locale))


def _values(data: TrajectoryData) -> Iterator[float]:
    for mark in (*data.targets, *data.baselines):
        yield from _ends(mark.quantity)
    for measured in data.observed:
        yield measured.value
    for _, low, high in data.lines:
        yield from (low, high)


def _ends(quantity: Quantity) -> Iterator[float]:
    yield quantity.value
    if quantity.high is not None:
        yield quantity.high


def _days(data: TrajectoryData) -> Iterator[date]:
    yield from (mark.day for mark in (*data.targets, *data.baselines))
    yield from (m.date for m in data.observed if m.date is not None)
