"""Tables of money by source and year, without projects."""

from __future__ import annotations

from attrs import evolve

from egovplan.model import BudgetLine, BudgetSource
from egovplan.reading.blocks import Table
from egovplan.reading.context import Context
from egovplan.reading.families.cells import set_aside_cell, year_in
from egovplan.reading.families.columns import Columns, phrases_of, read_columns
from egovplan.reading.families.money_columns import (
    MoneyColumn,
    add_totals,
    caption_unit,
    has_amounts,
    money_column,
    read_money,
    sources_in,
)
from egovplan.reading.families.taking import claim_row, row_source, take
from egovplan.reading.shape import DataRow, ShapedTable, shape

__all__ = ["read_funding"]


def read_funding(table: Table, context: Context) -> bool:
    """Read a table of money by source.

    Either the rows are sources and the columns years or one amount, or the
    rows are years and the columns sources. A column or row that adds the
    others up is a claim.
    """
    shaped = shape(table, context)
    if shaped is None or shaped.width < 2 + shaped.numbered:
        return False
    columns = read_columns(shaped, "money")
    label = columns.first("year", "label")
    if label is None:
        return False
    unit = caption_unit(shaped)
    others = [i for i in range(shaped.numbered, shaped.width) if i != label and columns.roles[i] != "note"]
    if not all(has_amounts(shaped, index) for index in others):
        return False
    money = [money_column(shaped, index, unit) for index in others]
    if not money or not _is_money(columns, money):
        return False
    if _are_sources(shaped, label):
        _read(context, shaped, label, money, by_year=False)
    elif _are_years(shaped, label) and any(column.sources for column in money):
        _read(context, shaped, label, money, by_year=True)
    else:
        return False
    return True


def _is_money(columns: Columns, money: list[MoneyColumn]) -> bool:
    return any(c.unit or c.sources or columns.roles[c.index] in ("amount", "total") for c in money)


def _are_sources(shaped: ShapedTable, label: int) -> bool:
    rows = [row.folded(label) for row in shaped.rows if row.kind != "total"]
    words = phrases_of("money", "rows")
    named = [text for text in rows if sources_in(text) and (words.holds(text) or len(text.split()) < 4)]
    return bool(rows) and 2 * len(named) > len(rows)


def _are_years(shaped: ShapedTable, label: int) -> bool:
    rows = [row.folded(label) for row in shaped.data()]
    return bool(rows) and all(year_in(text) for text in rows)


def _read(context: Context, shaped: ShapedTable, label: int, money: list[MoneyColumn], by_year: bool) -> None:
    numbers = [*range(shaped.numbered), *(column.index for column in money)]
    whole = _wholes(money)
    for row in shaped.rows:
        words = row.text(label) or ""
        if row.kind != "data":
            named = sources_in(row.folded(label)) if row.kind == "group" else ()
            add_totals(context, row, [_with_row(column, named) for column in money], "budget")
            claim_row(context, row, "budget", numbers, [label])
            continue
        year = year_in(row.folded(label)) if by_year else None
        sources = () if by_year else sources_in(row.folded(label))
        add_totals(
            context, row, [_with_row(c, sources, year) for c in money if c.index in whole], "budget"
        )  # fmt: skip
        for column in money:
            if column.index not in whole:
                _line(context, row, column, sources or column.sources, words, year)
        set_aside_cell(context, row.cells[label])
        claim_row(context, row, "budget", numbers, [label])
    take(shaped, context, "budget", "budget", [*numbers, label])


def _wholes(money: list[MoneyColumn]) -> set[int]:
    """The columns that add up the others: without a source or year, beside columns that have one."""
    parts = [column for column in money if column.sources or column.year is not None]
    return {c.index for c in money if parts and not c.sources and c.year is None}


def _with_row(column: MoneyColumn, sources: tuple[BudgetSource, ...], year: int | None = None) -> MoneyColumn:
    return evolve(column, sources=sources or column.sources, year=year or column.year)


def _line(
    context: Context,
    row: DataRow,
    column: MoneyColumn,
    sources: tuple[BudgetSource, ...],
    words: str,
    year: int | None,
) -> None:
    when = year or column.year
    line_id = context.ids.make("budget", f"{words} {column.heading} {when or ''}")
    amount = read_money(context, row.cells[column.index], column, line_id)
    if amount is None or not amount.value:
        return
    text = column.heading if year is not None else words
    context.add(
        "budget", BudgetLine(line_id, amount, None, sources, text or None, when, None, row_source(context, row))
    )
