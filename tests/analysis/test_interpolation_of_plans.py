"""Interpolation, trajectories, crossings and growth over the objects of a plan."""

import json
from datetime import date
from pathlib import Path

import pytest

from egovplan.analysis import (
    Estimate,
    InterpolationError,
    PointKind,
    crossing,
    cumulative,
    growth_rate,
    interpolate,
    trajectory,
)
from egovplan.model import Comparator, Deadline, Indicator, Quantity, Statement, Unit, Year

ORACLES = Path(__file__).parents[3] / "shared" / "oracles" / "pyam_timeseries.json"


def said(year, value, kind="target", **more):
    basis = more.pop("basis", "level")
    deadline = Deadline(date(year, 12, 31), "year") if year else None
    unit = more.pop("unit", "percent")
    return Statement(
        f"{kind}-{year}-{value}-{len(more)}",
        kind,
        Quantity(value, unit, **more),
        "e-mail",
        deadline=deadline,
        basis=basis,
    )


def indicator(*statements, **more):
    return Indicator("i", "e-mail", statements=statements, **more)


def pyam():
    if not ORACLES.exists():
        pytest.skip("the published numbers in ../shared/oracles/pyam_timeseries.json are not here")
    return json.loads(ORACLES.read_text(encoding="utf-8"))


class TestEstimates:
    def test_at_least_targets_keep_their_comparator(self):
        path = indicator(said(2013, 80, comparator=">="), said(2015, 90, comparator=">="))
        got = interpolate(path, Year(2014))
        assert got == Estimate(date(2014, 12, 31), 85, None, Comparator.AT_LEAST, Unit.PERCENT)

    def test_ranges_give_bands(self):
        path = indicator(said(2013, 30, high=50), said(2015, 60, high=100))
        got = interpolate(path, Year(2014))
        assert (got.value, got.high) == (45, 75)
        assert (interpolate(path, Year(2013)).value, interpolate(path, Year(2013)).high) == (30, 50)

    def test_a_range_and_a_single_number_give_a_band_that_closes(self):
        path = indicator(said(2013, 30, high=50), said(2015, 60))
        assert (interpolate(path, Year(2014)).value, interpolate(path, Year(2014)).high) == (45, 55)
        assert interpolate(path, Year(2015)).high is None

    @pytest.mark.parametrize(
        ("left", "right", "between"),
        [
            (">=", ">=", ">="),
            (">=", ">", ">"),
            (">=", "=", ">="),
            ("=", "=", "="),
            ("<", "=", "<"),
            ("<=", ">=", None),
        ],
    )
    def test_between_two_targets_the_weaker_claim_holds(self, left, right, between):
        path = indicator(said(2013, 80, comparator=left), said(2015, 90, comparator=right))
        assert interpolate(path, Year(2014)).comparator == between
        assert interpolate(path, Year(2013)).comparator == left
        assert interpolate(path, Year(2015)).comparator == right

    def test_under_step_the_comparator_of_the_target_reached_holds(self):
        path = indicator(said(2013, 80, comparator=">="), said(2015, 90))
        assert interpolate(path, Year(2014), method="step").comparator == ">="

    def test_an_estimate_says_whether_it_was_printed(self):
        path = indicator(said(2013, 80), said(2015, 90))
        assert [estimate.printed for estimate in interpolate(path, [2013, 2014, 2015])] == [True, False, True]

    def test_a_change_is_refused_with_a_reason(self):
        path = indicator(said(2013, 80), said(2015, 30, basis="change"))
        with pytest.raises(InterpolationError, match="by how much something changes") as caught:
            interpolate(path, Year(2014))
        assert caught.value.code == "change_basis"

    def test_undated_targets_are_left_out(self):
        path = indicator(said(2013, 80), said(None, 100), said(2015, 90))
        assert interpolate(path, Year(2014)).value == 85
        with pytest.raises(InterpolationError) as caught:
            interpolate(indicator(said(None, 100)), Year(2014))
        assert caught.value.code == "no_points"

    def test_two_targets_of_one_day_that_disagree_are_refused(self):
        with pytest.raises(InterpolationError, match="two points at 2013-12-31") as caught:
            interpolate(indicator(said(2013, 80), said(2013, 60), said(2015, 90)), Year(2014))
        assert caught.value.code == "repeated_point"

    def test_two_targets_of_one_day_that_agree_are_one(self):
        path = indicator(said(2013, 80), said(2013, 80, "milestone", comparator=">="), said(2015, 90))
        assert interpolate(path, Year(2014)).value == 85
        assert interpolate(path, Year(2013)).comparator == "="

    def test_different_units_are_refused(self):
        with pytest.raises(InterpolationError) as caught:
            interpolate(indicator(said(2013, 80), said(2015, 90, unit="count")), Year(2014))
        assert caught.value.code == "mixed_units"

    def test_different_currency_units_are_refused_but_different_nouns_are_not(self):
        with pytest.raises(InterpolationError) as caught:
            interpolate([said(2013, 8, unit="money", noun="tỷ"), said(2015, 9, unit="money", noun="triệu")], Year(2014))
        assert caught.value.code == "mixed_units"
        counted = [said(2013, 8, unit="count", noun="xã"), said(2015, 10, unit="count", noun="xã, phường")]
        assert interpolate(counted, Year(2014)).noun is None

    def test_baselines_are_no_targets(self):
        path = indicator(said(2010, 60, "baseline"), said(2013, 80), said(2015, 90))
        assert interpolate(path, Year(2012), outside="none") is None

    def test_statements_given_one_by_one_are_points_of_any_kind(self):
        got = interpolate([said(2015, 90), said(2010, 60, "baseline")], Year(2015))
        assert got.value == 90


class TestTrajectory:
    email = indicator(said(2010, 60, "baseline", approximate=True), said(2013, 80, comparator=">="), said(2015, 90))

    def test_it_runs_from_the_baseline_through_the_targets(self):
        path = trajectory(self.email)
        assert [point.date.year for point in path.points] == [2010, 2011, 2012, 2013, 2014, 2015]
        assert [round(value, 1) for value in path.values] == [60, 66.7, 73.3, 80, 85, 90]
        assert [point.kind for point in path.points] == [
            PointKind.PRINTED,
            PointKind.INTERPOLATED,
            PointKind.INTERPOLATED,
            PointKind.PRINTED,
            PointKind.INTERPOLATED,
            PointKind.PRINTED,
        ]

    def test_outside_its_points_a_plan_expects_nothing(self):
        path = trajectory(self.email, [2009, Year(2014), date(2016, 1, 1)])
        assert path.values[0] is None
        assert path.values[2] is None
        assert path.points[0].kind is PointKind.OUTSIDE

    def test_held_points_are_still_marked_as_outside(self):
        (point,) = trajectory(self.email, [2016], outside="hold").points
        assert (point.estimate.value, point.kind) == (90, PointKind.OUTSIDE)

    def test_without_the_baseline_it_begins_at_the_first_target(self):
        assert trajectory(self.email, from_baseline=False).points[0].date == date(2013, 12, 31)

    @pytest.mark.parametrize(
        "unusable",
        [
            said(2010, 0.6, "baseline", unit="ratio"),
            said(None, 60, "baseline"),
            said(2014, 60, "baseline"),
            said(2010, 5, "baseline", basis="change"),
        ],
    )
    def test_a_baseline_that_cannot_be_joined_is_left_out(self, unusable):
        path = trajectory(indicator(unusable, said(2013, 80), said(2015, 90)))
        assert path.points[0].date == date(2013, 12, 31)

    def test_baselines_of_one_day_that_disagree_are_left_out(self):
        path = trajectory(indicator(said(2010, 60, "baseline"), said(2010, 50, "baseline"), said(2013, 80)))
        assert path.values == [80]

    def test_an_indicator_without_dated_targets_has_none(self):
        with pytest.raises(InterpolationError) as caught:
            trajectory(indicator(said(2010, 60, "baseline")))
        assert caught.value.code == "no_points"


class TestCrossing:
    def test_a_value_between_two_points(self):
        assert crossing({2010: 60, 2015: 90}, 72) == 2012.0
        assert crossing({2010: 90, 2015: 60}, 78) == 2012.0

    def test_a_value_that_is_never_reached(self):
        assert crossing({2010: 60, 2015: 90}, 91) is None
        assert crossing({2010: 60, 2015: 90}, 59) is None

    def test_the_first_of_several_crossings_counts(self):
        assert crossing({0: 0, 1: 10, 2: 0, 3: 10}, 5) == 0.5

    def test_a_plateau_is_reached_where_it_begins(self):
        assert crossing({0: 0, 1: 10, 5: 10}, 10) == 1
        assert crossing({0: 10, 5: 10}, 10) == 0

    def test_compound_growth_is_solved_by_its_formula(self):
        assert crossing({0: 100, 1: 200}, 150, "compound") == pytest.approx(0.5849625007211562, abs=1e-15)

    def test_a_step_reaches_a_value_at_the_first_target_beyond_it(self):
        assert crossing({2010: 10, 2013: 50, 2015: 90}, 30, "step") == 2013

    def test_pchip_is_solved_to_the_last_bit(self):
        points = {2016: 10, 2018: 40, 2020: 100}
        assert crossing(points, 21.875, "pchip") == pytest.approx(2017, abs=1e-9)

    def test_among_dates_it_is_the_first_day_by_which_the_value_is_reached(self):
        points = {date(2011, 1, 1): 0, date(2011, 1, 11): 15}
        assert crossing(points, 15) == date(2011, 1, 11)
        assert crossing(points, 3) == date(2011, 1, 3)
        assert crossing(points, 3.1) == date(2011, 1, 4)

    def test_the_targets_of_an_indicator(self):
        assert crossing(indicator(said(2013, 80), said(2015, 90)), 90) == date(2015, 12, 31)


class TestGrowth:
    def test_growth_rates_that_the_tests_of_pyam_state(self):
        data = pyam()
        for case in data["growth_rate"]:
            got = growth_rate(list(zip(case["x"], case["y"], strict=True)))
            assert got == pytest.approx(case["value"], abs=data["tolerance"])

    def test_sums_that_the_tests_of_pyam_state(self):
        data = pyam()
        for case in data["cumulative"]:
            points = list(zip(case["x"], case["y"], strict=True))
            assert cumulative(points, case["first"], case["last"]) == pytest.approx(
                case["value"], abs=data["tolerance"]
            )

    def test_growth_over_dates_is_per_year(self):
        assert growth_rate({Year(2010): 100, Year(2012): 121}) == pytest.approx(0.1, abs=1e-12)

    def test_growth_between_two_named_positions(self):
        assert growth_rate({0: 100, 10: 1100}, 0, 1) == pytest.approx(1)

    def test_growth_of_negative_values_and_down_to_zero(self):
        assert growth_rate({0: -1, 1: -2}) == pytest.approx(1)
        assert growth_rate({0: 5, 2: 0}) == -1

    @pytest.mark.parametrize("points", [{0: 0, 1: 5}, {0: -1, 1: 5}])
    def test_a_rate_that_does_not_exist_is_refused(self, points):
        with pytest.raises(InterpolationError) as caught:
            growth_rate(points)
        assert caught.value.code == "mixed_signs"

    def test_one_point_has_no_rate(self):
        with pytest.raises(InterpolationError) as caught:
            growth_rate({2010: 5})
        assert caught.value.code == "too_few_points"

    def test_a_sum_over_years_of_a_dated_series(self):
        assert cumulative({Year(2010): 10, Year(2011): 20}) == 30
        assert cumulative({Year(2010): 10, Year(2013): 40}, Year(2013), 2013) == 40

    def test_a_sum_outside_the_points_is_refused(self):
        with pytest.raises(InterpolationError) as caught:
            cumulative({2003: 3, 2007: 1}, 2003, 2008)
        assert caught.value.code == "outside_points"

    def test_a_window_without_a_whole_year_sums_to_nothing(self):
        assert cumulative({2003: 3, 2007: 1}, 2003.2, 2003.8) == 0

    def test_a_sum_of_ranges_is_a_band(self):
        got = cumulative([said(2013, 10, high=20, unit="count"), said(2014, 20, high=30, unit="count")])
        assert (got.value, got.high, got.position) == (30, 50, date(2014, 12, 31))
