"""The chart of one indicator."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

import egovplan
from egovplan.analysis import InterpolationError
from egovplan.datasets import sample_text
from egovplan.model import Indicator, Observation, Quantity, Statement
from egovplan.plot import alt_text, to_svg, trajectory
from egovplan.plot.time_axis import position
from egovplan.testing import plans

from .conftest import due, mail, statement, words_of


def points(figure, marker):
    """Where points with a sign stand, in years and values."""
    lines = [line for line in figure.axes[0].lines if line.get_marker() == marker]
    return sorted((round(float(x), 3), float(y)) for line in lines for x, y in line.get_xydata())


def path(figure):
    """The line of the plan."""
    return next(line for line in figure.axes[0].lines if line.get_marker() == "None").get_xydata().tolist()


def test_targets_stand_at_the_ends_of_their_years_with_their_values():
    figure = trajectory(mail(statement(2013, 80), statement(2015, 90, "target", quantity={"comparator": ">="})))
    assert points(figure, "o") == [(2013, 80), (2015, 90)]
    words = words_of(figure)
    assert {"80%", "≥ 90%", "2014", "end of year"} <= set(words)


def test_the_line_goes_through_the_baseline_and_every_target():
    base = statement(2010, 60, "baseline")
    figure = trajectory(mail(base, statement(2013, 80), statement(2015, 90)))
    assert points(figure, "D") == [(2010, 60)]
    assert path(figure) == [[2010, 60], [2013, 80], [2015, 90]]


@pytest.mark.parametrize("method", ["compound", "pchip"])
def test_a_curved_method_is_drawn_between_the_points(method):
    indicator = mail(statement(2011, 10), statement(2013, 40), statement(2015, 90))
    drawn = path(trajectory(indicator, method=method))
    assert len(drawn) > 20
    for year, value in drawn[1:-1]:
        day = date.fromordinal(round(date(int(-(-year // 1)), 12, 31).toordinal() - (-(-year // 1) - year) * 365.25))
        assert value == pytest.approx(float(egovplan.interpolate(indicator, day, method)), abs=0.2)


def test_steps_are_drawn_as_steps():
    figure = trajectory(mail(statement(2011, 10), statement(2015, 90)), method="step")
    assert any(line.get_drawstyle() == "steps-post" for line in figure.axes[0].lines)
    assert "holds until the next" in words_of(figure)


@pytest.mark.parametrize(
    "measured",
    [
        {2012: 70, 2013: 75.5},
        {date(2012, 12, 31): 70, date(2013, 12, 31): 75.5},
        [(2012, 70), (2013, 75.5)],
        [Observation("mail", date(2012, 12, 31), 70), Observation("mail", date(2013, 12, 31), 75.5)],
        {"mail": {2012: 70, 2013: 75.5}, "other": {2013: 1}},
    ],
)
def test_measured_values_are_drawn_in_any_form(measured):
    figure = trajectory(mail(statement(2011, 60), statement(2015, 90)), measured)
    assert points(figure, "s") == [(2012, 70), (2013, 75.5)]
    assert "75.5%" in words_of(figure)


def test_measured_values_of_other_indicators_are_not_drawn():
    figure = trajectory(mail(statement(2015, 90)), [Observation("other", date(2012, 12, 31), 70)])
    assert points(figure, "s") == []
    assert "measured" not in words_of(figure)


def test_a_band_between_ranges():
    wide = statement(2015, 30, quantity={"high": 50})
    figure = trajectory(mail(statement(2011, 10, quantity={"high": 20}), wide))
    assert len(figure.axes[0].collections) == 1
    low, high = figure.axes[0].collections[0].get_datalim(figure.axes[0].transData).intervaly
    assert (low, high) == (10, 50)
    assert "30–50%" in words_of(figure)


def test_targets_that_disagree_are_all_drawn_without_a_line():
    figure = trajectory(mail(statement(2013, 10), statement(2015, 80, "target"), statement(2015, 90, "target")))
    assert points(figure, "o") == [(2013, 10), (2015, 80), (2015, 90)]
    assert path(figure) == []
    assert "No line between the points: two points at December 31, 2015 have different values" in alt_text(figure)


def test_where_a_yearly_step_disagrees_with_a_target_the_line_follows_the_steps():
    figure = trajectory(mail(statement(2013, 10), statement(2015, 80), statement(2015, 90, "target")))
    assert path(figure)[-1] == [2015, 80]
    assert "The line follows the yearly steps" in alt_text(figure)


def test_changes_and_undated_values_are_told_and_not_drawn():
    change = statement(2015, 30, "target", basis="change")
    undated = Statement("u", "target", Quantity(95, "percent"), "thư điện tử", "mail")
    figure = trajectory(mail(statement(2013, 80), change, undated))
    assert points(figure, "o") == [(2013, 80)]
    assert "Not drawn: 1 that say by how much, not what level. Not drawn: 1 without a date." in alt_text(figure)


def test_what_is_counted_stands_at_the_axis_where_all_values_agree():
    tonnes = {"unit": "count", "noun": "tấn"}
    figure = trajectory(mail(statement(2013, 80, quantity=tonnes), statement(2015, 90, quantity=tonnes)))
    assert figure.axes[0].get_ylabel() == "tấn"
    hectares = statement(2015, 90, quantity={"unit": "count", "noun": "ha"})
    assert trajectory(mail(statement(2013, 80, quantity=tonnes), hectares)).axes[0].get_ylabel() == ""


def test_nothing_to_draw_is_said():
    assert alt_text(trajectory(Indicator("mail", "thư điện tử"))) == "Thư điện tử. There is nothing to draw."


def test_bare_numbers_roadmap_points_and_statements():
    assert path(trajectory({2013: 80, 2015: 90})) == [[2013, 80], [2015, 90]]
    plan = egovplan.load_text(sample_text()).plan
    series = next(points for points in plan.roadmap.series().values() if len(points) > 1)
    assert len(points(trajectory(series), "o")) == len(series)
    assert points(trajectory([point.statement for point in series]), "o") == points(trajectory(series), "o")


@pytest.mark.parametrize("subject", [5, "mail", None, [1, 2], egovplan.Plan("p").roadmap])
def test_what_is_no_indicator_is_refused(subject):
    with pytest.raises(TypeError):
        trajectory(subject)


def test_an_unknown_method_or_locale_is_refused():
    with pytest.raises(InterpolationError, match="cubic"):
        trajectory(mail(statement(2013, 80), statement(2015, 90)), method="cubic")
    with pytest.raises(ValueError, match="there is no locale"):
        trajectory(mail(statement(2013, 80)), locale="xx")


def test_in_vietnamese():
    indicator = mail(statement(2013, 80.5), statement(2015, 90), concept="document.electronic_exchange")
    figure = trajectory(indicator, {2013: 71.25}, locale="vi")
    words = set(words_of(figure))
    assert {"80,5%", "71,25%", "cuối năm", "thực đo", "Thư điện tử"} <= words
    assert alt_text(figure) == "Thư điện tử. Theo kế hoạch: 80,5% (2013), 90% (2015). Thực đo: 71,25% (2013)."


def test_in_english_the_concept_names_the_indicator():
    figure = trajectory(mail(statement(2013, 80), concept="document.electronic_exchange"))
    assert {"Official documents exchanged electronically", "Thư điện tử"} <= set(words_of(figure))
    bare = trajectory(mail(statement(2013, 80), concept="document.electronic_exchange"), heading=False)
    assert "Official documents exchanged electronically" not in words_of(bare)


def test_drawing_into_a_plot_of_the_callers():
    from matplotlib.figure import Figure

    figure = Figure()
    axes = figure.subplots(1, 2)
    assert trajectory(mail(statement(2013, 80)), ax=axes[0]) is figure
    trajectory({2013: 5, 2014: 6}, ax=axes[1])
    assert alt_text(figure) == "Thư điện tử. Planned: 80% in 2013. Planned: 5 in 2013, 6 in 2014."
    assert alt_text(axes[1]) == "Planned: 5 in 2013, 6 in 2014."


@pytest.mark.parametrize(
    "label",
    ["$\\frac{a$", "_hidden", "a^b_c $x$", "Tie\u0302\u0301ng Vie\u0323\u0302t", "文書 \U0001f600 \u202e", "x\x07y"],
)
def test_any_label_is_drawn_as_text(label):
    figure = trajectory(Indicator("mail", label, statements=(statement(2013, 80), statement(2015, 90))))
    assert to_svg(figure).startswith("<svg")


@settings(max_examples=12)
@given(plan=plans())
def test_every_indicator_can_be_drawn(plan):
    for indicator in plan.indicators[:2]:
        figure = trajectory(indicator, {2015: 5}, locale="vi")
        figure.canvas.draw()
        drawn = points(figure, "o")
        for target in indicator.targets:
            if target.due is not None and str(target.basis) == "level":
                assert (round(position(target.due), 3), float(target.value)) in drawn


def test_a_day_stands_before_the_end_of_its_year():
    assert position(date(2015, 12, 31)) == 2015
    assert 2014 < position(date(2015, 1, 1)) < position(date(2015, 6, 30)) < 2015
    assert due(2015).date == date(2015, 12, 31)
