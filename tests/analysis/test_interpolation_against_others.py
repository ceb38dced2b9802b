"""Interpolation beside numpy and scipy, and over whole columns."""

import random

import pytest

from egovplan.analysis import interpolate

np = pytest.importorskip("numpy")


def random_series(generator, kind):
    count = generator.randint(2, 9)
    xs = sorted(generator.sample(range(1990, 2040), count)) if kind % 2 else None
    xs = [float(x) for x in xs] if xs else sorted({generator.uniform(0, 100) for _ in range(count)})
    draws = (
        lambda: generator.uniform(0, 100),
        lambda: float(generator.randint(0, 5)),
        lambda: generator.gauss(0, 1000),
        lambda: generator.uniform(0, 1) * 10.0 ** generator.randint(-12, 12),
    )
    ys = [draws[kind % 4]() for _ in xs]
    at = [generator.uniform(xs[0], xs[-1]) for _ in range(3)]
    return xs, ys, at


def test_pchip_agrees_with_scipy_on_ten_thousand_random_inputs():
    interpolators = pytest.importorskip("scipy.interpolate")
    generator = random.Random(20151231)
    for kind in range(10_000):
        xs, ys, at = random_series(generator, kind)
        wanted = interpolators.PchipInterpolator(xs, ys)(at)
        got = interpolate(list(zip(xs, ys, strict=True)), at, method="pchip")
        assert np.abs(wanted - got).max() <= 1e-12, (xs, ys, at)


def test_pchip_extended_agrees_with_scipy():
    interpolators = pytest.importorskip("scipy.interpolate")
    xs, ys = [2015, 2017, 2020, 2025], [20, 50, 80, 100]
    wanted = interpolators.PchipInterpolator(xs, ys)([2013, 2026])
    got = interpolate(list(zip(xs, ys, strict=True)), [2013, 2026], method="pchip", outside="extend")
    assert got == pytest.approx(wanted, rel=1e-12)


def test_linear_agrees_with_numpy_on_random_inputs():
    generator = random.Random(20101231)
    for kind in range(3_000):
        xs, ys, at = random_series(generator, kind)
        got = interpolate(list(zip(xs, ys, strict=True)), at)
        assert np.abs(np.interp(at, xs, ys) - got).max() <= 1e-12 * max(1.0, max(abs(y) for y in ys))


def test_numpy_scalars_and_arrays_are_taken():
    points = [(np.int64(2010), np.float64(60)), (np.int64(2015), np.float32(90))]
    assert interpolate(points, np.int64(2012)) == 72
    assert interpolate({2010: 60, 2015: 90}, np.array([2012, 2013])) == [72, 78]
    assert interpolate({2010: 60, 2015: 90}, np.array(2012)) == 72


def test_a_pandas_series_is_a_mapping():
    pandas = pytest.importorskip("pandas")
    series = pandas.Series([60, 90, None], index=pandas.to_datetime(["2010-12-31", "2015-12-31", "2016-12-31"]))
    assert interpolate(series, pandas.Timestamp("2012-12-31")) == pytest.approx(60 + 30 * 731 / 1826)
