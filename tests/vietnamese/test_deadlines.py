"""Deadlines and what is none."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.model import Deadline, Precision
from egovplan.vietnamese.dates import scan_dates
from egovplan.vietnamese.deadlines import parse_deadline, scan_deadlines
from egovplan.vietnamese.folding import fold
from egovplan.vietnamese.match import Match
from egovplan.vietnamese.periods import scan_periods


def scan(text: str) -> list[Match[Deadline]]:
    folded = fold(text)
    return scan_deadlines(folded.text, original=folded.nfc)


def one(text: str) -> Match[Deadline]:
    found = scan(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "last", "precision"),
    [
        ("đến năm 2013", date(2013, 12, 31), Precision.YEAR),
        ("Đến hết năm 2015", date(2015, 12, 31), Precision.YEAR),
        ("đến cuối năm 2025", date(2025, 12, 31), Precision.YEAR),
        ("vào năm 2015", date(2015, 12, 31), Precision.YEAR),
        ("vào cuối năm 2027", date(2027, 12, 31), Precision.YEAR),
        ("trong năm 2019", date(2019, 12, 31), Precision.YEAR),
        ("chậm nhất trong năm 2027", date(2027, 12, 31), Precision.YEAR),
        ("năm 2015", date(2015, 12, 31), Precision.YEAR),
        ("đến 2015", date(2015, 12, 31), Precision.YEAR),
        ("đến\nnăm 2030", date(2030, 12, 31), Precision.YEAR),
        ("trước năm 2015", date(2014, 12, 31), Precision.YEAR),
        ("trước quý IV năm 2011", date(2011, 9, 30), Precision.QUARTER),
        ("trước tháng 3/2012", date(2012, 2, 29), Precision.MONTH),
        ("trước giai đoạn 2021-2025", date(2020, 12, 31), Precision.YEAR),
        ("trước ngày 30/6/2020", date(2020, 6, 30), Precision.DAY),
        ("đến ngày 31/12/2025", date(2025, 12, 31), Precision.DAY),
        ("đến hết ngày 31 tháng 12 năm 2026", date(2026, 12, 31), Precision.DAY),
        ("vào ngày 25/6/2019", date(2019, 6, 25), Precision.DAY),
        ("quý IV/2019", date(2019, 12, 31), Precision.QUARTER),
        ("trong Quý II năm 2010", date(2010, 6, 30), Precision.QUARTER),
        ("tháng 6/2026", date(2026, 6, 30), Precision.MONTH),
        ("đến tháng 5/2008", date(2008, 5, 31), Precision.MONTH),
        ("đến cuối tháng 12/2008", date(2008, 12, 31), Precision.MONTH),
        ("6 tháng đầu năm 2019", date(2019, 6, 30), Precision.HALF),
        ("giai đoạn 2019 - 2020", date(2020, 12, 31), Precision.YEAR),
        ("trong giai đoạn từ năm 2011-2012", date(2012, 12, 31), Precision.YEAR),
        ("2011-2013", date(2013, 12, 31), Precision.YEAR),
        ("từ năm 2012 đến năm 2015", date(2015, 12, 31), Precision.YEAR),
    ],
)
def test_a_deadline_is_the_last_day_and_its_words_are_kept(text: str, last: date, precision: Precision) -> None:
    match = one(text)
    assert match.value == Deadline(last, precision, " ".join(text.split()))
    assert (match.text, match.start, match.end) == (text, 0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "từ năm 2026",
        "bắt đầu từ năm 2026",
        "kể từ ngày 01/01/2026",
        "từ quý I/2026",
        "sau năm 2020",
        "so với năm 2020",
        "so với cùng kỳ năm 2019",
        "so với mức trung bình năm 2024",
        "gấp 2,1 lần năm 2016",
        "Quyết định ngày 27/8/2010",
        "ngày 11/2010",
        "giai đoạn 2021-2015",
        "từ 1500 đến 2015 hộ",
        "43/2015/NĐ-CP",
        "mã số 2015",
        "năm 12015",
        "đến năm 2015%",
        "đến nay",
        "trong 2 năm",
        "",
    ],
)
def test_beginnings_comparisons_and_dates_of_acts_are_no_deadlines(text: str) -> None:
    assert scan(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nồng độ trung bình năm vào năm 2030 đạt", "vào năm 2030"),
        ("thực hiện thí điểm trong giai đoạn 2026 - 2027", "trong giai đoạn 2026 - 2027"),
        ("các sở, ngành và các\t2019-2020", "2019-2020"),
        ("đối với năm 2019, hoàn thành", "năm 2019"),
        ("kiểm kê lần đầu trong năm 2026", "trong năm 2026"),
        ("hoàn thành (đến năm 2020)", "đến năm 2020"),
        ("Phấn đấu đến **năm 2030**", "đến **năm 2030"),
    ],
)
def test_words_that_end_another_phrase_or_cell_do_not_belong(text: str, words: str) -> None:
    assert one(text).text == words


def test_each_year_of_a_list_is_a_deadline_of_its_own() -> None:
    assert [match.value.year for match in scan("các năm 2020, 2025 và 2030")] == [2020, 2025, 2030]
    assert [match.text for match in scan("năm 2008, 2009")] == ["năm 2008", "2009"]
    assert scan("từ năm 2026, 2027") == []


def test_a_comparison_does_not_hide_the_deadline_beside_it() -> None:
    assert one("giảm 20% so với năm 2020 vào năm 2030").value.year == 2030


def test_a_year_inside_a_date_or_a_period_is_not_a_second_deadline() -> None:
    assert [match.value.date for match in scan("đến ngày 30/6/2020; giai đoạn 2021 - 2025")] == [
        date(2020, 6, 30),
        date(2025, 12, 31),
    ]


def test_scans_already_made_are_used() -> None:
    text = "đến năm 2013; giai đoạn 2011 - 2015; trước ngày 30/6/2020"
    dates = scan_dates(text)
    assert scan_deadlines(text, dates=dates, periods=scan_periods(text, dates=dates)) == scan_deadlines(text)


def test_only_the_stretch_asked_for_is_scanned() -> None:
    text = "đến năm 2013; đến năm 2015"
    assert [match.start for match in scan_deadlines(text, 12)] == [14]
    assert [match.start for match in scan_deadlines(text, 0, 12)] == [0]
    assert [match.text for match in scan_deadlines(text, 4, 12)] == ["năm 2013"]


def test_a_phrase_that_is_nothing_but_a_date_or_a_year_is_parsed() -> None:
    assert parse_deadline("31/12/2025") == Match(
        Deadline(date(2025, 12, 31), Precision.DAY, "31/12/2025"), 0, 10, "31/12/2025"
    )
    parsed = parse_deadline(" 2015. ")
    assert parsed is not None
    assert parsed.value.date == date(2015, 12, 31)
    assert parse_deadline("Quyết định ngày 31/12/2025") is None
    assert parse_deadline("từ năm 2026") is None
    assert parse_deadline("2021-2015") is None


@given(year=st.integers(1950, 2099), words=st.sampled_from(["đến năm", "Đến hết năm", "vào năm", "trong năm", "năm"]))
@settings(max_examples=40)
def test_a_year_holds_until_its_last_day(year: int, words: str) -> None:
    assert one(f"{words} {year}").value == Deadline(date(year, 12, 31), Precision.YEAR, f"{words} {year}")


@given(st.integers(1950, 2099))
@settings(max_examples=30)
def test_before_a_year_is_a_day_earlier_than_its_first(year: int) -> None:
    assert one(f"trước năm {year}").value.date.toordinal() + 1 == date(year, 1, 1).toordinal()


@given(st.text(alphabet="012-/,. đếnămtrướcsovigqu\n*", max_size=80))
@settings(max_examples=150)
def test_nothing_makes_it_fail_and_deadlines_stand_in_order(text: str) -> None:
    folded = fold(text).text
    found = scan_deadlines(folded)
    assert all(folded[match.start : match.end] == match.text == match.value.text for match in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize("unit", ["năm 2019 ", "2019, ", "đến ", "so với ", "năm "])
def test_the_scan_takes_time_in_proportion_to_the_text(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begun = time.perf_counter()
    scan_deadlines(text)
    assert time.perf_counter() - begun < 5
