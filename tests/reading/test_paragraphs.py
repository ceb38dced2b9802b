"""Lines to paragraphs."""

from hypothesis import given
from hypothesis import strategies as st

from egovplan.reading.blocks import Table, TextBlock
from egovplan.reading.document_text import DocumentText
from egovplan.reading.paragraphs import read_blocks

LONG = (
    "Xây dựng hạ tầng kỹ thuật dùng chung của tỉnh, bảo đảm kết nối thông suốt từ tỉnh đến xã, phục vụ công tác chỉ đạo "
    "và điều hành của các cấp chính quyền, cung cấp dịch vụ công trực tuyến cho người dân và doanh nghiệp, chia sẻ dữ "
    "liệu giữa các cơ quan trong và ngoài tỉnh theo đúng kiến trúc đã được phê duyệt của Ủy ban nhân dân tỉnh."
)


def blocks(text: str) -> list[str]:
    return [
        " ".join(block.text.split()) if isinstance(block, TextBlock) else "TABLE"
        for block in read_blocks(DocumentText(text), set())
    ]


def wrapped(text: str, width: int) -> str:
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def test_where_paragraphs_stand_on_one_line_each_line_is_one() -> None:
    assert blocks(f"I. MỤC TIÊU\n{LONG}\n{LONG}\n- Mạng.\n- Cổng.") == [
        "i. mục tiêu", LONG.lower(), LONG.lower(), "- mạng.", "- cổng.",
    ]  # fmt: skip


def test_wrapped_lines_are_joined_to_paragraphs() -> None:
    text = "\n".join(wrapped(paragraph, 80) for paragraph in (LONG, f"- {LONG}", f"1. {LONG}"))
    assert blocks(text) == [LONG.lower(), f"- {LONG}".lower(), f"1. {LONG}".lower()]


def test_a_page_break_inside_a_sentence_parts_nothing() -> None:
    first, second = LONG[: LONG.index("cung cấp") - 1], LONG[LONG.index("cung cấp") :]
    assert blocks(f"{first}\n\n{second}") == [LONG.lower()]


def test_an_empty_line_before_a_capital_parts_paragraphs() -> None:
    assert blocks(f"{LONG}\n\nXây dựng cổng.") == [LONG.lower(), "xây dựng cổng."]


def test_the_second_half_of_a_range_is_no_bullet() -> None:
    text = (
        wrapped(LONG, 80)
        + "\nTỷ lệ hồ sơ trực tuyến của các cơ quan cấp tỉnh và cấp huyện phải đạt 60%\n-70% trên mạng."
    )
    assert blocks(text)[-1].endswith("phải đạt 60% -70% trên mạng.")


def test_a_title_and_its_issuer_stand_alone() -> None:
    text = f"QUYẾT ĐỊNH\nPhê duyệt Kế hoạch của tỉnh\nỦY BAN NHÂN DÂN TỈNH SƠN HẢI\n{wrapped(LONG, 80)}"
    assert blocks(text)[0] == "quyết định"


def test_furniture_inside_a_paragraph_is_left_out() -> None:
    lines = wrapped(LONG, 80).split("\n")
    lines.insert(2, "6089 Go top")
    document = DocumentText("\n".join(lines))
    (block,) = read_blocks(document, {2})
    assert isinstance(block, TextBlock)
    assert " ".join(block.text.split()) == LONG.lower()


def test_tables_are_blocks_of_their_own() -> None:
    assert blocks("- Mạng.\n| STT | Đơn vị |\n| --- | --- |\n| 1 | Sở Nội vụ |\n- Cổng.") == [
        "- mạng.",
        "TABLE",
        "- cổng.",
    ]


@given(
    st.lists(
        st.sampled_from(["- a.", "1. B", "", "xin chào", "| a | b |", "\ta", "a\tb", LONG[:79], "I. MỤC"]), max_size=30
    )
)
def test_every_line_with_text_belongs_to_one_block_in_order(lines: list[str]) -> None:
    document = DocumentText("\n".join(lines))
    reached = -1
    covered: set[int] = set()
    for block in read_blocks(document, set()):
        assert block.first > reached
        assert block.last >= block.first
        reached = block.last
        covered.update(range(block.first, block.last + 1))
        if isinstance(block, Table):
            assert block.rows
    assert {index for index, line in enumerate(document.lines) if line.text} <= covered
