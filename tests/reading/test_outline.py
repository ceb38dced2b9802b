"""The section tree, in many spellings of one outline."""

import pytest

from egovplan.reading.document_text import DocumentText
from egovplan.reading.outline import Outline, Section, read_outline
from egovplan.reading.paragraphs import read_blocks


def outline(text: str) -> Outline:
    document = DocumentText(text)
    return read_outline(document, read_blocks(document, set()))


def tree(text: str) -> list[tuple[int, str, str | None]]:
    """Depth, label and kind of every section."""
    return [(len(node.ancestors()) - 1, node.label, node.kind) for node in outline(text).sections]


def kinds(text: str) -> list[str | None]:
    return [node.kind for node in outline(text).sections]


def at_line(text: str, line: int) -> Section:
    return next(node for node in outline(text).sections if node.line == line)


def test_a_tree_by_the_styles_of_numbering() -> None:
    text = "I. MỤC TIÊU\n1. Mục tiêu tổng quát\nXây dựng cổng.\n2. Mục tiêu cụ thể\na) Nội bộ\n- Mạng.\nII. NỘI DUNG\n1. Hạ tầng\n"
    assert tree(text) == [
        (0, "i", "objectives"), (1, "1", "objectives"), (1, "2", "objectives"), (2, "a", "objectives"),
        (0, "ii", "contents"), (1, "1", "contents"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("I- CĂN CỨ LẬP KẾ HOẠCH", "legal_bases"),
        ("II- HIỆN TRẠNG ỨNG DỤNG CÔNG NGHỆ THÔNG TIN", "status"),
        ("II. Tóm tắt kết quả ứng dụng công nghệ thông tin đến cuối năm 2019.", "status"),
        ("III. Quan điểm, mục tiêu của Kế hoạch 2021 - 2022.", "objectives"),
        ("## **II. NHIỆM VỤ VÀ GIẢI PHÁP:**", "contents"),
        ("V. CÁC GIẢI PHÁP", "solutions"),
        ("VI. LỘ TRÌNH THỰC HIỆN", "roadmap"),
        ("VII- KINH PHÍ THỰC HIỆN VÀ DANH MỤC DỰ ÁN", "funding"),
        ("VIII- DỰ KIẾN HIỆU QUẢ", "results"),
        ("IX- TỔ CHỨC THỰC HIỆN", "organisation"),
        ("PHẦN THỨ BA: GIẢI PHÁP", "solutions"),
        ("C. MỤC TIÊU", "objectives"),
    ],
)
def test_the_parts_of_a_plan_by_the_words_of_their_headings(heading: str, kind: str) -> None:
    assert kinds(f"{heading}\nNội dung của phần này.\n")[0] == kind


@pytest.mark.parametrize(
    "heading", ["1. Môi trường pháp lý", "I. THÔNG TIN CHUNG", "a) Đào tạo cán bộ theo mục tiêu đã đề ra trong các năm"]
)
def test_a_heading_without_such_words_says_nothing_of_its_own(heading: str) -> None:
    (node,) = outline(f"{heading}\nNội dung.\n").sections
    assert node.own_kind is None


def test_a_part_without_a_word_inherits() -> None:
    assert kinds("II. HIỆN TRẠNG\n1. Môi trường pháp lý\na) Chỉ thị.\n") == ["status", "status", "status"]


def test_markdown_headings_of_uneven_levels_stand_by_their_numbers() -> None:
    text = "### I. MỤC TIÊU\n\n#### 1. Chung\n\n## II. NHIỆM VỤ\n\n### 1. Mạng\n\n#### 2. Cổng\n"
    assert [depth for depth, _, _ in tree(text)] == [0, 1, 0, 1, 1]


def test_a_list_that_begins_anew_without_its_heading_is_the_next_part() -> None:
    text = "III. Quan điểm, mục tiêu\n2. Mục tiêu cụ thể\na) Nội bộ.\nb) Người dân.\n1. Xây dựng hạ tầng kỹ thuật\n2. Đào tạo\n"
    found = outline(text)
    assert [node.line for node in found.restarts] == [5]
    assert [node.kind for node in found.sections][-2:] == ["contents", "contents"]


def test_appendices_and_titles_close_everything() -> None:
    text = "I. MỤC TIÊU\n1. Mạng\nPHỤ LỤC SỐ 1\nDANH MỤC\n1. Danh sách\nPHỤ LỤC II\n1. Khác\n"
    assert tree(text) == [
        (0, "i", "objectives"), (1, "1", "objectives"), (0, "1", "appendix"), (1, "1", "appendix"), (0, "ii", "appendix"),
        (1, "1", "appendix"),
    ]  # fmt: skip
    assert at_line(text, 5).appendix == "1"


def test_a_sentence_about_an_appendix_opens_none() -> None:
    assert kinds("I. NỘI DUNG\nPhụ lục số 1 và các bảng kèm theo được cập nhật hằng năm theo quy định.\n") == [
        "contents"
    ]


def test_years_alone_are_headings_of_time() -> None:
    text = "I. LỘ TRÌNH\n- Năm 2021:\n+ Mạng.\n- Năm 2022:\n+ Cổng.\n"
    assert [node.style for node in outline(text).sections] == ["roman", "time-", "time-"]


def test_a_line_behind_a_table_announces_a_part() -> None:
    table = "| STT | Dự án |\n| --- | --- |\n| 1 | Mạng |\n"
    assert kinds(f"I. NỘI DUNG\n{table}Thuyết minh về các nguồn kinh phí:\n1. Ngân sách\n")[1:] == [
        "funding",
        "funding",
    ]
    assert kinds(f"PHỤ LỤC 1\n{table}Nhiệm vụ của các đơn vị như sau:\n") == ["appendix"]
    assert kinds(f"I. NỘI DUNG\n{table}Các đơn vị thực hiện:\n") == ["contents"]


def test_an_article_about_a_plan_has_sections_without_headings() -> None:
    text = "Kế hoạch năm 2021\nKế hoạch đề ra các mục tiêu sau:\n- Mạng.\nĐể thực hiện, tỉnh có một số giải pháp:\n1. Vốn.\n"
    assert [kind for kind in kinds(text) if kind] == ["objectives", "solutions", "solutions"]


def test_recipients_are_a_part() -> None:
    assert "recipients" in kinds("I. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ.\nNơi nhận:\n- Lưu: VT.\n")


def test_spoilt_capitals_change_no_section() -> None:
    assert kinds("II. HIỆN trẠng Ứng dỤng\n1. MẠng\n") == ["status", "status"]


def test_sections_know_the_blocks_that_stand_in_them() -> None:
    document = DocumentText("I. MỤC TIÊU\n- Mạng.\nII. NỘI DUNG\n- Cổng.\n")
    blocks = read_blocks(document, set())
    found = read_outline(document, blocks)
    sections = [found.of(block) for block in blocks]
    assert [section.label if section else None for section in sections] == ["i", "i", "ii", "ii"]
    assert found.of(read_blocks(DocumentText("a"), set())[0]) is None
