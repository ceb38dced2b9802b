"""Strategies for what the text of a plan says: acts, goals, statements, projects, money, duties."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from egovplan import model
from egovplan.model import Unit
from egovplan.testing.values import CURRENCY_UNITS, deadlines, periods, printed_amounts, quantities, sources
from egovplan.testing.wording import (
    BODIES,
    NUMBERS,
    days,
    ids,
    level,
    levels,
    maybe,
    one_of_ids,
    phrases,
    service_levels,
    some_of_ids,
    texts,
    years,
)

__all__ = [
    "agencies",
    "budget_lines",
    "claims",
    "documents",
    "findings",
    "goals",
    "indicators",
    "legal_bases",
    "milestones",
    "observations",
    "projects",
    "reporting_duties",
    "responsibilities",
    "statements",
]


def documents() -> SearchStrategy[model.Document]:
    """Acts, with and without what plans leave out."""
    return st.builds(
        model.Document,
        number=maybe(st.integers(1, 3000).map(lambda number: f"{number}/QĐ-UBND")),
        kind=maybe(st.sampled_from(("decision", "plan", "programme"))),
        issuer=maybe(st.just("Ủy ban nhân dân tỉnh Sơn Hải")),  # the people's committee of the province
        province=maybe(st.just("son-hai")),
        issued_on=maybe(days()),
        title=maybe(phrases()),
        source=maybe(sources()),
    )


def legal_bases() -> SearchStrategy[model.LegalBasis]:
    """Mentions of acts."""
    return st.builds(
        model.LegalBasis,
        ids("basis"),
        kind=maybe(st.sampled_from(("law", "decree", "decision", "resolution"))),
        number=maybe(st.integers(1, 200).map(lambda number: f"{number}/2007/NĐ-CP")),
        issued_on=maybe(days()),
        issued_text=maybe(st.just("10/4/2007")),
        title=maybe(phrases()),
        source=maybe(sources()),
    )


def goals(parent_ids: Sequence[str] = ()) -> SearchStrategy[model.Goal]:
    """Objectives, under one of ``parent_ids`` or none.

    Args:
        parent_ids: Ids of the goals that may stand above.
    """
    return st.builds(
        model.Goal,
        ids("goal"),
        kind=st.sampled_from(model.GoalKind),
        label=texts(),
        parent_id=one_of_ids(parent_ids),
        source=maybe(sources()),
    )


def indicators(goal_ids: Sequence[str] = ()) -> SearchStrategy[model.Indicator]:
    """Indicators, of one of ``goal_ids`` or none; a plan binds their statements.

    Args:
        goal_ids: Ids of the goals that indicators may belong to.
    """
    return st.builds(
        model.Indicator,
        ids("indicator"),
        label=texts(),
        concept=maybe(st.sampled_from(("document.electronic_exchange", "onestop.electronic"))),
        unit=st.sampled_from(Unit),
        direction=st.sampled_from(model.Direction),
        levels=levels(),
        service_levels=service_levels(),
        goal_id=one_of_ids(goal_ids),
        statements=st.just(()),
    )


def statements(indicator_ids: Sequence[str] = ()) -> SearchStrategy[model.Statement]:
    """Quantified statements, of one of ``indicator_ids`` or none.

    Args:
        indicator_ids: Ids of the indicators that statements may belong to.
    """
    return st.builds(
        model.Statement,
        ids("statement"),
        kind=st.sampled_from(model.StatementKind),
        quantity=quantities(),
        label=texts(),
        indicator_id=one_of_ids(indicator_ids),
        deadline=maybe(deadlines()),
        basis=st.sampled_from(model.Basis),
        levels=levels(),
        service_levels=service_levels(),
        section=maybe(st.just("II. Mục tiêu > 1. Mục tiêu cụ thể")),  # objectives > specific objectives
        quote=maybe(texts()),
        source=maybe(sources()),
    )


def observations(indicator_ids: Sequence[str] = ("indicator-1",)) -> SearchStrategy[model.Observation]:
    """Measured values of one of ``indicator_ids``.

    Args:
        indicator_ids: Ids of the indicators that are measured.
    """
    values = st.integers(0, 1000).map(lambda tenths: tenths / 10)
    return st.builds(
        model.Observation, st.sampled_from(list(indicator_ids)), days(), values, note=maybe(texts()), source=st.none()
    )


def milestones() -> SearchStrategy[model.Milestone]:
    """Dated steps without a number."""
    return st.builds(model.Milestone, ids("milestone"), texts(), maybe(deadlines()), maybe(sources()))


def projects(agency_ids: Sequence[str] = ()) -> SearchStrategy[model.Project]:
    """Projects and tasks, led by some of ``agency_ids``.

    Args:
        agency_ids: Ids of the bodies that may be named.
    """
    return st.builds(
        model.Project,
        ids("project"),
        kind=st.sampled_from(model.ProjectKind),
        name=texts(),
        number=maybe(st.sampled_from(NUMBERS)),
        group=maybe(phrases()),
        lead=maybe(st.sampled_from(BODIES)),
        lead_ids=some_of_ids(agency_ids),
        partners=maybe(texts()),
        partner_ids=some_of_ids(agency_ids),
        objective=maybe(texts()),
        periods=st.lists(periods(), max_size=2),
        period_text=maybe(st.just("2009-2010; 2011-2015")),
        cost=maybe(printed_amounts()),
        funding=maybe(st.just("NS tỉnh, TW")),  # provincial and central budget
        status=maybe(texts()),
        note=maybe(texts()),
        source=maybe(sources()),
    )


def budget_lines(project_ids: Sequence[str] = ()) -> SearchStrategy[model.BudgetLine]:
    """Money for one of ``project_ids`` or the plan as a whole.

    Args:
        project_ids: Ids of the projects that lines may belong to.
    """
    return st.builds(
        model.BudgetLine,
        ids("budget"),
        amount=maybe(printed_amounts()),
        project_id=one_of_ids(project_ids),
        sources=st.lists(st.sampled_from(model.BudgetSource), max_size=2, unique=True),
        source_text=maybe(texts()),
        year=maybe(years()),
        period=maybe(periods()),
        source=maybe(sources()),
    )


def responsibilities(agency_ids: Sequence[str] = ()) -> SearchStrategy[model.Responsibility]:
    """Who must do what.

    Args:
        agency_ids: Ids of the bodies that may be named.
    """
    return st.builds(
        model.Responsibility,
        ids("responsibility"),
        agency=st.sampled_from(BODIES),
        text=texts(),
        agency_ids=some_of_ids(agency_ids),
        source=maybe(sources()),
    )


def reporting_duties(agency_ids: Sequence[str] = ()) -> SearchStrategy[model.ReportingDuty]:
    """What must be reported by when.

    Args:
        agency_ids: Ids of the bodies that may be named.
    """
    return st.builds(
        model.ReportingDuty,
        ids("reporting"),
        rhythm=st.sampled_from(model.Rhythm),
        text=texts(),
        agency=maybe(st.sampled_from(BODIES)),
        agency_ids=some_of_ids(agency_ids),
        window_start=maybe(st.just("03-15")),
        window_end=maybe(st.just("06-14")),
        due=maybe(st.just("06-20")),
        source=maybe(sources()),
    )


def agencies() -> SearchStrategy[model.Agency]:
    """Bodies of government."""
    return st.builds(
        model.Agency,
        ids("agency"),
        name=st.sampled_from(BODIES),
        level=level(),
        kind=st.sampled_from(model.AgencyKind),
        province=maybe(st.just("son-hai")),
        names=st.lists(texts(), max_size=2),
    )


def claims() -> SearchStrategy[model.Claim]:
    """What a document says about itself."""
    return st.builds(
        model.Claim,
        ids("claim"),
        kind=st.sampled_from(model.ClaimKind),
        subject=st.sampled_from(("inventory.servers", "budget.central", "databases")),
        value=st.integers(0, 10**6).map(str),
        table=maybe(st.sampled_from(("inventory", "budget", "databases"))),
        group=maybe(phrases()),
        unit=maybe(st.sampled_from(sorted(CURRENCY_UNITS))),
        source=maybe(sources()),
    )


def findings(subject_ids: Sequence[str] = ()) -> SearchStrategy[model.Finding]:
    """Things noticed about one of ``subject_ids`` or about nothing in particular.

    Args:
        subject_ids: Ids of the objects that may be concerned.
    """
    return st.builds(
        model.Finding,
        code=st.sampled_from(("number-format", "sum-mismatch", "period-inverted")),
        severity=st.sampled_from(model.Severity),
        message=phrases(),
        source=maybe(sources()),
        related=st.lists(sources(), max_size=2),
        subject_id=one_of_ids(subject_ids),
        arguments=st.just(()),
    )
