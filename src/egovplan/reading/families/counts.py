"""Total rows of whole numbers, as claims."""

from __future__ import annotations

from collections.abc import Mapping

from egovplan.model import ClaimKind
from egovplan.reading.context import Context
from egovplan.reading.families.cells import EMPTY, read_count
from egovplan.reading.families.taking import add_claim
from egovplan.reading.shape import DataRow, ShapedTable

__all__ = ["claim_counts"]


def claim_counts(
    context: Context, shaped: ShapedTable, row: DataRow, table: str, columns: Mapping[str, int | None]
) -> None:
    """Claim the counts of a total row.

    Args:
        context: The document.
        shaped: The table.
        row: Its total row.
        table: The tuple of the plan.
        columns: The column of each subject; None for one that the table does not have.
    """
    for subject, index in columns.items():
        cell = row.cells[index] if index is not None else None
        if cell is None or index is None or cell.folded in EMPTY:
            continue
        count = read_count(context, cell, shaped.printed[index], None)
        if count is not None:
            add_claim(context, ClaimKind.TOTAL, subject, str(count), context.cell_source(cell), table=table)
