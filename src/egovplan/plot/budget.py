"""The chart of a budget."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from attrs import frozen
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from egovplan.analysis.budget.dimensions import UNSPECIFIED, Key
from egovplan.formatting.catalogues import catalogue
from egovplan.model import BudgetSource, Plan
from egovplan.plot.alternative_text import describe_axes
from egovplan.plot.budget_data import BudgetPanel, apart_words, budget_panels, budget_table
from egovplan.plot.canvas import add_heading, add_legend, new_figure, own_style, plain_axes
from egovplan.plot.drawable_text import drawable, wrapped
from egovplan.plot.money_axis import MoneyScale, money_scale
from egovplan.plot.palette import GREY, INK, PLANNED, SERIES
from egovplan.plot.value_axis import number_formatter

__all__ = ["budget"]

_HATCHES = ("", "///", "...", "xxx")
_MOST_YEARS = 20


@frozen
class _Fill:
    colour: str
    hatch: str = ""

    @property
    def style(self) -> dict[str, Any]:
        # a hatch is drawn in the colour of the edge
        return {"facecolor": self.colour, "edgecolor": "white", "hatch": self.hatch, "linewidth": 0.8}


def budget(
    plan_or_table: Any,
    by: str | Iterable[str] = ("source", "year"),
    *,
    locale: str = "en",
    heading: bool = True,
    plan: Plan | None = None,
) -> Figure:
    """Draw what a plan sets aside, by one or two of its dimensions.

    With years the bars stand along the axis of time and are stacked by the
    other dimension; else they lie, the largest amount first. Each currency has
    a plot of its own. What could not be added, such as amounts without a known
    unit, is told below and is in no bar.

    Args:
        plan_or_table: A plan (or what `egovplan.load` gives), several plans,
            budget lines, or what `egovplan.aggregate_budget` gave, which is
            then drawn by its own dimensions.
        by: One or two of the dimensions of `egovplan.aggregate_budget`.
        locale: Language of words, form of numbers.
        heading: Whether the figure has one; a page may have its own.
        plan: Where the names of bodies and projects are found; by default the plan given.

    Returns:
        The figure, with an `alt_text`.

    Raises:
        TypeError: For something that is no budget.
        ValueError: For more than two dimensions, or an unknown one.

    >>> from egovplan.model import BudgetLine, Money, PrintedAmount
    >>> amount = PrintedAmount(2, "tỷ đồng", Money(2_000_000_000))
    >>> figure = budget([BudgetLine("a", amount, sources=["central"], year=2011)])
    >>> len(figure.axes)
    1
    """
    table, known = budget_table(plan_or_table, by)
    panels = budget_panels(table, plan or known, locale)
    words = catalogue(locale)
    with own_style():
        figure, axes = new_figure(_height(panels), panels=[_share(panel) for panel in panels] or [1.0])
        for ax, panel in zip(axes, panels, strict=False):
            _draw(ax, panel, locale)
        remark = apart_words(table, locale)
        if not panels:
            _nothing(axes[0], words.gettext("No amount of money could be added."), remark)
        elif remark:
            axes[-1].set_label(f"{axes[-1].get_label()} {remark}")
        if heading:
            add_heading(figure, _heading(table.by, locale))
        add_legend(figure, *_legend(panels), remark)
    return figure


def _height(panels: list[BudgetPanel]) -> float:
    """Inches: lying bars take one line each, or two where the name is long."""
    legend = 0.2 * max((len(panel.stacks) for panel in panels), default=0) / 2
    return max(1.6, sum(map(_share, panels)) + 0.5 + legend)


def _share(panel: BudgetPanel) -> float:
    return 2.9 if panel.dimension == "year" else 0.7 + 0.42 * len(panel.bars)


def _draw(ax: Axes, panel: BudgetPanel, locale: str) -> None:
    scale = money_scale((panel.total(bar) for bar in range(len(panel.bars))), panel.currency, locale)
    describe_axes(ax, _described(panel, scale, locale))
    if panel.dimension == "year":
        _standing(ax, panel, scale)
    else:
        _lying(ax, panel, scale)


def _standing(ax: Axes, panel: BudgetPanel, scale: MoneyScale) -> None:
    """Years along the axis, also those without money; what has no year stands apart at the end."""
    places = _places(panel.keys)
    for bar, place in enumerate(places):
        base = 0.0
        for stack, (key, _) in enumerate(panel.stacks):
            amount = panel.amounts.get((bar, stack))
            if amount is not None:
                height = float(amount / scale.worth)
                fill = _fill(panel, key, stack) if panel.stacked_by else _Fill(PLANNED)
                ax.bar(place, height, 0.62, bottom=base, **fill.style)
                base += height
        ax.annotate(
            scale.told(panel.total(bar)), (place, base), xytext=(0, 3), textcoords="offset points",
            ha="center", va="bottom", size=8.5, color=INK,
        )  # fmt: skip
    ax.set_xticks(places, labels=[wrapped(name, 14, 2) for name in panel.bars])
    ax.set_xlim(places[0] - 0.6, max(places[-1] + 0.6, places[0] + 3.4))
    ax.margins(y=0.12)
    ax.yaxis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]))
    ax.yaxis.set_major_formatter(number_formatter(None, scale.locale))
    ax.set_ylabel(drawable(scale.name), size=8.5)


def _places(years: tuple[Key, ...]) -> list[float]:
    """Where the bars stand: a place a year, gaps kept where they are not too wide."""
    known = [year for year in years if isinstance(year, int)]
    if not known or known[-1] - known[0] > _MOST_YEARS:
        return [float(place) for place in range(len(years))]
    apart = known[-1] - known[0] + 1.3
    return [float(year - known[0]) if isinstance(year, int) else apart for year in years]


def _lying(ax: Axes, panel: BudgetPanel, scale: MoneyScale) -> None:
    plain_axes(ax, grid="x")
    order = sorted(range(len(panel.bars)), key=lambda bar: (-panel.total(bar), bar))
    longest = max((panel.total(bar) for bar in order), default=Decimal(1)) or Decimal(1)
    for place, bar in enumerate(order):
        base = 0.0
        for stack, (key, _) in enumerate(panel.stacks):
            amount = panel.amounts.get((bar, stack))
            if amount is not None:
                width = float(amount / scale.worth)
                part = key if panel.stacked_by else panel.keys[bar]
                ax.barh(place, width, 0.62, left=base, **_fill(panel, part, stack).style)
                base += width
        ax.annotate(
            scale.told(panel.total(bar)), (base, place), xytext=(4, 0), textcoords="offset points",
            ha="left", va="center", size=8.5, color=INK,
        )  # fmt: skip
    ax.set_yticks(range(len(order)), labels=[wrapped(panel.bars[bar], 38, 2) for bar in order])
    ax.tick_params(axis="y", labelcolor=INK)
    ax.set_ylim(len(order) - 0.4, -0.6)
    ax.set_xlim(0, float(longest / scale.worth) * 1.12)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]))
    ax.xaxis.set_major_formatter(number_formatter(None, scale.locale))
    ax.set_xlabel(drawable(scale.name), loc="right", size=8.5)


def _fill(panel: BudgetPanel, key: Key, stack: int) -> _Fill:
    """One colour a source, whatever else is in the chart; hatched where sources share the money."""
    dimension = panel.stacked_by or panel.dimension
    if key == UNSPECIFIED or (key is None and dimension not in ("project", "kind")):
        return _Fill(GREY)
    if dimension == "source":
        parts = str(key).split("+")
        known = list(BudgetSource)
        colour = SERIES[known.index(BudgetSource(parts[0]))].colour if parts[0] in known else GREY
        return _Fill(colour, "///" if len(parts) > 1 else "")
    if panel.stacked_by is None:
        return _Fill(PLANNED)
    return _Fill(SERIES[stack % len(SERIES)].colour, _HATCHES[stack // len(SERIES) % len(_HATCHES)])


def _legend(panels: list[BudgetPanel]) -> tuple[list[Artist], list[str]]:
    entries: dict[str, Artist] = {}
    for panel in panels:
        if panel.stacked_by is not None:
            for stack, (key, name) in enumerate(panel.stacks):
                entries.setdefault(drawable(name, 70), Patch(**_fill(panel, key, stack).style))
    return list(entries.values()), list(entries)


def _heading(by: tuple[str, ...], locale: str) -> str:
    words = catalogue(locale)
    names = [words.pgettext("Dimension", name) for name in by if name != "currency"]
    if len(names) > 1:
        return words.gettext("Budget by {first} and {second}").format(first=names[0], second=names[1])
    return words.gettext("Budget by {dimension}").format(dimension=names[0]) if names else words.gettext("Budget")


def _nothing(ax: Axes, text: str, remark: str) -> None:
    ax.set_axis_off()
    ax.text(0.5, 0.5, drawable(text), ha="center", va="center", transform=ax.transAxes)
    describe_axes(ax, f"{text} {remark}")


def _described(panel: BudgetPanel, scale: MoneyScale, locale: str) -> str:
    words = catalogue(locale)
    bars = []
    for bar, name in enumerate(panel.bars):
        parts = [
            f"{stack} {scale.told(panel.amounts[bar, place])}"
            for place, (_, stack) in enumerate(panel.stacks)
            if stack and (bar, place) in panel.amounts
        ]
        split = f" ({', '.join(parts)})" if parts else ""
        bars.append(f"{name} {scale.told(panel.total(bar))}{split}")
    told = words.gettext("Budget in {unit}: {bars}.")
    return told.format(unit=scale.name, bars="; ".join(bars))
