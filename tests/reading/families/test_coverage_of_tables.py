"""A family claims what it understood, and nothing else: without it, its lines and numbers are left."""

from __future__ import annotations

import pytest
from tests.reading.families.printing import codes, load

from egovplan.reading import families, reader

INVENTORY = [["STT", "Đơn vị", "Máy chủ", "Máy trạm"], ["1", "Sở Y tế", "21", "345"], ["2", "Sở Nội vụ", "17", "289"]]
INDICATORS = [["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2023", "Năm 2025"], ["1", "Thuê bao", "%", "45", "71"]]
PROJECTS = [["TT", "Tên dự án", "Kinh phí (tỷ đồng)"], ["1", "Mạng", "34,5"]]
DATABASES = [["TT", "Tên cơ sở dữ liệu", "Cơ quan chủ trì"], ["1", "Đất đai", "Sở Y tế"]]
CASES = [
    (INVENTORY, families.read_inventory, ["21", "345", "17", "289"]),
    (INDICATORS, families.read_indicators, ["2023", "2025", "45", "71"]),
    (PROJECTS, families.read_projects, ["34,5"]),
    (DATABASES, families.read_databases, []),
]


@pytest.mark.parametrize(("rows", "family", "numbers"), CASES)
def test_without_its_family_a_table_is_left(
    rows: list[list[str]], family: families.Family, numbers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = load(rows, title="DANH SÁCH")
    assert not before.coverage.unread_numbers
    assert not [line for line in before.coverage.unclaimed if line.number > 15]
    monkeypatch.setattr(reader, "FAMILIES", tuple(other for other in families.FAMILIES if other is not family))
    after = load(rows, title="DANH SÁCH")
    assert [number.text for number in after.coverage.unread_numbers] == numbers
    left = {line.text for line in after.coverage.unclaimed}
    assert {"\t".join(row) for row in rows} <= left


def test_a_table_of_no_family_is_kept_told_and_not_claimed() -> None:
    rows = [["Lớp", "Giờ học", "Phòng"], ["A1", "Sáng", "201"], ["A2", "Chiều", "305"]]
    loaded = load(rows, title="LỊCH HỌC")
    (kept,) = loaded.plan.generic_tables
    assert kept.header == ("Lớp", "Giờ học", "Phòng")
    assert kept.rows == (("A1", "Sáng", "201"), ("A2", "Chiều", "305"))
    assert codes(loaded) == ["table-unknown"]
    assert {"A1\tSáng\t201", "A2\tChiều\t305"} <= {line.text for line in loaded.coverage.unclaimed}
    assert {"201", "305"} <= {number.text for number in loaded.coverage.unread_numbers}


def test_statements_of_a_table_of_no_family_are_read() -> None:
    rows = [["Mục", "Việc"], ["A", "Bảo đảm 90% hồ sơ được xử lý đúng hạn"], ["B", "Họp giao ban"]]
    loaded = load(rows, title="LỊCH")
    assert [statement.quantity.value for statement in loaded.plan.statements] == [90]


def test_columns_that_are_not_known_are_not_claimed() -> None:
    rows = [[*row, extra] for row, extra in zip(INVENTORY, ("Máy in", "8", "9"), strict=True)]
    loaded = load(rows, "cell per line")
    assert [number.text for number in loaded.coverage.unread_numbers] == ["8", "9"]
    assert {"8", "9", "Máy in"} <= {line.text.strip() for line in loaded.coverage.unclaimed}


def test_a_row_that_nothing_names_is_told_and_left() -> None:
    rows = [["TT", "Nhiệm vụ", "Chủ trì"], ["1", "Họp", "Sở Y tế"], ["Lưu ý: số liệu tính đến 15 giờ", "", ""]]
    loaded = load(rows, title="NHIỆM VỤ")
    assert codes(loaded) == ["row-without-name"]
    assert "15" in {number.text for number in loaded.coverage.unread_numbers}
    assert len(loaded.plan.projects) == 1
