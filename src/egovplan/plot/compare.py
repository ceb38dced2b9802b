"""The chart of one concept over plans, years and provinces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from egovplan.analysis.series import Series, SeriesPoint
from egovplan.formatting.catalogues import catalogue
from egovplan.formatting.names import concept_name
from egovplan.formatting.short_forms import short_day, short_quantity
from egovplan.plot.alternative_text import describe_axes
from egovplan.plot.canvas import add_heading, add_legend, new_figure, own_style
from egovplan.plot.compare_data import ComparePanel, Line, compare_panels, series_of
from egovplan.plot.drawable_text import drawable, wrapped
from egovplan.plot.palette import INK, MUTED, SERIES, Stroke
from egovplan.plot.time_axis import label_years, position
from egovplan.plot.value_axis import scale_values

__all__ = ["compare"]

_PANEL = 2.1
_LOW_PANEL = 1.35
_MOST_VALUES = 12
_MOST_PANELS = 8
_SIDES: dict[str, dict[str, Any]] = {
    "above": {"xytext": (0, 6), "ha": "center", "va": "bottom"},
    "below": {"xytext": (0, -6), "ha": "center", "va": "top"},
    "beside": {"xytext": (7, 0), "ha": "left", "va": "center"},
}


def compare(
    comparison: Any,
    concept: str | Iterable[str] | None = None,
    *,
    locale: str = "en",
    heading: bool = True,
    **scope: Any,
) -> Figure:
    """Draw one concept over plans, years and provinces.

    Values that are comparable stand on one plot, a line for each plan; what
    measures by another yardstick stands on a plot of its own that says in what
    it differs. Lines join targets of one plan only. What held is drawn hollow.

    Args:
        comparison: What `egovplan.series` gave; or plans (or what
            `egovplan.load` gives), for which ``concept`` is then named.
        concept: A concept, a domain of them, or several, as for `egovplan.series`.
        locale: Language of words, form of numbers.
        heading: Whether the figure has one; a page may have its own.
        **scope: ``levels``, ``service_levels``, ``unit``, as for `egovplan.series`.

    Returns:
        The figure, with an `alt_text`.

    Raises:
        TypeError: For plans without a concept, a series with one, or neither.
        ValueError: For a concept, level or unit that there is not.

    >>> from datetime import date
    >>> from egovplan.model import Deadline, Indicator, Plan, Quantity, Statement
    >>> due = Deadline(date(2015, 12, 31), "year")
    >>> target = Statement("s", "target", Quantity(90, "percent"), "e-mail", "i", due)
    >>> plan = Plan("p", indicators=[Indicator("i", "e-mail", "email.use")], statements=[target])
    >>> len(compare(plan, "email.use").axes)
    1
    """
    found = series_of(comparison, concept, scope)
    panels = compare_panels(found, locale)
    words = catalogue(locale)
    with own_style():
        shown = panels[:_MOST_PANELS]
        lines = {line.key: line.name for panel in shown for line in panel.lines}
        strokes = {key: SERIES[place % len(SERIES)] for place, key in enumerate(lines)}
        heights = [_height(panel) for panel in shown] or [1.0]
        figure, axes = new_figure(sum(heights) + 0.7 + 0.19 * (len(lines) + 1), panels=heights)
        days = [point.date for panel in shown for line in panel.lines for point in _points(line) if point.date]
        for ax, panel in zip(axes, shown, strict=False):
            _draw(ax, panel, strokes, days, locale)
        for ax in axes[:-1]:
            # the years stand once, at the foot
            ax.tick_params(axis="x", labelbottom=False)
            ax.set_xlabel("")
        if not shown:
            _nothing(axes[0], words.gettext("No plan says anything of this."))
        if heading:
            add_heading(figure, _heading(found, locale))
        left = len(panels) - len(shown)
        remark = words.gettext("Not drawn: {count} further yardsticks.").format(count=left) if left else ""
        add_legend(figure, *_legend(lines, strokes, shown, locale), remark)
    return figure


def _height(panel: ComparePanel) -> float:
    """Inches: less for a plot of a single date."""
    dates = {point.date for line in panel.lines for point in _points(line)}
    return _PANEL if len(dates) > 1 else _LOW_PANEL


def _draw(ax: Axes, panel: ComparePanel, strokes: dict[tuple[str, str], Stroke], days: list[date], locale: str) -> None:
    for line in panel.lines:
        stroke = strokes[line.key]
        sign: dict[str, Any] = {"color": stroke.colour, "marker": stroke.marker}
        ax.plot(*_places(line.targets), stroke.dash, markersize=6, linewidth=1.7, **sign)
        ax.plot(*_places(line.observed), markersize=6, markerfacecolor="white", linestyle="none", **sign)
        ax.plot(*_places(line.others), markersize=4, linestyle="none", **sign)
        for point in _points(line):
            high = point.statement.quantity.high
            if high is not None and point.date is not None:
                at = position(point.date)
                ax.plot([at, at], [point.value, high], color=stroke.colour, linewidth=3, alpha=0.5)
    points = [point for line in panel.lines for point in _points(line)]
    low = _height(panel) < _PANEL
    scale_values(ax, _values(points), panel.unit, locale, ticks=4 if low else 6, room=0.42 if low else 0.28)
    label_years(ax, days, locale)
    if len(points) <= _MOST_VALUES:
        _write_values(ax, panel, strokes, locale)
    ax.set_title(
        wrapped(panel.heading, 90, 1), loc="left", size=9.5, weight="bold", color=INK, pad=16 if panel.note else 6
    )
    if panel.note:
        ax.annotate(
            drawable(panel.note, 110), (0, 1), xytext=(0, 4), xycoords="axes fraction", textcoords="offset points",
            size=8, color=MUTED,
        )  # fmt: skip
    describe_axes(ax, _described(panel, locale))


def _places(points: Iterable[SeriesPoint]) -> tuple[list[float], list[float]]:
    dated = [(position(point.date), float(point.value)) for point in points if point.date is not None]
    return [x for x, _ in dated], [y for _, y in dated]


def _points(line: Line) -> tuple[SeriesPoint, ...]:
    return (*line.targets, *line.observed, *line.others)


def _values(points: Iterable[SeriesPoint]) -> Iterator[float]:
    for point in points:
        quantity = point.statement.quantity
        yield quantity.value
        if quantity.high is not None:
            yield quantity.high


def _write_values(ax: Axes, panel: ComparePanel, strokes: dict[tuple[str, str], Stroke], locale: str) -> None:
    """Values beside their points: of those of one date the highest's above, the lowest's below, others at the side."""
    columns: dict[date, dict[tuple[float, str], str]] = {}
    for line in panel.lines:
        for point in _points(line):
            if point.date is not None:
                told = short_quantity(point.statement.quantity, locale)
                columns.setdefault(point.date, {}).setdefault((float(point.value), told), strokes[line.key].colour)
    for day, texts in columns.items():
        ordered = sorted(texts.items(), reverse=True)
        for place, ((value, told), colour) in enumerate(ordered):
            side = "above" if place == 0 else "below" if place == len(ordered) - 1 else "beside"
            ax.annotate(
                drawable(told), (position(day), value), size=8, color=colour, textcoords="offset points", **_SIDES[side]
            )


def _legend(
    lines: dict[tuple[str, str], str], strokes: dict[tuple[str, str], Stroke], panels: list[ComparePanel], locale: str
) -> tuple[list[Artist], list[str]]:
    handles: list[Artist] = [
        Line2D([], [], color=s.colour, marker=s.marker, linestyle=s.dash) for s in (strokes[key] for key in lines)
    ]
    labels = [drawable(name, 60) for name in lines.values()]
    if any(line.observed for panel in panels for line in panel.lines):
        handles.append(Line2D([], [], color=MUTED, marker="o", markerfacecolor="white", linestyle=""))
        labels.append(catalogue(locale).gettext("what held (hollow)"))
    return handles, labels


def _heading(found: Series, locale: str) -> str:
    return "; ".join(concept_name(code, locale) or code for code in found.concepts)


def _nothing(ax: Axes, text: str) -> None:
    ax.set_axis_off()
    ax.text(0.5, 0.5, text, ha="center", transform=ax.transAxes)
    describe_axes(ax, text)


def _described(panel: ComparePanel, locale: str) -> str:
    when = catalogue(locale).gettext("{value} in {date}")
    told = []
    for line in panel.lines:
        points = ", ".join(
            when.format(value=short_quantity(point.statement.quantity, locale), date=_when(point, locale))
            for point in _points(line)
        )
        told.append(f"{line.name}: {points}")
    note = f" ({panel.note})" if panel.note else ""
    return f"{panel.heading}{note}. {'; '.join(told)}."


def _when(point: SeriesPoint, locale: str) -> str:
    deadline = point.statement.deadline
    return "–" if deadline is None else short_day(deadline.date, deadline.precision, locale)
