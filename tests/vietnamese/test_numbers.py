from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovplan.vietnamese.folding import fold
from egovplan.vietnamese.numbers import NUMBER, parse_number, read_exact, read_number


@pytest.mark.parametrize(
    ("printed", "value", "decimals"),
    [
        ("0", 0, 0),
        ("03", 3, 0),
        ("007", 7, 0),
        ("2015", 2015, 0),
        ("1.268", 1268, 0),
        ("17.000", 17000, 0),
        ("1.200.000", 1_200_000, 0),
        ("0,6", 0.6, 1),
        ("67,7", 67.7, 1),
        ("17,000", 17, 3),
        ("1,268", 1.268, 3),
        ("0,125", 0.125, 3),
        ("1.268,5", 1268.5, 1),
        ("5.817,5", 5817.5, 1),
        ("1268,5", 1268.5, 1),
        ("1.234.567,89", 1_234_567.89, 2),
    ],
)
def test_usual_forms_are_read_without_a_note(printed: str, value: float, decimals: int) -> None:
    number = read_number(printed)
    assert (number.value, number.decimals, number.digits, number.note) == (value, decimals, printed, None)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("0.9", 0.9),
        ("0.900", 0.9),
        ("12.5", 12.5),
        ("1.2000", 1.2),
        ("2010.123", 2010.123),
        ("1,268,000", 1_268_000),
        ("1,268.5", 1268.5),
        ("1,268,000.25", 1_268_000.25),
    ],
)
def test_foreign_forms_are_read_with_a_note(printed: str, value: float) -> None:
    number = read_number(printed)
    assert number.value == value
    assert number.note is not None
    assert number.note.code == "number-format"
    assert dict(number.note.arguments) == {"number": printed, "value": str(value)}


@pytest.mark.parametrize("printed", ["1.2.3", "29.10.2010", "1.200.00", "3,4,5", "1.268,000,000", "1,2.3,4"])
def test_what_is_no_number_is_read_as_its_first_part_and_flagged(printed: str) -> None:
    number = read_number(printed)
    assert number.value == int(printed.replace(",", ".").split(".")[0])
    assert number.ambiguous
    assert number.note is not None


@pytest.mark.parametrize("printed", ["4.623", "1.268", "17,000", "1,268"])
def test_one_group_of_three_digits_is_ambiguous(printed: str) -> None:
    assert read_number(printed).ambiguous


@pytest.mark.parametrize("printed", ["1.200.000", "0,125", "0,6", "15", "1.268,5", "1234,567", "0.9"])
def test_other_forms_are_not_ambiguous(printed: str) -> None:
    assert not read_number(printed).ambiguous


def test_whole_values_are_integers_and_others_floats() -> None:
    assert isinstance(read_number("17,000").value, int)
    assert isinstance(read_number("17.0").value, int)
    assert isinstance(read_number("17,5").value, float)


@pytest.mark.parametrize("wrong", ["", "12a", "-5", "1..2", ".5", "5,", " 5", "năm", "1 200"])
def test_anything_but_a_printed_number_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="not a printed number"):
        read_number(wrong)


def test_a_run_of_ten_thousand_digits_costs_no_error_and_is_flagged() -> None:
    number = read_number("9" * 10_000)
    assert number.ambiguous
    assert number.note is not None
    assert len(dict(number.note.arguments)["number"]) < 50
    assert read_exact("1." + "0" * 10_000) == 1


def test_exact_value_keeps_printed_decimals() -> None:
    assert str(read_exact("17,000")) == "17.000"
    assert read_exact("0,1") + read_exact("0,2") == Decimal("0.3")
    assert read_exact("1,268.50") == Decimal("1268.5")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("đạt 80%.", ["80"]),
        ("có 1.268 máy, 75 laptop.", ["1.268", "75"]),
        ("trong năm 2015, đạt 0,6.", ["2015", "0,6"]),
        ("17,000\ntỷ", ["17,000"]),
        ("từ 10-15%", ["10", "15"]),
        ("58/64 tỉnh", ["58", "64"]),
        ("không có số nào", []),
    ],
)
def test_pattern_stops_before_the_end_of_the_sentence(text: str, numbers: list[str]) -> None:
    assert NUMBER.findall(text) == numbers


def _vietnamese(value: Decimal) -> str:
    """Dots between thousands, a comma before decimals."""
    whole, _, fraction = f"{value:,f}".partition(".")
    return whole.replace(",", ".") + (f",{fraction}" if fraction else "")


@given(st.integers(0, 10**15))
def test_whole_numbers_written_the_vietnamese_way_are_read_back(value: int) -> None:
    assert read_number(_vietnamese(Decimal(value))).value == value
    assert read_number(str(value)).value == value


@given(st.decimals(0, 10**9, places=2))
def test_decimals_written_the_vietnamese_way_are_read_back_exactly(value: Decimal) -> None:
    printed = _vietnamese(value)
    assert read_exact(printed) == value
    assert read_number(printed).value == float(value)
    assert read_number(printed).note is None


@given(st.from_regex(NUMBER, fullmatch=True))
def test_whatever_the_pattern_matches_can_be_read(printed: str) -> None:
    number = read_number(printed)
    assert number.value >= 0
    assert number.digits == printed
    assert float(read_exact(printed)) == pytest.approx(number.value)


@given(st.text(alphabet="0123456789.,% năm", max_size=30))
def test_first_printed_number_of_a_text_is_found_in_its_place(text: str) -> None:
    found = parse_number(text)
    if found is None:
        assert NUMBER.search(text) is None
    else:
        assert text[found.start : found.end] == found.text


def test_first_number_may_stand_in_words() -> None:
    found = parse_number("Ít nhất HAI MƯƠI mốt huyện, 30 xã")
    assert found is not None
    assert (found.value.value, found.text, found.value.note) == (21, "HAI MƯƠI mốt", None)


def test_number_in_digits_before_one_in_words_comes_first() -> None:
    found = parse_number("30 xã và hai huyện")
    assert found is not None
    assert (found.value.value, found.text) == (30, "30")


def test_note_of_an_unusual_form_is_passed_on() -> None:
    found = parse_number("đạt 0.9 máy")
    assert found is not None
    assert [note.code for note in found.notes] == ["number-format"]


def test_span_is_that_of_the_given_text_even_if_it_is_decomposed() -> None:
    text = "Đạt tỷ lệ hai mươi phần trăm"
    import unicodedata

    decomposed = unicodedata.normalize("NFD", text)
    found = parse_number(decomposed)
    assert found is not None
    assert found.value.value == 20
    assert unicodedata.normalize("NFC", decomposed[found.start : found.end]) == "hai mươi"
    assert fold(found.text).text == "hai mươi"


@pytest.mark.parametrize("text", ["", "không có", "năm nay", "một số cơ quan"])
def test_text_without_a_number_gives_none(text: str) -> None:
    assert parse_number(text) is None
