"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovplan.reading.decoding import decode
from egovplan.reading.errors import LoadError

TEXT = "KẾ HOẠCH\nỨng dụng công nghệ thông tin tỉnh Sơn Hải: 80% hồ sơ.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_its_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_the_vietnamese_code_page_is_tried_last() -> None:
    text = "Kê hoach phát triên"
    assert decode(text.encode("cp1258")) == text


def test_a_file_cut_inside_its_last_letter_is_read_up_to_it() -> None:
    data = TEXT.encode()
    cut = data[: data.index("Ế".encode()) + 1]
    assert decode(cut) == "K"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04rest", "a ZIP container"),
        (b"\xd0\xcf\x11\xe0rest", "an old Word"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\x1f\x8brest", "a gzip"),
        (b"\x00\x01\x02\x03\x04", "a binary file"),
        (b"\x00\x01\x02\x03" * 99, "a binary file"),
        (b"\xff\xff\x81\x01\x02" * 20, "a binary file"),
        (b"\xef\xbb\xbf\xff\xfe\xfa", "not valid utf-8"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(LoadError, match=reason) as caught:
        decode(data, "plan.txt")
    assert caught.value.path == "plan.txt"
    assert caught.value.remedy
    assert "plan.txt" in str(caught.value)


@given(st.text(st.characters(exclude_characters="\0")))  # a zero byte is a sign of UTF-16
def test_any_text_survives_utf_8(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    try:
        assert decode(data) == text.removeprefix("\ufeff")
    except LoadError:
        assert any("\ud800" <= c <= "\udfff" or c < " " or c == "\x7f" for c in text) or text[:1] in "P%\ufffe\ufeff"


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_load_error(data: bytes) -> None:
    try:
        assert isinstance(decode(data), str)
    except LoadError as error:
        assert error.reason
