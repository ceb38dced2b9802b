"""Quantities, money, days and periods as people read them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovplan.formatting import (
    format_day,
    format_deadline,
    format_money,
    format_number,
    format_period,
    format_quantity,
)
from egovplan.model import Deadline, Money, Period, PrintedAmount, Quantity


@pytest.mark.parametrize(
    ("quantity", "english", "vietnamese"),
    [
        (Quantity(80, "percent", comparator=">="), "at least 80%", "tối thiểu 80%"),
        (Quantity(0.5, "percent"), "0.5%", "0,5%"),
        (Quantity(30, "percent", high=50), "30% to 50%", "30% - 50%"),
        (Quantity(1268, "count", noun="máy trạm"), "1,268 máy trạm", "1.268 máy trạm"),
        (
            Quantity(30, "count", noun="cơ sở dữ liệu", comparator=">"),
            "more than 30 cơ sở dữ liệu",
            "trên 30 cơ sở dữ liệu",
        ),
        (Quantity(3, "count", noun="ngày", comparator="<="), "at most 3 ngày", "tối đa 3 ngày"),
        (Quantity(3, "count", noun="ngày", comparator="<"), "less than 3 ngày", "dưới 3 ngày"),
        (Quantity(58, "count", denominator=64, noun="tỉnh"), "58 of 64 tỉnh", "58/64 tỉnh"),
        (Quantity(0.6, "ratio", noun="máy/CBCC"), "0.6 máy/CBCC", "0,6 máy/CBCC"),
        (Quantity(1.7, "ratio"), "1.7", "1,7"),
        (Quantity(58, "percent", noun="máy/cán bộ"), "58%", "58%"),
        (
            Quantity(60, "percent", comparator=">", approximate=True),
            "about more than 60%",
            "khoảng trên 60%",
        ),
    ],
)
def test_quantities(quantity, english, vietnamese):
    assert format_quantity(quantity) == english
    assert format_quantity(quantity, "vi") == vietnamese


def test_another_locale_has_its_own_numbers():
    assert format_quantity(Quantity(1268.5, "ratio"), "de") == "1.268,5"


def test_digits_are_not_rounded_away():
    assert format_number(Decimal("0.123456789012345678"), "vi") == "0,123456789012345678"
    assert format_number(0.1, "en") == "0.1"


@given(st.integers(-(10**15), 10**15), st.integers(0, 6))
def test_a_number_in_vietnamese_says_what_the_number_is(whole, decimals):
    value = Decimal(whole).scaleb(-decimals)
    plain = format_number(value, "vi").replace(".", "").replace(",", ".")
    assert Decimal(plain) == value


@pytest.mark.parametrize(
    ("amount", "style", "english", "vietnamese"),
    [
        (Money(17_000_000_000), "symbol", "₫17,000,000,000", "17.000.000.000 ₫"),
        (Money(17_000_000_000), "name", "17,000,000,000 Vietnamese dong", "17.000.000.000 đồng Việt Nam"),
        (Money(17_000_000_000), "compact", "17 billion đồng", "17 tỷ đồng"),
        (Money(8_725_000_000), "compact", "8.725 billion đồng", "8,725 tỷ đồng"),
        (Money(350_000_000), "compact", "350 million đồng", "350 triệu đồng"),
        (Money("12.5", "USD"), "symbol", "$12.50", "12,50 US$"),
        (Money("0.5"), "symbol", "₫0.5", "0,5 ₫"),
        (PrintedAmount("17", "tỷ đồng", Money(17 * 10**9)), "symbol", "17 tỷ đồng", "17 tỷ đồng"),
        (PrintedAmount("4", "tỷ đồng", Money(4 * 10**9), "5"), "symbol", "4 to 5 tỷ đồng", "4 - 5 tỷ đồng"),
        (PrintedAmount("4623"), "symbol", "4,623 (no printed unit)", "4.623 (không ghi đơn vị tính)"),
        (None, "symbol", "not stated", "không nêu"),
    ],
)
def test_money(amount, style, english, vietnamese):
    # CLDR parts numbers and signs with no-break spaces.
    assert format_money(amount, "en", style).replace("\xa0", " ") == english
    assert format_money(amount, "vi", style).replace("\xa0", " ") == vietnamese


def test_an_unknown_style_of_money_is_refused():
    with pytest.raises(ValueError, match="style must be symbol, name or compact, not 'words'"):
        format_money(Money(1), style="words")


@pytest.mark.parametrize(
    ("deadline", "english", "vietnamese"),
    [
        (Deadline(date(2013, 12, 31), "year"), "by the end of 2013", "đến hết năm 2013"),
        (
            Deadline(date(2019, 12, 31), "quarter"),
            "by the end of the fourth quarter of 2019",
            "đến hết quý IV năm 2019",
        ),
        (Deadline(date(2010, 6, 30), "quarter"), "by the end of the second quarter of 2010", "đến hết quý II năm 2010"),
        (Deadline(date(2010, 6, 30), "half"), "by the end of the first half of 2010", "đến hết 6 tháng đầu năm 2010"),
        (
            Deadline(date(2010, 12, 31), "half"),
            "by the end of the second half of 2010",
            "đến hết 6 tháng cuối năm 2010",
        ),
        (Deadline(date(2019, 2, 28), "month"), "by the end of February 2019", "đến hết tháng 2 năm 2019"),
        (Deadline(date(2019, 4, 10), "day"), "by April 10, 2019", "đến ngày 10 tháng 4 năm 2019"),
        (Deadline(date(2019, 12, 31), "day"), "by December 31, 2019", "đến ngày 31 tháng 12 năm 2019"),
        (date(2019, 4, 10), "by April 10, 2019", "đến ngày 10 tháng 4 năm 2019"),
        (None, "no deadline", "không nêu thời hạn"),
    ],
)
def test_deadlines_are_as_exact_as_they_were_printed(deadline, english, vietnamese):
    assert format_deadline(deadline) == english
    assert format_deadline(deadline, "vi") == vietnamese


@pytest.mark.parametrize("precision", ["year", "half", "quarter", "month"])
def test_a_day_that_does_not_end_its_span_is_told_as_a_day(precision):
    assert format_deadline(Deadline(date(2019, 5, 30), precision)) == "by May 30, 2019"


def test_a_month_that_ends_no_quarter_is_told_as_a_day():
    assert format_deadline(Deadline(date(2019, 5, 31), "quarter")) == "by May 31, 2019"


@pytest.mark.parametrize(
    ("period", "english", "vietnamese"),
    [
        (Period(date(2011, 1, 1), date(2015, 12, 31)), "2011–2015", "2011 - 2015"),
        (Period(date(2012, 1, 1), date(2012, 12, 31)), "2012", "2012"),
        (
            Period(date(2019, 10, 1), date(2019, 12, 31), "quarter"),
            "October 1, 2019 to December 31, 2019",
            "từ ngày 1 tháng 10 năm 2019 đến ngày 31 tháng 12 năm 2019",
        ),
        (None, "no period", "không nêu thời gian"),
    ],
)
def test_periods(period, english, vietnamese):
    assert format_period(period) == english
    assert format_period(period, "vi") == vietnamese


def test_a_day_follows_the_region():
    assert format_day(date(2019, 4, 10), "en_GB") == "10 April 2019"
