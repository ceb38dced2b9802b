from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovplan.model import Level
from egovplan.vietnamese.folding import fold
from egovplan.vietnamese.government_levels import levels_in, parse_levels

CENTRAL, PROVINCE, DISTRICT, COMMUNE = Level
SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.mark.parametrize(
    ("clause", "levels"),
    [
        # tiers
        ("hồ sơ tại cấp tỉnh", "P"),
        ("60% hồ sơ công việc tại cấp huyện", "D"),
        ("30% cấp xã", "C"),
        ("cơ quan cấp trung ương", "Z"),
        ("cấp tỉnh, huyện, xã", "PDC"),
        ("cấp tỉnh và huyện", "PD"),
        ("cấp tỉnh/huyện/xã", "PDC"),
        ("cấp huyện và cấp xã", "DC"),
        ("đơn vị cấp xã, phường, thị trấn", "C"),
        ("cấp huyện, thành phố thuộc tỉnh", "D"),
        ("cấp tỉnh và huyện thị", "PD"),
        ("cấp thành phố", "P"),
        ("3 cấp", "PDC"),
        ("cán bộ, công chức ba cấp", "PDC"),
        ("(3 cấp)", "PDC"),
        ("4 cấp", "ZPDC"),
        ("2 cấp tỉnh - huyện", "PD"),
        ("chính quyền địa phương 02 cấp", "PC"),
        # ranges
        ("từ cấp tỉnh đến cấp xã", "PDC"),
        ("từ tỉnh đến huyện, xã", "PDC"),
        ("từ cấp tỉnh xuống cấp huyện", "PD"),
        ("từ trung ương đến cơ sở", "ZPDC"),
        ("lãnh đạo từ ủy ban nhân dân xã trở lên", "PDC"),
        ("cấp huyện trở lên", "PD"),
        # places
        ("các huyện, thị xã, thành phố", "D"),
        ("80% các huyện, thành phố", "D"),
        ("14 huyện", "D"),
        ("100% thôn, xã", "C"),
        ("100% số xã", "C"),
        ("tỷ lệ xã phường là 75%", "C"),
        ("82 xã phường trên địa bàn tỉnh", "C"),
        ("58/64 tỉnh, thành phố", "P"),
        ("các tỉnh, thành phố trực thuộc trung ương", "P"),
        ("các quận, huyện, phường", "DC"),
        # bodies
        ("100% các sở, ban, ngành", "P"),
        ("công chức sở ban ngành và huyện thị", "PD"),
        ("50% các sở", "P"),
        ("26 sở và 6 huyện", "PD"),
        ("các sở, ban ngành và ủy ban nhân dân các huyện, thành phố", "PD"),
        ("cơ quan chuyên môn thuộc ubnd tỉnh", "P"),
        ("các cơ quan nhà nước tỉnh", "P"),
        ("ủy ban nhân dân cấp xã", "C"),
        ("ubnd cấp huyện, ubnd cấp xã", "DC"),
        ("cuộc họp giao ban của ubnd tỉnh với ubnd các huyện thị", "PD"),
        ("8/8 cơ quan trung ương trên địa bàn", "Z"),
        ("20/22 bộ có trang thông tin điện tử", "Z"),
        ("các bộ, ngành", "Z"),
        ("các bộ, cơ quan ngang bộ", "Z"),
        ("các bộ, ngành, địa phương", "Z"),
        ("dịch vụ công đối với cấp tỉnh", "P"),  # as regards: a scope
    ],
)
def test_scopes_are_read(clause: str, levels: str) -> None:
    initials = dict(zip("ZPDC", Level, strict=True))
    assert levels_in(clause) == tuple(initials[letter] for letter in levels)


@pytest.mark.parametrize(
    "clause",
    [
        "",
        "dịch vụ công của tỉnh",  # whose
        "trên địa bàn tỉnh",
        "thuộc tỉnh",
        "toàn tỉnh",
        "huyện sơn lâm",  # a name
        "sở thông tin và truyền thông",
        "các cấp",  # all levels
        "2 cấp",
        "3 cấp độ",  # grades
        "trường trung học 2 cấp học",
        # other words
        "phát triển kinh tế - xã hội",
        "hợp tác xã, hộ kinh doanh",
        "nông thôn, xã hội",
        "đô thị",
        "thị trường",
        "tỉnh ủy, thành ủy",
        "cán bộ, công chức",
        "đồng bộ, hiện đại",
        "mạng nội bộ, ngành",
        "30 bộ máy tính",
        "bộ phận một cửa",
        "trụ sở, cơ sở",
        "cung cấp huyện",
        # partners
        "liên thông với cấp huyện",
        "liên thông vơi cấp huyện",
        "kết nối với các cơ quan cấp huyện",
        # addressees, givers, actors, payers
        "văn bản trình ủy ban nhân dân tỉnh",
        "văn bản trình ủy ban nhân dân tỉnh, bộ, cơ quan ngang bộ",
        "báo cáo ubnd các huyện",
        "theo quyết định của ubnd tỉnh",
        "văn phòng ubnd tỉnh",
        "dự án được ubnd tỉnh phê duyệt",
        "1.700 triệu đồng, ubnd tỉnh đã lập dự án",
        "ngân sách tỉnh, huyện",
        "ngân sách trung ương và tỉnh",
        "vốn cấp từ các cơ quan trung ương",
        "theo chỉ đạo của trung ương",
    ],
)
def test_owners_names_partners_and_addressees_are_no_scope(clause: str) -> None:
    assert levels_in(clause) == ()
    assert parse_levels(clause) is None


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("10% đơn vị cấp xã liên thông với cấp huyện", (COMMUNE,)),
        ("các sở báo cáo ubnd tỉnh", (PROVINCE,)),
        ("100% bộ phận một cửa cấp xã có chữ ký số để liên thông từ xã lên huyện", (COMMUNE,)),
        ("10 xã, phòng tư pháp huyện sơn lâm", (COMMUNE,)),
        ("dịch vụ công của tỉnh cho các xã", (COMMUNE,)),
    ],
)
def test_a_scope_is_read_beside_what_is_none(clause: str, expected: tuple[Level, ...]) -> None:
    assert levels_in(clause) == expected


def test_scope_at_the_province_counts_only_in_a_list_that_goes_on() -> None:
    assert levels_in("90% hồ sơ công việc tại tỉnh, ") == (PROVINCE,)
    assert levels_in("90% doanh nghiệp tại tỉnh sơn hải") == ()
    assert levels_in("90% doanh nghiệp tại tỉnh.") == ()


TIERS = {"trung ương": CENTRAL, "tỉnh": PROVINCE, "huyện": DISTRICT, "xã": COMMUNE}


@given(
    st.lists(st.sampled_from(list(TIERS)), min_size=1, unique=True),
    st.sampled_from([", ", " và ", ", cấp ", " và cấp ", "/", " - "]),
    st.sampled_from(["", "80% ", "hồ sơ tại ", "cơ quan nhà nước "]),
)
def test_lists_of_tiers_are_read_back_in_order(words: list[str], separator: str, before: str) -> None:
    clause = f"{before}cấp {separator.join(words)} được xử lý"
    named = {TIERS[word] for word in words}
    assert levels_in(clause) == tuple(level for level in Level if level in named)
    found = parse_levels(clause)
    assert found is not None
    assert found.text == f"cấp {separator.join(words)}"


@given(st.text(alphabet="cấp tỉnhuyệxãsởbộ,/-23%\n", max_size=60))
def test_any_text_is_read_without_an_error_and_in_its_place(text: str) -> None:
    found = parse_levels(text)
    levels = levels_in(fold(text).text)
    assert (found is None) == (levels == ())
    if found is not None:
        assert found.value == levels
        assert text[found.start : found.end] == found.text


def test_the_span_of_parsed_levels_is_that_of_the_given_text() -> None:
    found = parse_levels("100% các Sở, Ban ngành và UBND các HUYỆN, Thành phố được kết nối")
    assert found is not None
    assert found.value == (PROVINCE, DISTRICT)
    assert found.text == "các Sở, Ban ngành và UBND các HUYỆN, Thành phố"


@pytest.mark.parametrize("text", ["3 cấp", "ba cấp", "14 huyện", "hai xã", "từ cấp tỉnh đến cấp xã", "UBND các huyện"])
def test_the_head_belongs_to_the_span(text: str) -> None:
    found = parse_levels(f"đào tạo ({text}) trong năm")
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("words", ["cấp tỉnh, ", "xã ", "với các cơ quan ", "từ cấp ", "ubnd các "])
def test_long_clauses_are_read_in_linear_time(words: str) -> None:
    begun = time.perf_counter()
    levels_in(words * 200)
    middle = time.perf_counter()
    levels_in(words * 20_000)
    # a hundred times the text; a quadratic reader would take ten thousand times as long
    assert time.perf_counter() - middle < 1000 * max(middle - begun, 0.001)


def test_levels_of_the_annotated_sample_are_read_from_its_quotes() -> None:
    path = SHARED / "examples" / "004.statements.json"
    if not path.exists():
        pytest.skip("needs ../shared/examples")
    records = json.loads(path.read_text(encoding="utf-8"))
    records = records["statements"] if isinstance(records, dict) else records
    # A quote is only the words around the number: levels named elsewhere in its sentence are not in it.
    wrong = [
        record["quote"]
        for record in records
        if not {str(level) for level in levels_in(fold(record["quote"]).text)} <= set(record["levels"])
    ]
    assert records
    assert wrong == []
