from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovplan.vietnamese.numerals import read_numeral, scan_numerals

DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def below_hundred(value: int) -> str:
    tens, units = divmod(value, 10)
    if tens == 0:
        return DIGITS[units]
    if tens == 1:
        return "mười" + ("" if units == 0 else " lăm" if units == 5 else f" {DIGITS[units]}")
    unit = {0: "", 1: " mốt", 5: " lăm"}.get(units, f" {DIGITS[units]}")
    return f"{DIGITS[tens]} mươi{unit}"


def below_thousand(value: int, *, full: bool) -> str:
    hundreds, rest = divmod(value, 100)
    if hundreds == 0 and not full:
        return below_hundred(rest)
    if rest == 0:
        return f"{DIGITS[hundreds]} trăm"
    return f"{DIGITS[hundreds]} trăm {'linh ' if rest < 10 else ''}{below_hundred(rest)}"


def in_words(value: int) -> str:
    """The official way to say a whole number; every group behind the first is said in full."""
    if value == 0:
        return DIGITS[0]
    groups = []
    for scale in ("", " nghìn", " triệu", " tỷ"):
        value, group = divmod(value, 1000)
        if group:
            groups.append(below_thousand(group, full=value > 0) + scale)
    return " ".join(reversed(groups))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("một", 1),
        ("năm", 5),
        ("không", 0),
        ("mười", 10),
        ("mười lăm", 15),
        ("mười năm", None),  # ten years
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("hai mươi bốn", 24),
        ("hai mươi tư", 24),
        ("hai mươi lăm", 25),
        ("hai mươi nhăm", 25),
        ("hai mươi năm", None),  # twenty years
        ("ba chục", 30),
        ("năm mươi", 50),
        ("một trăm", 100),
        ("một trăm linh năm", 105),
        ("một trăm lẻ tư", 104),
        ("hai trăm rưỡi", 250),
        ("ba trăm mười lăm", 315),
        ("một nghìn không trăm linh năm", 1005),
        ("năm ngàn", 5000),
        ("hai vạn", 20_000),
        ("một triệu hai trăm nghìn", 1_200_000),
        ("hai triệu rưỡi", 2_500_000),
        ("một tỷ hai trăm triệu", 1_200_000_000),
        ("hai nghìn tỷ", 2_000_000_000_000),
        ("hai nghìn ba trăm tỉ năm trăm triệu", 2_300_500_000_000),
        ("không phẩy sáu", 0.6),
        ("hai phẩy hai lăm", None),
        ("hai phẩy hai mươi lăm", 2.25),
        ("không phẩy không năm", 0.05),
        ("hai phẩy năm tỷ", 2_500_000_000),
        ("hai phần ba", 2 / 3),
        ("một phần tư", 0.25),
        ("một nửa", 0.5),
        ("nửa", 0.5),
        ("hai rưỡi", 2.5),
    ],
)
def test_words_are_read(words: str, value: float | None) -> None:
    assert read_numeral(words) == value


@pytest.mark.parametrize(
    "words",
    [
        "",
        "huyện",
        "hai huyện",
        "hai ba",
        "mươi",
        "trăm",
        "linh năm mươi hai ba",
        "hai tỷ lệ",
        "tư",
        "lăm",
        "rưỡi",
        "phần ba",
    ],
)
def test_what_is_not_one_number_is_none(words: str) -> None:
    assert read_numeral(words) is None


def test_scales_must_fall() -> None:
    assert read_numeral("hai nghìn ba triệu") is None
    assert read_numeral("hai triệu ba triệu") is None


def test_half_is_whole_where_it_comes_out_even() -> None:
    assert isinstance(read_numeral("hai triệu rưỡi"), int)


@given(st.integers(0, 999_999))
def test_numbers_in_words_are_read_back(value: int) -> None:
    assert read_numeral(in_words(value)) == value


@given(st.integers(0, 10**12 - 1))
def test_large_numbers_in_words_are_read_back(value: int) -> None:
    assert read_numeral(in_words(value)) == value


@given(st.integers(6, 999_999))
def test_a_number_in_words_is_found_inside_a_sentence(value: int) -> None:
    words = in_words(value)
    text = f"đến nay có {words} hồ sơ được giải quyết."
    assert [(found.value, found.text, found.start) for found in scan_numerals(text)] == [(value, words, 11)]


@given(st.integers(1, 999_999))
def test_spelling_variants_mean_the_same(value: int) -> None:
    words = in_words(value)
    variant = words.replace("nghìn", "ngàn").replace("linh", "lẻ").replace("bảy", "bẩy").replace("mươi bốn", "mươi tư")
    assert read_numeral(variant) == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ít nhất một cơ sở", ["một"]),
        ("hai mươi lăm xã, ba huyện", ["hai mươi lăm", "ba"]),
        ("kinh phí (hai mươi tỷ, ba trăm triệu đồng)", ["hai mươi tỷ, ba trăm triệu"]),
        ("hai, ba xã", ["hai", "ba"]),
        ("năm trăm xã", ["năm trăm"]),
        ("ba mươi phần trăm", ["ba mươi"]),
        ("hai mươi\nmốt huyện", ["hai mươi\nmốt"]),
        ("(ba) huyện", ["ba"]),
        ("cả hai.", ["hai"]),
        ("hai mươi hai mươi", ["hai mươi hai"]),
        ("hai năm", ["hai"]),
        ("một phần ba số xã", ["một phần ba"]),
        ("hơn một nửa số xã", ["một nửa"]),
    ],
)
def test_numbers_are_found_in_text(text: str, found: list[str]) -> None:
    assert [numeral.text for numeral in scan_numerals(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "năm 2015",  # the year
        "không có cơ quan nào",  # no agency
        "một số cơ quan",  # some
        "bộ phận một cửa",  # one-stop
        "hỗ trợ một phần kinh phí",  # partly
        "thứ hai hằng tuần",  # Monday
        "tháng mười hai",  # December
        "quý ba",  # third quarter
        "vị trí số một",  # number one
        "lần hai",  # second time
        "đầu tư, thông tư",  # tư inside words
        "huyện ba tơ",  # a name
        "triển khai mạng",  # hai inside khai
        "mốt, lăm, linh",  # never first
    ],
)
def test_words_that_are_no_numbers_are_left(text: str) -> None:
    assert scan_numerals(text) == []


def test_rate_is_not_a_milliard() -> None:
    assert [found.value for found in scan_numerals("hai tỷ lệ")] == [2]


def test_scan_keeps_to_its_stretch() -> None:
    text = "một huyện, hai xã, ba thôn"
    assert [found.text for found in scan_numerals(text, 10, 18)] == ["hai"]
    assert [text[found.start : found.end] for found in scan_numerals(text, 10)] == ["hai", "ba"]


@pytest.mark.parametrize("words", ["một ", "hai mươi ", "hai phẩy một ", "một nghìn tỷ ", "năm ", "một phần "])
def test_fifty_thousand_number_words_are_read_in_linear_time(words: str) -> None:
    short, long = words * 500, words * 50_000
    begun = time.perf_counter()
    scan_numerals(short)
    middle = time.perf_counter()
    scan_numerals(long)
    # a hundred times the text; a quadratic scan would take ten thousand times as long
    assert time.perf_counter() - middle < 1000 * max(middle - begun, 0.001)


def test_endless_decimals_raise_nothing() -> None:
    assert scan_numerals("hai phẩy " + "một " * 10_000)[0].value == pytest.approx(2.111111111111)
