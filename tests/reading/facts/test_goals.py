"""The objectives, general and specific."""

from egovplan.model import GoalKind
from egovplan.reading.reader import read_text

HEAD = "KẾ HOẠCH\nỨng dụng công nghệ thông tin tỉnh Sơn Hải giai đoạn 2021 - 2025\n"


def told(text: str, head: str = HEAD) -> list[tuple[str, str, str | None]]:
    goals = read_text(head + text).plan.goals
    labels = {goal.id: goal.label for goal in goals}
    return [(str(goal.kind), goal.label, labels.get(goal.parent_id or "")) for goal in goals]


def test_general_and_specific_objectives_as_a_tree() -> None:
    text = (
        "I. MỤC TIÊU\n1. Mục tiêu tổng quát\nXây dựng chính quyền điện tử.\n2. Mục tiêu cụ thể\na) Nội bộ cơ quan\n"
        "- 80% văn bản điện tử.\n- Họp trực tuyến.\nb) Mục tiêu cho người dân:\n- Dịch vụ công.\n"
    )
    assert told(text) == [
        ("general", "Xây dựng chính quyền điện tử", None),
        ("specific", "Nội bộ cơ quan", None),
        ("specific", "80% văn bản điện tử", "Nội bộ cơ quan"),
        ("specific", "Họp trực tuyến", "Nội bộ cơ quan"),
        ("specific", "Mục tiêu cho người dân", None),
        ("specific", "Dịch vụ công", "Mục tiêu cho người dân"),
    ]


def test_bullets_below_an_introduction_are_specific() -> None:
    text = "Kế hoạch đặt ra những mục tiêu cụ thể như sau:\n- Có mạng nội bộ.\n- Có cổng thông tin.\n"
    assert [kind for kind, _, _ in told(text, "Kế hoạch năm 2021 của tỉnh Sơn Hải\n")] == ["specific", "specific"]


def test_viewpoints_are_no_objectives() -> None:
    text = "I. QUAN ĐIỂM, MỤC TIÊU\n1. Quan điểm\na) Lấy người dân làm trung tâm.\n2. Mục tiêu cụ thể\na) Có cổng.\n"
    assert [label for _, label, _ in told(text)] == ["Có cổng"]


def test_a_run_in_heading_says_which_kind() -> None:
    text = "I. MỤC TIÊU\n1. Mục tiêu chung: Xây dựng chính quyền số hiện đại, phục vụ người dân tốt hơn.\n"
    assert told(text) == [("general", "Xây dựng chính quyền số hiện đại, phục vụ người dân tốt hơn", None)]


def test_long_objectives_are_cut_at_a_word() -> None:
    words = "phục vụ người dân và doanh nghiệp " * 20
    ((_, label, _),) = told(f"I. MỤC TIÊU\n1. Mục tiêu tổng quát\n{words.strip()}.\n")
    assert len(label) <= 240
    assert words.startswith(f"{label} ")


def test_contents_and_status_hold_no_objectives() -> None:
    assert not told("I. HIỆN TRẠNG\n1. Mạng\n- Có mạng nội bộ.\nII. NỘI DUNG\n1. Mạng\n- Nâng cấp mạng.\n")


def test_indicators_know_the_goal_they_serve() -> None:
    reading = read_text(f"{HEAD}I. MỤC TIÊU\n1. Mục tiêu cụ thể\na) Nội bộ cơ quan\n- 80% văn bản điện tử.\n")
    (indicator,) = reading.plan.indicators
    goal = next(goal for goal in reading.plan.goals if goal.id == indicator.goal_id)
    assert (goal.kind, goal.label) == (GoalKind.SPECIFIC, "80% văn bản điện tử")
