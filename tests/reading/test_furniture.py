"""Page furniture: what stands around a plan on a web page."""

import pytest

from egovplan.reading.document_text import DocumentText
from egovplan.reading.furniture import find_furniture

BODY = "KẾ HOẠCH\nI. MỤC TIÊU\n- 80% hồ sơ trên mạng.\n" + "- Xây dựng mạng của tỉnh.\n" * 12


def lines(text: str) -> list[int]:
    """1-based numbers of the lines of furniture."""
    return sorted(index + 1 for index in find_furniture(DocumentText(text)).lines)


@pytest.mark.parametrize(
    "line",
    [
        "Để sử dụng toàn bộ tiện ích nâng cao, vui lòng đăng ký gói cước.",
        "- 1Quyết định 14/2011/QĐ-UBND về Kế hoạch ứng dụng công nghệ thông tin",
        "- 12Luật Công nghệ thông tin 2006",
        "6089 Go top",
        "1.Rất tốt 1180 phiếu (88 %)",
        "Lượt truy cập: 12894358",
    ],
)
def test_lines_of_a_page_are_furniture(line: str) -> None:
    assert lines(f"{line}\n{BODY}") == [1]


@pytest.mark.parametrize(
    "line",
    [
        "- 1 Quyết định được ban hành.",
        "- 100% cơ quan có mạng.",
        "Tỷ lệ phiếu điện tử đạt 80%.",
        "Kế hoạch: ứng dụng công nghệ thông tin",
        "Nội dung được đăng tải trên cổng thông tin.",
    ],
)
def test_lines_of_a_plan_are_none(line: str) -> None:
    assert lines(f"{line}\n{BODY}") == []


def test_behind_the_end_of_an_article_all_is_furniture() -> None:
    text = f"{BODY}Sự kiện nổi bật\nHội nghị tổng kết\n• 236\n"
    last = text.count("\n")
    assert lines(text) == [last - 2, last - 1, last, last + 1]


def test_the_same_words_in_the_first_half_end_nothing() -> None:
    assert lines(f"Sự kiện nổi bật\n{BODY}") == []


@pytest.mark.parametrize(
    ("block", "field", "value"),
    [
        ("- Số hiệu: 221/2008/QĐ-UBND", "number", "221/2008/QĐ-UBND"),
        ("Số/ký hiệu |\n221/2008/QĐ-UBND", None, None),
        ("Số/ký hiệu:\n|\n221/2008/QĐ-UBND", "number", "221/2008/QĐ-UBND"),
        ("- Người ký: Lê Văn Hải", "signatory", "Lê Văn Hải"),
        ("- Ngày ban hành: 27/08/2008", "issued_on", "27/08/2008"),
        ("- Tình trạng hiệu lực: Kiểm tra", None, None),
    ],
)
def test_metadata_blocks_of_portals(block: str, field: str | None, value: str | None) -> None:
    document = DocumentText(f"{BODY}{block}\n")
    found = [(entry.field, document.wording(entry.start, entry.end)) for entry in find_furniture(document).metadata]
    assert found == ([(field, value)] if field else [])


def test_an_empty_document_has_none() -> None:
    assert lines("") == []
