"""The words that tell a reader what a statement is: its quote, label and noun."""

from __future__ import annotations

import re

from egovplan.reading.facts.drafts import Draft
from egovplan.reading.facts.statement_scope import ScopeReader
from egovplan.reading.facts.statement_words import skip_leading

__all__ = ["choose_words"]

_WORDS_AROUND = 14
_LONGEST_LABEL = 110
_BREAK = re.compile(r"[;.(:]|,(?!\s{0,2}\d)")  # not inside "levels 3, 4"
# rate, on average, raise, bring (to), strive, ensure, number: what stands before what is measured
_RATE_WORDS = re.compile(
    r"(?:[\s\-+,:(\"]++|(?:tỷ lệ|tỉ lệ|trung bình|bình quân|nâng|đưa|phấn đấu|bảo đảm|đảm bảo|số)(?=\s))+"
)


def choose_words(text: str, draft: Draft, scope: ScopeReader) -> None:
    """Choose the words that tell a reader what a statement is: quote, label and noun.

    Args:
        text: The document, folded, on one line.
        draft: The statement; its spans are set.
        scope: Tells where the subject of a clause ends.
    """
    clause, item = draft.clause, draft.item
    if clause.forward:
        end = _words_on(text, item.end, clause.end, _WORDS_AROUND)
        draft.span = (item.lead, end)
        begin = skip_leading(text, item.end)
        draft.noun = (begin, min(scope.subject_end(begin, end), _words_on(text, begin, clause.end, 10)))
        draft.label = (begin, _label_end(text, begin, clause.end))
    else:
        begin = clause.start
        match = _RATE_WORDS.match(text, begin, item.lead)
        begin = match.end() if match else skip_leading(text, begin)
        begin = min(begin, item.lead)
        draft.span = (_words_back(text, clause.start, item.lead, _WORDS_AROUND), item.end)
        draft.label = (begin, item.lead) if item.lead - begin > 2 else (clause.sentence_start, item.lead)
        draft.noun = (begin, min(scope.subject_end(begin, item.lead), _words_on(text, begin, item.lead, 10)))
    if draft.noun[1] <= draft.noun[0]:
        draft.noun = (draft.noun[0], _words_on(text, draft.noun[0], clause.end, 6))


def _words_on(text: str, start: int, end: int, count: int) -> int:
    """The position behind so many words; a semicolon stops."""
    match = _SOME_WORDS[count].match(text, start, end)
    return match.end() if match else start


def _words_back(text: str, floor: int, end: int, count: int) -> int:
    """The position before so many words."""
    position = end
    for _ in range(count):
        position = max(text.rfind(" ", floor, position), floor)
        if position <= floor:
            return floor
    return position + 1


# so many words at most, each with the white space before it; a word is taken whole
_SOME_WORDS = {count: re.compile(rf"(?:\s{{0,3}}[^\s;]++){{0,{count}}}") for count in (6, 10, _WORDS_AROUND)}


def _label_end(text: str, start: int, end: int) -> int:
    """Where a label that begins with its noun may stop: at the first break behind a few words."""
    stop = min(end, start + _LONGEST_LABEL)
    match = _BREAK.search(text, min(start + 25, stop), stop)
    if match is not None:
        return match.start()
    if stop < end:
        space = text.rfind(" ", start, stop)
        return space if space > start else stop
    return stop
