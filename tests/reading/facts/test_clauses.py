"""Which words of a sentence belong to which of its numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovplan.reading.facts.clauses import Clause, cut_clauses, noun_start
from egovplan.vietnamese.quantities import scan_quantities


def clauses(text: str) -> list[Clause]:
    text = text.lower()
    items = [item for item in scan_quantities(text, 0, len(text), [], ()) if item.aside is None]
    return cut_clauses(text, 0, len(text), items)


def words(text: str) -> list[str]:
    """The words of each number's own clause."""
    return [text[clause.start : clause.end].strip(" .,()") for clause in clauses(text)]


def sentences(text: str) -> list[str]:
    return [text[clause.sentence_start : clause.sentence_end].strip() for clause in clauses(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "80% hồ sơ được xử lý trực tuyến, 60% người dân có tài khoản.",
            ["80% hồ sơ được xử lý trực tuyến", "60% người dân có tài khoản"],
        ),
        (
            "Tỷ lệ hồ sơ trực tuyến đạt 80%, tỷ lệ người dân hài lòng đạt 90%.",
            ["Tỷ lệ hồ sơ trực tuyến đạt 80%", "tỷ lệ người dân hài lòng đạt 90%"],
        ),
        (
            "Tỷ lệ hồ sơ trực tuyến đạt 80% (cấp xã 60%).",
            ["Tỷ lệ hồ sơ trực tuyến đạt 80%", "cấp xã 60%"],
        ),
    ],
)  # fmt: skip
def test_each_number_has_its_own_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_numbers_in_front_of_their_nouns_go_forward() -> None:
    assert [clause.forward for clause in clauses("80% hồ sơ trực tuyến; tỷ lệ hài lòng đạt 90%.")] == [True, False]


@pytest.mark.parametrize("mark", ["; ", ". "])
def test_sentences_end_at_semicolons_and_stops(mark: str) -> None:
    assert len(set(sentences(f"Đạt 80% hồ sơ{mark}đạt 60% người dân"))) == 2


@pytest.mark.parametrize("text", ["Đạt 80% của 1.200 hồ sơ", "Đạt 80% (mạng; máy) và 60% hồ sơ", "Đạt 7.5% và 8% GRDP"])
def test_stops_in_numbers_and_brackets_end_no_sentence(text: str) -> None:
    assert sentences(text) == [text] * 2


def test_a_clause_knows_the_one_before_it_in_its_sentence() -> None:
    first, second, third = clauses("80% hồ sơ, 60% người dân; 40% doanh nghiệp.")
    assert (first.previous, second.previous, third.previous) == (None, first, None)


def test_the_noun_stands_behind_a_bracket_that_restates_the_number() -> None:
    text = "có 12/15 (80%) xã"
    items = scan_quantities(text, 0, len(text), [], ())
    assert text[noun_start(text, items[0], len(text)) :] == " xã"


def test_a_sentence_that_is_too_long_is_cut() -> None:
    text = "đạt 80% hồ sơ công việc, " * 1000
    bounds = {(clause.sentence_start, clause.sentence_end) for clause in clauses(text)}
    assert len(bounds) > 5
    assert max(end - start for start, end in bounds) <= 3000


@given(st.lists(st.sampled_from(["80%", "hồ sơ", "60 xã", ",", ";", ".", "(", ")", "đạt", "và", "tuy nhiên", "trên"])))
def test_clauses_are_in_order_and_inside_their_sentences(pieces: list[str]) -> None:
    for clause in clauses(" ".join(pieces)):
        assert clause.sentence_start <= clause.start <= clause.end <= clause.sentence_end
        assert clause.start <= clause.item.end
