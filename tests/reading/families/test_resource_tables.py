"""Equipment, staffing norms, and money by source."""

from __future__ import annotations

import pytest
from tests.reading.families.printing import LAYOUTS, codes, load

from egovplan.model import BudgetSource

INVENTORY = [
    ["STT", "Đơn vị", "Máy chủ (bộ)", "Máy trạm (bộ)", "Laptop (máy)", "Quản trị mạng (người)", "Ghi chú"],
    ["1", "Sở Y tế", "02", "1.020", "7", "01", ""],
    ["2", "Sở Nội vụ", "01", "15", "-", "0", "đang mua"],
    ["", "TỔNG CỘNG", "3", "1.035", "7", "1", ""],
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_equipment_of_each_body_with_the_total_as_claims(layout: str) -> None:
    loaded = load(INVENTORY, layout, title="HẠ TẦNG CÔNG NGHỆ THÔNG TIN")
    found = [
        (i.number, i.agency, i.servers, i.workstations, i.laptops, i.administrators) for i in loaded.plan.inventory
    ]
    assert found == [("1", "Sở Y tế", 2, 1020, 7, 1), ("2", "Sở Nội vụ", 1, 15, None, 0)]
    totals = [(c.subject, c.value) for c in loaded.plan.claims if c.kind == "total"]
    assert totals == [("servers", "3"), ("workstations", "1035"), ("laptops", "7"), ("administrators", "1")]
    assert not codes(loaded)
    assert not loaded.coverage.unread_numbers
    assert "sum-mismatch" not in {finding.code for finding in loaded.findings}


def test_equipment_in_another_order_and_words() -> None:
    rows = [["Máy tính để bàn", "Cơ quan", "TT", "Máy tính xách tay", "Server"], ["15", "Sở Y tế", "1", "3", "2"]]
    (item,) = load(rows).plan.inventory
    assert (item.number, item.agency, item.servers, item.workstations, item.laptops) == ("1", "Sở Y tế", 2, 15, 3)
    assert item.administrators is None


@pytest.mark.parametrize("cell", ["2 (1 hỏng)", "2-3", "vài", "1,5"])
def test_a_count_that_cannot_be_read_is_told(cell: str) -> None:
    rows = [["STT", "Đơn vị", "Máy chủ", "Máy trạm"], ["1", "Sở Y tế", cell, "45"]]
    loaded = load(rows)
    assert (loaded.plan.inventory[0].servers, loaded.plan.inventory[0].workstations) == (None, 45)
    (told,) = [finding for finding in loaded.reading_findings if finding.code == "number-cell"]
    assert cell in told.message
    assert told.subject_id == loaded.plan.inventory[0].id


def test_a_cell_beyond_the_last_column_is_told_with_its_text() -> None:
    rows = [["STT", "Đơn vị", "Máy chủ", "Máy trạm"], ["1", "Sở Y tế", "2", "45", "lạ"], ["2", "Sở Nội vụ", "1", "3"]]
    loaded = load(rows)
    assert [item.workstations for item in loaded.plan.inventory] == [45, 3]
    assert any("lạ" in finding.message for finding in loaded.reading_findings)


STAFFING = {
    "empty cells": [
        ["Cơ quan / Chỉ tiêu", "Cấp tỉnh", "", "Cấp huyện", "", "Cấp xã", "", "Một số sở, ngành", ""],
        ["Đến năm", "2020", "2025", "2020", "2025", "2020", "2025", "2020", "2025"],
    ],
    "repeated": [
        ["Cơ quan", "Cấp tỉnh", "Cấp tỉnh", "Cấp huyện", "Cấp huyện", "Cấp xã", "Cấp xã", "Một số sở", "Một số sở"],
        ["Đến năm", "2020", "2025", "2020", "2025", "2020", "2025", "2020", "2025"],
    ],
}
NORMS = [
    ["Số cán bộ đại học", "1", "2", "0", "1-2", "0", "0", "2-3", "8 - 10"],
    ["Kỹ sư", "1", "1", "", "1", "-", "0", "1", "2"],
]


@pytest.mark.parametrize("heads", STAFFING)
@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS if layout != "pipes alone"])
def test_staffing_norms_by_role_body_and_year(heads: str, layout: str) -> None:
    plan = load([*STAFFING[heads], *NORMS], layout, title="LỰC LƯỢNG CÁN BỘ CHUYÊN TRÁCH").plan
    found = [(norm.role, norm.body, norm.year, norm.low, norm.high) for norm in plan.staffing]
    assert found[:8] == [
        ("Số cán bộ đại học", "province", 2020, 1, 1),
        ("Số cán bộ đại học", "province", 2025, 2, 2),
        ("Số cán bộ đại học", "district", 2020, 0, 0),
        ("Số cán bộ đại học", "district", 2025, 1, 2),
        ("Số cán bộ đại học", "commune", 2020, 0, 0),
        ("Số cán bộ đại học", "commune", 2025, 0, 0),
        ("Số cán bộ đại học", "some departments", 2020, 2, 3),
        ("Số cán bộ đại học", "some departments", 2025, 8, 10),
    ]
    assert len(found) == 14, "an empty cell and a dash are no norm"


def test_staffing_norms_the_other_way_round() -> None:
    rows = [
        ["TT", "Cơ quan", "Cán bộ chuyên trách năm 2022", "Cán bộ chuyên trách năm 2025"],
        ["1", "Sở, ban, ngành", "1", "2"],
        ["2", "UBND cấp xã", "0", "1"],
    ]
    found = [(norm.role, norm.body, norm.year, norm.low) for norm in load(rows).plan.staffing]
    assert found == [
        ("Cán bộ chuyên trách", "province", 2022, 1),
        ("Cán bộ chuyên trách", "province", 2025, 2),
        ("Cán bộ chuyên trách", "commune", 2022, 0),
        ("Cán bộ chuyên trách", "commune", 2025, 1),
    ]


def test_percentages_by_level_are_no_staff() -> None:
    rows = [["Chỉ tiêu (%)", "Cấp tỉnh", "Cấp huyện"], ["Hồ sơ xử lý trên mạng", "100", "80"]]
    assert not load(rows).plan.staffing


FUNDING = [
    ["TT", "Nguồn vốn", "Tổng", "Năm 2021", "Năm 2022"],
    ["1", "Ngân sách trung ương", "300", "100", "200"],
    ["2", "Ngân sách địa phương", "150", "50", "100"],
    ["3", "Vốn ODA", "0", "0", "0"],
    ["", "Tổng cộng", "450", "150", "300"],
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_money_by_source_and_year(layout: str) -> None:
    loaded = load(FUNDING, layout, title="KINH PHÍ THỰC HIỆN", unit="Đơn vị tính: tỷ đồng")
    lines = [(line.sources[0], line.year, line.amount and line.amount.value) for line in loaded.plan.budget]
    assert lines == [
        (BudgetSource.CENTRAL, 2021, 100),
        (BudgetSource.CENTRAL, 2022, 200),
        (BudgetSource.LOCAL, 2021, 50),
        (BudgetSource.LOCAL, 2022, 100),
    ]
    assert all(line.project_id is None for line in loaded.plan.budget)
    totals = {(c.subject, c.group): c.value for c in loaded.plan.claims if c.kind == "total"}
    assert totals["amount", None] == "450"
    assert totals["central", None] == "300"
    assert totals["amount", "2021"] == "150"
    assert "sum-mismatch" not in {finding.code for finding in loaded.findings}


def test_money_by_year_with_the_sources_in_the_columns() -> None:
    rows = [["Năm", "NSTW", "NSĐP", "Tổng cộng"], ["2021", "100", "50", "150"], ["2022", "200", "100", "300"]]
    loaded = load(rows, title="KINH PHÍ (tỷ đồng)")
    lines = [(line.sources[0], line.year, line.amount and line.amount.value) for line in loaded.plan.budget]
    assert lines == [("central", 2021, 100), ("local", 2021, 50), ("central", 2022, 200), ("local", 2022, 100)]
    assert "sum-mismatch" not in {finding.code for finding in loaded.findings}
