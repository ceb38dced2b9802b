"""Quantities, dates and amounts in the few words in which people write them by hand.

``at least 80 %``, ``30-50 %``, ``58/64 xã``; ``2015``, ``2015-Q3``; ``2011-2015``;
``8.7 tỷ đồng``. Each writer gives None for a value that its reader would not
give back, so that a format can fall back to naming every field.

Numbers have a decimal point and no grouping. What a Vietnamese and an English
reader would take for two numbers (``1.268``) is refused.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date
from decimal import Context, Decimal
from typing import TypeVar

from egovplan.model import Comparator, Deadline, Money, Period, Precision, PrintedAmount, Quantity, Unit
from egovplan.vietnamese.money import unit_factor

__all__ = [
    "amount_text",
    "deadline_text",
    "period_text",
    "quantity_text",
    "read_amount",
    "read_deadline",
    "read_period",
    "read_quantity",
]

T = TypeVar("T")

_COMPARATORS = {
    "at least": Comparator.AT_LEAST,
    "tối thiểu": Comparator.AT_LEAST,  # at least
    "ít nhất": Comparator.AT_LEAST,  # at least
    ">=": Comparator.AT_LEAST,
    "≥": Comparator.AT_LEAST,
    "more than": Comparator.MORE_THAN,
    "trên": Comparator.MORE_THAN,  # above
    ">": Comparator.MORE_THAN,
    "at most": Comparator.AT_MOST,
    "tối đa": Comparator.AT_MOST,  # at most
    "<=": Comparator.AT_MOST,
    "≤": Comparator.AT_MOST,
    "less than": Comparator.LESS_THAN,
    "dưới": Comparator.LESS_THAN,  # below
    "<": Comparator.LESS_THAN,
    "=": Comparator.EQUAL,
}
_WORDS = {
    Comparator.AT_LEAST: "at least ",
    Comparator.MORE_THAN: "more than ",
    Comparator.AT_MOST: "at most ",
    Comparator.LESS_THAN: "less than ",
    Comparator.EQUAL: "",
}

_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_RANGE = rf"(?P<value>{_NUMBER})(?:\s?(?:-|–|to|đến)\s?(?P<high>{_NUMBER}))?"  # đến: to
_ALTERNATIVES = "|".join(re.escape(word) for word in sorted(_COMPARATORS, key=len, reverse=True))
_QUANTITY = re.compile(
    rf"(?:(?P<about>about|khoảng|~)\s?)?(?:(?P<comparator>{_ALTERNATIVES})\s?)?"  # khoảng: about
    rf"{_RANGE}(?:/(?P<denominator>{_NUMBER}))?\s?(?P<percent>%)?(?:\s(?P<noun>[^\s%].*)|)\Z"
)
_AMOUNT = re.compile(rf"{_RANGE}(?:\s(?P<unit>\S.*)|)\Z")
_TWO_READINGS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}\Z")  # 1.268, one thousand to some, one and a bit to others
_DEADLINE = re.compile(r"(?P<year>[0-9]{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>[0-9]{2})))?\Z")
_YEARS = re.compile(r"(?P<first>[0-9]{4})(?:\s?[-–/]\s?(?P<last>[0-9]{4}))?\Z")
_EXACT = Context(prec=64)  # more than any written number times any unit


def read_quantity(text: str) -> Quantity:
    """A quantity from its short form.

    Args:
        text: About, a comparator, a number or a range, what it is out of, ``%``
            or a noun. A noun that is a unit of money makes it money, one with
            a slash a ratio (``0.9 máy/cán bộ``).

    Raises:
        ValueError: If it is none; the message says what to write.

    >>> read_quantity("at least 80.5 % hồ sơ"), read_quantity("58/64 xã"), read_quantity("about 4-5 tỷ đồng")
    (Quantity(>=80.5%), Quantity(58/64 xã), Quantity(~4-5 tỷ đồng))
    """
    match = _matched(_QUANTITY, text, "a quantity such as 'at least 80 %' or '20 cơ sở dữ liệu'")
    noun = match["noun"]
    unit = Unit.COUNT
    if match["percent"]:
        unit = Unit.PERCENT
    elif noun and unit_factor(noun) is not None:
        unit = Unit.MONEY
    elif noun and "/" in noun:
        unit = Unit.RATIO
    return Quantity(
        _plain(match["value"]),
        unit,
        high=_plain(match["high"]) if match["high"] else None,
        noun=noun,
        denominator=_plain(match["denominator"]) if match["denominator"] else None,
        comparator=_COMPARATORS[match["comparator"]] if match["comparator"] else Comparator.EQUAL,
        approximate=match["about"] is not None,
    )


def quantity_text(quantity: Quantity) -> str | None:
    """The short form of a quantity, or None where there is none.

    >>> quantity_text(Quantity(80.5, "percent", comparator=">=")), quantity_text(Quantity(1.268))
    ('at least 80.5 %', None)
    """
    text = f"{'about ' if quantity.approximate else ''}{_WORDS[quantity.comparator]}{_digits(quantity.value)}"
    if quantity.high is not None:
        text += f"-{_digits(quantity.high)}"
    if quantity.denominator is not None:
        text += f"/{_digits(quantity.denominator)}"
    text += " %" if quantity.unit is Unit.PERCENT else ""
    return _if_given_back(f"{text} {quantity.noun}" if quantity.noun else text, quantity, read_quantity)


def read_deadline(text: str) -> Deadline:
    """A deadline: a day, a month, a quarter, a half year or a year, which stand for their last days.

    Raises:
        ValueError: If it is none.

    >>> read_deadline("2015"), read_deadline("2015-Q3"), read_deadline("2015-03-15")
    (Deadline(2015-12-31, year), Deadline(2015-09-30, quarter), Deadline(2015-03-15, day))
    """
    match = _DEADLINE.match(text)
    if match is None:
        return Deadline(_day(text, "a date such as 2015, 2015-Q3, 2015-H1, 2015-06 or 2015-12-31"), Precision.DAY)
    if match["quarter"]:
        return Deadline(_last_day(match["year"], 3 * int(match["quarter"])), Precision.QUARTER)
    if match["half"]:
        return Deadline(_last_day(match["year"], 6 * int(match["half"])), Precision.HALF)
    if match["month"]:
        return Deadline(_last_day(match["year"], int(match["month"])), Precision.MONTH)
    return Deadline(_last_day(match["year"], 12), Precision.YEAR)


def deadline_text(deadline: Deadline) -> str | None:
    """The short form of a deadline, or None where there is none (it has words of its own).

    >>> import datetime
    >>> deadline_text(Deadline(datetime.date(2015, 6, 30), "half"))
    '2015-H1'
    """
    day = deadline.date
    text = {
        Precision.YEAR: f"{day.year:04}",
        Precision.HALF: f"{day.year:04}-H{(day.month + 5) // 6}",
        Precision.QUARTER: f"{day.year:04}-Q{(day.month + 2) // 3}",
        Precision.MONTH: f"{day.year:04}-{day.month:02}",
        Precision.DAY: day.isoformat(),
    }[deadline.precision]
    return _if_given_back(text, deadline, read_deadline)


def read_period(text: str) -> Period:
    """A period: a year, two years, or two days with a slash between.

    Raises:
        ValueError: If it is none, or turned round.

    >>> read_period("2011-2015"), read_period("2011-03-01/2012-06-30")
    (Period(2011-01-01 to 2015-12-31), Period(2011-03-01 to 2012-06-30))
    """
    wanted = "a period such as 2011-2015 or 2011-03-01/2012-06-30"
    match = _YEARS.match(text)
    if match:
        first, last = match["first"], match["last"] or match["first"]
        start, end, precision = _day(f"{first}-01-01", wanted), _day(f"{last}-12-31", wanted), Precision.YEAR
    else:
        begin, _, until = text.partition("/")
        start, end, precision = _day(begin.strip(), wanted), _day(until.strip(), wanted), Precision.DAY
    if end < start:
        raise ValueError(f"ends before it begins: {text!r}")
    return Period(start, end, precision)


def period_text(period: Period) -> str | None:
    """The short form of a period, or None where there is none.

    >>> period_text(read_period("2011 - 2015"))
    '2011-2015'
    """
    text = f"{period.start.isoformat()}/{period.end.isoformat()}"
    if period.precision is Precision.YEAR:
        text = f"{period.start.year:04}-{period.end.year:04}"
    return _if_given_back(text, period, read_period)


def read_amount(text: str) -> PrintedAmount:
    """An amount of money, with or without its unit; where the unit is one of money, the exact amount goes with it.

    Raises:
        ValueError: If it is none.

    >>> read_amount("8.7 tỷ đồng").money, read_amount("4623").money
    (Money(8,700,000,000 VND), None)
    """
    match = _matched(_AMOUNT, text, "an amount such as '8.7 tỷ đồng' or '450'")
    value, unit = Decimal(match["value"]), match["unit"]
    factor = unit_factor(unit) if unit else None
    money = None
    if factor:
        exact = _EXACT.multiply(value, factor[0])
        money = Money(exact.to_integral_value() if exact == exact.to_integral_value() else exact, factor[1])
    return PrintedAmount(value, unit, money, Decimal(match["high"]) if match["high"] else None)


def amount_text(amount: PrintedAmount) -> str | None:
    """The short form of an amount, or None where there is none.

    >>> amount_text(read_amount("4-5 tỷ đồng"))
    '4-5 tỷ đồng'
    """
    text = f"{amount.value:f}" if amount.high is None else f"{amount.value:f}-{amount.high:f}"
    return _if_given_back(f"{text} {amount.unit}" if amount.unit else text, amount, read_amount)


def _matched(pattern: re.Pattern[str], text: str, wanted: str) -> re.Match[str]:
    match = pattern.match(text)
    if match is None:
        raise ValueError(f"must be {wanted} (decimals with a point, no mark for thousands), not {text!r}")
    for name in ("value", "high", "denominator"):
        number = match.groupdict().get(name)
        if number and _TWO_READINGS.match(number):
            raise ValueError(
                f"{number} may be {number.replace('.', '')} to some: write that, or the field 'value: {number}'"
            )
    return match


def _plain(digits: str) -> int | float:
    return float(digits) if "." in digits else int(digits)


def _digits(value: float) -> str:
    """All the digits, without an exponent."""
    return f"{Decimal(str(value)):f}"


def _last_day(year: str, month: int) -> date:
    try:
        return date(int(year), month, calendar.monthrange(int(year), month)[1])
    except (ValueError, calendar.IllegalMonthError):
        raise ValueError(f"{year}-{month:02} is no month of the calendar") from None


def _day(text: str, wanted: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise ValueError(f"must be {wanted}, not {text!r}")
    return day


def _if_given_back(text: str, value: T, read: Callable[[str], T]) -> str | None:
    """The text where reading it gives the value again."""
    try:
        return text if read(text) == value else None
    except ValueError:
        return None
