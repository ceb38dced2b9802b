"""Findings and reasons as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from babel import Locale

from egovplan.analysis.reason import Reason
from egovplan.catalogue.findings import finding_types
from egovplan.catalogue.scoring import reason_types
from egovplan.formatting.catalogues import catalogue
from egovplan.formatting.dates import format_day
from egovplan.formatting.numbers import format_number
from egovplan.formatting.terms import words_of
from egovplan.model import Finding

__all__ = ["format_finding", "format_reason"]

_VOCABULARIES = ("Direction", "Level", "Unit", "Table", "argument")
"""Contexts in which a value of a message that is a word of ours is looked up."""


def pgettext(context: str, word: str) -> str:
    """Mark a word for the catalogue; it is looked up when it is told."""
    return word


_ARGUMENTS = (
    pgettext("argument", "baseline"),
    pgettext("argument", "target"),
    pgettext("argument", "base"),
    pgettext("argument", "latest value"),
    pgettext("argument", "observation"),
    pgettext("argument", "dates"),
    pgettext("argument", "numbers"),
    pgettext("argument", "a date"),
    pgettext("argument", "a number"),
)
"""What reasons are about, where they name it."""

_TABLES = (
    pgettext("Table", "legal bases"),
    pgettext("Table", "goals"),
    pgettext("Table", "indicators"),
    pgettext("Table", "statements"),
    pgettext("Table", "milestones"),
    pgettext("Table", "projects"),
    pgettext("Table", "budget"),
    pgettext("Table", "services"),
    pgettext("Table", "service groups"),
    pgettext("Table", "databases"),
    pgettext("Table", "portals"),
    pgettext("Table", "rollouts"),
    pgettext("Table", "inventory"),
    pgettext("Table", "staffing"),
    pgettext("Table", "responsibilities"),
    pgettext("Table", "reporting duties"),
    pgettext("Table", "agencies"),
    pgettext("Table", "claims"),
    pgettext("Table", "findings"),
)
"""What findings call the tables of a plan."""


def format_finding(finding: Finding, locale: str | Locale = "en") -> str:
    """The sentence of a finding.

    Args:
        finding: What reading or checking noticed. One of a user's own check,
            whose code the catalogue does not have, keeps its message.
        locale: A locale of CLDR.

    >>> from egovplan.catalogue.findings import finding
    >>> format_finding(finding("numbering-gap", number="VI", previous="III"), "vi")
    'VI đứng ngay sau III: thiếu một số thứ tự ở giữa'
    """
    kind = finding_types().get(finding.code)
    if kind is None:
        return finding.message
    values = {name: _told(value, locale) for name, value in finding.arguments}
    return _filled(kind.message, values, locale) or finding.message


def format_reason(reason: Reason, locale: str | Locale = "en") -> str:
    """The words of a special case of interpolation or scoring; its values are told the locale's way.

    Args:
        reason: Why a score is as it is.
        locale: Language of the sentence.

    >>> format_reason(Reason("no_observations"), "vi")
    'không có số liệu đo nào'
    """
    kind = reason_types().get(reason.code)
    if kind is None:
        return reason.message
    values = {name: _told(value, locale) for name, value in reason.arguments}
    return _filled(kind.message, values, locale) or reason.message


def _filled(message: str, values: Mapping[str, str], locale: str | Locale) -> str | None:
    """The message in the locale's language with its values; None where one is missing."""
    try:
        return catalogue(locale).gettext(message).format(**values)
    except (KeyError, IndexError):
        return None


def _told(value: str | int | float | date, locale: str | Locale) -> str:
    """A value of a message: a number, a day, a word of ours, or words of the document, which stay."""
    if isinstance(value, date):
        return format_day(value, locale)
    if not isinstance(value, str):
        return format_number(value, locale)
    words = catalogue(locale)
    for context in _VOCABULARIES:
        told = words.pgettext(context, words_of(value))
        if told != words_of(value):
            return told
    return value
