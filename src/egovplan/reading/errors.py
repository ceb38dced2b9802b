"""The one error that loading raises."""

from __future__ import annotations

__all__ = ["LoadError"]


class LoadError(Exception):
    """A document that cannot be read at all.

    Attributes:
        path: The file, or None for text or a nameless stream.
        line: The line concerned, 1-based, or None.
        reason: What is wrong.
        remedy: What to do.
    """

    def __init__(self, reason: str, *, remedy: str, path: str | None = None, line: int | None = None) -> None:
        self.reason = reason
        self.remedy = remedy
        self.path = path
        self.line = line
        where = path or "the document"
        super().__init__(f"{where}{f', line {line}' if line else ''}: {reason}; {remedy}")

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (self.reason, self.remedy, self.path, self.line))


def _rebuild(reason: str, remedy: str, path: str | None, line: int | None) -> LoadError:
    return LoadError(reason, remedy=remedy, path=path, line=line)
