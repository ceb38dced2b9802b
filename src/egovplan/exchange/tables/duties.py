"""The tables of who must do what, and what must be reported by when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from egovplan.exchange.tables.rows import LoadedPlan, Row, part_rows, register
from egovplan.exchange.tables.schema import Column, TableSchema
from egovplan.model import Finding, Plan, ReportingDuty, Responsibility

__all__ = ["REPORTING_DUTIES", "RESPONSIBILITIES", "reporting_duties", "responsibilities"]

_AGENCY_IDS = Column("agency_ids", "texts", "Ids of the resolved bodies.", required=True)

RESPONSIBILITIES = TableSchema(
    "responsibilities",
    "What one body, or a class of bodies, must do.",
    (
        Column("agency", "text", "Who, as printed.", required=True),
        Column("text", "text", "What, as printed.", required=True),
        _AGENCY_IDS,
    ),
)

REPORTING_DUTIES = TableSchema(
    "reporting_duties",
    "What must be reported, how often, over which window, by when.",
    (
        Column("agency", "text", "Who reports, as printed."),
        Column("rhythm", "text", "weekly, monthly, quarterly, half_yearly, nine_monthly, yearly, once, on_demand."),
        Column("window_start", "text", "First day reported on, as ISO date or MM-DD."),
        Column("window_end", "text", "Last day reported on, as ISO date or MM-DD."),
        Column("due", "text", "The last day to report, as ISO date or MM-DD."),
        Column("text", "text", "The words.", required=True),
        _AGENCY_IDS,
    ),
)


@register(RESPONSIBILITIES)
def responsibilities(plan: Plan | LoadedPlan, findings: Iterable[Finding] = ()) -> list[Row]:
    """Who must do what, one row per body and duty.

    Args:
        plan: A plan, or an object with ``plan`` and ``findings`` as loading gives it.
        findings: Findings about it; errors and warnings set ``needs_review``.

    >>> responsibilities(Plan("p", responsibilities=[Responsibility("r", "Sở Tài chính", "Bố trí vốn")]))[0]["agency"]
    'Sở Tài chính'
    """
    return part_rows(RESPONSIBILITIES, plan, findings, _responsibility)


@register(REPORTING_DUTIES)
def reporting_duties(plan: Plan | LoadedPlan, findings: Iterable[Finding] = ()) -> list[Row]:
    """What must be reported by when, one row per duty and window.

    Args:
        plan: A plan, or an object with ``plan`` and ``findings`` as loading gives it.
        findings: Findings about it; errors and warnings set ``needs_review``.

    >>> duty = ReportingDuty("d", "quarterly", "báo cáo hàng quý", window_start="03-15", window_end="06-14")
    >>> reporting_duties(Plan("p", reporting_duties=[duty]))[0]["window_end"]
    '06-14'
    """
    return part_rows(REPORTING_DUTIES, plan, findings, _duty)


def _responsibility(duty: Responsibility, plan: Plan) -> tuple[Any, ...]:
    return duty.agency, duty.text, list(duty.agency_ids)


def _duty(duty: ReportingDuty, plan: Plan) -> tuple[Any, ...]:
    window = duty.window_start, duty.window_end
    return duty.agency, duty.rhythm.value, *window, duty.due, duty.text, list(duty.agency_ids)
