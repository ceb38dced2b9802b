"""The document's own data."""

from datetime import date

import pytest

from egovplan.model import Plan
from egovplan.reading.reader import read_text

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "I. MỤC TIÊU\n- 80% hồ sơ công việc được xử lý trên môi trường mạng.\n"


def plan_of(text: str) -> Plan:
    return read_text(text).plan


def test_a_head_in_lines() -> None:
    plan = plan_of(
        f"{HEAD}Số: 88/KH-UBND\nQuảng Ngãi, ngày 15 tháng 6 năm 2021\nKẾ HOẠCH\n"
        f"Chuyển đổi số tỉnh Quảng Ngãi giai đoạn 2021 - 2025\n{BODY}"
    )
    act = plan.document
    assert (act.number, act.kind, act.place) == ("88/KH-UBND", "plan", "Quảng Ngãi")
    assert (act.issued_on, act.issuer) == (date(2021, 6, 15), "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI")
    assert plan.title == "Chuyển đổi số tỉnh Quảng Ngãi giai đoạn 2021 - 2025"
    assert plan.period is not None
    assert (plan.period.start.year, plan.period.end.year) == (2021, 2025)
    assert act.province is not None


def test_a_letterhead_in_a_table() -> None:
    plan = plan_of(
        "| ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc |\n"
        "| Số: 88/KH-UBND | Quảng Ngãi, ngày 15 tháng 6 năm 2021 |\n\n"
        f"KẾ HOẠCH\nChuyển đổi số năm 2022\n{BODY}"
    )
    act = plan.document
    assert (act.number, act.place, act.issued_on) == ("88/KH-UBND", "Quảng Ngãi", date(2021, 6, 15))
    assert act.issuer is not None
    assert act.issuer.startswith("ỦY BAN NHÂN DÂN")


def test_a_caption_tells_what_the_head_does_not() -> None:
    plan = plan_of(
        "KẾ HOẠCH\nChuyển đổi số tỉnh Quảng Ngãi năm 2022\n"
        f"(Kèm theo Quyết định số 12/QĐ-UBND ngày 03/02/2022 của Ủy ban nhân dân tỉnh Quảng Ngãi)\n{BODY}"
    )
    assert (plan.document.number, plan.document.issued_on) == ("12/QĐ-UBND", date(2022, 2, 3))


def test_a_number_left_empty_is_none() -> None:
    plan = plan_of(f"{HEAD}Số:       /KH-UBND\nQuảng Ngãi, ngày    tháng    năm 2021\nKẾ HOẠCH\nChuyển đổi số\n{BODY}")
    assert plan.document.number is None
    assert plan.document.issued_on is None


def test_an_article_about_a_plan() -> None:
    plan = plan_of(
        "Quảng Ngãi chuyển đổi số\nNgày 15/6/2021, Ủy ban nhân dân tỉnh Quảng Ngãi đã ban hành Kế hoạch số 88/KH-UBND về "
        f"chuyển đổi số.\n{BODY}"
    )
    assert (plan.document.number, plan.document.issued_on) == ("88/KH-UBND", date(2021, 6, 15))
    assert plan.document.issuer == "Ủy ban nhân dân tỉnh Quảng Ngãi"


def test_acts_of_others_are_not_the_documents_own() -> None:
    plan = plan_of(f"KẾ HOẠCH\nChuyển đổi số\nCăn cứ Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng;\n{BODY}")
    assert plan.document.number is None
    assert plan.document.issued_on is None


@pytest.mark.parametrize("entry", ["Số hiệu: 88/KH-UBND", "Số ký hiệu: 88/KH-UBND"])
def test_a_portals_block_of_metadata(entry: str) -> None:
    plan = plan_of(f"{entry}\nNgày ban hành: 15/06/2021\nNgười ký: Nguyễn Văn Bình\nKẾ HOẠCH\nChuyển đổi số\n{BODY}")
    act = plan.document
    assert (act.number, act.issued_on, act.signatory) == ("88/KH-UBND", date(2021, 6, 15), "Nguyễn Văn Bình")


def test_nothing_is_made_up() -> None:
    act = plan_of("Một đoạn văn bản không phải kế hoạch.\n").document
    assert (act.number, act.kind, act.issuer, act.province, act.issued_on, act.signatory) == (None,) * 6
