from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egovplan.catalogue.agencies import (
    Scope,
    agency,
    bodies,
    body,
    body_as_of,
    body_classes,
    lineage_key,
    place_kinds,
    predecessors,
    successors,
    twin_towns,
    words,
)
from egovplan.catalogue.provinces import provinces
from egovplan.model import AgencyKind, Level
from egovplan.vietnamese.folding import fold_phrase

BEFORE, AFTER = date(2025, 2, 28), date(2025, 3, 1)


def test_every_successor_and_province_named_is_in_the_catalogue():
    for entry in bodies().values():
        for later in entry.into:
            assert later in bodies(), entry.name
        assert entry.only <= set(provinces()), entry.name
        assert entry.elsewhere is None or entry.elsewhere in bodies(), entry.name


def test_a_body_has_successors_exactly_where_it_has_an_end():
    assert [entry.name for entry in bodies().values() if bool(entry.into) != (entry.until is not None)] == []


def test_the_main_successor_stands_the_day_after():
    for entry in bodies().values():
        if entry.until is not None:
            assert body_as_of(entry.id, entry.until + timedelta(days=1)).stood_on(entry.until + timedelta(days=1))


def test_no_two_bodies_share_a_spelling():
    seen: dict[str, str] = {}
    for entry in bodies().values():
        for spelling in {fold_phrase(name).replace(",", "").replace(" - ", " ") for name in (entry.name, *entry.also)}:
            assert seen.setdefault(spelling, entry.id) == entry.id


def test_names_stand_in_the_newer_tone_placement():
    for entry in bodies().values():
        for name in (entry.name, *entry.also, *entry.centre):
            assert fold_phrase(name) == name.lower()


def test_words_of_the_catalogue_are_folded():
    lists = (*words().plural, *words().positions, *words().noise, *words().qualifiers, *words().open, *words().things)
    nouns = [noun for entry in body_classes() for noun in (*entry.first, *entry.nouns)]
    kinds = [phrase for kind in place_kinds() for phrase in kind.words]
    assert [word for word in (*lists, *nouns, *kinds) if fold_phrase(word) != word] == []
    assert set(words().unless) <= set(words().open)


def test_class_ids_are_unique_and_towns_stand_in_known_provinces():
    ids = [entry.id for entry in body_classes()]
    assert len(ids) == len(set(ids))
    assert set(twin_towns()) <= set(provinces())


# Decree 45/2025/NĐ-CP and Resolution 176/2025/QH15: the main successor from 1 March 2025.
@pytest.mark.parametrize("head", ["so", "bo"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("thong-tin-va-truyen-thong", "khoa-hoc-va-cong-nghe"),
        ("ke-hoach-va-dau-tu", "tai-chinh"),
        ("tai-nguyen-va-moi-truong", "nong-nghiep-va-moi-truong"),
        ("nong-nghiep-va-phat-trien-nong-thon", "nong-nghiep-va-moi-truong"),
        ("giao-thong-van-tai", "xay-dung"),
        ("lao-dong-thuong-binh-va-xa-hoi", "noi-vu"),
    ],
)
def test_the_successions_of_2025(head, before, after):
    assert body_as_of(f"{head}-{before}", BEFORE).id == f"{head}-{before}"
    assert body_as_of(f"{head}-{before}", AFTER).id == f"{head}-{after}"


@pytest.mark.parametrize(
    ("before", "on", "after"),
    [
        ("so-buu-chinh-vien-thong", date(2008, 3, 1), "so-thong-tin-va-truyen-thong"),
        ("so-buu-chinh-vien-thong", date(2025, 3, 1), "so-khoa-hoc-va-cong-nghe"),
        ("so-van-hoa-thong-tin", date(2010, 1, 1), "so-van-hoa-the-thao-va-du-lich"),
        ("so-cong-nghiep", date(2010, 1, 1), "so-cong-thuong"),
        ("bo-buu-chinh-vien-thong", date(2007, 7, 30), "bo-buu-chinh-vien-thong"),
        ("bo-buu-chinh-vien-thong", date(2007, 8, 1), "bo-thong-tin-va-truyen-thong"),
        ("ban-dan-toc", date(2025, 3, 1), "so-dan-toc-va-ton-giao"),
    ],
)
def test_earlier_and_later_successions(before, on, after):
    assert body_as_of(before, on).id == after


def test_a_body_that_only_some_provinces_have_means_another_elsewhere():
    on = date(2018, 1, 1)
    assert body_as_of("so-van-hoa-va-the-thao", on, "ba-ria-vung-tau").id == "so-van-hoa-va-the-thao"
    assert body_as_of("so-van-hoa-va-the-thao", on, "quang-ngai").id == "so-van-hoa-the-thao-va-du-lich"
    assert body_as_of("so-van-hoa-va-the-thao", date(2011, 1, 25), "ba-ria-vung-tau").id == (
        "so-van-hoa-the-thao-va-du-lich"
    )


def test_an_agency_stands_in_its_province_as_of_the_day():
    found = agency("so-noi-vu", "ninh-thuan", on=date(2026, 1, 1))
    assert (found.id, found.province) == ("khanh-hoa/so-noi-vu", "khanh-hoa")
    assert agency("bo-noi-vu", "ninh-thuan").id == "central/bo-noi-vu"
    assert agency("kho-bac-nha-nuoc").level is Level.CENTRAL
    assert agency("kho-bac-nha-nuoc", "ninh-thuan").level is Level.PROVINCE
    assert agency("so-noi-vu").id == "any/so-noi-vu"


def test_successors_of_a_divided_body_are_all_named_main_first():
    assert successors("quang-ngai/so-lao-dong-thuong-binh-va-xa-hoi", AFTER) == (
        "quang-ngai/so-noi-vu",
        "quang-ngai/so-y-te",
        "quang-ngai/so-giao-duc-va-dao-tao",
    )


def test_successors_follow_mergers_of_provinces_and_keep_districts():
    on = date(2025, 8, 1)
    assert successors("ninh-thuan/so-ke-hoach-va-dau-tu", on) == ("khanh-hoa/so-tai-chinh",)
    assert successors("ninh-thuan/ninh-hai/uy-ban-nhan-dan", on) == ("khanh-hoa/ninh-hai/uy-ban-nhan-dan",)
    assert successors("central/tong-cuc-thue", on) == ("central/cuc-thue",)


def test_a_standing_or_unknown_body_is_its_own_successor():
    assert successors("quang-ngai/so-noi-vu", AFTER) == ("quang-ngai/so-noi-vu",)
    assert successors("quang-ngai/trung-tam-khuyen-nong", AFTER) == ("quang-ngai/trung-tam-khuyen-nong",)


def test_predecessors_are_the_other_way_round():
    assert set(predecessors("quang-ngai/so-nong-nghiep-va-moi-truong")) == {
        "quang-ngai/so-tai-nguyen-va-moi-truong",
        "quang-ngai/so-nong-nghiep-va-phat-trien-nong-thon",
    }


def test_a_lineage_joins_names_of_one_line_but_not_provinces_or_other_bodies():
    key = lineage_key("quang-ngai/so-thong-tin-va-truyen-thong")
    assert key == lineage_key("quang-ngai/so-buu-chinh-vien-thong") == "quang-ngai/so-khoa-hoc-va-cong-nghe"
    assert key != lineage_key("ninh-thuan/so-thong-tin-va-truyen-thong")
    assert key != lineage_key("quang-ngai/so-xay-dung")


@given(st.sampled_from(sorted(bodies())), st.dates(date(1995, 1, 1), date(2035, 1, 1)))
def test_what_a_body_became_has_not_ended(body_id, on):
    later = body_as_of(body_id, on)
    assert later.until is None or on <= later.until
    assert body(later.id) is later


def test_central_bodies_are_not_provincial_and_groups_are_no_bodies():
    for entry in bodies().values():
        assert entry.kind is not AgencyKind.GROUP
        if entry.id.startswith("so-"):
            assert entry.scope is Scope.PROVINCE
        if entry.id.startswith("bo-") and entry.kind is AgencyKind.MINISTRY:
            assert entry.scope is Scope.CENTRAL
