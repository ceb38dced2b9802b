"""Scoring the indicators of a plan: which target, which baseline, what is told."""

import pickle
from datetime import date

import pytest

from egovplan.analysis import score, scoring_method, scoring_methods
from egovplan.analysis.scoring import Score, registry
from egovplan.model import Deadline, Indicator, Observation, Quantity, Statement, Year

METHODS = ["attainment", "required_growth", "status_index", "trajectory"]


def said(year, value, kind="target", **more):
    basis = more.pop("basis", "level")
    deadline = Deadline(date(year, 12, 31), "year") if year else None
    unit = more.pop("unit", "percent")
    key = f"{kind}-{year}-{value}-{unit}-{more.get('comparator', '')}-{basis}"
    return Statement(key, kind, Quantity(value, unit, **more), "e-mail", "i", deadline, basis)


def indicator(*statements, **more):
    return Indicator("i", "e-mail", statements=statements, **more)


def codes(result):
    return [reason.code for reason in result.reasons]


EMAIL = indicator(
    said(2010, 60, "baseline"), said(2013, 80, "milestone", comparator=">="), said(2015, 90, comparator=">=")
)


class TestWhichTarget:
    def test_the_first_one_due_at_or_after_the_date(self):
        assert score(EMAIL, {2012: 70}, at=2012).inputs.target == 80
        assert score(EMAIL, {2012: 70}, at=date(2013, 12, 31)).inputs.target == 80
        assert score(EMAIL, {2012: 70}, at=date(2014, 1, 1)).inputs.target == 90

    def test_else_the_last_with_a_word_about_the_deadline(self):
        result = score(EMAIL, {2016: 85}, at=2016)
        assert (result.inputs.target, result.status) == (90, "improved")
        assert "the deadline of 2015-12-31 passed 366 days before 2016-12-31" in result.reason

    def test_it_can_be_named(self):
        last = EMAIL.targets[-1]
        for named in (last, last.id, Year(2015), date(2015, 12, 31), (Year(2015), 90), 90):
            assert score(EMAIL, {2012: 75}, at=2012, target=named).value == 50

    def test_a_named_target_that_is_not_there_is_refused(self):
        with pytest.raises(ValueError, match="no target due on 2014-12-31"):
            score(EMAIL, {2012: 75}, target=Year(2014))
        with pytest.raises(ValueError, match="no statement with the id"):
            score(EMAIL, {2012: 75}, target="t9")
        with pytest.raises(TypeError):
            score(EMAIL, {2012: 75}, target=[90])

    def test_a_range_is_reached_at_its_near_end(self):
        path = indicator(said(2010, 10, "baseline"), said(2015, 30, high=50))
        result = score(path, {2013: 20}, at=2013)
        assert (result.value, codes(result)) == (50, ["target_is_range"])
        falling = score(path, {2013: 80}, baseline=(2010, 90), direction="decrease")
        assert falling.inputs.target == 50

    def test_a_change_is_refused_with_a_reason(self):
        for method in METHODS:
            result = score(
                indicator(said(2010, 10, "baseline"), said(2015, 30, basis="change")), {2013: 20}, method=method
            )
            assert (result.status, codes(result)[0], result.score) == ("not_assessed", "change_basis", None)

    def test_a_change_is_passed_over_where_there_is_a_level(self):
        path = indicator(said(2010, 10, "baseline"), said(2013, 30, basis="change"), said(2015, 50))
        assert score(path, {2012: 30}, at=2012).inputs.target == 50

    def test_targets_of_one_day_that_disagree_are_told(self):
        path = indicator(said(2010, 10, "baseline"), said(2015, 80), said(2015, 60))
        for method in METHODS:
            assert codes(score(path, {2013: 20}, method=method))[0] == "conflicting_targets"
        assert score(path, {2013: 45}, target="target-2015-80-percent--level").value == 50

    def test_targets_of_one_day_that_agree_are_one(self):
        path = indicator(said(2010, 10, "baseline"), said(2015, 80), said(2015, 80, comparator=">="))
        assert score(path, {2013: 45}).value == 50

    def test_an_undated_target_counts_where_there_is_no_other(self):
        path = indicator(said(2010, 10, "baseline"), said(None, 50))
        assert score(path, {2013: 30}).value == 50
        assert codes(score(path, {2013: 30}, method="required_growth")) == ["undated"]

    def test_without_a_target_it_is_for_information(self):
        path = indicator(said(2010, 10, "baseline"))
        for method in ("attainment", "status_index", "trajectory"):
            assert score(path, {2013: 30}, method=method).status == "informational"
        assert score(path, {2013: 30}, method="required_growth").status == "substantial_progress"


class TestWhichObservation:
    def test_the_earliest_is_the_baseline_and_the_latest_up_to_the_date_counts(self):
        result = score(EMAIL, {2011: 62, 2012: 70, 2014: 99}, at=2013)
        assert (result.inputs.baseline, result.inputs.latest) == (60, 70)
        assert (result.inputs.baseline_at, result.inputs.latest_at) == (date(2010, 12, 31), date(2012, 12, 31))

    def test_without_a_date_the_last_observation_says_when(self):
        assert score(EMAIL, {2012: 70}).inputs.at == date(2012, 12, 31)

    @pytest.mark.parametrize(
        "observations",
        [
            [Observation("i", date(2012, 12, 31), 70), Observation("other", date(2012, 12, 31), 1)],
            [said(2012, 70, "baseline")],
            [(Year(2012), 70)],
            [(2012, 70), (2013, None), (None, 5)],
            {date(2012, 12, 31): 70},
            {"i": {2012: 70}},
            {"e-mail": [(2012, 70)], "other": {2012: 1}},
        ],
    )
    def test_observations_come_in_many_forms(self, observations):
        assert score(EMAIL, observations, at=2013).value == 50

    def test_observations_without_a_value_are_counted(self):
        assert "2 observations without a value or a date" in score(EMAIL, [(2012, 70), (2013, None), (None, 5)]).reason

    @pytest.mark.parametrize("wrong", ["x", 5, [5], ["ab"], [("2012", 5)]])
    def test_other_forms_are_a_type_error(self, wrong):
        with pytest.raises(TypeError):
            score(EMAIL, wrong)

    def test_the_callers_value_goes_before_the_plans_own_of_the_same_day(self):
        assert score(EMAIL, {2010: 50, 2012: 70}, at=2015).inputs.baseline == 50

    def test_observations_of_one_day_that_disagree_are_told(self):
        for method in METHODS:
            result = score(EMAIL, [(2012, 70), (2012, 75)], method=method)
            assert (result.status, codes(result)[0]) == ("not_assessed", "conflicting_observations")
            assert result.inputs.latest is None
            assert result == score(EMAIL, [(2012, 75), (2012, 70)], method=method)

    def test_observations_that_disagree_on_a_day_that_is_not_used_do_no_harm(self):
        assert score(EMAIL, [(2011, 70), (2011, 75), (2012, 75)], at=2014).value == 50

    def test_the_baseline_can_be_named(self):
        for named in (50, (2009, 50), Observation("i", date(2009, 12, 31), 50), said(2009, 50, "baseline")):
            assert score(EMAIL, {2012: 70}, at=2014, baseline=named).value == 50
        assert score(EMAIL, {2011: 70, 2012: 80}, at=2014, baseline=Year(2011)).value == 50
        with pytest.raises(ValueError, match="no observation of"):
            score(EMAIL, {2012: 70}, baseline=Year(2011))

    def test_only_later_observations(self):
        result = score(EMAIL, {2012: 70}, at=2009)
        assert (result.status, codes(result)[0]) == ("not_assessed", "observations_after_date")

    def test_no_observation_at_all(self):
        path = indicator(said(2015, 90))
        for method in METHODS:
            assert codes(score(path, method=method)) == ["no_observations"]

    def test_a_single_observation_is_a_baseline_only(self):
        for method in ("attainment", "status_index", "trajectory"):
            assert score(EMAIL, method=method).status == "baseline_only", method
        assert codes(score(EMAIL, method="required_growth")) == ["too_few_years"]

    def test_a_single_observation_that_meets_the_target_does(self):
        path = indicator(said(2015, 90))
        assert [score(path, {2014: 95}, method=method).status for method in METHODS[:3]] == [
            "target_met",
            "target_achieved",
            "target_met",
        ]
        assert score(path, {2015: 95}, method="trajectory").status == "ahead"

    def test_a_baseline_in_another_unit_is_left_out(self):
        path = indicator(said(2010, 0.6, "baseline", unit="ratio"), said(2015, 90))
        result = score(path, {2011: 60, 2013: 75})
        assert (result.value, codes(result)) == (50, ["unit_mismatch"])

    def test_of_a_measured_range_the_less_favourable_end_counts(self):
        path = indicator(said(2010, 60, "baseline"), said(2015, 90))
        result = score(path, [said(2013, 75, "baseline", high=85)])
        assert (result.value, codes(result)) == (50, ["observation_is_range"])
        down = indicator(said(2010, 60, "baseline"), said(2015, 40), direction="decrease")
        assert score(down, [said(2013, 45, "baseline", high=50)]).value == 50


class TestDirection:
    def test_the_comparator_decides(self):
        path = indicator(said(2010, 60, "baseline"), said(2015, 40, comparator="<="))
        result = score(path, {2013: 50})
        assert (result.value, result.inputs.direction, codes(result)) == (50, "decrease", ["direction_from_comparator"])

    def test_without_one_the_indicator_does(self):
        path = indicator(said(2010, 60, "baseline"), said(2015, 40), direction="decrease")
        assert score(path, {2013: 50}).value == 50
        assert score(path, {2013: 35}).status == "target_met"

    def test_what_is_given_goes_before_both(self):
        path = indicator(said(2010, 60, "baseline"), said(2015, 40, comparator="<="))
        assert score(path, {2013: 50}, direction="increase").inputs.direction == "increase"

    def test_more_than_is_met_at_the_number_and_said_so(self):
        path = indicator(said(2010, 60, "baseline"), said(2015, 90, comparator=">"))
        result = score(path, {2015: 90})
        assert (result.value, result.status, codes(result)) == (100, "target_met", ["strict_target"])
        assert codes(score(path, {2015: 91})) == []


class TestRequiredGrowthOfAPlan:
    def test_whole_years_between_year_ends(self):
        result = score(EMAIL, {2012: 72.6}, at=2014, method="required_growth")
        assert result.detail("observed_growth") == pytest.approx(0.1)
        assert result.detail("required_growth") == pytest.approx((90 / 60) ** (1 / 5) - 1)

    def test_a_limit_is_passed_on(self):
        path = indicator(said(2010, 100, "baseline"))
        assert score(path, {2012: 100}, method="required_growth", limit=100).score == 5


class TestTrajectory:
    def test_the_actual_value_against_the_plans_milestone_of_that_day(self):
        result = score(EMAIL, {2014: 80}, at=2015, method="trajectory")
        assert result.detail("expected") == pytest.approx(85)
        assert result.value == pytest.approx(80 / 85)
        assert result.detail("gap") == pytest.approx(-5)
        assert result.status == "behind"
        assert result.detail("expected_on") == date(2013, 12, 31)
        assert result.detail("days_ahead") == -365

    def test_ahead(self):
        result = score(EMAIL, {2013: 85}, method="trajectory")
        assert (result.status, result.detail("days_ahead"), result.score) == ("ahead", 365, 100)

    def test_by_another_interpolation(self):
        assert score(EMAIL, {2014: 80}, method="trajectory", interpolation="step").status == "on_track"

    def test_after_the_last_target_it_is_held(self):
        result = score(EMAIL, {2017: 85}, method="trajectory")
        assert result.detail("expected") == 90
        assert "after_path" in codes(result)

    def test_before_the_first_point_nothing_is_expected(self):
        path = indicator(said(2013, 80), said(2015, 90))
        assert codes(score(path, {2011: 70}, method="trajectory"))[0] == "before_path"

    def test_a_value_beyond_the_plan_has_no_day(self):
        result = score(EMAIL, {2013: 99}, method="trajectory")
        assert result.detail("expected_on") is None
        assert "never_expected" in codes(result)

    def test_a_band_expects_its_near_end(self):
        path = indicator(said(2013, 30, high=50), said(2015, 60, high=100))
        assert score(path, {2014: 45}, method="trajectory").status == "on_track"
        assert score(path, {2014: 80}, method="trajectory", direction="decrease").detail("expected") == 75

    def test_what_the_interpolation_refuses_is_told(self):
        path = indicator(said(2013, 80), said(2015, 90, unit="count"))
        result = score(path, {2014: 85}, method="trajectory")
        assert (result.status, codes(result)[0]) == ("not_assessed", "mixed_units")


def test_an_own_method_registers_the_same_way(monkeypatch):
    monkeypatch.setattr(registry, "_METHODS", dict(registry._METHODS))

    @scoring_method("met_or_not")
    def met_or_not(case, *, full=1.0):
        return Score("met_or_not", "met" if case.met else "not met", score=full * case.met, full_mark=full)

    assert score(EMAIL, {2013: 80}, at=2013, method="met_or_not", full=2).score == 2
    assert score(EMAIL, {2013: 79}, at=2013, method="met_or_not").status == "not met"
    assert "met_or_not" in scoring_methods()


def test_an_unknown_method_is_refused_with_those_known():
    with pytest.raises(ValueError, match="known are attainment, required_growth, status_index, trajectory"):
        score(EMAIL, method="guess")


def test_scores_pickle():
    result = score(EMAIL, {2016: 85}, at=2016)
    assert pickle.loads(pickle.dumps(result)) == result
