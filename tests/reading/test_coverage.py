"""Coverage: a rule that is removed leaves its lines and numbers behind (families of tables: test_coverage_of_tables)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import egovplan
from egovplan.reading import coverage, reader
from egovplan.reading.coverage import Coverage, measure_coverage
from egovplan.reading.furniture import Furniture

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
PLAN = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG NGÃI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 88/KH-UBND
Quảng Ngãi, ngày 15 tháng 6 năm 2021
KẾ HOẠCH
Chuyển đổi số tỉnh Quảng Ngãi giai đoạn 2021 - 2025
Căn cứ Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020 của Thủ tướng Chính phủ;
I. MỤC TIÊU
- 80% hồ sơ thủ tục hành chính được nộp trực tuyến, 60% người dân có tài khoản định danh.
II. TỔ CHỨC THỰC HIỆN
1. Sở Thông tin và Truyền thông chủ trì, định kỳ 6 tháng báo cáo Ủy ban nhân dân tỉnh.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Bình
"""


def coverage_of(text: str) -> Coverage:
    return measure_coverage(reader.read_text(text))


def left(text: str) -> tuple[list[int], list[str]]:
    """The numbers of the lines that nothing claims, and the numbers that nothing read."""
    found = coverage_of(text)
    return [line.number for line in found.unclaimed], [number.text for number in found.unread_numbers]


def test_of_a_whole_plan_nothing_is_left() -> None:
    assert left(PLAN) == ([], [])
    found = coverage_of(PLAN)
    assert (found.line_share, found.number_share) == (1, 1)
    assert sum(found.lines.values()) == 15


def nothing(*_: Any) -> list[Any]:
    return []


def test_without_statements_their_numbers_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_statements", nothing)
    assert left(PLAN)[1][:2] == ["80", "60"]


def test_without_the_rules_of_head_and_foot_their_lines_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "head_and_foot", nothing)
    assert {1, 2, 4, 5} <= set(left(PLAN)[0])


def test_without_furniture_the_lines_of_a_portal_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"Trang chủ\nIn bài viết\n{PLAN}"
    assert left(text) == ([], [])
    monkeypatch.setattr(reader, "find_furniture", lambda _: Furniture())
    assert left(text)[0] == [1, 2]


def test_a_section_that_no_rule_reads_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "_READ_SECTIONS", frozenset())
    text = PLAN.replace("I. MỤC TIÊU", "I. HIỆN TRẠNG\nHạ tầng còn yếu, dữ liệu còn phân tán.\nII. MỤC TIÊU")
    assert 10 in left(text)[0]


@pytest.mark.parametrize("text", ["", "\n\n", "|\n---\n"])
def test_an_empty_document_is_covered(text: str) -> None:
    found = coverage_of(text)
    assert (found.line_share, found.number_share) == (1, 1)
    assert not found.lines
    assert not found.numbers


def test_a_novel_is_left() -> None:
    text = "Chị Dậu bước ra sân, nắng đã lên cao lắm rồi và đàn gà kêu inh ỏi, chẳng ai cho ăn.\n" * 5
    found = coverage_of(text)
    assert [line.number for line in found.unclaimed][-4:] == [2, 3, 4, 5]
    assert found.line_share <= 0.2


@given(st.lists(st.sampled_from([*PLAN.split("\n"), "Chúng em có 17 quả bóng.", "| 1 | 2 |", "12", ""]), max_size=40))
def test_lines_and_numbers_are_counted_once(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = coverage_of(text)
    printed = [number for number, line in enumerate(text.split("\n"), 1) if line.strip("|-*_. ")]
    assert sum(found.lines.values()) == len(printed)
    assert {line.number for line in found.unclaimed} <= set(printed)
    assert found.lines.get("unclaimed", 0) == len(found.unclaimed)
    assert found.numbers.get("unread", 0) == len(found.unread_numbers)
    assert 0 <= found.line_share <= 1
    assert 0 <= found.number_share <= 1


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_nothing_of_the_seeds_is_left(number: str) -> None:
    path = next(iter(SEEDS.glob(f"{number}*.txt")), None)
    if path is None:
        pytest.skip("the seeds (../shared/seeds) are not here")
    found = egovplan.load(path).coverage
    assert found is not None
    assert not found.unclaimed
    assert not found.unread_numbers
