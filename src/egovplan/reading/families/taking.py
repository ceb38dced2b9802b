"""What every family does with the tables it takes: claims lines and numbers, and makes claims of captions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from weakref import WeakKeyDictionary

from egovplan.model import Claim, ClaimKind, Source
from egovplan.reading.blocks import Cell, TextBlock
from egovplan.reading.context import Context
from egovplan.reading.families.cells import has_digit, set_aside_cell
from egovplan.reading.families.columns import Phrases, words_of
from egovplan.reading.outline import CAPTION
from egovplan.reading.shape import DataRow, ShapedTable

__all__ = ["add_claim", "claim_cells", "claim_lines", "claim_row", "row_source", "take"]

_MADE: WeakKeyDictionary[Context, set[object]] = WeakKeyDictionary()
_DATE_REACH = 30
"""Characters behind the number of an act within which its date begins."""


def row_source(context: Context, row: DataRow) -> Source:
    """The source of a row: its first cell."""
    return context.cell_source(row.first)


def claim_lines(context: Context, cells: Iterable[Cell | None], by: str) -> None:
    """Claim the lines of cells for a class of object."""
    claimed = context.claimed
    for cell in cells:
        if cell is None:
            continue
        claimed.setdefault(cell.line - 1, by)
        if len(cell.pieces) > 1:
            for start, _ in cell.pieces[1:]:
                claimed.setdefault(context.document.line_at(start) - 1, by)


def claim_cells(context: Context, cells: Iterable[Cell | None], by: str) -> None:
    """Claim the lines of cells whose numbers an object has read, and the numbers."""
    read = context.read
    claimed = context.claimed
    for cell in cells:
        if cell is None:
            continue
        read.extend(cell.pieces)
        if len(cell.pieces) == 1:
            claimed.setdefault(cell.line - 1, by)
        else:
            claim_lines(context, (cell,), by)


def claim_row(context: Context, row: DataRow, by: str, numbers: Sequence[int], texts: Sequence[int] = ()) -> None:
    """Claim the cells of a row that a family understood.

    Args:
        context: The document.
        row: The row.
        by: The class of object.
        numbers: Columns whose numbers an object has read.
        texts: Columns whose lines are claimed; their numbers are accounted for as text.
    """
    cells, read, claimed = row.cells, context.read, context.claimed
    for index in numbers:
        cell = cells[index]
        if cell is not None:
            read.extend(cell.pieces)
            claimed.setdefault(cell.line - 1, by)
            if len(cell.pieces) > 1:
                claim_lines(context, (cell,), by)
    for index in texts:
        cell = cells[index]
        if cell is not None:
            claimed.setdefault(cell.line - 1, by)
            if len(cell.pieces) > 1:
                claim_lines(context, (cell,), by)


def take(shaped: ShapedTable, context: Context, table: str, by: str, columns: Iterable[int]) -> None:
    """Claim the headings, groups and caption of a table that a family takes.

    Args:
        shaped: The table.
        context: The document.
        table: The tuple of the plan that it fills.
        by: The class of object that claims its lines.
        columns: The columns that were understood.
    """
    known = set(columns)
    whole = known.issuperset(range(shaped.width))
    width = shaped.width
    head = shaped.head if whole else [c for i, c in enumerate(shaped.head) if i % width in known or i >= width]
    claim_cells(context, head, by)
    for row in shaped.rows:
        if row.kind == "group":
            claim_lines(context, row.cells[:2] if row.number else row.cells, by)
            if row.number and row.cells[0] is not None:
                context.read.extend(row.cells[0].pieces)
            for cell in row.cells[1:2] if row.number else row.cells:
                if cell is not None and has_digit(cell.folded):
                    set_aside_cell(context, cell)
    _claim_caption(shaped, context, table)


def add_claim(
    context: Context,
    kind: ClaimKind,
    subject: str,
    value: str,
    source: Source,
    *,
    table: str | None = None,
    group: str | None = None,
    unit: str | None = None,
) -> None:
    """Add a claim, unless the same words have made the same claim already."""
    made = _MADE.setdefault(context, set())
    key = (source, kind, subject, table)
    if key in made:
        return
    made.add(key)
    claim_id = context.ids.make("claim", kind, subject, value, table, group)
    context.add("claims", Claim(claim_id, kind, subject, value, table, group, unit, source))


@cache
def _titles() -> Phrases:
    lists = words_of("captions")
    return Phrases((phrase, table) for table, phrases in lists.items() for phrase in phrases)


def _claim_caption(shaped: ShapedTable, context: Context, table: str) -> None:
    """The claims of a caption: the appendix it stands in, the acts of its title, the period of its title."""
    caption = shaped.caption
    for block in (*caption.above, *caption.blocks):
        if block in caption.above or block in caption.units or CAPTION.match(block.text):
            context.claim_block(block, "caption")
    titles = [block for block in caption.above if not CAPTION.match(block.text)]
    heading = titles or (caption.title if caption.heading else [])
    if caption.appendix:
        said = _titles().in_order(" ".join(block.content for block in heading))
        value = said[0] if len(said) == 1 else caption.appendix
        place = (caption.title or heading)[:1]
        source = context.source(place[0].body, place[0].end) if place else context.cell_source(shaped.rows[0].first)
        add_claim(context, ClaimKind.CROSS_REFERENCE, f"appendix:{caption.appendix}", value, source, table=table)
    for block in titles:
        _claim_acts(context, block)
    if not caption.heading:
        return
    for block in caption.title:
        context.claim_block(block, "caption")
        _claim_acts(context, block)
        for period in context.scan.periods_in(block.start, block.end):
            years = [word for word in _split(period.text) if len(word) == 4]
            if len(years) == 2:
                source = context.source(period.start, period.end)
                add_claim(context, ClaimKind.DATE, "table", "/".join(years), source, table=table)


def _split(text: str) -> list[str]:
    return "".join(c if c.isdigit() else " " for c in text).split()


def _claim_acts(context: Context, block: TextBlock) -> None:
    """Claim the numbers of acts in a title: the document's own with its date, or one that the plan rests on."""
    own = _loose(context.metadata.document.number or "")
    for act in context.scan.acts_in(block.start, block.end):
        number = "".join(context.document.wording(act.start, act.end).split())
        restated = _loose(number) == own
        source = context.source(act.start, act.end)
        add_claim(context, ClaimKind.NUMBER, "document" if restated else "legal_basis", number, source)
        if restated:
            _claim_date(context, act.end, min(block.end, act.end + _DATE_REACH))


def _claim_date(context: Context, start: int, end: int) -> None:
    for match in context.scan.dates_in(start, end):
        if match.value.date is not None and match.value.first == match.value.date:
            source = context.source(match.start, match.end)
            add_claim(context, ClaimKind.DATE, "document", match.value.date.isoformat(), source)
            return


def _loose(number: str) -> str:
    return "".join(filter(str.isalnum, number.casefold()))
