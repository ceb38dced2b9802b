"""Tables that say which bodies roll something out, and in which year."""

from __future__ import annotations

from egovplan.model import Rollout
from egovplan.reading.blocks import Table
from egovplan.reading.context import Context
from egovplan.reading.families.cells import EMPTY, is_mark, read_text_cell, set_aside_cell, year_in
from egovplan.reading.families.columns import phrases_of, read_columns, words_of
from egovplan.reading.families.taking import claim_row, row_source, take
from egovplan.reading.shape import DataRow, ShapedTable, shape

__all__ = ["read_rollouts"]

_WIDEST = 5


def read_rollouts(table: Table, context: Context) -> bool:
    """Read a list of bodies, with the year of each or under a caption that says what they roll out."""
    shaped = shape(table, context)
    if shaped is None or shaped.width > _WIDEST:
        return False
    columns = read_columns(shaped, "rollouts")
    agency, years = columns.first("agency"), columns.all("year")
    thing, note = columns.first("what"), columns.first("note")
    if agency is None or (not years and not phrases_of("rollouts", "caption").holds(shaped.caption.text)):
        return False
    if columns.unknown():
        return False
    numbers = [*range(shaped.numbered), *years]
    texts = [index for index in (agency, thing, note) if index is not None]
    what = _what(shaped, years, context)
    section = context.outline.of(table)
    for row in shaped.data():
        body = row.text(agency)
        if body is None:
            context.tell("row-without-name", row_source(context, row), column=shaped.printed[agency])
            continue
        own = row.text(thing) or what
        part_id = context.ids.make("rollout", f"{body} {row.number or ''} {own or ''}")
        printed = _year(context, shaped, row, years, part_id)
        context.add(
            "rollouts",
            Rollout(part_id, body, own, row.number, context.agency(body), printed, row_source(context, row)),
        )
        set_aside_cell(context, row.cells[agency])
        for index in (thing, note):
            if index is not None:
                read_text_cell(context, row.cells[index], section, name=index == thing)
        claim_row(context, row, "rollout", numbers, texts)
    take(shaped, context, "rollouts", "rollout", numbers + texts)
    return True


def _year(context: Context, shaped: ShapedTable, row: DataRow, years: list[int], part_id: str) -> int | None:
    """The year of a row: as its cell prints it, or that of the heading above its mark."""
    found: int | None = None
    for index in years:
        text, cell = row.folded(index), row.cells[index]
        if cell is None or text in EMPTY:
            continue
        year = year_in(shaped.headings[index]) if is_mark(text) else year_in(text)
        if year is None or found is not None:
            source = context.cell_source(cell)
            context.tell("number-cell", source, subject_id=part_id, text=cell.text, column=shaped.printed[index])
        found = found or year
    return found


def _what(shaped: ShapedTable, years: list[int], context: Context) -> str | None:
    """What is rolled out, from the heading of the year, else from the caption."""
    if len(years) == 1:
        found = _behind(shaped.printed[years[0]], shaped.headings[years[0]])
        if found:
            return found
    title = shaped.caption.title[-1] if shaped.caption.title else None
    if title is None:
        return None
    printed = context.document.wording(title.body, title.end).strip(" .:;")
    return _behind(printed, printed.lower()) or printed or None


def _behind(printed: str, folded: str) -> str | None:
    """The words behind the first that announce a duty or a year; None where they say nothing of what."""
    data = words_of("rollouts")["what"]
    if len(printed) != len(folded):
        return None
    starts = [(folded.find(phrase), -len(phrase), phrase) for phrase in data["behind"] if phrase in folded]
    if not starts:
        return None
    at, _, phrase = min(starts)
    rest = printed[at + len(phrase) :].strip(" .:;")
    telling = folded[at + len(phrase) :]
    for word in data["nothing"]:
        telling = telling.replace(word, " ")
    return rest if any(c.isalpha() for c in telling) else None
