"""Bodies of government that are not what, or where, they should be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from egovplan.analysis.consistency.registry import consistency_check
from egovplan.analysis.consistency.wording import key, short
from egovplan.catalogue.findings import finding
from egovplan.model import Agency, Finding, Plan

__all__ = ["agency_unresolved", "level_conflict"]

# For each list: the field with the printed name, and the one with the body it was told to be.
_NAMED = {
    "projects": ("lead", "lead_ids"),
    "services": ("agency", "agency_id"),
    "databases": ("agency", "agency_id"),
    "portals": ("agency", "agency_id"),
    "rollouts": ("agency", "agency_id"),
    "inventory": ("agency", "agency_id"),
    "responsibilities": ("agency", "agency_ids"),
}


@consistency_check("agency-unresolved")
def agency_unresolved(plan: Plan) -> Iterator[Finding]:
    """Every body that a list names can be told.

    One finding for each spelling, at its first place. A plan in which no body
    was told at all (it was written down by hand, say) is left alone.
    """
    if not plan.agencies:
        return
    unresolved: dict[str, list[Any]] = {}
    for table, (name, body) in _NAMED.items():
        for row in getattr(plan, table):
            if getattr(row, name) and not getattr(row, body):
                unresolved.setdefault(key(getattr(row, name)), []).append((row, getattr(row, name)))
    for places in unresolved.values():
        row, name = places[0]
        yield finding(
            "agency-unresolved",
            row.source,
            related=[other.source for other, _ in places[1:] if other.source],
            subject_id=row.id,
            name=short(name),
            count=len(places),
        )


@consistency_check("level-conflict")
def level_conflict(plan: Plan) -> Iterator[Finding]:
    """A service under the heading of a level of government is given by a body of that level."""
    for service in plan.services:
        agency = plan[service.agency_id] if service.agency_id is not None and service.agency_id in plan else None
        if not isinstance(agency, Agency) or agency.level is None or service.level is None:
            continue
        if agency.level is not service.level:
            yield finding(
                "level-conflict",
                service.source,
                subject_id=service.id,
                name=short(service.name),
                level=service.level,
                agency=short(service.agency or agency.name),
                agency_level=agency.level,
            )
