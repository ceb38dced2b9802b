"""Dates, full and partial, and what looks like one."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.model import Precision
from egovplan.vietnamese.dates import PrintedDate, parse_date, quarter_number, scan_dates
from egovplan.vietnamese.folding import fold
from egovplan.vietnamese.match import Match


def scan(text: str) -> list[Match[PrintedDate]]:
    return scan_dates(fold(text).text)


def one(text: str) -> Match[PrintedDate]:
    found = scan(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "29/10/2010",
        "29-10-2010",
        "29.10.2010",
        "29 /10/2010",
        "29/ 10/ 2010",
        "ngày 29/10/2010",
        "Ngày 29 tháng 10 năm 2010",
        "NGÀY 29 THÁNG 10 NĂM 2010",
        "29 tháng 10, năm 2010",
        "ngày 29\ntháng 10 năm\n2010",
        "ngày* *29* *tháng* *10* *năm 2010",
    ],
)
def test_every_spelling_of_a_full_date_is_the_same_day(text: str) -> None:
    match = one(text)
    assert match.value == PrintedDate(date(2010, 10, 29), Precision.DAY, date(2010, 10, 29))
    assert match.notes == ()
    assert (match.start, match.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("tháng 12/2019", date(2019, 12, 1), date(2019, 12, 31), Precision.MONTH),
        ("tháng 3/2010", date(2010, 3, 1), date(2010, 3, 31), Precision.MONTH),
        ("tháng 02 năm 2024", date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH),
        ("Tháng 5 năm 2019", date(2019, 5, 1), date(2019, 5, 31), Precision.MONTH),
        ("Quý IV/2019", date(2019, 10, 1), date(2019, 12, 31), Precision.QUARTER),
        ("quý II năm 2010", date(2010, 4, 1), date(2010, 6, 30), Precision.QUARTER),
        ("quý 4/2019", date(2019, 10, 1), date(2019, 12, 31), Precision.QUARTER),
        ("Qúy III-2019", date(2019, 7, 1), date(2019, 9, 30), Precision.QUARTER),
        ("quí I của năm 2020", date(2020, 1, 1), date(2020, 3, 31), Precision.QUARTER),
        ("Quý III - IV/2025", date(2025, 7, 1), date(2025, 12, 31), Precision.QUARTER),
        ("quý I và quý II năm 2026", date(2026, 1, 1), date(2026, 6, 30), Precision.QUARTER),
        ("6 tháng đầu năm 2019", date(2019, 1, 1), date(2019, 6, 30), Precision.HALF),
        ("06 tháng cuối năm 2019", date(2019, 7, 1), date(2019, 12, 31), Precision.HALF),
        ("9 tháng đầu năm 2019", date(2019, 1, 1), date(2019, 9, 30), Precision.MONTH),
    ],
)
def test_a_partial_date_runs_from_its_first_to_its_last_day(
    text: str, first: date, last: date, precision: Precision
) -> None:
    match = one(text)
    assert match.value == PrintedDate(last, precision, first)
    assert match.text == fold(text).text


def test_a_bare_month_and_year_is_a_month_only_behind_a_word_that_makes_it_one() -> None:
    assert one("đến 12/2025").value.date == date(2025, 12, 31)
    assert scan("Nghị quyết 12/2025") == []


@pytest.mark.parametrize(
    "text",
    [
        "ngày 11/2010",
        "ngày     tháng     năm 2019",
        "ngày … tháng … năm 2019",
        "ngày ..... tháng 4 năm 2019",
        "ngày 10 tháng … năm 2019",
        "ngày      /4/2019",
    ],
)
def test_a_date_with_something_missing_is_no_date_and_is_noted(text: str) -> None:
    match = one(text)
    assert match.value.date is None
    assert match.value.first is None
    assert [note.code for note in match.notes] == ["date-incomplete"]
    assert match.text == text


@pytest.mark.parametrize(
    "text", ["ngày 31/02/2019", "30.2.2020", "ngày 31 tháng 4 năm 2019", "15/13/2019", "tháng 13/2019"]
)
def test_a_day_that_is_not_in_the_calendar_is_noted(text: str) -> None:
    match = one(text)
    assert match.value.date is None
    assert [note.code for note in match.notes] == ["date-invalid"]


def test_a_month_word_printed_for_the_year_is_read_and_noted() -> None:
    match = one("ngày 05 tháng 5 tháng 2008")
    assert match.value.date == date(2008, 5, 5)
    assert match.notes[0].code == "date-misprint"
    assert dict(match.notes[0].arguments)["value"] == "2008-05-05"


@pytest.mark.parametrize(
    "text",
    [
        "ngày 25 tháng cuối quý",
        "trước ngày 15 hằng tháng",
        "6 tháng một lần",
        "quý IV hằng năm",
        "24/7/365",
        "58/64 tỉnh",
        "43/2011/NĐ-CP",
        "20/2023/QH15",
        "1.268 hồ sơ",
        "17,5 tỷ đồng",
        "năm 2019",
        "giai đoạn 2011 - 2015",
        "12/2019/NQ-HĐND",
        "192.168.10.2019",
        "mục 1.2.3",
        "",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert scan(text) == []


def test_a_number_and_a_date_beside_it_are_told_apart() -> None:
    match = one("Luật số 67/2006/QH11 ngày 29/6/2006")
    assert match.text == "ngày 29/6/2006"


def test_two_dates_without_a_space_between_are_both_read() -> None:
    assert [match.value.date for match in scan("01/01/2019-31/12/2019")] == [date(2019, 1, 1), date(2019, 12, 31)]


def test_only_the_stretch_asked_for_is_scanned() -> None:
    text = "ngày 01/02/2019, ngày 03/04/2020"
    assert [match.start for match in scan_dates(text, 10)] == [17]
    assert [match.start for match in scan_dates(text, 0, 16)] == [0]


def test_spans_are_positions_in_the_nfc_text_of_what_is_parsed() -> None:
    match = parse_date("Hà Nội, ngày 29 tháng 10 năm 2010")
    assert match is not None
    assert match.text == "ngày 29 tháng 10 năm 2010"
    assert match.start == 8
    assert parse_date("không có ngày") is None


def test_quarters_are_numbered_in_roman_or_arabic() -> None:
    assert [quarter_number(text) for text in ("i", "ii", "iii", "iv", "1", "4")] == [1, 2, 3, 4, 1, 4]


_DAYS = st.dates(date(1945, 9, 2), date(2099, 12, 31))
_SPELLINGS = [
    "{0.day}/{0.month}/{0.year}",
    "{0.day:02}/{0.month:02}/{0.year}",
    "{0.day}-{0.month}-{0.year}",
    "{0.day}.{0.month}.{0.year}",
    "ngày {0.day:02} tháng {0.month} năm {0.year}",
    "ngày {0.day}/{0.month}/{0.year}",
]


@given(day=_DAYS, spelling=st.sampled_from(_SPELLINGS), before=st.sampled_from(["", "văn bản ", "(", "; "]))
@settings(max_examples=60)
def test_a_printed_day_reads_back_as_that_day(day: date, spelling: str, before: str) -> None:
    text = before + spelling.format(day) + "."
    match = one(text)
    assert match.value.date == day == match.value.first
    assert text[match.start : match.end] == match.text == spelling.format(day)


@given(day=_DAYS, spelling=st.sampled_from(["tháng {0.month}/{0.year}", "tháng {0.month:02} năm {0.year}"]))
@settings(max_examples=40)
def test_a_printed_month_holds_its_days(day: date, spelling: str) -> None:
    value = one(spelling.format(day)).value
    assert value.first is not None
    assert value.date is not None
    assert value.first <= day <= value.date
    assert (value.first.month, value.date.month) == (day.month, day.month)
    assert (value.date.toordinal() + 1 - value.first.replace(day=1).toordinal()) in (28, 29, 30, 31)


@given(st.text(alphabet="0123456789/-.,: \nngàythánămquýiv…", max_size=60))
@settings(max_examples=150)
def test_nothing_makes_it_fail_and_spans_never_overlap(text: str) -> None:
    folded = fold(text).text
    found = scan_dates(folded)
    assert all(folded[match.start : match.end] == match.text for match in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    for match in found:
        assert (match.value.date is None) == bool(
            {note.code for note in match.notes} & {"date-invalid", "date-incomplete"}
        )


@pytest.mark.parametrize("unit", ["ngày ... ", "tháng 1 ", "1/2/", "quý i ", "ngày    ", "....", "5 tháng "])
def test_the_scan_takes_time_in_proportion_to_the_text(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begun = time.perf_counter()
    scan_dates(text)
    assert time.perf_counter() - begun < 5
