"""What must be reported how often, over which window, by when."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovplan.analysis import occurrences
from egovplan.model import ReportingDuty, Rhythm
from egovplan.reading.reader import read_text

HEAD = "KẾ HOẠCH\nỨng dụng công nghệ thông tin tỉnh Sơn Hải năm 2021\nI. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\n"


def read(words: str) -> tuple[ReportingDuty, ...]:
    return read_text(f"{HEAD}a) {words}\n").plan.reporting_duties


def told(words: str) -> list[tuple[str, str | None]]:
    return [(str(duty.rhythm), duty.due) for duty in read(words)]


@pytest.mark.parametrize(
    ("words", "rhythm"),
    [
        ("Báo cáo Ủy ban nhân dân tỉnh hàng tuần.", Rhythm.WEEKLY),
        ("Báo cáo hằng tháng về tình hình thực hiện.", Rhythm.MONTHLY),
        ("Thực hiện chế độ báo cáo hằng quý.", Rhythm.QUARTERLY),
        ("Định kỳ 6 tháng tổng hợp, báo cáo Ủy ban nhân dân tỉnh.", Rhythm.HALF_YEARLY),
        ("Báo cáo 9 tháng gửi Sở Tài chính.", Rhythm.NINE_MONTHLY),
        ("Định kỳ hằng năm, báo cáo kết quả.", Rhythm.YEARLY),
        ("Báo cáo đột xuất khi có yêu cầu.", Rhythm.ON_DEMAND),
    ],
)
def test_the_rhythm_by_its_words(words: str, rhythm: Rhythm) -> None:
    (duty,) = read(words)
    assert (duty.rhythm, duty.agency, duty.due, duty.window_start) == (rhythm, "Sở Nội vụ", None, None)
    assert duty.agency_ids


@pytest.mark.parametrize(
    ("words", "rhythm", "due"),
    [
        ("Báo cáo hàng quý chậm nhất vào ngày 25 tháng cuối quý.", "quarterly", "Q-25"),
        ("Báo cáo hằng quý trước ngày 10 của tháng cuối quý.", "quarterly", "Q-10"),
        ("Báo cáo Ủy ban nhân dân tỉnh trước ngày 20 tháng cuối mỗi quý.", "quarterly", "Q-20"),
        ("Báo cáo 6 tháng trước ngày 15 tháng cuối kỳ.", "half_yearly", "H-15"),
        ("Báo cáo trước ngày 25 hằng tháng.", "monthly", "M-25"),
        ("Báo cáo hằng năm trước ngày 15/12.", "yearly", "12-15"),
        ("Báo cáo kết quả trước ngày 30 tháng 11 hằng năm.", "yearly", "11-30"),
        ("Báo cáo Bộ trưởng trước ngày 30 tháng 01 của năm tiếp theo.", "yearly", "01-30"),
        ("Gửi báo cáo trong tháng 2 hằng năm.", "yearly", "02-28"),
        ("Báo cáo kết quả trước ngày 20/12/2021.", "once", "2021-12-20"),
        ("Báo cáo kết quả trong tháng 11/2021.", "once", "2021-11-30"),
    ],
)
def test_the_last_day_in_the_forms_of_the_model(words: str, rhythm: str, due: str) -> None:
    assert told(words) == [(rhythm, due)]


def test_a_window_for_each_quarter_is_a_duty_for_each_quarter() -> None:
    duties = read(
        "Thực hiện báo cáo định kỳ hàng quý trước ngày 20 tháng cuối quý: thời gian chốt số liệu báo cáo quý I từ ngày "
        "15 tháng 12 năm trước tới ngày 14 tháng 3, quý II từ ngày 15 tháng 3 đến ngày 14 tháng 6, quý III từ ngày 15/6 "
        "đến hết ngày 14/9, quý IV từ ngày 15 tháng 9 đến ngày 14 tháng 12."
    )
    assert [(duty.window_start, duty.window_end) for duty in duties] == [
        ("12-15", "03-14"), ("03-15", "06-14"), ("06-15", "09-14"), ("09-15", "12-14"),
    ]  # fmt: skip
    assert {(duty.rhythm, duty.due) for duty in duties} == {(Rhythm.QUARTERLY, "Q-20")}
    assert len({duty.id for duty in duties}) == 4


def test_rhythms_that_each_have_their_day_are_a_duty_each() -> None:
    assert told(
        "Định kỳ hàng tháng (trước ngày 16 hàng tháng), 6 tháng (trước ngày 16/6), tổng kết năm (trước ngày 20/11 hàng "
        "năm) báo cáo tình hình thực hiện."
    ) == [("monthly", "M-16"), ("half_yearly", "06-16"), ("yearly", "11-20")]


def test_two_days_of_one_rhythm_are_a_duty_each() -> None:
    assert told("Báo cáo định kỳ 6 tháng trước ngày 15/6 và trước ngày 15/12.") == [
        ("half_yearly", "06-15"),
        ("half_yearly", "12-15"),
    ]


def test_several_rhythms_without_days_are_one_duty() -> None:
    assert told("Tổng hợp báo cáo Ủy ban nhân dân tỉnh theo định kỳ 6 tháng, năm.") == [("half_yearly", None)]


@pytest.mark.parametrize(
    "words",
    [
        "Xây dựng kế hoạch hàng năm và dự toán ngân sách hàng năm.",
        "Báo cáo kết quả thực hiện dự án tại đơn vị mình.",
        "Xây dựng kế hoạch hằng năm để báo cáo.",
        "Đào tạo định kỳ 6 tháng cho cán bộ.",
        "Tổ chức sơ kết vào cuối năm 2027 để báo cáo.",
        "Căn cứ báo cáo số 12/BC-UBND ngày 20/12/2020 để triển khai.",
    ],
)
def test_a_sentence_without_a_report_or_its_rhythm_is_no_duty(words: str) -> None:
    assert not read(words)


def test_each_sentence_is_a_duty_of_its_own_subject() -> None:
    first, second = read(
        "Định kỳ hằng năm gửi báo cáo trước ngày 15 tháng 12; đào tạo cán bộ. Sở Tài chính tổng hợp, báo cáo Ủy ban "
        "nhân dân tỉnh trước ngày 30 tháng 12 hằng năm."
    )
    assert (first.agency, first.due, second.agency, second.due) == ("Sở Nội vụ", "12-15", "Sở Tài chính", "12-30")
    assert first.text == "Định kỳ hằng năm gửi báo cáo trước ngày 15 tháng 12"


def test_days_that_the_calendar_does_not_have_are_left_out() -> None:
    assert told("Báo cáo hằng năm trước ngày 31/02.") == [("yearly", None)]
    assert told("Báo cáo hằng năm trước ngày 15/13.") == [("yearly", None)]


def test_numbers_of_windows_and_days_are_read() -> None:
    reading = read_text(f"{HEAD}a) Báo cáo hằng quý trước ngày 20 tháng cuối quý.\n")
    spans = [reading.context.document.flat[a:b] for a, b in reading.context.read]
    assert any("20 tháng cuối quý" in span for span in spans)


DAY = st.integers(1, 28)
FORMS = (
    "Báo cáo hằng quý trước ngày {day} tháng cuối quý.",
    "Báo cáo hằng tháng trước ngày {day} hằng tháng.",
    "Báo cáo hằng năm trước ngày {day}/{month}.",
)


@given(st.sampled_from(FORMS), DAY, st.integers(1, 12))
def test_every_day_that_is_read_occurs(form: str, day: int, month: int) -> None:
    from datetime import date

    (duty,) = read(form.format(day=day, month=month))
    assert duty.due is not None
    assert re.fullmatch(r"[MQH]-\d\d|\d\d-\d\d|\d{4}-\d\d-\d\d", duty.due)
    found = occurrences(duty, date(2021, 1, 1), date(2021, 12, 31))
    assert found
    assert {occurrence.day.day for occurrence in found} == {day}


@given(st.integers(1, 400))
def test_no_sentence_gives_endless_duties(times: int) -> None:
    duties = read("Báo cáo hằng năm " + "trước ngày 20/6, " * times + "cho tỉnh.")
    assert len(duties) <= 24
    assert all(len(duty.text) <= 2000 for duty in duties)
