"""Interpolation of plain points: published numbers, defined outcomes, refusals."""

import json
import math
import pickle
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path as FilePath
from types import MappingProxyType

import pytest

from egovplan.analysis import InterpolationError, interpolate, interpolation_method, interpolation_methods
from egovplan.analysis.interpolation import registry
from egovplan.model import Deadline, Observation, Year

ORACLES = FilePath(__file__).parents[3] / "shared" / "oracles"


def oracle(name):
    path = ORACLES / name
    if not path.exists():
        pytest.skip(f"the published numbers in ../shared/oracles/{name} are not here")
    return json.loads(path.read_text(encoding="utf-8"))


def test_linear_gives_the_numbers_that_the_tests_of_pyam_state():
    data = oracle("pyam_timeseries.json")
    for case in data["linear"]:
        got = interpolate(list(zip(case["x"], case["y"], strict=True)), case["at"], outside="none")
        if case["value"] is None:
            assert got is None
        else:
            assert got == pytest.approx(case["value"], abs=data["tolerance"])


def test_pchip_gives_the_numbers_of_scipy_pchipinterpolator():
    data = oracle("pchip.json")
    for case in data["cases"]:
        got = interpolate(dict(zip(case["x"], case["y"], strict=True)), case["at"], method="pchip")
        assert got == pytest.approx(case["value"], abs=data["tolerance"], rel=0)


def test_linear_between_two_points():
    assert interpolate({2005: 1, 2010: 6}, 2007) == 3.0


def test_step_holds_the_last_target_reached():
    assert interpolate({2010: 10, 2013: 50, 2015: 90}, [2010, 2012.9, 2013, 2014, 2015], method="step") == [
        10,
        10,
        50,
        50,
        90,
    ]


def test_compound_grows_at_a_constant_rate():
    got = interpolate({2010: 100, 2015: 200}, 2012, method="compound")
    assert got == pytest.approx(100 * 2 ** (2 / 5))


def test_compound_works_on_negative_values():
    assert interpolate({0: -1, 2: -4}, 1, method="compound") == pytest.approx(-2)


@pytest.mark.parametrize("values", [{0: -1, 1: 1}, {0: 0, 1: 1}, {0: 0, 1: 0}])
def test_compound_refuses_values_that_are_not_of_one_sign(values):
    with pytest.raises(InterpolationError) as caught:
        interpolate(values, 0.5, method="compound")
    assert caught.value.code == "mixed_signs"


def test_compound_over_a_ratio_beyond_the_range_of_floats():
    assert interpolate({0: 1e-200, 1: 1e200}, 0.5, method="compound") == pytest.approx(1.0)


def test_pchip_is_flat_at_a_peak_and_does_not_overshoot():
    points = {0: 0, 1: 10, 2: 10, 3: 0}
    assert interpolate(points, 1.5, method="pchip") == 10
    assert all(0 <= value <= 10 for value in interpolate(points, [i / 10 for i in range(31)], method="pchip"))


@pytest.mark.parametrize("method", ["step", "linear", "compound", "pchip"])
def test_exactly_at_a_point_its_own_value_holds(method):
    points = {2010: 10.1, 2012: 33.3, 2015: 90.7}
    assert interpolate(points, list(points), method=method) == list(points.values())


def test_plain_points_give_floats_one_or_a_list():
    assert type(interpolate({2005: 1, 2010: 6}, 2005)) is float
    assert type(interpolate({2005: 1, 2010: 6}, 2006, method="step")) is float
    assert interpolate({2005: 1, 2010: 6}, [2005]) == [1.0]
    assert interpolate({2005: 1, 2010: 6}, (x for x in (2005, 2010))) == [1.0, 6.0]
    assert interpolate({2005: 1, 2010: 6}, []) == []


def test_the_order_of_points_does_not_matter():
    assert interpolate([(2010, 6), (2005, 1)], 2007) == interpolate([(2005, 1), (2010, 6)], 2007) == 3


def test_points_that_say_the_same_twice_count_once():
    assert interpolate([(2005, 1), (2010, 6), (2010, 6.0)], 2007) == 3


def test_one_position_with_two_values_is_refused_naming_both():
    with pytest.raises(InterpolationError, match="two points at 2010 have different values, 6 and 7") as caught:
        interpolate([(2005, 1), (2010, 6), (2010, 7)], 2007)
    assert caught.value.code == "repeated_point"


def test_missing_points_are_left_out():
    assert interpolate({2005: 1, 2007: None, 2008: math.nan, 2010: 6}, 2007) == 3
    assert interpolate([(2005, 1), (None, 9), (2010, 6)], 2007) == 3


@pytest.mark.parametrize("points", [{}, [], {2005: None}])
def test_without_any_point_it_is_refused(points):
    with pytest.raises(InterpolationError) as caught:
        interpolate(points, 2005, outside="none")
    assert caught.value.code == "no_points"


class TestOutside:
    points = MappingProxyType({2010: 10, 2012: 20})

    @pytest.mark.parametrize("at", [2009, 2013, 2012.0001])
    @pytest.mark.parametrize("method", ["step", "linear", "compound", "pchip"])
    def test_nothing_extrapolates_unasked(self, at, method):
        with pytest.raises(InterpolationError) as caught:
            interpolate(self.points, at, method=method)
        assert caught.value.code == "outside_points"
        assert "2010 to 2012" in str(caught.value)

    def test_hold_gives_the_nearest_point(self):
        assert interpolate(self.points, [2000, 2030], outside="hold") == [10, 20]

    def test_none_gives_none(self):
        assert interpolate(self.points, [2000, 2011, 2030], outside="none") == [None, 15, None]

    def test_extend_goes_on_as_the_method_does(self):
        assert interpolate(self.points, [2009, 2014], outside="extend") == [5, 30]
        assert interpolate(self.points, [2008, 2014], method="compound", outside="extend") == pytest.approx([5, 40])
        assert interpolate(self.points, 2014, method="step", outside="extend") == 20

    def test_a_step_cannot_be_extended_before_the_first_target(self):
        with pytest.raises(InterpolationError) as caught:
            interpolate(self.points, 2009, method="step", outside="extend")
        assert caught.value.code == "nothing_reached"

    def test_a_single_point_holds_but_cannot_be_extended(self):
        assert interpolate({2010: 10}, [2010, 2020], outside="hold") == [10, 10]
        assert interpolate({2010: 10}, 2010) == 10
        assert interpolate({2010: 10}, 2011, outside="none") is None
        with pytest.raises(InterpolationError) as caught:
            interpolate({2010: 10}, 2011, outside="extend")
        assert caught.value.code == "single_point"

    def test_growth_extended_beyond_all_numbers_is_refused(self):
        with pytest.raises(InterpolationError) as caught:
            interpolate({0: 1, 1: 1e300}, 10, method="compound", outside="extend")
        assert caught.value.code == "too_large"

    def test_an_unknown_rule_is_refused(self):
        with pytest.raises(InterpolationError, match="known are raise, hold, none, extend"):
            interpolate(self.points, 2011, outside="guess")


class TestPositions:
    def test_dates_count_by_days(self):
        points = {date(2011, 1, 1): 0, date(2011, 1, 31): 30}
        assert interpolate(points, date(2011, 1, 11)) == 10
        assert interpolate(points, datetime(2011, 1, 11, 15, 0)) == 10

    def test_a_year_and_a_deadline_stand_for_their_last_day(self):
        points = {Year(2010): 60, Deadline(date(2015, 12, 31), "year"): 90}
        by_day = {date(2010, 12, 31): 60, date(2015, 12, 31): 90}
        assert interpolate(points, Year(2012)) == interpolate(by_day, date(2012, 12, 31))
        # 2012 has 366 days, so that its end lies a little beyond two fifths of the way.
        assert interpolate(points, Year(2012)) == pytest.approx(60 + 30 * 731 / 1826)

    def test_among_dates_a_whole_number_is_a_year(self):
        points = {Year(2010): 60, Year(2015): 90}
        assert interpolate(points, [2012]) == [interpolate(points, Year(2012))]

    def test_plain_numbers_are_not_years(self):
        assert interpolate({2010: 60, 2015: 90}, 2012) == 72

    def test_a_date_among_plain_numbers_is_refused(self):
        with pytest.raises(InterpolationError) as caught:
            interpolate({2010: 60, 2015: 90}, date(2012, 12, 31))
        assert caught.value.code == "mixed_positions"
        with pytest.raises(InterpolationError) as caught:
            interpolate({2010: 60, Year(2015): 90}, 2012)
        assert caught.value.code == "mixed_positions"

    def test_a_number_that_is_no_year_is_refused_among_dates(self):
        with pytest.raises(InterpolationError) as caught:
            interpolate({Year(2010): 60, Year(2015): 90}, 2012.5)
        assert caught.value.code == "mixed_positions"

    def test_messages_about_dates_print_dates(self):
        with pytest.raises(InterpolationError, match=r"2016-12-31 lies outside .* from 2010-12-31 to 2015-12-31"):
            interpolate({Year(2010): 60, Year(2015): 90}, Year(2016))

    def test_observations_are_points(self):
        points = [Observation("i", date(2010, 12, 31), 60), Observation("i", date(2012, 12, 31), 80)]
        assert interpolate(points, date(2011, 12, 31)) == pytest.approx(60 + 20 * 365 / 731)

    @pytest.mark.parametrize("value", ["2012", None, True, math.nan, math.inf, 10**400, object()])
    def test_what_is_no_number_is_refused(self, value):
        with pytest.raises(InterpolationError) as caught:
            interpolate({2010: 60, 2015: 90}, value)
        assert caught.value.code == "not_a_number"

    @pytest.mark.parametrize("value", ["60", True, math.inf, 10**400])
    def test_a_value_that_is_no_number_is_refused(self, value):
        with pytest.raises(InterpolationError) as caught:
            interpolate({2010: value, 2015: 90}, 2012)
        assert caught.value.code == "not_a_number"

    def test_decimals_and_fractions_are_numbers(self):
        assert interpolate({Fraction(2010): Decimal("60"), 2015: Fraction(90)}, Decimal(2012)) == 72

    @pytest.mark.parametrize("points", ["2010", 5, [1, 2, 3], None, ["ab", "cd"]])
    def test_what_is_no_collection_of_points_is_a_type_error(self, points):
        with pytest.raises(TypeError):
            interpolate(points, 2012)


def test_extreme_values_do_not_overflow():
    assert interpolate({0: -1.7e308, 1: 1.7e308}, 0.5) == 0
    assert interpolate({0: 0.0, 5e-324: 1.0, 1: 2.0}, 0.5) == pytest.approx(1.5)


def test_an_unknown_method_is_refused_with_those_known():
    with pytest.raises(InterpolationError, match="known are compound, linear, pchip, step"):
        interpolate({2010: 60, 2015: 90}, 2012, method="cubic")


def test_an_own_method_registers_the_same_way(monkeypatch):
    monkeypatch.setattr(registry, "_METHODS", dict(registry._METHODS))

    @interpolation_method("middle")
    def middle(xs, ys):
        return lambda x, i: (ys[i] + ys[i + 1]) / 2

    assert interpolate({2010: 60, 2015: 90}, 2014, method="middle") == 75
    assert "middle" in interpolation_methods()


def test_the_error_survives_pickling_with_its_reason():
    error = InterpolationError("repeated_point", position=2010, value=6, other=7)
    back = pickle.loads(pickle.dumps(error))
    assert (back.code, str(back), back.reason) == (error.code, str(error), error.reason)
