"""project-outside-period, rollout-outside-period, horizon-inverted, overlapping-phases, reporting-window."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from clean_plan import CLEAN_PLANS, claim, codes, found, replaced, with_, year_end
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.model import Claim, Deadline, Period, Plan, Project, ReportingDuty, Rollout, Source


def period(start: int, end: int) -> Period:
    return Period(date(start, 1, 1), year_end(end))


def project(start: int, end: int, n: int = 1, group: str | None = None) -> Project:
    return Project(
        f"p{n}", "project", f"Dự án {n}", str(n), group, periods=[period(start, end)], source=Source(400 + n)
    )


def table(start: int, end: int, group: str | None = None) -> Claim:
    return claim("date", "table", f"{start}/{end}", 403 if group is None else 404, table="projects", group=group)


def outside(plan: Plan) -> list[tuple[int | None, str]]:
    return [(f.line, str(f.severity)) for f in found(plan, "project-outside-period")]


def test_a_project_runs_within_the_period_of_its_list() -> None:
    assert outside(Plan("p", projects=[project(2008, 2013)], claims=[table(2008, 2010)])) == [(401, "warning")]
    assert not outside(Plan("p", projects=[project(2008, 2010)], claims=[table(2008, 2010)]))


def test_the_period_of_the_list_counts_and_not_that_of_the_plan() -> None:
    plan = Plan("p", period=period(2011, 2015), projects=[project(2008, 2010)], claims=[table(2008, 2010)])
    assert not outside(plan)


def test_a_heading_within_a_list_has_its_own_period() -> None:
    claims = [table(2011, 2013), table(2014, 2020, "Giai đoạn hai")]
    assert not outside(Plan("p", projects=[project(2016, 2018, group="GIAI ĐOẠN HAI")], claims=claims))
    assert outside(Plan("p", projects=[project(2016, 2018)], claims=claims))


def test_without_a_period_of_the_list_only_what_lies_wholly_outside_the_plan_is_a_warning() -> None:
    inside = [project(2011, 2012, n) for n in (1, 2, 3)]
    plan = Plan("p", period=period(2011, 2015), horizon=Deadline(year_end(2020), "year"))
    assert outside(attrs.evolve(plan, projects=[*inside, project(2021, 2022, 4)])) == [(404, "warning")]
    assert outside(attrs.evolve(plan, projects=[*inside, project(2014, 2021, 4)])) == [(404, "info")]
    assert not outside(attrs.evolve(plan, projects=[*inside, project(2009, 2012, 4), project(2016, 2020, 5)]))


def test_a_list_of_what_was_done_before_the_plan_is_info() -> None:
    plan = Plan("p", period=period(2011, 2015), projects=[project(2008, 2010, n) for n in (1, 2, 3)])
    assert {severity for _, severity in outside(plan)} == {"info"}


def test_a_project_with_an_implausible_year_is_another_finding() -> None:
    plan = Plan("p", projects=[project(2009, 2100), project(2009, 2010, 2)], claims=[table(2008, 2010)])
    assert not outside(plan)


@settings(max_examples=20, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=0, max_value=5), st.integers(min_value=1, max_value=5))
def test_a_clean_plan_with_a_longer_project_gives_exactly_project_outside_period(
    plan: Plan, row: int, years: int
) -> None:
    assert plan.period is not None
    longer = [period(plan.period.start.year, plan.period.end.year + years)]
    assert codes(replaced(plan, "projects", row, periods=longer)) == {"project-outside-period"}


def test_roll_outs_of_other_years_are_told_once_for_each_thing() -> None:
    years = [("phần mềm", 2007), ("phần mềm", 2010), ("phần mềm", 2011), ("cổng", 2012)]
    rollouts = [
        Rollout(f"r{n}", "Sở Y tế", what, year=year, source=Source(n + 1)) for n, (what, year) in enumerate(years)
    ]
    (finding,) = found(Plan("p", period=period(2011, 2015), rollouts=rollouts), "rollout-outside-period")
    assert (finding.severity, finding.line, [place.line for place in finding.related]) == ("info", 1, [2])
    assert not found(Plan("p", rollouts=rollouts), "rollout-outside-period")


@settings(max_examples=15, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=0, max_value=5), st.integers(min_value=1, max_value=9))
def test_a_clean_plan_with_an_early_roll_out_gives_exactly_rollout_outside_period(
    plan: Plan, row: int, years: int
) -> None:
    assert plan.period is not None
    assert codes(replaced(plan, "rollouts", row, year=plan.period.start.year - years)) == {"rollout-outside-period"}


def test_an_outlook_goes_beyond_its_period() -> None:
    def outlook(value: str, group: str | None) -> Plan:
        return Plan("p", claims=[claim("date", "horizon", value, 211, group=group)])

    (finding,) = found(outlook("2015", "2007/2015"), "horizon-inverted")
    assert (finding.severity, finding.line) == ("warning", 211)
    assert found(outlook("2012", "2007/2015"), "horizon-inverted")
    assert not found(outlook("2020", "2007/2015"), "horizon-inverted")
    assert not found(outlook("2015", None), "horizon-inverted")


def test_the_outlook_of_the_plan_itself_is_looked_at_once() -> None:
    plan = Plan("p", period=period(2007, 2015), horizon=Deadline(year_end(2015), "year"))
    assert len(found(plan, "horizon-inverted")) == 1
    told = with_(plan, "claims", claim("date", "horizon", "2015", 9, group="2007/2015"))
    assert [f.line for f in found(told, "horizon-inverted")] == [9]
    assert not found(attrs.evolve(plan, horizon=Deadline(year_end(2016), "year")), "horizon-inverted")


@settings(max_examples=15, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=0, max_value=4))
def test_a_clean_plan_with_an_early_outlook_gives_exactly_horizon_inverted(plan: Plan, years: int) -> None:
    assert plan.period is not None
    end = plan.period.end.year
    wrong = claim("date", "horizon", str(end - years), 13, group=f"{end - 8}/{end}")
    assert codes(with_(plan, "claims", wrong)) == {"horizon-inverted"}


@pytest.mark.parametrize(
    ("first", "second", "marked"),
    [
        ("2011/2013", "2013/2015", True),
        ("2011/2013", "2014/2015", False),
        ("2011/2015", "2011/2013", False),
        ("2011/2015", "2013/2015", False),
        ("2011/2013", "2011/2013", False),
        ("2019/2020", "2020/2025", True),
        ("2011-01-01/2011-06-30", "2011-07-01/2011-12-31", False),
    ],
)
def test_phases_follow_one_another_or_lie_in_one_another(first: str, second: str, marked: bool) -> None:
    claims = [claim("date", "phase", first, 169, id="a"), claim("date", "phase", second, 170, id="b")]
    findings = found(Plan("p", claims=claims), "overlapping-phases")
    assert bool(findings) is marked
    if marked:
        assert (findings[0].line, findings[0].related[0].line) == (170, 169)


def test_phases_of_two_roadmaps_are_not_compared() -> None:
    claims = [
        claim("date", "phase", "2011/2013", 1, group="hạ tầng"),
        claim("date", "phase", "2012/2015", 2, group="nhân lực"),
    ]
    assert not found(Plan("p", claims=claims), "overlapping-phases")


@settings(max_examples=15, deadline=None)
@given(CLEAN_PLANS)
def test_a_clean_plan_whose_first_phase_is_a_year_longer_gives_exactly_overlapping_phases(plan: Plan) -> None:
    assert plan.period is not None
    start = plan.period.start.year
    position = next(n for n, c in enumerate(plan.claims) if c.subject == "phase")
    assert codes(replaced(plan, "claims", position, value=f"{start}/{start + 2}")) == {"overlapping-phases"}


QUARTERS = [("12-15", "03-14"), ("03-15", "06-14"), ("06-15", "09-14"), ("09-15", "12-14")]


def duties(windows: list[tuple[str, str]], rhythm: str = "quarterly") -> Plan:
    made = [
        ReportingDuty(f"d{n}", rhythm, "Báo cáo", window_start=start, window_end=end, source=Source(n + 1))
        for n, (start, end) in enumerate(windows)
    ]
    return Plan("p", reporting_duties=made)


def test_windows_that_join_are_not_marked() -> None:
    assert not found(duties(QUARTERS), "reporting-window")
    assert not found(duties([("01-01", "06-30"), ("07-01", "12-31")], "half_yearly"), "reporting-window")


def test_a_gap_or_an_overlap_is_marked_at_the_later_window() -> None:
    gap = [*QUARTERS[:1], ("03-16", "06-14"), *QUARTERS[2:]]
    (finding,) = found(duties(gap), "reporting-window")
    assert (finding.severity, finding.line, finding.related[0].line) == ("warning", 2, 1)
    assert found(duties([*QUARTERS[:3], ("09-15", "12-20")]), "reporting-window")


def test_windows_that_do_not_fill_a_year_are_not_compared() -> None:
    assert not found(duties(QUARTERS[::2]), "reporting-window")
    assert not found(duties([("Q-01", "Q-20")] * 4), "reporting-window")


@settings(max_examples=15, deadline=None)
@given(CLEAN_PLANS, st.integers(min_value=0, max_value=3), st.integers(min_value=1, max_value=13))
def test_a_clean_plan_with_a_shorter_window_gives_exactly_reporting_window(plan: Plan, row: int, days: int) -> None:
    duty = plan.reporting_duties[row]
    month, day = (duty.window_end or "").split("-")
    assert codes(replaced(plan, "reporting_duties", row, window_end=f"{month}-{int(day) - days:02d}")) == {
        "reporting-window"
    }
