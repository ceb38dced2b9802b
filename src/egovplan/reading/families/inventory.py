"""Tables of equipment and network administrators per body."""

from __future__ import annotations

from egovplan.model import InventoryItem
from egovplan.reading.blocks import Table
from egovplan.reading.context import Context
from egovplan.reading.families.cells import read_count, read_text_cell, set_aside_cell
from egovplan.reading.families.columns import phrases_of, read_columns
from egovplan.reading.families.counts import claim_counts
from egovplan.reading.families.taking import claim_row, row_source, take
from egovplan.reading.shape import shape

__all__ = ["read_inventory"]

_COUNTED = ("servers", "workstations", "laptops", "administrators")


def read_inventory(table: Table, context: Context) -> bool:
    """Read a table of equipment: bodies, and at least two columns of what they have.

    One such column is enough where the caption speaks of equipment.
    """
    shaped = shape(table, context)
    if shaped is None:
        return False
    columns = read_columns(shaped, "inventory")
    agency = columns.first("agency")
    counted = {name: columns.first(name) for name in _COUNTED}
    held = [index for index in counted.values() if index is not None]
    told = bool(held) and phrases_of("inventory", "caption").holds(shaped.caption.text)
    if agency is None or (len(held) < 2 and not told):
        return False
    note = columns.first("note")
    numbers = [*range(shaped.numbered), *held]
    texts = [index for index in (agency, note) if index is not None]
    section = context.outline.of(table)
    for row in shaped.rows:
        if row.kind == "group":
            continue
        if row.kind == "total":
            claim_counts(context, shaped, row, "inventory", counted)
            claim_row(context, row, "inventory", numbers, texts)
            continue
        body = row.text(agency)
        if body is None:
            context.tell("row-without-name", row_source(context, row), column=shaped.printed[agency])
            continue
        part_id = context.ids.make("inventory", f"{body} {row.number or ''}")
        counts = {
            name: read_count(context, row.cells[index], shaped.printed[index], part_id)
            for name, index in counted.items()
            if index is not None
        }
        item = InventoryItem(part_id, body, row.number, context.agency(body), source=row_source(context, row), **counts)
        context.add("inventory", item)
        set_aside_cell(context, row.cells[agency])
        if note is not None:
            read_text_cell(context, row.cells[note], section)
        claim_row(context, row, "inventory", numbers, texts)
    take(shaped, context, "inventory", "inventory", numbers + texts)
    return True
