"""Tables of indicators: their values become statements."""

from __future__ import annotations

import pytest
from tests.reading.families.printing import LAYOUTS, codes, load

from egovplan.loading import LoadedPlan
from egovplan.model import Basis, Comparator, Level, Statement, StatementKind, Unit

RESULTS = [
    ["TT", "Chỉ tiêu", "Đơn vị", "Kết quả", "Cơ quan chủ trì theo dõi"],
    ["I", "Đến năm 2025", "", "", ""],
    ["1", "Tỉ lệ hồ sơ trực tuyến", "%", "≥ 55", "Sở Y tế"],
    ["2", "Dân số từ 15 tuổi trở lên có tài khoản", "%", "100%", "Sở Y tế"],
    ["3", "Tổ chức được xếp hạng", "Tổ chức", "40 - 50", "Sở Y tế"],
    ["II", "Đến năm 2030", "", "", ""],
    ["4", "Tỉ lệ hồ sơ trực tuyến", "%", "90", "Sở Y tế"],
]


def statements(loaded: LoadedPlan) -> list[tuple[object, ...]]:
    found = []
    for statement in loaded.plan.statements:
        quantity = statement.quantity
        comparator = "range" if quantity.high is not None else str(Comparator(quantity.comparator))
        found.append(
            (quantity.value, quantity.high, str(quantity.unit), comparator, due(statement), str(statement.kind))
        )
    return found


def due(statement: Statement) -> str | None:
    return statement.due.isoformat() if statement.due else None


@pytest.mark.parametrize("layout", LAYOUTS)
def test_results_are_due_with_their_group(layout: str) -> None:
    loaded = load(RESULTS, layout, title="CÁC CHỈ TIÊU")
    assert statements(loaded) == [
        (55, None, "percent", ">=", "2025-12-31", "target"),
        (100, None, "percent", "=", "2025-12-31", "target"),
        (40, 50, "count", "range", "2025-12-31", "target"),
        (90, None, "percent", "=", "2030-12-31", "target"),
    ]
    assert not codes(loaded)
    assert not loaded.coverage.unread_numbers, "the ages in a name are set aside"


def test_a_statement_stands_on_the_line_of_its_number() -> None:
    loaded = load(RESULTS, "cell per line", title="CÁC CHỈ TIÊU")
    lines = loaded.text.split("\n")
    assert [lines[s.source.line - 1].strip() for s in loaded.plan.statements if s.source] == [
        "≥ 55",
        "100%",
        "40 - 50",
        "90",
    ]


def test_rows_of_one_name_are_one_indicator() -> None:
    plan = load(RESULTS, title="CÁC CHỈ TIÊU").plan
    first, *_, last = plan.statements
    assert first.indicator_id == last.indicator_id
    assert len(plan.indicators) == 3


YEARS = [
    ["TT", "Chỉ tiêu", "ĐVT", "ƯTH năm 2020", "Giai đoạn 2021 - 2023", "", ""],
    ["", "", "", "", "Năm 2021", "Năm 2022", "Năm 2023"],
    ["1", "Cà phê", "", "", "", "", ""],
    ["-", "Diện tích", "Ha", "26.120", "27.000", "27.500", "28.000"],
    ["-", "Giá trị", "Nghìn USD", "7.000", "-", "8.000", "9.000"],
]
PRINTED_ONCE = [YEARS[0][:5], YEARS[1][4:], *YEARS[2:]]


@pytest.mark.parametrize(
    ("rows", "layout"), [*((YEARS, lay) for lay in LAYOUTS if lay != "pipes alone"), (PRINTED_ONCE, "pipes alone")]
)
def test_a_column_per_year_is_a_roadmap_with_its_baseline(rows: list[list[str]], layout: str) -> None:
    loaded = load(rows, layout, title="KẾ HOẠCH PHÁT TRIỂN")
    assert statements(loaded) == [
        (26120, None, "count", "=", "2020-12-31", "baseline"),
        (27000, None, "count", "=", "2021-12-31", "milestone"),
        (27500, None, "count", "=", "2022-12-31", "milestone"),
        (28000, None, "count", "=", "2023-12-31", "milestone"),
        (7000, None, "money", "=", "2020-12-31", "baseline"),
        (8000, None, "money", "=", "2022-12-31", "milestone"),
        (9000, None, "money", "=", "2023-12-31", "milestone"),
    ]
    first, *_, last = loaded.plan.statements
    assert first.quantity.approximate, "ước thực hiện is an estimate"
    assert (first.label, first.quantity.noun) == ("Cà phê: Diện tích", "Ha")
    assert (last.label, last.quantity.noun) == ("Cà phê: Giá trị", "Nghìn USD")
    assert len(loaded.plan.indicators) == 2


def test_two_values_in_a_cell_and_what_stands_behind_them() -> None:
    rows = [["TT", "Chỉ tiêu", "ĐVT", "Kết quả"], ["1", "Trạm", "Trạm", "≥ 3 miền núi; ≤ 50 đồng bằng"]]
    first, second = load(rows, title="CHỈ TIÊU ĐẾN NĂM 2025").plan.statements
    assert (first.quantity.value, first.quantity.comparator, first.quantity.noun) == (3, ">=", "Trạm miền núi")
    assert (second.quantity.value, second.quantity.comparator, second.quantity.noun) == (50, "<=", "Trạm đồng bằng")


@pytest.mark.parametrize(
    ("unit", "cell", "value", "kind", "noun"),
    [
        ("%", "45,5", 45.5, Unit.PERCENT, None),
        ("% dân số", "99", 99, Unit.PERCENT, "dân số"),
        ("Người/vạn dân", "12", 12, Unit.RATIO, "Người/vạn dân"),
        ("Số doanh nghiệp/1000 dân", "1", 1, Unit.RATIO, "Số doanh nghiệp/1000 dân"),
        ("tỷ đồng", "1.200", 1200, Unit.MONEY, "tỷ đồng"),
        ("Trạm", "01", 1, Unit.COUNT, "Trạm"),
        ("", "12", 12, Unit.COUNT, None),
    ],
)
def test_the_unit_of_the_row(unit: str, cell: str, value: float, kind: Unit, noun: str | None) -> None:
    rows = [["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2025"], ["1", "Việc này", unit, cell], ["2", "Việc kia", "Lần", "3"]]
    quantity = load(rows).plan.statements[0].quantity
    assert (quantity.value, quantity.unit) == (value, kind)
    assert noun is None or quantity.noun == noun


def test_the_unit_may_stand_in_the_heading_or_the_name() -> None:
    rows = [["TT", "Chỉ tiêu", "Đến năm 2023 (%)", "Đến năm 2025 (%)"], ["1", "Xã có mạng", "80", "100"]]
    assert [s.quantity.unit for s in load(rows).plan.statements] == [Unit.PERCENT] * 2
    rows = [["TT", "Chỉ tiêu", "Năm 2025"], ["1", "Xã có mạng (%)", "80"], ["2", "Trạm (cái)", "7"]]
    assert [s.quantity.unit for s in load(rows).plan.statements] == [Unit.PERCENT, Unit.COUNT]


@pytest.mark.parametrize(
    ("cell", "comparator", "approximate"),
    [
        (">= 30", ">=", False), ("> 0,7", ">", False), ("≤ 10", "<=", False), ("tối thiểu 50", ">=", False),
        ("dưới 5", "<", False), ("khoảng 40", "=", True), ("50 trở lên", ">=", False), ("đạt trên 60", ">", False),
    ],
)  # fmt: skip
def test_comparators_of_a_value(cell: str, comparator: str, approximate: bool) -> None:
    rows = [["TT", "Chỉ tiêu", "ĐVT", "Năm 2025"], ["1", "Việc này", "%", cell], ["2", "Việc kia", "%", "3"]]
    quantity = load(rows).plan.statements[0].quantity
    assert (quantity.comparator, quantity.approximate) == (comparator, approximate)


@pytest.mark.parametrize(
    ("name", "unit", "basis"),
    [
        ("Tốc độ tăng kinh tế số", "%/năm", Basis.CHANGE), ("Tỷ lệ cắt giảm thủ tục", "%", Basis.CHANGE),
        ("Thu hút thêm doanh nghiệp", "Doanh nghiệp", Basis.CHANGE), ("Đóng góp vào tăng trưởng", "%", Basis.LEVEL),
        ("Cắt giảm thời gian xuống còn", "%", Basis.LEVEL),
    ],
)  # fmt: skip
def test_changes_are_told_from_levels(name: str, unit: str, basis: Basis) -> None:
    rows = [["TT", "Chỉ tiêu", "ĐVT", "Năm 2025"], ["1", name, unit, "20"]]
    assert load(rows).plan.statements[0].basis is basis


def test_shares_of_spending_are_budget() -> None:
    rows = [["TT", "Chỉ tiêu", "ĐVT", "Năm 2025"], ["1", "Kinh phí chi cho nghiên cứu", "% GDP", "2"]]
    assert load(rows).plan.statements[0].kind is StatementKind.BUDGET


def test_ranks_are_no_statements() -> None:
    rows = [
        ["TT", "Chỉ tiêu", "ĐVT", "Kết quả"],
        ["1", "Chỉ số chuyển đổi số", "Thứ hạng", "≤ 10"],
        ["2", "Trạm", "Trạm", "3"],
    ]
    loaded = load(rows, title="CHỈ TIÊU ĐẾN NĂM 2025")
    assert [s.quantity.value for s in loaded.plan.statements] == [3]
    assert not loaded.coverage.unread_numbers


def test_columns_of_levels_of_government() -> None:
    rows = [["Chỉ tiêu (%)", "Cấp tỉnh", "Cấp huyện", "Cấp xã"], ["Hồ sơ xử lý trên mạng", "100", "80", "60"]]
    plan = load(rows, title="CHỈ TIÊU ĐẾN NĂM 2025").plan
    assert [(s.quantity.value, s.levels) for s in plan.statements] == [
        (100, (Level.PROVINCE,)), (80, (Level.DISTRICT,)), (60, (Level.COMMUNE,)),
    ]  # fmt: skip
    assert {due(s) for s in plan.statements} == {"2025-12-31"}
    assert len(plan.indicators) == 3


def test_total_rows_are_claims_and_no_statements() -> None:
    rows = [
        ["TT", "Sản phẩm", "ĐVT", "Kế hoạch 2021", "Kế hoạch 2022"],
        ["", "Tổng cộng", "", "300", "330"],
        ["1", "Chè", "Tấn", "100", "110"],
        ["2", "Cà phê", "Tấn", "200", "220"],
    ]
    loaded = load(rows)
    assert [s.quantity.value for s in loaded.plan.statements] == [100, 110, 200, 220]
    assert [c.value for c in loaded.plan.claims if c.kind == "total"] == ["300", "330"]
    assert not loaded.coverage.unread_numbers


def test_words_instead_of_a_value_are_read_as_text() -> None:
    rows = [
        ["TT", "Chỉ tiêu", "ĐVT", "Kết quả"],
        ["1", "Hạ tầng", "", "Tiên tiến"],
        ["2", "Mô hình", "", "Có 100% huyện tham gia"],
        ["3", "Trạm", "Trạm", "12 (7 mới)"],
        ["4", "Cột", "Cột", "8"],
    ]
    loaded = load(rows, title="CHỈ TIÊU ĐẾN NĂM 2025")
    assert 100 in [s.quantity.value for s in loaded.plan.statements]
    assert 8 in [s.quantity.value for s in loaded.plan.statements]


def test_a_value_that_cannot_be_read_is_told() -> None:
    rows = [["TT", "Chỉ tiêu", "ĐVT", "Năm 2025"], ["1", "Trạm", "Trạm", "12 13"], ["2", "Cột", "Cột", "8"]]
    loaded = load(rows)
    assert [s.quantity.value for s in loaded.plan.statements] == [8]
    assert codes(loaded) == ["number-cell"]
    assert {number.text for number in loaded.coverage.unread_numbers} == {"12", "13"}


YEARS = [
    ["TT", "Chỉ tiêu", "Năm 2019", "2021", "2022", "2023"],
    ["1", "Hồ sơ trực tuyến", "12", "20", "30", "40"],
    ["2", "Văn bản ký số", "60", "70", "80", "90"],
]


def test_the_unit_of_a_whole_table_stands_in_its_caption() -> None:
    loaded = load(YEARS, LAYOUTS[0], title="Bảng 1. Chỉ tiêu theo năm (đơn vị tính: %)")
    assert {str(statement.quantity.unit) for statement in loaded.plan.statements} == {"percent"}
    loaded = load(YEARS, LAYOUTS[0], title="Bảng 1. Chỉ tiêu theo năm")
    assert {str(statement.quantity.unit) for statement in loaded.plan.statements} == {"count"}


def test_what_is_counted_per_head_is_a_ratio() -> None:
    rows = [["TT", "Chỉ tiêu", "ĐVT", "Năm 2030"], ["1", "Số doanh nghiệp số/1.000 dân", "Doanh nghiệp", "1,5"]]
    rows.append(["2", "Số doanh nghiệp/hợp tác xã số", "Doanh nghiệp", "40"])
    loaded = load(rows, LAYOUTS[0], title="CÁC CHỈ TIÊU")
    assert [str(statement.quantity.unit) for statement in loaded.plan.statements] == ["ratio", "count"]


def test_a_year_before_the_issue_holds_what_is_reached_already() -> None:
    loaded = load(YEARS, LAYOUTS[0], title="Bảng 1. Chỉ tiêu theo năm (đơn vị tính: %)")
    kinds = {due(statement): str(statement.kind) for statement in loaded.plan.statements}
    assert kinds == {
        "2019-12-31": "baseline",
        "2021-12-31": "milestone",
        "2022-12-31": "milestone",
        "2023-12-31": "milestone",
    }
