"""Numbering and bullets at the start of a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovplan.reading.markers import read_marker
from egovplan.vietnamese.folding import fold


def read(text: str) -> tuple[str, str, str] | None:
    folded = fold(text)
    marker = read_marker(folded.text, folded.nfc)
    return None if marker is None else (marker.style, marker.label, text[marker.length :])


@pytest.mark.parametrize(
    ("text", "style", "label", "rest"),
    [
        ("- 80% hồ sơ", "-", "", "80% hồ sơ"),
        ("-80% hồ sơ", "-", "", "80% hồ sơ"),
        ("+ Phương pháp", "+", "", "Phương pháp"),
        ("• Mạng", "•", "", "Mạng"),
        ("I. MỤC TIÊU", "roman", "i", "MỤC TIÊU"),
        ("IV- NỘI DUNG", "roman", "iv", "NỘI DUNG"),
        ("VIII. KẾT QUẢ", "roman", "viii", "KẾT QUẢ"),
        ("1. Hạ tầng", "number", "1", "Hạ tầng"),
        ("12. Hạ tầng", "number", "12", "Hạ tầng"),
        ("1) Hạ tầng", "number)", "1", "Hạ tầng"),
        ("(1) Hạ tầng", "paren", "1", "Hạ tầng"),
        ("(a) Hạ tầng", "paren", "a", "Hạ tầng"),
        ("1.1. Đường truyền", "decimal2", "1.1", "Đường truyền"),
        ("3.2.1 Đường truyền", "decimal3", "3.2.1", "Đường truyền"),
        ("a) Nội bộ", "letter", "a", "Nội bộ"),
        ("đ) Dữ liệu", "letter", "đ", "Dữ liệu"),
        ("A. Nội bộ", "capital", "a", "Nội bộ"),
        ("Điều 2. Giao Sở", "article", "2", "Giao Sở"),
        ("Phần thứ nhất", "phần", "nhất", ""),
        ("Chương II QUY ĐỊNH", "chương", "ii", "QUY ĐỊNH"),
    ],
)
def test_markers_by_their_style(text: str, style: str, label: str, rest: str) -> None:
    assert read(text) == (style, label, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Xây dựng cổng",
        "100% các cơ quan",
        "2021 - 2025: xây dựng",
        "80% - 90% hồ sơ",
        "1.268 máy trạm",
        "0,6 máy",
        "--",
        "TP. Sơn Hải",
        "i khi có điều kiện",
        "và các cơ quan",
        "(Kèm theo Quyết định)",
    ],
)
def test_what_only_looks_like_a_marker_is_none(text: str) -> None:
    assert read(text) is None


@given(st.text(max_size=40))
def test_a_marker_never_takes_more_than_there_is(text: str) -> None:
    folded = fold(text.strip())
    marker = read_marker(folded.text, folded.nfc)
    assert marker is None or 0 < marker.length <= len(folded.text)
