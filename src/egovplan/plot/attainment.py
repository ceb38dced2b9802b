"""The chart of how far a plan has come."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from egovplan.analysis import IndicatorScore, PlanScore, Status
from egovplan.formatting import format_day, format_reason, format_status
from egovplan.formatting.catalogues import catalogue
from egovplan.formatting.names import indicator_heading, scope_words
from egovplan.formatting.scoring_words import method_name, whole_words
from egovplan.formatting.short_forms import short_number
from egovplan.plot.alternative_text import describe_axes
from egovplan.plot.canvas import add_heading, new_figure, own_style, plain_axes
from egovplan.plot.drawable_text import wrapped
from egovplan.plot.palette import INK, MUTED, TONES
from egovplan.plot.value_axis import number_formatter

__all__ = ["attainment", "tone_of"]

_ROW = 0.47
_LABEL = 42
_INVISIBLE = 0.05
_BESIDE: dict[str, Any] = {
    "textcoords": "offset points",
    "ha": "left",
    "va": "center",
    "bbox": {"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none", "alpha": 0.8},
}
"""How words stand beside a bar."""

_GOOD = (Status.TARGET_MET, Status.TARGET_ACHIEVED, Status.SUBSTANTIAL_PROGRESS, Status.AHEAD, Status.ON_TRACK)
_MIDDLING = (
    Status.IMPROVED,
    Status.PROGRESS,
    Status.MODERATE_PROGRESS,
    Status.LIMITED_PROGRESS,
    Status.LITTLE_OR_NO_CHANGE,
    Status.NO_CHANGE,
)
_POOR = (Status.GOT_WORSE, Status.DETERIORATION, Status.REGRESSION, Status.BEHIND)


def tone_of(status: str) -> str:
    """Whether a status is good, middling or poor; a status of a user's own is unknown.

    >>> tone_of("target_met"), tone_of("behind"), tone_of("very_blue")
    ('good', 'poor', 'unknown')
    """
    tones = {**dict.fromkeys(_GOOD, "good"), **dict.fromkeys(_MIDDLING, "middling"), **dict.fromkeys(_POOR, "poor")}
    return {str(known): tone for known, tone in tones.items()}.get(status, "unknown")


def attainment(
    plan_score: PlanScore, *, locale: str = "en", heading: bool = True, assessed_only: bool = False
) -> Figure:
    """Draw how far each indicator of a plan has come.

    One bar an indicator that has a target, in the order of the plan, as long
    as its mark; a line stands at the best mark and a dashed one at the mean.
    The status is told in words, and in colour beside that. What could not be
    assessed keeps its row and says why.

    Args:
        plan_score: What `egovplan.score_plan` gave.
        locale: Language of words, form of numbers.
        heading: Whether the figure has one; a page may have its own.
        assessed_only: Whether to leave out what could not be assessed.

    Returns:
        The figure, with an `alt_text`.

    Raises:
        TypeError: For anything else.

    >>> from egovplan import Plan, score_plan
    >>> from egovplan.plot import alt_text
    >>> alt_text(attainment(score_plan(Plan("p"), ())))
    'There is no indicator with a target.'
    """
    if not isinstance(plan_score, PlanScore):
        raise TypeError(f"attainment is drawn of what score_plan gives, not of {plan_score!r}")
    rows = [part for part in plan_score.indicators if part.score.assessed or (part.counted and not assessed_only)]
    words = catalogue(locale)
    nothing = _nothing_to_draw(plan_score, locale)
    with own_style():
        figure, (ax,) = new_figure(max(1.6, 1.15 + _ROW * len(rows)))
        if rows:
            _draw(ax, rows, plan_score, locale)
        else:
            ax.set_axis_off()
            ax.text(0.5, 0.5, nothing, ha="center", transform=ax.transAxes)
        if heading:
            add_heading(figure, words.gettext("Attainment"), _note(plan_score, locale))
        describe_axes(ax, _described(rows, plan_score, locale) if rows else nothing)
    return figure


def _nothing_to_draw(whole: PlanScore, locale: str) -> str:
    if any(part.counted for part in whole.indicators):
        return whole_words(whole, locale)
    return catalogue(locale).gettext("There is no indicator with a target.")


def _draw(ax: Axes, rows: list[IndicatorScore], whole: PlanScore, locale: str) -> None:
    plain_axes(ax, grid="x")
    marks = [part.score.score for part in rows if part.score.score is not None]
    best = whole.full_mark or max([*marks, 1.0])
    lowest = min([*marks, 0.0])
    for place, part in enumerate(rows):
        _row(ax, place, part, locale)
    ax.axvline(best, color=INK, linewidth=1)
    if lowest < 0:
        ax.axvline(0, color=MUTED, linewidth=0.8)
    if whole.value is not None:
        told = catalogue(locale).gettext("mean {mark}").format(mark=_mark(whole.value, locale))
        ax.axvline(whole.value, color=INK, linewidth=1.2, linestyle=(0, (4, 3)))
        ax.annotate(
            told, (whole.value, -0.6), xytext=(0, 2), textcoords="offset points", size=8, ha="center", va="bottom",
            annotation_clip=False,
        )  # fmt: skip
    ax.set_yticks(range(len(rows)), labels=[_name(part, locale) for part in rows])
    ax.tick_params(axis="y", labelcolor=INK, labelsize=8)
    ax.set_ylim(len(rows) - 0.45, -0.6)
    ax.set_xlim(lowest - (best - lowest) * (0.1 if lowest < 0 else 0.0), best + (best - lowest) * 0.14)
    ax.set_xticks([tick for tick in MaxNLocator(6).tick_values(lowest, best) if lowest <= tick <= best])
    ax.xaxis.set_major_formatter(number_formatter(None, locale))
    _write_statuses(ax, rows, locale)


def _row(ax: Axes, place: int, part: IndicatorScore, locale: str) -> None:
    mark = part.score.score
    if mark is None:
        ax.barh(place, 0)
        told = format_reason(part.score.reasons[0], locale) if part.score.reasons else "–"
        ax.annotate(
            wrapped(told, 46, 2), (0, place), xycoords=("axes fraction", "data"), xytext=(5, 0), size=7.5, color=MUTED,
            **_BESIDE,
        )  # fmt: skip
        return
    tone = TONES[tone_of(part.score.status)]
    ax.barh(place, mark, 0.56, color=tone)
    if abs(mark) < _INVISIBLE:
        ax.plot(0, place, "|", color=tone, markersize=11, markeredgewidth=2.5)
    side = {**_BESIDE, "ha": "right"} if mark < 0 else _BESIDE
    ax.annotate(_mark(mark, locale), (mark, place), xytext=(-5 if mark < 0 else 5, 0), size=8.5, color=tone, **side)


def _mark(mark: float, locale: str) -> str:
    return short_number(round(mark, 1), None, locale)


def _write_statuses(ax: Axes, rows: list[IndicatorScore], locale: str) -> None:
    """The status of each row in words, in a column of its own at the right."""
    column = plain_axes(ax.twinx())
    column.grid(False)
    column.spines["left"].set_visible(False)
    column.set_ylim(ax.get_ylim())
    labels = [wrapped(format_status(part.score.status, locale), 24, 2) for part in rows]
    column.set_yticks(range(len(rows)), labels=labels)
    for label, part in zip(column.get_yticklabels(), rows, strict=True):
        tone = tone_of(part.score.status)
        label.set(color=MUTED if tone == "unknown" else TONES[tone], size=8.5)


def _name(part: IndicatorScore, locale: str) -> str:
    scope = scope_words(part.indicator.levels, part.indicator.service_levels, locale)
    heading = indicator_heading(part.indicator, locale)
    return wrapped(f"{heading} ({scope})" if scope else heading, _LABEL, 3)


def _note(whole: PlanScore, locale: str) -> str:
    words = catalogue(locale)
    parts = [words.gettext("method: {name}").format(name=method_name(whole.method, locale))]
    if whole.at is not None:
        parts.append(words.gettext("as of {day}").format(day=format_day(whole.at, locale)))
    return " · ".join(parts)


def _described(rows: list[IndicatorScore], whole: PlanScore, locale: str) -> str:
    told = []
    for part in rows:
        mark = "" if part.score.score is None else f" ({_mark(part.score.score, locale)})"
        told.append(f"{indicator_heading(part.indicator, locale)}: {format_status(part.score.status, locale)}{mark}")
    return f"{whole_words(whole, locale)} {'; '.join(told)}."
