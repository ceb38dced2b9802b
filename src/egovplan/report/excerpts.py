"""Lines of the document with the words concerned marked."""

from __future__ import annotations

from attrs import frozen

from egovplan.model import Source
from egovplan.report.subject import Subject

__all__ = ["Excerpt", "excerpt_of"]

_WIDTH = 240
_BEFORE = 80


@frozen
class Excerpt:
    """Part of a line around some words.

    Attributes:
        number: Number of the line, 1-based.
        before: What stands before the words; an ellipsis where it was cut.
        marked: The words; empty where the place is the whole line.
        after: What stands behind them.
    """

    number: int
    before: str
    marked: str
    after: str


def excerpt_of(subject: Subject, source: Source | None) -> Excerpt | None:
    """The line of a source; None without a source or where the document is not at hand.

    >>> from egovplan.model import Plan
    >>> subject = Subject(Plan("p"), (), ("Đến 2030: 80% hồ sơ",), (0,))
    >>> excerpt_of(subject, Source(1, 10, 13))
    Excerpt(number=1, before='Đến 2030: ', marked='80%', after=' hồ sơ')
    """
    line = subject.line(source)
    if line is None or source is None:
        return None
    line = line.rstrip("\r")
    if source.start is None or source.end is None:
        return Excerpt(source.line, line[:_WIDTH] + ("…" if len(line) > _WIDTH else ""), "", "")
    offset = subject.starts[source.line - 1]
    start = min(max(0, source.start - offset), len(line))
    end = min(max(start, source.end - offset), len(line))
    first = max(0, start - _BEFORE) if len(line) > _WIDTH else 0
    last = min(len(line), max(first + _WIDTH, end))
    before = ("…" if first else "") + line[first:start].replace("\t", " ")
    after = line[end:last].replace("\t", " ") + ("…" if last < len(line) else "")
    return Excerpt(source.line, before, line[start:end], after)
