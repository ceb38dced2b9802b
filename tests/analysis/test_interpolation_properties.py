"""What holds of every interpolation, whatever its points."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.analysis import crossing, interpolate

METHODS = ["step", "linear", "compound", "pchip"]
values = st.floats(min_value=0.01, max_value=1e6, allow_nan=False)
positions = st.integers(min_value=1900, max_value=2100)
series = st.dictionaries(positions, values, min_size=2, max_size=8)
shares = st.floats(min_value=0, max_value=1)
few = settings(max_examples=60, deadline=None)


def inside(points, share):
    first, last = min(points), max(points)
    return min(max(first + share * (last - first), first), last)


@pytest.mark.parametrize("method", METHODS)
@few
@given(points=series)
def test_it_passes_through_its_points(method, points):
    assert interpolate(points, list(points), method=method) == [float(value) for value in points.values()]


@pytest.mark.parametrize("method", METHODS)
@few
@given(points=series, a=shares, b=shares)
def test_it_is_monotone_where_its_points_are(method, points, a, b):
    rising = dict(zip(sorted(points), sorted(points.values()), strict=True))
    low, high = sorted((inside(rising, a), inside(rising, b)))
    first, second = interpolate(rising, [low, high], method=method)
    assert first <= second + 1e-9 * max(1, abs(second))


@pytest.mark.parametrize("method", METHODS)
@few
@given(points=series, share=shares)
def test_it_never_leaves_the_range_of_its_points(method, points, share):
    got = interpolate(points, inside(points, share), method=method)
    assert min(points.values()) <= got <= max(points.values())


@pytest.mark.parametrize("method", METHODS)
@few
@given(points=series, share=shares, shift=st.integers(min_value=-5000, max_value=5000))
def test_shifting_the_axis_changes_nothing(method, points, share, shift):
    at = round(inside(points, share))
    moved = {position + shift: value for position, value in points.items()}
    assert interpolate(moved, at + shift, method=method) == pytest.approx(interpolate(points, at, method=method))


@pytest.mark.parametrize("method", METHODS)
@few
@given(points=series, share=shares, factor=st.floats(min_value=0.01, max_value=1000))
def test_scaling_the_values_scales_the_result(method, points, share, factor):
    at = inside(points, share)
    scaled = {position: value * factor for position, value in points.items()}
    assert interpolate(scaled, at, method=method) == pytest.approx(factor * interpolate(points, at, method=method))


@pytest.mark.parametrize("method", ["step", "linear", "pchip"])
@few
@given(points=series, share=shares, shift=st.integers(min_value=-100_000, max_value=100_000))
def test_shifting_the_values_shifts_the_result(method, points, share, shift):
    at = inside(points, share)
    raised = {position: value + shift for position, value in points.items()}
    wanted = interpolate(points, at, method=method) + shift
    assert interpolate(raised, at, method=method) == pytest.approx(wanted, rel=1e-6, abs=1e-4)


@pytest.mark.parametrize("method", METHODS)
@few
@given(points=series, share=shares, order=st.randoms(use_true_random=False))
def test_the_order_of_the_points_does_not_matter(method, points, share, order):
    pairs = list(points.items())
    order.shuffle(pairs)
    at = inside(points, share)
    assert interpolate(pairs, at, method=method) == interpolate(points, at, method=method)


@pytest.mark.parametrize("method", ["linear", "compound", "pchip"])
@few
@given(points=series, share=st.floats(min_value=0.01, max_value=0.99))
def test_at_its_crossing_a_path_has_the_value(method, points, share):
    lowest, highest = min(points.values()), max(points.values())
    value = lowest + share * (highest - lowest)
    where = crossing(points, value, method)
    assert interpolate(points, where, method=method) == pytest.approx(value, rel=1e-6, abs=1e-6)


@few
@given(points=st.dictionaries(st.dates(date(2000, 1, 1), date(2030, 12, 31)), values, min_size=2, max_size=6))
def test_by_the_day_of_a_crossing_the_value_is_reached_and_not_a_day_before(points):
    first, last = points[min(points)], points[max(points)]
    if first >= last:
        return
    rising = dict(zip(sorted(points), sorted(points.values()), strict=True))
    value = (rising[min(rising)] + rising[max(rising)]) / 2
    day = crossing(rising, value)
    assert interpolate(rising, day) >= value - 1e-6 * value
    assert interpolate(rising, date.fromordinal(day.toordinal() - 1)) < value
