"""The layouts of tables: which lines are rows, where cells end, where a table ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.families.printing import LAYOUTS, printed

import egovplan
from egovplan.reading.blocks import Table

PARAGRAPH = "Danh mục này được cập nhật hằng năm theo yêu cầu của Ủy ban nhân dân tỉnh Sơn Hải."


def tables(text: str) -> list[list[list[str]]]:
    blocks = egovplan.load_text(text)._reading.context.blocks
    return [[[c.text for c in row.cells] for row in block.rows] for block in blocks if isinstance(block, Table)]


ROWS = [["STT", "Tên", "Nơi"], ["1", "Một", "Sở Y tế"], ["2", "Hai", "Sở Nội vụ"]]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_between_paragraphs(layout: str) -> None:
    assert tables(f"{PARAGRAPH}\n\n{printed(ROWS, layout)}\n\n{PARAGRAPH}\n") == [ROWS]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_empty_cell_at_the_end_and_in_between(layout: str) -> None:
    rows = [
        ["STT", "Tên", "Nơi", "Ghi chú"],
        ["1", "Một", "", "x"],
        ["2", "Hai", "Sở Nội vụ", ""],
        ["3", "Ba", "y", "z"],
    ]
    assert tables(f"{PARAGRAPH}\n\n{printed(rows, layout)}\n\n{PARAGRAPH}\n") == [rows]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_empty_first_cell(layout: str) -> None:
    rows = [*ROWS, ["", "Tổng cộng", "2"]]
    assert tables(f"{PARAGRAPH}\n\n{printed(rows, layout)}\n\n{PARAGRAPH}\n") == [rows]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_of_two_columns(layout: str) -> None:
    rows = [["STT", "Tên nhóm"], ["1", "Đất đai"], ["2", "Xây dựng"]]
    assert tables(f"{PARAGRAPH}\n\n{printed(rows, layout)}\n\n{PARAGRAPH}\n") == [rows]


@pytest.mark.parametrize("layout", ["tabs", "pipes", "markdown"])
def test_a_page_break_does_not_end_a_table(layout: str) -> None:
    lines = printed(ROWS, layout).split("\n")
    assert tables("\n".join([PARAGRAPH, "", *lines[:-1], "", lines[-1], "", PARAGRAPH])) == [ROWS]


@pytest.mark.parametrize("page", ["12", "- 12 -", "Trang 3/40"])
@pytest.mark.parametrize("layout", ["tabs", "pipes", "cell per line"])
def test_a_page_number_between_rows_does_not_end_a_table(layout: str, page: str) -> None:
    before, behind = printed(ROWS[:2], layout), printed(ROWS[2:], layout)
    assert tables(f"{PARAGRAPH}\n\n{before}\n\n{page}\n\n{behind}\n\n{PARAGRAPH}") == [ROWS]
    assert tables(f"{PARAGRAPH}\n\n{printed(ROWS, layout)}\n\n{page}\n\n{PARAGRAPH}") == [ROWS]


@pytest.mark.parametrize("layout", ["tabs", "pipes"])
def test_another_heading_behind_an_empty_line_begins_another_table(layout: str) -> None:
    other = [["TT", "Dự án", "Vốn"], ["1", "Mạng", "5"]]
    assert tables(f"{PARAGRAPH}\n\n{printed(ROWS, layout)}\n\n{printed(other, layout)}\n\n{PARAGRAPH}") == [ROWS, other]


def test_a_wrapped_cell_goes_on_in_small_letters() -> None:
    assert tables(f"{PARAGRAPH}\n\nSTT\tTên\tNơi\n1\tMột\tSở Thông tin và\ntruyền thông\n2\tHai\tx\n")[0][1][2] == (
        "Sở Thông tin và truyền thông"
    )


def test_a_cell_wrapped_over_lines_between_lone_pipes() -> None:
    text = "|\nSTT\n|\nTên\n|\n|\n1\n|\nMột tên\nrất dài\n|\n|\n2\n|\nHai\n|\n"
    assert tables(f"{PARAGRAPH}\n{text}\n{PARAGRAPH}") == [[["STT", "Tên"], ["1", "Một tên rất dài"], ["2", "Hai"]]]


def test_amounts_between_lone_pipes_open_no_row() -> None:
    rows = [["STT", "Tên", "Nơi", "Tiền", "Vốn"], ["1", "a", "x", "5.000", "2.000"], ["I", "b", "", "5.000", "2.000"]]
    assert (
        tables(f"{PARAGRAPH}\n{printed([*rows, ['2', 'c', 'y', '7', '8']], 'pipes alone')}\n{PARAGRAPH}")[0][2]
        == rows[2]
    )


CELL = st.text("abcxyzđ0123456789 ", min_size=1, max_size=12).map(lambda text: "n" + " ".join(text.split()))


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=6), st.sampled_from(LAYOUTS))
def test_filled_cells_come_back_as_they_were(cells: list[tuple[str, str, str]], layout: str) -> None:
    rows = [["STT", "Tên", "Nơi", "Năm"], *([str(number), *row] for number, row in enumerate(cells, 1))]
    assert tables(f"{PARAGRAPH}\n\n{printed(rows, layout)}\n\n{PARAGRAPH}\n") == [rows]
