"""Where something was read: the line, the span, the cell."""

from __future__ import annotations

from attrs import field, frozen
from attrs.validators import optional

from egovplan.model.validation import non_negative_integer, positive_integer, text

__all__ = ["Source"]


def _none_first(value: int | str | None) -> tuple[bool, int | str | None]:
    """A key that sorts a place without a span before those with one, where None cannot be compared."""
    return value is not None, value


@frozen(order=True)
class Source:
    """A place in a document.

    Attributes:
        line: Physical line, 1-based; lines end at a line feed and nowhere else.
        start: First character of the span in the decoded text, or None.
        end: One past the last character of the span, or None.
        locator: A page, paragraph or cell, where a format has them.

    Raises:
        ValueError: For a line below 1 or a span that is turned round.
    """

    line: int = field(validator=positive_integer)
    start: int | None = field(default=None, validator=optional(non_negative_integer), order=_none_first)
    end: int | None = field(default=None, validator=optional(non_negative_integer), order=_none_first)
    locator: str | None = field(default=None, validator=optional(text), order=_none_first)

    def __attrs_post_init__(self) -> None:
        if (self.start is None) != (self.end is None):
            raise ValueError("Source.start and Source.end must be given together")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"Source.end {self.end} lies before start {self.start}")

    @classmethod
    def read_at(cls, line: int, start: int, end: int, locator: str | None = None) -> Source:
        """A source whose numbers are right by construction, for readers that make thousands.

        Nothing is checked; hand-written sources go through the class itself.

        Args:
            line: Physical line, from 1.
            start: Where the span begins in the decoded text.
            end: Where it ends.
            locator: Page, paragraph or cell, where there is one.
        """
        source = object.__new__(cls)
        put = object.__setattr__
        put(source, "line", line)
        put(source, "start", start)
        put(source, "end", end)
        put(source, "locator", locator)
        return source

    def __repr__(self) -> str:
        where = f"line {self.line}"
        if self.start is not None:
            where += f", {self.start}:{self.end}"
        return f"Source({where}{', ' + self.locator if self.locator else ''})"
