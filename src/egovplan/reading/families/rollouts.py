"""Tables that say which bodies roll something out, and in which year."""

from __future__ import annotations

from egovplan.model import Rollout
from egovplan.reading.blocks import Table
from egovplan.reading.context import Context
from egovplan.reading.families.cells import EMPTY, read_text_cell, set_aside_cell, year_in
from egovplan.reading.families.columns import phrases_of, read_columns, words_of
from egovplan.reading.families.taking import claim_row, row_source, take
from egovplan.reading.shape import ShapedTable, shape

__all__ = ["read_rollouts"]

_WIDEST = 5


def read_rollouts(table: Table, context: Context) -> bool:
    """Read a list of bodies, with the year of each or under a caption that says what they roll out."""
    shaped = shape(table, context)
    if shaped is None or shaped.width > _WIDEST:
        return False
    columns = read_columns(shaped, "rollouts")
    agency, year = columns.first("agency"), columns.first("year")
    thing, note = columns.first("what"), columns.first("note")
    if agency is None or (year is None and not phrases_of("rollouts", "caption").holds(shaped.caption.text)):
        return False
    if columns.unknown():
        return False
    numbers = [index for index in (*range(shaped.numbered), year) if index is not None]
    texts = [index for index in (agency, thing, note) if index is not None]
    what = _what(shaped, year, context)
    section = context.outline.of(table)
    for row in shaped.data():
        body = row.text(agency)
        if body is None:
            context.tell("row-without-name", row_source(context, row), column=shaped.printed[agency])
            continue
        own = row.text(thing) or what
        part_id = context.ids.make("rollout", f"{body} {row.number or ''} {own or ''}")
        when = row.folded(year)
        printed = year_in(when) if when else None
        cell = row.cells[year] if year is not None else None
        if cell is not None and printed is None and when not in EMPTY:
            source = context.cell_source(cell)
            context.tell("number-cell", source, subject_id=part_id, text=cell.text, column=shaped.printed[year or 0])
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


def _what(shaped: ShapedTable, year: int | None, context: Context) -> str | None:
    """What is rolled out, from the heading of the year, else from the caption."""
    if year is not None:
        found = _behind(shaped.printed[year], shaped.headings[year])
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
