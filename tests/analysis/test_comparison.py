"""Provinces side by side, year by year, comparable ones in one block."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.plans_in_line import EXCHANGE, ONESTOP, plan_of, row

import egovplan
from egovplan.analysis.comparison import Cell, compare

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

TWO = [
    plan_of("a", 2010, row(12, 2010, "baseline", comparator=">"), row(20, 2011, "milestone"), row(70, 2015)),
    plan_of("b", 2011, row(100, 2015), province="ba-ria-vung-tau"),
]


def test_provinces_are_rows_and_years_are_columns():
    table = compare(TWO, EXCHANGE)
    assert table.years == (2010, 2011, 2015)
    assert [row.territory.province for row in table.rows] == ["ba-ria-vung-tau", "quang-ngai"]
    assert [row[2015].target.value for row in table.rows] == [100, 70]
    assert table.rows[0][2011] == Cell()
    assert len(table.blocks) == 1


def test_the_table_is_told_aligned_with_measured_values_marked():
    assert str(compare(TWO, EXCHANGE)) == (
        "document.electronic_exchange, percent\n"
        "                    2010  2011  2015\n"
        "Bà Rịa - Vũng Tàu               100%\n"
        "Quảng Ngãi         >12%*   20%   70%\n"
        "\n"
        "* measured; all else is to be reached by the end of the year"
    )


def test_what_is_not_comparable_stands_in_another_block():
    plans = [TWO[0], plan_of("b", 2011, row(82, 2015, unit="count", noun="xã"), province="ba-ria-vung-tau")]
    table = compare(plans, EXCHANGE)
    assert [(str(yardstick), len(rows)) for yardstick, rows in table.blocks] == [("count of bodies", 1), ("percent", 1)]
    assert "measured" not in str(compare(plans[1], EXCHANGE))


def test_several_concepts_are_blocks_in_the_order_asked_for():
    plan = plan_of("a", 2010, row(70, 2015), row(60, 2015, code=ONESTOP))
    assert [yardstick.concept for yardstick, _ in compare(plan, [ONESTOP, EXCHANGE]).blocks] == [ONESTOP, EXCHANGE]


def test_scope_and_unit_are_chosen_as_for_series():
    plan = plan_of("a", 2010, row(70, 2015, levels=("district",)), row(60, 2015))
    (only,) = compare(plan, EXCHANGE, levels="district").rows
    assert only[2015].target.value == 70


def test_the_later_plan_stands_and_the_earlier_one_is_counted():
    plans = [plan_of("old", 2010, row(70, 2015)), plan_of("new", 2013, row(80, 2015))]
    (only,) = compare(plans, EXCHANGE).rows
    assert (only[2015].target.plan_id, [p.plan_id for p in only[2015].others]) == ("new", ["old"])
    assert str(only[2015]) == "80% +1"


def test_a_target_that_its_roadmap_repeats_is_not_counted_twice():
    plan = plan_of("a", 2010, row(70, 2015), row(70, 2015, "milestone"))
    (only,) = compare(plan, EXCHANGE).rows
    assert str(only[2015]) == "70%"


def test_two_numbers_of_one_plan_for_one_year_are_not_hidden():
    (only,) = compare(plan_of("a", 2010, row(100, 2025), row(50, 2025)), EXCHANGE).rows
    assert str(only[2025]) == "100% +1"


def test_records_have_a_target_and_an_observation_apart():
    plan = plan_of("a", 2010, row(12, 2010, "baseline"), row(20, 2010), row(30, None))
    records = compare(plan, EXCHANGE).to_records()
    assert [(r["block"], r["year"], r["kind"], r["value"], r["others"], r["line"]) for r in records] == [
        (1, 2010, "baseline", 12, 0, 1), (1, 2010, "target", 20, 0, 2),
    ]  # fmt: skip
    (only,) = compare(plan, EXCHANGE).rows
    assert [point.value for point in only.undated] == [30]


def test_a_change_is_shown_though_it_stands_on_no_line():
    (only,) = compare(plan_of("a", 2010, row(30, 2015, basis="change")), EXCHANGE).rows
    assert only[2015].target.value == 30


def test_nothing_to_compare_says_so():
    table = compare(TWO, ONESTOP)
    assert (table.rows, table.years, str(table)) == ((), (), "no statement of onestop.electronic")


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(2010, 2014), st.sampled_from(["target", "baseline"]))))
def test_no_dated_statement_is_lost(rows):
    table = compare(plan_of("a", 2010, *(row(*entry) for entry in rows)), EXCHANGE)
    shown = [
        point.value
        for line in table.rows
        for cell in line.cells.values()
        for point in (cell.target, cell.observation, *cell.others)
        if point
    ]
    # A target that only says again what stands is left out; every number is there.
    assert set(shown) == {value for value, _, _ in rows}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents (../shared/seeds) are not here")
def test_three_provinces_of_the_seeds():
    plans = [egovplan.load(path) for path in sorted(SEEDS.glob("00[0-4]_*.txt"))]
    table = compare(plans, [EXCHANGE, "email.regular_use"], unit="percent")
    cells = {
        (line.territory.province, line.yardstick.concept, year): cell.target.value
        for line in table.rows
        for year, cell in line.cells.items()
        if cell.target
    }
    assert cells["quang-ngai", EXCHANGE, 2015] == 70
    assert cells["ba-ria-vung-tau", EXCHANGE, 2015] == 100
    assert cells["ninh-thuan", EXCHANGE, 2010] == 80
    assert cells["quang-ngai", "email.regular_use", 2013] == 80
    percent, *others = [
        {line.territory.province for line in rows} for yardstick, rows in table.blocks if yardstick.concept == EXCHANGE
    ]
    assert percent == {"quang-ngai", "ba-ria-vung-tau"}
    assert others == [{"ninh-thuan"}], "Ninh Thuận names provincial and district bodies, the others name none"
