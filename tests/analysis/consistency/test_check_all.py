"""The checks as a whole: what is run, in which order, and that a clean plan has no findings."""

from __future__ import annotations

import pytest
from clean_plan import CLEAN_PLANS, billions, clean_plan, codes, replaced, with_
from hypothesis import given, settings

from egovplan.analysis.consistency import check, consistency_check, registered_checks
from egovplan.catalogue.findings import finding_types
from egovplan.model import Finding, Plan, Portal, Source

FAULTY = Plan(
    "faulty",
    portals=(
        Portal("a", "Sở Nội vụ", url="http://sonv.sonhai.gov", source=Source(20)),
        Portal("b", "Sở Nội vụ", url="http://sonv.sonhai.gov", source=Source(10)),
    ),
)


@settings(max_examples=60, deadline=None)
@given(CLEAN_PLANS)
def test_a_plan_in_which_nothing_is_wrong_has_no_findings(plan: Plan) -> None:
    assert check(plan) == ()


def test_an_empty_plan_has_no_findings() -> None:
    assert check(Plan("empty")) == ()


def test_findings_come_by_line_and_then_by_code() -> None:
    assert [(f.line, f.code) for f in check(FAULTY)] == [
        (10, "duplicate-row"),
        (10, "url-suspicious"),
        (20, "url-suspicious"),
    ]


def test_checks_are_switched_off_by_code() -> None:
    assert {f.code for f in check(FAULTY, skip=["url-suspicious"])} == {"duplicate-row"}
    assert {f.code for f in check(FAULTY, only=["url-suspicious"])} == {"url-suspicious"}
    assert check(FAULTY, only=["url-suspicious"], skip=["url-suspicious"]) == ()


def test_one_code_may_be_given_as_a_plain_string() -> None:
    assert {f.code for f in check(FAULTY, only="duplicate-row")} == {"duplicate-row"}


def test_a_code_that_no_finding_has_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(ValueError, match=r"no such finding: url-suspicous; the checks are .*url-suspicious"):
        check(FAULTY, skip=["url-suspicous"])


def test_codes_that_reading_raises_may_be_skipped_though_nothing_looks_for_them_here() -> None:
    assert check(FAULTY, skip=["numbering-gap"]) == check(FAULTY)


def test_a_users_own_check_is_run_beside_the_others() -> None:
    def no_title(plan: Plan) -> list[Finding]:
        return [] if plan.title else [Finding("no-title", "info", "the plan has no title")]

    assert next(f.code for f in check(FAULTY, extra=[no_title])) == "no-title"
    assert check(clean_plan(), extra=[no_title]) == ()


def test_a_check_for_a_code_that_has_one_already_is_refused() -> None:
    with pytest.raises(ValueError, match="duplicate-row has a check already"):
        consistency_check("duplicate-row")(lambda plan: ())


@pytest.mark.parametrize("code", registered_checks())
def test_every_check_has_its_code_in_the_catalogue_and_states_its_constraint(code: str) -> None:
    assert code in finding_types()
    assert (registered_checks()[code].__doc__ or "").strip()


@pytest.mark.parametrize("code", sorted(registered_checks()))
def test_every_finding_is_documented(code: str, pytestconfig: pytest.Config) -> None:
    page = pytestconfig.rootpath / "docs" / "reference" / "findings.md"
    if not page.is_file():
        pytest.skip("the documentation is not part of this checkout")
    text = page.read_text(encoding="utf-8")
    kind = finding_types()[code]
    assert f"## {code}\n" in text
    assert kind.meaning in text
    assert kind.remedy in text


def test_no_check_changes_the_plan() -> None:
    plan = clean_plan()
    check(plan)
    assert plan == clean_plan()


def test_two_faults_give_two_codes() -> None:
    plan = replaced(clean_plan(), "projects", 0, cost=billions("2.500"))
    plan = with_(plan, "portals", Portal("x", "Sở Y tế", agency_id="body-1", url="soyte.sonhai.gov"))
    assert codes(plan) == {"sum-mismatch", "url-suspicious"}
