"""Values as short as charts and cells need them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_percent

from egovplan.formatting.catalogues import catalogue, locale_of
from egovplan.formatting.numbers import format_number
from egovplan.model import Comparator, Precision, Quantity, Unit

__all__ = ["short_day", "short_number", "short_quantity"]

_SIGNS = {Comparator.EQUAL: "", Comparator.AT_LEAST: "≥ ", Comparator.AT_MOST: "≤ "}
_DECIMALS = 2


def short_number(value: float | Decimal, unit: Unit | None = None, locale: str | Locale = "en") -> str:
    """A number to two decimals, with a percent sign where it is one.

    >>> short_number(72.0, Unit.PERCENT), short_number(1268.456, None, "vi")
    ('72%', '1.268,46')
    """
    rounded = round(Decimal(str(value)), _DECIMALS)
    rounded = rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded.normalize()
    if unit is Unit.PERCENT:
        return format_percent(rounded / 100, locale=locale_of(locale), decimal_quantization=False)
    return format_number(rounded, locale)


def short_quantity(quantity: Quantity, locale: str | Locale = "en") -> str:
    """A quantity with signs for words; what is counted is left to the heading.

    >>> short_quantity(Quantity(80, "percent", comparator=">=")), short_quantity(Quantity(30, "percent", high=50), "vi")
    ('≥ 80%', '30–50%')
    >>> short_quantity(Quantity(58, "count", denominator=64, approximate=True))
    '~58/64'
    """
    unit = quantity.unit
    # the unit stands once, behind the last number
    low = short_number(quantity.value, unit if quantity.high is None else None, locale)
    top = "" if quantity.high is None else f"–{short_number(quantity.high, unit, locale)}"
    whole = "" if quantity.denominator is None else f"/{short_number(quantity.denominator, None, locale)}"
    sign = _SIGNS.get(quantity.comparator, f"{quantity.comparator} ")
    about = "~" if quantity.approximate else ""
    return f"{sign}{about}{low}{top}{whole}"


def short_day(day: date | None, precision: Precision = Precision.DAY, locale: str | Locale = "en") -> str:
    """A day in figures; the year alone where the year is all that was printed.

    >>> short_day(date(2013, 12, 31), Precision.YEAR), short_day(date(2019, 4, 10), locale="vi")
    ('2013', '10/4/2019')
    """
    if day is None:
        return "–"
    if precision is Precision.YEAR and (day.month, day.day) == (12, 31):
        return str(day.year)
    pattern = catalogue(locale).pgettext("date pattern", "medium")
    return format_date(day, pattern, locale=locale_of(locale))
