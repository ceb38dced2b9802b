"""milestone-regression, target-below-baseline and unit-mismatch: series of one indicator."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from clean_plan import CLEAN_PLANS, EMAIL, codes, found, indicator, statement, year_end
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.model import Indicator, Plan, Statement

SHARE = indicator("i", "Cán bộ dùng thư điện tử", "email.regular_use")
FALLING = indicator("f", "Vi phạm bản quyền phần mềm", "software.piracy", direction="decrease")
UNKNOWN = indicator("u", "Diện tích rừng trồng", unit="count")


def steps(*values: float, of: Indicator = SHARE, kind: str = "milestone", **rest: Any) -> list[Statement]:
    return [statement(kind, of, value, year_end(2021 + n), 10 + n, **rest) for n, value in enumerate(values)]


def plan_of(*statements: Statement, of: Indicator = SHARE) -> Plan:
    return Plan("p", indicators=[of], statements=statements)


def test_a_step_below_the_one_before_is_marked_with_both_places() -> None:
    (finding,) = found(plan_of(*steps(50, 60, 55, 80)), "milestone-regression")
    assert (finding.severity, finding.line, finding.related[0].line) == ("warning", 12, 11)


@pytest.mark.parametrize("values", [(50, 60, 70), (50, 50, 60), (70, 70)])
def test_steps_that_rise_or_stay_are_not_marked(values: tuple[int, ...]) -> None:
    assert not found(plan_of(*steps(*values)), "milestone-regression")


def test_what_should_fall_must_not_rise() -> None:
    assert not found(plan_of(*steps(90, 70, 50, of=FALLING), of=FALLING), "milestone-regression")
    assert found(plan_of(*steps(90, 70, 75, of=FALLING), of=FALLING), "milestone-regression")


def test_an_upper_limit_says_itself_that_less_is_better() -> None:
    assert not found(plan_of(*steps(9, 7, 4, comparator="<")), "milestone-regression")


def test_steps_that_are_about_right_are_not_marked() -> None:
    assert not found(plan_of(*steps(60, 58, approximate=True)), "milestone-regression")


def test_objectives_of_two_phases_are_followed_too() -> None:
    (finding,) = found(plan_of(*steps(40, 30, kind="target")), "milestone-regression")
    assert finding.line == 11


def test_a_series_outside_the_catalogue_that_only_falls_may_be_one_that_should() -> None:
    assert [f.severity for f in found(plan_of(*steps(90, 70, of=UNKNOWN), of=UNKNOWN), "milestone-regression")] == [
        "info"
    ]
    mixed = found(plan_of(*steps(50, 70, 60, of=UNKNOWN), of=UNKNOWN), "milestone-regression")
    assert [f.severity for f in mixed] == ["warning"]


def test_steps_in_quite_other_words_are_not_followed() -> None:
    first, second = steps(80, 60)
    assert not found(plan_of(first, attrs.evolve(second, label="Giấy mời chỉ gửi qua mạng")), "milestone-regression")


def test_other_scopes_are_other_series() -> None:
    province, district = steps(80, levels=["province"])[0], steps(0, 60, levels=["district"])[1]
    assert not found(plan_of(province, district), "milestone-regression")


@settings(max_examples=30, deadline=None)
@given(CLEAN_PLANS, st.data())
def test_a_clean_plan_with_a_step_back_gives_exactly_milestone_regression(plan: Plan, data: st.DataObject) -> None:
    series = [s for s in plan.statements if s.kind == "milestone"]
    chosen = data.draw(st.integers(min_value=1, max_value=len(series) - 2))
    low = plan.observations[0].quantity.value
    before = series[chosen - 1].quantity.value
    value = data.draw(st.integers(min_value=int(low), max_value=int(before) - 1)) if before > low else low
    wrong = attrs.evolve(series[chosen], quantity=attrs.evolve(series[chosen].quantity, value=value))
    mutant = attrs.evolve(plan, statements=[wrong if s is series[chosen] else s for s in plan.statements])
    assert codes(mutant) == {"milestone-regression"}


def baseline(value: float, of: Indicator = SHARE, due: date = date(2020, 10, 1), **rest: Any) -> Statement:
    return statement("baseline", of, value, due, 5, **rest)


def test_a_target_behind_what_already_holds_is_marked_once_at_its_first_place() -> None:
    (finding,) = found(plan_of(baseline(70), *steps(50, 60, 80)), "target-below-baseline")
    assert (finding.severity, finding.line, finding.related[0].line) == ("warning", 10, 5)


def test_a_target_that_equals_what_holds_or_goes_further_is_not_marked() -> None:
    assert not found(plan_of(baseline(50), *steps(50, 60)), "target-below-baseline")
    assert not found(plan_of(baseline(60, approximate=True), *steps(60, comparator=">")), "target-below-baseline")
    assert not found(plan_of(baseline(90, of=FALLING), *steps(70, of=FALLING), of=FALLING), "target-below-baseline")
    assert found(plan_of(baseline(50, of=FALLING), *steps(70, of=FALLING), of=FALLING), "target-below-baseline")


def test_only_the_latest_level_counts_and_only_what_is_due_after_it() -> None:
    later = baseline(40, due=date(2020, 12, 1))
    assert not found(plan_of(baseline(70), attrs.evolve(later, id="later"), *steps(50)), "target-below-baseline")
    assert not found(plan_of(baseline(70, due=date(2022, 6, 1)), *steps(50)), "target-below-baseline")


def test_other_scope_unit_or_an_upper_limit_of_the_baseline_says_nothing() -> None:
    for before in (
        baseline(100, levels=["province"]),
        baseline(700, unit="count"),
        baseline(70, comparator="<"),
        baseline(70, basis="change"),
    ):
        assert not found(plan_of(before, *steps(50)), "target-below-baseline"), before


def test_a_baseline_outside_the_catalogue_is_info() -> None:
    findings = found(plan_of(baseline(70, of=UNKNOWN), *steps(50, of=UNKNOWN), of=UNKNOWN), "target-below-baseline")
    assert [f.severity for f in findings] == ["info"]


@settings(max_examples=30, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=1, max_value=100))
def test_a_clean_plan_with_a_higher_baseline_gives_exactly_target_below_baseline(plan: Plan, more: int) -> None:
    first = next(s for s in plan.statements if s.kind == "milestone").quantity.value
    wrong = [
        attrs.evolve(s, quantity=attrs.evolve(s.quantity, value=first + more))
        if s.kind == "baseline" and s.indicator_id == EMAIL.id
        else s
        for s in plan.statements
    ]
    assert codes(attrs.evolve(plan, statements=wrong)) == {"target-below-baseline"}


def test_a_ratio_that_holds_beside_a_share_to_be_reached_is_marked() -> None:
    plan = plan_of(baseline(0.6, unit="ratio", noun="máy/cán bộ"), *steps(90, comparator=">"))
    (finding,) = found(plan, "unit-mismatch")
    assert (finding.severity, finding.line, finding.related[0].line) == ("warning", 10, 5)


def test_counts_beside_shares_and_equal_units_are_not_marked() -> None:
    assert not found(plan_of(baseline(17, unit="count"), *steps(40)), "unit-mismatch")
    assert not found(plan_of(baseline(0.6, unit="ratio"), *steps(0.9, unit="ratio")), "unit-mismatch")
    both = [baseline(0.6, unit="ratio"), attrs.evolve(baseline(60), id="share")]
    assert not found(plan_of(*both, *steps(90)), "unit-mismatch")


@settings(max_examples=20, deadline=None)
@given(CLEAN_PLANS, st.floats(min_value=0.01, max_value=1))
def test_a_clean_plan_with_a_ratio_as_baseline_gives_exactly_unit_mismatch(plan: Plan, ratio: float) -> None:
    changed = [
        attrs.evolve(s, quantity=attrs.evolve(s.quantity, value=ratio, unit="ratio"))
        if s.kind == "baseline" and s.indicator_id == EMAIL.id
        else s
        for s in plan.statements
    ]
    assert codes(attrs.evolve(plan, statements=changed)) == {"unit-mismatch"}
