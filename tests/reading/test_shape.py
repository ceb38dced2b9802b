"""Tables in shape: headings, groups, totals, labels, page breaks, rows of another width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.families.printing import document

import egovplan
from egovplan.reading.blocks import Table
from egovplan.reading.heading_rows import is_column_numbers
from egovplan.reading.row_labels import is_label, label_rank, may_follow
from egovplan.reading.shape import ShapedTable, shape

Rows = list[list[str]]


def shaped(rows: Rows, layout: str = "tabs") -> ShapedTable:
    context = egovplan.load_text(document(rows, layout))._reading.context
    tables = [block for block in context.blocks if isinstance(block, Table) and len(block.rows) > 1]
    found = shape(tables[-1], context)
    assert found is not None
    return found


def kinds(table: ShapedTable) -> list[tuple[str, str | None, str | None]]:
    return [(row.kind, row.number, row.group) for row in table.rows]


def test_merged_headings_are_joined_from_the_top() -> None:
    table = shaped([["TT", "Tên", "Thời gian", "", "Ghi chú"], ["", "", "2021", "2022", ""], ["1", "a", "b", "c", "d"]])
    assert list(table.headings) == ["tt", "tên", "thời gian 2021", "thời gian 2022", "ghi chú"]
    assert list(table.subheadings) == ["tt", "tên", "2021", "2022", "ghi chú"]
    assert [table.lowest(index) for index in (1, 2)] == ["Tên", "2021"]


def test_three_rows_of_headings() -> None:
    rows = [
        ["TT", "Tên", "Kinh phí", "", "", "Ghi chú"],
        ["", "", "Tổng số", "Trong đó", "", ""],
        ["", "", "", "NSTW", "NSĐP", ""],
        ["1", "a", "3", "1", "2", ""],
        ["2", "b", "3", "1", "2", ""],
    ]
    assert list(shaped(rows).headings) == [
        "tt", "tên", "kinh phí tổng số", "kinh phí trong đó nstw", "kinh phí trong đó nsđp", "ghi chú",
    ]  # fmt: skip


def test_a_shorter_row_of_headings_divides_the_last_ones() -> None:
    table = shaped([["TT", "Tên", "ĐVT", "Giai đoạn"], ["Năm 2021", "Năm 2022"], ["1", "a", "ha", "3", "4"]], "pipes")
    assert list(table.headings) == ["tt", "tên", "đvt", "giai đoạn năm 2021", "giai đoạn năm 2022"]


def test_several_headings_may_be_divided_alike() -> None:
    rows = [["TT", "Tên", "2021", "2022"], ["Lượng", "Giá trị", "Lượng", "Giá trị"], ["1", "a", "3", "4", "5", "6"]]
    assert list(shaped(rows, "pipes").headings) == [
        "tt",
        "tên",
        "2021 lượng",
        "2021 giá trị",
        "2022 lượng",
        "2022 giá trị",
    ]


def test_the_column_of_numbers_is_put_first() -> None:
    table = shaped([["Tên", "STT", "Nơi"], ["a", "1", "x"], ["b", "2", "y"]])
    assert list(table.headings) == ["stt", "tên", "nơi"]
    assert [(row.number, row.folded(1), row.first.text) for row in table.rows] == [("1", "a", "a"), ("2", "b", "b")]


def test_a_title_in_a_row_of_its_own_goes_to_the_caption() -> None:
    table = shaped([["Đơn vị tính: triệu đồng", "", ""], ["TT", "Tên", "Tiền"], ["1", "a", "3"]])
    assert list(table.headings) == ["tt", "tên", "tiền"]
    assert "triệu đồng" in table.caption.unit_text


@pytest.mark.parametrize(
    "group",
    [
        ["I", "Hạ tầng", "", ""],
        ["A", "Hạ tầng", "", ""],
        ["", "Hạ tầng", "", ""],
        ["Hạ tầng"] * 4,
        ["I", *["Hạ tầng"] * 3],
    ],
)
def test_rows_that_head_a_group(group: list[str]) -> None:
    table = shaped([["TT", "Tên", "Nơi", "Năm"], group, ["1", "a", "b", "2021"], ["2", "c", "d", "2022"]])
    assert [row.kind for row in table.rows] == ["group", "data", "data"]
    assert [row.group for row in table.rows] == ["Hạ tầng"] * 3


def test_a_stray_cell_makes_no_row_of_a_group_and_is_told() -> None:
    rows = [["TT", "Việc", "Chủ trì", "Kết quả", "Hạn"], ["IV", "Nhân lực", "", "", "năm tiếp theo"]]
    text = document([*rows, ["1", "a", "Sở Y tế", "b", "2021"], ["2", "c", "Sở Y tế", "d", "2022"]])
    loaded = egovplan.load_text(text.replace("Việc", "Nhiệm vụ"))
    assert [project.group for project in loaded.plan.projects] == ["Nhân lực"] * 2
    assert any("năm tiếp theo" in finding.message for finding in loaded.reading_findings)


def test_groups_nest_by_their_labels() -> None:
    rows = [
        ["TT", "Tên", "Nơi"], ["I", "Một", ""], ["I.1", "Mười một", ""], ["1", "a", "x"], ["I.2", "Mười hai", ""],
        ["2", "b", "y"], ["II", "Hai", ""], ["1", "c", "z"],
    ]  # fmt: skip
    data = [tuple(title for _, title in row.groups) for row in shaped(rows).rows if row.kind == "data"]
    assert data == [("Một", "Mười một"), ("Một", "Mười hai"), ("Hai",)]


def test_a_parent_row_heads_its_decimals_only() -> None:
    rows = [["TT", "Tên", "Nơi"], ["11", "Cha", ""], ["11.1", "Con", "x"], ["11.2", "Con", "y"], ["12", "Khác", "z"]]
    assert kinds(shaped(rows)) == [
        ("group", "11", "Cha"), ("data", "11.1", "Cha"), ("data", "11.2", "Cha"), ("data", "12", None),
    ]  # fmt: skip


def test_a_numbered_row_with_empty_cells_is_no_group() -> None:
    rows = [["TT", "Tên", "Nơi", "Năm"], ["1", "a", "", ""], ["2", "b", "x", "2021"], ["3", "c", "", ""]]
    assert [row.kind for row in shaped(rows).rows] == ["data"] * 3


@pytest.mark.parametrize(
    "total", ["Tổng cộng", "TỔNG SỐ", "Cộng:", "Tổng (I+II)", "Tổng I + II", "Tổng cộng (triệu đồng)"]
)
def test_total_rows(total: str) -> None:
    rows = [["TT", "Tên", "Tiền"], ["1", "a", "3"], ["2", "b", "4"], ["", total, "7"]]
    assert [row.kind for row in shaped(rows).rows] == ["data", "data", "total"]


@pytest.mark.parametrize("name", ["Tổng đài 1022", "Cộng tác viên", "Tổng hợp báo cáo của tỉnh"])
def test_names_that_begin_like_a_total_are_data(name: str) -> None:
    assert [row.kind for row in shaped([["TT", "Tên", "Tiền"], ["1", name, "3"], ["2", "b", "4"]]).rows] == ["data"] * 2


def test_numbers_of_columns_are_no_row() -> None:
    assert len(shaped([["TT", "Tên", "Tiền"], ["1", "2", "3"], ["1", "a", "5"], ["2", "b", "6"]]).rows) == 2
    assert is_column_numbers(["(1)", "(2)", "(3)=(1)+(2)"])
    assert not is_column_numbers(["7", "8", "9"])


def test_a_row_beside_a_merged_cell_takes_it_from_above() -> None:
    rows = [
        ["TT", "Chủ trì", "Việc", "Hạn"],
        ["1", "Sở A", "Một", "2021"],
        ["- Hai", "2022"],
        ["2", "Sở B", "Ba", "2023"],
    ]
    table = shaped(rows, "pipes alone")
    assert [row.texts for row in table.rows] == [
        ["1", "sở a", "một", "2021"], ["1", "sở a", "- hai", "2022"], ["2", "sở b", "ba", "2023"],
    ]  # fmt: skip
    assert [row.number for row in table.rows] == ["1", None, "2"]


def test_shaping_changes_no_cell_of_the_table() -> None:
    head = ["TT", "Tên", "Nơi"]
    context = egovplan.load_text(document([head, ["1", "a", "x"], head, ["", "b", "y"]]))._reading.context
    (table,) = [block for block in context.blocks if isinstance(block, Table)]
    assert [cell.text for row in table.rows for cell in row.cells] == [*head, "1", "a", "x", *head, "", "b", "y"]


@pytest.mark.parametrize("text", ["1", "12.", "1.2", "11.10", "IV.2".lower(), "a)", "ii", "-", "3b"])
def test_labels(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize("text", ["", "5.000", "12.500", "2021", "sở a", "1,5", "100%", "1234"])
def test_what_is_no_label(text: str) -> None:
    assert not is_label(text)


@given(st.integers(1, 998))
def test_numbers_follow_each_other(number: int) -> None:
    assert may_follow(str(number + 1), str(number))
    assert may_follow("1", str(number))
    assert not may_follow(str(number + 2), str(number)) or number + 2 == 1


@given(st.integers(1, 99), st.integers(1, 99))
def test_decimals_stand_below_their_number(first: int, second: int) -> None:
    assert label_rank("decimal", f"{first}.{second}") > label_rank("digit", str(first))
