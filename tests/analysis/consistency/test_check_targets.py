"""target-conflict: statements that cannot both hold."""

from __future__ import annotations

from typing import Any

import pytest
from clean_plan import CLEAN_PLANS, DISTRICT_FILES, EMAIL, codes, found, indicator, statement, with_, year_end
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.model import Indicator, Plan, Statement

CODE = "target-conflict"
SHARE = indicator("i", "Cơ quan dùng hệ thống quản lý văn bản", "document.management_system")
COUNT = indicator("n", "Cơ sở dữ liệu", "database.count", unit="count")


def plan_of(*statements: Statement, indicators: tuple[Indicator, ...] = (SHARE, COUNT)) -> Plan:
    return Plan("p", indicators=indicators, statements=statements)


def share(
    value: float, line: int, year: int = 2025, kind: str = "target", of: Indicator = SHARE, **rest: Any
) -> Statement:
    return statement(kind, of, value, year_end(year), line, **rest)


def test_two_values_for_one_day_are_marked_with_both_places() -> None:
    (finding,) = found(plan_of(share(80, 10), share(60, 20)), CODE)
    assert (finding.severity, finding.line) == ("warning", 10)
    assert [place.line for place in finding.related] == [20]


@pytest.mark.parametrize(
    ("first", "second", "marked"),
    [
        ({"value": 30, "comparator": ">"}, {"value": 20}, True),
        ({"value": 30, "comparator": ">"}, {"value": 20, "approximate": True}, True),
        ({"value": 16, "comparator": ">="}, {"value": 16}, False),
        ({"value": 80, "comparator": ">="}, {"value": 100}, False),
        ({"value": 90, "comparator": ">"}, {"value": 90}, False),
        ({"value": 90, "approximate": True}, {"value": 95}, False),
        ({"value": 90, "approximate": True}, {"value": 75}, True),
        ({"value": 50, "high": 60}, {"value": 55}, False),
        ({"value": 50, "high": 60}, {"value": 70}, True),
        ({"value": 50, "comparator": "<="}, {"value": 40}, False),
        ({"value": 50, "comparator": "<="}, {"value": 60, "comparator": ">="}, True),
        ({"value": 70}, {"value": 70}, False),
    ],
)
@pytest.mark.parametrize("of", [SHARE, COUNT])
def test_the_comparators_decide_what_can_hold(
    first: dict[str, Any], second: dict[str, Any], marked: bool, of: Indicator
) -> None:
    statements = [share(line=10 * n, of=of, **given) for n, given in enumerate((first, second), start=1)]
    assert bool(found(plan_of(*statements), CODE)) is marked


def test_another_day_scope_service_level_unit_or_basis_is_no_conflict() -> None:
    first = share(80, 10)
    for other in (
        share(60, 20, year=2030),
        share(60, 20, levels=["commune"]),
        share(60, 20, service_levels=[3]),
        share(60, 20, unit="count", noun="đơn vị"),
        share(60, 20, basis="change"),
        share(60, 20, kind="baseline"),
    ):
        assert not found(plan_of(first, other), CODE), other


def test_grades_are_reached_apart() -> None:
    four = indicator("a", "Bộ, ngành đạt cấp độ 4 về quản trị dữ liệu", "data.governance_maturity")
    five = indicator("b", "Bộ, ngành đạt cấp độ 5 về quản trị dữ liệu", "data.governance_maturity")
    plan = plan_of(share(100, 10, of=four), share(90, 20, of=five), indicators=(four, five))
    assert not found(plan, CODE)
    same = plan_of(share(100, 10, of=four), share(90, 20, of=four), indicators=(four,))
    assert found(same, CODE)


def test_two_numbers_of_one_sentence_are_left_alone() -> None:
    assert not found(plan_of(share(80, 10, id="a"), share(60, 10, id="b")), CODE)
    third = share(50, 12)
    assert found(plan_of(share(80, 10, id="a"), share(60, 10, id="b"), third), CODE)


def test_statements_joined_by_their_concept_alone_must_be_worded_alike() -> None:
    alike = indicator("j", "Cơ quan sử dụng hệ thống quản lý văn bản", SHARE.concept)
    other = indicator("k", "Phần mềm kết nối trục liên thông quốc gia", SHARE.concept)
    assert found(plan_of(share(80, 10), share(60, 20, of=alike), indicators=(SHARE, alike)), CODE)
    assert not found(plan_of(share(80, 10), share(60, 20, of=other), indicators=(SHARE, other)), CODE)


@pytest.mark.parametrize(
    ("label", "severity"),
    [("Đơn vị triển khai hệ thống quản lý văn bản và điều hành", "warning"), ("Giấy mời chỉ gửi qua mạng", "info")],
)
def test_statements_of_one_indicator_in_quite_other_words_are_info(label: str, severity: str) -> None:
    (finding,) = found(plan_of(share(80, 10), share(60, 20, label=label)), CODE)
    assert finding.severity == severity


def test_counts_of_one_concept_in_other_words_are_info() -> None:
    short = indicator("j", "CSDL quan trọng", COUNT.concept, unit="count")
    (finding,) = found(
        plan_of(share(30, 10, of=COUNT, comparator=">"), share(20, 20, of=short), indicators=(COUNT, short)), CODE
    )
    assert finding.severity == "info"


def test_what_the_catalogue_does_not_know_is_info_where_it_is_counted() -> None:
    trees = indicator("t", "Cây trồng mới", unit="count")
    (finding,) = found(plan_of(share(30, 10, of=trees), share(20, 20, of=trees), indicators=(trees,)), CODE)
    assert finding.severity == "info"
    assert not found(
        plan_of(share(30, 10, of=trees, noun="nghìn cây"), share(30000, 20, of=trees), indicators=(trees,)), CODE
    )


def test_many_values_under_one_name_are_several_things() -> None:
    statements = [share(value, 10 * n) for n, value in enumerate((10, 30, 50, 70, 90), start=1)]
    assert [f.severity for f in found(plan_of(*statements), CODE)] == ["info"]


def test_an_objective_that_asks_for_less_than_the_roadmap_did_earlier_is_marked() -> None:
    (finding,) = found(plan_of(share(80, 98, comparator=">="), share(100, 255, year=2023, kind="milestone")), CODE)
    assert (finding.line, [place.line for place in finding.related]) == (98, [255])


def test_an_objective_equal_to_the_roadmap_or_above_it_is_not_marked() -> None:
    steps = [share(60, 200, year=2023, kind="milestone"), share(80, 210, year=2024, kind="milestone")]
    assert not found(plan_of(*steps, share(80, 20)), CODE)
    assert not found(plan_of(*steps, share(90, 20, comparator=">=")), CODE)


def test_of_what_should_fall_a_later_objective_may_not_ask_for_more() -> None:
    paper = indicator("i", "Văn bản giấy", "document.paper", direction="decrease")
    later, earlier = share(40, 20, of=paper), share(30, 30, 2023, "milestone", of=paper)
    assert found(plan_of(later, earlier, indicators=(paper,)), CODE)
    assert not found(plan_of(share(20, 20, of=paper), earlier, indicators=(paper,)), CODE)


def test_a_group_of_bodies_is_not_asked_for_more_than_a_part_of_it() -> None:
    both = share(80, 35, levels=["province", "district"], comparator=">=", id="both")
    part = share(60, 35, levels=["district"], comparator=">=", id="part")
    (finding,) = found(plan_of(both, part), CODE)
    assert finding.severity == "warning"
    assert "province" in finding.message
    assert "60" in finding.message


def test_a_part_that_is_asked_for_as_much_or_more_is_no_conflict() -> None:
    both = share(80, 35, levels=["province", "district"])
    assert not found(plan_of(both, share(80, 36, levels=["district"])), CODE)
    assert not found(plan_of(both, share(90, 36, levels=["district"])), CODE)


def test_scopes_that_do_not_contain_each_other_and_shares_of_all_bodies_are_no_conflict() -> None:
    assert not found(plan_of(share(95, 1, levels=["province", "district"]), share(75, 2, levels=["commune"])), CODE)
    assert not found(plan_of(share(60, 1), share(30, 2, levels=["district"])), CODE)


def test_counts_of_a_group_are_larger_than_those_of_a_part() -> None:
    both = share(37, 1, of=COUNT, levels=["province", "district"])
    assert not found(plan_of(both, share(6, 2, of=COUNT, levels=["district"])), CODE)


def test_the_same_number_of_communes_in_two_wordings_is_no_conflict() -> None:
    communes = indicator("c", "xã phường có hệ thống một cửa", "onestop.coverage", unit="count", levels=["commune"])
    statements = [
        share(82, line, of=communes, noun=noun, id=str(line))
        for line, noun in ((65, "xã phường"), (813, "đơn vị cấp xã"))
    ]
    assert not found(plan_of(*statements, indicators=(communes,)), CODE)


@settings(max_examples=30, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=1, max_value=40))
def test_a_clean_plan_with_a_lower_objective_gives_exactly_this_code(plan: Plan, less: int) -> None:
    last = plan.statements[-1]
    assert last.due is not None
    step = next(s for s in reversed(plan.statements) if s.kind == "milestone")
    assert step.due is not None
    wrong = statement("target", EMAIL, max(step.quantity.value - less, 1), step.due, 900, noun="cán bộ")
    statements = [s for s in plan.statements if s.kind != "baseline"]
    import attrs

    mutant = attrs.evolve(plan, statements=[*statements, wrong])
    assert codes(mutant) == {CODE}


@settings(max_examples=20, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=1, max_value=59))
def test_a_clean_plan_with_a_lower_share_of_the_districts_gives_exactly_this_code(plan: Plan, value: int) -> None:
    position = next(n for n, s in enumerate(plan.statements) if s.indicator_id == DISTRICT_FILES.id)
    import attrs

    old = plan.statements[position]
    statements = list(plan.statements)
    statements[position] = attrs.evolve(old, quantity=attrs.evolve(old.quantity, value=value))
    assert codes(attrs.evolve(plan, statements=statements)) == {CODE}


def test_a_plan_with_one_more_agreeing_statement_stays_clean() -> None:
    from clean_plan import clean_plan

    plan = clean_plan()
    step = next(s for s in reversed(plan.statements) if s.kind == "milestone")
    assert step.due is not None
    again = statement("target", EMAIL, step.quantity.value, step.due, 900, noun="cán bộ")
    assert codes(with_(plan, "statements", again)) == set()
