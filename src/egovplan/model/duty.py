"""Who must do what, what must be reported by when, and what the document claims."""

from __future__ import annotations

from attrs import field, frozen
from attrs.validators import optional

from egovplan.model import validation
from egovplan.model.conversion import claim_kind, texts
from egovplan.model.conversion import rhythm as rhythm_of
from egovplan.model.enums import ClaimKind, Rhythm
from egovplan.model.source import Source
from egovplan.model.validation import each_text, member, of_class, one_line_identifier, string_or_none

__all__ = ["Claim", "ReportingDuty", "Responsibility"]

_source = optional(of_class(Source))


@frozen
class Responsibility:
    """What one body, or a class of bodies, must do.

    Attributes:
        id: Stable id.
        agency: Who, as printed.
        text: What, as printed.
        agency_ids: The resolved bodies.
        source: Where it stands.
    """

    id: str = field(validator=one_line_identifier)
    agency: str = field(validator=validation.text)
    text: str = field(validator=validation.text)
    agency_ids: tuple[str, ...] = field(default=(), converter=texts, validator=each_text)
    source: Source | None = field(default=None, validator=_source)


@frozen
class ReportingDuty:
    """What must be reported, how often, over which window, by when.

    Windows and due dates are kept as plans print them, mostly by day and month;
    ``egovplan.analysis.occurrences`` turns them into real dates between two
    days. Each is None or one of

    - ``YYYY-MM-DD``: that day (``2019-12-20``);
    - ``MM-DD``: that day of every year (``12-15``); in a duty with several
      reports a year it names one of them, so that a window per quarter is a
      duty per quarter;
    - ``M-DD``, ``Q-DD``, ``H-DD``: day DD of every month, of the last month of
      every quarter (``ngày 20 tháng cuối quý``: ``Q-20``), of the last month of
      every half year. A day that a month does not have is the month's last.

    Attributes:
        id: Stable id.
        rhythm: How often.
        text: The words.
        agency: Who reports, as printed.
        agency_ids: The resolved bodies.
        window_start: First day reported on, in one of these forms, or None.
        window_end: Last day reported on, likewise.
        due: The last day to report, likewise.
        source: Where it stands.
    """

    id: str = field(validator=one_line_identifier)
    rhythm: Rhythm = field(converter=rhythm_of, validator=member(Rhythm))
    text: str = field(validator=validation.text)
    agency: str | None = field(default=None, validator=string_or_none)
    agency_ids: tuple[str, ...] = field(default=(), converter=texts, validator=each_text)
    window_start: str | None = field(default=None, validator=string_or_none)
    window_end: str | None = field(default=None, validator=string_or_none)
    due: str | None = field(default=None, validator=string_or_none)
    source: Source | None = field(default=None, validator=_source)


@frozen
class Claim:
    """What the document says about itself, to be checked.

    The vocabulary, with examples: ``docs/explanation/claims.md``. In short, by
    kind (table, subject, value):

    - ``total``: a total row or a total said in the text: the table, the column
      (``amount``, ``cost``, a source of money such as ``central`` or
      ``central+oda``, ``servers``), the number.
    - ``amount``: money that the text says beside a table, likewise; or a part
      of another claim: its group is the id of that claim.
    - ``count``: the table whose rows are counted, the words, the number.
    - ``number``: ``document`` or ``legal_basis``, the number as printed.
    - ``date``: ``document``, ``period``, ``phase``, ``table`` or ``horizon``;
      an ISO date, a year, or two of them with a slash between, also when they
      are turned round. The group of a ``horizon`` is its period.
    - ``cross_reference``: ``appendix:LABEL`` for each table of an appendix,
      with the table, and as value the table that the title speaks of (else
      the label); or a table that is said to stand in an appendix, with the
      label as value (``-`` for none).

    Attributes:
        id: Stable id.
        kind: total, count, date, number, cross_reference or amount.
        subject: What it is about, in the vocabulary above.
        value: The claimed value: numbers in plain digits (``8.7``, ``4-5``),
            before them ``~`` for "about" and a comparator (``>30``, ``>=10``).
        table: Name of the table of the model it speaks of, or None.
        group: The group of rows it speaks of (their heading, agency, year,
            level, kind), or None for all.
        unit: The unit of the value (``đồng``, ``tỷ đồng``), or None.
        source: Where it stands.
    """

    id: str = field(validator=one_line_identifier)
    kind: ClaimKind = field(converter=claim_kind, validator=member(ClaimKind))
    subject: str = field(validator=validation.text)
    value: str = field(validator=validation.text)
    table: str | None = field(default=None, validator=string_or_none)
    group: str | None = field(default=None, validator=string_or_none)
    unit: str | None = field(default=None, validator=string_or_none)
    source: Source | None = field(default=None, validator=_source)
