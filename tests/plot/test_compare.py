"""The chart of one concept over plans."""

from __future__ import annotations

import pytest

from egovplan import Plan
from egovplan.analysis.series import series
from egovplan.plot import alt_text, compare
from egovplan.plot.palette import SERIES

from .conftest import plan_of, statement, words_of

ONE = plan_of("one", "quang-ngai", 2011, statement(2013, 60), statement(2015, 90))
TWO = plan_of("two", "ninh-thuan", 2011, statement(2015, 70), statement(2010, 20, "baseline"))
THREE = plan_of("three", "quang-ngai", 2016, statement(2020, 40, quantity={"unit": "count", "noun": "xã"}))


def lines(ax):
    """What is joined by lines, as values."""
    return [line.get_ydata().tolist() for line in ax.lines if line.get_linestyle() != "None" and len(line.get_ydata())]


def test_comparable_values_stand_on_one_plot_a_line_for_each_plan():
    figure = compare([ONE, TWO], "email.regular_use")
    assert len(figure.axes) == 1
    assert lines(figure.axes[0]) == [[70], [60, 90]]
    words = words_of(figure)
    assert {"Quảng Ngãi, 2011 (one)", "Ninh Thuận, 2011 (two)", "what held (hollow)"} <= set(words)


def test_what_is_not_comparable_stands_on_a_plot_of_its_own_that_says_why():
    figure = compare([ONE, TWO, THREE], "email.regular_use")
    assert [lines(ax) for ax in figure.axes] == [[[70], [60, 90]], [[40]]]
    assert any("not comparable with the first; differs in: " in text and "unit" in text for text in words_of(figure))


def test_lines_never_join_two_plans():
    later = plan_of("later", "quang-ngai", 2014, statement(2016, 95), statement(2018, 99))
    assert sorted(lines(compare([ONE, later], "email.regular_use").axes[0])) == [[60, 90], [95, 99]]


def test_what_held_is_hollow_and_in_no_line():
    ax = compare(TWO, "email.regular_use").axes[0]
    hollow = [line for line in ax.lines if line.get_markerfacecolor() == "white" and len(line.get_ydata())]
    assert [line.get_ydata().tolist() for line in hollow] == [[20]]
    assert all(line.get_linestyle() == "None" for line in hollow)


def test_a_series_is_drawn_as_it_is():
    found = series([ONE, TWO], "email.regular_use")
    assert alt_text(compare(found)) == alt_text(compare([ONE, TWO], "email.regular_use"))
    with pytest.raises(TypeError, match="leave them out"):
        compare(found, "email.regular_use")


def test_plans_need_a_concept():
    with pytest.raises(TypeError, match="name a concept"):
        compare([ONE])
    with pytest.raises(ValueError, match="there is no concept"):
        compare([ONE], "nothing.at_all")


def test_the_scope_can_be_narrowed():
    assert len(compare([ONE, THREE], "email.regular_use", unit="count").axes) == 1


def test_silence_is_said():
    assert alt_text(compare([Plan("p")], "email.regular_use")) == "No plan says anything of this."


def test_many_plans_repeat_the_strokes_and_stay_readable():
    provinces = (
        "quang-ngai",
        "ninh-thuan",
        "ha-noi",
        "da-nang",
        "dong-nai",
        "son-la",
        "bac-giang",
        "dak-lak",
        "an-giang",
    )
    figure = compare(
        [plan_of(code, code, 2011, statement(2015, 50 + n)) for n, code in enumerate(provinces)], "email.regular_use"
    )
    assert len(lines(figure.axes[0])) == len(provinces) > len(SERIES)


def test_in_vietnamese():
    figure = compare([ONE, TWO], "email.regular_use", locale="vi")
    assert "tỷ lệ phần trăm" in " ".join(words_of(figure))
    assert "60% (2013)" in alt_text(figure)
