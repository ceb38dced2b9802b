"""Loading of anything gives a plan with findings, or LoadError; and takes no more than linear time."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import egovplan
from egovplan.model import Plan

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
PLAN = """\
ỦY BAN NHÂN DÂN TỈNH SƠN HẢI
Số: 12/KH-UBND
Sơn Hải, ngày 10 tháng 4 năm 2021
KẾ HOẠCH
Ứng dụng công nghệ thông tin tỉnh Sơn Hải giai đoạn 2021 - 2025
Căn cứ Luật Công nghệ thông tin số 67/2006/QH11 ngày 29/6/2006;
I. MỤC TIÊU
1. Mục tiêu cụ thể
- Tối thiểu 80% hồ sơ tại cấp tỉnh, 60% tại cấp huyện được xử lý trên mạng.
II. KINH PHÍ
1. Tổng kinh phí 12 tỷ đồng, trong đó ngân sách tỉnh 12 tỷ đồng (Chi tiết tại Phụ lục 1).
III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
a) Báo cáo hằng quý trước ngày 20 tháng cuối quý.
PHỤ LỤC 1
DANH MỤC DỰ ÁN
| STT | Tên dự án | Kinh phí |
| --- | --- | --- |
| 1 | Mạng | 12 |
"""
NOVEL = "Trăm năm trong cõi người ta, chữ tài chữ mệnh khéo là ghét nhau.\n" * 200
HTML = "<html><head><title>x</title></head><body><p>80% hồ sơ</p><table><tr><td>1</td></tr></table></body></html>"


def load(text: str) -> Plan:
    loaded = egovplan.load_text(text)
    assert isinstance(loaded.plan, Plan)
    assert loaded.coverage is not None
    return loaded.plan


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\r\n\r\n", "\ufeff", "a", "1", "|", "\t", "Điều", "KẾ HOẠCH", "I.", "- "]
)
def test_next_to_nothing_gives_an_empty_plan_and_says_so(text: str) -> None:
    loaded = egovplan.load_text(text)
    assert not loaded.plan.statements
    assert "not-a-plan" in {finding.code for finding in loaded.findings}


def test_a_novel_is_no_plan() -> None:
    loaded = egovplan.load_text(NOVEL)
    assert "not-a-plan" in {finding.code for finding in loaded.findings}
    assert not loaded.plan.goals


def test_a_plan_is_no_novel() -> None:
    plan = load(PLAN)
    assert plan.document.number == "12/KH-UBND"
    assert [statement.value for statement in plan.statements][:2] == [80, 60]
    assert "not-a-plan" not in {finding.code for finding in egovplan.load_text(PLAN).findings}


def test_html_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(HTML, encoding="utf-8")
    assert egovplan.load(path).plan is not None
    load(HTML)


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03\x04", b"%PDF-1.4", bytes(range(256)) * 9, b"\xff\xfe\x00\xd8"])
def test_binary_is_refused_with_the_path(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(data)
    with pytest.raises(egovplan.LoadError, match=r"plan\.txt"):
        egovplan.load(path)


def test_a_file_that_is_not_there_is_a_load_error(tmp_path: Path) -> None:
    with pytest.raises(egovplan.LoadError):
        egovplan.load(tmp_path / "none.txt")


def test_an_empty_file_is_a_plan_with_nothing_in_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(b"")
    assert not egovplan.load(path).plan.statements


@pytest.mark.parametrize("step", [97])
def test_a_plan_cut_anywhere_is_read(tmp_path: Path, step: int) -> None:
    data = PLAN.encode()
    path = tmp_path / "plan.txt"
    for cut in range(0, len(data), step):
        path.write_bytes(data[:cut])
        egovplan.load(path)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents (../shared/seeds) are not here")
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_a_seed_cut_at_every_thousandth_byte_is_read(tmp_path: Path, number: str) -> None:
    (seed,) = SEEDS.glob(f"{number}_*.txt")
    data = seed.read_bytes()
    path = tmp_path / "plan.txt"
    cuts = range(1000, len(data), 1000)
    for cut in cuts[:: max(1, len(cuts) // 12)]:
        path.write_bytes(data[:cut])
        assert egovplan.load(path).plan is not None


PIECES = st.sampled_from(
    ["I. MỤC TIÊU\n", "1. Sở Nội vụ:\n", "- ", "a) ", "80%", " hồ sơ", ", ", "; ", ".", ":", "\n", "\n\n", "\t", "|", "(", ")", " ",
     "giai đoạn 2021 - 2025", "đến năm 2022", "2025-2021", "ngày 31/02/2021", "Phụ lục 1", "PHỤ LỤC 1\n", "12 tỷ đồng", "Tổng kinh phí ",
     "Quyết định số 1/QĐ-UBND", "Căn cứ Luật ", "báo cáo hằng quý ", "trước ngày 20 tháng cuối quý", "STT\tĐơn vị\n", "\tSTT\n",
     "| STT | Dự án |\n", "Nơi nhận:\n", "TM. ỦY BAN NHÂN DÂN\n", "**", "#", "<b>", "</td>", "Điều 1. ", "QUYẾT ĐỊNH:\n", "duyỆt ",
     "(Kèm theo Quyết định số 2/QĐ-UBND ngày 1/1/2021)\n", "một nghìn", "1.234,5", "58/64", "≥", "0", "\x0b", "\u2028", "e\u0301", "\ufeff"]
)  # fmt: skip


@settings(max_examples=120)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_pieces_of_plans_in_any_order_give_a_plan(text: str) -> None:
    load(text)


@settings(max_examples=80)
@given(st.text(max_size=300))
def test_any_text_gives_a_plan(text: str) -> None:
    load(text)


@settings(max_examples=40)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_plan_or_a_load_error(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "plan.txt"
    path.write_bytes(data)
    try:
        assert egovplan.load(path).plan is not None
    except egovplan.LoadError as error:
        assert error.remedy


@given(st.text(max_size=200))
def test_sources_lie_in_the_text(words: str) -> None:
    text = f"{PLAN}{words}"
    loaded = egovplan.load_text(text)
    lines = text.count("\n") + 1
    for _, part in loaded.plan.parts():
        source = getattr(part, "source", None)
        if source is not None:
            assert 1 <= source.line <= lines
            assert source.start is None or 0 <= source.start <= (source.end or 0) <= len(text)


# Megabytes of one thing: each is read in time that grows with its length, and no more.
REPEATED = {
    "digits": "1",
    "opening brackets": "(",
    "tabs": "\t",
    "pipes": "|",
    "articles": "Điều 1.",
    "articles on lines": "Điều 1.\n",
    "lone pipes": "|\n",
    "cells": "\ta\n",
    "indented paragraphs": "\ta\n\n",
    "rows of tabs": "a\tb\n",
    "hashes": "#",
    "stars": "*",
    "tags": "<b>",
    "spaces": " ",
    "empty lines": "\n",
    "headings": "I. MỤC TIÊU\n",
    "appendices": "PHỤ LỤC 1\n",
    "titles": "KẾ HOẠCH\n",
    "captions": "(Kèm theo Quyết định số 1/QĐ-UBND ngày 1/1/2011)\n",
    "legal bases": "Căn cứ Luật số 1/2011/QH13;\n",
    "dates": "ngày 1/1/2011 ",
    "periods": "giai đoạn 2011-2015 ",
    "acts": "1/QĐ-UBND ",
    "outlooks": "giai đoạn 2011 - 2015 định hướng đến năm 2020 ",
    "spoilt capitals": "duyỆt ",
}
BEHIND = {
    "percentages": ("I. MỤC TIÊU\n", "80% hồ sơ, "),
    "dated percentages": ("I. MỤC TIÊU\n", "80% hồ sơ đến năm 2021, "),
    "semicolons": ("I. MỤC TIÊU\n- ", "; "),
    "reports": ("I. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ:\n- ", "báo cáo hằng quý trước ngày 20/6, "),
    "windows": ("I. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ:\n- báo cáo ", "từ ngày 15/3 đến ngày 14/6, "),
    "bodies": ("I. TỔ CHỨC THỰC HIỆN\n", "1. Sở Nội vụ:\n"),
    "references": ("I. KINH PHÍ\n1. ", "dự án theo phụ lục 1 "),
    "money": ("I. KINH PHÍ\n1. Tổng kinh phí ", "10 tỷ đồng trong đó: "),
    "funds": ("I. KINH PHÍ\n", "1. Ngân sách tỉnh 10 tỷ đồng, gồm:\n"),
    "steps": ("I. LỘ TRÌNH\n1. Đến năm 2021\n- ", "Hoàn thành. "),
    "phases": ("I. LỘ TRÌNH\n", "2011-2013: Mạng.\n"),
}


def seconds(text: str) -> float:
    begin = time.process_time()
    egovplan.load_text(text)
    return time.process_time() - begin


def grows_linearly(make: Callable[[int], str]) -> bool:
    """Whether four times the text takes about four times as long; the third try decides."""
    small = max(1, 8000 // len(make(1)))
    seconds(make(small))
    for _ in range(3):
        once, more = seconds(make(small)), seconds(make(4 * small))
        if more <= 8 * once + 0.15:
            return True
    return False


@pytest.mark.parametrize("name", REPEATED)
def test_repeated_things_take_linear_time(name: str) -> None:
    assert grows_linearly(lambda times: REPEATED[name] * times)


@pytest.mark.parametrize("name", BEHIND)
def test_repeated_things_behind_a_heading_take_linear_time(name: str) -> None:
    head, piece = BEHIND[name]
    assert grows_linearly(lambda times: head + piece * times)


@pytest.mark.parametrize("letter", ["1", "(", "\t", "|"])
def test_a_megabyte_of_one_letter_is_read_in_seconds(letter: str) -> None:
    assert seconds(letter * 1_000_000) < 5


def test_a_megabyte_of_articles_is_read_in_seconds() -> None:
    assert seconds("Điều 1." * 30_000) < 5
