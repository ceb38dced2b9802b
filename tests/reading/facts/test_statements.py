"""Statements where their place decides: sections, headings, tables of numbers that are none (wordings: test_wordings)."""

from datetime import date

import pytest

from egovplan.model import Deadline, Plan, Precision, StatementKind, Unit
from egovplan.reading.facts.drafts import Times
from egovplan.reading.reader import Reading, read_text

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH SƠN HẢI\nSố: 88/KH-UBND\nSơn Hải, ngày 15 tháng 6 năm 2021\nKẾ HOẠCH\n"
    "Chuyển đổi số tỉnh Sơn Hải giai đoạn 2021 - 2025\n"
)


def reading_of(text: str) -> Reading:
    return read_text(HEAD + text)


def plan_of(text: str) -> Plan:
    return reading_of(text).plan


def dues(text: str) -> list[date | None]:
    return [statement.deadline.date if statement.deadline else None for statement in plan_of(text).statements]


def test_a_heading_gives_the_year_of_what_stands_below_it() -> None:
    text = "I. MỤC TIÊU\n1. Mục tiêu đến năm 2023\n- 80% hồ sơ trực tuyến.\n2. Mục tiêu đến năm 2025\n- 90% hồ sơ trực tuyến.\n"
    assert dues(text) == [date(2023, 12, 31), date(2025, 12, 31)]


def test_a_year_in_the_sentence_goes_before_that_of_the_heading() -> None:
    text = "I. MỤC TIÊU\n1. Mục tiêu đến năm 2025\n- Đến năm 2022, 80% hồ sơ được nộp trực tuyến.\n"
    assert dues(text) == [date(2022, 12, 31)]


def test_the_end_of_the_plan_holds_where_nothing_is_printed() -> None:
    assert dues("I. MỤC TIÊU\n- 80% hồ sơ được nộp trực tuyến.\n") == [date(2025, 12, 31)]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("HIỆN TRẠNG", StatementKind.BASELINE),
        ("MỤC TIÊU", StatementKind.TARGET),
        ("LỘ TRÌNH THỰC HIỆN", StatementKind.MILESTONE),
    ],
)
def test_the_section_says_what_a_number_is(heading: str, kind: StatementKind) -> None:
    (statement,) = plan_of(f"I. {heading}\n- 80% hồ sơ thủ tục hành chính được nộp trực tuyến.\n").statements
    assert statement.kind is kind
    assert statement.section


def test_numbers_in_titles_captions_and_recipients_are_no_statements() -> None:
    text = (
        "(Kèm theo Quyết định số 12/QĐ-UBND ngày 03/02/2021)\nI. MỤC TIÊU\n- Có cổng.\nNơi nhận:\n- Như Điều 3;\n"
        "- Lưu: VT, 12 bản.\n"
    )
    reading = reading_of(text)
    assert reading.plan.statements == ()
    assert all(number.aside for number in reading.context.statements.all_numbers())


def test_a_paragraph_that_is_only_a_number_says_nothing() -> None:
    assert plan_of("I. MỤC TIÊU\nBảo đảm 90% hồ sơ.\n\n12.\n").statements[0].quantity.value == 90
    assert len(plan_of("I. MỤC TIÊU\nBảo đảm 90% hồ sơ.\n\n12.\n").statements) == 1


def test_statements_keep_the_words_they_were_read_from() -> None:
    line = "80% hồ sơ thủ tục hành chính được nộp trực tuyến."
    (statement,) = plan_of(f"I. MỤC TIÊU\n- Phấn đấu {line}\n").statements
    assert statement.quote == line
    assert statement.quantity.unit is Unit.PERCENT
    assert statement.source is not None
    assert statement.source.line == 8


def test_no_statement_is_read_twice_and_every_number_is_accounted_for() -> None:
    reading = reading_of("I. MỤC TIÊU\n- 80% hồ sơ, 60% người dân, 12/15 xã theo Nghị định số 64/2007/NĐ-CP.\n")
    places = [(item.source.start, item.source.end) for item in reading.plan.statements if item.source]
    assert len(set(places)) == len(places) == 3


def test_the_plans_dates_stand_in_for_those_that_are_not_printed() -> None:
    context = reading_of("I. MỤC TIÊU\n- 80% hồ sơ.\n- Phấn đấu 60% người dân.\n").context
    statements, start = context.statements, context.document.flat.index("80%")
    due = Deadline(date(2030, 12, 31), Precision.YEAR, "năm 2030")
    statements.times = Times(due, None)
    assert [draft.deadline for draft in statements.span(start, start + 12, None)] == [due]
