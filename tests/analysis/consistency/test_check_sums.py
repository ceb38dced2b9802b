"""sum-mismatch: totals against rows and parts, unit-aware."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest
from clean_plan import BILLION, CLEAN_PLANS, billions, claim, clean_plan, codes, found, replaced, with_
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.model import BudgetLine, Claim, InventoryItem, Money, Plan, PrintedAmount, Project, Source

CODE = "sum-mismatch"


def money_plan(*claims: Claim, amounts: tuple[PrintedAmount, ...] = (billions("8.700"), billions("8.300"))) -> Plan:
    lines = [
        BudgetLine(f"b{n}", amount, sources=[source], source=Source(10 + n))
        for n, (amount, source) in enumerate(zip(amounts, ("central", "local"), strict=False))
    ]
    return Plan("p", budget=lines, claims=claims)


def total(subject: str, value: str, unit: str | None = "tỷ đồng", kind: str = "total") -> Claim:
    return claim(kind, subject, value, 30, table="budget", unit=unit)


def test_a_total_that_is_not_the_sum_of_its_rows_is_an_error_with_both_places() -> None:
    (finding,) = found(money_plan(total("amount", "18.000")), CODE)
    assert (finding.severity, finding.line) == ("error", 30)
    assert [place.line for place in finding.related] == [10, 11]
    assert "18.000 tỷ đồng" in finding.message
    assert "17" in finding.message


def test_a_total_that_is_the_sum_of_its_rows_is_not_marked() -> None:
    assert not found(money_plan(total("amount", "17.000"), total("central", "8.7"), total("local", "8.300")), CODE)


def test_the_same_money_in_another_unit_is_not_marked() -> None:
    assert not found(money_plan(total("amount", "17000", "triệu đồng")), CODE)
    assert len(found(money_plan(total("amount", "1700", "triệu đồng")), CODE)) == 1


def test_sources_that_the_text_does_not_split_are_added() -> None:
    assert not found(money_plan(total("central+oda", "8700", "triệu đồng")), CODE)
    assert len(found(money_plan(total("central+oda", "9700", "triệu đồng")), CODE)) == 1


def test_a_line_that_does_not_split_its_sources_keeps_a_total_by_source_from_being_checked() -> None:
    unsplit = BudgetLine("b9", billions("2"), sources=["central", "fund"])
    plan = with_(money_plan(total("central", "9.900")), "budget", unsplit)
    assert not found(plan, CODE)


@pytest.mark.parametrize("unit", ["triệu đồng", "Tr.đ", "nghìn đồng"])
def test_amounts_without_a_printed_unit_are_compared_with_totals_without_one_only(unit: str) -> None:
    bare = (PrintedAmount(Decimal(4623)), PrintedAmount(Decimal(7575)))
    assert not found(money_plan(total("amount", "12198", None), amounts=bare), CODE)
    assert found(money_plan(total("amount", "12199", None), amounts=bare), CODE)
    assert not found(money_plan(total("amount", "12199", unit), amounts=bare), CODE)


def test_one_unit_in_the_last_place_may_be_rounding() -> None:
    (finding,) = found(money_plan(total("amount", "17.001")), CODE)
    assert finding.severity == "info"
    assert found(money_plan(total("amount", "17.002")), CODE)[0].severity == "error"


def test_an_amount_said_in_the_text_may_be_rounded_to_its_digits() -> None:
    rows = (billions("8.724"), billions("8.310"))
    assert not found(money_plan(total("amount", "17", kind="amount"), amounts=rows), CODE)
    assert found(money_plan(total("amount", "18", kind="amount"), amounts=rows), CODE)
    assert not found(money_plan(total("amount", "~18", kind="amount"), amounts=rows), CODE)
    assert not found(money_plan(total("amount", ">15", kind="amount"), amounts=rows), CODE)


def test_ranges_are_added_at_both_ends() -> None:
    rows = (PrintedAmount(Decimal(4), "tỷ đồng", high=Decimal(5)), billions("2"))
    assert not found(money_plan(total("amount", "6-7"), amounts=rows), CODE)
    assert not found(money_plan(total("amount", "6.5"), amounts=rows), CODE)
    assert found(money_plan(total("amount", "8"), amounts=rows), CODE)


def test_parts_that_the_text_lists_add_up_to_their_whole() -> None:
    whole = claim("amount", "vốn trung ương", "8700", 40, unit="triệu đồng", id="w")
    parts = [
        claim("amount", f"phần {n}", v, 40 + n, unit="triệu đồng", group="w") for n, v in ((1, "5700"), (2, "3000"))
    ]
    assert not found(Plan("p", claims=[whole, *parts]), CODE)
    (finding,) = found(
        Plan("p", claims=[whole, *parts, claim("amount", "thêm", "500", 44, unit="triệu đồng", group="w")]), CODE
    )
    assert finding.line == 40
    assert [place.line for place in finding.related] == [41, 44]


def test_counts_of_equipment_are_exact_and_grouped_by_agency() -> None:
    items = [
        InventoryItem("a", "Văn phòng UBND", servers=12, source=Source(5)),
        InventoryItem("b", "Sở Y tế", servers=3, source=Source(6)),
        InventoryItem("c", "Sở Tài chính", source=Source(7)),
    ]
    fine = [
        claim("total", "servers", "15", 9, table="inventory"),
        claim("total", "servers", "12", 10, table="inventory", group="văn phòng ubnd"),
    ]
    assert not found(Plan("p", inventory=items, claims=fine), CODE)
    wrong = [claim("total", "servers", "13", 10, table="inventory", group="Văn phòng UBND")]
    (finding,) = found(Plan("p", inventory=items, claims=wrong), CODE)
    assert (finding.severity, finding.related[0].line) == ("error", 5)


def project(n: int, cost: str, *lines: str, year: int | None = None) -> tuple[Project, list[BudgetLine]]:
    made = Project(f"p{n}", "project", f"Dự án {n}", str(n), cost=billions(cost), source=Source(n))
    return made, [
        BudgetLine(f"b{n}-{m}", billions(line), f"p{n}", [("central", "local")[m % 2]], year=year and year + m)
        for m, line in enumerate(lines)
    ]


def of(*made: tuple[Project, list[BudgetLine]]) -> Plan:
    return Plan("p", projects=[p for p, _ in made], budget=[line for _, lines in made for line in lines])


def test_the_cost_of_a_project_is_what_its_sources_give() -> None:
    assert not found(of(project(1, "1.5", "1.0", "0.5"), project(2, "2.0", "2.0")), CODE)
    (finding,) = found(of(project(1, "1.5", "1.0", "0.6"), project(2, "2.0", "2.0")), CODE)
    assert (finding.line, finding.subject_id) == (1, "p1")


def test_a_table_that_prints_only_some_of_the_parts_is_no_fault() -> None:
    assert not found(of(project(1, "1.5", "1.0"), project(2, "2.0", "0.5"), project(3, "3.0", "3.0")), CODE)
    assert len(found(of(project(1, "1.5", "1.0"), project(2, "2.0", "2.0"), project(3, "3.0", "3.0")), CODE)) == 1


def test_money_by_source_and_by_year_is_not_counted_twice() -> None:
    made, by_source = project(1, "2.0", "1.5", "0.5")
    _, by_year = project(1, "2.0", "1.0", "1.0", year=2021)
    by_year = [attrs.evolve(line, id=f"y{line.id}", sources=()) for line in by_year]
    plan = Plan("p", projects=[made], budget=[*by_source, *by_year], claims=[total("amount", "2.0")])
    assert not found(plan, CODE)


def test_without_costs_the_lines_by_source_are_added_and_those_by_year_are_not() -> None:
    by_source = [
        BudgetLine("c", billions("1.5"), sources=["central"]),
        BudgetLine("l", billions("0.5"), sources=["local"]),
    ]
    by_year = [BudgetLine("y1", billions("1.2"), year=2021), BudgetLine("y2", billions("0.8"), year=2022)]
    plan = Plan("p", budget=[*by_source, *by_year], claims=[total("amount", "2.0")])
    assert not found(plan, CODE)
    this_year = claim("total", "amount", "1.2", 31, table="budget", group="2021", unit="tỷ đồng")
    assert not found(with_(plan, "claims", this_year), CODE)
    assert found(with_(plan, "claims", attrs.evolve(this_year, value="1.9")), CODE)


def test_a_part_of_another_claim_is_compared_with_its_table_too() -> None:
    whole = claim("amount", "vốn", "17", 40, unit="tỷ đồng", id="w")
    part = claim("amount", "central", "17", 41, table="budget", unit="tỷ đồng", group="w")
    assert [f.line for f in found(money_plan(whole, part), CODE)] == [41]


def test_the_money_of_one_source_is_compared_for_the_projects_of_a_group() -> None:
    one, two = project(1, "1.5", "1.0", "0.5"), project(2, "2.0", "1.5", "0.5")
    plan = attrs.evolve(of(one, two), projects=[attrs.evolve(one[0], group="Hạ tầng"), two[0]])
    central = claim("total", "central", "1.0", 31, table="budget", group="Hạ tầng", unit="tỷ đồng")
    assert not found(with_(plan, "claims", central), CODE)
    assert found(with_(plan, "claims", attrs.evolve(central, value="2.5")), CODE)


def test_a_group_total_is_compared_with_the_rows_of_its_group() -> None:
    plan = clean_plan()
    plan = replaced(plan, "projects", 0, group="I. Hạ tầng")
    cost = plan.projects[0].cost
    assert cost is not None
    assert not found(
        with_(
            plan,
            "claims",
            claim("total", "amount", str(cost.value), 9, table="budget", group="I. Hạ tầng", unit="tỷ đồng"),
        ),
        CODE,
    )
    assert found(
        with_(plan, "claims", claim("total", "amount", "99", 9, table="budget", group="I. Hạ tầng", unit="tỷ đồng")),
        CODE,
    )


def test_values_that_are_no_numbers_and_subjects_nobody_knows_are_left_alone() -> None:
    odd = [total("amount", "mười bảy"), total("nhân sự", "3"), claim("total", "servers", "3", 1, table="somewhere")]
    assert not found(money_plan(*odd), CODE)


def test_a_currency_is_not_mixed_with_another() -> None:
    dollars = PrintedAmount(Decimal(2), "triệu USD", Money(2_000_000, "USD"))
    assert not found(money_plan(total("amount", "10.7"), amounts=(billions("8.7"), dollars)), CODE)


def test_amounts_of_any_size_are_added_without_an_error() -> None:
    huge = PrintedAmount(Decimal("9E+300"), "tỷ đồng")
    assert found(money_plan(total("amount", "1"), amounts=(huge, huge)), CODE)


@settings(max_examples=40, deadline=None)
@given(CLEAN_PLANS, st.data())
def test_a_changed_amount_of_a_clean_plan_gives_exactly_this_code(plan: Plan, data: st.DataObject) -> None:
    position = data.draw(st.integers(min_value=0, max_value=len(plan.budget) - 1))
    amount = plan.budget[position].amount
    assert amount is not None
    value = amount.value + data.draw(st.integers(min_value=2, max_value=900)) / Decimal(1000)
    mutant = replaced(plan, "budget", position, amount=PrintedAmount(value, amount.unit, Money(value * BILLION)))
    assert codes(mutant) == {CODE}


@settings(max_examples=30, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=0, max_value=5), st.integers(min_value=1, max_value=30))
def test_a_changed_count_of_a_clean_plan_gives_exactly_this_code(plan: Plan, position: int, more: int) -> None:
    machines = plan.inventory[position].workstations
    assert machines is not None
    assert codes(replaced(plan, "inventory", position, workstations=machines + more)) == {CODE}


# Quyết định 221/2008/QĐ-UBND: central and local money of its 16 projects, in hundred million đồng.
FUNDED = (
    *((0, 5), (0, 10), (10, 2), (0, 5), (0, 18), (0, 4), (0, 18), (0, 6)),
    *((0, 6), (15, 5), (12, 0), (10, 0), (0, 4), (10, 0), (15, 0), (15, 0)),
)


def funding_notes() -> Plan:
    """Its projects in tỷ đồng, its total row, and the notes in the text in triệu đồng, with their parts."""
    made = [
        project(n, str(Decimal(central + local) / 10), *(str(Decimal(part) / 10) for part in (central, local)))
        for n, (central, local) in enumerate(FUNDED, start=1)
    ]
    row = [("amount", "17.000"), ("central", "8.700"), ("local", "8.300")]
    notes = [(204, "amount", "17000"), (205, "central+oda", "8700"), (210, "local", "8300")]
    parts = [(206, ">=1000"), (207, "1700"), (208, "3000"), (209, "3000")]
    return attrs.evolve(
        of(*made),
        claims=[
            *(claim("total", subject, value, 202, table="budget", unit="tỷ đồng") for subject, value in row),
            *(
                claim("amount", subject, value, line, table="budget", unit="triệu đồng", id=f"note-{line}")
                for line, subject, value in notes
            ),
            *(claim("amount", "phần", v, line, unit="triệu đồng", group="note-205") for line, v in parts),
        ],
    )


def test_the_funding_notes_of_a_real_decision_add_up() -> None:
    assert not found(funding_notes(), CODE)


def test_the_same_notes_with_one_digit_changed_do_not() -> None:
    plan = funding_notes()
    position = next(n for n, c in enumerate(plan.claims) if c.value == "1700")
    assert [f.line for f in found(replaced(plan, "claims", position, value="1800"), CODE)] == [205]
    assert [f.line for f in found(replaced(plan, "claims", 0, value="17.100"), CODE)] == [202]
