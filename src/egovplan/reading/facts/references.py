"""References to appendices, announced numbers of what they list, and totals said in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache

from egovplan.model import ClaimKind, Comparator, StatementKind, Unit
from egovplan.reading.blocks import TextBlock
from egovplan.reading.context import Context
from egovplan.reading.facts.claim_book import ClaimBook, claim_words
from egovplan.reading.facts.drafts import Draft
from egovplan.vietnamese.quantities import PrintedQuantity

__all__ = ["read_references"]

# phụ lục (số) 1, I, A: appendix (number)
_APPENDIX = re.compile(r"phụ\s+lục(?:\s+(?:số\s*:?\s*)?(\d{1,2}(?:\.\d{1,2})?|[ivx]{1,5}|[a-e])(?![\w/]))?")
# danh mục, bảng, biểu … đính kèm, kèm theo: the list, table, form that is enclosed
_ENCLOSED = re.compile(r"(?:đính\s+kèm|kèm\s+theo)")
_LISTED = re.compile(r"\b(?:danh\s+mục|bảng|biểu)\b[^.;()]{0,120}\Z")
# theo, tại, (nêu) trong, xem, chi tiết, (: according to, at, in, see, details
_LEADS = re.compile(r"(?:theo|tại|trong|xem|ở|chi\s+tiết|như|và|các|\(|bởi|bằng)\s*:?\s*(?:các\s+)?\Z")
_SENTENCE_END = re.compile(r"\.(?=\s+[^\W\d_])|;")
_LONGEST = 500
# và các …: and the …
_AND_MORE = re.compile(r"\s+và\s+(?:các|những|một\s+số)\s+")
_NOUN = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+){0,5}")
_SKIP = re.compile(r"(?:\s|\(|các\b|những\b|số\b|\*)*")


@cache
def _tables() -> tuple[re.Pattern[str], dict[str, str]]:
    named = {word: table for table, words in claim_words()["tables"].items() for word in words}
    ordered = sorted(named, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b"), named


@cache
def _starts(part: str) -> tuple[tuple[str, str], ...]:
    """The words of a list with what each stands for, the longest first."""
    named = [(word, name) for name, words in claim_words()[part].items() for word in words]
    return tuple(sorted(named, key=lambda entry: -len(entry[0])))


def read_references(context: Context, book: ClaimBook, drafts: list[Draft]) -> None:
    """Read where the text sends its reader, and what it says stands there.

    A number announces a list where its sentence refers to an appendix, or
    where it is the only number of such things that the text gives and about as
    large as the list.

    Args:
        context: The document, its tables read.
        book: Its claims.
        drafts: Its statements.
    """
    references = _references(context, book)
    _counts(context, book, drafts, references)
    if context.parts.get("inventory"):
        _totals(context, book, drafts, references)


class _Sentences:
    """The sentences that refer to an appendix, in order."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def hold(self, position: int) -> bool:
        """Whether one of them holds a position."""
        at = bisect_right(self._starts, position) - 1
        return at >= 0 and position < self._spans[at][1]


def _references(context: Context, book: ClaimBook) -> _Sentences:
    """The references of the running text, as the sentences they stand in."""
    text = context.document.flat
    found: set[tuple[int, int]] = set()
    aside = {id(block) for block in context.preamble.captions}
    for word in ("phụ lục", "đính kèm", "kèm theo"):
        position = text.find(word)
        while position >= 0:
            block = context.block_at(position)
            if isinstance(block, TextBlock) and id(block) not in aside and _refers(context, block, position):
                sentence = _sentence(text, block, position)
                if sentence not in found and _reference(context, book, position, sentence):
                    found.add(sentence)
                    context.claim_block(block, "reference")
            position = text.find(word, position + 1)
    return _Sentences(found)


def _refers(context: Context, block: TextBlock, position: int) -> bool:
    """Whether words are a reference rather than the heading of an appendix."""
    section = context.outline.of(block)
    if section is None or section.kind in ("recipients", "legal_bases") or section.style == "title":
        return False
    if section.style == "appendix" and section.start == block.body:
        return False
    text = context.document.flat
    if text.startswith("phụ", position):
        return _LEADS.search(text, max(block.start, position - 24), position) is not None
    return _LISTED.search(text, max(block.start, position - 140), position) is not None


def _sentence(text: str, block: TextBlock, position: int) -> tuple[int, int]:
    start = max(block.body, position - _LONGEST)
    cuts = [match.end() for match in _SENTENCE_END.finditer(text, start, position)]
    limit = min(block.end, position + _LONGEST)
    end = _SENTENCE_END.search(text, position, limit)
    return (cuts[-1] if cuts else start), (end.start() if end else limit)


def _reference(context: Context, book: ClaimBook, position: int, sentence: tuple[int, int]) -> bool:
    text = context.document.flat
    pattern, named = _tables()
    words = pattern.search(text, sentence[0], position)  # the first: what the sentence is about
    if words is None:
        return False
    match = _APPENDIX.match(text, position)
    label = match[1].upper() if match is not None and match[1] else "-"
    end = match.end() if match is not None else position + len("đính kèm")
    book.add(ClaimKind.CROSS_REFERENCE, named[words[0]], label, (position, end))
    return True


def _counts(context: Context, book: ClaimBook, drafts: list[Draft], references: _Sentences) -> None:
    """Numbers that announce how long a list is."""
    text = context.document.flat
    by_table: dict[str, list[Draft]] = {}
    announced: list[tuple[str, Draft]] = []
    for draft in drafts:
        item = draft.item
        if item.unit is not Unit.COUNT or item.basis != "level" or draft.block_first is None or item.denominator:
            continue
        table = _counted(text, item)
        if table is None or not context.parts.get(table):
            continue
        if references.hold(item.start):
            announced.append((table, draft))
        elif table != "inventory" and draft.kind is not StatementKind.BASELINE:
            by_table.setdefault(table, []).append(draft)
    told = {table for table, _ in announced}
    for table, alone in by_table.items():
        rows = len(context.parts[table])
        if table not in told and len(alone) == 1 and rows <= 2 * alone[0].item.value <= 4 * rows:
            announced.append((table, alone[0]))
    for table, draft in announced:
        item = draft.item
        begin = _skip(text, item.end)
        noun = _NOUN.match(text, begin, draft.clause.sentence_end)
        words = context.document.wording(begin, noun.end() if noun else item.end) or "?"
        book.add(ClaimKind.COUNT, words, _value(text, draft), (item.start, item.end), table=table)


def _skip(text: str, position: int) -> int:
    match = _SKIP.match(text, position)
    return match.end() if match else position


def _counted(text: str, item: PrintedQuantity) -> str | None:
    begin = _skip(text, item.end)
    return next((table for word, table in _starts("counted") if text.startswith(word, begin)), None)


def _value(text: str, draft: Draft) -> str:
    """The number with its comparator; at least, where the text goes on (``… and the other services``)."""
    item = draft.item
    value = f"{item.value}" + (f"-{item.high}" if item.high is not None else "")
    if item.comparator is Comparator.EQUAL:
        begin = _skip(text, item.end)
        first = text[begin : begin + 40].split()
        more = _AND_MORE.search(text, item.end, min(draft.clause.sentence_end, item.end + _LONGEST))
        goes_on = more is not None and len(first) > 1 and _names(text, more.end(), first)
        sign = ">=" if goes_on and item.high is None else ""
    else:
        sign = str(item.comparator)
    return f"{'~' if item.approximate else ''}{sign}{value}"


def _names(text: str, position: int, words: list[str]) -> bool:
    """Whether the same kind of thing is named again: by one of the first three words of the noun and the next."""
    return any(text.startswith(" ".join(words[at : at + 2]), position) for at in range(min(2, len(words) - 1)))


def _totals(context: Context, book: ClaimBook, drafts: list[Draft], references: _Sentences) -> None:
    """Numbers of machines said in the text: of all bodies in the list, or of one of them."""
    text = context.document.flat
    bodies = {" ".join(row.agency.lower().split()): row.agency for row in context.parts["inventory"]}
    for draft in drafts:
        item = draft.item
        if item.unit is not Unit.COUNT or draft.block_first is None or item.high is not None:
            continue
        begin = _skip(text, item.end)
        column = next((name for word, name in _starts("inventory_columns") if text.startswith(word, begin)), None)
        if column is None:
            continue
        group: str | None = None
        if not references.hold(item.start):
            before = " ".join(text[max(draft.clause.sentence_start, item.start - _LONGEST) : item.start].split())
            named = [printed for body, printed in bodies.items() if len(body) > 6 and body in before]
            if len(named) != 1:
                continue
            group = named[0]
        book.add(
            ClaimKind.TOTAL, column, _value(text, draft), (item.start, item.end), table="inventory", group=group
        )  # fmt: skip
