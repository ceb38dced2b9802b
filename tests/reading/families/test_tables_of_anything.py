"""Whatever stands in a table, loading gives a plan, loses no cell silently, and takes linear time."""

from __future__ import annotations

import gc
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.reading.families.printing import LAYOUTS, document, load

from egovplan.model import Plan
from egovplan.reading.reader import read_text

WORDS = [
    "STT",
    "TT",
    "Tên dự án",
    "Chỉ tiêu",
    "Đơn vị tính",
    "Đơn vị",
    "Kinh phí (tỷ đồng)",
    "Nguồn vốn",
    "NSTW",
    "Thời gian",
    "Năm 2021",
    "2022",
    "Cấp tỉnh",
    "Cấp xã",
    "Máy chủ",
    "Máy trạm",
    "Tên dịch vụ",
    "Nhóm dịch vụ",
    "Cơ sở dữ liệu",
    "Website",
    "Số TTHC",
    "Năm triển khai",
    "Tổng cộng",
    "Cộng",
    "I",
    "II",
    "1",
    "2",
    "1.1",
    "a)",
    "-",
    "A",
    "",
    "%",
    "≥ 55",
    "40 - 50",
    "1.268",
    "17,000",
    "0",
    "2-3",
    "x",
    "Sở Y tế",
    "UBND các huyện",
    "2021-2015",
    "Quý IV/2022",
    "100% hồ sơ",
    "tối thiểu 03 cụm",
    "www.sonhai.gov.vn",
    "Đến năm 2030",
    "12 (7 mới)",
    "≤ 3 a; ≤ 50 b",
    "99999999999999999999",
    "Thực hiện năm 2020",
    "Mục tiêu",
    "Ghi chú",
    "(1)",
    "(2)",
    "3=1+2",
    "Cán bộ chuyên trách",
    "1.2.3.4",
    "%/năm",
]
TABLES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7), min_size=1, max_size=9)


@example(rows=[["STT"] * 3, ["STT"] * 2, ["STT"]], layout="markdown", title="DANH MỤC")
@given(
    rows=TABLES,
    layout=st.sampled_from(LAYOUTS),
    title=st.sampled_from(["DANH MỤC", "CÁC CHỈ TIÊU", "DỰ TOÁN KINH PHÍ"]),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_table_gives_a_plan_with_ids_of_its_own(rows: list[list[str]], layout: str, title: str) -> None:
    loaded = load(rows, layout, title=title)
    assert isinstance(loaded.plan, Plan)
    ids = [part.id for _, part in loaded.plan.parts()]
    assert len(ids) == len(set(ids))
    assert loaded.findings is not None
    assert 0 <= loaded.coverage.number_share <= 1
    for _, part in loaded.plan.parts():
        source = getattr(part, "source", None)
        if source is not None and source.start is not None:
            assert loaded.text[: source.start].count("\n") + 1 == source.line


@pytest.mark.parametrize("layout", LAYOUTS)
def test_long_tables_take_linear_time(layout: str) -> None:
    head = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Kinh phí (tỷ đồng)", "Thời gian"]
    body = [["", "Tổng cộng", "", "7", ""], ["I", "Nhóm", "", "", ""], ["1", "Việc", "Sở Y tế", "5", "2021"]]

    def seconds(times: int) -> float:
        """The time of the processor; what others do with the machine does not count."""
        text = document([head, *(body * times)], layout)
        gc.collect()
        gc.disable()
        try:
            begin = time.process_time()
            read_text(text)
            return time.process_time() - begin
        finally:
            gc.enable()

    seconds(20)
    short, long = min(seconds(100) for _ in range(4)), min(seconds(800) for _ in range(3))
    assert long < 8 * short * 3, f"{short:.3f} s for 300 rows, {long:.3f} s for 2400"


def test_a_cell_of_a_million_characters_is_read() -> None:
    rows = [["TT", "Nhiệm vụ", "Cơ quan chủ trì"], ["1", "việc " * 200_000, "Sở Y tế"], ["2", "Họp", "Sở Y tế"]]
    begin = time.perf_counter()
    assert len(load(rows).plan.projects) == 2
    assert time.perf_counter() - begin < 5
