"""Checks of single rows and statements: amounts, units, addresses, bodies, parts and shares."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest
from clean_plan import (
    CLEAN_PLANS,
    EMAIL,
    billions,
    clean_plan,
    codes,
    found,
    indicator,
    replaced,
    statement,
    with_,
    year_end,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.model import (
    Agency,
    BudgetLine,
    Database,
    InventoryItem,
    OnlineService,
    Plan,
    Portal,
    PrintedAmount,
    Project,
    Responsibility,
    Source,
)


def projects(*values: str, unit: str | None = None) -> Plan:
    return Plan(
        "p",
        projects=[
            Project(f"p{n}", "project", f"Dự án {n}", str(n), cost=billions(value, unit), source=Source(400 + n))
            for n, value in enumerate(values, start=1)
        ],
    )


def test_an_amount_among_much_larger_ones_without_a_unit_is_a_warning() -> None:
    (finding,) = found(projects("4623", "7575", "7450", "8810", "220"), "amount-outlier")
    assert (finding.severity, finding.line) == ("warning", 405)
    assert "220" in finding.message


def test_with_a_printed_unit_it_is_info() -> None:
    findings = found(projects("4623", "7575", "7450", "8810", "220", unit="triệu đồng"), "amount-outlier")
    assert [f.severity for f in findings] == ["info"]


@pytest.mark.parametrize(
    "values",
    [
        ("4623", "7575", "7450", "8810", "900"),
        ("4623", "7575", "7450", "220"),
        ("1", "10", "100", "1000", "10000"),
        ("0.5", "1", "1.2", "0.5", "1.8", "0.4", "2.0"),
        ("0", "5", "5", "6", "5"),
        ("300", "320", "310", "305", "9", "8"),
    ],
)
def test_amounts_of_one_order_few_amounts_and_wide_lists_have_no_outlier(values: tuple[str, ...]) -> None:
    assert not found(projects(*values), "amount-outlier")


def test_counts_of_procedures_are_info() -> None:
    portals = [
        Portal(f"a{n}", f"Sở {n}", procedures=p, source=Source(n)) for n, p in enumerate((96, 94, 111, 119, 1549), 1)
    ]
    assert [(f.line, f.severity) for f in found(Plan("p", portals=portals), "amount-outlier")] == [(5, "info")]


@settings(max_examples=20, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=0, max_value=5))
def test_a_clean_plan_without_claims_and_with_one_amount_in_another_unit_gives_exactly_amount_outlier(
    plan: Plan, row: int
) -> None:
    cost = plan.projects[row].cost
    assert cost is not None
    bare = attrs.evolve(plan, claims=[c for c in plan.claims if c.table != "budget"], budget=())
    assert codes(replaced(bare, "projects", row, cost=billions(cost.value * 1000))) == {"amount-outlier"}


def test_amounts_without_a_unit_are_told_once_for_the_table() -> None:
    plan = projects("4623", "7575")
    lines = [
        BudgetLine("of-project", PrintedAmount(Decimal(4623)), "p1"),
        BudgetLine("own", PrintedAmount(Decimal(9)), source=Source(7)),
    ]
    findings = found(attrs.evolve(plan, budget=lines), "unit-missing")
    assert [(f.line, [place.line for place in f.related]) for f in findings] == [(7, []), (401, [402])]
    assert {f.severity for f in findings} == {"warning"}


def test_amounts_with_a_unit_or_none_at_all_are_not_marked() -> None:
    assert not found(projects("1.5", unit="tỷ đồng"), "unit-missing")
    assert not found(Plan("p", projects=[Project("x", "task", "Việc")], budget=[BudgetLine("y")]), "unit-missing")


@settings(max_examples=15, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=0, max_value=5))
def test_a_clean_plan_that_lost_a_unit_gives_exactly_unit_missing(plan: Plan, row: int) -> None:
    cost = plan.projects[row].cost
    assert cost is not None
    assert codes(replaced(plan, "projects", row, cost=PrintedAmount(cost.value))) == {"unit-missing"}


def sites(*urls: str) -> Plan:
    return Plan(
        "p", portals=[Portal(f"s{n}", f"Sở {n}", url=url, source=Source(n)) for n, url in enumerate(urls, start=1)]
    )


GOOD = ("http://soyt.sonhai.gov.vn", "http://sonv.sonhai.gov.vn", "https://www.sonhai.gov.vn/trang-chu")


def test_a_government_host_without_its_country_is_a_warning() -> None:
    findings = found(sites(*GOOD, "http://sokhcn.sonhai.gov"), "url-suspicious")
    assert [(f.line, f.severity) for f in findings] == [(4, "warning")]


def test_a_host_outside_the_country_is_info_where_most_are_inside() -> None:
    assert [f.severity for f in found(sites(*GOOD, "http://www.sonhai.info/"), "url-suspicious")] == ["info"]
    assert not found(sites("http://www.sonhai.info/", "http://sonhai.com"), "url-suspicious")
    assert not found(sites(GOOD[0], "http://www.sonhai.info/", "http://sonhai.com"), "url-suspicious")


@pytest.mark.parametrize(
    "url",
    [
        "sonhai.gov.vn",
        "HTTP://SONHAI.GOV.VN/",
        "http://giaoduc.edu.vn",
        "https://a-b.sonhai.gov.vn:8080/x?y#z",
        "tỉnh.vn",
    ],
)
def test_well_formed_addresses_are_not_marked(url: str) -> None:
    assert not found(sites(*GOOD, url), "url-suspicious")


@pytest.mark.parametrize(
    "url",
    ["http://", "sonhai", "http://so nv.gov.vn", "http://sonv..gov.vn", "http://sonv,gov,vn", "http:/sonv.gov.vn"],
)
def test_broken_addresses_are_marked(url: str) -> None:
    assert [f.severity for f in found(sites(url), "url-suspicious")] == ["warning"]


@settings(max_examples=15, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=0, max_value=5))
def test_a_clean_plan_that_lost_a_suffix_gives_exactly_url_suspicious(plan: Plan, row: int) -> None:
    url = (plan.portals[row].url or "").removesuffix(".vn")
    assert codes(replaced(plan, "portals", row, url=url)) == {"url-suspicious"}


AGENCY = Agency("so-y-te", "Sở Y tế", "province")


def test_a_body_that_could_not_be_told_is_told_once_with_all_its_places() -> None:
    plan = Plan(
        "p",
        agencies=[AGENCY],
        databases=[
            Database("d1", "A", agency="TTTH", source=Source(5)),
            Database("d2", "B", agency="Sở Y tế", agency_id="so-y-te"),
        ],
        inventory=[InventoryItem("i", "ttth.", source=Source(9))],
        responsibilities=[Responsibility("r", "Sở Y tế", "Làm", agency_ids=["so-y-te"])],
        projects=[Project("x", "task", "Việc", lead=None)],
    )
    (finding,) = found(plan, "agency-unresolved")
    assert (finding.severity, finding.line, [place.line for place in finding.related]) == ("info", 5, [9])


def test_a_plan_in_which_no_body_was_told_is_left_alone() -> None:
    assert not found(Plan("p", databases=[Database("d", "A", agency="TTTH")]), "agency-unresolved")


@settings(max_examples=15, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=0, max_value=5))
def test_a_clean_plan_with_an_unknown_keeper_gives_exactly_agency_unresolved(plan: Plan, row: int) -> None:
    assert codes(replaced(plan, "databases", row, agency="TTTH", agency_id=None)) == {"agency-unresolved"}


def test_a_service_is_given_by_a_body_of_its_level() -> None:
    def service(level: str | None, agency_id: str | None = "so-y-te") -> Plan:
        return Plan("p", agencies=[AGENCY], services=[OnlineService("s", "Thủ tục", agency_id=agency_id, level=level)])

    assert [f.severity for f in found(service("commune"), "level-conflict")] == ["info"]
    assert not found(service("province"), "level-conflict")
    assert not found(service(None), "level-conflict")
    assert not found(service("commune", None), "level-conflict")


@settings(max_examples=15, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=0, max_value=5))
def test_a_clean_plan_with_a_service_of_another_level_gives_exactly_level_conflict(plan: Plan, row: int) -> None:
    assert codes(replaced(plan, "services", row, level="commune")) == {"level-conflict"}


BODIES = indicator("b", "Bộ có trang thông tin điện tử", "portal.agency_website", unit="count")


@pytest.mark.parametrize(
    ("value", "denominator", "marked"), [(20, 22, False), (22, 22, False), (24, 22, True), (5, None, False)]
)
def test_a_part_is_not_greater_than_its_whole(value: int, denominator: int | None, marked: bool) -> None:
    told = statement("baseline", BODIES, value, year_end(2020), 35, denominator=denominator)
    findings = found(Plan("p", indicators=[BODIES], statements=[told]), "part-exceeds-whole")
    assert [f.severity for f in findings] == (["error"] if marked else [])


@settings(max_examples=15, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=1, max_value=50))
def test_a_clean_plan_with_a_part_too_great_gives_exactly_part_exceeds_whole(plan: Plan, more: int) -> None:
    part = statement("baseline", BODIES, 20 + more, year_end(2004), 36, denominator=20)
    plan = attrs.evolve(plan, indicators=[*plan.indicators, BODIES])
    assert codes(with_(plan, "statements", part)) == {"part-exceeds-whole"}


def test_a_share_to_be_reached_is_at_most_the_whole() -> None:
    def marked(value: float, kind: str = "target", **rest: object) -> bool:
        told = statement(kind, EMAIL, value, year_end(2025), 5, **rest)
        return bool(found(Plan("p", indicators=[EMAIL], statements=[told]), "percent-over-100"))

    assert marked(105)
    assert marked(90, high=110)
    assert not marked(100)
    assert not marked(130, "baseline")
    assert not marked(150, basis="change")
    assert not marked(110, comparator="<=")
    assert not marked(200, unit="count")


@settings(max_examples=15, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=101, max_value=900))
def test_a_clean_plan_with_more_than_the_whole_gives_exactly_percent_over_100(plan: Plan, value: int) -> None:
    other = indicator("new", "Xã có mạng", "network.commune")
    plan = attrs.evolve(plan, indicators=[*plan.indicators, other])
    assert plan.period is not None
    assert codes(with_(plan, "statements", statement("target", other, value, plan.period.end, 77))) == {
        "percent-over-100"
    }


def test_the_clean_plan_has_something_for_every_check_to_look_at() -> None:
    plan = clean_plan()
    for table in ("statements", "projects", "budget", "services", "portals", "rollouts", "inventory", "claims"):
        assert getattr(plan, table), table
