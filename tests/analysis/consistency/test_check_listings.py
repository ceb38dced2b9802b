"""count-mismatch, group-unlisted and duplicate-row: what lists hold."""

from __future__ import annotations

import pytest
from clean_plan import CLEAN_PLANS, claim, clean_plan, codes, found, replaced, with_
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.model import (
    Database,
    InventoryItem,
    OnlineService,
    Plan,
    Portal,
    Project,
    Rollout,
    ServiceGroup,
    Source,
    StaffingNorm,
)


def databases(count: int) -> list[Database]:
    return [Database(f"d{n}", f"CSDL {n}", str(n), source=Source(100 + n)) for n in range(count)]


def announced(value: str, count: int, group: str | None = None) -> Plan:
    return Plan(
        "p",
        databases=databases(count),
        claims=[claim("count", "cơ sở dữ liệu", value, 9, table="databases", group=group)],
    )


def test_an_announced_number_that_the_list_does_not_have_is_marked_at_both_places() -> None:
    (finding,) = found(announced(">30", 20), "count-mismatch")
    assert (finding.severity, finding.line) == ("warning", 9)
    assert [place.line for place in finding.related] == [100, 119]
    assert ">30 cơ sở dữ liệu" in finding.message


@pytest.mark.parametrize(
    ("value", "count", "marked"),
    [
        ("20", 20, False),
        ("20", 19, True),
        ("20", 21, True),
        (">30", 31, False),
        (">30", 30, True),
        (">=30", 30, False),
        (">=10", 11, False),
        ("~20", 19, False),
        ("~20", 15, True),
        ("<=5", 5, False),
        ("<5", 5, True),
        ("4-6", 5, False),
        ("4-6", 7, True),
        ("mười", 3, False),
    ],
)
def test_the_comparator_decides_which_numbers_of_rows_agree(value: str, count: int, marked: bool) -> None:
    assert bool(found(announced(value, count), "count-mismatch")) is marked


def test_a_list_that_is_not_there_is_no_mismatch() -> None:
    assert not found(announced("20", 0), "count-mismatch")
    assert not found(announced("20", 10, group="Sở Nội vụ"), "count-mismatch")


def test_the_rows_of_one_level_are_counted_where_the_claim_names_it() -> None:
    services = [OnlineService(f"s{n}", f"Thủ tục {n}", level="district" if n < 3 else "commune") for n in range(5)]
    right = claim("count", "dịch vụ cấp huyện", "3", 1, table="services", group="district")
    wrong = claim("count", "dịch vụ cấp xã", "3", 2, table="services", group="commune")
    plan = Plan("p", services=services, claims=[right, wrong])
    assert [f.line for f in found(plan, "count-mismatch")] == [2]


@settings(max_examples=30, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=1, max_value=50))
def test_a_clean_plan_that_announces_more_databases_gives_exactly_count_mismatch(plan: Plan, more: int) -> None:
    position = next(n for n, c in enumerate(plan.claims) if c.kind == "count")
    assert codes(replaced(plan, "claims", position, value=str(len(plan.databases) + more))) == {"count-mismatch"}


def test_services_of_a_group_that_is_not_listed_are_told_once_for_the_group() -> None:
    plan = clean_plan()
    plan = replaced(replaced(plan, "services", 1, group="Tư pháp"), "services", 3, group="Tư pháp")
    (finding,) = found(plan, "group-unlisted")
    assert (finding.severity, finding.line) == ("info", 452)
    assert [place.line for place in finding.related] == [454]


def test_another_spelling_of_a_listed_group_and_a_plan_without_a_list_are_not_marked() -> None:
    service = OnlineService("s", "Thủ tục", group="ĐẤT  ĐAI.")
    assert not found(Plan("p", services=[service], service_groups=[ServiceGroup("g", "Đất đai")]), "group-unlisted")
    assert not found(Plan("p", services=[service]), "group-unlisted")


@settings(max_examples=20, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=0, max_value=5))
def test_a_clean_plan_with_a_service_elsewhere_gives_exactly_group_unlisted(plan: Plan, position: int) -> None:
    assert codes(replaced(plan, "services", position, group="Nhóm chưa có")) == {"group-unlisted"}


def test_a_row_that_agrees_in_everything_is_a_duplicate_and_one_with_the_same_name_is_info() -> None:
    services = [
        OnlineService("a", "Cấp phép", "12", "Chi nhánh", "Sở Y tế", source=Source(1)),
        OnlineService("b", "Cấp  phép.", "13", "Chi nhánh", "Sở Y tế", source=Source(2)),
        OnlineService("c", "Cấp phép", "57", "Đặc thù", "Huyện", source=Source(3)),
        OnlineService("d", "Cấp phép khác", "58", "Chi nhánh", "Sở Y tế", source=Source(4)),
    ]
    findings = found(Plan("p", services=services), "duplicate-row")
    assert [(f.line, f.severity, f.related[0].line) for f in findings] == [(2, "warning", 1), (3, "info", 1)]
    assert "row 13 repeats row 12" in findings[0].message


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("service_groups", lambda i: ServiceGroup(i, "Đất đai")),
        ("databases", lambda i: Database(i, "Hộ tịch", agency="Sở Tư pháp")),
        ("portals", lambda i: Portal(i, "Sở Y tế", url="http://soyte.sonhai.gov.vn")),
        ("rollouts", lambda i: Rollout(i, "Sở Y tế", "phần mềm", year=2021)),
        ("inventory", lambda i: InventoryItem(i, "Sở Y tế", servers=1)),
        ("projects", lambda i: Project(i, "task", "Xây dựng kiến trúc", lead="Sở Y tế")),
        ("staffing", lambda i: StaffingNorm(i, "Chuyên trách", "district", 1, 2, 2021)),
    ],
)
def test_every_list_is_looked_at(table: str, row: object) -> None:
    assert callable(row)
    assert [f.severity for f in found(Plan("p", **{table: [row("a"), row("b")]}), "duplicate-row")] == ["warning"]
    assert not found(Plan("p", **{table: [row("a")]}), "duplicate-row")


def test_a_row_without_a_label_goes_on_with_the_labelled_one_whose_name_spans_both() -> None:
    first = Project("a", "task", "Xây dựng hạ tầng", number="1", lead="Sở Tài chính")
    second = Project("b", "task", "Xây dựng hạ tầng", lead="Sở Tài chính")
    assert not found(Plan("p", projects=[first, second]), "duplicate-row")
    assert found(Plan("p", projects=[second, first]), "duplicate-row")


def test_one_body_that_rolls_out_two_things_is_listed_twice_rightly() -> None:
    rollouts = [Rollout("a", "Sở Y tế", "phần mềm", year=2021), Rollout("b", "Sở Y tế", "cổng thông tin", year=2021)]
    assert not found(Plan("p", rollouts=rollouts), "duplicate-row")


@settings(max_examples=20, deadline=None)
@given(CLEAN_PLANS, st.sampled_from(["services", "service_groups", "portals", "rollouts"]), st.data())
def test_a_clean_plan_with_a_row_twice_gives_exactly_duplicate_row(plan: Plan, table: str, data: st.DataObject) -> None:
    import attrs

    row = data.draw(st.sampled_from(getattr(plan, table)))
    assert codes(with_(plan, table, attrs.evolve(row, id="again"))) == {"duplicate-row"}
