"""Announced numbers and groups against what is listed."""

from __future__ import annotations

from collections.abc import Iterator

from egovplan.analysis.consistency.claimed_numbers import claimed_number
from egovplan.analysis.consistency.registry import consistency_check
from egovplan.analysis.consistency.table_rows import RowIndex
from egovplan.analysis.consistency.wording import key, short
from egovplan.catalogue.findings import finding
from egovplan.model import ClaimKind, Finding, OnlineService, Plan

__all__ = ["count_mismatch", "group_unlisted"]


@consistency_check("count-mismatch")
def count_mismatch(plan: Plan) -> Iterator[Finding]:
    """Where the text announces a number of things and lists them, the list has that many rows.

    A claim of the kind ``count`` names the table and, where only some of its
    rows are meant, their group. A list without any row is not marked: it may
    not have been published with the plan.
    """
    index = RowIndex(plan)
    for claim in plan.claims:
        if claim.kind is not ClaimKind.COUNT or claim.table is None:
            continue
        announced = claimed_number(claim.value)
        rows = index.rows(claim.table, claim.group)
        if announced is None or not rows or announced.allows(len(rows)):
            continue
        places = [row.source for row in (rows[0], rows[-1]) if row.source]
        yield finding(
            "count-mismatch",
            claim.source,
            related=dict.fromkeys(places),
            subject_id=claim.id,
            claimed=claim.value,
            subject=short(claim.subject),
            count=len(rows),
        )


@consistency_check("group-unlisted")
def group_unlisted(plan: Plan) -> Iterator[Finding]:
    """Where a plan lists the groups of its services, its services stand under those groups.

    One finding for each group, at its first service.
    """
    listed = {key(group.name) for group in plan.service_groups}
    if not listed:
        return
    outside: dict[str, list[OnlineService]] = {}
    for service in plan.services:
        if service.group is not None and key(service.group) not in listed:
            outside.setdefault(key(service.group), []).append(service)
    for services in outside.values():
        first = services[0]
        yield finding(
            "group-unlisted",
            first.source,
            related=[service.source for service in services[1:] if service.source],
            subject_id=first.id,
            group=short(first.group or ""),
            count=len(services),
        )
