"""What holds for every budget: the parts are the whole."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.analysis.budget import aggregate_budget, dimension_names
from egovplan.model import BudgetLine, BudgetSource, Money, Period, Plan, PrintedAmount, Project

DAYS = st.dates(date(2005, 1, 1), date(2030, 12, 31))
PERIODS = st.tuples(DAYS, DAYS).map(lambda pair: Period(min(pair), max(pair)))
NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=3)
RULES = st.sampled_from([None, "day", "even", "first", "last"])
GROUPINGS = st.lists(st.sampled_from(dimension_names()), unique=True, max_size=4)


@st.composite
def amounts(draw):
    value = draw(NUMBERS)
    unit, currency = draw(st.sampled_from([("triệu đồng", "VND"), ("USD", "USD"), (None, None)]))
    if unit is None:
        return PrintedAmount(value)
    return PrintedAmount(value, unit, Money(value * (10**6 if currency == "VND" else 1), currency))


@st.composite
def plans(draw, name="p"):
    owners = [
        Project(
            f"{name}-project-{number}",
            draw(st.sampled_from(["project", "task"])),
            "Dự án",
            group=draw(st.sampled_from([None, "I", "II"])),
            lead_ids=draw(st.sampled_from([(), ("a",), ("a", "b")])),
            periods=draw(st.lists(PERIODS, max_size=2)),
            cost=draw(st.none() | amounts()),
        )
        for number in range(draw(st.integers(0, 3)))
    ]
    lines = [
        BudgetLine(
            f"{name}-line-{number}",
            draw(st.none() | amounts()),
            draw(st.sampled_from([None, *(owner.id for owner in owners)])),
            draw(st.lists(st.sampled_from(BudgetSource), unique=True, max_size=3)),
            None,
            draw(st.none() | st.integers(2005, 2030)),
            draw(st.none() | PERIODS),
        )
        for number in range(draw(st.integers(0, 4)))
    ]
    return Plan(name, projects=owners, budget=lines, period=draw(st.none() | PERIODS))


def expected(plan: Plan) -> dict[str, Decimal]:
    """Each amount once, told in another way than the library tells it."""
    sums: dict[str, Decimal] = {}
    counted = []
    for owner in plan.projects:
        own = [line.amount for line in plan.budget if line.project_id == owner.id]
        known = [amount.money for amount in own if amount is not None and amount.money is not None]
        counted += known if known or owner.cost is None else [owner.cost.money]
    counted += [line.amount.money for line in plan.budget if line.project_id is None and line.amount is not None]
    for money in counted:
        if money is not None:
            sums[money.currency] = sums.get(money.currency, Decimal(0)) + money.amount
    return sums


@settings(max_examples=120, deadline=None)
@given(plans(), GROUPINGS, RULES, st.sampled_from(["keep", "plan"]))
def test_parts_sum_to_the_whole_under_every_rule_and_grouping(plan, by, rule, undated):
    table = aggregate_budget(plan, by=by, spread=rule, undated=undated)
    assert {currency: money.amount for currency, money in table.totals.items()} == expected(plan)


@settings(max_examples=60, deadline=None)
@given(plans(), GROUPINGS, GROUPINGS, RULES)
def test_no_grouping_changes_the_total_of_converted_and_deflated_money(plan, one, other, rule):
    arguments = {
        "spread": rule,
        "undated": "plan",
        "rates": {"USD": "20123.457", ("USD", 2011): "20999.9"},
        "deflator": {year: 100 + 7 * (year - 2005) for year in range(2005, 2025)},
        "base_year": 2010,
    }
    first, second = (aggregate_budget(plan, by=by, **arguments) for by in (one, other))
    assert first.totals == second.totals
    assert first.counts == second.counts
    for money in first.totals.values():
        assert money.currency == "VND"
        assert money.amount == int(money.amount)


@settings(max_examples=60, deadline=None)
@given(plans(), RULES)
def test_every_printed_amount_is_added_or_stands_apart(plan, rule):
    table = aggregate_budget(plan, spread=rule)
    covered = {line.project_id for line in plan.budget}
    costs_only = [owner for owner in plan.projects if owner.cost and owner.id not in covered]
    replaced = {
        owner.id
        for owner in plan.projects
        if owner.cost
        and owner.cost.money
        and owner.id in covered
        and not any(line.amount and line.amount.money for line in plan.budget if line.project_id == owner.id)
    }
    lines = [line for line in plan.budget if line.project_id not in replaced]
    total = sum(table.counts[name] for name in ("added", "unit_unknown", "amount_missing", "range", "no_deflator"))
    assert total == len(lines) + len(costs_only) + len(replaced)


@settings(max_examples=60, deadline=None)
@given(plans(), plans("q"), st.lists(st.sampled_from(("source", "year", "kind")), unique=True), RULES)
def test_views_add_up_to_the_totals(plan, other, by, rule):
    table = aggregate_budget([plan, other], by=[*by, "plan"], spread=rule)
    for currency, money in table.totals.items():
        rows = [row for row in table.rows if row["currency"] == currency]
        if money.amount:
            shares = [Fraction(row["share"]) for row in table.shares() if row["currency"] == currency]
            biggest = max(abs(share) for share in shares)
            assert abs(sum(shares) - 1) <= Fraction(1, 10**12) * max(1, biggest)
        assert sum((row["amount"] for row in rows), Decimal(0)) == money.amount
        for columns in by:
            pivot = table.pivot("plan", columns, currency=currency)
            assert sum((row["total"] for row in pivot), Decimal(0)) == money.amount
            for row in pivot:
                cells = [value for name, value in row.items() if name not in ("plan", "total") and value is not None]
                assert sum(cells, Decimal(0)) == row["total"]
        if "year" in by:
            dated = [row for row in table.cumulative() if row["currency"] == currency and row["year"] is not None]
            last: dict = {}
            for row in sorted(dated, key=lambda row: row["year"]):
                last[tuple(row[name] for name in table.by if name != "year")] = row["cumulative"]
            assert sum(last.values(), Decimal(0)) == sum((row["amount"] for row in dated), Decimal(0))
