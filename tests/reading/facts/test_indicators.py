"""Statements that measure one thing are one indicator."""

from egovplan.model import Direction, Plan, Unit
from egovplan.reading.reader import read_text

HEAD = "KẾ HOẠCH\nChuyển đổi số tỉnh Sơn Hải giai đoạn 2021 - 2025\n"


def plan_of(text: str) -> Plan:
    return read_text(HEAD + text).plan


def grouped(text: str) -> list[list[float]]:
    """The values of each indicator's statements, in the order in which indicators first stand."""
    plan = plan_of(text)
    return [
        [s.quantity.value for s in plan.statements if s.indicator_id == indicator.id] for indicator in plan.indicators
    ]


def test_status_and_target_of_one_concept_are_one_indicator() -> None:
    text = (
        "I. HIỆN TRẠNG\n- Tỷ lệ hồ sơ thủ tục hành chính nộp trực tuyến đạt 20%.\n"
        "II. MỤC TIÊU\n- 80% hồ sơ thủ tục hành chính được nộp trực tuyến.\n"
    )
    assert grouped(text) == [[20.0, 80.0]]


def test_levels_are_told_apart() -> None:
    text = "I. MỤC TIÊU\n- 90% hồ sơ công việc tại cấp tỉnh, 80% hồ sơ công việc tại cấp huyện được xử lý trên mạng.\n"
    assert grouped(text) == [[90.0], [80.0]]


def test_units_are_told_apart() -> None:
    text = "I. MỤC TIÊU\n- 90% xã có mạng nội bộ.\n- 120 xã có mạng nội bộ.\n"
    plan = plan_of(text)
    assert [indicator.unit for indicator in plan.indicators] == [Unit.PERCENT, Unit.COUNT]


def test_statements_without_a_concept_are_joined_by_their_words() -> None:
    text = (
        "I. MỤC TIÊU\n- Đến năm 2022, 40% cây xanh đô thị được gắn mã định danh.\n"
        "- Đến năm 2025, 90% cây xanh đô thị được gắn mã định danh.\n- 90% ao nuôi tôm được gắn cảm biến nước.\n"
    )
    assert grouped(text) == [[40.0, 90.0], [90.0]]


def test_what_is_to_fall_falls() -> None:
    text = "I. MỤC TIÊU\n- Giảm 30% lượng giấy photocopy.\n- Tỷ lệ cuộc gọi rơi không quá 2%.\n- 80% cây xanh có mã.\n"
    assert [indicator.direction for indicator in plan_of(text).indicators] == [
        Direction.DECREASE, Direction.DECREASE, Direction.INCREASE,
    ]  # fmt: skip


def test_an_indicator_belongs_to_the_goal_it_stands_below() -> None:
    text = (
        "I. MỤC TIÊU\n1. Mục tiêu tổng quát\nPhục vụ người dân.\n2. Mục tiêu cụ thể\na) Chính quyền số\n"
        "- 80% hồ sơ công việc được xử lý trên môi trường mạng.\n"
    )
    plan = plan_of(text)
    labels = {goal.id: goal.label for goal in plan.goals}
    assert [labels[indicator.goal_id or ""] for indicator in plan.indicators] == [
        "80% hồ sơ công việc được xử lý trên môi trường mạng"
    ]


def test_ids_do_not_depend_on_what_else_stands_in_the_plan() -> None:
    line = "- 80% hồ sơ thủ tục hành chính được nộp trực tuyến.\n"
    alone, among = plan_of(f"I. MỤC TIÊU\n{line}"), plan_of(f"I. MỤC TIÊU\n- 60 xã có mạng nội bộ.\n{line}")
    assert {i.id for i in alone.indicators} < {i.id for i in among.indicators}
    assert {s.id for s in alone.statements} < {s.id for s in among.statements}


def test_the_same_sentence_twice_gives_two_statements_with_ids_of_their_own() -> None:
    line = "- 80% hồ sơ thủ tục hành chính được nộp trực tuyến.\n"
    plan = plan_of(f"I. MỤC TIÊU\n{line}{line}")
    assert len({statement.id for statement in plan.statements}) == 2
    assert len(plan.indicators) == 1


def test_every_statement_has_an_indicator_and_every_indicator_a_statement() -> None:
    plan = plan_of("I. MỤC TIÊU\n- 80% hồ sơ, 60 xã, 12/15 huyện và 5 tỷ đồng mỗi năm; giảm 10% chi phí.\n")
    assert {s.indicator_id for s in plan.statements} == {i.id for i in plan.indicators}
