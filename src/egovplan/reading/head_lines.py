"""The lines of a document's head and foot that its metadata were read from: letterhead, issuer, title, signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from egovplan.reading.blocks import TextBlock
from egovplan.reading.context import Context
from egovplan.vietnamese.folding import fold_phrase

__all__ = ["head_and_foot"]

_MOST_LINES = 90
_TITLES = 4
_LONGEST_SIGNATURE = 60
# the national motto; số … the act's own number; place, ngày … the date
_LETTERHEAD = re.compile(
    r"\W*(?:cộng\s*hòa\s+xã\s+hội|độc\s+lập\s*-|(?:luật\s+)?số\s*:?\s*\S{0,14}[/-]|[^,;.]{2,40},\s*ngày\s*(?:\d|tháng|\.|…))"
)
# TM. on behalf of, KT. signed for, TL. by order of, TUQ. by authority of, Q. acting
_SIGNED = re.compile(r"\W*(?:tm|kt|tl|tuq|q)\s?\.\s?[^\W\d_]")


def head_and_foot(context: Context) -> Iterator[tuple[int, str]]:
    """The lines (indices) of the head and foot that say who issued and signed the document, with their class."""
    yield from _head(context)
    yield from _title(context)
    signatory = context.metadata.document.signatory
    name = fold_phrase(signatory) if signatory else None
    for line in context.document.lines:
        if 0 < len(line.text) < _LONGEST_SIGNATURE:
            text = line.text.strip("| ")
            if _SIGNED.match(text) or (name is not None and " ".join(text.split()) == name):
                yield line.number - 1, "letterhead or signature"


def _head(context: Context) -> Iterator[tuple[int, str]]:
    act = context.metadata.document
    issuer = fold_phrase(act.issuer) if act.issuer else ""
    if act.source is not None:
        yield act.source.line - 1, "metadata"
    for line in context.document.lines[: min(_head_end(context), _MOST_LINES)]:
        text = " ".join(line.text.strip("| ").split())
        if text and (_LETTERHEAD.match(text) or (len(text) > 5 and text in issuer) or (issuer and issuer in text)):
            yield line.number - 1, "letterhead or signature"


def _head_end(context: Context) -> int:
    """The index of the line on which the first basis or numbered part begins."""
    bases = {id(block) for block in context.preamble.bases}
    for block in context.blocks:
        if isinstance(block, TextBlock) and (id(block) in bases or block.marker is not None):
            return block.first
    return len(context.document.lines)


def _title(context: Context) -> Iterator[tuple[int, str]]:
    """The title of a document that nothing announces, as above an article."""
    title = context.metadata.title
    for block in context.blocks[:_TITLES]:
        if isinstance(block, TextBlock) and title and context.document.wording(block.start, block.end) == title:
            for index in range(block.first, block.last + 1):
                yield index, "title"
