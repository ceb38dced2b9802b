"""Spreading an amount over years."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.analysis.spreading import (
    EXACT,
    joined,
    largest_remainder,
    register_spread_rule,
    spread_money,
    spread_rule,
    spread_rules,
)
from egovplan.model import Money, Period

DAYS = st.dates(date(1995, 1, 1), date(2060, 12, 31))
PERIODS = st.tuples(DAYS, DAYS).map(lambda pair: Period(min(pair), max(pair)))
AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18, places=None)
RULES = st.sampled_from(["day", "even", "first", "last"])


def years(first: int, last: int) -> Period:
    return Period(date(first, 1, 1), date(last, 12, 31))


def plain(parts: dict[int, Money]) -> dict[int, Decimal]:
    return {year: money.amount for year, money in parts.items()}


@settings(max_examples=150, deadline=None)
@given(AMOUNTS, st.lists(PERIODS, min_size=1, max_size=4), RULES, st.sampled_from(["VND", "USD", "KWD"]))
def test_parts_add_up_to_the_amount_for_any_amount_period_and_rule(amount, periods, rule, currency):
    parts = spread_money(Money(amount, currency), periods, rule)
    total = Decimal(0)
    for part in parts.values():
        total = EXACT.add(total, part.amount)
        assert part.currency == currency
    assert total == amount
    touched = {year for period in periods for year in period.years}
    assert set(parts) <= touched


@settings(max_examples=100, deadline=None)
@given(st.integers(-(10**14), 10**14), st.lists(PERIODS, min_size=1, max_size=3), RULES)
def test_whole_dong_stay_whole_and_none_has_another_sign(amount, periods, rule):
    for part in spread_money(Money(amount), periods, rule).values():
        assert part.amount == int(part.amount)
        assert part.amount * amount >= 0


@given(st.integers(-(10**12), 10**12), st.lists(st.integers(0, 400), min_size=1, max_size=8).filter(any))
def test_largest_remainder_stays_within_one_unit_of_the_exact_share(total, weights):
    parts = largest_remainder(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * sum(weights) - total * weight) < sum(weights)


def test_by_day_follows_the_days_of_each_year():
    period = Period(date(2011, 12, 1), date(2012, 1, 31))
    assert plain(spread_money(Money(62_000), period, "day")) == {2011: 31_000, 2012: 31_000}


def test_by_day_knows_leap_years():
    assert plain(spread_money(Money(731), years(2011, 2012), "day")) == {2011: 365, 2012: 366}


def test_by_day_reaches_the_last_day_of_the_calendar():
    assert plain(spread_money(Money(730), Period(date(9998, 1, 1), date(9999, 12, 31)), "day")) == {
        9998: 365,
        9999: 365,
    }


def test_even_counts_a_year_however_little_of_it_is_touched():
    period = Period(date(2011, 12, 31), date(2012, 12, 31))
    assert plain(spread_money(Money(10), period, "even")) == {2011: 5, 2012: 5}


def test_first_and_last_put_all_into_one_year():
    assert plain(spread_money(Money(10), years(2011, 2015), "first")) == {2011: 10}
    assert plain(spread_money(Money(10), years(2011, 2015), "last")) == {2015: 10}


def test_days_covered_twice_count_once():
    twice = [years(2011, 2012), years(2011, 2011)]
    assert spread_money(Money(7310), twice, "day") == spread_money(Money(7310), years(2011, 2012), "day")


def test_a_gap_between_periods_gets_nothing():
    assert set(spread_money(Money(10), [years(2011, 2011), years(2014, 2014)], "even")) == {2011, 2014}


def test_joining_keeps_a_gap_of_one_day():
    apart = (Period(date(2011, 1, 1), date(2011, 1, 5)), Period(date(2011, 1, 7), date(2011, 1, 9)))
    assert joined(apart) == apart


def test_cents_are_the_smallest_unit_of_dollars():
    parts = plain(spread_money(Money("100.00", "USD"), years(2011, 2013), "even"))
    assert parts == {2011: Decimal("33.34"), 2012: Decimal("33.33"), 2013: Decimal("33.33")}


def test_a_fraction_of_a_dong_is_not_lost():
    assert plain(spread_money(Money("10.5"), years(2011, 2012), "day")) == {2011: 5, 2012: Decimal("5.5")}


def test_a_rule_of_ones_own_registers_by_name():
    register_spread_rule("tail", lambda periods: {periods[-1].end.year: 3, periods[0].start.year: 1})
    try:
        assert plain(spread_money(Money(100), years(2011, 2015), "tail")) == {2011: 25, 2015: 75}
        assert "tail" in spread_rules()
    finally:
        from egovplan.analysis import spreading

        del spreading._rules["tail"]


def test_a_rule_can_be_given_as_a_function():
    assert plain(spread_money(Money(9), years(2011, 2015), lambda periods: {2013: 1})) == {2013: 9}


def test_an_unknown_rule_is_refused_with_the_names_there_are():
    with pytest.raises(ValueError, match=r"no spread rule 'monthly'.*'day', 'even', 'first', 'last'"):
        spread_rule("monthly")


def test_no_period_and_impossible_weights_are_refused():
    with pytest.raises(ValueError, match="at least one period"):
        spread_money(Money(1), [], "day")
    with pytest.raises(ValueError, match="weights"):
        spread_money(Money(1), years(2011, 2012), lambda periods: {2011: 0})
    with pytest.raises(ValueError, match="weights"):
        spread_money(Money(1), years(2011, 2012), lambda periods: {2011: -1, 2012: 2})
