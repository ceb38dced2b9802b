"""Funding notes: money that the text says, as claims beside a table of it, as budget lines where there is none."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import cache
from math import isclose

from attrs import define

from egovplan.model import BudgetLine, BudgetSource, Claim, ClaimKind, Comparator, PrintedAmount, StatementKind, Unit
from egovplan.reading.blocks import TextBlock
from egovplan.reading.context import Context
from egovplan.reading.facts.claim_book import ClaimBook, claim_words
from egovplan.reading.facts.drafts import Draft
from egovplan.reading.families.money_columns import sources_in
from egovplan.reading.outline import Section
from egovplan.vietnamese.money import per_year, read_amount
from egovplan.vietnamese.numbers import read_exact

__all__ = ["read_funding_notes"]

# Sections that set money aside; elsewhere only an amount that is called the whole does.
_FUNDING = "funding"
_PAST = frozenset(("status", "legal_bases", "recipients"))
_REACH = 300
_TAIL = 60
_MOST_BETWEEN = 40
# năm 2026: a single year, not the first of two
_YEAR = re.compile(r"\bnăm\s+(\d{4})(?!\s*-\s*\d)\b")


@define
class _Note:
    """One amount of the text.

    Attributes:
        draft: The statement it was read as.
        block: The block it stands in.
        section: The section of that block.
        label: The folded words that say what it is for.
        whole: Whether it is called the whole.
        opens: Whether its parts are said to follow.
        claim: The claim that was made of it, or None.
        parent: The note that it is a part of, or None.
        parts: How many notes are parts of it.
    """

    draft: Draft
    block: TextBlock
    section: Section | None
    label: str
    whole: bool
    opens: bool
    claim: Claim | None = None
    parent: _Note | None = None
    parts: int = 0


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = claim_words()["money"]
    whole, parts = ("|".join(word.replace(" ", r"\s+") for word in data[name]) for name in ("whole", "parts"))
    return re.compile(rf"\b(?:{whole})\b"), re.compile(rf"\b(?:{parts})\b[^.;]{{0,12}}\Z|:\s*\Z")


def read_funding_notes(context: Context, book: ClaimBook, drafts: list[Draft]) -> None:
    """Read the amounts of money that the text sets aside.

    Where a table holds the money, an amount is a claim to be checked against
    it, never added to it. Where none does, the parts become budget lines and
    the whole of them stays a claim. An amount per year is neither.

    Args:
        context: The document, its tables read.
        book: Its claims.
        drafts: Its statements.
    """
    notes = _notes(context, drafts)
    if not notes:
        return
    _find_wholes(notes)
    _nest(notes)
    in_table = bool(context.parts.get("budget")) or any(p.cost is not None for p in context.parts.get("projects", ()))
    subjects = Counter((id(note.parent), _sources(note.label)) for note in notes)
    for note in notes:
        if in_table or note.parts:
            _claim(book, note, alone=subjects[id(note.parent), _sources(note.label)] == 1)
        elif not in_table:
            _add_line(context, note)


def _notes(context: Context, drafts: list[Draft]) -> list[_Note]:
    whole, opens = _patterns()
    text = context.document.flat
    found: list[_Note] = []
    for draft in drafts:
        if draft.item.unit is not Unit.MONEY or draft.block_first is None or draft.item.basis != "level":
            continue
        if draft.kind is StatementKind.BASELINE:
            continue  # money of the past
        if per_year(text, draft.item.start, draft.item.end):
            continue
        block = context.block_at(draft.item.start)
        section = draft.section
        if not isinstance(block, TextBlock) or (section is not None and _is_past(section)):
            continue
        before = found[-1].draft.item.end if found and found[-1].block is block else block.body
        reach = max(before, block.body, draft.item.start - _REACH)
        called = next(
            (m for m in whole.finditer(text, reach, draft.item.start) if not _bracketed(text, reach, m)), None
        )
        if called is None and (section is None or section.kind != _FUNDING):
            continue
        begin = called.start() if called else max(draft.clause.sentence_start, reach)
        label = text[begin : draft.item.lead]
        behind = text[max(draft.item.end, block.end - _TAIL) : block.end].rstrip(" *_")
        found.append(_Note(draft, block, section, label, called is not None, opens.search(behind) is not None))
    return found


def _is_past(section: Section) -> bool:
    return any(node.kind in _PAST for node in section.ancestors())


def _bracketed(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether words stand in brackets, as of a share (``(59,9% of the total)``)."""
    return text.rfind("(", start, match.start()) > text.rfind(")", start, match.start())


def _find_wholes(notes: list[_Note]) -> None:
    """The first amount of a paragraph is the whole where the others add up to it."""
    by_block: dict[int, list[_Note]] = {}
    for note in notes:
        by_block.setdefault(note.block.start, []).append(note)
    for first, *rest in by_block.values():
        same_unit = all(note.draft.item.noun == first.draft.item.noun for note in rest)
        if len(rest) > 1 and same_unit and not any(note.whole for note in rest):
            first.whole = first.whole or _adds_up(first, rest)


def _adds_up(whole: _Note, parts: list[_Note]) -> bool:
    return isclose(whole.draft.item.value, sum(part.draft.item.value for part in parts), rel_tol=1e-9)


def _nest(notes: list[_Note]) -> None:
    """Find the whole that each amount is a part of."""
    for index, note in enumerate(notes):
        for before in reversed(notes[max(0, index - _MOST_BETWEEN) : index]):
            if _holds(before, note):
                note.parent = before
                before.parts += 1
                break


def _holds(whole: _Note, part: _Note) -> bool:
    """Whether an amount is said to comprise another."""
    if part.whole:
        return False
    if whole.block is part.block:  # tổng … 10 tỷ đồng, trong đó ngân sách … 6 tỷ đồng
        return whole.whole
    if not whole.opens:
        return False
    if whole.section is None or part.section is None or whole.section is part.section:
        return whole.section is part.section and whole.whole
    own = whole.section.start == whole.block.body
    return whole.section in part.section.ancestors() if own else whole.section is part.section.parent


def _claim(book: ClaimBook, note: _Note, *, alone: bool) -> None:
    """An amount to be checked: against the table, or as a part of another amount.

    Args:
        book: The claims.
        note: The amount.
        alone: Whether no other part of the same whole has its sources.
    """
    item = note.draft.item
    value = _value(item.value)
    if item.high is not None:
        value += f"-{_value(item.high)}"
    sign = "" if item.comparator is Comparator.EQUAL else str(item.comparator)
    value = f"{'~' if item.approximate else ''}{sign if item.high is None else ''}{value}"
    sources = "+".join(_sources(note.label))
    span = (item.start, item.end)
    parent = note.parent
    year = _YEAR.search(note.label)
    if parent is not None and parent.claim is not None and not (parent.whole and sources and alone):
        group = parent.claim.id
        words = " ".join(note.label.split()).strip(" -:,.") or "?"
        note.claim = book.add(ClaimKind.AMOUNT, words[:120], value, span, group=group, unit=item.noun)
    elif note.whole or sources:
        group_year = year[1] if year else None
        subject = sources if sources and not note.whole else "amount"
        note.claim = book.add(
            ClaimKind.AMOUNT, subject, value, span, table="budget", group=group_year, unit=item.noun
        )  # fmt: skip


def _sources(label: str) -> tuple[BudgetSource, ...]:
    """The sources of money that a sentence names."""
    for words in claim_words()["money"]["not_sources"]:
        label = label.replace(words, " ")
    return sources_in(label)


def _value(value: int | float) -> str:
    return str(value) if isinstance(value, int) else format(Decimal(str(value)), "f")


def _add_line(context: Context, note: _Note) -> None:
    """An amount that no table holds."""
    item, label = note.draft.item, note.label
    amount = _amount(context, note.draft)
    if amount is None:
        return
    sources = _sources(label)
    year = _YEAR.search(label)
    periods = [m.value for m in context.scan.periods_in(note.block.start, item.start) if m.value is not None]
    begin = max(note.draft.clause.sentence_start, item.lead - _REACH)
    words = context.document.wording(begin, item.lead).strip(" -:,.")[:200] or None
    line_id = context.ids.make("budget", label, amount.value, amount.unit)
    context.add(
        "budget",
        BudgetLine(
            line_id, amount, None, sources, words, int(year[1]) if year else None,
            periods[-1] if periods and year is None else None, context.source(item.start, item.end),
        ),
    )  # fmt: skip


def _amount(context: Context, draft: Draft) -> PrintedAmount | None:
    item = draft.item
    printed = context.document.flat[item.start : item.number_end]
    amount = read_amount(printed, item.noun)
    if amount is None or item.high is None or amount.high is not None:
        return amount
    return PrintedAmount(read_exact(printed), amount.unit, amount.money)
