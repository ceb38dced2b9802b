"""Databases, services, groups of services, portals and roll-outs."""

from __future__ import annotations

import pytest
from tests.reading.families.printing import LAYOUTS, codes, load

from egovplan.model import Level

DATABASES = [
    ["TT", "Tên cơ sở dữ liệu", "CQ chủ trì"],
    ["1", "CSDL đất đai", "Sở Tài nguyên và Môi trường"],
    ["2", "CSDL hộ tịch 12 huyện", "Sở Tư pháp"],
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_databases_and_their_keepers(layout: str) -> None:
    loaded = load(DATABASES, layout)
    found = [(part.number, part.name, part.agency) for part in loaded.plan.databases]
    assert found == [tuple(row) for row in DATABASES[1:]]
    assert all(part.agency_id for part in loaded.plan.databases)
    assert not loaded.plan.statements
    assert not loaded.coverage.unread_numbers


@pytest.mark.parametrize("heading", ["CSDL", "Danh mục CSDL", "Tên CSDL", "Cơ sở dữ liệu chuyên ngành"])
def test_databases_may_be_headed_otherwise(heading: str) -> None:
    rows = [["Đơn vị quản lý", "STT", heading], ["Sở Y tế", "1", "Dược"]]
    (database,) = load(rows).plan.databases
    assert (database.number, database.name, database.agency) == ("1", "Dược", "Sở Y tế")


def test_the_caption_says_of_what_a_list_of_names_is() -> None:
    rows = [["TT", "Tên", "Đơn vị"], ["1", "Đất đai", "Sở Y tế"], ["2", "Hộ tịch", "Sở Tư pháp"]]
    assert len(load(rows, title="DANH MỤC CƠ SỞ DỮ LIỆU CỦA TỈNH").plan.databases) == 2
    assert not load(rows, title="DANH MỤC TRANG PHỤC").plan.databases


def test_a_list_of_databases_with_costs_is_one_of_projects() -> None:
    rows = [["TT", "Tên cơ sở dữ liệu", "Dự án", "Kinh phí (tỷ đồng)"], ["1", "Dược", "Xây dựng dữ liệu dược", "2"]]
    plan = load(rows).plan
    assert not plan.databases
    assert len(plan.projects) == 1


SERVICES = [
    ["STT", "Tên dịch vụ", "Nhóm dịch vụ", "Cơ quan hành chính"],
    ["Các dịch vụ cấp Tỉnh"] * 4,
    ["1", "Thành lập công ty TNHH 2 thành viên trở lên", "Đăng ký kinh doanh", "Sở KHĐT"],
    ["2", "Cấp phép xây dựng công trình cấp II", "Xây dựng", "Sở Xây dựng"],
    ["Các dịch vụ cấp Quận, Huyện"] * 4,
    ["3", "Cấp phép xây dựng nhà ở", "Xây dựng", "Phòng QLĐT"],
    ["Các dịch vụ cấp Xã"] * 4,
    ["4", "Đăng ký tạm trú", "Cư trú", "Xã"],
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_sub_headings_set_the_level_of_services(layout: str) -> None:
    loaded = load(SERVICES, layout, title="DANH MỤC DỊCH VỤ CÔNG TRỰC TUYẾN MỨC ĐỘ 3, 4")
    assert [(part.number, part.group, part.level) for part in loaded.plan.services] == [
        ("1", "Đăng ký kinh doanh", Level.PROVINCE),
        ("2", "Xây dựng", Level.PROVINCE),
        ("3", "Xây dựng", Level.DISTRICT),
        ("4", "Cư trú", Level.COMMUNE),
    ]
    assert not loaded.plan.statements, "counts in names of services are names"
    assert not loaded.coverage.unread_numbers
    assert not codes(loaded)


def test_sub_headings_without_a_level_are_the_field() -> None:
    rows = [
        ["TT", "Tên thủ tục hành chính", "Mức độ"],
        ["I", "Lĩnh vực đất đai", ""],
        ["1", "Cấp giấy chứng nhận", "3"],
        ["II", "Lĩnh vực xây dựng", ""],
        ["2", "Cấp phép xây dựng", "4"],
    ]
    loaded = load(rows)
    assert [(part.name, part.group) for part in loaded.plan.services] == [
        ("Cấp giấy chứng nhận", "Lĩnh vực đất đai"),
        ("Cấp phép xây dựng", "Lĩnh vực xây dựng"),
    ]
    assert not loaded.coverage.unread_numbers, "digits of service levels are set aside"


def test_a_column_may_set_the_level() -> None:
    rows = [["TT", "Dịch vụ công", "Cấp thực hiện", "Lĩnh vực"], ["1", "Khai sinh", "Xã", "Hộ tịch"]]
    (service,) = load(rows).plan.services
    assert (service.level, service.group) == (Level.COMMUNE, "Hộ tịch")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_groups_of_services_are_no_services(layout: str) -> None:
    rows = [["STT", "Tên nhóm dịch vụ"], ["1", "Đăng ký kinh doanh"], ["2", "Cấp giấy phép xây dựng"]]
    plan = load(rows, layout).plan
    assert [(part.number, part.name) for part in plan.service_groups] == [tuple(row) for row in rows[1:]]
    assert not plan.services


PORTALS = [
    ["STT", "Đơn vị", "Địa chỉ trang/cổng thông tin", "Tổng thủ tục hành chính đạt mức độ 2 (theo đề án 30)"],
    ["1.", "Văn phòng UBND tỉnh", "http://www.sonhai.gov.vn", "1549"],
    ["2.", "Sở Y tế", "soyte.sonhai.gov.vn", "94"],
    ["", "Tổng cộng", "", "1.643"],
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_portals_with_addresses_and_counts(layout: str) -> None:
    loaded = load(PORTALS, layout)
    assert [(part.number, part.agency, part.url, part.procedures) for part in loaded.plan.portals] == [
        ("1.", "Văn phòng UBND tỉnh", "http://www.sonhai.gov.vn", 1549),
        ("2.", "Sở Y tế", "soyte.sonhai.gov.vn", 94),
    ]
    totals = [(c.table, c.subject, c.value) for c in loaded.plan.claims if c.kind == "total"]
    assert totals == [("portals", "procedures", "1643")]
    assert "sum-mismatch" not in {finding.code for finding in loaded.findings}


def test_portals_without_addresses_need_a_caption() -> None:
    rows = [["STT", "Cơ quan", "Số thủ tục hành chính"], ["1", "Sở Y tế", "94"], ["2", "Sở Tư pháp", "-"]]
    loaded = load(rows, title="SỐ THỦ TỤC TRÊN CỔNG THÔNG TIN ĐIỆN TỬ")
    assert [part.procedures for part in loaded.plan.portals] == [94, None]


ROLLOUT = [["STT", "Đơn vị", "Năm triển khai phần mềm một cửa"], ["1.", "Sở Y tế", "2022"], ["2.", "Sở Nội vụ", "2023"]]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_rollouts_with_what_and_when(layout: str) -> None:
    plan = load(ROLLOUT, layout, title="DANH SÁCH CÁC ĐƠN VỊ").plan
    assert [(part.number, part.agency, part.year, part.what) for part in plan.rollouts] == [
        ("1.", "Sở Y tế", 2022, "phần mềm một cửa"),
        ("2.", "Sở Nội vụ", 2023, "phần mềm một cửa"),
    ]


def test_what_is_rolled_out_may_stand_in_the_caption() -> None:
    rows = [["STT", "Đơn vị"], ["1", "UBND huyện An Lạc và các đơn vị cấp xã trực thuộc"], ["2", "UBND huyện Phú Hòa"]]
    loaded = load(rows, title="DANH MỤC CÁC ĐƠN VỊ CÓ NHIỆM VỤ NÂNG CẤP HẠ TẦNG BỘ PHẬN MỘT CỬA")
    assert [part.year for part in loaded.plan.rollouts] == [None, None]
    assert {part.what for part in loaded.plan.rollouts} == {"NÂNG CẤP HẠ TẦNG BỘ PHẬN MỘT CỬA"}


def test_marks_below_years_are_years() -> None:
    rows = [["STT", "Đơn vị", "Năm 2021", "Năm 2022"], ["1", "Sở Y tế", "x", ""], ["2", "Sở Nội vụ", "", "x"]]
    loaded = load(rows, title="LỘ TRÌNH TRIỂN KHAI HỌP TRỰC TUYẾN")
    assert [part.year for part in loaded.plan.rollouts] == [2021, 2022]
    assert not codes(loaded)


def test_several_years_are_no_year() -> None:
    rows = [["STT", "Đơn vị", "Thời gian triển khai"], ["1", "Sở Y tế", "2022-2023"], ["2", "Sở Nội vụ", "Quý I/2022"]]
    loaded = load(rows, title="TRIỂN KHAI")
    assert [part.year for part in loaded.plan.rollouts] == [None, 2022]
    assert codes(loaded) == ["number-cell"]


def test_a_list_of_bodies_alone_is_no_rollout() -> None:
    plan = load([["STT", "Đơn vị"], ["1", "Sở Y tế"], ["2", "Sở Nội vụ"]], title="KHÁCH MỜI").plan
    assert not plan.rollouts
    assert len(plan.generic_tables) == 1
