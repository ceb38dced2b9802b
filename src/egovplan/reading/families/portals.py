"""Tables of portals and sites with their addresses and procedure counts."""

from __future__ import annotations

from egovplan.model import Portal
from egovplan.reading.blocks import Table
from egovplan.reading.context import Context
from egovplan.reading.families.cells import read_count, read_text_cell, set_aside_cell
from egovplan.reading.families.columns import phrases_of, read_columns
from egovplan.reading.families.counts import claim_counts
from egovplan.reading.families.taking import claim_row, row_source, take
from egovplan.reading.shape import ShapedTable, shape

__all__ = ["read_portals"]


def read_portals(table: Table, context: Context) -> bool:
    """Read a list of portals: whose, and where or with how many procedures."""
    shaped = shape(table, context)
    if shaped is None:
        return False
    columns = read_columns(shaped, "portals")
    agency, url, procedures = columns.first("agency"), columns.first("url"), columns.first("procedures")
    if url is not None and not _has_addresses(shaped, url):
        url = None
    told = procedures is not None and phrases_of("portals", "caption").holds(shaped.caption.text)
    if agency is None or (url is None and not told):
        return False
    note = columns.first("note")
    numbers = [index for index in (*range(shaped.numbered), url, procedures) if index is not None]
    texts = [index for index in (agency, note) if index is not None]
    section = context.outline.of(table)
    for row in shaped.rows:
        if row.kind == "group":
            continue
        if row.kind == "total":
            claim_counts(context, shaped, row, "portals", {"procedures": procedures})
            claim_row(context, row, "portal", numbers, texts)
            continue
        body, address = row.text(agency), row.text(url)
        if body is None:
            context.tell("row-without-name", row_source(context, row), column=shaped.printed[agency])
            continue
        part_id = context.ids.make("portal", f"{body} {row.number or ''} {address or ''}")
        count = None
        if procedures is not None:
            count = read_count(context, row.cells[procedures], shaped.printed[procedures], part_id)
        source = row_source(context, row)
        context.add("portals", Portal(part_id, body, row.number, context.agency(body), address, count, source))
        set_aside_cell(context, row.cells[agency])
        if note is not None:
            read_text_cell(context, row.cells[note], section)
        claim_row(context, row, "portal", numbers, texts)
    take(shaped, context, "portals", "portal", numbers + texts)
    return True


def _has_addresses(shaped: ShapedTable, column: int) -> bool:
    """Whether cells of a column look like addresses of the web: a dot, no space."""
    filled = [text for row in shaped.data() if (text := row.folded(column))]
    addresses = [text for text in filled if "." in text.strip(".") and " " not in text.split(";")[0].strip()]
    return len(addresses) * 2 > len(filled)
