"""Tables of databases and who keeps them."""

from __future__ import annotations

from egovplan.model import Database
from egovplan.reading.blocks import Table
from egovplan.reading.context import Context
from egovplan.reading.families.cells import read_text_cell, set_aside_cell
from egovplan.reading.families.columns import phrases_of, read_columns
from egovplan.reading.families.taking import claim_row, row_source, take
from egovplan.reading.shape import shape

__all__ = ["read_databases"]


def read_databases(table: Table, context: Context) -> bool:
    """Read a list of databases: a column of their names, mostly one of their keepers, no money and no time."""
    shaped = shape(table, context)
    if shaped is None:
        return False
    columns = read_columns(shaped, "databases")
    name = columns.first("name")
    if name is None and phrases_of("databases", "caption").holds(shaped.caption.text):
        name = columns.first("thing")
    if name is None or columns.first("project") is not None:
        return False
    agency, note = columns.first("agency"), columns.first("note")
    numbers = [*range(shaped.numbered)]
    texts = [index for index in (name, agency, note) if index is not None]
    section = context.outline.of(table)
    for row in shaped.data():
        words, keeper = row.text(name), row.text(agency)
        if words is None:
            context.tell("row-without-name", row_source(context, row), column=shaped.printed[name])
            continue
        part_id = context.ids.make("database", f"{words} {row.number or ''} {row.group or ''}")
        agency_id = context.agency(keeper) if keeper else None
        context.add("databases", Database(part_id, words, row.number, keeper, agency_id, row_source(context, row)))
        set_aside_cell(context, row.cells[name])
        if agency is not None:
            set_aside_cell(context, row.cells[agency])
        if note is not None:
            read_text_cell(context, row.cells[note], section)
        claim_row(context, row, "database", numbers, texts)
    take(shaped, context, "databases", "database", numbers + texts)
    return True
