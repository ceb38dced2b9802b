"""Tables of no known family: kept as they stand, told, and not claimed."""

from __future__ import annotations

from egovplan.model import GenericTable
from egovplan.reading.blocks import Table
from egovplan.reading.context import Context
from egovplan.reading.families.cells import has_digit, read_text_cell, set_aside_cell
from egovplan.reading.shape import ShapedTable, shape
from egovplan.vietnamese.number_context import ASIDE

__all__ = ["read_unknown"]

_LONGEST_HEADINGS = 160
_FEWEST_LETTERS = 12


def read_unknown(table: Table, context: Context) -> bool:
    """Keep a table that no family took, and tell so.

    Its lines and its numbers are not claimed: nobody understood them. The
    statements in its text cells are read all the same.
    """
    shaped = shape(table, context)
    header = tuple(shaped.printed) if shaped else tuple(cell.text for cell in table.rows[0].cells)
    rows = tuple(tuple(cell.text for cell in row.cells) for row in table.rows[1:])
    caption = " ".join(context.document.wording(b.start, b.end) for b in shaped.caption.title) if shaped else ""
    first = next((cell for row in table.rows for cell in row.cells if cell), table.rows[0].cells[0])
    source = context.cell_source(first)
    part_id = context.ids.make("table", caption, *header, len(rows))
    context.add("generic_tables", GenericTable(part_id, caption or None, header, rows, source))
    told = ", ".join(filter(None, header))[:_LONGEST_HEADINGS]
    context.tell("table-unknown", source, subject_id=part_id, rows=len(table.rows), headings=told or "?")
    _texts(context, table, shaped)
    return True


def _texts(context: Context, table: Table, shaped: ShapedTable | None) -> None:
    """Read the statements of cells with words; set the labels of the rows aside."""
    section = context.outline.of(table)
    for number, row in enumerate(table.rows):
        for index, cell in enumerate(row.cells):
            if not has_digit(cell.folded):
                continue
            if index == 0 and shaped is not None and shaped.numbered and len(cell.folded) < _FEWEST_LETTERS:
                set_aside_cell(context, cell, ASIDE.LABEL)
            elif number and sum(map(str.isalpha, cell.folded)) >= _FEWEST_LETTERS:
                read_text_cell(context, cell, section)
