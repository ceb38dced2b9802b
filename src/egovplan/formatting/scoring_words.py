"""How scoring methods and whole scores are told."""

from __future__ import annotations

from babel import Locale

from egovplan.analysis import PlanScore
from egovplan.formatting.catalogues import catalogue
from egovplan.formatting.short_forms import short_number
from egovplan.formatting.terms import words_of
from egovplan.model import Unit

__all__ = ["method_name", "whole_words"]


def pgettext(context: str, word: str) -> str:
    """Mark a word for the catalogue; it is looked up when it is told."""
    return word


_METHODS = (
    pgettext("Method", "attainment"),
    pgettext("Method", "required growth"),
    pgettext("Method", "status index"),
    pgettext("Method", "trajectory"),
    pgettext("Method", "linear"),
    pgettext("Method", "step"),
    pgettext("Method", "compound"),
    pgettext("Method", "pchip"),
)
"""The methods of scoring and of interpolation that come with the library."""


def method_name(name: str, locale: str | Locale = "en") -> str:
    """A method in words; one of a user's own is told as it is called.

    >>> method_name("required_growth", "vi")
    'tốc độ tăng cần thiết'
    """
    return catalogue(locale).pgettext("Method", words_of(name))


def whole_words(whole: PlanScore, locale: str | Locale = "en") -> str:
    """The mean mark of a plan and how much of it could be assessed, in one sentence.

    >>> from egovplan import Plan, score_plan
    >>> whole_words(score_plan(Plan("p")))
    'Nothing could be assessed.'
    """
    words = catalogue(locale)
    if whole.value is None:
        return words.gettext("Nothing could be assessed.")
    counted = [part for part in whole.indicators if part.counted]
    told = words.gettext(
        "The mean mark is {mark} of {best}; {assessed} of {count} indicators with a target could be assessed"
        " ({share} of the weight)."
    )
    return told.format(
        mark=short_number(round(whole.value, 1), None, locale),
        best=short_number(whole.full_mark or 0, None, locale),
        assessed=len(counted) - len(whole.missing),
        count=len(counted),
        share=short_number(round(100 * whole.coverage), Unit.PERCENT, locale),
    )
