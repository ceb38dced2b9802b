"""Document numbers of every kind, and what looks like one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.vietnamese.document_numbers import DocumentNumber, parse_document_number, printed, scan_document_numbers
from egovplan.vietnamese.folding import fold
from egovplan.vietnamese.match import Match


def scan(text: str) -> list[Match[DocumentNumber]]:
    folded = fold(text)
    return scan_document_numbers(folded.text, original=folded.nfc)


def one(text: str) -> Match[DocumentNumber]:
    found = scan(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "year", "kind", "issuer"),
    [
        ("43/2011/NĐ-CP", 2011, "decree", "CP"),
        ("20/2023/QH15", 2023, "law", "QH15"),
        ("67/2006/QH11", 2006, "law", "QH11"),
        ("44/2002/PL-UBTVQH10", 2002, "ordinance", "UBTVQH10"),
        ("246/2005/QĐ-TTg", 2005, "decision", "TTg"),
        ("2/2025/NQ-CP", 2025, "resolution", "CP"),
        ("66.2/2025/NQ-CP", 2025, "resolution", "CP"),
        ("30a/2008/NQ-CP", 2008, "resolution", "CP"),
        ("01/2011/TTLT-BNV-BTTTT", 2011, "joint_circular", "BNV-BTTTT"),
        ("221/08/QĐ-UBND", None, "decision", "UBND"),
        ("922/QĐ-BTTTT", None, "decision", "BTTTT"),
        ("1501/QĐ-UBND", None, "decision", "UBND"),
        ("61/KH-UBND", None, "plan", "UBND"),
        ("02/TTr-STTTT", None, "submission", "STTTT"),
        ("40/TTr.STTTT", None, "submission", "STTTT"),
        ("31/TB-BTTTT", None, "notice", "BTTTT"),
        ("17-NQ/TU", None, "resolution", "TU"),
        ("58-CT/TW", None, "directive", "TW"),
        ("10-CTr/TU", None, "programme", "TU"),
        ("58/CT-TW", None, "directive", "TW"),
        ("17-NQ/CP", None, "resolution", "CP"),
        ("16-L/CTN", None, "order", "CTN"),
        ("1557/BTTTT-THH", None, "official_letter", "BTTTT"),
        ("491/BTTTT-ƯDCNTT", None, "official_letter", "BTTTT"),
        ("15/CP", None, "decree", "CP"),
        ("5538/QĐ", None, "decision", None),
        ("23/KL-LNTPTW", None, "conclusion", "LNTPTW"),
    ],
)
def test_every_kind_of_number_is_read(text: str, year: int | None, kind: str, issuer: str | None) -> None:
    match = one(text)
    assert match.value == DocumentNumber(text, year, kind, issuer)
    assert (match.start, match.end, match.text) == (0, len(text), text)
    assert match.notes == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("61 /KH-UBND", "61/KH-UBND"),
        ("61/ KH-UBND", "61/KH-UBND"),
        ("12/QĐ - UBND", "12/QĐ-UBND"),
        ("12/QĐ- UBND", "12/QĐ-UBND"),
        ("12/QĐ-\nUBND", "12/QĐ-UBND"),
        ("10- CTr/TU", "10-CTr/TU"),
        ("132- KL/TW", "132-KL/TW"),
        ("06/QĐ-TTG", "06/QĐ-TTG"),
    ],
)
def test_white_space_in_a_number_is_dropped_and_the_rest_kept_as_printed(text: str, number: str) -> None:
    match = one(text)
    assert match.value.number == number == printed(text)
    assert match.text == text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("số 17/nq-cp.", "17/NQ-CP"),
        ("số 02/ttr-stttt,", "02/TTr-STTTT"),
        ("số 246/2005/qđ-ttg ngày", "246/2005/QĐ-TTg"),
        ("số 11033/stc-csth ngày", "11033/STC-CSTH"),
    ],
)
def test_folded_text_alone_gives_the_usual_capitals(text: str, number: str) -> None:
    assert [match.value.number for match in scan_document_numbers(text)] == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("theo Nghị quyết 17/NQ-CP.Thực hiện", "17/NQ-CP"),
        ("theo 17/NQ-CP.Ban hành kèm theo", "17/NQ-CP"),
        ("Quyết định 922/QĐ-BTTTT - ban hành kế hoạch", "922/QĐ-BTTTT"),
        ("Số: 61/KH-UBND", "61/KH-UBND"),
        ("- 43/2011/NĐ-CP;", "43/2011/NĐ-CP"),
    ],
)
def test_a_number_ends_where_the_sentence_goes_on(text: str, number: str) -> None:
    assert one(text).value.number == number


@pytest.mark.parametrize("text", ["Số:     /QĐ-UBND", "Số …/QĐ-UBND", "số ...../QĐ-UBND"])
def test_a_number_left_empty_still_tells_kind_and_issuer(text: str) -> None:
    match = one(text)
    assert match.value == DocumentNumber(None, None, "decision", "UBND")
    assert match.text == "/QĐ-UBND"


def test_a_year_behind_an_empty_number_is_read() -> None:
    assert one("Số:      /2019/QĐ-UBND").value.year == 2019


@pytest.mark.parametrize(
    ("text", "symbol"),
    [("43/2011/NC-CP", "NC-CP"), ("số 12/ABC-XYZ", "ABC-XYZ"), ("7/QB-UBND", "QB-UBND"), ("12/2019/AB-CD", "AB-CD")],
)
def test_a_symbol_nobody_uses_is_kept_and_noted(text: str, symbol: str) -> None:
    match = one(text)
    assert match.value.kind is None
    assert match.value.number == printed(text.removeprefix("số "))
    assert [(note.code, dict(note.arguments)) for note in match.notes] == [
        ("unknown-document-symbol", {"symbol": symbol})
    ]


def test_the_word_before_says_what_the_issuers_symbol_does_not() -> None:
    assert one("Nghị quyết số 41/2017/QH14").value.kind == "resolution"
    assert one("Nghị quyết 49-CP").value.kind == "resolution"
    letter = one("Công văn số 12/ABC-XYZ")
    assert (letter.value.kind, letter.value.issuer, letter.notes) == ("official_letter", "ABC", ())


def test_a_number_without_an_issuer_needs_a_word_that_announces_it() -> None:
    assert one("Chỉ thị 58-CT của Bộ Chính trị").value == DocumentNumber("58-CT", None, "directive", None)
    assert scan("mẫu 58-CT") == []


@pytest.mark.parametrize(
    "text",
    [
        "29/10/2010",
        "ngày 29-10-2010",
        "58/64 tỉnh",
        "24/7/365",
        "0,6 máy/cán bộ",
        "0,6 máy/CBCC",
        "01 máy/người",
        "10/xã",
        "5 lần/năm",
        "3/ca",
        "100Mb/s",
        "80%/tổng số",
        "giai đoạn 2011-2015",
        "8-10/đơn vị",
        "QCVN 102:2016/BTTTT",
        "TCVN 27001:2013/ISO",
        "https://sonhai.gov.vn/2019/KH-UBND",
        "4G/5G",
        "km 12/QL-1",
        "số lượng 5/năm",
        "",
    ],
)
def test_dates_fractions_units_and_standards_are_no_document_numbers(text: str) -> None:
    assert scan(text) == []


def test_several_numbers_come_in_order_with_their_spans() -> None:
    text = "số 61/KH-UBND và Số:    /TTr-STTTT, 17-NQ/TU"
    assert [match.value.number for match in scan(text)] == ["61/KH-UBND", None, "17-NQ/TU"]
    assert [match.start for match in scan_document_numbers(fold(text).text, 14)] == [24, 36]


def test_a_phrase_that_is_nothing_but_a_number_needs_no_word_before_it() -> None:
    match = parse_document_number(" 58-CT")
    assert match is not None
    assert (match.start, match.end, match.text, match.value.kind) == (1, 6, "58-CT", "directive")
    assert parse_document_number("mẫu 58-CT") is None
    assert parse_document_number("29/10/2010") is None


_KINDS = {"QĐ": "decision", "KH": "plan", "NQ": "resolution", "CT": "directive", "TTr": "submission", "BC": "report"}


@given(
    number=st.integers(1, 99999),
    year=st.one_of(st.none(), st.integers(1990, 2099)),
    symbol=st.sampled_from(sorted(_KINDS)),
    issuer=st.sampled_from(["UBND", "TTg", "CP", "BTTTT", "STTTT", "HĐND", "BKHCN"]),
    before=st.sampled_from(["", "số ", "Quyết định số: ", "(", "theo "]),
)
@settings(max_examples=80)
def test_a_printed_number_reads_back(number: int, year: int | None, symbol: str, issuer: str, before: str) -> None:
    written = f"{number}/{year}/{symbol}-{issuer}" if year else f"{number}/{symbol}-{issuer}"
    match = one(f"{before}{written} ngày 01/02/2019")
    assert match.value == DocumentNumber(written, year, _KINDS[symbol], issuer)


@given(st.text(alphabet="0123/-. \nqđubnctgsố:…NĐCP", max_size=60))
@settings(max_examples=150)
def test_nothing_makes_it_fail(text: str) -> None:
    folded = fold(text)
    for match in scan_document_numbers(folded.text, original=folded.nfc):
        assert folded.nfc[match.start : match.end] == match.text
        assert match.value.number is None or not any(character.isspace() for character in match.value.number)


@pytest.mark.parametrize("unit", ["số ........", "số    ", "1/qđ-", "12/2019/qđ-ubnd ", "1-", "qđ-ubnd"])
def test_the_scan_takes_time_in_proportion_to_the_text(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begun = time.perf_counter()
    scan_document_numbers(text)
    assert time.perf_counter() - begun < 5
