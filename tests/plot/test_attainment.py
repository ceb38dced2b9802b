"""The chart of how far a plan has come."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from egovplan import Plan, score_plan
from egovplan.analysis import Status
from egovplan.model import Indicator
from egovplan.plot import alt_text, attainment
from egovplan.plot.attainment import tone_of
from egovplan.testing import plans

from .conftest import statement, words_of


@pytest.fixture
def plan():
    return Plan(
        "p",
        indicators=[Indicator("mail", "thư điện tử"), Indicator("staff", "cán bộ")],
        statements=[statement(2010, 60, "baseline"), statement(2015, 90, "target"), other(2015, 100)],
    )


def other(year, value):
    from attrs import evolve

    return evolve(statement(year, value, "target", id="other"), indicator_id="staff", label="cán bộ")


def lengths(figure):
    return [round(patch.get_width(), 6) for patch in figure.axes[0].patches if patch.get_width()]


def test_a_bar_as_long_as_the_mark_with_its_status_in_words(plan):
    figure = attainment(score_plan(plan, {"mail": {2013: 75}}, at=2013))
    assert lengths(figure) == [50]
    assert {"improved", "not assessed", "there is no observation", "50", "mean 50"} <= set(words_of(figure))
    assert "method: attainment · as of December 31, 2013" in words_of(figure)


def test_what_was_not_assessed_may_be_left_out(plan):
    figure = attainment(score_plan(plan, {"mail": {2013: 75}}), assessed_only=True)
    assert "not assessed" not in words_of(figure)
    nothing = attainment(score_plan(plan), assessed_only=True)
    assert alt_text(nothing) == "Nothing could be assessed."


def test_a_mark_below_zero_goes_the_other_way(plan):
    figure = attainment(score_plan(plan, {"mail": {2013: 45}}, method="status_index"))
    assert lengths(figure)[0] < 0
    assert figure.axes[0].get_xlim()[0] < lengths(figure)[0]


@pytest.mark.parametrize("method", ["attainment", "required_growth", "status_index", "trajectory"])
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_every_method_in_both_languages(plan, method, locale):
    score = score_plan(plan, {"mail": {2012: 70, 2013: 75}}, method=method)
    figure = attainment(score, locale=locale)
    text = alt_text(figure)
    assert ("chỉ số có chỉ tiêu" if locale == "vi" else "indicators with a target") in text
    assert lengths(figure) == [round(score["mail"].score.score, 6)]


def test_something_else_is_refused(plan):
    with pytest.raises(TypeError, match="score_plan"):
        attainment(plan)


def test_every_status_of_the_library_has_a_tone():
    unknown = {status for status in Status if tone_of(status) == "unknown"}
    assert unknown == {Status.BASELINE_ONLY, Status.INFORMATIONAL, Status.NOT_ASSESSED}


@settings(max_examples=10)
@given(plan=plans())
def test_every_plan_can_be_drawn(plan):
    attainment(score_plan(plan, {indicator.id: {2010: 1, 2020: 5} for indicator in plan.indicators})).canvas.draw()
