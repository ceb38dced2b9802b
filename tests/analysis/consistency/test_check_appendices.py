"""cross-reference and caption-conflict: what is said about the appendices."""

from __future__ import annotations

import pytest
from clean_plan import CLEAN_PLANS, claim, codes, found, replaced
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.model import Claim, Database, Document, LegalBasis, Plan, Source

DATABASES = claim("cross_reference", "appendix:1", "databases", 312, table="databases")
PROJECTS = claim("cross_reference", "appendix:2", "projects", 402, table="projects")


def refers(subject: str, label: str, *headings: Claim) -> Plan:
    return Plan("p", claims=[claim("cross_reference", subject, label, 75), *headings])


def test_a_reference_to_an_appendix_that_lists_something_else_is_marked_with_both_appendices() -> None:
    (finding,) = found(refers("projects", "1", DATABASES, PROJECTS), "cross-reference")
    assert (finding.severity, finding.line) == ("warning", 75)
    assert [place.line for place in finding.related] == [312, 402]
    assert "lists databases" in finding.message


def test_a_reference_that_is_right_is_not_marked() -> None:
    assert not found(refers("databases", "1", DATABASES, PROJECTS), "cross-reference")
    assert not found(refers("budget", "2", DATABASES, PROJECTS), "cross-reference")


def test_an_appendix_with_several_tables_holds_each_of_them() -> None:
    second = claim("cross_reference", "appendix:1", "1", 350, table="projects")
    assert not found(refers("projects", "1", DATABASES, second), "cross-reference")


def test_an_appendix_that_is_not_there_is_info_and_none_at_all_says_nothing() -> None:
    assert [f.severity for f in found(refers("projects", "7", DATABASES), "cross-reference")] == ["info"]
    assert not found(refers("projects", "1"), "cross-reference")


def test_a_reference_without_a_label_and_a_table_that_could_not_be_told_say_nothing() -> None:
    unknown = claim("cross_reference", "appendix:1", "1", 312, table="generic_tables")
    assert not found(refers("projects", "-", DATABASES), "cross-reference")
    assert not found(refers("projects", "1", unknown), "cross-reference")
    assert not found(refers("kinh phí", "1", DATABASES), "cross-reference")


def test_labels_are_compared_without_case_and_punctuation() -> None:
    roman = claim("cross_reference", "appendix:II", "projects", 402, table="projects")
    assert not found(refers("projects", "ii.", DATABASES, roman), "cross-reference")


@settings(max_examples=15, deadline=None)
@given(CLEAN_PLANS)
def test_a_clean_plan_with_a_wrong_label_gives_exactly_cross_reference(plan: Plan) -> None:
    position = next(n for n, c in enumerate(plan.claims) if c.subject == "projects")
    assert codes(replaced(plan, "claims", position, value="1")) == {"cross-reference"}


def caption(subject: str, value: str, number: str | None = "61/KH-UBND") -> Plan:
    return Plan(
        "p",
        document=Document(number, source=Source(3)),
        legal_bases=[LegalBasis("b", number="17/NQ-CP", source=Source(11))],
        claims=[claim("number", subject, value, 207)],
    )


def test_a_caption_with_the_number_of_another_act_is_marked() -> None:
    (finding,) = found(caption("document", "16/KH-UBND"), "caption-conflict")
    assert (finding.severity, finding.line, finding.related[0].line) == ("warning", 207, 3)


@pytest.mark.parametrize("value", ["61/KH-UBND", "61 /KH-UBND", "61/kh-ubnd", "/KH-UBND", "số"])
def test_spaces_case_and_a_missing_number_are_no_conflict(value: str) -> None:
    assert not found(caption("document", value), "caption-conflict")


def test_an_act_without_a_number_has_no_conflict() -> None:
    assert not found(caption("document", "16/KH-UBND", number=None), "caption-conflict")


def test_a_number_in_other_punctuation_is_info_and_another_act_is_nothing() -> None:
    assert [f.severity for f in found(caption("legal_basis", "17-NQ/CP"), "caption-conflict")] == ["info"]
    assert [f.severity for f in found(caption("document", "061-KH/UBND"), "caption-conflict")] == ["info"]
    assert not found(caption("legal_basis", "17/NQ-CP"), "caption-conflict")
    assert not found(caption("legal_basis", "99/QĐ-TTg"), "caption-conflict")


def test_a_title_that_speaks_of_another_table_is_marked_at_the_heading_and_the_table() -> None:
    titled = claim("cross_reference", "appendix:1", "services", 312, table="databases")
    plan = Plan("p", databases=[Database("d", "Hộ tịch", source=Source(319))], claims=[titled])
    (finding,) = found(plan, "caption-conflict")
    assert (finding.severity, finding.line, finding.related[0].line) == ("warning", 312, 319)


def test_a_title_that_speaks_of_one_of_its_tables_or_of_none_is_not_marked() -> None:
    other = claim("cross_reference", "appendix:3", "services", 337, table="portals")
    services = claim("cross_reference", "appendix:3", "3", 337, table="service_groups", id="second")
    assert not found(Plan("p", claims=[other, services]), "caption-conflict")
    assert not found(
        Plan("p", claims=[claim("cross_reference", "appendix:1", "1", 312, table="databases")]), "caption-conflict"
    )


def test_a_title_over_a_table_that_could_not_be_told_is_not_marked() -> None:
    titled = claim("cross_reference", "appendix:1", "services", 312, table="generic_tables")
    assert not found(Plan("p", claims=[titled]), "caption-conflict")


@settings(max_examples=15, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=16, max_value=9999))
def test_a_clean_plan_with_another_number_in_its_caption_gives_exactly_caption_conflict(
    plan: Plan, number: int
) -> None:
    position = next(n for n, c in enumerate(plan.claims) if c.kind == "number")
    assert codes(replaced(plan, "claims", position, value=f"{number}/KH-UBND")) == {"caption-conflict"}
