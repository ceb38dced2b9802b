"""Adding budgets up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import chain, combinations

import pytest

from egovplan.analysis.budget import ApartReason, aggregate_budget, dimension_names, register_dimension
from egovplan.model import BudgetLine, Claim, Money, Period, Plan, PrintedAmount, Project

BILLION = 10**9

# Project number to its (source, tỷ đồng) in the projects of Decision 221/2008/QĐ-UBND, Ninh Thuận.
NINH_THUAN = {
    1: [("local", "0.5")],
    2: [("local", "1")],
    3: [("central", "1"), ("local", "0.2")],
    4: [("local", "0.5")],
    5: [("local", "1.8")],
    6: [("local", "0.4")],
    7: [("local", "1.8")],
    8: [("local", "0.6")],
    9: [("local", "0.6")],
    10: [("central", "1.5"), ("local", "0.5")],
    11: [("central", "1.2")],
    12: [("central", "1")],
    13: [("local", "0.4")],
    14: [("central", "1")],
    15: [("central", "1.5")],
    16: [("central", "1.5")],
}


def billions(value: str | int, high: str | None = None) -> PrintedAmount:
    return PrintedAmount(str(value), "tỷ đồng", Money(Decimal(str(value)) * BILLION), high)


def dollars(value: str | int) -> PrintedAmount:
    return PrintedAmount(str(value), "USD", Money(str(value), "USD"))


def line(name: str, amount: PrintedAmount | None, *sources: str, **fields: object) -> BudgetLine:
    return BudgetLine(name, amount, sources=sources, **fields)


def project(name: str, **fields: object) -> Project:
    return Project(name, "project", f"Dự án {name}", **fields)


def years(first: int, last: int) -> Period:
    return Period(date(first, 1, 1), date(last, 12, 31))


def ninh_thuan() -> Plan:
    projects, lines = [], []
    for number, parts in NINH_THUAN.items():
        total = sum(Decimal(amount) for _, amount in parts)
        projects.append(project(f"p{number}", number=str(number), cost=billions(str(total))))
        lines += [line(f"b{number}-{s}", billions(a), s, project_id=f"p{number}") for s, a in parts]
    return Plan("ninh-thuan", projects=projects, budget=lines, period=years(2009, 2010))


def by_key(rows, name):
    return {row[name]: row["amount"] for row in rows}


# What counts, and that it counts once


def test_ninh_thuan_has_17_billion_of_which_8_7_central_and_8_3_local():
    table = aggregate_budget(ninh_thuan(), by="source")
    assert table.total == Money(17 * BILLION)
    assert by_key(table, "source") == {"central": Decimal("8.7") * BILLION, "local": Decimal("8.3") * BILLION}
    assert table.counts["added"] == 18
    assert table.disagreeing == ()


def test_a_cost_that_lines_split_is_not_counted_again():
    plan = Plan(
        "p", projects=[project("a", cost=billions(3))], budget=[line("l", billions(3), "local", project_id="a")]
    )
    assert aggregate_budget(plan).total == Money(3 * BILLION)


def test_a_cost_without_lines_counts_as_unspecified():
    plan = Plan("p", projects=[project("a", cost=billions(3))])
    assert by_key(aggregate_budget(plan, by="source"), "source") == {"unspecified": 3 * BILLION}


def test_a_cost_counts_in_the_class_of_sources_that_its_lines_only_name():
    lines = [line("l", None, "local", project_id="a"), line("m", None, "central", project_id="a")]
    plan = Plan("p", projects=[project("a", cost=billions(3))], budget=lines)
    table = aggregate_budget(plan, by="source")
    assert by_key(table, "source") == {"central+local": 3 * BILLION}
    assert table.counts["amount_missing"] == 0


def test_a_cost_takes_the_year_that_its_lines_name():
    plan = Plan(
        "p", projects=[project("a", cost=billions(3))], budget=[line("l", None, "local", project_id="a", year=2012)]
    )
    assert by_key(aggregate_budget(plan), "year") == {2012: 3 * BILLION}


def test_lines_that_do_not_make_up_the_cost_are_named_and_counted():
    plan = Plan(
        "p", projects=[project("a", cost=billions(3))], budget=[line("l", billions(2), "local", project_id="a")]
    )
    table = aggregate_budget(plan)
    assert table.total == Money(2 * BILLION)
    assert table.disagreeing == ("a",)


def test_a_line_without_amount_beside_one_with_amount_is_not_guessed_from_the_cost():
    lines = [line("l", billions(2), "local", project_id="a"), line("m", None, "central", project_id="a")]
    table = aggregate_budget(Plan("p", projects=[project("a", cost=billions(3))], budget=lines), by="source")
    assert by_key(table, "source") == {"local": 2 * BILLION}
    assert table.counts["amount_missing"] == 1
    assert table.disagreeing == ("a",)


def test_lines_in_another_unit_than_the_cost_agree_by_their_worth():
    million = PrintedAmount("3000", "triệu đồng", Money(3 * BILLION))
    plan = Plan("p", projects=[project("a", cost=billions(3))], budget=[line("l", million, "local", project_id="a")])
    assert aggregate_budget(plan).disagreeing == ()


def test_money_for_the_plan_as_a_whole_counts_beside_its_projects():
    plan = Plan("p", projects=[project("a", cost=billions(3))], budget=[line("l", billions(1), "oda")])
    assert aggregate_budget(plan).total == Money(4 * BILLION)


def test_claimed_totals_are_never_added():
    plan = Plan("p", budget=[line("l", billions(1), "oda")], claims=[Claim("c", "total", "budget.oda", "1", "budget")])
    assert aggregate_budget(plan).total == Money(BILLION)


def test_of_bare_lines_only_the_lines_count():
    lines = [line("l", billions(1), "local", project_id="a")]
    owners = [project("a", group="Hạ tầng", cost=billions(5)), project("b", cost=billions(9))]
    table = aggregate_budget(lines, by="group", projects=owners)
    assert by_key(table, "group") == {"Hạ tầng": BILLION}


def test_bare_lines_may_come_from_a_generator():
    assert aggregate_budget((line(str(n), billions(1), "local") for n in range(3)), by=()).total == Money(3 * BILLION)


def test_several_plans_and_lines_add_up_together():
    table = aggregate_budget([ninh_thuan(), Plan("q", budget=[line("x", billions(2), "local")])], by="plan")
    assert by_key(table, "plan") == {"ninh-thuan": 17 * BILLION, "q": 2 * BILLION}


def test_the_same_plan_twice_is_refused():
    with pytest.raises(ValueError, match="the plan ninh-thuan is given twice"):
        aggregate_budget([ninh_thuan(), ninh_thuan()])


def test_what_is_no_budget_is_refused():
    with pytest.raises(TypeError, match="a plan, several plans or budget lines"):
        aggregate_budget([project("a")])


def test_an_empty_plan_has_no_total_rather_than_zero():
    table = aggregate_budget(Plan("p"))
    assert table.total is None
    assert len(table) == 0


# What stands apart


def test_amounts_without_unit_stand_apart_and_are_counted():
    amounts = {"a": "4623", "b": "7575"}
    lines = [line(f"l{n}", PrintedAmount(v), "local", "central", project_id=n) for n, v in amounts.items()]
    projects = [project(n, cost=PrintedAmount(v)) for n, v in amounts.items()]
    table = aggregate_budget(
        Plan("p", projects=projects, budget=[*lines, line("k", billions(1), "local")]), by="source"
    )
    assert table.total == Money(BILLION)
    assert table.counts["unit_unknown"] == 2
    assert table.apart_rows == ({"source": "central+local", "reason": "unit_unknown", "count": 2},)
    assert [apart.printed.value for apart in table.apart] == [4623, 7575]
    assert table.apart[0].reason is ApartReason.UNIT_UNKNOWN


def test_a_missing_amount_is_not_zero():
    table = aggregate_budget([line("l", None, "fund")], by="source")
    assert table.total is None
    assert table.to_records() == [
        {"source": "fund", "currency": None, "amount": None, "count": 1, "apart": ApartReason.AMOUNT_MISSING}
    ]


def test_unsplit_sources_are_a_class_of_their_own_whichever_way_round():
    lines = [line("a", billions(1), "local", "central"), line("b", billions(2), "central", "local")]
    lines.append(line("c", billions(4), "central"))
    assert by_key(aggregate_budget(lines, by="source"), "source") == {
        "central": 4 * BILLION,
        "central+local": 3 * BILLION,
    }


@pytest.mark.parametrize(("ranges", "expected"), [("low", 4), ("middle", "4.5"), ("high", 5)])
def test_a_range_counts_as_the_caller_says(ranges, expected):
    table = aggregate_budget([line("l", billions(4, "5"), "local")], by=(), ranges=ranges)
    assert table.total == Money(Decimal(str(expected)) * BILLION)


def test_a_range_stands_apart_unless_told_otherwise():
    table = aggregate_budget([line("l", billions(4, "5"), "local")])
    assert table.total is None
    assert table.counts["range"] == 1


def test_a_range_from_zero_has_no_unit_to_tell_its_high_end_by():
    table = aggregate_budget([line("l", billions(0, "5"), "local")], ranges="high")
    assert table.counts["range"] == 1


# Years


def test_without_a_rule_an_amount_over_several_years_has_no_year():
    table = aggregate_budget([line("l", billions(2), "local", period=years(2011, 2012))])
    assert by_key(table, "year") == {None: 2 * BILLION}
    assert table.counts["unspread"] == 1
    assert table.counts["undated"] == 0


def test_an_amount_within_one_year_needs_no_rule():
    table = aggregate_budget([line("l", billions(2), period=Period(date(2011, 10, 1), date(2011, 12, 31)))])
    assert by_key(table, "year") == {2011: 2 * BILLION}


def test_a_rule_spreads_over_the_periods_of_the_project():
    owner = project("a", periods=(years(2019, 2020), years(2021, 2022)), cost=billions(4))
    table = aggregate_budget(Plan("p", projects=[owner]), spread="even")
    assert by_key(table, "year") == dict.fromkeys((2019, 2020, 2021, 2022), Decimal(BILLION))
    assert table.counts["added"] == 1


def test_a_printed_year_is_not_spread():
    owner = project("a", periods=(years(2019, 2020),))
    plan = Plan("p", projects=[owner], budget=[line("l", billions(1), project_id="a", year=2019)])
    assert by_key(aggregate_budget(plan, spread="even"), "year") == {2019: BILLION}


def test_undated_money_is_spread_over_the_plan_only_when_asked():
    kept = aggregate_budget(ninh_thuan(), by="year", spread="even")
    assert by_key(kept, "year") == {None: 17 * BILLION}
    assert kept.counts["undated"] == 18
    spread = aggregate_budget(ninh_thuan(), by="year", spread="even", undated="plan")
    assert by_key(spread, "year") == {2009: Decimal("8.5") * BILLION, 2010: Decimal("8.5") * BILLION}
    unspread = aggregate_budget(ninh_thuan(), by="year", undated="plan")
    assert unspread.counts["unspread"] == 18


# Currencies and prices


def test_currencies_do_not_mix_without_a_rate():
    table = aggregate_budget([line("a", billions(1), "local"), line("b", dollars(500), "oda")], by=())
    assert table.totals == {"VND": Money(BILLION), "USD": Money(500, "USD")}
    with pytest.raises(ValueError, match="VND, USD cannot be one sum"):
        _ = table.total


def test_a_rate_converts_and_currencies_without_one_stay_by_themselves():
    lines = [line("a", billions(1)), line("b", dollars(500)), line("c", PrintedAmount(7, "EUR", Money(7, "EUR")))]
    table = aggregate_budget(lines, by="currency", rates={"USD": 20_000})
    assert by_key(table, "currency") == {"VND": BILLION + 10_000_000, "EUR": 7}


def test_rates_may_differ_by_year_and_target_another_currency():
    lines = [line("a", billions(1), year=2011), line("b", billions(1), year=2012)]
    rates = {("VND", 2011): "0.00005", "VND": 0.00004}
    table = aggregate_budget(lines, by="year", rates=rates, currency="USD")
    assert by_key(table, "year") == {2011: 50_000, 2012: 40_000}


def test_a_yearly_rate_applies_after_spreading():
    lines = [line("a", dollars(100), period=years(2011, 2012))]
    table = aggregate_budget(lines, by="year", spread="even", rates={("USD", 2011): 20_000, ("USD", 2012): 21_000})
    assert by_key(table, "year") == {2011: 1_000_000, 2012: 1_050_000}


def test_one_rate_for_all_years_gives_every_rule_the_same_total():
    lines = [line("a", dollars("100.01"), period=years(2011, 2017))]
    totals = {
        aggregate_budget(lines, spread=rule, rates={"USD": "20123.457"}).total
        for rule in (None, "day", "even", "first", "last")
    }
    assert len(totals) == 1


def test_a_deflator_tells_amounts_in_prices_of_the_base_year():
    lines = [line("a", billions(1), year=2010), line("b", billions(1), year=2011), line("c", billions(1), year=1999)]
    table = aggregate_budget(
        [*lines, line("d", billions(1))], by="year", deflator={2010: 100, 2011: 125}, base_year=2010
    )
    assert by_key(table, "year") == {2010: BILLION, 2011: BILLION * 8 // 10}
    assert table.price_year == 2010
    assert [(apart.part_id, apart.year) for apart in table.apart] == [("c", 1999), ("d", None)]
    assert table.counts["no_deflator"] == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"by": "region"}, "a budget has no 'region'; it can be added up by source, agency"),
        ({"spread": "monthly"}, "no spread rule 'monthly'"),
        ({"rates": {"USD": 0}}, "the rate of USD must be positive"),
        ({"deflator": {2010: -1}, "base_year": 2010}, "the index of 2010 must be positive"),
        ({"deflator": {2010: 100}}, "needs a base_year"),
        ({"deflator": {2010: 100}, "base_year": 2011}, "no index for the base year 2011"),
        ({"ranges": "mean"}, "ranges must be one of"),
        ({"undated": "guess"}, "undated one of"),
    ],
)
def test_wrong_arguments_are_refused_in_words(arguments, message):
    with pytest.raises(ValueError, match=message):
        aggregate_budget(Plan("p"), **arguments)


# Groups and views


def test_every_dimension_is_taken_from_line_project_and_plan():
    owner = project("a", group="Hạ tầng", lead="Sở A, Sở B", lead_ids=("x/so-a", "x/so-b"))
    plan = Plan("p", projects=[owner], budget=[line("l", billions(1), "local", project_id="a", year=2012)])
    (row,) = aggregate_budget(plan, by=("source", "agency", "group", "kind", "plan", "project", "year", "currency"))
    assert row == {
        "source": "local",
        "agency": "x/so-a+x/so-b",
        "group": "Hạ tầng",
        "kind": "project",
        "plan": "p",
        "project": "a",
        "year": 2012,
        "currency": "VND",
        "amount": BILLION,
        "count": 1,
    }


def test_an_unresolved_agency_goes_by_its_words():
    plan = Plan("p", projects=[project("a", lead="Sở A", cost=billions(1)), project("b", cost=billions(1))])
    assert by_key(aggregate_budget(plan, by="agency"), "agency") == {"Sở A": BILLION, None: BILLION}


def test_a_dimension_of_ones_own_registers_by_name():
    register_dimension("status", lambda entry: entry.project.status if entry.project else None)
    try:
        plan = Plan("p", projects=[project("a", status="mới", cost=billions(1))])
        assert by_key(aggregate_budget(plan, by="status"), "status") == {"mới": BILLION}
    finally:
        from egovplan.analysis.budget import dimensions

        del dimensions._dimensions["status"]


def dated() -> list[BudgetLine]:
    return [
        line("d", billions(8), "local"),
        line("b", billions(2), "local", year=2012),
        line("a", billions(1), "central", year=2012),
        line("c", billions(5), "local", year=2011),
    ]


def test_rows_are_sorted_sources_in_their_order_and_years_by_time():
    table = aggregate_budget(dated())
    assert [(row["source"], row["year"]) for row in table] == [
        ("central", 2012),
        ("local", 2011),
        ("local", 2012),
        ("local", None),
    ]


def test_amount_sums_the_rows_asked_for():
    table = aggregate_budget(dated())
    assert table.amount(source="local") == Money(15 * BILLION)
    assert table.amount(source="local", year=None) == Money(8 * BILLION)
    assert table.amount(source="oda") is None
    with pytest.raises(ValueError, match="not added up by 'agency'"):
        table.amount(agency="x")


def test_shares_are_of_the_total_or_within_a_dimension():
    table = aggregate_budget(dated())
    assert [row["share"] for row in table.shares()] == [1 / 16, 5 / 16, 2 / 16, 8 / 16]
    assert [row["share"] for row in table.shares(within="year")] == [1 / 3, 1.0, 2 / 3, 1.0]


def test_a_share_of_nothing_is_none():
    assert aggregate_budget([line("a", billions(0), "local")]).shares()[0]["share"] is None


def test_cumulative_sums_run_along_the_years_of_each_group():
    rows = aggregate_budget(dated()).cumulative()
    assert [row["cumulative"] for row in rows] == [BILLION, 5 * BILLION, 7 * BILLION, None]
    with pytest.raises(ValueError, match="not added up by 'year'"):
        aggregate_budget(dated(), by="source").cumulative()


def test_cumulative_sums_do_not_need_the_year_to_come_last():
    rows = aggregate_budget(dated(), by=("year", "source")).cumulative()
    assert {(row["source"], row["year"]): row["cumulative"] for row in rows} == {
        ("local", 2011): 5 * BILLION,
        ("central", 2012): BILLION,
        ("local", 2012): 7 * BILLION,
        ("local", None): None,
    }


def test_a_pivot_has_a_column_per_year_and_no_zero_for_nothing():
    assert aggregate_budget(dated()).pivot("source", "year") == (
        {"source": "central", "2011": None, "2012": BILLION, "unspecified": None, "total": BILLION},
        {
            "source": "local",
            "2011": 5 * BILLION,
            "2012": 2 * BILLION,
            "unspecified": 8 * BILLION,
            "total": 15 * BILLION,
        },
    )


def test_a_pivot_keeps_a_group_called_total_apart_from_its_own_total():
    plan = Plan(
        "p", projects=[project("a", group="total", cost=billions(1)), project("b", group="x", cost=billions(2))]
    )
    assert aggregate_budget(plan, by=("kind", "group")).pivot("kind", "group") == (
        {"kind": "project", "group total": BILLION, "x": 2 * BILLION, "total": 3 * BILLION},
    )


def test_a_pivot_of_several_currencies_wants_one_named():
    table = aggregate_budget([line("a", billions(1), "local"), line("b", dollars(5), "oda")])
    with pytest.raises(ValueError, match="several currencies"):
        table.pivot("source", "year")
    assert table.pivot("source", "year", currency="USD") == ({"source": "oda", "unspecified": 5, "total": 5},)


def test_records_have_the_same_columns_whether_added_or_apart():
    records = aggregate_budget([*dated(), line("x", PrintedAmount(3), "fund")]).to_records()
    assert len({tuple(record) for record in records}) == 1
    assert [record["apart"] for record in records] == [None, None, None, None, "unit_unknown"]


def test_the_repr_is_short_and_says_what_stands_apart():
    table = aggregate_budget([*dated(), line("x", None, "fund")])
    assert repr(table) == "<BudgetTable by source, year: Money(16,000,000,000 VND); 1 apart>"


def test_every_grouping_of_ninh_thuan_has_the_same_total():
    names = dimension_names()
    for by in chain.from_iterable(combinations(names, size) for size in (0, 1, 2, len(names))):
        assert aggregate_budget(ninh_thuan(), by=by).total == Money(17 * BILLION)
