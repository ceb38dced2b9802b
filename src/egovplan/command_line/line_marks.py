"""A line of text cut to the width of the screen, with letters under its spans."""

from __future__ import annotations

import itertools
import string
from collections.abc import Iterator, Sequence

from attrs import frozen

from egovplan.command_line.output import printable

__all__ = ["Mark", "letters", "marked_lines"]

_NARROWEST = 20


@frozen
class Mark:
    """A span of a line and the name it goes by.

    Attributes:
        start: Its first character, counted from the start of the line.
        end: One past its last character; a span without extent is not marked.
        name: One or two letters.
    """

    start: int
    end: int
    name: str


def letters() -> Iterator[str]:
    """Names for marks: a to z, then aa, ab and so on.

    >>> names = list(itertools.islice(letters(), 28))
    >>> names[0], names[25:]
    ('a', ['z', 'aa', 'ab'])
    """
    for length in itertools.count(1):
        for combination in itertools.product(string.ascii_lowercase, repeat=length):
            yield "".join(combination)


def marked_lines(text: str, marks: Sequence[Mark], number: int, width: int) -> Iterator[str]:
    """The rows that show a line, each with its marks below it.

    Args:
        text: The line.
        marks: Spans of it; those that overlap are marked in rows of their own,
            the shorter nearer to the text.
        number: Its number, printed in front of the first row.
        width: Columns of the screen.

    >>> for row in marked_lines("Đến 2030: 80% hồ sơ", [Mark(10, 13, "b"), Mark(0, 19, "a")], 4, 80):
    ...     print(row)
    4 | Đến 2030: 80% hồ sơ
      |           b^^
      | a^^^^^^^^^^^^^^^^^^
    """
    gutter = f"{number} | "
    blank = " " * len(str(number)) + " | "
    rows = [_row_of_marks(len(text), layer) for layer in _layers(marks)]
    for start, end in _pieces(text, max(_NARROWEST, width - len(gutter))):
        shown = text[start:end].rstrip()
        yield (blank if start else gutter) + printable(shown.replace("\t", " "))
        for row in rows:
            if below := row[start : start + len(shown)].rstrip():
                yield blank + below


def _layers(marks: Sequence[Mark]) -> list[list[Mark]]:
    """The marks in layers within which none overlaps another."""
    layers: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda mark: mark.end - mark.start):
        if mark.end <= mark.start:
            continue
        for layer in layers:
            if all(mark.end <= other.start or other.end <= mark.start for other in layer):
                layer.append(mark)
                break
        else:
            layers.append([mark])
    return layers


def _row_of_marks(length: int, marks: Sequence[Mark]) -> str:
    row = [" "] * (length + 2)
    for mark in sorted(marks, key=lambda mark: mark.start):
        end = min(mark.end, length)
        row[mark.start : end] = "^" * (end - mark.start)
        row[mark.start : mark.start + len(mark.name)] = mark.name
    return "".join(row)


def _pieces(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Start and end of the rows of a long line, broken behind a space where there is one."""
    start = 0
    while len(text) - start > width:
        space = text.rfind(" ", start + 1, start + width + 1)
        end = space + 1 if space > start else start + width
        yield start, end
        start = end
    yield start, len(text)
