"""Value types: equality, hashing, pickling, order, short representations, dates, money, levels of service."""

import copy
import pickle
from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egovplan import testing
from egovplan.model import (
    Certainty,
    Deadline,
    Money,
    Period,
    PrintedAmount,
    Quantity,
    ServiceLevel,
    ServiceScheme,
    Source,
    Statement,
    Year,
)

PARTS = st.one_of(
    testing.sources(),
    testing.quantities(),
    testing.deadlines(),
    testing.periods(),
    testing.money(),
    testing.printed_amounts(),
    testing.documents(),
    testing.legal_bases(),
    testing.goals(),
    testing.indicators(),
    testing.statements(),
    testing.observations(),
    testing.milestones(),
    testing.projects(),
    testing.budget_lines(),
    testing.online_services(),
    testing.service_groups(),
    testing.databases(),
    testing.portals(),
    testing.rollouts(),
    testing.inventory_items(),
    testing.staffing_norms(),
    testing.responsibilities(),
    testing.reporting_duties(),
    testing.agencies(),
    testing.claims(),
    testing.findings(),
    testing.generic_tables(),
)
some = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@some
@given(part=PARTS)
def test_parts_pickle_copy_and_compare_by_value(part: object) -> None:
    for again in (pickle.loads(pickle.dumps(part)), copy.deepcopy(part), attrs.evolve(part)):  # type: ignore[misc]
        assert again == part
        assert hash(again) == hash(part)


@some
@given(part=PARTS)
def test_parts_are_frozen_and_slotted(part: object) -> None:
    name = attrs.fields(type(part))[0].name  # type: ignore[misc]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(part, name, None)
    assert not hasattr(part, "__dict__")


@some
@given(part=st.one_of(testing.statements(), testing.projects(), testing.findings(), testing.quantities()))
def test_representations_are_short(part: object) -> None:
    assert len(repr(part)) < 400


@given(st.lists(testing.sources(), max_size=5))
def test_sources_sort_by_place_whether_they_have_a_span_or_not(sources: list[Source]) -> None:
    ordered = sorted(sources)
    assert [source.line for source in ordered] == sorted(source.line for source in sources)
    assert sorted([Source(2), Source(1, 5, 9), Source(1), Source(1, locator="ô 3")]) == [
        Source(1),
        Source(1, locator="ô 3"),
        Source(1, 5, 9),
        Source(2),
    ]


def test_a_statement_tells_its_number_and_date() -> None:
    quantity = Quantity(30, "percent", high=50, comparator="=", approximate=True)
    statement = Statement("s", "target", quantity, "phòng họp", deadline=Deadline(date(2015, 12, 31), "year"))
    assert repr(statement) == "<Statement target Quantity(~30-50%) 'phòng họp' by 2015-12-31>"
    assert repr(Quantity(58, noun="xã", denominator=64, comparator=">=")) == "Quantity(>=58/64 xã)"
    assert statement.due == date(2015, 12, 31)
    assert Statement("s", "target", quantity, "x").due is None


def test_a_year_stands_for_its_last_day() -> None:
    year = Year(2013)
    assert (year.start, year.end, int(year)) == (date(2013, 1, 1), date(2013, 12, 31), 2013)
    assert Year(2013) < Year(2014)


def test_a_period_holds_both_its_ends() -> None:
    period = Period(date(2011, 1, 1), date(2012, 12, 31))
    assert date(2011, 1, 1) in period
    assert date(2012, 12, 31) in period
    assert date(2013, 1, 1) not in period
    assert list(period.years) == [2011, 2012]
    assert period.days == 731
    assert Period(date(2011, 1, 1), date(2011, 1, 1)).days == 1


def test_money_adds_within_one_currency_only() -> None:
    assert Money(1) + Money(2) - Money(4) == -Money(1)
    assert Money("0.1") + Money("0.2") == Money("0.3")
    assert Money(1) < Money(2)
    with pytest.raises(TypeError, match="VND with USD without an exchange rate"):
        Money(1) + Money(1, "USD")
    with pytest.raises(TypeError, match="VND with USD"):
        _ = Money(1) < Money(1, "USD")
    with pytest.raises(TypeError):
        Money(1) + 1  # type: ignore[operator]
    with pytest.raises(TypeError):
        _ = Money(1) < 1  # type: ignore[operator]


@given(st.lists(testing.money(), min_size=1))
def test_money_is_exact(amounts: list[Money]) -> None:
    total = amounts[0]
    for amount in amounts[1:]:
        total = total + amount
    assert total.amount == sum(amount.amount for amount in amounts)
    assert isinstance(total.amount, Decimal)


def test_an_amount_without_a_unit_stays_without() -> None:
    assert repr(PrintedAmount(4623)) == "PrintedAmount(4623 without unit)"
    assert repr(PrintedAmount("4", "tỷ đồng", Money(4 * 10**9), 5)) == "PrintedAmount(4-5 tỷ đồng)"
    assert PrintedAmount(4623).money is None


def test_levels_of_service_know_their_scheme() -> None:
    assert [level.token for level in ServiceLevel] == [1, 2, 3, 4, "full", "part"]
    assert ServiceLevel.of(3).scheme is ServiceScheme.FOUR_LEVELS
    assert ServiceLevel.of("full").scheme is ServiceScheme.FULL_OR_PART
    assert (ServiceLevel.LEVEL_4.number, ServiceLevel.FULL.number) == (4, None)
    with pytest.raises(ValueError, match="'5' is not a valid ServiceLevel"):
        ServiceLevel.of(5)


@pytest.mark.parametrize(
    ("level", "presence", "expected", "certainty"),
    [
        (1, None, None, Certainty.NONE),
        (2, False, None, Certainty.NONE),
        (3, None, ServiceLevel.PART, Certainty.CONDITIONAL),
        (3, True, ServiceLevel.PART, Certainty.CERTAIN),
        (4, None, ServiceLevel.FULL, Certainty.CONDITIONAL),
        (4, False, ServiceLevel.FULL, Certainty.CERTAIN),
        (4, True, ServiceLevel.PART, Certainty.CERTAIN),
        ("full", None, ServiceLevel.FULL, Certainty.CERTAIN),
        ("part", True, ServiceLevel.PART, Certainty.CERTAIN),
    ],
)
def test_the_later_scheme_says_how_certain_it_is(
    level: int | str, presence: bool | None, expected: ServiceLevel | None, certainty: Certainty
) -> None:
    mapping = ServiceLevel.of(level).in_later_scheme(presence_needed=presence)
    assert (mapping.level, mapping.certainty) == (expected, certainty)
    assert mapping.reason
