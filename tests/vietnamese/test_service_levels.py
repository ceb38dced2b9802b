from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovplan.model import ServiceLevel
from egovplan.vietnamese.folding import fold
from egovplan.vietnamese.service_levels import parse_service_levels, service_level_digit_spans, service_levels_in


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("mức độ 2", (2,)),
        ("mức độ 3, 4", (3, 4)),
        ("mức độ 3,4", (3, 4)),
        ("mức độ 3/4", (3, 4)),
        ("mức độ 3 và 4", (3, 4)),
        ("mức độ 3 hoặc 4", (3, 4)),
        ("mức độ 3 và mức độ 4", (3, 4)),
        ("mức độ 3, mức độ 4", (3, 4)),
        ("các mức độ 2, 3 và 4", (2, 3, 4)),
        ("mức độ 2 - 4", (2, 3, 4)),
        ("mức độ 2 đến mức độ 4", (2, 3, 4)),
        ("mức độ 3 trở lên", (3, 4)),
        ("từ mức độ 2 trở lên", (2, 3, 4)),
        ("mức độ 4 trở lên", (4,)),
        ("mức độ iii, iv", (3, 4)),
        ("mức\nđộ\n3", (3,)),
        ("dịch vụ công ở mức 3", (3,)),
        ("thủ tục hành chính công ở mức 1", (1,)),
        ("dịch vụ công trực tuyến mức độ cao (mức 3, 4)", (3, 4)),
        ("ở mức độ 2; 70% dịch vụ công trực tuyến ở mức độ 3", (2, 3)),
        ("dịch vụ công trực tuyến toàn trình", ("full",)),
        ("hồ sơ trực tuyến toàn trình", ("full",)),
        ("dịch vụ công trực tuyến một phần", ("part",)),
        ("dịch vụ công trực tuyến toàn trình và một phần", ("full", "part")),
        ("dịch vụ công trực tuyến một phần và toàn trình", ("full", "part")),
    ],
)
def test_levels_are_read(text: str, levels: tuple[int | str, ...]) -> None:
    assert service_levels_in(text) == levels


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mức độ 5",  # there is none
        "mức độ 3%",
        "mức độ 12",
        "mức độ 3.2",
        "mức độ cao",
        "mức 3",  # of what?
        "hỗ trợ dịch vụ mức 3 triệu đồng",  # a rate
        "an toàn cấp độ 3",  # security grade
        "xử lý hồ sơ công việc toàn trình",  # not a service
        "hỗ trợ một phần kinh phí",  # a part of the cost
        "dịch vụ công được hỗ trợ một phần",
        "trực tuyến. hồ sơ toàn trình",  # another sentence
    ],
)
def test_other_words_name_no_level(text: str) -> None:
    assert service_levels_in(text) == ()
    assert service_level_digit_spans(text) == []


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("mức độ 3, 40%", (3,)),
        ("mức độ 3, 4%", (3,)),
        ("mức độ 3, 45 hệ thống", (3,)),
        ("mức độ 3,5", (3,)),
        ("dịch vụ công ở mức 2, 5 trang", (2,)),
        ("dịch vụ công ở mức 2, 3 trang thông tin", (2,)),  # three pages
        ("dịch vụ công ở mức 2 và 3 trên cổng", (2, 3)),
    ],
)
def test_the_next_number_of_the_sentence_is_not_a_level(text: str, levels: tuple[int, ...]) -> None:
    assert service_levels_in(text) == levels
    assert len(service_level_digit_spans(text)) == len(levels)


def test_spans_are_those_of_the_digits() -> None:
    text = "100% dịch vụ mức độ 3,4; 16 dịch vụ mức độ 3 trở lên"
    spans = service_level_digit_spans(text)
    assert [text[start:end] for start, end in spans] == ["3", "4", "3"]
    assert service_level_digit_spans(text, 24) == spans[2:]
    assert service_level_digit_spans(text, 0, 20) == []


@given(
    st.lists(st.integers(1, 4), min_size=1, max_size=4, unique=True).map(sorted), st.sampled_from([", ", ",", " và "])
)
def test_lists_of_levels_are_read_back(levels: list[int], separator: str) -> None:
    text = f"80% dịch vụ công mức độ {separator.join(map(str, levels))} được giải quyết"
    assert service_levels_in(text) == tuple(levels)
    assert [int(text[start:end]) for start, end in service_level_digit_spans(text)] == levels


@given(st.text(alphabet="mức độ1234,.%- vàtrởlênIV\n", max_size=40))
def test_any_text_is_read_without_an_error(text: str) -> None:
    folded = fold(text).text
    levels = service_levels_in(folded)
    assert set(levels) <= {1, 2, 3, 4}
    assert bool(levels) == bool(service_level_digit_spans(folded))


def test_parsed_levels_are_members_with_the_span_of_the_phrase() -> None:
    found = parse_service_levels("Dịch vụ công MỨC ĐỘ 3 trở lên đạt 50%")
    assert found is not None
    assert found.value == (ServiceLevel.LEVEL_3, ServiceLevel.LEVEL_4)
    assert found.text == "MỨC ĐỘ 3 trở lên"


def test_the_first_phrase_is_parsed() -> None:
    found = parse_service_levels("ở mức độ 2; 70% dịch vụ ở mức độ 3")
    assert found is not None
    assert (found.value, found.text) == ((ServiceLevel.LEVEL_2,), "mức độ 2")


def test_full_and_part_are_parsed_together() -> None:
    found = parse_service_levels("Dịch vụ công trực tuyến toàn trình và một phần")
    assert found is not None
    assert (found.value, found.text) == ((ServiceLevel.FULL, ServiceLevel.PART), "toàn trình và một phần")


@pytest.mark.parametrize("text", ["", "mức độ cao", "một phần", "50%"])
def test_nothing_to_parse_gives_none(text: str) -> None:
    assert parse_service_levels(text) is None
