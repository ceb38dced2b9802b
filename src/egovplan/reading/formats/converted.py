"""A document brought from another format to plain lines, with the way back."""

from __future__ import annotations

from bisect import bisect_right

__all__ = ["Converted", "Pieces"]


class Converted:
    """Plain lines and where each stretch of them came from.

    Attributes:
        text: The plain lines.
        original: The decoded document as given.
    """

    def __init__(self, text: str, original: str, here: list[int], there: list[int]) -> None:
        self.text = text
        self.original = original
        self._here = here
        self._there = there
        self._line_starts: list[int] | None = None

    def to_original(self, position: int) -> int:
        """The position in the original for one in the plain lines."""
        run = bisect_right(self._here, position) - 1
        if run < 0:
            return 0
        limit = self._there[run + 1] if run + 1 < len(self._there) else len(self.original)
        return min(self._there[run] + position - self._here[run], max(limit, self._there[run]))

    def original_line(self, position: int) -> int:
        """The 1-based line of the original for a position in the original."""
        if self._line_starts is None:
            starts = [0]
            at = self.original.find("\n") + 1
            while at:
                starts.append(at)
                at = self.original.find("\n", at) + 1
            self._line_starts = starts
        return bisect_right(self._line_starts, position)


class Pieces:
    """Collects plain text piece by piece, each with its place in the original."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._here: list[int] = []
        self._there: list[int] = []
        self._length = 0

    def add(self, text: str, origin: int) -> None:
        """Add a piece that stands at a place of the original."""
        if text:
            self._here.append(self._length)
            self._there.append(origin)
            self._texts.append(text)
            self._length += len(text)

    def converted(self, original: str) -> Converted:
        """The whole, with the way back."""
        return Converted("".join(self._texts), original, self._here, self._there)
