"""Periods in running text and in the time cells of task tables."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.model import Period, Precision
from egovplan.vietnamese.dates import scan_dates
from egovplan.vietnamese.folding import fold
from egovplan.vietnamese.match import Match
from egovplan.vietnamese.periods import parse_period, read_time_cell, scan_periods


def one(text: str) -> Match[Period | None]:
    folded = fold(text)
    found = scan_periods(folded.text, original=folded.nfc)
    assert len(found) == 1, found
    return found[0]


def years(first: int, last: int) -> tuple[date, date]:
    return date(first, 1, 1), date(last, 12, 31)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("giai đoạn 2011 - 2015", 2011, 2015),
        ("GIAI ĐOẠN 2011 – 2015", 2011, 2015),
        ("Giai\nđoạn 2026 -\n2030", 2026, 2030),
        ("2011-2015", 2011, 2015),
        ("2009- 2010", 2009, 2010),
        ("2011 -2015", 2011, 2015),
        ("từ năm 2026 đến năm 2030", 2026, 2030),
        ("từ năm 2021 đến hết năm 2025", 2021, 2025),
        ("giai đoạn 2021 đến 2025", 2021, 2025),
        ("giai đoạn từ năm 2011-2012", 2011, 2012),
        ("từ 2012 - 2015", 2012, 2015),
        ("2 năm 2009 - 2010", 2009, 2010),
        ("5 năm 2026 - 2030", 2026, 2030),
        ("Năm 2025-2030", 2025, 2030),
        ("nhiệm kỳ 2021-2026", 2021, 2026),
        ("thời kỳ 2021 - 2030", 2021, 2030),
        ("2020-2020", 2020, 2020),
    ],
)
def test_two_years_make_a_period_and_the_words_before_belong_to_it(text: str, first: int, last: int) -> None:
    match = one(text)
    assert match.value is not None
    assert (match.value.start, match.value.end) == years(first, last)
    assert match.value.precision is Precision.YEAR
    assert match.text == text
    assert match.value.text == " ".join(text.split())
    assert match.notes == ()


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("tháng 6/2026 - tháng 12/2027", date(2026, 6, 1), date(2027, 12, 31), Precision.MONTH),
        ("từ ngày 01/01/2026 đến ngày 31/12/2026", date(2026, 1, 1), date(2026, 12, 31), Precision.DAY),
        ("quý IV/2025 - quý II/2026", date(2025, 10, 1), date(2026, 6, 30), Precision.QUARTER),
        ("01/12/2018-30/11/2019", date(2018, 12, 1), date(2019, 11, 30), Precision.DAY),
    ],
)
def test_two_dates_joined_make_a_period(text: str, first: date, last: date, precision: Precision) -> None:
    match = one(text)
    assert match.value is not None
    assert (match.value.start, match.value.end, match.value.precision) == (first, last, precision)


@pytest.mark.parametrize("text", ["2021-2015", "giai đoạn 2015 - 2011", "2009 - 1010", "từ 31/12/2020 đến 01/01/2019"])
def test_a_period_turned_round_has_no_value_and_is_noted(text: str) -> None:
    match = one(text)
    assert match.value is None
    assert [note.code for note in match.notes] == ["period-inverted"]
    assert dict(match.notes[0].arguments) == {"text": text}


@pytest.mark.parametrize("text", ["2009- 2100", "1990 - 2045"])
def test_a_period_that_is_too_long_is_kept_and_noted(text: str) -> None:
    match = one(text)
    assert match.value is not None
    assert [note.code for note in match.notes] == ["period-implausible"]


def test_thirty_years_are_still_plausible() -> None:
    assert one("2020 - 2050").notes == ()


@pytest.mark.parametrize(
    "text",
    [
        "năm 2015",
        "2011, 2015",
        "246/2005-2010",
        "1.2011 - 2015",
        "2000 - 2500 hộ",
        "1200-1500 lượt",
        "12011-2015",
        "2011-20155",
        "1990-2025/QĐ-UBND",
        "60 - 70%",
        "2020 - 2025%",
        "Nghị quyết ngày 5/5/2006 và Quyết định ngày 6/6/2006",
    ],
)
def test_other_numbers_are_no_periods(text: str) -> None:
    assert scan_periods(fold(text).text) == []


def test_dates_already_scanned_are_used() -> None:
    text = "từ ngày 01/01/2026 đến ngày 31/12/2026; 2011 - 2015"
    assert scan_periods(text, dates=scan_dates(text)) == scan_periods(text)
    assert len(scan_periods(text, dates=[])) == 1


def test_periods_come_in_order_within_the_stretch_asked_for() -> None:
    text = "2011-2015; 01/01/2016 - 31/12/2016; 2017-2018"
    assert [match.text for match in scan_periods(text)] == ["2011-2015", "01/01/2016 - 31/12/2016", "2017-2018"]
    assert [match.text for match in scan_periods(text, 11, 36)] == ["01/01/2016 - 31/12/2016"]


def test_a_phrase_is_parsed_with_its_own_spelling() -> None:
    match = parse_period("thuộc Giai đoạn 2011 – 2015 của tỉnh")
    assert match is not None
    assert match.text == "Giai đoạn 2011 – 2015"
    assert parse_period("không có") is None


@pytest.mark.parametrize(
    ("cell", "first", "last", "precision"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31), Precision.YEAR),
        ("Năm 2026", date(2026, 1, 1), date(2026, 12, 31), Precision.YEAR),
        ("2019 - 2020", date(2019, 1, 1), date(2020, 12, 31), Precision.YEAR),
        ("Năm 2025-2030", date(2025, 1, 1), date(2030, 12, 31), Precision.YEAR),
        ("Quý IV/2019", date(2019, 10, 1), date(2019, 12, 31), Precision.QUARTER),
        ("Quý III - IV/2025", date(2025, 7, 1), date(2025, 12, 31), Precision.QUARTER),
        ("Tháng 12/2019", date(2019, 12, 1), date(2019, 12, 31), Precision.MONTH),
        ("12/2025", date(2025, 12, 1), date(2025, 12, 31), Precision.MONTH),
        ("Từ 2019", date(2019, 1, 1), date(2019, 12, 31), Precision.YEAR),
        ("2019, 2021", date(2019, 1, 1), date(2021, 12, 31), Precision.YEAR),
        ("Quý I/2026; Quý III/2027", date(2026, 1, 1), date(2027, 9, 30), Precision.QUARTER),
        ("30/6/2026", date(2026, 6, 30), date(2026, 6, 30), Precision.DAY),
        ("2009- 2100", date(2009, 1, 1), date(2100, 12, 31), Precision.YEAR),
    ],
)
def test_a_time_cell_is_one_period_over_all_it_prints(cell: str, first: date, last: date, precision: Precision) -> None:
    period, notes = read_time_cell(cell)
    assert period == Period(first, last, precision, cell)
    assert [note.code for note in notes] == (["period-implausible"] if "2100" in cell else [])


@pytest.mark.parametrize("cell", ["", "Hằng năm", "Thường xuyên", "6 tháng", "1.268", "Khi có phát sinh."])
def test_a_cell_without_a_time_has_no_period(cell: str) -> None:
    assert read_time_cell(cell) == (None, ())


def test_a_cell_turned_round_has_no_period_but_a_note() -> None:
    period, notes = read_time_cell("2021-2015")
    assert period is None
    assert [note.code for note in notes] == ["period-inverted"]


@given(
    first=st.integers(1976, 2060), length=st.integers(0, 30), joiner=st.sampled_from(["-", " - ", "- ", " – ", " đến "])
)
@settings(max_examples=60)
def test_a_printed_period_reads_back(first: int, length: int, joiner: str) -> None:
    match = one(f"giai đoạn {first}{joiner}{first + length}")
    assert match.value is not None
    assert (match.value.start, match.value.end) == years(first, first + length)
    assert match.value.years == range(first, first + length + 1)


@given(st.text(alphabet="0129-– đếngiaoạtừămqu/\n", max_size=60))
@settings(max_examples=150)
def test_nothing_makes_it_fail(text: str) -> None:
    folded = fold(text).text
    for match in scan_periods(folded):
        assert folded[match.start : match.end] == match.text
        assert (match.value is None) == ("period-inverted" in [note.code for note in match.notes])
    read_time_cell(text)


@pytest.mark.parametrize("unit", ["2019 - ", "từ năm 2019 ", "2019 đến năm ", "1/1/2019 - "])
def test_the_scan_takes_time_in_proportion_to_the_text(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begun = time.perf_counter()
    scan_periods(text)
    assert time.perf_counter() - begun < 5
