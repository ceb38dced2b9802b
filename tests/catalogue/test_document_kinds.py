"""Kinds of act and their symbols."""

from __future__ import annotations

import re

import pytest

from egovplan.catalogue.document_kinds import (
    document_kind,
    document_kinds,
    issuer_of_symbol,
    issuer_symbols,
    kind_of_name,
    kind_of_symbol,
    kinds_by_name,
)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Hiến pháp", "constitution"),
        ("Luật", "law"),
        ("Pháp lệnh", "ordinance"),
        ("Nghị quyết", "resolution"),
        ("Nghị định", "decree"),
        ("QUYẾT ĐỊNH", "decision"),
        ("Chỉ thị", "directive"),
        ("Thông tư", "circular"),
        ("Thông tư liên tịch", "joint_circular"),
        ("Kế hoạch", "plan"),
        ("Chương trình hành động", "programme"),
        ("Đề án", "scheme"),
        ("Công văn", "official_letter"),
        ("Văn bản", "official_letter"),
        ("Công điện", "urgent_dispatch"),
        ("Tờ trình", "submission"),
        ("Kết luận", "conclusion"),
        ("Thông báo", "notice"),
        ("Hướng dẫn", "guidance"),
        ("Báo cáo", "report"),
        ("Quy hoạch", "master_plan"),
        ("Phụ lục", "appendix"),
    ],
)
def test_a_kind_is_found_by_its_vietnamese_name_whatever_the_case(name: str, code: str) -> None:
    assert kind_of_name(name) == code


@pytest.mark.parametrize(
    ("symbol", "code"),
    [
        ("NQ", "resolution"),
        ("NĐ", "decree"),
        ("QĐ", "decision"),
        ("CT", "directive"),
        ("TT", "circular"),
        ("TTLT", "joint_circular"),
        ("KH", "plan"),
        ("KHHĐ", "plan"),
        ("CTr", "programme"),
        ("ĐA", "scheme"),
        ("TTr", "submission"),
        ("TTR", "submission"),
        ("KL", "conclusion"),
        ("TB", "notice"),
        ("CĐ", "urgent_dispatch"),
        ("HD", "guidance"),
        ("BC", "report"),
    ],
)
def test_a_kind_is_found_by_its_symbol(symbol: str, code: str) -> None:
    assert kind_of_symbol(symbol) == code


@pytest.mark.parametrize("symbol", ["NC", "UBND", "", "QH15", "XYZ"])
def test_other_symbols_name_no_kind(symbol: str) -> None:
    assert kind_of_symbol(symbol) is None


@pytest.mark.parametrize(
    ("symbol", "name"),
    [
        ("TTg", "Thủ tướng Chính phủ"),
        ("TTG", "Thủ tướng Chính phủ"),
        ("CP", "Chính phủ"),
        ("QH11", "Quốc hội"),
        ("UBTVQH14", "Ủy ban Thường vụ Quốc hội"),
        ("UBND", "Ủy ban nhân dân"),
        ("HĐND", "Hội đồng nhân dân"),
        ("BTTTT", "Bộ Thông tin và Truyền thông"),
        ("BKHCN", "Bộ Khoa học và Công nghệ"),
        ("BNV", "Bộ Nội vụ"),
        ("STTTT", "Sở Thông tin và Truyền thông"),
        ("SKHCN", "Sở Khoa học và Công nghệ"),
        ("VPCP", "Văn phòng Chính phủ"),
    ],
)
def test_an_issuer_is_found_by_its_symbol(symbol: str, name: str) -> None:
    found = issuer_of_symbol(symbol)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("symbol", ["UBND15", "QĐ", "", "ZZZ"])
def test_other_symbols_name_no_issuer(symbol: str) -> None:
    assert issuer_of_symbol(symbol) is None


def test_the_term_follows_only_the_symbols_of_the_national_assembly() -> None:
    assert {issuer.symbol for issuer in issuer_symbols().values() if issuer.numbered} == {"QH", "UBTVQH"}


def test_every_symbol_and_every_name_stands_for_one_kind_only() -> None:
    symbols = [symbol.lower() for kind in document_kinds().values() for symbol in kind.symbols]
    names = [name for kind in document_kinds().values() for name in (kind.name.lower(), *kind.names)]
    assert len(symbols) == len(set(symbols))
    assert len(names) == len(set(names)) == len(kinds_by_name())


def test_a_symbol_is_never_both_a_kind_and_an_issuer() -> None:
    assert not {symbol.lower() for kind in document_kinds().values() for symbol in kind.symbols} & set(issuer_symbols())


def test_further_names_are_in_lower_case_so_that_folded_text_finds_them() -> None:
    assert all(name == name.lower() for name in kinds_by_name())


def test_codes_are_plain_identifiers_and_kinds_that_issuers_imply_exist() -> None:
    assert all(re.fullmatch(r"[a-z_]+", code) for code in document_kinds())
    assert {issuer.kind for issuer in issuer_symbols().values()} - {None} <= set(document_kinds())


def test_an_unknown_code_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        document_kind("song")
