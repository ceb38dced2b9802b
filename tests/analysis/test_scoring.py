"""Scoring by plain numbers: published results and the outcome of every special case."""

import json
import math
from pathlib import Path

import pytest

from egovplan.analysis import (
    AttainmentBands,
    GrowthBands,
    Measure,
    TrajectoryBands,
    against_expected,
    attainment,
    combine_growth,
    required_growth,
    status_index,
)
from egovplan.model import Direction, Year

ORACLES = Path(__file__).parents[3] / "shared" / "oracles"


def oracle(name):
    path = ORACLES / name
    if not path.exists():
        pytest.skip(f"the published numbers in ../shared/oracles/{name} are not here")
    return json.loads(path.read_text(encoding="utf-8"))


def codes(score):
    return [reason.code for reason in score.reasons]


class TestAttainment:
    def test_cases_of_healthy_people_2020(self):
        data = oracle("healthy_people.json")
        for row in data["rows"]:
            got = attainment(row["baseline"], row["latest"], row["target"], row["direction"])
            assert got.value == pytest.approx(row["pct_change_from_baseline"], abs=data["tolerance"])
            assert got.measure == Measure.MOVED_AWAY
            assert got.status == row["status_no_se"]
            assert attainment(row["baseline"], row["latest"], row["target"]).value == got.value

    def test_the_share_of_the_targeted_change(self):
        got = attainment(60, 75, 90)
        assert (got.value, got.score, got.status, got.measure) == (50, 50, "improved", "percent_of_targeted_change")
        assert got.reason is None

    def test_the_signs_make_it_free_of_direction(self):
        assert attainment(90, 75, 60).value == attainment(60, 75, 90).value == 50

    @pytest.mark.parametrize(("latest", "status"), [(69, "little_or_no_change"), (70, "improved"), (71, "improved")])
    def test_a_tenth_of_the_targeted_change_is_improvement(self, latest, status):
        assert attainment(60, latest, 160).status == status

    def test_a_tenth_is_a_tenth_whatever_floats_say(self):
        assert attainment(0.6, 0.61, 0.7).status == "improved"

    @pytest.mark.parametrize(("latest", "status"), [(91, "little_or_no_change"), (90, "got_worse"), (89, "got_worse")])
    def test_a_tenth_of_the_baseline_away_is_worse(self, latest, status):
        assert attainment(100, latest, 200).status == status

    def test_no_change_is_little_change_of_zero_percent(self):
        got = attainment(60, 60, 90)
        assert (got.value, got.score, got.status) == (0, 0, "little_or_no_change")

    def test_beyond_the_target_the_percentage_goes_on_but_not_the_mark(self):
        got = attainment(60, 100, 90)
        assert got.value == pytest.approx(133.3333, abs=1e-4)
        assert (got.score, got.status) == (100, "target_met")

    def test_met_at_the_baseline_and_still_met_is_not_assessed_in_percent(self):
        got = attainment(95, 92, 90, "increase")
        assert (got.value, got.status, got.score, codes(got)) == (None, "target_met", 100, ["already_met"])

    def test_met_at_the_baseline_and_no_longer(self):
        got = attainment(100, 80, 90, "increase")
        assert (got.value, got.status, codes(got)) == (20, "got_worse", ["no_longer_met"])
        assert attainment(91, 89, 90, 1).status == "little_or_no_change"

    def test_baseline_equals_target_and_kept(self):
        got = attainment(90, 90, 90)
        assert (got.value, got.status, codes(got)) == (None, "target_met", ["baseline_equals_target"])
        assert attainment(90, 95, 90, "increase").status == "target_met"
        assert attainment(90, 85, 90, "increase").status == "little_or_no_change"
        assert attainment(90, 80, 90, "increase").status == "got_worse"

    def test_baseline_equals_target_and_nobody_says_which_way_is_better(self):
        got = attainment(90, 85, 90)
        assert (got.status, got.score, codes(got)) == ("not_assessed", None, ["direction_unknown"])

    def test_away_from_a_baseline_of_zero_there_is_a_status_only(self):
        got = attainment(0, -5, 10)
        assert (got.value, got.status, got.score) == (None, "got_worse", 0)
        assert codes(got) == ["moved_away", "baseline_zero"]

    def test_towards_from_a_baseline_of_zero(self):
        assert attainment(0, 5, 10).value == 50

    def test_movement_away_is_told_in_words(self):
        assert attainment(60, 50, 90).reason == "the value moved away from the target of 90: from 60 to 50"

    def test_missing_values(self):
        assert attainment(60, None, 90).status == "baseline_only"
        assert attainment(60, 70, None).status == "informational"
        assert attainment(None, None, 90).status == "not_assessed"
        assert attainment(None, 70, 90, 1).status == "not_assessed"
        assert attainment(None, 95, 90, 1).status == "target_met"
        assert attainment(60, math.nan, 90).status == "baseline_only"
        assert attainment(None, None, None).score is None

    def test_bands_can_be_replaced(self):
        strict = AttainmentBands(improved=60, got_worse=1)
        assert attainment(60, 75, 90, bands=strict).status == "little_or_no_change"
        assert attainment(60, 59, 90, bands=strict).status == "got_worse"

    @pytest.mark.parametrize("wrong", ["sideways", 2, 0.5])
    def test_an_unknown_direction_is_refused(self, wrong):
        with pytest.raises(ValueError, match=r"direction|Direction"):
            attainment(60, 75, 90, wrong)

    @pytest.mark.parametrize("wrong", ["60", True, math.inf])
    def test_what_is_no_number_is_refused(self, wrong):
        with pytest.raises(ValueError, match="no finite number"):
            attainment(wrong, 75, 90)


class TestRequiredGrowth:
    def test_series_of_statistics_canada(self):
        data = oracle("required_growth.json")
        for row in data["series"]:
            got = required_growth(
                row["base_value"],
                row["base_year"],
                row["current_value"],
                row["current_year"],
                row["target"],
                row["target_year"],
                row["direction"],
                row["limit"],
            )
            assert got.value == pytest.approx(row["progress_value"], abs=data["tolerance"]["progress_value"])
            assert got.score == pytest.approx(row["score"], abs=data["tolerance"]["score"])
            assert got.status == row["status"], row["indicator"]

    def test_aggregates_of_statistics_canada(self):
        for row in oracle("required_growth_aggregates.json"):
            got = combine_growth(row["scores"])
            assert got.score == pytest.approx(row["score"], abs=1e-12)
            assert got.status == row["status"], row["indicator"]

    def test_achieved_has_the_full_mark_whatever_the_growth(self):
        got = required_growth(100, 2015, 90, 2020, 80, 2030)
        assert (got.status, got.score) == ("target_achieved", 5)

    @pytest.mark.parametrize(
        ("growth", "status", "score"),
        [
            (0.02, "substantial_progress", 5),
            (0.0150001, "substantial_progress", 2.5),
            (0.01, "moderate_progress", 1.25),
            (0.0050001, "moderate_progress", 0),
            (0.001, "limited_progress", -2),
            (0.0, "limited_progress", -2.5),
            (-0.01, "deterioration", -3.75),
            (-0.5, "deterioration", -5),
        ],
    )
    def test_bands_and_scores_without_a_target(self, growth, status, score):
        got = required_growth(100, 2015, 100 * (1 + growth) ** 4, 2019)
        assert got.status == status
        assert got.score == pytest.approx(score, abs=1e-3)
        assert got.measure == Measure.GROWTH_RATE

    def test_near_a_limit_less_growth_is_enough(self):
        far, near = required_growth(99, 2015, 99.5, 2020), required_growth(99, 2015, 99.5, 2020, limit=100)
        assert (far.status, near.status) == ("limited_progress", "substantial_progress")
        assert near.detail("limit_factor") == pytest.approx(1 - 0.99**4.44)

    def test_kept_at_the_limit_it_has_the_full_mark(self):
        got = required_growth(100, 2015, 100, 2020, limit=100)
        assert (got.status, got.score, codes(got)) == ("substantial_progress", 5, ["at_limit"])
        fallen = required_growth(100, 2015, 99, 2020, limit=100)
        assert fallen.status == "deterioration"
        assert fallen.score == pytest.approx(125 * fallen.value - 2.5)

    def test_a_lower_limit_works_from_the_other_side(self):
        factor = required_growth(110, 2015, 105, 2020, direction=-1, limit=100).detail("limit_factor")
        assert factor == pytest.approx(1 - 0.9**4.44)
        assert required_growth(250, 2015, 240, 2020, direction=-1, limit=100).detail("limit_factor") == 1
        assert required_growth(5, 2015, 4, 2020, direction=-1, limit=0).detail("limit_factor") == 1

    def test_a_limit_is_not_used_with_a_target(self):
        assert required_growth(90, 2015, 92, 2020, 95, 2030, limit=100) == required_growth(90, 2015, 92, 2020, 95, 2030)

    def test_negative_values_flip_the_direction(self):
        got = required_growth(-10, 2015, -8, 2020, -5, 2030, direction=1)
        assert got.value > 0
        assert required_growth(-10, 2015, -12, 2020, -5, 2030, direction=1).status == "deterioration"

    def test_values_that_differ_in_sign_are_not_assessed(self):
        got = required_growth(-1, 2015, 2, 2020, 5, 2030)
        assert (got.status, got.value, got.score, codes(got)) == ("not_assessed", None, None, ["signs_differ"])
        assert required_growth(1, 2015, -2, 2020).status == "not_assessed"

    def test_tiny_values_that_differ_in_sign_are_not_assessed_either(self):
        assert required_growth(1e-200, 2015, -1e-200, 2020).status == "not_assessed"

    def test_zero_is_replaced_and_said_so(self):
        got = required_growth(0, 2015, 5, 2020, 10, 2030)
        assert codes(got) == ["zero_replaced"]
        assert got.detail("observed_growth") == pytest.approx((5 / 0.001) ** (1 / 5) - 1)
        down = required_growth(10, 2015, 5, 2020, 0, 2030, direction=-1)
        assert down.detail("required_growth") == pytest.approx((0.001 / 10) ** (1 / 15) - 1)
        assert required_growth(10, 2015, 0, 2020, 0, 2030, direction=-1).status == "target_achieved"

    def test_a_fall_to_zero_is_a_growth_of_minus_one(self):
        assert required_growth(10, 2015, 0, 2020).value == -1

    def test_less_than_a_year_apart_is_not_assessed(self):
        got = required_growth(10, 2015, 11, 2015.5, 20, 2030)
        assert (got.status, codes(got)) == ("not_assessed", ["too_few_years"])
        assert required_growth(10, 2015, 21, 2015, 20, 2030).status == "target_achieved"

    def test_a_target_without_a_date_or_before_the_base_is_not_assessed(self):
        assert codes(required_growth(10, 2015, 11, 2020, 20)) == ["undated"]
        assert codes(required_growth(10, 2015, 11, 2020, 20, 2015)) == ["target_not_after_base"]

    def test_missing_values(self):
        assert codes(required_growth(None, 2015, 11, 2020, 20, 2030)) == ["no_baseline"]
        assert codes(required_growth(10, 2015, None, 2020, 20, 2030)) == ["single_observation"]
        assert codes(required_growth(None, None, None, None)) == ["no_observations"]
        assert codes(required_growth(10, None, 11, 2020)) == ["undated"]

    def test_fallen_from_a_base_that_stood_at_the_target(self):
        got = required_growth(20, 2015, 15, 2020, 20, 2030)
        assert (got.value, got.score, got.status) == (None, -5, "deterioration")
        assert codes(got) == ["baseline_equals_target"]
        assert required_growth(20, 2015, 20, 2020, 20, 2030).score == 5

    def test_years_may_be_years_or_dates(self):
        plain = required_growth(10, 2015, 12, 2020, 20, 2030)
        assert required_growth(10, Year(2015), 12, Year(2020).end, 20, Year(2030)).value == plain.value

    def test_directions_may_be_words(self):
        wanted = required_growth(12.3, 2015, 9.5, 2023, 8.2, 2030, -1)
        assert required_growth(12.3, 2015, 9.5, 2023, 8.2, 2030, "decrease") == wanted
        assert required_growth(12.3, 2015, 9.5, 2023, 8.2, 2030, Direction.DECREASE) == wanted

    def test_bands_can_be_replaced(self):
        shipped = GrowthBands.shipped()
        lenient = GrowthBands(
            with_target=(shipped.with_target[0], *shipped.with_target[2:]),
            without_target=shipped.without_target,
            of_score=shipped.of_score,
            best=1,
            worst=-1,
            zero=shipped.zero,
            limit_exponent=shipped.limit_exponent,
        )
        got = required_growth(6, 2015, 4.5, 2024, 2.9, 2030, -1, bands=lenient)
        assert (got.status, got.full_mark) == ("limited_progress", 1)

    def test_growth_beyond_all_floats_still_has_a_mark(self):
        got = required_growth(1e-300, 2015, 1e300, 2016, 1e308, 2030)
        assert (got.score, got.status) == (5, "substantial_progress")


class TestCombinedGrowth:
    def test_it_is_achieved_only_if_every_series_is(self):
        achieved, other = required_growth(1, 2015, 9, 2020, 5, 2030), required_growth(1, 2015, 4.99, 2020, 5, 2030)
        assert combine_growth([achieved, achieved]).status == "target_achieved"
        assert combine_growth([achieved, other]).status == "substantial_progress"
        assert combine_growth([5.0, 5.0]).status == "substantial_progress"

    def test_series_that_were_not_assessed_are_left_out_and_counted(self):
        got = combine_growth([1.0, None, required_growth(None, 2015, 1, 2020)])
        assert got.score == 1
        assert got.reason == "2 of 3 parts had no result and were left out"

    def test_nothing_to_combine(self):
        assert combine_growth([]).status == "not_assessed"
        assert combine_growth([None]).score is None


class TestStatusIndex:
    def test_the_example_of_the_methods_notes(self):
        got = status_index(20, 35, 80, "increase")
        assert (got.value, got.score, got.status) == (2.5, 2.5, "progress")

    def test_what_should_decrease(self):
        assert status_index(80, 65, 20, "decrease").value == 2.5
        assert status_index(80, 95, 20, -1).value == -2.5

    def test_regression_is_negative_and_told(self):
        got = status_index(20, 5, 80)
        assert (got.value, got.status, codes(got)) == (-2.5, "regression", ["moved_away"])

    def test_beyond_the_target_the_index_goes_on_but_not_the_mark(self):
        got = status_index(20, 95, 80)
        assert (got.value, got.score, got.status) == (12.5, 10, "target_met")

    def test_parity_counts_the_distance_from_both_sides(self):
        assert status_index(0.6, 0.8, 1, "parity").value == pytest.approx(5)
        assert status_index(0.6, 1.2, 1, "parity").value == pytest.approx(5)
        assert status_index(0.6, 1, 1, "parity").value == 10
        assert status_index(0.6, 0.4, 1, "parity").value == pytest.approx(-5)

    def test_already_met_at_the_base(self):
        got = status_index(90, 85, 80, "increase")
        assert (got.value, got.status, codes(got)) == (10, "target_met", ["already_met"])
        assert codes(status_index(90, 70, 80, "increase")) == ["no_longer_met"]

    def test_base_equals_target(self):
        assert status_index(80, 80, 80).value == 10
        got = status_index(80, 70, 80)
        assert (got.value, got.score, got.status) == (None, -10, "regression")
        assert status_index(1, 1.2, 1, "parity").score == -10

    def test_no_change(self):
        assert status_index(20, 20, 80).status == "no_change"

    def test_missing_values(self):
        assert status_index(20, None, 80).status == "baseline_only"
        assert status_index(20, 35, None).status == "informational"
        assert status_index(None, 35, 80).status == "not_assessed"
        assert status_index(None, 85, 80).status == "target_met"
        assert status_index(None, None, 80).status == "not_assessed"


class TestAgainstExpected:
    def test_behind(self):
        got = against_expected(60, 80)
        assert (got.value, got.score, got.status, got.detail("gap")) == (0.75, 75, "behind", -20)

    def test_ahead_and_on_track_have_the_full_mark(self):
        assert (against_expected(90, 80).status, against_expected(90, 80).score) == ("ahead", 100)
        assert (against_expected(80, 80).status, against_expected(80, 80).score) == ("on_track", 100)

    def test_what_should_fall(self):
        got = against_expected(40, 20, "decrease")
        assert (got.value, got.score, got.status) == (2, 50, "behind")
        assert against_expected(10, 20, "decrease").status == "ahead"

    def test_a_tolerance_can_be_given(self):
        assert against_expected(77, 80, bands=TrajectoryBands(tolerance=5)).status == "on_track"
        assert against_expected(75, 80, bands=TrajectoryBands(tolerance=5)).status == "behind"

    def test_without_a_ratio_there_is_still_a_gap(self):
        got = against_expected(-5, 10)
        assert (got.value, got.score, got.detail("gap"), codes(got)) == (None, 0, -15, ["ratio_undefined"])
        assert against_expected(-5, 0).score is None

    def test_missing_values(self):
        assert against_expected(None, 10).status == "not_assessed"
        assert against_expected(5, None).status == "informational"


def test_a_score_explains_itself_line_by_line():
    assert attainment(60, 50, 90).explain().splitlines() == [
        "attainment: got_worse, 16.6667 (percent moved away), mark 0 of 100",
        "  baseline 60, latest 50, target 90, increase",
        "  because the value moved away from the target of 90: from 60 to 50",
    ]


def test_a_score_without_a_value_is_no_number():
    assert math.isnan(float(attainment(60, None, 90)))
    assert float(attainment(60, 75, 90)) == 50
