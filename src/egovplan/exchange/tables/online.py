"""The tables of what is had online: services, databases, portals, and who rolls out what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from egovplan.exchange.tables.rows import LoadedPlan, Row, part_rows, register
from egovplan.exchange.tables.schema import Column, TableSchema
from egovplan.model import Database, Finding, OnlineService, Plan, Portal, Rollout, ServiceGroup

__all__ = [
    "DATABASES",
    "PORTALS",
    "ROLLOUTS",
    "SERVICES",
    "SERVICE_GROUPS",
    "databases",
    "portals",
    "rollouts",
    "service_groups",
    "services",
]

_NUMBER = Column("number", "text", "Its number in the list, as printed.")
_AGENCY_ID = Column("agency_id", "text", "Id of the resolved body.")

SERVICES = TableSchema(
    "services",
    "One public service to be had online.",
    (
        _NUMBER,
        Column("name", "text", "Its name, in the source's words.", required=True),
        Column("group", "text", "The sub-heading or field it stands under, as printed."),
        Column("agency", "text", "Who gives it, as printed."),
        Column("level", "text", "Level of government that gives it."),
        _AGENCY_ID,
    ),
)

SERVICE_GROUPS = TableSchema(
    "service_groups",
    "One group of online services.",
    (_NUMBER, Column("name", "text", "Its name, in the source's words.", required=True)),
)

DATABASES = TableSchema(
    "databases",
    "One database.",
    (
        _NUMBER,
        Column("name", "text", "Its name, in the source's words.", required=True),
        Column("agency", "text", "Its keeper, as printed."),
        _AGENCY_ID,
    ),
)

PORTALS = TableSchema(
    "portals",
    "One portal or site.",
    (
        _NUMBER,
        Column("agency", "text", "Whose it is, as printed.", required=True),
        Column("url", "text", "Its address, as printed."),
        Column("procedures", "integer", "Number of administrative procedures that it publishes."),
        _AGENCY_ID,
    ),
)

ROLLOUTS = TableSchema(
    "rollouts",
    "One body that rolls out something.",
    (
        _NUMBER,
        Column("agency", "text", "Who, as printed.", required=True),
        Column("year", "integer", "The year, where one is printed."),
        Column("what", "text", "What is rolled out, from the table's caption or headings."),
        _AGENCY_ID,
    ),
)


@register(SERVICES)
def services(plan: Plan | LoadedPlan, findings: Iterable[Finding] = ()) -> list[Row]:
    """The online public services, one row each.

    Args:
        plan: A plan, or an object with ``plan`` and ``findings`` as loading gives it.
        findings: Findings about it; errors and warnings set ``needs_review``.

    >>> services(Plan("p", services=[OnlineService("s", "Đăng ký kinh doanh", level="district")]))[0]["level"]
    'district'
    """
    return part_rows(SERVICES, plan, findings, _service)


@register(SERVICE_GROUPS)
def service_groups(plan: Plan | LoadedPlan, findings: Iterable[Finding] = ()) -> list[Row]:
    """The groups of online services, one row each.

    Args:
        plan: A plan, or an object with ``plan`` and ``findings`` as loading gives it.
        findings: Findings about it; errors and warnings set ``needs_review``.

    >>> service_groups(Plan("p", service_groups=[ServiceGroup("g", "Đất đai", "3")]))[0]["number"]
    '3'
    """
    return part_rows(SERVICE_GROUPS, plan, findings, _service_group)


@register(DATABASES)
def databases(plan: Plan | LoadedPlan, findings: Iterable[Finding] = ()) -> list[Row]:
    """The databases and their keepers, one row each.

    Args:
        plan: A plan, or an object with ``plan`` and ``findings`` as loading gives it.
        findings: Findings about it; errors and warnings set ``needs_review``.

    >>> databases(Plan("p", databases=[Database("d", "CSDL dân cư", agency="Công an tỉnh")]))[0]["agency"]
    'Công an tỉnh'
    """
    return part_rows(DATABASES, plan, findings, _database)


@register(PORTALS)
def portals(plan: Plan | LoadedPlan, findings: Iterable[Finding] = ()) -> list[Row]:
    """The portals and sites, one row each.

    Args:
        plan: A plan, or an object with ``plan`` and ``findings`` as loading gives it.
        findings: Findings about it; errors and warnings set ``needs_review``.

    >>> portals(Plan("p", portals=[Portal("w", "Sở Y tế", procedures=94)]))[0]["procedures"]
    94
    """
    return part_rows(PORTALS, plan, findings, _portal)


@register(ROLLOUTS)
def rollouts(plan: Plan | LoadedPlan, findings: Iterable[Finding] = ()) -> list[Row]:
    """Who rolls out what in which year, one row each.

    Args:
        plan: A plan, or an object with ``plan`` and ``findings`` as loading gives it.
        findings: Findings about it; errors and warnings set ``needs_review``.

    >>> rollouts(Plan("p", rollouts=[Rollout("r", "Sở Nội vụ", "một cửa điện tử", year=2012)]))[0]["year"]
    2012
    """
    return part_rows(ROLLOUTS, plan, findings, _rollout)


def _service(service: OnlineService, plan: Plan) -> tuple[Any, ...]:
    level = service.level.value if service.level is not None else None
    return service.number, service.name, service.group, service.agency, level, service.agency_id


def _service_group(group: ServiceGroup, plan: Plan) -> tuple[Any, ...]:
    return group.number, group.name


def _database(database: Database, plan: Plan) -> tuple[Any, ...]:
    return database.number, database.name, database.agency, database.agency_id


def _portal(portal: Portal, plan: Plan) -> tuple[Any, ...]:
    return portal.number, portal.agency, portal.url, portal.procedures, portal.agency_id


def _rollout(rollout: Rollout, plan: Plan) -> tuple[Any, ...]:
    return rollout.number, rollout.agency, rollout.year, rollout.what, rollout.agency_id
