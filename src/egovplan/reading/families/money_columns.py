"""Columns of money: their unit, the sources and year of each, the amounts of a row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from attrs import frozen

from egovplan.model import BudgetSource, ClaimKind, PrintedAmount
from egovplan.reading.blocks import Cell
from egovplan.reading.context import Context
from egovplan.reading.families.cells import EMPTY, has_digit, year_in
from egovplan.reading.families.columns import Phrases, phrases_of, words_of
from egovplan.reading.families.taking import add_claim
from egovplan.reading.shape import DataRow, ShapedTable
from egovplan.vietnamese.money import currency_unit_in, read_amount

__all__ = ["MoneyColumn", "add_totals", "caption_unit", "has_amounts", "money_column", "read_money", "sources_in"]

_SAMPLE = 4
_LONGEST = 300
_LONGEST_AMOUNT = 80
_BARE_UNIT = re.compile(r"(?:đơn\s+vị(?:\s+tính)?|đvt)\s*[:.]?\s*(triệu|tỷ|tỉ|nghìn|ngàn)\b")  # unit: million, billion


@frozen
class MoneyColumn:
    """One column of money.

    Attributes:
        index: Which column.
        unit: The unit that its heading or the caption prints, or None.
        sources: Where its money comes from; empty for all the money.
        year: The year it is for, or None.
        heading: Its heading as printed.
    """

    index: int
    unit: str | None
    sources: tuple[BudgetSource, ...]
    year: int | None
    heading: str


@cache
def _not_sources() -> Phrases:
    return Phrases((phrase, "none") for phrase in words_of("money")["not_sources"]["words"])


def sources_in(text: str) -> tuple[BudgetSource, ...]:
    """The sources of money that a folded text names, in its order.

    >>> [str(source) for source in sources_in("ns tỉnh, tw và các nguồn khác")]
    ['local', 'central', 'other']
    >>> sources_in("tổng mức đầu tư")
    ()
    """
    return _kept_sources(text[:_LONGEST])


@lru_cache(maxsize=2048)
def _kept_sources(text: str) -> tuple[BudgetSource, ...]:
    if _not_sources().holds(text):
        return ()
    names = "+".join(phrases_of("money", "sources").in_order(text)).split("+")
    return tuple(BudgetSource(name) for name in dict.fromkeys(names) if name)


_kept_unit = lru_cache(maxsize=1024)(currency_unit_in)
_kept_amount = lru_cache(maxsize=4096)(read_amount)


def _unit_of(text: str) -> str | None:
    """The unit of money that a heading prints."""
    return _kept_unit(text[:_LONGEST])


def _amount(text: str, unit: str | None) -> PrintedAmount | None:
    """The amount of a cell; the same few stand again and again in one table, and none is long."""
    return _kept_amount(text, unit) if len(text) <= _LONGEST_AMOUNT else None


def caption_unit(shaped: ShapedTable) -> str | None:
    """The unit of money that the caption of a table prints, or None."""
    text = shaped.caption.unit_text
    if not text:
        return None
    found = _unit_of(text)
    if found is None:
        match = _BARE_UNIT.search(text)
        found = match[1] if match else None
    return found


def money_column(shaped: ShapedTable, index: int, unit: str | None) -> MoneyColumn:
    """A column of money by its heading.

    Args:
        shaped: The table.
        index: Which column.
        unit: The unit of the caption, for a heading without one.
    """
    heading = shaped.headings[index]
    year = year_in(shaped.subheadings[index]) or year_in(heading)
    own = _unit_of(shaped.printed[index])
    lowest = sources_in(shaped.subheadings[index])
    words = shaped.lowest(index) if lowest else shaped.printed[index]
    return MoneyColumn(index, own or unit, lowest or sources_in(heading), year, words)


def has_amounts(shaped: ShapedTable, index: int) -> bool:
    """Whether the first filled cells of a column are amounts rather than words."""
    filled = [row.folded(index) for row in shaped.data()]
    filled = [text for text in filled if text not in EMPTY][:_SAMPLE]
    return bool(filled) and sum(_amount(text, None) is not None for text in filled) * 2 >= len(filled)


def read_money(context: Context, cell: Cell | None, column: MoneyColumn, subject_id: str) -> PrintedAmount | None:
    """The amount in a cell, zero included; None where nothing is printed.

    A cell with a number that is no amount gives a finding ``number-cell``.
    """
    if cell is None or cell.folded in EMPTY:
        return None
    amount = _amount(cell.text, column.unit)
    if amount is None and has_digit(cell.folded):
        source = context.cell_source(cell)
        context.tell("number-cell", source, subject_id=subject_id, text=cell.text, column=column.heading or "?")
    return amount


def add_totals(
    context: Context, row: DataRow, columns: Iterable[MoneyColumn], table: str, group: str | None = None
) -> None:
    """Claim the amounts of a total row or of a heading with sub-totals."""
    for column in columns:
        cell = row.cells[column.index]
        amount = _amount(cell.text, column.unit) if cell is not None and cell else None
        if cell is None or amount is None:
            continue
        value = f"{amount.value:f}" + (f"-{amount.high:f}" if amount.high is not None else "")
        subject = "+".join(column.sources) or "amount"
        own = group if column.year is None else (group or str(column.year))
        add_claim(
            context, ClaimKind.TOTAL, subject, value, context.cell_source(cell), table=table, group=own,
            unit=amount.unit,
        )  # fmt: skip
