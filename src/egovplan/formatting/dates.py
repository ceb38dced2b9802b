"""Days, deadlines and periods."""

from __future__ import annotations

import calendar
from datetime import date

from babel import Locale
from babel.dates import format_date, format_skeleton

from egovplan.formatting.catalogues import catalogue, locale_of
from egovplan.model import Deadline, Period, Precision

__all__ = ["format_day", "format_deadline", "format_period"]


def format_day(day: date, locale: str | Locale = "en") -> str:
    """A day in words.

    CLDR's long form, except where the catalogue has a pattern of its own:
    Vietnamese offices write the year with its word.

    Args:
        day: The day.
        locale: Language and form.

    >>> format_day(date(2019, 4, 10), "vi"), format_day(date(2019, 4, 10), "en")
    ('10 tháng 4 năm 2019', 'April 10, 2019')
    """
    return format_date(day, catalogue(locale).pgettext("date pattern", "long"), locale=locale_of(locale))


def format_deadline(deadline: Deadline | date | None, locale: str | Locale = "en") -> str:
    """By when something must hold, as exactly as it was printed.

    Args:
        deadline: A deadline, a day, or None, which is told as none.
        locale: A locale of CLDR.

    >>> format_deadline(Deadline(date(2013, 12, 31), "year"), "en")
    'by the end of 2013'
    >>> format_deadline(Deadline(date(2019, 12, 31), "quarter"), "vi")
    'đến hết quý IV năm 2019'
    """
    words = catalogue(locale)
    if deadline is None:
        return words.gettext("no deadline")
    day, precision = (
        (deadline.date, deadline.precision) if isinstance(deadline, Deadline) else (deadline, Precision.DAY)
    )
    span = _span(day, precision, locale)
    if span is None:
        return words.gettext("by {day}").format(day=format_day(day, locale))
    return words.gettext("by the end of {span}").format(span=span)


def format_period(period: Period | None, locale: str | Locale = "en") -> str:
    """A period, in years where it is made of whole ones.

    Args:
        period: The period.
        locale: Language and form.

    >>> format_period(Period(date(2011, 1, 1), date(2015, 12, 31)), "vi")
    '2011 - 2015'
    >>> format_period(Period(date(2019, 10, 1), date(2019, 12, 31), "quarter"), "en")
    'October 1, 2019 to December 31, 2019'
    """
    words = catalogue(locale)
    if period is None:
        return words.gettext("no period")
    first, last = period.start, period.end
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return words.gettext("{first} to {last}").format(first=format_day(first, locale), last=format_day(last, locale))
    if first.year == last.year:
        return str(first.year)
    return words.pgettext("years", "{first}–{last}").format(first=first.year, last=last.year)


def _span(day: date, precision: Precision, locale: str | Locale) -> str | None:
    """The year, half year, quarter or month that the day ends; None where it ends none or was printed itself."""
    if precision is Precision.DAY or day.day != calendar.monthrange(day.year, day.month)[1]:
        return None
    if precision is Precision.MONTH:
        return format_skeleton("yMMMM", day, locale=locale_of(locale))
    months = {Precision.QUARTER: 3, Precision.HALF: 6}.get(precision, 12)
    if day.month % months:
        return None
    if months == 12:
        return catalogue(locale).pgettext("year", "{year}").format(year=day.year)
    return _part_of_year(months, day.month // months, locale).format(year=day.year)


def _part_of_year(months: int, number: int, locale: str | Locale) -> str:
    words = catalogue(locale)
    match months, number:
        case 3, 1:
            return words.gettext("the first quarter of {year}")
        case 3, 2:
            return words.gettext("the second quarter of {year}")
        case 3, 3:
            return words.gettext("the third quarter of {year}")
        case 3, _:
            return words.gettext("the fourth quarter of {year}")
        case _, 1:
            return words.gettext("the first half of {year}")
        case _:
            return words.gettext("the second half of {year}")
