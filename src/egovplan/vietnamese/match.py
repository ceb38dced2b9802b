"""What a phrase rule returns: a value, the span it was read from, what to say about it."""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import frozen

__all__ = ["Match", "Note"]

T = TypeVar("T")


@frozen
class Note:
    """Something to tell the reader about a phrase.

    Attributes:
        code: Code of the finding (``number-format``).
        arguments: The values of its message, by name.
    """

    code: str
    arguments: tuple[tuple[str, str], ...] = ()


@frozen
class Match(Generic[T]):
    """A value read from a phrase.

    Attributes:
        value: What the phrase means.
        start: First character of the span in the text that was given.
        end: One past the last character of the span.
        text: The span itself, as given.
        notes: What the reader should be told (an unusual number format, …).
    """

    value: T
    start: int
    end: int
    text: str
    notes: tuple[Note, ...] = ()
