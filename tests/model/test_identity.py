"""Ids come from wording, never from lines."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from egovplan.model import IdMaker, slug, wording_key
from egovplan.testing import phrases


def test_an_id_names_its_kind_and_has_no_white_space() -> None:
    made = IdMaker("son-hai-12").make("statement", "Tối thiểu 80% hồ sơ")
    assert made.startswith("statement-")
    assert not any(character.isspace() for character in made)


def test_the_same_wording_gives_the_same_id_in_every_run() -> None:
    made = IdMaker("son-hai-12").make("goal", "chính quyền điện tử")
    assert made == "goal-d90f0ad78490", "people keep ids in files: they must not change"
    assert IdMaker("p").make("goal", "a", None, 3) == IdMaker("p").make("goal", "a", None, 3)


@given(phrases())
def test_wrapping_case_and_normal_form_change_no_id(text: str) -> None:
    made = IdMaker("p").make("goal", text)
    assert IdMaker("p").make("goal", text.replace(" ", "\n  ")) == made
    assert IdMaker("p").make("goal", text.upper()) == made
    assert IdMaker("p").make("goal", unicodedata.normalize("NFD", text)) == made
    assert IdMaker("p").make("goal", f" {text}; ") == made


def test_plan_kind_and_scope_are_part_of_an_id() -> None:
    made = IdMaker("p").make("goal", "a", "b")
    others = [
        IdMaker("q").make("goal", "a", "b"),
        IdMaker("p").make("goal", "ab"),
        IdMaker("p").make("goal", "a b"),
        IdMaker("p").make("goal", "b", "a"),
        IdMaker("p").make("goal", "a", None, "b"),
    ]
    assert made not in others
    assert len(set(others)) == len(others)


def test_equal_wordings_are_told_apart_by_count() -> None:
    ids = IdMaker("p")
    first, second, third = (ids.make("goal", "a") for _ in range(3))
    assert (second, third) == (f"{first}-2", f"{first}-3")


@given(st.text())
def test_folding_a_wording_twice_is_folding_it_once(text: str) -> None:
    assert wording_key(wording_key(text)) == wording_key(text)


def test_percent_signs_count() -> None:
    assert wording_key("80% hồ sơ") != wording_key("80 hồ sơ")


@given(st.text())
def test_a_slug_is_ascii_letters_digits_and_hyphens(text: str) -> None:
    made = slug(text)
    assert made == slug(made)
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not made.startswith("-")
    assert not made.endswith("-")


def test_slugs_read_well() -> None:
    assert slug("Sở Thông tin và Truyền thông") == "so-thong-tin-va-truyen-thong"
    assert slug("ĐỒNG ĐĂNG") == "dong-dang"
    assert slug("61/KH-UBND") == "61-kh-ubnd"
