"""What is wrong with a plan, and what was read of its document."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from egovplan.formatting import format_finding, format_term
from egovplan.formatting.catalogues import catalogue
from egovplan.formatting.short_forms import short_number
from egovplan.model import Finding, Severity, Unit
from egovplan.report.excerpts import Excerpt, excerpt_of
from egovplan.report.subject import Subject

__all__ = ["CoveragePart", "FindingItem", "coverage_part", "finding_items"]

_MOST_LISTED = 40
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@frozen
class FindingItem:
    """A finding as the page tells it.

    Attributes:
        tone: Its severity as a word for the style of the page.
        severity: Its severity in words.
        code: Its code.
        message: Its sentence.
        line: Its line, or None for the document as a whole.
        excerpts: Its line and those of the other places, where the document is at hand.
        related: Lines of the other places.
    """

    tone: str
    severity: str
    code: str
    message: str
    line: int | None
    excerpts: tuple[Excerpt, ...]
    related: tuple[int, ...]


@frozen
class CoveragePart:
    """What was read of the document.

    Attributes:
        lines: Share of its lines that are accounted for, in words.
        numbers: Share of its numbers.
        unread: Numbers that nothing read, with their lines and the words around: at most a page of them.
        more_unread: How many further ones there are.
        unclaimed: Lines that nothing claims, likewise.
        more_unclaimed: How many further ones there are.
    """

    lines: str
    numbers: str
    unread: tuple[tuple[int, str, str], ...]
    more_unread: int
    unclaimed: tuple[tuple[int, str], ...]
    more_unclaimed: int


def finding_items(subject: Subject, locale: str) -> Iterator[FindingItem]:
    """The findings, the worst first, then by line."""
    for finding in sorted(subject.findings, key=lambda item: (_ORDER[item.severity], item.line or 0)):
        places = dict.fromkeys(source for source in (finding.source, *finding.related) if source is not None)
        excerpts = (excerpt_of(subject, source) for source in places)
        yield FindingItem(
            finding.severity.value,
            format_term(finding.severity, locale),
            finding.code,
            format_finding(finding, locale),
            finding.line,
            tuple(excerpt for excerpt in excerpts if excerpt is not None),
            _other_lines(finding),
        )


def _other_lines(finding: Finding) -> tuple[int, ...]:
    return tuple(sorted({source.line for source in finding.related} - {finding.line}))


def coverage_part(subject: Subject, locale: str) -> CoveragePart | None:
    """What was read of the document; None where it is not at hand."""
    measured = subject.coverage
    if measured is None:
        return None
    words = catalogue(locale)
    share = words.gettext("{share} of {count}")

    def told(part: float, counts: dict[str, int]) -> str:
        percent = short_number(round(100 * part, 1), Unit.PERCENT, locale)
        return share.format(share=percent, count=short_number(sum(counts.values()), None, locale))

    return CoveragePart(
        told(measured.line_share, measured.lines),
        told(measured.number_share, measured.numbers),
        tuple((left.line, left.text, left.context) for left in measured.unread_numbers[:_MOST_LISTED]),
        max(0, len(measured.unread_numbers) - _MOST_LISTED),
        tuple((left.number, left.text.strip()) for left in measured.unclaimed[:_MOST_LISTED]),
        max(0, len(measured.unclaimed) - _MOST_LISTED),
    )
