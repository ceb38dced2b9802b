"""The paper a plan stands in, and the acts it rests on."""

from __future__ import annotations

import datetime

from attrs import field, frozen
from attrs.validators import optional

from egovplan.model.source import Source
from egovplan.model.validation import day, of_class, one_line_identifier, text

__all__ = ["Document", "LegalBasis"]

_optional_text = optional(text)
_optional_date = optional(day)
_optional_source = optional(of_class(Source))


@frozen
class Document:
    """The act that carries a plan; what it does not print is None.

    Attributes:
        number: Number and symbol (``1501/QĐ-UBND``).
        kind: Kind of act by its code in the catalogue (``decision``, ``plan``).
        issuer: The issuing body, in the source's words.
        province: Code of the province (``quang-ngai``), None for the centre.
        place: Place of issue as printed.
        issued_on: Date of issue.
        effective_on: First day of force, where one is printed.
        signatory: Name of who signed.
        title: What the act is about, as printed.
        source: Where the number stands.
    """

    number: str | None = field(default=None, validator=_optional_text)
    kind: str | None = field(default=None, validator=_optional_text)
    issuer: str | None = field(default=None, validator=_optional_text)
    province: str | None = field(default=None, validator=_optional_text)
    place: str | None = field(default=None, validator=_optional_text)
    issued_on: datetime.date | None = field(default=None, validator=_optional_date)
    effective_on: datetime.date | None = field(default=None, validator=_optional_date)
    signatory: str | None = field(default=None, validator=_optional_text)
    title: str | None = field(default=None, validator=_optional_text)
    source: Source | None = field(default=None, validator=_optional_source)

    def __repr__(self) -> str:
        return f"<Document {self.number or 'without number'} of {self.issued_on or 'unknown date'}>"


@frozen
class LegalBasis:
    """One mention of an act that the plan says it rests on.

    Attributes:
        id: Stable id.
        kind: Kind of act by its catalogue code (``law``, ``decree``), or None.
        number: Number and symbol as printed, or None (``Luật Công nghệ thông tin``).
        issued_on: The date; None where none is printed
            or it is too incomplete to be a date (``ngày 11/2010`` keeps its words
            in ``issued_text``).
        issued_text: The printed date.
        title: What the act is about, or its name.
        source: Where it is mentioned.
    """

    id: str = field(validator=one_line_identifier)
    kind: str | None = field(default=None, validator=_optional_text)
    number: str | None = field(default=None, validator=_optional_text)
    issued_on: datetime.date | None = field(default=None, validator=_optional_date)
    issued_text: str | None = field(default=None, validator=_optional_text)
    title: str | None = field(default=None, validator=_optional_text)
    source: Source | None = field(default=None, validator=_optional_source)

    def __repr__(self) -> str:
        return f"<LegalBasis {self.number or self.title}>"
