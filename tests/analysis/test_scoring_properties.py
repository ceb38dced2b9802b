"""What holds of every score, whatever the numbers and the plan."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.analysis import (
    InterpolationError,
    attainment,
    crossing,
    cumulative,
    growth_rate,
    interpolate,
    required_growth,
    score,
    score_plan,
    status_index,
    trajectory,
)
from egovplan.catalogue.scoring import reason_types
from egovplan.model import (
    Basis,
    Comparator,
    Deadline,
    Direction,
    Goal,
    Indicator,
    Observation,
    Plan,
    Quantity,
    Statement,
    StatementKind,
    Unit,
)

METHODS = ["attainment", "required_growth", "status_index", "trajectory"]
FULL_MARKS = {"attainment": 100, "required_growth": 5, "status_index": 10, "trajectory": 100}
few = settings(max_examples=80, deadline=None)

numbers = st.one_of(
    st.integers(min_value=-1000, max_value=1000),
    st.floats(min_value=-1e12, max_value=1e12),
    st.sampled_from([0, 0.0, 100, 1e-9, -1e-9, 1e300, -1e300, 5e-324]),
)
positive = st.floats(min_value=0.01, max_value=1e6)
days = st.dates(date(2005, 1, 1), date(2025, 12, 31))


@st.composite
def quantities(draw):
    low = draw(numbers)
    high = draw(st.one_of(st.none(), numbers))
    if high is not None and high < low:
        low, high = high, low
    return Quantity(low, draw(st.sampled_from(Unit)), high, comparator=draw(st.sampled_from(Comparator)))


@st.composite
def statements(draw, indicator_id):
    deadline = draw(st.one_of(st.none(), days.map(Deadline)))
    return Statement(
        f"s{draw(st.uuids())}",
        draw(st.sampled_from(StatementKind)),
        draw(quantities()),
        "label",
        indicator_id,
        deadline,
        draw(st.sampled_from(Basis)),
    )


@st.composite
def plans(draw):
    ids = ["i", "j"]
    said = [statement for i in ids for statement in draw(st.lists(statements(i), max_size=4))]
    goals = (Goal("g", "general", "general"), Goal("h", "specific", "specific", "g"))
    indicators = tuple(
        Indicator(
            i, i, direction=draw(st.sampled_from(Direction)), goal_id=draw(st.sampled_from([None, "g", "h", "x"]))
        )
        for i in ids
    )
    return Plan("p", goals=goals, indicators=indicators, statements=tuple(said))


def refusal(ask):
    """The code of the reason why a question is refused, or None."""
    try:
        ask()
    except InterpolationError as error:
        return error.code
    return None


observations = st.lists(st.builds(Observation, st.sampled_from(["i", "j", "k"]), days, numbers), max_size=5)


@pytest.mark.parametrize("method", METHODS)
@few
@given(plan=plans(), seen=observations, at=st.one_of(st.none(), days))
def test_no_valid_plan_makes_scoring_raise(method, plan, seen, at):
    for indicator in plan.indicators:
        result = score(indicator, seen, at, method)
        assert result.score is not None or result.reasons
        assert result.score is None or result.score <= FULL_MARKS[method]
        assert result.explain()
    whole = score_plan(plan, seen, at=at, method=method)
    assert 0 <= whole.coverage <= 1
    assert whole.explain()


@pytest.mark.parametrize("method", ["step", "linear", "compound", "pchip"])
@few
@given(plan=plans(), at=days, outside=st.sampled_from(["raise", "hold", "none", "extend"]))
def test_no_valid_plan_makes_interpolation_raise_anything_but_its_own_error(method, plan, at, outside):
    for indicator in plan.indicators:
        for ask in (
            lambda indicator=indicator: interpolate(indicator, at, method, outside),
            lambda indicator=indicator: trajectory(indicator, method=method),
            lambda indicator=indicator: crossing(indicator, 50, method),
            lambda indicator=indicator: cumulative(indicator, method=method),
            lambda indicator=indicator: growth_rate(indicator, method=method),
        ):
            assert refusal(ask) is None or refusal(ask) in reason_types()


@pytest.mark.parametrize("method", METHODS)
@few
@given(plan=plans(), seen=observations, order=st.randoms(use_true_random=False))
def test_scores_do_not_depend_on_the_order_of_observations(method, plan, seen, order):
    shuffled = list(seen)
    order.shuffle(shuffled)
    assert score_plan(plan, seen, method=method) == score_plan(plan, shuffled, method=method)


@few
@given(base=positive, target=positive, way=st.sampled_from([1, -1]))
def test_exactly_at_the_target_every_method_gives_its_full_mark(base, target, way):
    assert attainment(base, target, target, way).score == 100
    assert attainment(base, target, target).score == 100
    assert required_growth(base, 2010, target, 2013, target, 2015, way).score == 5
    assert status_index(base, target, target, way).score == 10
    assert status_index(base, target, target, way).value == pytest.approx(10)
    assert status_index(base, target, target, "parity").score == 10


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("comparator", list(Comparator))
@few
@given(base=positive, target=positive, way=st.sampled_from(["increase", "decrease"]))
def test_an_indicator_exactly_at_its_target_has_the_full_mark(method, comparator, base, target, way):
    due, before = Deadline(date(2015, 12, 31)), Deadline(date(2010, 12, 31))
    said = (
        Statement("b", "baseline", Quantity(base), "x", "i", before),
        Statement("t", "target", Quantity(target, comparator=comparator), "x", "i", due),
    )
    result = score(Indicator("i", "x", direction=way, statements=said), {2015: target}, 2015, method)
    assert result.score == FULL_MARKS[method]


@few
@given(base=positive, now=positive, target=positive, factor=st.floats(min_value=0.1, max_value=100))
def test_attainment_and_status_do_not_depend_on_the_unit(base, now, target, factor):
    first, scaled = attainment(base, now, target), attainment(base * factor, now * factor, target * factor)
    if first.value is not None and scaled.measure == first.measure:
        assert scaled.value == pytest.approx(first.value, rel=1e-6, abs=1e-6)
    index = status_index(base, now, target).value
    again = status_index(base * factor, now * factor, target * factor).value
    if index is not None and again is not None and abs(target - base) > 1e-3:
        assert again == pytest.approx(index, rel=1e-5, abs=1e-5)


@few
@given(base=positive, first=positive, second=positive, target=positive)
def test_more_is_never_worse_where_more_is_better(base, first, second, target):
    low, high = sorted((first, second))
    for method in (attainment, status_index):
        assert method(base, low, target, 1).score <= method(base, high, target, 1).score
    less, more = (required_growth(base, 2010, value, 2013, target, 2015, 1).score for value in (low, high))
    assert less <= more + 1e-3
