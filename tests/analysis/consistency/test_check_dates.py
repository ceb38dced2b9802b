"""date-conflict, year-implausible and deadline-past: dates of acts and of what they plan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from clean_plan import CLEAN_PLANS, EMAIL, claim, codes, found, indicator, replaced, statement, with_, year_end
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.model import Document, LegalBasis, Milestone, Period, Plan, Project, Rollout, Source

CODE = "date-conflict"
ISSUED = date(2010, 10, 29)


def act(**rest: Any) -> Document:
    return Document(
        rest.pop("number", "1501/QĐ-UBND"), issued_on=rest.pop("issued_on", ISSUED), source=Source(3), **rest
    )


def cited(*bases: LegalBasis, **rest: Any) -> Plan:
    return Plan("p", document=act(), legal_bases=bases, **rest)


def basis(number: str | None, issued: date | None = None, line: int = 12, **rest: Any) -> LegalBasis:
    return LegalBasis(f"b{line}", number=number, issued_on=issued, source=Source(line), **rest)


def test_a_caption_with_another_date_is_marked_with_both_places() -> None:
    plan = Plan("p", document=act(), claims=[claim("date", "document", "2010-10-30", 207)])
    (finding,) = found(plan, CODE)
    assert (finding.severity, finding.line, finding.related[0].line) == ("warning", 207, 3)
    assert "2010-10-30" in finding.message


def test_a_caption_with_the_same_date_is_not_marked() -> None:
    assert not found(Plan("p", document=act(), claims=[claim("date", "document", "2010-10-29", 207)]), CODE)


@pytest.mark.parametrize("value", ["2010", "2009/2011", "2010-02-31", "tháng 10"])
def test_a_caption_without_a_whole_date_says_nothing(value: str) -> None:
    assert not found(Plan("p", document=act(), claims=[claim("date", "document", value, 207)]), CODE)


def test_captions_are_compared_with_each_other_where_the_head_has_no_date() -> None:
    claims = [
        claim("date", "document", day, line)
        for line, day in ((10, "2010-10-29"), (20, "2010-10-29"), (30, "2010-10-28"))
    ]
    assert [f.line for f in found(Plan("p", claims=claims), CODE)] == [30]


def test_an_act_does_not_rest_on_a_later_one() -> None:
    assert not found(cited(basis("9/TTr-S", ISSUED)), CODE)
    (finding,) = found(cited(basis("9/TTr-S", ISSUED + timedelta(days=1))), CODE)
    assert (finding.line, finding.related[0].line) == (12, 3)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("11/2010", True),
        ("tháng 11 năm 2010", True),
        ("10/2010", False),
        ("năm 2009", False),
        ("/10/2011", True),
        ("13/2010", False),
    ],
)
def test_a_date_without_its_day_counts_as_the_first_it_can_mean(text: str, marked: bool) -> None:
    assert bool(found(cited(basis("3384/BTTTT-CNTT", issued_text=text)), CODE)) is marked


@pytest.mark.parametrize(
    ("number", "year", "marked"),
    [
        ("43/2011/NĐ-CP", 2011, False),
        ("43/2011/NĐ-CP", 2010, True),
        ("67/2006/QH11", 2006, False),
        ("1605/QĐ-TTg", 2010, False),
        ("2011/QĐ-TTg", 2010, False),
    ],
)
def test_a_number_that_carries_its_year_goes_with_the_date(number: str, year: int, marked: bool) -> None:
    plan = Plan("p", legal_bases=[basis(number, date(year, 6, 1))])
    assert bool(found(plan, CODE)) is marked


def test_one_act_has_one_date() -> None:
    same = (basis("64/NĐ-CP", date(2007, 4, 10), 8), basis("64/NĐ-CP", date(2007, 4, 10), 36))
    assert not found(cited(*same), CODE)
    other = (basis("64/NĐ-CP", date(2007, 4, 10), 8), basis("64 /NĐ-CP", date(2007, 10, 4), 36))
    assert [(f.line, f.severity) for f in found(cited(*other), CODE)] == [(36, "warning")]


def test_a_number_without_a_year_may_be_given_again_in_another_year() -> None:
    yearly = (basis("02/NQ-CP", date(2007, 1, 10), 8), basis("02/NQ-CP", date(2008, 1, 1), 36))
    assert [f.severity for f in found(cited(*yearly), CODE)] == ["info"]


def test_an_act_takes_effect_no_earlier_and_its_period_is_not_over() -> None:
    assert not found(Plan("p", document=act(effective_on=ISSUED)), CODE)
    assert found(Plan("p", document=act(effective_on=date(2010, 10, 1))), CODE)
    assert not found(Plan("p", document=act(), period=Period(date(2010, 1, 1), date(2010, 12, 31))), CODE)
    assert found(Plan("p", document=act(), period=Period(date(2005, 1, 1), date(2009, 12, 31))), CODE)


@settings(max_examples=20, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=1, max_value=400))
def test_a_clean_plan_with_another_date_in_its_caption_gives_exactly_date_conflict(plan: Plan, days: int) -> None:
    position = next(n for n, c in enumerate(plan.claims) if c.kind == "date" and c.subject == "document")
    day = date.fromisoformat(plan.claims[position].value) + timedelta(days=days)
    assert codes(replaced(plan, "claims", position, value=day.isoformat())) == {CODE}


@settings(max_examples=20, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=1, max_value=400))
def test_a_clean_plan_that_cites_a_later_act_gives_exactly_date_conflict(plan: Plan, days: int) -> None:
    assert plan.document.issued_on is not None
    later = basis("77/TTr-STTTT", plan.document.issued_on + timedelta(days=days))
    assert codes(with_(plan, "legal_bases", later)) == {CODE}


def project(start: int, end: int) -> Project:
    periods = [Period(date(start, 1, 1), year_end(end))]
    return Project(
        "pr", "project", "Cổng thông tin", periods=periods, period_text=f"{start}- {end}", source=Source(424)
    )


def test_a_project_that_ends_in_a_far_year_is_marked() -> None:
    (finding,) = found(Plan("p", document=act(), projects=[project(2009, 2100)]), "year-implausible")
    assert (finding.severity, finding.line) == ("warning", 424)
    assert "2100" in finding.message


@pytest.mark.parametrize(("year", "marked"), [(2060, False), (2061, True), (1940, False), (1939, True), (1010, True)])
def test_the_years_around_the_act_are_plausible(year: int, marked: bool) -> None:
    plan = Plan("p", document=act(), rollouts=[Rollout("r", "Sở Y tế", year=year)])
    assert bool(found(plan, "year-implausible")) is marked


def test_periods_that_are_only_claims_are_looked_at() -> None:
    plan = Plan("p", document=act(), claims=[claim("date", "period", "2009/1010", 203)])
    assert [(f.line, dict(f.arguments)["year"]) for f in found(plan, "year-implausible")] == [(203, "1010")]


def test_an_act_that_is_cited_may_go_back_to_the_beginnings() -> None:
    assert not found(cited(basis("1/SL", date(1945, 9, 2))), "year-implausible")
    assert found(cited(basis("1/SL", date(1145, 9, 2))), "year-implausible")
    today = Plan("p", document=act(issued_on=date(2025, 1, 1)), legal_bases=[basis("1/SL", date(1946, 1, 1))])
    assert not found(today, "year-implausible")


def test_a_plan_without_a_date_takes_its_period_or_any_modern_year() -> None:
    rollout = Rollout("r", "Sở Y tế", year=2099)
    assert not found(Plan("p", rollouts=[rollout]), "year-implausible")
    assert found(Plan("p", rollouts=[rollout], period=Period(date(2011, 1, 1), year_end(2015))), "year-implausible")


@settings(max_examples=15, deadline=None)
@given(CLEAN_PLANS, st.sampled_from([1010, 1021, 2199, 3015]), st.integers(min_value=0, max_value=5))
def test_a_clean_plan_with_a_misprinted_year_gives_exactly_year_implausible(plan: Plan, year: int, row: int) -> None:
    mutant = (
        replaced(plan, "staffing", 0, year=year)
        if row % 2
        else with_(plan, "claims", claim("date", "period", f"{year}", 1))
    )
    assert codes(mutant) == {"year-implausible"}


def test_what_was_due_before_the_act_is_told() -> None:
    goal = indicator("i", "Cơ quan có mạng nội bộ", "network.lan")
    early = statement("target", goal, 80, date(2010, 6, 30), 58)
    late = statement("target", goal, 90, ISSUED, 60)
    past = statement("baseline", goal, 40, date(2009, 12, 31), 40)
    (finding,) = found(Plan("p", document=act(), indicators=[goal], statements=[early, late, past]), "deadline-past")
    assert (finding.severity, finding.line) == ("info", 58)
    assert not found(Plan("p", indicators=[goal], statements=[early]), "deadline-past")


@settings(max_examples=15, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=1, max_value=700))
def test_a_clean_plan_with_an_early_deadline_gives_exactly_deadline_past(plan: Plan, days: int) -> None:
    assert plan.document.issued_on is not None
    due = plan.document.issued_on - timedelta(days=days)
    statements = [s for s in plan.statements if s.indicator_id != EMAIL.id]
    early = statement("target", EMAIL, 5, due, 900)
    assert codes(attrs.evolve(plan, statements=[*statements, early])) == {"deadline-past"}


def test_milestones_without_a_number_have_plausible_years_too() -> None:
    from egovplan.model import Deadline

    plan = Plan("p", document=act(), milestones=[Milestone("m", "Cổng hoàn thành", Deadline(year_end(2111), "year"))])
    assert found(plan, "year-implausible")
