"""The words of closed vocabularies and of scoring statuses.

A message is the member's value with spaces for underscores, its context the
name of the enum; the catalogues say it better, in English too.
"""

from __future__ import annotations

from enum import StrEnum

from babel import Locale

from egovplan.formatting.catalogues import catalogue

__all__ = ["STATUS", "context_of", "format_status", "format_term", "words_of"]

STATUS = "Status"
"""Context of every status of every scoring method."""


def words_of(value: str) -> str:
    """A value of a vocabulary in words.

    >>> words_of("half_yearly")
    'half yearly'
    """
    return value.replace("_", " ")


def context_of(enum_name: str) -> str:
    """The context of an enum's members: its name; one for all statuses.

    >>> context_of("BudgetSource"), context_of("AttainmentStatus")
    ('BudgetSource', 'Status')
    """
    return STATUS if enum_name.endswith(STATUS) else enum_name


def format_term(member: StrEnum, locale: str | Locale = "en") -> str:
    """A member of a vocabulary of the library in words.

    Args:
        member: A member of an enum of the library.
        locale: Language of the words.

    >>> from egovplan.model import BudgetSource, Comparator
    >>> format_term(BudgetSource.CENTRAL, "vi"), format_term(BudgetSource.CENTRAL, "en")
    ('ngân sách trung ương', 'central budget')
    >>> format_term(Comparator.AT_LEAST, "vi")
    '>='
    """
    return catalogue(locale).pgettext(context_of(type(member).__name__), words_of(member.value))


def format_status(status: str | None, locale: str | Locale = "en") -> str:
    """A status of a scoring method in words.

    Args:
        status: The status, as results and bands give it; one of a user's own
            bands that the catalogue does not have is told as it is; None is
            told as not assessed.
        locale: A locale of CLDR.

    >>> format_status("substantial_progress", "vi")
    'tiến bộ đáng kể'
    >>> format_status("on_the_way", "vi")
    'on the way'
    """
    return catalogue(locale).pgettext(STATUS, words_of(status or "not_assessed"))
