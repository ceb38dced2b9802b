"""Dated steps without a number."""

from datetime import date

import pytest

from egovplan.model import Milestone
from egovplan.reading.reader import read_text

HEAD = "KẾ HOẠCH\nỨng dụng công nghệ thông tin tỉnh Sơn Hải giai đoạn 2021 - 2025\n"


def read(text: str) -> tuple[Milestone, ...]:
    return read_text(HEAD + text).plan.milestones


def told(text: str) -> list[tuple[str, str]]:
    return [(step.due.isoformat() if step.due else "", step.label) for step in read(text)]


def test_every_sentence_of_a_roadmap_without_a_number_is_a_step_of_its_year() -> None:
    text = (
        "I. LỘ TRÌNH\nCác bước theo từng năm, cụ thể:\n1. Đến năm 2021\n- Nâng cấp cổng thông tin. 60% hồ sơ trên mạng."
        " Mở trung tâm dữ liệu.\n2. Đến năm 2022\n- Xúc tiến xây dựng kho số.\n"
    )
    assert told(text) == [
        ("2021-12-31", "Nâng cấp cổng thông tin"),
        ("2021-12-31", "Mở trung tâm dữ liệu"),
        ("2022-12-31", "Xúc tiến xây dựng kho số"),
    ]


def test_a_period_that_opens_a_paragraph_of_the_roadmap_is_its_date_not_its_words() -> None:
    text = "I. LỘ TRÌNH\n2021-2023: Hoàn thiện hạ tầng dùng chung. Triển khai các ứng dụng.\n"
    assert told(text) == [("2023-12-31", "Hoàn thiện hạ tầng dùng chung"), ("2023-12-31", "Triển khai các ứng dụng")]


def test_a_sentence_with_two_dates_is_two_steps() -> None:
    text = (
        "I. NỘI DUNG\n1. Nền tảng\na) Xây dựng trục liên thông văn bản của tỉnh, hoàn thành trong năm 2021, và tiếp tục "
        "phát triển, hoàn thiện trong giai đoạn 2022 - 2025.\n"
    )
    first, second = read(text)
    assert (first.due, second.due) == (date(2021, 12, 31), date(2025, 12, 31))
    assert first.label.startswith("Xây dựng trục liên thông văn bản của tỉnh")
    assert second.label.endswith("tiếp tục phát triển, hoàn thiện")
    assert second.label.startswith("Xây dựng trục")
    assert second.deadline is not None
    assert second.deadline.text == "trong giai đoạn 2022 - 2025"


def test_a_date_behind_the_last_item_holds_for_the_list() -> None:
    text = (
        "I. NỘI DUNG\n1. An toàn\na) Xây dựng các hệ thống kỹ thuật của tỉnh, gồm: hệ thống giám sát; hệ thống cảnh báo;"
        " hệ thống ứng cứu sự cố, hoàn thành trong giai đoạn 2021 - 2022.\n"
    )
    assert told(text) == [("2022-12-31", "Xây dựng các hệ thống kỹ thuật của tỉnh, gồm")]


def test_years_alone_in_brackets_date_the_words_before_them() -> None:
    text = "I. NỘI DUNG\n1. Thủ tục\na) Người dân tự làm hồ sơ ở mức độ 2 (năm 2021), mức độ 3 (năm 2022).\n"
    assert [step.due for step in read(text)] == [date(2021, 12, 31), date(2022, 12, 31)]


def test_all_of_something_is_a_step_before_a_number() -> None:
    text = "I. NỘI DUNG\n1. Chữ ký số\nĐến năm 2025, tất cả các cơ quan đều có chữ ký số, 80% bộ phận một cửa có chữ ký số.\n"
    assert told(text) == [("2025-12-31", "tất cả các cơ quan đều có chữ ký số")]


def test_the_heading_of_a_list_in_an_appendix_may_be_a_step() -> None:
    text = (
        "PHỤ LỤC 1\nDANH MỤC CÁC ĐƠN VỊ GIAI ĐOẠN 2021 - 2025\n1. Danh mục các đơn vị đến cuối năm 2022 phải hoàn tất "
        "xây dựng trang thông tin của đơn vị mình:\n\tSTT\n\tĐơn vị\n\n\t1\n\tSở Nội vụ\n"
    )
    (step,) = read(text)
    assert step.due == date(2022, 12, 31)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rà soát các kế hoạch, đặc biệt là giai đoạn 2021 - 2022, cũng như các đề án.",
        "Triển khai Nghị quyết số 17/NQ-CP ngày 07/3/2019 của Chính phủ.",
        "Ban hành Kế hoạch ứng dụng công nghệ thông tin giai đoạn 2021 - 2025.",
        "Tiếp tục hoàn thiện các chính sách của tỉnh.",
        "Kế thừa kết quả đã đạt được từ năm 2015.",
    ],
)
def test_a_period_of_a_name_or_a_date_of_an_act_is_no_step(sentence: str) -> None:
    assert not read(f"I. NỘI DUNG\n1. Nền tảng\na) {sentence}\n")


def test_a_number_makes_a_statement_not_a_step() -> None:
    text = "I. NỘI DUNG\n1. Nền tảng\na) Hoàn thành 20 cơ sở dữ liệu trong năm 2022.\n"
    reading = read_text(HEAD + text)
    assert not reading.plan.milestones
    assert len(reading.plan.statements) == 1


def test_steps_of_the_status_and_of_duties_are_no_milestones() -> None:
    assert not read("I. HIỆN TRẠNG\n1. Nền tảng\na) Hoàn thành cổng thông tin trong năm 2019.\n")
    assert not read("I. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\na) Hoàn thành kế hoạch trong năm 2021.\n")


def test_milestones_know_their_lines() -> None:
    (step,) = read("I. LỘ TRÌNH\n1. Đến năm 2021\n- Nâng cấp cổng thông tin.\n")
    assert step.source is not None
    assert step.source.line == 5
