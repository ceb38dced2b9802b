"""References to appendices, announced numbers, totals said in the text."""

import pytest

from egovplan.analysis.consistency import check
from egovplan.model import Claim, ClaimKind, Plan
from egovplan.reading.reader import read_text

HEAD = "KẾ HOẠCH\nỨng dụng công nghệ thông tin tỉnh Sơn Hải giai đoạn 2021 - 2025\n"
DATABASES = (
    "PHỤ LỤC SỐ 1\nDANH MỤC CƠ SỞ DỮ LIỆU\n| STT | Tên cơ sở dữ liệu | Cơ quan chủ trì |\n| --- | --- | --- |\n"
    "| 1 | CSDL đất đai | Sở Tài chính |\n| 2 | CSDL hộ tịch | Sở Tư pháp |\n| 3 | CSDL cán bộ | Sở Nội vụ |\n"
)
INVENTORY = (
    "PHỤ LỤC SỐ 1\nTRANG THIẾT BỊ\n| STT | Đơn vị | Máy chủ | Máy trạm |\n| --- | --- | --- | --- |\n"
    "| 1 | Văn phòng Ủy ban nhân dân tỉnh | 12 | 20 |\n| 2 | Sở Nội vụ | 2 | 30 |\n"
)


def read(text: str) -> Plan:
    return read_text(HEAD + text).plan


def claims(plan: Plan, kind: ClaimKind) -> list[Claim]:
    return [c for c in plan.claims if c.kind is kind and not c.subject.startswith("appendix:")]


def codes(plan: Plan) -> list[str]:
    return [finding.code for finding in check(plan)]


@pytest.mark.parametrize(
    ("text", "subject", "value"),
    [
        ("1. Kinh phí triển khai các dự án của tỉnh (Chi tiết tại Phụ lục 1 kèm theo).", "projects", "1"),
        ("1. Xây dựng các cơ sở dữ liệu để cung cấp dịch vụ công (theo Phụ lục số 2 đính kèm).", "databases", "2"),
        ("1. Số lượng thiết bị của các cơ quan (Phụ lục số II) như sau.", "inventory", "II"),
        ("1. Các dự án trong danh mục (nêu trong Phụ lục) được triển khai.", "projects", "-"),
        ("1. Kinh phí\n(Danh mục các nhiệm vụ, dự án triển khai thực hiện đính kèm)", "projects", "-"),
        ("1. Danh sách dịch vụ công trực tuyến theo phụ lục 3.1 của Kế hoạch.", "services", "3.1"),
    ],
)
def test_a_reference_names_the_table_that_its_sentence_is_about(text: str, subject: str, value: str) -> None:
    (claim,) = claims(read(f"I. NỘI DUNG\n{text}\n"), ClaimKind.CROSS_REFERENCE)
    assert (claim.subject, claim.value) == (subject, value)


@pytest.mark.parametrize(
    "text",
    [
        "1. Phụ lục hợp đồng của các dự án.",
        "1. Triển khai các văn bản kèm theo.",
        "1. Nâng cao nhận thức (theo Phụ lục 1).",
    ],
)
def test_what_names_no_table_or_no_appendix_is_no_reference(text: str) -> None:
    assert not claims(read(f"I. NỘI DUNG\n{text}\n"), ClaimKind.CROSS_REFERENCE)


def test_a_reference_to_the_wrong_appendix_is_marked() -> None:
    plan = read(f"I. NỘI DUNG\n1. Kinh phí các dự án (Chi tiết tại Phụ lục 1).\n{DATABASES}")
    assert "cross-reference" in codes(plan)
    right = read(f"I. NỘI DUNG\n1. Xây dựng cơ sở dữ liệu (Chi tiết tại Phụ lục 1).\n{DATABASES}")
    assert "cross-reference" not in codes(right)


def test_a_number_announces_the_list_it_sends_to() -> None:
    plan = read(f"I. NỘI DUNG\n1. Xây dựng trên 30 cơ sở dữ liệu trọng điểm (theo Phụ lục số 1).\n{DATABASES}")
    (claim,) = claims(plan, ClaimKind.COUNT)
    assert (claim.table, claim.subject, claim.value) == ("databases", "cơ sở dữ liệu trọng điểm", ">30")
    assert "count-mismatch" in codes(plan)


@pytest.mark.parametrize(("number", "marked"), [("3", False), ("khoảng 3", False), ("tối thiểu 2", False), ("4", True)])
def test_the_only_number_of_such_things_announces_the_list(number: str, marked: bool) -> None:
    plan = read(f"I. NỘI DUNG\n1. Hoàn thành {number} cơ sở dữ liệu của tỉnh.\n{DATABASES}")
    assert len(claims(plan, ClaimKind.COUNT)) == 1
    assert ("count-mismatch" in codes(plan)) is marked


def test_numbers_of_a_series_or_of_a_small_part_announce_nothing() -> None:
    series = "1. Hoàn thành 2 cơ sở dữ liệu trong năm 2021.\n2. Hoàn thành 4 cơ sở dữ liệu trong năm 2022.\n"
    assert not claims(read(f"I. NỘI DUNG\n{series}{DATABASES}"), ClaimKind.COUNT)
    assert not claims(read(f"I. NỘI DUNG\n1. Thí điểm 1 cơ sở dữ liệu.\n{DATABASES}"), ClaimKind.COUNT)
    assert not claims(read(f"I. HIỆN TRẠNG\n1. Tỉnh có 3 cơ sở dữ liệu.\n{DATABASES}"), ClaimKind.COUNT)
    assert not claims(read(f"I. NỘI DUNG\n1. Chia sẻ 100% cơ sở dữ liệu.\n{DATABASES}"), ClaimKind.COUNT)


def test_a_list_that_goes_on_has_at_least_that_many() -> None:
    table = DATABASES.replace("CƠ SỞ DỮ LIỆU", "NHÓM DỊCH VỤ").replace(
        "Tên cơ sở dữ liệu | Cơ quan chủ trì", "Tên nhóm dịch vụ | Ghi chú"
    )
    plan = read(f"I. NỘI DUNG\n1. Triển khai 2 nhóm dịch vụ công trực tuyến và các dịch vụ đặc thù của tỉnh.\n{table}")
    assert [claim.value for claim in claims(plan, ClaimKind.COUNT)] == [">=2"]
    assert "count-mismatch" not in codes(plan)


def test_totals_said_in_the_text_with_a_reference() -> None:
    text = "I. HIỆN TRẠNG\n1. Số thiết bị tại 2 cơ quan (Phụ lục số 1) có 14 máy chủ, 50 máy trạm.\n"
    totals = claims(read(text + INVENTORY), ClaimKind.TOTAL)
    assert [(claim.subject, claim.value, claim.group) for claim in totals] == [
        ("servers", "14", None),
        ("workstations", "50", None),
    ]
    assert "sum-mismatch" not in codes(read(text + INVENTORY))
    assert "sum-mismatch" in codes(read(text.replace("14", "15") + INVENTORY))


def test_totals_of_one_body_said_in_the_text() -> None:
    text = "I. HIỆN TRẠNG\n1. Tại Trung tâm dữ liệu Văn phòng Ủy ban nhân dân tỉnh có {} máy chủ.\n"
    (claim,) = claims(read(text.format(13) + INVENTORY), ClaimKind.TOTAL)
    assert claim.group == "Văn phòng Ủy ban nhân dân tỉnh"
    assert "sum-mismatch" in codes(read(text.format(13) + INVENTORY))
    assert "sum-mismatch" not in codes(read(text.format(12) + INVENTORY))


def test_machines_of_nobody_in_the_list_are_no_total() -> None:
    text = "I. HIỆN TRẠNG\n1. Các trường học có 300 máy trạm.\n"
    assert not claims(read(text + INVENTORY), ClaimKind.TOTAL)


def test_the_lines_of_references_are_claimed() -> None:
    reading = read_text(f"{HEAD}I. NỘI DUNG\n1. Danh mục các dự án của tỉnh: (Phụ lục số 2 kèm theo).\n")
    assert reading.context.claimed[3] == "reference"
