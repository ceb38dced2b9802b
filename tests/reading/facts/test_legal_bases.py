"""Legal bases."""

from datetime import date

import pytest

from egovplan.reading.reader import read_text

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH SƠN HẢI\nSố: 88/KH-UBND\nSơn Hải, ngày 15 tháng 6 năm 2021\nKẾ HOẠCH\nChuyển đổi số năm 2022\n"
BODY = "I. MỤC TIÊU\n- 80% hồ sơ công việc.\n"


def bases(text: str) -> list[tuple[str | None, str | None, date | None]]:
    plan = read_text(HEAD + text + BODY).plan
    return [(basis.kind, basis.number, basis.issued_on) for basis in plan.legal_bases]


def test_acts_with_a_number_and_a_day() -> None:
    text = (
        "Căn cứ Nghị định số 64/2007/NĐ-CP ngày 10 tháng 4 năm 2007 của Chính phủ về ứng dụng công nghệ thông tin;\n"
        "Căn cứ Quyết định 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ;\n"
    )
    assert bases(text) == [
        ("decree", "64/2007/NĐ-CP", date(2007, 4, 10)),
        ("decision", "749/QĐ-TTg", date(2020, 6, 3)),
    ]


def test_laws_have_no_number_but_a_title() -> None:
    plan = read_text(f"{HEAD}Căn cứ Luật Giao dịch điện tử ngày 29 tháng 11 năm 2005;\n{BODY}").plan
    (basis,) = plan.legal_bases
    assert (basis.kind, basis.number, basis.title, basis.issued_on) == (
        "law", None, "Luật Giao dịch điện tử", date(2005, 11, 29),
    )  # fmt: skip


def test_a_basis_names_several_acts() -> None:
    text = (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật "
        "Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;\n"
    )
    assert [day for _, _, day in bases(text)] == [date(2015, 6, 19), date(2019, 11, 22)]


@pytest.mark.parametrize(
    "opening",
    ["Căn cứ", "- Căn cứ", "Thực hiện", "Triển khai thực hiện", "Theo đề nghị của Sở tại", "Xét đề nghị của Sở tại"],
)
def test_words_that_open_a_basis(opening: str) -> None:
    text = f"{opening} Quyết định số 12/QĐ-BTTTT ngày 02/02/2021 của Bộ trưởng;\n"
    assert bases(text) == [("decision", "12/QĐ-BTTTT", date(2021, 2, 2))]


def test_bases_in_a_section_of_their_own() -> None:
    text = "I. CĂN CỨ PHÁP LÝ\n- Nghị quyết số 52-NQ/TW ngày 27/9/2019 của Bộ Chính trị.\n- Chỉ thị số 01/CT-TTg.\n"
    assert [(kind, number) for kind, number, _ in bases(text)] == [
        ("resolution", "52-NQ/TW"),
        ("directive", "01/CT-TTg"),
    ]


def test_acts_that_are_only_mentioned_are_no_basis() -> None:
    text = "I. HIỆN TRẠNG\n- Tỉnh đã ban hành Kế hoạch số 15/KH-UBND ngày 01/02/2020 về chính quyền điện tử.\n"
    assert bases(text) == []


def test_a_wrapped_title_has_its_white_space_folded() -> None:
    text = "Căn cứ các luật về công nghệ thông tin và Luật Giao dịch\nđiện tử ngày 29 tháng 11 năm 2005;\n"
    plan = read_text(HEAD + text + BODY).plan
    assert [basis.title for basis in plan.legal_bases][1:] == ["Luật Giao dịch điện tử"]


def test_an_impossible_day_is_told_with_the_basis() -> None:
    loaded = read_text(f"{HEAD}Căn cứ Quyết định số 12/QĐ-BTTTT ngày 31 tháng 02 năm 2021 của Bộ trưởng;\n{BODY}")
    (basis,) = loaded.plan.legal_bases
    assert basis.issued_on is None
    told = [finding for finding in loaded.findings if finding.code == "date-invalid"]
    assert [finding.subject_id for finding in told] == [basis.id]
