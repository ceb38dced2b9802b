"""Mentions of acts in legal bases; invented acts of an invented province."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egovplan.vietnamese.act_references import ActReference, parse_act_references, scan_act_references
from egovplan.vietnamese.folding import fold


def numbers(text: str) -> list[str | None]:
    return [match.value.number for match in parse_act_references(text)]


def one(text: str) -> ActReference:
    found = parse_act_references(text)
    assert len(found) == 1, found
    return found[0].value


def test_a_mention_has_kind_number_date_and_title() -> None:
    assert one(
        "Căn cứ Quyết định số 77/2012/QĐ-TTg ngày 05 tháng 3 năm 2012 của Thủ tướng Chính phủ"
        " về việc phê duyệt Chiến lược thư viện số đến năm 2020;"
    ) == ActReference(
        "decision",
        "77/2012/QĐ-TTg",
        date(2012, 3, 5),
        "ngày 05 tháng 3 năm 2012",
        "về việc phê duyệt Chiến lược thư viện số đến năm 2020",
    )


@pytest.mark.parametrize(
    ("text", "title", "number", "issued_on"),
    [
        ("Căn cứ Luật Thư viện;", "Luật Thư viện", None, None),
        ("Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;", "Luật Thư viện", None, date(2019, 11, 21)),
        ("Căn cứ Luật Thư viện 21/11/2019;", "Luật Thư viện", None, date(2019, 11, 21)),
        ("Căn cứ Luật Thư viện số 99/2019/QH14;", "Luật Thư viện", "99/2019/QH14", None),
        (
            "Căn cứ Luật Thư\nviện số\n99/2019/QH14 ngày\n21/11/2019;",
            "Luật Thư viện",
            "99/2019/QH14",
            date(2019, 11, 21),
        ),
        (
            "Căn cứ Luật Bầu cử của Hội đồng nhân dân, Ủy ban nhân dân ngày 03/12/2004;",
            "Luật Bầu cử của Hội đồng nhân dân, Ủy ban nhân dân",
            None,
            date(2004, 12, 3),
        ),
        ("Căn cứ Pháp lệnh Lưu trữ ngày 04/4/2001;", "Pháp lệnh Lưu trữ", None, date(2001, 4, 4)),
        ("Căn cứ Luật Thư viện năm 2019;", "Luật Thư viện", None, None),
    ],
)
def test_a_law_goes_by_its_name(text: str, title: str, number: str | None, issued_on: date | None) -> None:
    value = one(text)
    assert (value.title, value.number, value.issued_on) == (title, number, issued_on)


def test_a_year_alone_is_kept_in_words() -> None:
    assert one("Căn cứ Luật Thư viện năm 2019;").issued_text == "năm 2019"


def test_an_incomplete_date_is_kept_in_words_and_noted() -> None:
    match = parse_act_references("Căn cứ Công văn số 12/BTTTT-THH ngày 11/2010;")[0]
    assert (match.value.issued_on, match.value.issued_text) == (None, "ngày 11/2010")
    assert [note.code for note in match.notes] == ["date-incomplete"]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("của Bộ Chính trị về đẩy mạnh thư viện số", "về đẩy mạnh thư viện số"),
        ("phê duyệt Đề án thư viện số", "phê duyệt Đề án thư viện số"),
        ("v/v hướng dẫn lập kế hoạch", "v/v hướng dẫn lập kế hoạch"),
        ("Tỉnh ủy Sơn Hải “về thư viện số giai đoạn 2016 - 2020”", "về thư viện số giai đoạn 2016 - 2020"),
        ("của UBND tỉnh về phê duyệt “Đề án thư viện số”", "về phê duyệt “Đề án thư viện số”"),
        ("của Ủy ban Quốc gia về thư viện số ban hành Kế hoạch năm 2019", "ban hành Kế hoạch năm 2019"),
        ("của Chính phủ", None),
        ("", None),
        ("của Quốc hội về thư viện số (Nghị quyết số 12/NQ-CP)", "về thư viện số"),
        ("của Chính phủ về thư viện, được sửa đổi, bổ sung tại Nghị quyết số 15/NQ-CP", "về thư viện"),
        ("của Chính phủ về thư viện số, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:", "về thư viện số"),
    ],
)
def test_the_title_is_what_follows_the_issuer(words: str, title: str | None) -> None:
    assert one(f"Thực hiện Nghị quyết số 12/NQ-CP ngày 07/3/2019 {words};").title == title


def test_a_sentence_may_hold_several_mentions() -> None:
    text = (
        "- Căn cứ Chỉ thị số 11/CT-TW ngày 17/10/2000 của Bộ Chính trị về thư viện; Luật Thư viện; Luật Lưu trữ;"
        " Nghị định số 12/2007/NĐ-CP ngày 10/4/2007 của Chính phủ về thư viện số;"
    )
    found = [match.value for match in parse_act_references(text)]
    assert [value.kind for value in found] == ["directive", "law", "law", "decree"]
    assert [value.number for value in found] == ["11/CT-TW", None, None, "12/2007/NĐ-CP"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Căn cứ Công văn số 1/BTTTT-THH ngày 25/02/2010 về lập kế hoạch và Công văn số 2/BTTTT-THH ngày 21/9/2010;",
            2,
        ),
        ("Căn cứ Công văn số 1/BTTTT-THH về lập kế hoạch và kết quả thẩm định tại Công văn số 2/BTTTT-THH;", 2),
        (
            "Theo đề nghị của Sở Thông tin và Truyền thông tại Tờ trình số 7/TTr-SXX và Công văn số 8/STC-VP.",
            2,
        ),
        ("Căn cứ các Quyết định của Thủ tướng: Quyết định số 1/QĐ-TTg; Quyết định số 2/QĐ-TTg;", 2),
        ("Căn cứ các Quyết định số 1/QĐ-TTg ngày 01/02/2019, số 2/QĐ-TTg ngày 03/04/2019 và 3/QĐ-TTg;", 3),
        ("Căn cứ Luật Thư viện, Luật Lưu trữ và Luật Xuất bản;", 3),
        ("Căn cứ vào Nghị định số 1/2019/NĐ-CP. \nCăn cứ Nghị định số 2/2019/NĐ-CP.", 2),
    ],
)
def test_joined_acts_are_mentions_of_their_own(text: str, expected: int) -> None:
    assert len(parse_act_references(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Nghị quyết số 1/NQ-CP về Chương trình hành động thực hiện Nghị quyết số 2-NQ/TW ngày 01/02/2019;",
        "Căn cứ Nghị quyết số 1/NQ-CP về triển khai Nghị quyết số 2-NQ/TW và Chương trình số 3-CTr/TU ngày 01/02/2019;",
        "Căn cứ Nghị định số 1/2019/NĐ-CP về sửa đổi, bổ sung một số điều của Nghị định số 2/2015/NĐ-CP;",
        "Căn cứ Nghị định số 1/2019/NĐ-CP (được sửa đổi tại Nghị định số 2/2020/NĐ-CP);",
        "Căn cứ Nghị định số 1/2019/NĐ-CP của Chính phủ quy định chi tiết một số điều của Luật Thư viện;",
        "Căn cứ Nghị định số 1/2019/NĐ-CP, được sửa đổi, bổ sung tại Nghị định số 2/2020/NĐ-CP và số 3/2021/NĐ-CP;",
        "Thực hiện Nghị quyết số 1/NQ-CP, UBND tỉnh ban hành Kế hoạch thực hiện Nghị quyết số 1/NQ-CP như sau:",
        "Căn cứ Nghị quyết số 1/NQ-CP về thư viện; UBND tỉnh ban hành Kế hoạch triển khai Nghị quyết số 1/NQ-CP:",
    ],
)
def test_an_act_inside_another_acts_title_is_no_mention_of_its_own(text: str) -> None:
    found = numbers(text)
    assert len(found) == 1
    assert found[0] is not None
    assert found[0].startswith("1/")


def test_a_bracket_that_repeats_the_number_ends_the_title() -> None:
    text = (
        "Thực hiện Nghị quyết số 5/NQ-CP ngày 13/3/2025 về triển khai Nghị quyết số 9/2024/QH15"
        " (Nghị quyết số 5/NQ-CP) và Quyết định số 7/QĐ-BCA ngày 08/9/2025 phê duyệt Chương trình;"
    )
    assert numbers(text) == ["5/NQ-CP", "7/QĐ-BCA"]


def test_a_law_that_amends_others_is_one_mention_with_the_number_behind_their_names() -> None:
    value = one("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Thư viện và Luật Lưu trữ số 47/2019/QH14;")
    assert value.number == "47/2019/QH14"
    assert value.title == "Luật sửa đổi, bổ sung một số điều của Luật Thư viện và Luật Lưu trữ"


def test_a_resolution_of_a_congress_needs_no_number() -> None:
    value = one("Căn cứ Nghị quyết Đại hội Đảng bộ tỉnh Sơn Hải lần thứ XX;")
    assert (value.kind, value.number) == ("resolution", None)
    assert value.title == "Đại hội Đảng bộ tỉnh Sơn Hải lần thứ XX"


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ chức năng, nhiệm vụ được giao;",
        "Căn cứ quy định của pháp luật hiện hành;",
        "Theo đề nghị của Giám đốc Sở Thông tin và Truyền thông.",
        "Căn cứ Kế hoạch này, các đơn vị xây dựng dự toán.",
        "",
    ],
)
def test_a_sentence_may_name_no_act(text: str) -> None:
    assert parse_act_references(text) == []


def test_markdown_emphasis_and_hard_wraps_do_not_show() -> None:
    text = "*Căn cứ Nghị định số\n35/2025/NĐ-CP ngày 25 tháng 02 năm\n2025 của Chính phủ quy định\nvề thư viện;*"
    value = one(text)
    assert value.issued_on == date(2025, 2, 25)
    assert value.issued_text == "ngày 25 tháng 02 năm 2025"
    assert value.title == "quy định về thư viện"


def test_spans_run_from_the_kind_to_the_end_of_the_title() -> None:
    text = "Căn cứ Nghị định số 1/2019/NĐ-CP của Chính phủ về thư viện; Luật Thư viện;"
    assert [match.text for match in parse_act_references(text)] == [
        "Nghị định số 1/2019/NĐ-CP của Chính phủ về thư viện",
        "Luật Thư viện",
    ]


def test_only_the_stretch_asked_for_is_scanned() -> None:
    text = fold("Căn cứ Nghị định số 1/2019/NĐ-CP; Nghị định số 2/2019/NĐ-CP;").text
    assert [match.value.number for match in scan_act_references(text, 33)] == ["2/2019/NĐ-CP"]
    assert [match.value.number for match in scan_act_references(text, 0, 33)] == ["1/2019/NĐ-CP"]


def test_a_symbol_nobody_uses_is_noted() -> None:
    match = parse_act_references("Căn cứ Nghị định số 43/2011/NC-CP ngày 13/6/2011;")[0]
    assert match.value.kind == "decree"
    assert [note.code for note in match.notes] == ["unknown-document-symbol"]


@given(
    count=st.integers(1, 6),
    joiner=st.sampled_from(["; ", ";\n- ", "; Căn cứ ", ", ", " và "]),
    title=st.sampled_from(["", " của Chính phủ", " về thư viện số"]),
)
@settings(max_examples=60)
def test_every_act_of_a_plain_list_is_found(count: int, joiner: str, title: str) -> None:
    acts = [f"Quyết định số {number}/QĐ-TTg ngày {number}/5/2019{title}" for number in range(1, count + 1)]
    found = parse_act_references("Căn cứ " + joiner.join(acts) + ".")
    assert [match.value.number for match in found] == [f"{number}/QĐ-TTg" for number in range(1, count + 1)]
    assert {match.value.title for match in found} == {"về thư viện số" if "về" in title else None}


@given(
    st.lists(
        st.sampled_from(
            ["căn cứ ", "luật ", "nghị định ", "số ", "1/qđ-ttg ", "; ", ", ", "và ", "(", ")", '"', "sửa đổi ", "\n"]
        )
    )
)
@settings(max_examples=150)
def test_nothing_makes_it_fail(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = scan_act_references(text)
    assert all(text[match.start : match.end] == match.text for match in found)


@pytest.mark.parametrize(
    "unit", ["căn cứ luật ", "luật a, ", "số 1/qđ-ttg và ", "(", ", kết quả ", "nghị quyết số 1/nq-cp, ", " . "]
)
def test_the_scan_takes_time_in_proportion_to_the_text(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    begun = time.perf_counter()
    scan_act_references(text)
    assert time.perf_counter() - begun < 5
