"""Whole columns give what the single functions give, row by row."""

import itertools
import math
import random

import pytest

from egovplan.analysis import InterpolationError, interpolate, required_growth
from egovplan.analysis.columns import interpolate_columns, interpolate_table, required_growth_columns

np = pytest.importorskip("numpy")

SPECIAL = [0.0, 1.0, -1.0, 0.001, 5.0, -5.0, 100.0, 1e300, -1e300, 1e-300, math.nan]


def close(got, wanted):
    if wanted is None or math.isnan(wanted):
        return math.isnan(got)
    return got == pytest.approx(wanted, rel=1e-9, abs=1e-12)


class TestBetweenTwoColumns:
    @pytest.mark.parametrize("method", ["step", "linear", "compound"])
    @pytest.mark.parametrize("outside", ["hold", "none", "extend"])
    def test_row_by_row_as_the_single_function(self, method, outside):
        generator = random.Random(7)
        rows = []
        for _ in range(400):
            x0 = generator.uniform(2000, 2010)
            x1 = x0 + generator.uniform(0.1, 9)
            y0, y1 = generator.uniform(1, 100), generator.choice([generator.uniform(1, 100), 50.0])
            # A step cannot be extended to the left.
            low = x0 if method == "step" and outside == "extend" else x0 - 2
            rows.append((x0, y0, x1, y1, generator.choice([x0, x1, generator.uniform(low, x1 + 2)])))
        got = interpolate_columns(*np.array(rows).T, method=method, outside=outside)
        for value, (x0, y0, x1, y1, x) in zip(got.tolist(), rows, strict=True):
            assert close(value, interpolate({x0: y0, x1: y1}, x, method=method, outside=outside))

    def test_linear_is_the_single_function_to_the_last_bit(self):
        generator = np.random.default_rng(3)
        x0, y0, y1 = generator.uniform(0, 9, 500), generator.normal(size=500), generator.normal(size=500)
        x1 = x0 + generator.uniform(0.1, 5, 500)
        x = x0 + generator.uniform(0, 1, 500) * (x1 - x0)
        got = interpolate_columns(x0, y0, x1, y1, x)
        single = [interpolate({a: b, c: d}, e) for a, b, c, d, e in zip(x0, y0, x1, y1, x, strict=True)]
        assert np.abs(got - single).max() <= 1e-15

    def test_more_rows_than_one_block(self):
        got = interpolate_columns(0, 0, 40_000, 80_000, np.arange(40_001))
        assert (got == 2 * np.arange(40_001)).all()

    def test_one_number_stands_for_every_row_and_all_numbers_give_one(self):
        assert interpolate_columns(2010, [60, 10], 2015, [90, 20], 2012).tolist() == [72, 14]
        assert interpolate_columns(2010, 60, 2015, 90, 2012) == 72

    def test_dates_are_days(self):
        before, after = np.array(["2011-01-01"], "datetime64[D]"), np.array(["2011-01-31"], "datetime64[ns]")
        at = np.array(["2011-01-11"], "datetime64[s]")
        assert interpolate_columns(before, [0], after, [30], at).tolist() == [10]

    def test_missing_numbers_give_nan(self):
        nan = math.nan
        got = interpolate_columns(
            [nan, 0, 0, 0, 0], [1, nan, 1, 1, 1], [2, 2, nan, 2, 2], [3, 3, 3, nan, 3], [1, 1, 1, 1, nan]
        )
        assert np.isnan(got).all()
        assert np.isnan(interpolate_columns([0, 0], [1, None], [2, 2], [3, 3], [None, 1], method="step")).all()

    def test_one_position_with_one_value_has_it_and_with_two_has_none(self):
        got = interpolate_columns([5, 5], [1, 1], [5, 5], [1, 2], 5)
        assert got[0] == 1
        assert math.isnan(got[1])

    def test_values_that_are_not_of_one_sign_do_not_compound(self):
        got = interpolate_columns(0, [1, -1, 0, -1], 2, [4, 4, 4, -4], 1, method="compound")
        assert got[0] == 2
        assert np.isnan(got[1:3]).all()
        assert got[3] == -2

    def test_nothing_extrapolates_unasked(self):
        with pytest.raises(InterpolationError, match="2017 lies outside the points, which run from 2010 to 2015"):
            interpolate_columns([2010, 2010], 0, [2020, 2015], 1, [2017, 2017])

    def test_what_is_not_known_or_does_not_fit_is_refused(self):
        with pytest.raises(InterpolationError, match="known are compound, linear, step"):
            interpolate_columns(0, 0, 1, 1, 0.5, method="pchip")
        with pytest.raises(InterpolationError, match="known are"):
            interpolate_columns(0, 0, 1, 1, 0.5, outside="guess")
        with pytest.raises(InterpolationError) as caught:
            interpolate_columns([0, 0], 0, 1, 1, [-1, 0], method="step", outside="extend")
        assert caught.value.code == "nothing_reached"
        with pytest.raises(ValueError, match="same length"):
            interpolate_columns([0, 0], [0, 0, 0], 1, 1, 0.5)
        with pytest.raises(ValueError, match="hold numbers"):
            interpolate_columns(["x"], 0, 1, 1, 0.5)


class TestTables:
    @pytest.mark.parametrize("method", ["step", "linear", "compound", "pchip"])
    @pytest.mark.parametrize("outside", ["hold", "none"])
    def test_series_by_series_as_the_single_function(self, method, outside):
        generator = np.random.default_rng(11)
        positions = np.array([2015.0, 2010, 2020, 2012, 2030])
        values = generator.uniform(1, 100, (200, 5))
        values[generator.random((200, 5)) < 0.25] = np.nan
        at = [2009, 2010, 2011.5, 2013, 2020, 2025, 2031]
        got = interpolate_table(positions, values, at, method=method, outside=outside)
        for row, series in zip(got.tolist(), values.tolist(), strict=True):
            points = list(zip(positions.tolist(), series, strict=True))
            if all(math.isnan(value) for value in series):
                assert np.isnan(row).all()
                continue
            wanted = interpolate(points, at, method=method, outside=outside)
            assert all(close(a, b) for a, b in zip(row, wanted, strict=True)), (points, row, wanted)

    @pytest.mark.parametrize("method", ["linear", "compound", "pchip"])
    def test_extended(self, method):
        values = [[10, 20, 40], [40, 20, 10]]
        got = interpolate_table([0, 1, 2], values, [-1, 3], method=method, outside="extend")
        for row, series in zip(got.tolist(), values, strict=True):
            assert row == pytest.approx(interpolate(dict(enumerate(series)), [-1, 3], method=method, outside="extend"))

    def test_one_position_gives_one_column(self):
        assert interpolate_table([2010, 2015], [[60, 90], [10, 20]], 2012).tolist() == [72, 14]

    def test_an_empty_table(self):
        assert interpolate_table([2010, 2015], np.empty((0, 2)), 2012).shape == (0,)

    def test_nothing_extrapolates_unasked(self):
        with pytest.raises(InterpolationError) as caught:
            interpolate_table([2010, 2012, 2015], [[60, 70, 90], [math.nan, 10, 20]], 2011)
        assert caught.value.code == "outside_points"

    def test_what_does_not_fit_is_refused(self):
        with pytest.raises(ValueError, match="do not fit"):
            interpolate_table([2010, 2015], [[1, 2, 3]], 2012)
        with pytest.raises(ValueError, match="stand once"):
            interpolate_table([2010, 2010], [[1, 2]], 2010)
        with pytest.raises(InterpolationError) as caught:
            interpolate_table([2010, 2015], [[1, math.nan]], 2012, outside="extend")
        assert caught.value.code == "single_point"


class TestRequiredGrowth:
    @staticmethod
    def same(rows, **more):
        columns = [
            np.array([math.nan if cell is None else cell for cell in column], float)
            for column in zip(*rows, strict=True)
        ]
        got = required_growth_columns(*columns, **more)
        for row, value, score, status in zip(rows, got.value, got.score, got.status, strict=True):
            wanted = required_growth(*row, **more)
            assert status == wanted.status, row
            assert close(score, wanted.score), (row, score, wanted)
            assert close(value, wanted.value), (row, value, wanted)

    def test_every_combination_of_special_values_with_a_target(self):
        self.same(
            [
                (y0, 2015, y1, 2020, yt, 2030, way, None)
                for y0, y1, yt in itertools.product(SPECIAL, repeat=3)
                for way in (1, -1)
            ]
        )

    def test_every_combination_of_special_values_without_a_target(self):
        limits = [None, 0.0, 100.0, 1.0, 60.0]
        self.same(
            [
                (y0, 2015, y1, 2020, None, None, way, limit)
                for y0, y1, limit in itertools.product(SPECIAL, SPECIAL, limits)
                for way in (1, -1)
            ]
        )

    def test_every_combination_of_years(self):
        years = [2014.5, 2015, 2016, None]
        self.same(
            [
                (10, t0, y1, t1, yt, tt, 1, None)
                for t0, t1, tt, yt, y1 in itertools.product(years, years, years, (20, None), (12, 25, 8))
            ]
        )

    def test_rows_with_and_without_targets_in_one_column(self):
        generator = random.Random(5)
        self.same(
            [
                (
                    generator.uniform(1, 100),
                    2015,
                    generator.uniform(1, 100),
                    generator.randint(2014, 2025),
                    generator.choice([None, generator.uniform(1, 100)]),
                    2030,
                    generator.choice([1, -1]),
                    generator.choice([None, 100]),
                )
                for _ in range(500)
            ]
        )

    def test_one_number_stands_for_every_row(self):
        got = required_growth_columns(10, 2015, [12, 30], 2020, 20, 2030, "increase")
        assert got.status.tolist() == ["moderate_progress", "target_achieved"]
        assert len(got) == 2

    def test_an_unknown_direction_is_refused(self):
        for wrong in (2, [1, 0], ["increase"], "up"):
            with pytest.raises(ValueError, match=r"direction|Direction"):
                required_growth_columns([10], 2015, 12, 2020, 20, 2030, wrong)


def test_without_numpy_the_error_names_the_extra(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "numpy", None)
    with pytest.raises(ImportError, match=r"egovplan\[frames\]"):
        interpolate_columns(0, 0, 1, 1, 0.5)
