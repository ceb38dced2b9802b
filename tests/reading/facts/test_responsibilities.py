"""Who must do what, from headings, sentences and articles."""

import pytest

from egovplan.model import Responsibility
from egovplan.reading.document_text import DocumentText
from egovplan.reading.facts.charges import read_charge
from egovplan.reading.reader import read_text

HEAD = """\
ỦY BAN NHÂN DÂN TỈNH SƠN HẢI
Số: 15/KH-UBND
KẾ HOẠCH
Ứng dụng công nghệ thông tin tỉnh Sơn Hải giai đoạn 2021 - 2025
I. MỤC TIÊU
1. Mục tiêu cụ thể
- 80% hồ sơ được xử lý trên mạng.
"""


def rows(text: str) -> list[tuple[str, str]]:
    return [(row.agency, row.text) for row in read(text)]


def read(text: str) -> tuple[Responsibility, ...]:
    return read_text(HEAD + text).plan.responsibilities


def charge(text: str, *, heading: bool = False) -> tuple[str, str, bool] | None:
    document = DocumentText(text)
    found = read_charge(document, 0, len(text), heading=heading)
    return None if found is None else (found.agency, document.wording(found.start, len(text)), found.run_in)


def test_items_below_a_heading_that_is_a_body_are_its_duties() -> None:
    assert rows(
        "II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\na) Đào tạo cán bộ.\nb) Xếp hạng các cơ quan.\n2. Sở Tài chính:\n- Cấp kinh phí.\n"
    ) == [
        ("Sở Nội vụ", "Đào tạo cán bộ."),
        ("Sở Nội vụ", "Xếp hạng các cơ quan."),
        ("Sở Tài chính", "Cấp kinh phí."),
    ]


def test_a_body_that_has_the_duty_heads_its_items() -> None:
    assert rows("II. TỔ CHỨC THỰC HIỆN\n1. Các cơ quan nhà nước tỉnh có trách nhiệm\na) Báo cáo.\n") == [
        ("Các cơ quan nhà nước tỉnh", "Báo cáo.")
    ]


def test_words_behind_a_colon_stand_without_the_body() -> None:
    assert rows("II. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính: bố trí kinh phí hằng năm.\n") == [
        ("Sở Tài chính", "bố trí kinh phí hằng năm.")
    ]


def test_a_sentence_keeps_its_subject() -> None:
    text = "Sở Tài chính có trách nhiệm bố trí kinh phí hằng năm."
    assert rows(f"II. TỔ CHỨC THỰC HIỆN\n1. {text}\n") == [("Sở Tài chính", text)]


def test_items_that_stand_deeper_are_joined_to_the_one_above() -> None:
    text = "II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\n- Đào tạo gồm:\n+ Lớp cơ bản;\n+ Lớp nâng cao.\n- Xếp hạng.\n"
    assert rows(text) == [
        ("Sở Nội vụ", "Đào tạo gồm: + Lớp cơ bản; + Lớp nâng cao."),
        ("Sở Nội vụ", "Xếp hạng."),
    ]


def test_a_heading_among_the_items_is_no_duty() -> None:
    text = "II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\na) Chủ trì các việc sau\n- Đào tạo.\nb) Phối hợp với các sở\n- Xếp hạng.\n"
    assert rows(text) == [("Sở Nội vụ", "Đào tạo."), ("Sở Nội vụ", "Xếp hạng.")]


def test_a_paragraph_cut_by_a_page_break_goes_on() -> None:
    text = "II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ:\n\na) Chủ trì việc đào tạo cán bộ chuyên trách của các cơ\n\nquan trong tỉnh.\n"
    assert [row.text for row in read(text)] == ["Chủ trì việc đào tạo cán bộ chuyên trách của các cơ quan trong tỉnh."]


def test_a_paragraph_below_a_heading_is_a_duty_of_its_own() -> None:
    text = "II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\na) Đào tạo.\nBáo cáo định kỳ hàng quý.\n"
    assert [row.text for row in read(text)] == ["Đào tạo.", "Báo cáo định kỳ hàng quý."]


@pytest.mark.parametrize(
    "closing",
    [
        "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan báo cáo Ủy ban nhân dân tỉnh.",
        "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở triển khai thực hiện.",
        "Kế hoạch này thay thế Kế hoạch số 3/KH-UBND.",
        "TM. ỦY BAN NHÂN DÂN",
    ],
)
def test_a_paragraph_to_everybody_or_a_signature_belongs_to_nobody(closing: str) -> None:
    text = f"II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\na) Đào tạo.\n{closing}\n"
    assert [row.text for row in read(text)] == ["Đào tạo."]


def test_recipients_are_no_duties() -> None:
    text = "II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\na) Đào tạo.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    assert [row.text for row in read(text)] == ["Đào tạo."]


def test_a_paragraph_that_asks_others_is_theirs() -> None:
    text = "II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\na) Đào tạo.\nYêu cầu các cơ quan, đơn vị báo cáo kết quả.\n"
    assert rows(text)[-1] == ("các cơ quan, đơn vị", "Yêu cầu các cơ quan, đơn vị báo cáo kết quả.")


def test_an_item_with_a_body_of_its_own_is_that_body_s() -> None:
    text = "II. TỔ CHỨC THỰC HIỆN\n1. Các cơ quan:\na) Sở Nội vụ: đào tạo.\nb) Sở Tài chính: cấp kinh phí.\n"
    assert rows(text) == [("Sở Nội vụ", "đào tạo."), ("Sở Tài chính", "cấp kinh phí.")]


def test_bodies_of_solutions_bear_duties_only_as_headings() -> None:
    text = "II. GIẢI PHÁP\n1. Sở Nội vụ:\n- Đào tạo.\n2. Sở Tài chính bố trí kinh phí.\n3. Đẩy mạnh tuyên truyền.\n"
    assert rows(text) == [("Sở Nội vụ", "Đào tạo.")]


def test_a_part_of_the_solutions_about_organisation_charges_bodies() -> None:
    text = (
        "II. GIẢI PHÁP\n1. Giải pháp tài chính\n- Ngân sách.\n2. Giải pháp tổ chức\n2.1. Sở Nội vụ\nChủ trì đào tạo;\n"
    )
    assert rows(text) == [("Sở Nội vụ", "Chủ trì đào tạo;")]


def test_a_body_in_the_status_bears_nothing() -> None:
    assert not rows("II. HIỆN TRẠNG\n1. Sở Nội vụ:\n- Đã đào tạo 20 cán bộ.\n")


def test_articles_charge_and_the_last_one_carries_out() -> None:
    text = """\
ỦY BAN NHÂN DÂN TỈNH SƠN HẢI
QUYẾT ĐỊNH:
Điều 1. Phê duyệt Kế hoạch ứng dụng công nghệ thông tin tỉnh Sơn Hải giai đoạn 2021 - 2025.
Điều 2. Giao Sở Thông tin và Truyền thông:
1. Triển khai Quyết định này.
2. Hằng năm, đề nghị bổ sung Kế hoạch.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký.
Điều 4. Chánh Văn phòng Ủy ban nhân dân tỉnh; Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./.
"""
    found = [(row.agency, row.text) for row in read_text(text).plan.responsibilities]
    assert found[:2] == [
        ("Sở Thông tin và Truyền thông", "Triển khai Quyết định này."),
        ("Sở Thông tin và Truyền thông", "Hằng năm, đề nghị bổ sung Kế hoạch."),
    ]
    assert found[2][0] == "Chánh Văn phòng Ủy ban nhân dân tỉnh; Giám đốc các sở"
    assert len(found) == 3


def test_rows_know_their_line_and_their_bodies() -> None:
    first, second = read("II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ, Sở Tài chính\na) Đào tạo.\n\nb) Cấp kinh phí.\n")
    assert first.source is not None
    assert second.source is not None
    assert (first.source.line, second.source.line) == (10, 12)
    assert len(first.agency_ids) == 2
    assert first.agency_ids == second.agency_ids


@pytest.mark.parametrize(
    ("text", "agency", "duty"),
    [
        ("Hội Tin học vận động hội viên tham gia.", "Hội Tin học", "Hội Tin học vận động hội viên tham gia."),
        ("Đề nghị Tỉnh đoàn, Hội Nông dân: tuyên truyền.", "Tỉnh đoàn, Hội Nông dân", "tuyên truyền."),
        ("Đề nghị Hội Nông dân, Đoàn Thanh niên: tuyên truyền.", "Hội Nông dân, Đoàn Thanh niên", "tuyên truyền."),
        ("Ban Chỉ đạo xây dựng Chính quyền điện tử tỉnh chủ trì họp.", "Ban Chỉ đạo xây dựng Chính quyền điện tử tỉnh",
         "Ban Chỉ đạo xây dựng Chính quyền điện tử tỉnh chủ trì họp."),
        ("Cục Công nghệ thông tin hướng dẫn.", "Cục Công nghệ thông tin", "Cục Công nghệ thông tin hướng dẫn."),
        ("Các cơ quan được giao chủ trì các nhiệm vụ nêu trong Phần III có trách nhiệm báo cáo.",
         "Các cơ quan được giao chủ trì các nhiệm vụ",
         "Các cơ quan được giao chủ trì các nhiệm vụ nêu trong Phần III có trách nhiệm báo cáo."),
    ],
)  # fmt: skip
def test_the_body_a_sentence_begins_with(text: str, agency: str, duty: str) -> None:
    found = charge(text)
    assert found is not None
    assert found[:2] == (agency, duty)


@pytest.mark.parametrize(
    "text",
    [
        "Ban hành kèm theo Quyết định này Kế hoạch.",
        "Trường hợp chậm trễ, đơn vị chịu trách nhiệm.",
        "Đơn vị tính: tỷ đồng",
        "Bộ phận một cửa: nâng cấp.",
        "Thanh tra, kiểm tra việc thực hiện.",
        "Báo cáo kết quả: hằng năm.",
        "Hội nghị tổng kết: cuối năm.",
        "Nâng cao nhận thức: tuyên truyền.",
    ],
)
def test_what_only_sounds_like_a_body_is_none(text: str) -> None:
    assert charge(text) is None


def test_a_heading_without_a_stop_is_a_name_as_a_whole() -> None:
    found = charge("Báo và phát thanh, truyền hình Sơn Hải, Cổng thông tin điện tử tỉnh", heading=True)
    assert found is not None
    assert found[0] == "Báo và phát thanh, truyền hình Sơn Hải, Cổng thông tin điện tử tỉnh"
