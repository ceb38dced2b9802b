"""How a document breaks its lines."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovplan.reading.document_text import DocumentText
from egovplan.reading.paragraphs import read_blocks
from egovplan.reading.wrapping import Wrapping

PARAGRAPHS = (
    "Xây dựng hạ tầng kỹ thuật dùng chung của tỉnh, bảo đảm kết nối thông suốt từ tỉnh đến xã, phục vụ công tác chỉ đạo "
    "và điều hành của các cấp chính quyền.",
    "- Cung cấp dịch vụ công trực tuyến cho người dân và doanh nghiệp; chia sẻ dữ liệu giữa các cơ quan trong và ngoài "
    "tỉnh theo đúng kiến trúc đã được phê duyệt của Ủy ban nhân dân tỉnh.",
    "1. Đào tạo cán bộ chuyên trách công nghệ thông tin, nâng cao nhận thức của cán bộ, công chức và người dân về an toàn "
    "thông tin; tổ chức tuyên truyền trên các phương tiện thông tin đại chúng hằng năm.",
)


def wrapped(width: int, paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    return "\n".join(textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False) for text in paragraphs)


def blocks(text: str) -> list[str]:
    return [" ".join(getattr(block, "text", "").split()) for block in read_blocks(DocumentText(text), set())]


@pytest.mark.parametrize("width", [60, 72, 80, 96, 110])
def test_lines_that_are_filled_to_a_width_are_told(width: int) -> None:
    wrapping = Wrapping(DocumentText(wrapped(width)))
    assert wrapping.filled
    assert wrapping.width is not None
    assert width - 10 < wrapping.width <= width


def test_paragraphs_on_one_line_have_no_width() -> None:
    wrapping = Wrapping(DocumentText("\n".join([*PARAGRAPHS, *(text[:60] for text in PARAGRAPHS), "Mạng.", "Cổng."])))
    assert (wrapping.width, wrapping.filled) == (None, False)
    assert all(wrapping.ends_early(line) for line in DocumentText("a\nb").lines)


def test_lines_with_room_left_were_broken_on_purpose() -> None:
    document = DocumentText(f"{wrapped(80)}\nMạng.\nCổng.")
    wrapping = Wrapping(document)
    *_, before, line = document.lines
    assert wrapping.had_room(before, line)
    assert not wrapping.had_room(*document.lines[:2])


@pytest.mark.parametrize("text", ["", "a", "\n\n", "|\n|", "\t\t"])
def test_next_to_nothing_has_no_width(text: str) -> None:
    assert Wrapping(DocumentText(text)).width is None


@pytest.mark.parametrize("width", range(66, 120, 6))
def test_paragraphs_come_back_as_they_were(width: int) -> None:
    assert blocks(wrapped(width)) == [text.lower() for text in PARAGRAPHS]


@given(
    st.lists(
        st.sampled_from(["số 12", "- 5", "2021 -", "2025", "hồ sơ,", "Điều 5", "(một", "phần)"]), min_size=1, max_size=9
    ),
    st.integers(70, 100),
)
def test_a_sentence_of_odd_words_is_joined_however_it_is_wrapped(words: list[str], width: int) -> None:
    middle = (
        f"Thực hiện các nhiệm vụ được giao tại kế hoạch này theo quy định gồm {' và '.join(words)} trong cả giai đoạn."
    )
    text = wrapped(width, (*PARAGRAPHS, middle, PARAGRAPHS[1]))
    assert blocks(text) == [words.lower() for words in (*PARAGRAPHS, middle, PARAGRAPHS[1])]
