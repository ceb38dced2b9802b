from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovplan.model import Money
from egovplan.vietnamese.folding import fold
from egovplan.vietnamese.money import (
    CURRENCY_UNIT,
    MoneyMatch,
    currency_unit_in,
    parse_money,
    per_year,
    read_amount,
    unit_factor,
)

MILLION, MILLIARD = 10**6, 10**9


def dong(text: str) -> Decimal:
    found = parse_money(text)
    assert found is not None
    assert found.value.money is not None
    assert found.value.money.currency == "VND"
    return found.value.money.amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("17.000 triệu đồng", 17_000 * MILLION),
        ("4.150 triệu đồng.", 4_150 * MILLION),
        ("0,5 tỷ đồng", MILLIARD // 2),
        ("2,75 tỉ đồng", 2_750 * MILLION),
        ("140 nghìn tỷ đồng", 140_000 * MILLIARD),
        ("500 ngàn đồng", 500_000),
        ("1.000.000 đồng", MILLION),
        ("1.000.000đ", MILLION),
        ("5.000 VNĐ", 5_000),
        ("5.000 VND", 5_000),
        ("500 trđ", 500 * MILLION),
        ("500 tr.đ", 500 * MILLION),
        ("500tr đồng", 500 * MILLION),
        ("3 trăm triệu đồng", 300 * MILLION),
        ("1 tỷ 200 triệu", 1_200 * MILLION),
        ("1 tỷ 200 triệu đồng", 1_200 * MILLION),
        ("1 tỷ 200 triệu 500 nghìn đồng", 1_200_500_000),
        ("2 tỷ rưỡi", 2_500 * MILLION),
        ("2 triệu rưỡi đồng", 2_500_000),
        ("hai tỷ đồng", 2 * MILLIARD),
        ("ba mươi lăm triệu đồng", 35 * MILLION),
        ("hai tỷ, ba trăm triệu đồng", 2_300 * MILLION),
        ("năm 2009 - 2010 là 17.000 triệu đồng", 17_000 * MILLION),
        ("5 triệu", 5 * MILLION),
        ("8 tỷ.", 8 * MILLIARD),
        ("12\ntỷ\nđồng", 12 * MILLIARD),
    ],
)
def test_amounts_in_dong_are_exact(text: str, amount: int) -> None:
    assert dong(text) == amount


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("2,5 triệu USD", Money(2_500_000, "USD")),
        ("300 đô la Mỹ", Money(300, "USD")),
        ("USD 5.000", Money(5_000, "USD")),
        ("US$ 20", Money(20, "USD")),
        ("1,2 triệu Euro", Money(1_200_000, "EUR")),
        ("100 triệu yên Nhật", Money(100_000_000, "JPY")),
        ("40 JPY", Money(40, "JPY")),
        ("7 triệu nhân dân tệ", Money(7_000_000, "CNY")),
    ],
)
def test_other_currencies_are_named_by_their_code(text: str, money: Money) -> None:
    found = parse_money(text)
    assert found is not None
    assert found.value.money == money


@pytest.mark.parametrize(
    "text",
    [
        "",
        "17.000",
        "50%",
        "8 tỷ người",  # milliard people
        "1,2 triệu người",  # million people
        "1,2 triệu lượt truy cập, 5 hệ thống",
        "10 tỷ lệ",  # ratios
        "5 đồng chí",  # comrades
        "2 đ/c lãnh đạo",
        "3 đồng hồ",  # clocks
        "02 đồng chủ trì",
        "tỷ đồng",
        "đồng bộ 5 hệ thống",
        "hợp đồng số 5",
        "5 nghìn",
        "hai huyện",
    ],
)
def test_what_is_no_money_gives_none(text: str) -> None:
    assert parse_money(text) is None


def test_the_printed_number_and_unit_are_kept() -> None:
    found = parse_money("Tổng vốn: 17.000 Triệu Đồng, trong đó")
    assert found is not None
    assert (found.value.value, found.value.unit, found.text) == (17_000, "Triệu Đồng", "17.000 Triệu Đồng")


def test_a_combined_amount_is_printed_in_its_first_unit() -> None:
    found = parse_money("vốn 1 tỷ 200 triệu đồng cho 2 dự án")
    assert found is not None
    assert (found.value.value, found.value.unit, found.text) == (Decimal("1.2"), "tỷ", "1 tỷ 200 triệu đồng")


@pytest.mark.parametrize(
    ("text", "value", "matched"),
    [
        ("3 tỷ đồng 500 triệu đồng", 3, "3 tỷ đồng"),  # a named currency ends the first
        ("3 tỷ đồng và 500 triệu đồng", 3, "3 tỷ đồng"),
        ("200 triệu 1 tỷ", 200, "200 triệu"),  # the parts do not fall
        ("1 tỷ 2.000 triệu", 1, "1 tỷ"),  # the part is not smaller than the first unit
        ("1 tỷ 200 hệ thống", 1, "1 tỷ"),
    ],
)
def test_amounts_beside_one_another_are_not_added(text: str, value: int, matched: str) -> None:
    found = parse_money(text)
    assert found is not None
    assert (found.value.value, found.text) == (value, matched)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "money"),
    [
        ("4 - 5 tỷ đồng", 4, 5, "tỷ đồng", 4 * MILLIARD),
        ("từ 4 đến 5 tỷ đồng", 4, 5, "tỷ đồng", 4 * MILLIARD),
        ("1,5 tỷ - 2,5 tỷ đồng", Decimal("1.5"), Decimal("2.5"), "tỷ đồng", 1_500 * MILLION),
        ("20 triệu đồng - 30 triệu đồng", 20, 30, "triệu đồng", 20 * MILLION),
        ("500 triệu đến 1 tỷ đồng", 500, 1000, "triệu", 500 * MILLION),
    ],
)
def test_a_range_has_both_ends_in_one_unit_and_the_lower_as_money(
    text: str, low: Decimal, high: Decimal, unit: str, money: int
) -> None:
    found = parse_money(text)
    assert found is not None
    amount = found.value
    assert (amount.value, amount.high, amount.unit) == (low, high, unit)
    assert amount.money == Money(money)


@pytest.mark.parametrize(("text", "value"), [("5 - 3 tỷ đồng", 3), ("2010 - 5 tỷ đồng", 5)])
def test_ends_that_fall_are_no_range(text: str, value: int) -> None:
    found = parse_money(text)
    assert found is not None
    assert (found.value.value, found.value.high) == (value, None)


@pytest.mark.parametrize(
    "text",
    [
        "mỗi năm khoảng 4 - 5 tỷ đồng",
        "Mỗi năm 4.150 triệu đồng",
        "hằng năm bố trí 5 tỷ đồng",
        "5 tỷ đồng/năm",
        "5 tỷ đồng mỗi năm",
        "ba mươi triệu đồng/năm",
    ],
)
def test_amounts_per_year_say_so(text: str) -> None:
    found = parse_money(text)
    assert isinstance(found, MoneyMatch)
    assert found.per_year


@pytest.mark.parametrize(
    "text", ["5 tỷ đồng", "trong năm 2010 là 5 tỷ đồng", "mỗi năm 2 lần, 5 tỷ đồng", "5 tỷ đồng, mỗi năm 2 đợt"]
)
def test_other_amounts_are_not_per_year(text: str) -> None:
    found = parse_money(text)
    assert isinstance(found, MoneyMatch)
    assert not found.per_year


def test_per_year_holds_for_its_own_amount_only() -> None:
    text = "mỗi năm 1.500 triệu đồng, hai năm 3.000 triệu đồng"
    assert per_year(text, 8, 24)
    assert not per_year(text, text.index("3.000"), len(text))


def test_an_unusual_number_is_noted() -> None:
    found = parse_money("0.9 tỷ đồng")
    assert found is not None
    assert [note.code for note in found.notes] == ["number-format"]
    assert found.value.money == Money(900 * MILLION)


@pytest.mark.parametrize(
    ("unit", "factor"),
    [
        ("đồng", 1),
        ("VNĐ", 1),
        ("1.000 đồng", 1000),
        ("1000đ", 1000),
        ("1.000.000 VND", MILLION),
        ("Triệu đồng", MILLION),
        ("(triệu đồng)", MILLION),
        ("trđ", MILLION),
        ("Tr.đ", MILLION),
        ("triệu", MILLION),
        ("tỷ", MILLIARD),
        ("tỉ  đồng", MILLIARD),
        ("nghìn tỷ đồng", 1000 * MILLIARD),
    ],
)
def test_units_of_dong(unit: str, factor: int) -> None:
    assert unit_factor(unit) == (factor, "VND")


@pytest.mark.parametrize(
    "unit", ["", "người", "nghìn", "đồng chí", "%", "máy", "hợp đồng", "(", "trăm", "1.000", "năm"]
)
def test_other_units_are_none(unit: str) -> None:
    assert unit_factor(unit) is None


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Dự toán (tỷ đồng)", "tỷ đồng"),
        ("Đơn vị tính: Triệu đồng", "Triệu đồng"),
        ("ĐVT: 1.000 đồng", "1.000 đồng"),
        ("Kinh phí (Tr.đ)", "Tr.đ"),
        ("Kinh phí (triệu)", "triệu"),
        ("Vốn ODA (USD)", "USD"),
        ("Đơn vị tính: đồng", "đồng"),
        ("Tổng hợp đồng", None),
        ("Hội đồng nhân dân", None),
        ("Số người (triệu người)", None),
        ("Số lượng (nghìn)", None),
        ("Nguồn vốn Trung ương", None),
        ("", None),
    ],
)
def test_the_unit_is_found_in_a_heading(heading: str, unit: str | None) -> None:
    assert currency_unit_in(heading) == unit


@pytest.mark.parametrize(
    ("cell", "unit", "value", "money"),
    [
        ("17,000", "tỷ đồng", 17, 17 * MILLIARD),
        ("0,6", "tỷ đồng", Decimal("0.6"), 600 * MILLION),
        ("17.000", "triệu đồng", 17_000, 17_000 * MILLION),
        ("17 000", "triệu đồng", 17_000, 17_000 * MILLION),
        ("1,268,000", "1.000 đ", 1_268_000, 1_268 * MILLION),
        (" 5 ", "Tỷ đồng", 5, 5 * MILLIARD),
        ("12,5 (*)", "tỷ đồng", Decimal("12.5"), 12_500 * MILLION),
        ("0", "tỷ đồng", 0, 0),
        ("500 triệu", "tỷ đồng", 500, 500 * MILLION),  # the cell's own unit wins
        ("500", None, 500, None),
        ("500", "máy", 500, None),
    ],
)
def test_cells_are_read_in_the_unit_of_their_heading(
    cell: str, unit: str | None, value: Decimal, money: int | None
) -> None:
    amount = read_amount(cell, unit)
    assert amount is not None
    assert amount.value == value
    assert amount.money == (None if money is None else Money(money))


def test_a_cell_may_hold_a_range() -> None:
    amount = read_amount("4 - 5", "tỷ đồng")
    assert amount is not None
    assert (amount.value, amount.high, amount.money) == (4, 5, Money(4 * MILLIARD))


@pytest.mark.parametrize("cell", ["", "-", "x", "Vốn 5", "12 máy", "5 - 3", "năm 2010", "1.200 dự án", "12 000 5"])
def test_other_cells_are_no_amount(cell: str) -> None:
    assert read_amount(cell, "tỷ đồng") is None


@given(st.decimals(0, 10**7, places=3), st.sampled_from(["đồng", "nghìn đồng", "triệu đồng", "tỷ đồng", "trđ", "USD"]))
def test_amounts_written_the_vietnamese_way_are_read_back_to_the_unit(value: Decimal, unit: str) -> None:
    whole, _, fraction = f"{value:,f}".partition(".")
    text = f"kinh phí {whole.replace(',', '.')},{fraction} {unit} cho dự án"
    found = parse_money(text)
    factor = unit_factor(unit)
    assert found is not None
    assert factor is not None
    assert (found.value.value, found.value.unit) == (value, unit)
    assert found.value.money == Money(value * factor[0], factor[1])


@given(st.integers(1, 9999), st.integers(1, 999))
def test_combined_amounts_add_up(milliards: int, millions: int) -> None:
    assert dong(f"{milliards} tỷ {millions} triệu đồng") == milliards * MILLIARD + millions * MILLION


@given(st.text(alphabet="0123456789.,- tỷriệuđồngrsd/USD\n", max_size=40))
def test_any_text_is_read_without_an_error_and_in_its_place(text: str) -> None:
    found = parse_money(text)
    if found is not None:
        assert text[found.start : found.end] == found.text
        assert found.value.unit is not None
    read_amount(text, "tỷ đồng")
    currency_unit_in(text)


def test_the_unit_pattern_matches_right_behind_a_number() -> None:
    text = fold("cần 17.000 triệu đồng và 5 máy").text
    match = CURRENCY_UNIT.match(text, text.index(" triệu"))
    assert match is not None
    assert match["unit"] == "triệu đồng"
    assert CURRENCY_UNIT.match(text, text.index(" máy")) is None
    assert CURRENCY_UNIT.match(text, 0) is None
