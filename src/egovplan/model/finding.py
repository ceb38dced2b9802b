"""Something the reader of a plan must know."""

from __future__ import annotations

from attrs import field, frozen
from attrs.validators import optional

from egovplan.model.conversion import pairs
from egovplan.model.conversion import severity as severity_of
from egovplan.model.conversion import sources as sources_of
from egovplan.model.enums import Severity
from egovplan.model.source import Source
from egovplan.model.validation import each, member, of_class, one_line_identifier, text

__all__ = ["Finding"]


@frozen
class Finding:
    """One thing that reading or checking noticed.

    Attributes:
        code: The kind of finding (``sum-mismatch``), documented one by one.
        severity: ``error``: a number cannot be trusted; ``warning``: a reader
            should look; ``info``: for the record.
        message: One sentence in English, with the values concerned.
        source: Where it is, or None for the document as a whole.
        related: The other places concerned (the total that disagrees, …).
        subject_id: The id of the object concerned, or None.
        arguments: The values in the message, by name, so that it can be told
            in another language.
    """

    code: str = field(validator=one_line_identifier)
    severity: Severity = field(converter=severity_of, validator=member(Severity))
    message: str = field(validator=text)
    source: Source | None = field(default=None, validator=optional(of_class(Source)))
    related: tuple[Source, ...] = field(default=(), converter=sources_of, validator=each(Source))
    subject_id: str | None = field(default=None, validator=optional(one_line_identifier))
    arguments: tuple[tuple[str, str], ...] = field(default=(), converter=pairs, repr=False)

    @property
    def line(self) -> int | None:
        """The line it concerns, 1-based, or None."""
        return self.source.line if self.source else None

    def __repr__(self) -> str:
        where = f" line {self.line}" if self.line else ""
        return f"<Finding {self.severity} {self.code}{where}: {self.message}>"
