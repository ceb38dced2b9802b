"""Tables of projects and tasks, in every layout, however the columns stand."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.families.printing import LAYOUTS, codes, load

from egovplan.loading import LoadedPlan
from egovplan.model import BudgetSource, Plan, Project, ProjectKind

TITLE = "DANH MỤC CÁC DỰ ÁN GIAI ĐOẠN 2021 - 2025"
HEADINGS = [
    "STT",
    "Tên dự án",
    "Chủ đầu tư",
    "Mục tiêu",
    "Tổng mức đầu tư (triệu đồng)",
    "Nguồn vốn",
    "Thời gian thực hiện",
    "Ghi chú",
]
ROWS = [
    ["1", "Trung tâm dữ liệu", "Sở Tài chính", "Dùng chung", "12.500", "Ngân sách tỉnh", "2021-2023", "Đang lập"],
    ["2", "Cổng dịch vụ công", "Văn phòng UBND tỉnh", "Phục vụ dân", "3.200,5", "NSTW, NS tỉnh", "Quý IV/2022", ""],
    ["3", "Mạng cho 12 huyện", "UBND các huyện", "Nâng cấp mạng", "800", "Xã hội hóa", "2021-2025", ""],
]
TOTAL = ["", "Tổng cộng", "", "", "16.500,5", "", "", ""]
TABLE = [HEADINGS, *ROWS, TOTAL]


def facts(project: Project) -> tuple[object, ...]:
    """What a project says, without ids and places."""
    cost = project.cost
    return (
        project.number, project.name, project.lead, project.objective, cost and (cost.value, cost.unit),
        project.funding, project.period_text, project.end, project.note,
    )  # fmt: skip


def all_facts(plan: Plan) -> list[tuple[object, ...]]:
    return [facts(project) for project in plan.projects]


EXPECTED = all_facts(load(TABLE, title=TITLE).plan)


def totals(loaded: LoadedPlan) -> list[tuple[str, str, str | None, str | None]]:
    return [(c.subject, c.value, c.group, c.unit) for c in loaded.plan.claims if c.kind == "total"]


def test_every_column_goes_to_its_field() -> None:
    first, second, third = load(TABLE, title=TITLE).plan.projects
    assert first.kind is ProjectKind.PROJECT
    assert (first.number, first.name, first.lead) == ("1", "Trung tâm dữ liệu", "Sở Tài chính")
    assert first.lead_ids
    assert first.objective == "Dùng chung"
    assert first.cost is not None
    assert first.cost.money is not None
    assert (first.cost.value, first.cost.unit, first.cost.money.amount) == (12500, "triệu đồng", 12_500_000_000)
    assert (first.period_text, str(first.start), str(first.end)) == ("2021-2023", "2021-01-01", "2023-12-31")
    assert (first.funding, first.note) == ("Ngân sách tỉnh", "Đang lập")
    assert str(second.start) == "2022-10-01"
    assert second.note is None
    assert third.name == "Mạng cho 12 huyện"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_rows(layout: str) -> None:
    loaded = load(TABLE, layout, title=TITLE)
    assert all_facts(loaded.plan) == EXPECTED
    assert totals(loaded) == [("amount", "16500.5", None, "triệu đồng")]
    assert not codes(loaded)
    assert not loaded.coverage.unread_numbers


@pytest.mark.parametrize("layout", LAYOUTS)
def test_ids_do_not_depend_on_the_layout(layout: str) -> None:
    ids = [part.id for _, part in load(TABLE, "tabs", title=TITLE).plan.parts()]
    assert sorted(part.id for _, part in load(TABLE, layout, title=TITLE).plan.parts()) == sorted(ids)


@given(order=st.permutations(range(len(HEADINGS))))
@settings(max_examples=25, deadline=None)
def test_columns_may_stand_in_any_order(order: list[int]) -> None:
    assert all_facts(load([[row[i] for i in order] for row in TABLE], title=TITLE).plan) == EXPECTED


RENAMED = [
    [
        "TT",
        "Dự án",
        "Đơn vị chủ trì",
        "Mục đích",
        "Kinh phí dự kiến (triệu đồng)",
        "Nguồn kinh phí",
        "Tiến độ",
        "Ghi chú",
    ],
    [
        "Số TT",
        "Nội dung đầu tư",
        "Cơ quan chủ đầu tư",
        "Mục tiêu, quy mô",
        "TMĐT (triệu đồng)",
        "Nguồn đầu tư",
        "Thời gian KC-HT",
        "Ghi chú",
    ],
    ["TT", "DANH MỤC DỰ ÁN", "CHỦ DỰ ÁN", "KẾT QUẢ", "DỰ TOÁN (TRIỆU ĐỒNG)", "NGUỒN", "GIAI ĐOẠN", "GHI CHÚ"],
]


@pytest.mark.parametrize("headings", RENAMED)
def test_columns_may_be_renamed_within_reason(headings: list[str]) -> None:
    plan = load([headings, *ROWS], title="DANH MỤC").plan
    found = [tuple(str(cell).lower() for cell in row) for row in all_facts(plan)]
    assert found == [tuple(str(cell).lower() for cell in row) for row in EXPECTED]


@pytest.mark.parametrize("left_out", list(itertools.combinations([0, 2, 3, 4, 5, 6, 7], 2)))
def test_columns_may_be_missing(left_out: tuple[int, int]) -> None:
    kept = [index for index in range(len(HEADINGS)) if index not in left_out]
    plan = load([[row[index] for index in kept] for row in [HEADINGS, *ROWS]], title=TITLE).plan
    assert [project.name for project in plan.projects] == [row[1] for row in ROWS]
    if 2 in left_out:
        assert [project.lead for project in plan.projects] == [None] * 3
    if 4 in left_out:
        assert [project.cost for project in plan.projects] == [None] * 3


def test_a_heading_of_tasks_lists_tasks() -> None:
    rows = [
        ["TT", "Nội dung nhiệm vụ, dự án", "Cơ quan chủ trì", "Cơ quan phối hợp"],
        ["1", "Đào tạo", "Sở Nội vụ", ""],
    ]
    (task,) = load(rows).plan.projects
    assert (task.kind, task.lead, task.partners) == (ProjectKind.TASK, "Sở Nội vụ", None)


def test_content_is_a_name_where_the_caption_speaks_of_tasks() -> None:
    rows = [["TT", "Nội dung", "Đơn vị thực hiện"], ["1", "Đào tạo", "Sở Nội vụ"], ["2", "Hội thảo", "Sở Y tế"]]
    assert len(load(rows, title="DANH MỤC NHIỆM VỤ NĂM 2021").plan.projects) == 2
    assert not load(rows, title="THỰC ĐƠN").plan.projects


# Money


def test_money_without_a_printed_unit_stays_without_one() -> None:
    rows = [["TT", "Tên dự án", "Kinh phí"], ["1", "Mạng", "500"]]
    (project,) = load(rows).plan.projects
    assert project.cost is not None
    assert (project.cost.value, project.cost.unit, project.cost.money) == (500, None, None)


@pytest.mark.parametrize("unit", ["Đơn vị tính: tỷ đồng", "(ĐVT: tỷ đồng)", "Đơn vị: tỷ đồng"])
def test_the_unit_may_stand_above_the_table(unit: str) -> None:
    rows = [["TT", "Tên dự án", "Kinh phí", "Vốn trung ương"], ["1", "Mạng", "17,000", "8,700"]]
    plan = load(rows, unit=unit).plan
    assert plan.projects[0].cost is not None
    assert plan.projects[0].cost.unit == "tỷ đồng"
    assert [(line.amount and line.amount.unit, line.sources) for line in plan.budget] == [
        ("tỷ đồng", (BudgetSource.CENTRAL,))
    ]


def test_the_unit_of_a_cell_wins() -> None:
    rows = [["TT", "Tên dự án", "Kinh phí (triệu đồng)"], ["1", "Mạng", "2 tỷ đồng"], ["2", "Cổng", "30"]]
    first, second = load(rows).plan.projects
    assert first.cost is not None
    assert second.cost is not None
    assert (first.cost.unit, second.cost.unit) == ("tỷ đồng", "triệu đồng")


FUNDS = [
    ["TT", "Tên dự án", "Dự toán (tỷ đồng)", "Nguồn vốn Trung ương", "Nguồn vốn Địa phương", "ODA"],
    ["1", "Mạng", "1,500", "1,000", "0,500", "0"],
    ["2", "Cổng", "0,200", "0", "0,200", "-"],
    ["", "TỔNG CỘNG", "1,700", "1,000", "0,700", "0"],
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_funds_by_source_are_budget_lines_and_printed_zeros_none(layout: str) -> None:
    loaded = load(FUNDS, layout)
    lines = [(line.sources, line.amount and line.amount.value, line.source_text) for line in loaded.plan.budget]
    assert lines == [
        ((BudgetSource.CENTRAL,), 1, "Nguồn vốn Trung ương"),
        ((BudgetSource.LOCAL,), Decimal("0.5"), "Nguồn vốn Địa phương"),
        ((BudgetSource.LOCAL,), Decimal("0.2"), "Nguồn vốn Địa phương"),
    ]
    assert [claim[:2] for claim in totals(loaded)] == [
        ("amount", "1.700"), ("central", "1.000"), ("local", "0.700"), ("oda", "0"),
    ]  # fmt: skip
    assert "sum-mismatch" not in {finding.code for finding in loaded.findings}


def test_a_wrong_total_is_found() -> None:
    rows = [*FUNDS[:-1], ["", "TỔNG CỘNG", "1,900", "1,000", "0,700", "0"]]
    assert "sum-mismatch" in {finding.code for finding in load(rows).findings}


MERGED = {
    "empty cells": [["TT", "Nội dung", "Chủ đầu tư", "Tổng số", "Nguồn vốn", ""], ["", "", "", "", "NSTW", "NSĐP"]],
    "repeated": [
        ["TT", "Nội dung", "Chủ đầu tư", "Tổng số", "Nguồn vốn", "Nguồn vốn"],
        ["TT", "Nội dung", "Chủ đầu tư", "Tổng số", "NSTW", "NSĐP"],
    ],
    "printed once": [["TT", "Nội dung", "Chủ đầu tư", "Tổng số", "Nguồn vốn"], ["NSTW", "NSĐP"]],
}
GROUPED = [
    ["I", "Hạ tầng", "", "5.000", "2.000", "3.000"],
    ["1", "Mạng diện rộng", "Sở Y tế", "3.000", "1.000", "2.000"],
    ["2", "Trung tâm dữ liệu", "Sở Y tế", "2.000", "1.000", "1.000"],
    ["II", "Ứng dụng", "", "500", "0", "500"],
    ["1", "Một cửa", "Sở Nội vụ", "500", "0", "500"],
    ["", "Tổng cộng", "", "5.500", "2.000", "3.500"],
]


@pytest.mark.parametrize(
    ("merged", "layout"),
    [(m, lay) for m, lay in itertools.product(MERGED, LAYOUTS) if (m, lay) != ("empty cells", "pipes alone")],
)
def test_headings_may_be_merged_over_columns(merged: str, layout: str) -> None:
    loaded = load([*MERGED[merged], *GROUPED], layout, title="DANH MỤC DỰ ÁN", unit="Đơn vị tính: triệu đồng")
    assert [(p.group, p.number, p.name, p.cost and p.cost.value) for p in loaded.plan.projects] == [
        ("Hạ tầng", "1", "Mạng diện rộng", 3000),
        ("Hạ tầng", "2", "Trung tâm dữ liệu", 2000),
        ("Ứng dụng", "1", "Một cửa", 500),
    ]
    assert [(line.sources[0], line.amount and line.amount.value) for line in loaded.plan.budget] == [
        ("central", 1000), ("local", 2000), ("central", 1000), ("local", 1000), ("local", 500),
    ]  # fmt: skip


def test_sub_totals_are_claims_of_their_group() -> None:
    loaded = load([*MERGED["empty cells"], *GROUPED], title="DANH MỤC DỰ ÁN", unit="Đơn vị tính: triệu đồng")
    found = totals(loaded)
    assert ("amount", "5000", "Hạ tầng", "triệu đồng") in found
    assert ("local", "500", "Ứng dụng", "triệu đồng") in found
    assert ("amount", "5500", None, "triệu đồng") in found
    assert "sum-mismatch" not in {finding.code for finding in loaded.findings}


def test_money_by_year_is_budget_lines_of_the_year() -> None:
    rows = [
        ["TT", "Nhiệm vụ", "Kinh phí (triệu đồng)", "Năm 2021", "Năm 2022", "Cơ quan thực hiện"],
        ["1", "Đào tạo", "300", "100", "200", "Sở Nội vụ"],
        ["2", "Hội thảo", "60", "-", "60", "Sở Y tế"],
    ]
    plan = load(rows).plan
    assert [(line.year, line.amount and line.amount.value) for line in plan.budget] == [
        (2021, 100),
        (2022, 200),
        (2022, 60),
    ]


def test_the_cost_with_sources_in_words_is_one_line_of_all_of_them() -> None:
    rows = [
        ["TT", "Tên dự án", "Tổng mức đầu tư", "Nguồn đầu tư"],
        ["1", "Mạng", "4.623", "NS tỉnh, TW và các nguồn khác"],
    ]
    (line,) = load(rows).plan.budget
    assert line.sources == (BudgetSource.LOCAL, BudgetSource.CENTRAL, BudgetSource.OTHER)
    assert line.amount is not None
    assert (line.amount.value, line.amount.unit) == (4623, None)


# Time


def test_several_time_columns_are_joined() -> None:
    rows = [
        ["TT", "Nhiệm vụ", "Thời gian thực hiện", "", "Ghi chú"],
        ["", "", "2021-2022", "2023-2025", ""],
        ["1", "Đào tạo", "2021-2022", "2023-2025", ""],
        ["2", "Hội thảo", "", "Quý II/2023", "Xong"],
    ]
    first, second = load(rows).plan.projects
    assert (first.period_text, str(first.start), str(first.end)) == ("2021-2022; 2023-2025", "2021-01-01", "2025-12-31")
    assert (second.period_text, str(second.end)) == ("Quý II/2023", "2023-06-30")


def test_marks_below_years_are_times() -> None:
    rows = [
        ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "2021", "2022"],
        ["1", "Đào tạo", "Sở Y tế", "x", "x"],
        ["2", "Hội thảo", "Sở Y tế", "", "x"],
    ]
    first, second = load(rows).plan.projects
    assert (first.period_text, second.period_text) == ("2021; 2022", "2022")
    assert [str(first.start), str(second.start)] == ["2021-01-01", "2022-01-01"]


def test_a_period_that_is_turned_round_is_told() -> None:
    loaded = load([["TT", "Nhiệm vụ", "Thời gian"], ["1", "Đào tạo", "2025-2021"]])
    assert loaded.plan.projects[0].period_text == "2025-2021"
    assert loaded.plan.projects[0].end is None
    assert "period-inverted" in codes(loaded)


# Page breaks


def test_a_row_cut_by_a_page_break_is_joined() -> None:
    head = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Ghi chú"]
    rows = [
        head, ["1", "Xây dựng nền tảng", "Sở Thông tin và Truyền", "Sau khi có"], head,
        ["", "dùng chung của tỉnh", "thông", "hướng dẫn"], ["2", "Đào tạo", "Sở Nội vụ", ""],
    ]  # fmt: skip
    first, second = load(rows).plan.projects
    assert first.name == "Xây dựng nền tảng dùng chung của tỉnh"
    assert (first.lead, first.note) == ("Sở Thông tin và Truyền thông", "Sau khi có hướng dẫn")
    assert second.name == "Đào tạo"


def test_a_page_break_between_rows_joins_nothing() -> None:
    head = ["TT", "Nhiệm vụ", "Cơ quan chủ trì"]
    plan = load([head, ["1", "Một", "Sở Y tế"], head, ["2", "Hai", "Sở Nội vụ"]]).plan
    assert [(project.name, project.lead) for project in plan.projects] == [("Một", "Sở Y tế"), ("Hai", "Sở Nội vụ")]


def test_a_row_without_a_number_that_begins_anew_is_its_own() -> None:
    rows = [
        ["TT", "Nhiệm vụ", "Chủ trì"],
        ["1", "Đào tạo", "Sở Y tế"],
        ["", "Tuyên truyền", "Sở Nội vụ"],
        ["2", "Họp", "Sở Y tế"],
    ]
    assert [project.name for project in load(rows).plan.projects] == ["Đào tạo", "Tuyên truyền", "Họp"]


# Rows of another width


def test_too_few_cells_are_told_and_nothing_is_lost() -> None:
    loaded = load(
        [["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"], ["1", "Đào tạo", "Sở Y tế"], ["2", "Họp", "Sở Nội vụ", "2022"]]
    )
    assert codes(loaded) == ["row-width"]
    assert [(p.name, p.lead, p.period_text) for p in loaded.plan.projects] == [
        ("Đào tạo", "Sở Y tế", None), ("Họp", "Sở Nội vụ", "2022"),
    ]  # fmt: skip


def test_too_many_cells_are_told_and_nothing_is_lost() -> None:
    loaded = load([["TT", "Nhiệm vụ", "Chủ trì"], ["1", "Đào tạo", "Sở Y tế", "thêm 7"], ["2", "Họp", "Sở Nội vụ"]])
    assert sorted(codes(loaded)) == ["row-surplus", "row-width"]
    assert loaded.plan.projects[0].note == "thêm 7"
    assert [number.text for number in loaded.coverage.unread_numbers] == ["7"]


def test_what_stands_in_columns_nobody_knows_is_kept_in_the_note() -> None:
    rows = [["TT", "Nhiệm vụ", "Chủ trì", "Mã hồ sơ", "Ghi chú"], ["1", "Đào tạo", "Sở Y tế", "A-7", "gấp"]]
    assert load(rows).plan.projects[0].note == "gấp; Mã hồ sơ: A-7"


def test_an_amount_that_cannot_be_read_is_told_and_kept() -> None:
    loaded = load(
        [["TT", "Nhiệm vụ", "Kinh phí (tỷ đồng)"], ["1", "Đào tạo", "12 (2021: 5)"], ["2", "Họp", "Lồng ghép"]]
    )
    assert codes(loaded) == ["number-cell"]
    assert [project.cost for project in loaded.plan.projects] == [None, None]
    assert loaded.plan.projects[0].note == "Kinh phí (tỷ đồng): 12 (2021: 5)"
    assert loaded.plan.projects[1].note == "Kinh phí (tỷ đồng): Lồng ghép"


# Statements in cells


def test_statements_of_an_objective_are_due_with_their_row() -> None:
    rows = [["TT", "Tên dự án", "Mục tiêu", "Thời gian"], ["1", "Mạng", "100% cơ quan có mạng nội bộ", "2021-2023"]]
    (statement,) = load(rows).plan.statements
    assert (statement.quantity.value, statement.kind, statement.due.isoformat() if statement.due else None) == (
        100, "target", "2023-12-31",
    )  # fmt: skip


def test_a_date_of_its_own_wins_over_the_row() -> None:
    rows = [
        ["TT", "Nhiệm vụ", "Kết quả", "Thời gian"],
        ["1", "Họp", "Đến năm 2022, đạt 80% cuộc họp trực tuyến", "2021-2025"],
    ]
    (statement,) = load(rows).plan.statements
    assert statement.deadline is not None
    assert statement.deadline.year == 2022


@pytest.mark.parametrize("name", ["Bản đồ số cho 10 ngành", "Mạng cho 6 huyện, thành phố", "Nâng cấp 18 đơn vị"])
def test_counts_in_names_are_names(name: str) -> None:
    loaded = load([["TT", "Tên dự án", "Chủ đầu tư"], ["1", name, "Sở Y tế"]])
    assert not loaded.plan.statements
    assert not loaded.coverage.unread_numbers


@pytest.mark.parametrize(
    ("name", "value"), [("Xây dựng tối thiểu 03 cụm dữ liệu", 3), ("Số hóa 100% hồ sơ lưu trữ", 100)]
)
def test_percentages_and_compared_numbers_of_a_task_are_statements(name: str, value: int) -> None:
    loaded = load([["TT", "Nhiệm vụ", "Chủ trì"], ["1", name, "Sở Y tế"]])
    assert [statement.quantity.value for statement in loaded.plan.statements] == [value]


def test_the_cost_is_the_total_where_other_columns_are_for_years() -> None:
    rows = [
        ["TT", "Nhiệm vụ", "Chủ trì", "Kinh phí năm 2021", "Kinh phí năm 2022", "Tổng cộng"],
        ["1", "Xây dựng kho dữ liệu", "Sở Y tế", "30", "40", "70"],
        ["2", "Đào tạo cán bộ", "Sở Nội vụ", "10", "0", "10"],
        ["", "Tổng cộng", "", "40", "40", "80"],
    ]
    loaded = load(rows, unit="Đơn vị tính: triệu đồng")
    assert [project.cost and project.cost.value for project in loaded.plan.projects] == [70, 10]
    assert [(line.amount.value, line.year and int(line.year)) for line in loaded.plan.budget] == [
        (30, 2021),
        (40, 2022),
        (10, 2021),
    ]
    assert not [finding for finding in loaded.findings if finding.code == "sum-mismatch"]
