"""Tables of online public services, and of groups of services."""

from __future__ import annotations

from egovplan.model import Level, OnlineService, ServiceGroup
from egovplan.reading.blocks import Table
from egovplan.reading.context import Context
from egovplan.reading.families.cells import set_aside_cell
from egovplan.reading.families.columns import phrases_of, read_columns
from egovplan.reading.families.taking import claim_row, row_source, take
from egovplan.reading.shape import DataRow, shape
from egovplan.vietnamese.government_levels import levels_in
from egovplan.vietnamese.number_context import ASIDE

__all__ = ["read_service_groups", "read_services"]

# Beside one of these columns, "services" is no list of services.
_FEW = 7


def read_services(table: Table, context: Context) -> bool:
    """Read a list of online services.

    Sub-headings and a column of tiers set the level of government that gives
    the services below them; a sub-heading that names no level is their group.
    """
    shaped = shape(table, context)
    if shaped is None or shaped.width > _FEW:
        return False
    columns = read_columns(shaped, "services")
    name = columns.first("name")
    if name is None and phrases_of("services", "caption").holds(shaped.caption.text):
        name = columns.first("thing")
    if name is None or columns.first("group", "agency", "tier", "service_level") is None:
        return False
    group, agency, tier = columns.first("group"), columns.first("agency"), columns.first("tier")
    degree, time, note = columns.first("service_level"), columns.first("time"), columns.first("note")
    numbers = [*range(shaped.numbered), *([time] if time is not None else [])]
    texts = [index for index in (name, group, agency, tier, degree, note) if index is not None]
    levels: dict[object, tuple[Level | None, str | None]] = {}
    for row in shaped.data():
        words, body, field = row.text(name), row.text(agency), row.text(group)
        if words is None:
            context.tell("row-without-name", row_source(context, row), column=shaped.printed[name])
            continue
        key = (row.groups, row.folded(tier))
        if key not in levels:
            levels[key] = _level(row, tier)
        level, heading = levels[key]
        part_id = context.ids.make("service", f"{row.number or ''} {words[:60]} {(field or heading or '')[:20]}")
        agency_id = context.agency(body) if body else None
        context.add(
            "services",
            OnlineService(
                part_id, words, row.number, field or heading, body, agency_id, level, row_source(context, row)
            ),
        )
        for index in texts:
            set_aside_cell(context, row.cells[index], ASIDE.SERVICE_LEVEL if index == degree else ASIDE.NAME)
        claim_row(context, row, "service", numbers, texts)
    take(shaped, context, "services", "service", numbers + texts)
    return True


def _level(row: DataRow, tier: int | None) -> tuple[Level | None, str | None]:
    """The level of government of a row, and the sub-heading that is its field instead."""
    own = levels_in(f"cấp {row.folded(tier)}") if tier is not None and row.folded(tier) else ()
    level: Level | None = own[0] if own else None
    heading: str | None = None
    for _, title in reversed(row.groups):
        levels = levels_in(title.lower())
        if levels and level is None:
            level = levels[0]
        elif not levels and heading is None:
            heading = title
    return level, heading


def read_service_groups(table: Table, context: Context) -> bool:
    """Read a list of groups of services: one column of names besides the numbers."""
    shaped = shape(table, context)
    if shaped is None:
        return False
    columns = read_columns(shaped, "services", "groups")
    name = columns.first("name")
    if name is None or shaped.width > 3:
        return False
    numbers = [*range(shaped.numbered)]
    for row in shaped.data():
        words = row.text(name)
        if words is None:
            context.tell("row-without-name", row_source(context, row), column=shaped.printed[name])
            continue
        part_id = context.ids.make("service-group", f"{words} {row.number or ''}")
        context.add("service_groups", ServiceGroup(part_id, words, row.number, row_source(context, row)))
        set_aside_cell(context, row.cells[name])
        claim_row(context, row, "service group", numbers, [name])
    take(shaped, context, "service_groups", "service group", [*numbers, name])
    return True
