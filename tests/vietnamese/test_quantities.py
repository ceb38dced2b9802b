"""Quantities: a printed number with its unit, comparator and the words around it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.model import Basis, Comparator, Unit
from egovplan.vietnamese.folding import fold
from egovplan.vietnamese.number_context import ASIDE
from egovplan.vietnamese.numbers import NUMBER
from egovplan.vietnamese.quantities import (
    PrintedQuantity,
    parse_quantity,
    scan_numerals_in_words,
    scan_quantities,
)


def scan(phrase: str) -> list[PrintedQuantity]:
    return scan_quantities(fold(phrase).text.replace("\n", " "))


def only(phrase: str) -> PrintedQuantity:
    (item,) = (item for item in scan(phrase) if item.aside is None)
    return item


@pytest.mark.parametrize(
    ("phrase", "comparator"),
    [
        ("đạt 80%", "="),
        ("phấn đấu 80%", "="),
        ("tối thiểu 80%", ">="),
        ("phấn đấu đạt tối thiểu 80%", ">="),
        ("ít nhất đạt 80%", ">="),
        ("đạt tỷ lệ từ 80% trở lên", ">="),
        ("đạt từ 80%", ">="),
        ("80% hồ sơ trở lên", ">="),
        ("80% hồ sơ (ở mức tối thiểu)", ">="),
        ("không dưới 80%", ">="),
        ("không thấp hơn 80%", ">="),
        ("≥ 80%", ">="),
        (">= 80%", ">="),
        (">=80%", ">="),
        ("≥80% hộ", ">="),
        ("trên 80%", ">"),
        ("hơn 1.200 máy", ">"),
        ("cao hơn 80%", ">"),
        ("vượt 80%", ">"),
        ("> 0,7", ">"),
        ("không quá 5%", "<="),
        ("không vượt quá 5%", "<="),
        ("không còn quá 5%", "<="),
        ("tối đa 5%", "<="),
        ("≤ 5%", "<="),
        ("<= 5%", "<="),
        ("dưới 5%", "<"),
        ("xuống dưới 5%", "<"),
        ("chưa đến 5%", "<"),
        ("< 5%", "<"),
        ("đạt trên: 90% cấp tỉnh", ">"),
    ],
)
def test_comparators(phrase: str, comparator: str) -> None:
    assert only(phrase).comparator == Comparator(comparator)


@pytest.mark.parametrize(
    "phrase",
    [
        "giảm tối đa việc dùng giấy, đạt 80%",  # at most of something else
        "tính trên 80% dân số",  # out of
        "bình quân trên 100 dân",  # per hundred people
        "từ 80% lên 90%",  # where something starts
        "thí sinh từ loại khá trở lên đạt 80%",  # above a grade
        "80% sinh viên có trình độ đại học trở lên",
        "vượt 10% kế hoạch",  # by how much
        "cao hơn 3 điểm phần trăm",
    ],
)
def test_words_that_compare_nothing_here(phrase: str) -> None:
    first = next(item for item in scan(phrase) if item.aside is None)
    assert first.comparator is Comparator.EQUAL


def test_a_comparator_does_not_cross_a_sentence() -> None:
    _, second = (item for item in scan("tối thiểu 80% hồ sơ; 60% văn bản") if item.aside is None)
    assert second.comparator is Comparator.EQUAL


@pytest.mark.parametrize("word", ["khoảng", "gần", "ước", "ước đạt", "ước tính", "xấp xỉ", "chừng", "khoảng trên"])
def test_approximations(word: str) -> None:
    assert only(f"tỷ lệ {word} 60%").approximate


def test_an_approximation_leaves_the_comparator_to_the_other_words() -> None:
    item = only("khoảng trên 60%")
    assert (item.approximate, item.comparator) == (True, Comparator.MORE_THAN)
    assert not only("đạt 60%").approximate


@pytest.mark.parametrize(
    "phrase",
    [
        "tăng thêm 12 dịch vụ",
        "thêm 12 dịch vụ",
        "bổ sung 12 điểm cầu",
        "tăng bình quân 10%/năm",
        "tăng tối thiểu 10%",
        "rút ngắn từ 30% - 50%",
        "cắt giảm ít nhất 30%",
        "tiết kiệm 10%",
        "giảm 20% so với năm trước",
        "tăng 2,5 lần so với năm 2020",
        "tăng 5,5 điểm %",
        "tăng 5,5 điểm phần trăm",
        "cao hơn 3,5 điểm phần trăm",
        "vượt 10% dự toán",
        "cao hơn 5% so với bình quân",
    ],
)
def test_changes(phrase: str) -> None:
    assert only(phrase).basis is Basis.CHANGE


@pytest.mark.parametrize(
    "phrase",
    [
        "giảm xuống còn 5%",
        "tăng lên 90%",
        "nâng tổng số lên 42 dịch vụ",
        "tăng gấp 2 lần",
        "giảm tỷ lệ hộ nghèo còn 3%",
        "đạt 80 điểm",
        "bổ sung 3 tỷ đồng",  # money set aside
    ],
)
def test_levels(phrase: str) -> None:
    assert only(phrase).basis is Basis.LEVEL


def test_the_level_that_something_starts_from() -> None:
    start, end = (item for item in scan("giảm tỷ lệ từ 8% năm 2020 xuống còn 3%") if item.aside is None)
    assert (start.value, start.origin, start.basis) == (8, True, Basis.LEVEL)
    assert (end.value, end.origin, end.basis) == (3, False, Basis.LEVEL)


@pytest.mark.parametrize("phrase", ["từ 8% trở lên", "từ 8% - 10%", "đạt từ 8% hồ sơ", "từ 8% dân số xuống cấp"])
def test_from_is_no_start_without_an_end(phrase: str) -> None:
    assert not any(item.origin for item in scan(phrase))


@pytest.mark.parametrize(
    ("phrase", "value", "high"),
    [
        ("từ 10 - 15%", 10, 15),
        ("30% - 50%", 30, 50),
        ("30% đến 50%", 30, 50),
        ("70% ÷ 80%", 70, 80),
        ("4 - 5 tỷ đồng", 4, 5),
        ("1% - 1,5%/năm", 1, 1.5),
        ("10 đến 15 người", 10, 15),
    ],
)
def test_ranges(phrase: str, value: float, high: float) -> None:
    item = only(phrase)
    assert (item.value, item.high) == (value, high)


@pytest.mark.parametrize("phrase", ["15 - 10%", "10 - 2020", "5 xã đến 10 xã"])
def test_no_ranges(phrase: str) -> None:
    assert all(item.high is None for item in scan(phrase))


@pytest.mark.parametrize(
    ("phrase", "value", "denominator", "unit"),
    [
        ("58/64 tỉnh", 58, 64, Unit.COUNT),
        ("5.817/5.937 tỷ đồng", 5817, 5937, Unit.MONEY),
        ("18/20 (90%) xã", 18, 20, Unit.COUNT),
        ("khoảng 1/3 số xã", 1, 3, Unit.COUNT),
    ],
)
def test_fractions(phrase: str, value: float, denominator: float, unit: Unit) -> None:
    item = next(item for item in scan(phrase) if item.aside is None)
    assert (item.value, item.denominator, item.unit) == (value, denominator, unit)


@pytest.mark.parametrize(
    ("phrase", "unit", "noun"),
    [
        ("80%", Unit.PERCENT, None),
        ("80 %", Unit.PERCENT, None),
        ("80 phần trăm", Unit.PERCENT, None),
        ("58% máy/cán bộ", Unit.PERCENT, None),
        ("0,6 máy/cbcc", Unit.RATIO, None),
        ("35 thuê bao/100 dân", Unit.RATIO, None),
        ("12 người/vạn dân", Unit.RATIO, None),
        ("04 dược sĩ đại học/vạn dân", Unit.RATIO, None),
        ("10.000 m3/ngày đêm", Unit.RATIO, None),
        ("số giường bệnh/1 vạn dân đạt 23,9 giường", Unit.RATIO, None),
        ("số bác sĩ/vạn dân đạt 10,5", Unit.RATIO, None),
        ("tỷ lệ máy tính/cán bộ đạt 95%", Unit.PERCENT, None),
        ("mỗi người/hộ dân; hỗ trợ 20 mô hình", Unit.COUNT, None),
        ("12 quận/huyện", Unit.COUNT, None),
        ("5 sở/ban/ngành", Unit.COUNT, None),
        ("tỷ suất 12‰", Unit.RATIO, None),
        ("gấp 2 lần", Unit.RATIO, "lần"),
        ("bằng 1,7 lần", Unit.RATIO, "lần"),
        ("1 gb/s", Unit.COUNT, None),
        ("100 km/h", Unit.COUNT, None),
        ("20 mbps", Unit.COUNT, None),
        ("120km cáp", Unit.COUNT, None),
        ("17.000 triệu đồng", Unit.MONEY, "triệu đồng"),
        ("4 tỷ", Unit.MONEY, "tỷ"),
        ("2,5 triệu usd", Unit.MONEY, "triệu usd"),
        ("15 xã", Unit.COUNT, None),
        ("4,2 triệu trang", Unit.COUNT, None),
    ],
)
def test_units(phrase: str, unit: Unit, noun: str | None) -> None:
    item = only(phrase)
    assert (item.unit, item.noun) == (unit, noun)


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("ít nhất một cơ sở", 1),
        ("tối thiểu hai nền tảng", 2),
        ("ít nhất hai mươi lăm xã", 25),
        ("không quá ba hồ sơ", 3),
    ],
)
def test_numbers_in_words_behind_a_comparator(phrase: str, value: int) -> None:
    assert only(phrase).value == value


@pytest.mark.parametrize(
    "phrase",
    ["một cơ sở", "ít nhất một phần ba", "tối đa một lần", "tối thiểu một số", "ít nhất một ngày", "ít nhất 01 cơ sở"],
)
def test_other_numbers_in_words(phrase: str) -> None:
    text = fold(phrase).text
    assert scan_numerals_in_words(text, 0, len(text)) == []


def test_the_number_of_a_parsed_phrase_keeps_its_words() -> None:
    found = parse_quantity("Phấn đấu đạt Tối thiểu 60% người dân")
    assert found is not None
    assert found.text == "đạt Tối thiểu 60%"
    assert found.value.comparator is Comparator.AT_LEAST


@pytest.mark.parametrize("phrase", ["", "kế hoạch", "năm 2020", "Điều 5", "định kỳ 6 tháng", "xếp thứ 15/63"])
def test_no_quantity(phrase: str) -> None:
    assert parse_quantity(phrase) is None


def test_spans_already_known_are_set_aside() -> None:
    text = "đến 30/6/2022 đạt 80%"
    items = scan_quantities(text, taken=[(4, 13, ASIDE.DATE)])
    assert [item.aside for item in items] == [ASIDE.DATE, ASIDE.DATE, ASIDE.DATE, None]


def test_a_stretch_of_a_text_is_read_alone() -> None:
    text = "tối thiểu 80% và 90%"
    assert [item.start for item in scan_quantities(text, 14, len(text))] == [17]
    assert [item.start for item in scan_quantities(text, 0, 13)] == [10]


WORDS = [
    "tối thiểu", "ít nhất", "trên", "khoảng", "đạt", "từ", "đến", "năm", "tháng", "xã", "hồ sơ", "%", "/", "-", ";",
    ",", ".", "(", ")", "≥", "lần", "tỷ đồng", "triệu", "người", "/năm", "mức độ", "điều", "số", "một", "hai mươi",
    "trở lên", "xuống", "lên", "còn", "điểm", ":", "điện thoại", "hằng năm", "và", "tiêu chuẩn", "km", "Gb/s", "‰",
    "\n", "\t",
]  # fmt: skip
NUMBERS = st.one_of(
    st.integers(0, 3000).map(str),
    st.from_regex(r"[0-9]{1,3}(?:[.,][0-9]{1,3}){0,3}", fullmatch=True),
    st.sampled_from(["2020", "01/6/2022", "24/7", "1.268", "0,6", "17,000", "1/500"]),
)
PHRASES = st.lists(st.one_of(st.sampled_from(WORDS), NUMBERS), max_size=24).map(" ".join)


@given(PHRASES | st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_every_number_is_returned_exactly_once(phrase: str) -> None:
    text = fold(phrase).text.replace("\n", " ")
    items = [item for item in scan_quantities(text) if text[item.start : item.start + 1].isdecimal()]
    for number in NUMBER.finditer(text):
        holders = [item for item in items if item.start <= number.start() < item.end]
        assert len(holders) == 1, (text, number)


@given(PHRASES | st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_spans_lie_inside_the_text_in_order(phrase: str) -> None:
    text = fold(phrase).text.replace("\n", " ")
    reach = 0
    for item in scan_quantities(text):
        assert 0 <= item.lead <= item.start < item.end <= len(text)
        assert item.start < item.number_end <= item.end
        assert item.start >= reach
        reach = item.end
        assert item.aside is not None or item.quantity().value == item.value


@given(PHRASES, st.integers(0, 40), st.integers(0, 40))
@settings(max_examples=100, deadline=None)
def test_nothing_outside_a_stretch_is_returned(phrase: str, start: int, length: int) -> None:
    text = fold(phrase).text.replace("\n", " ")
    end = min(len(text), start + length)
    for item in scan_quantities(text, min(start, end), end):
        assert min(start, end) <= item.start < end


@given(PHRASES)
@settings(max_examples=50, deadline=None)
def test_scanning_is_pure(phrase: str) -> None:
    text = fold(phrase).text
    assert [str(item) for item in scan_quantities(text)] == [str(item) for item in scan_quantities(text)]


@pytest.mark.parametrize("piece", ["tối thiểu 80% hồ sơ cấp tỉnh, ", "trên ", "ít nhất ", "1.", "5 - ", "từ 8% ", "("])
def test_time_grows_with_the_length(piece: str) -> None:
    def took(text: str) -> float:
        begin = time.process_time()
        scan_quantities(text)
        return time.process_time() - begin

    short, long = piece * 2_000, piece * 16_000
    took(short)
    least = max(min(took(short) for _ in range(3)), 1e-3)
    assert min(took(long) for _ in range(3)) < 30 * least  # eight times the text
