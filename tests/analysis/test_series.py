"""Following an indicator: comparable points in one strand, everything else beside it with the break marked."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.plans_in_line import EXCHANGE, ONESTOP, plan_of, row

import egovplan
from egovplan.analysis import interpolate, score, trajectory
from egovplan.analysis.series import Aspect, Difference, series
from egovplan.catalogue.indicators import concepts
from egovplan.model import Level, Plan, ServiceLevel

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
NEEDS_SEEDS = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents (../shared/seeds) are not here")


def aspects(found):
    return [[difference.aspect for difference in entry.differences] for entry in found.breaks]


def values(strand):
    return [point.value for point in strand]


# --- one strand ------------------------------------------------------------------------------------------------------


def test_one_indicator_in_three_plans_is_one_strand_by_date():
    plans = [
        plan_of("c", 2019, row(90, 2020)),
        plan_of("a", 2010, row(12, 2010, "baseline"), row(20, 2011, "milestone"), row(70, 2015)),
        plan_of("b", 2017, row(80, 2018)),
    ]
    found = series(plans, EXCHANGE)
    (strand,) = found.strands
    assert [(point.date.year, point.value) for point in strand] == [
        (2010, 12), (2011, 20), (2015, 70), (2018, 80), (2020, 90),
    ]  # fmt: skip
    assert found.breaks == ()
    assert (found.plan_ids, strand.plan_ids) == (("a", "b", "c"), ("a", "b", "c"))
    assert values(found.observations) == [12]
    assert values(found.targets) == [20, 70, 80, 90]


def test_a_point_knows_its_plan_its_statement_and_its_line():
    found = series(plan_of("a", 2010, row(20, 2011), row(70, 2015)), EXCHANGE)
    point = found.points[1]
    assert (point.plan_id, point.statement.id, point.line, point.issued_on) == ("a", "a-s2", 2, date(2010, 3, 1))
    day, value = point
    assert (day, value) == (date(2015, 12, 31), 70)


def test_a_loaded_plan_is_taken_for_its_plan_and_one_plan_for_a_list():
    plan = plan_of("a", 2010, row(70, 2015))
    assert series(SimpleNamespace(plan=plan), EXCHANGE) == series([SimpleNamespace(plan=plan)], EXCHANGE)
    assert series(plan, EXCHANGE) == series(iter([plan]), EXCHANGE)


def test_statements_of_other_concepts_and_of_none_are_left_out():
    plan = plan_of("a", 2010, row(70, 2015), row(5, 2015, code=ONESTOP), row(6, 2015, code=None))
    assert values(series(plan, EXCHANGE)) == [70]


def test_plans_without_the_concept_give_an_empty_series_that_says_so():
    found = series(plan_of("a", 2010, row(70, 2015)), ONESTOP)
    assert len(found) == 0
    assert str(found).splitlines() == [
        "onestop.electronic: Bodies with an electronic one-stop desk",
        "no statement in a",
    ]


# --- breaks ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "aspect", "words"),
    [
        (
            {},
            {"unit": "count", "noun": "văn bản"},
            Aspect.UNIT,
            "another unit: percent, then count",
        ),
        (
            {"levels": ("province",)},
            {"levels": ("district",)},
            Aspect.LEVELS,
            "another level of government: province, then district",
        ),
        (
            {"levels": ("district", "province")},
            {},
            Aspect.LEVELS,
            "another level of government: province and district, then none named",
        ),
        (
            {"service_levels": (3, 4)},
            {"service_levels": (4,)},
            Aspect.SERVICE_LEVELS,
            "another level of service: levels 3 and 4, then level 4",
        ),
        (
            {"service_levels": (3,)},
            {"service_levels": ("full",)},
            Aspect.SCHEME,
            "another scheme of service levels: level 3, then fully online"
            " (filed online, but the fee or the result is had in person)",
        ),
        ({"basis": "change"}, {}, Aspect.BASIS, "a level is no change: change, then level"),
        (
            {"unit": "count", "noun": "đơn vị"},
            {"unit": "count", "noun": "cá nhân"},
            Aspect.COUNTED,
            "something else is counted: bodies, then officials",
        ),
        (
            {"unit": "count", "noun": "tỉnh", "denominator": 64},
            {"unit": "count", "noun": "tỉnh"},
            Aspect.OUT_OF,
            "another whole: out of 64, then none printed",
        ),
        (
            {"unit": "money", "noun": "tỷ đồng"},
            {"unit": "money", "noun": "triệu đồng"},
            Aspect.UNIT,
            "another unit: tỷ đồng, then triệu đồng",
        ),
    ],
)
def test_what_is_not_comparable_stands_side_by_side_with_a_reason(one, other, aspect, words):
    plan = plan_of("a", 2010, row(40, 2012, **one), row(50, 2015, **other))
    found = series(plan, EXCHANGE)
    assert [values(strand) for strand in found.strands] == [[40], [50]]
    (entry,) = found.breaks
    assert [difference.aspect for difference in entry.differences] == [aspect]
    assert entry.reason == words
    assert (entry.before, entry.after) == found.strands


def test_two_differences_are_both_told():
    plan = plan_of("a", 2010, row(3, 2012, unit="count", noun="sở", levels=("province",)), row(50, 2015))
    assert aspects(series(plan, EXCHANGE)) == [[Aspect.UNIT, Aspect.LEVELS]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dịch vụ hành chính công trực tuyến", "dịch vụ công"),
        ("CSDL quan trọng.", "cơ sở dữ liệu trọng điểm"),
        ("đơn vị (UBND huyện)", "cơ quan"),
        ("UBND", "ủy ban nhân dân"),
    ],
)
def test_other_words_for_what_is_counted_are_no_break(one, other):
    plan = plan_of("a", 2010, row(4, 2012, unit="count", noun=one), row(5, 2015, unit="count", noun=other))
    assert series(plan, EXCHANGE).breaks == ()


def test_ratios_of_the_same_things_are_joined_and_of_others_not():
    def rows(*nouns):
        return [row(0.6, 2010 + i, unit="ratio", noun=noun) for i, noun in enumerate(nouns)]

    assert series(plan_of("a", 2010, *rows("máy/CBCC", "máy/cán bộ công chức")), EXCHANGE).breaks == ()
    assert aspects(series(plan_of("a", 2010, *rows("máy/CBCC", "máy/học sinh")), EXCHANGE)) == [[Aspect.COUNTED]]


def test_a_break_is_marked_against_the_strand_most_like_it():
    rows = [row(40, 2011, levels=("district",)), row(9, 2012, unit="count", noun="sở"), row(50, 2013)]
    found = series(plan_of("a", 2010, *rows), EXCHANGE)
    assert [str(entry.before.yardstick) for entry in found.breaks] == ["percent, district level"] * 2


def test_amounts_of_money_that_are_parts_of_one_another_are_never_joined():
    rows = [row(n, 2010, "budget", "finance.central_funding", "money", noun="triệu đồng") for n in (8700, 1000)]
    found = series(plan_of("a", 2010, *rows), "finance.central_funding")
    assert len(found.strands) == 2
    assert aspects(found) == [[Aspect.PART]]


def test_provinces_are_strands_of_their_own_and_no_break():
    found = series([plan_of("a", 2010, row(70, 2015)), plan_of("b", 2011, row(90, 2015), province="lao-cai")], EXCHANGE)
    assert [str(strand.territory) for strand in found.strands] == ["Lào Cai", "Quảng Ngãi"]
    assert found.breaks == ()


def test_a_province_that_took_in_another_is_another_territory():
    plans = [plan_of("a", 2019, row(90, 2020)), plan_of("b", 2026, row(95, 2030))]
    found = series(plans, EXCHANGE)
    assert aspects(found) == [[Aspect.TERRITORY]]
    assert found.breaks[0].reason == "another territory: Quảng Ngãi, then Quảng Ngãi with Kon Tum"


def test_a_province_is_followed_into_the_one_that_it_went_into():
    plans = [plan_of("a", 2008, row(80, 2010), province="ninh-thuan")]
    plans.append(plan_of("b", 2026, row(95, 2030), province="khanh-hoa"))
    assert aspects(series(plans, EXCHANGE)) == [[Aspect.TERRITORY]]


def test_a_province_that_only_took_another_name_goes_on():
    plans = [
        plan_of("a", 2019, row(90, 2020), province="thua-thien-hue"),
        plan_of("b", 2026, row(95, 2030), province="hue"),
    ]
    (strand,) = series(plans, EXCHANGE).strands
    assert (str(strand.territory), values(strand)) == ("Huế", [90, 95])


def test_a_plan_of_the_centre_or_of_an_unknown_province_is_followed_too():
    plans = [plan_of("a", 2010, row(80, 2010), province=None), plan_of("b", 2010, row(9, 2010), province="son-hai")]
    assert [str(strand.territory) for strand in series(plans, EXCHANGE).strands] == ["no province", "son-hai"]


# --- several concepts ------------------------------------------------------------------------------------------------


def test_bodies_that_sign_and_services_that_take_signatures_are_never_joined():
    plans = [
        plan_of("a", 2017, row(20, 2018, code="signature.agencies")),
        plan_of("b", 2019, row(10, 2020, code="signature.services")),
    ]
    found = series(plans, "signature")
    assert found.concepts == ("signature.agencies", "signature.services")
    assert [values(strand) for strand in found.strands] == [[20], [10]]
    assert found.breaks[0].reason == (
        "something else is measured: Bodies that sign digitally, then Online services that accept digital signatures"
    )


def test_the_later_scheme_of_a_concept_comes_with_it():
    plans = [
        plan_of("a", 2019, row(30, 2020, code="service.online_level", service_levels=(4,))),
        plan_of("b", 2023, row(80, 2025, code="service.fully_online", service_levels=("full",))),
    ]
    found = series(plans, "service.online_level")
    assert found.concepts == ("service.online_level", "service.fully_online")
    assert aspects(found) == [[Aspect.SCHEME]]
    assert found.breaks[0].reason.endswith("(fully online only where no step needs presence)")
    assert series(plans, "service.fully_online").concepts == ("service.fully_online", "service.online_level")


def test_several_concepts_stand_in_the_order_asked_for():
    plan = plan_of("a", 2010, row(70, 2015), row(60, 2015, code=ONESTOP), row(50, 2015, code="email.regular_use"))
    found = series(plan, [ONESTOP, EXCHANGE])
    assert found.concepts == (ONESTOP, EXCHANGE)
    assert values(found) == [60, 70]


@pytest.mark.parametrize("name", ["document.electronic_exchnge", "documents", "", "document."])
def test_a_concept_that_is_nowhere_is_an_error_that_helps(name):
    with pytest.raises(ValueError, match="there is no concept"):
        series(plan_of("a", 2010, row(70, 2015)), name)


def test_a_misspelt_concept_gets_a_hint():
    with pytest.raises(ValueError, match=r"did you mean 'document\.electronic_exchange'"):
        series([], "document.electronic_exchnge")


def test_a_concept_of_the_users_own_catalogue_is_followed():
    found = series(plan_of("a", 2010, row(70, 2015, code="mine.own")), "mine.own")
    assert values(found) == [70]
    assert str(found).startswith("mine.own\n")


# --- what is asked for -----------------------------------------------------------------------------------------------

SCOPES = plan_of(
    "a", 2010,
    row(1, 2015), row(2, 2015, levels=("province",)), row(3, 2015, levels=("province", "district")),
    row(4, 2015, service_levels=(3, 4)), row(5, 2015, service_levels=("full",)), row(6, 2015, unit="count"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ({"levels": "province"}, [2, 3]),
        ({"levels": [Level.DISTRICT, "commune"]}, [3]),
        ({"levels": ()}, [1, 4, 5, 6]),
        ({"service_levels": 4}, [4]),
        ({"service_levels": [ServiceLevel.FULL]}, [5]),
        ({"service_levels": []}, [1, 2, 3, 6]),
        ({"unit": "count"}, [6]),
        ({"unit": ["percent", "count"], "levels": "district"}, [3]),
    ],
)
def test_levels_and_units_are_chosen(wanted, left):
    assert sorted(values(series(SCOPES, EXCHANGE, **wanted))) == left


@pytest.mark.parametrize("wanted", [{"levels": "county"}, {"service_levels": 5}, {"unit": "dong"}])
def test_an_unknown_level_or_unit_is_an_error(wanted):
    with pytest.raises(ValueError, match="is not a valid"):
        series(SCOPES, EXCHANGE, **wanted)


@pytest.mark.parametrize("plans", ["a plan", 5, None, ["a plan"], [None]])
def test_what_is_no_plan_is_refused(plans):
    with pytest.raises(TypeError, match="give plans"):
        series(plans, EXCHANGE)


def test_a_plan_given_twice_is_refused():
    with pytest.raises(ValueError, match="the plan a is given twice"):
        series([SCOPES, SCOPES], EXCHANGE)


# --- points of one strand --------------------------------------------------------------------------------------------


def test_the_plan_issued_last_has_the_say_for_a_date():
    plans = [plan_of("b", 2013, row(80, 2015)), plan_of("a", 2010, row(70, 2015), row(20, 2011))]
    (strand,) = series(plans, EXCHANGE).strands
    assert [(point.plan_id, point.value) for point in strand.standing] == [("a", 20), ("b", 80)]
    assert len(strand) == 3, "what has been overtaken is still listed"


def test_within_a_plan_the_roadmap_has_the_say():
    plan = plan_of("a", 2010, row(50, 2015, comparator=">="), row(60, 2015, "milestone"))
    (strand,) = series(plan, EXCHANGE).strands
    assert values(strand.standing) == [60]
    assert strand.conflicts == (), "60 is at least 50"


def test_two_numbers_of_one_plan_for_one_day_are_told():
    plan = plan_of("a", 2019, row(100, 2025), row(50, 2025), row(10, 2025, "baseline"))
    (strand,) = series(plan, EXCHANGE).strands
    assert [(a.value, b.value) for a, b in strand.conflicts] == [(100, 50)]
    assert "one plan says both 100% and 50% for 2025-12-31" in str(strand)


def test_a_strand_can_be_interpolated():
    plans = [plan_of("a", 2010, row(70, 2015)), plan_of("b", 2017, row(82, 2018))]
    (strand,) = series(plans, EXCHANGE).strands
    assert interpolate(strand.statements, date(2017, 12, 31)).value == pytest.approx(78, abs=0.01)


def test_a_statement_without_a_date_is_listed_last():
    (strand,) = series(plan_of("a", 2010, row(70, None), row(60, 2015)), EXCHANGE).strands
    assert values(strand) == [60, 70]
    assert values(strand.standing) == [60]
    assert "no date" in str(strand)


def test_a_date_beyond_the_scheme_is_noted():
    plan = plan_of("a", 2019, row(80, 2025, code="service.online_level", service_levels=(3, 4)))
    (point,) = series(plan, "service.online_level")
    assert point.note == "this is measured no longer after 2022-12-31"
    plan = plan_of("a", 2019, row(80, 2020, code="service.fully_online"))
    (point,) = series(plan, "service.fully_online")
    assert point.note == "this is measured only from 2022-08-15 on"


# --- out of it -------------------------------------------------------------------------------------------------------


def test_records_are_flat_and_carry_the_break():
    plan = plan_of(
        "a", 2010, row(10, 2010, "baseline", high=15), row(5, 2015, unit="count", noun="sở", levels=("province",))
    )
    first, second = series(plan, EXCHANGE).to_records()
    assert first == {
        "strand": 1, "concept": EXCHANGE, "province": "quang-ngai", "plan_id": "a", "issued_on": "2010-03-01",
        "kind": "baseline", "date": "2010-12-31", "value": 10, "high": 15, "unit": "percent", "noun": None,
        "denominator": None, "comparator": "range", "approximate": False, "basis": "level", "levels": [],
        "service_levels": [], "label": "trao đổi văn bản", "statement_id": "a-s1", "indicator_id": "a-i0", "line": 1,
        "note": None, "break": None,
    }  # fmt: skip
    assert (second["strand"], second["levels"], second["noun"]) == (2, ["province"], "sở")
    assert (
        second["break"] == "another unit: percent, then count; another level of government: none named, then province"
    )
    assert list(first) == list(second)


def test_a_series_is_a_value():
    plans = [plan_of("a", 2010, row(70, 2015)), plan_of("b", 2017, row(82, 2018, levels=("district",)))]
    found = series(plans, EXCHANGE)
    assert found == series(reversed(plans), EXCHANGE)
    assert pickle.loads(pickle.dumps(found)) == found
    assert hash(found) == hash(series(plans, EXCHANGE))


def test_a_difference_tells_itself():
    assert str(Difference(Aspect.OUT_OF, "out of 64", "out of 22")) == "another whole: out of 64, then out of 22"
    assert all(str(Difference(aspect, "a", "b")).endswith(": a, then b") for aspect in Aspect)


ROWS = st.lists(
    st.builds(
        row, st.integers(0, 100), st.integers(2010, 2030), st.sampled_from(["target", "milestone", "baseline"]),
        unit=st.sampled_from(["percent", "count"]),
        levels=st.sampled_from([(), ("province",), ("province", "district")]),
        service_levels=st.sampled_from([(), (3,), ("full",)]), basis=st.sampled_from(["level", "change"]),
    ),
    max_size=8,
)  # fmt: skip


@given(ROWS, ROWS, st.randoms(use_true_random=False))
def test_every_statement_is_in_one_strand_and_every_strand_but_the_first_has_a_break(one, other, random):
    plans = [plan_of("a", 2010, *one), plan_of("b", 2019, *other)]
    found = series(plans, EXCHANGE)
    assert sorted(point.statement.id for point in found) == sorted(s.id for plan in plans for s in plan.statements)
    assert len(found.breaks) == max(0, len(found.strands) - 1)
    for strand in found.strands:
        assert len({(p.statement.quantity.unit, p.statement.levels, p.statement.basis) for p in strand}) == 1
        assert list(strand) == sorted(strand, key=lambda point: point.date)
    random.shuffle(plans)
    assert series(plans, EXCHANGE) == found
    assert series(plans, [entry.code for entry in concepts()]).strands == found.strands


# --- the seeds -------------------------------------------------------------------------------------------------------


def seed(number):
    (document,) = SEEDS.glob(f"{number}_*.txt")
    return egovplan.load(document)


@pytest.fixture(scope="module")
def quang_ngai():
    return [seed("000"), seed("004"), seed("001")]


@pytest.fixture(scope="module")
def plan_of_2011(quang_ngai) -> Plan:
    return quang_ngai[0].plan


def strand_of(found, *levels, unit="percent", service_levels=()):
    (strand,) = [
        strand
        for strand in found.strands
        if (strand.yardstick.levels, strand.yardstick.unit, strand.yardstick.service_levels)
        == (levels, unit, service_levels)
    ]
    return [(point.date.year, point.value) for point in strand]


@NEEDS_SEEDS
def test_document_exchange_goes_through_three_plans(quang_ngai):
    found = series(quang_ngai, EXCHANGE)
    assert strand_of(found) == [
        (2010, 10), (2011, 20), (2012, 30), (2013, 50), (2014, 60), (2015, 70), (2015, 70), (2018, 80), (2020, 90),
    ]  # fmt: skip
    assert found.breaks == ()
    assert {point.line for point in found} == {54, 83, 233, 242, 251, 259, 267, 13, 35}


@NEEDS_SEEDS
def test_the_document_system_is_followed_by_level_of_government(quang_ngai):
    found = series(quang_ngai, "document.management_system", unit="percent")
    assert strand_of(found, "province") == [(2011, 40), (2012, 60), (2013, 80), (2014, 100)]
    assert strand_of(found, "district") == [(2012, 100)]
    assert strand_of(found, "commune") == [(2012, 10), (2013, 30), (2014, 50), (2015, 50), (2015, 60)]
    assert strand_of(found, "province", "district") == [(2018, 100)]
    assert all(Aspect.LEVELS in found_aspects for found_aspects in aspects(found))


@NEEDS_SEEDS
def test_the_document_systems_of_2010_are_counted_and_not_joined_with_shares(quang_ngai):
    found = series(quang_ngai, "document.management_system")
    (entry,) = [entry for entry in found.breaks if entry.before.yardstick.unit == "count"][:1]
    assert Aspect.UNIT in [difference.aspect for difference in entry.differences]


@NEEDS_SEEDS
def test_online_services_are_followed_by_level(quang_ngai):
    found = series(quang_ngai, "service.online_level")
    three, four = (ServiceLevel.LEVEL_3,), (ServiceLevel.LEVEL_4,)
    assert strand_of(found, unit="count", service_levels=three) == [
        (2011, 3), (2012, 6), (2013, 10), (2014, 13), (2015, 16),
    ]  # fmt: skip
    assert strand_of(found, service_levels=three) == [(2018, 70)]
    assert strand_of(found, unit="count", service_levels=four) == [(2018, 10)]
    assert strand_of(found, service_levels=four) == [(2020, 30)]
    assert strand_of(found, service_levels=three + four) == [(2025, 80)]
    two = strand_of(found, service_levels=(ServiceLevel.LEVEL_2,))
    assert {year for year, value in two if value == 100} == {2011, 2015, 2018}


@NEEDS_SEEDS
def test_the_electronic_one_stop_is_followed_by_level_of_government(quang_ngai):
    found = series(quang_ngai, ONESTOP, unit="percent")
    assert strand_of(found) == [(2011, 20), (2012, 40), (2013, 60), (2014, 80), (2015, 90)]
    assert strand_of(found, "district") == [(2013, 100), (2015, 80), (2018, 70)]
    assert strand_of(found, "province") == [(2015, 50)]
    assert strand_of(found, "commune") == [(2018, 20)]


@NEEDS_SEEDS
def test_digital_signatures_of_bodies_and_of_services_stand_apart(quang_ngai):
    found = series(quang_ngai, "signature")
    assert {(p.yardstick.concept, p.date.year, p.value) for p in found} >= {
        ("signature.agencies", 2018, 100), ("signature.services", 2020, 10),
    }  # fmt: skip
    assert [Aspect.CONCEPT in found_aspects for found_aspects in aspects(found)].count(True) == 1


@NEEDS_SEEDS
def test_networks_are_followed_by_level_of_government(quang_ngai):
    found = series(quang_ngai, "network.lan")
    assert strand_of(found, "commune") == [(2011, 10), (2012, 30), (2013, 50), (2014, 70), (2015, 90)]
    assert strand_of(found, "province") == [(2018, 100)]
    found = series(quang_ngai, "network.government_network")
    assert (strand_of(found), strand_of(found, "province", "district")) == ([(2015, 100)], [(2020, 100)])


def indicator_with(plan, code, unit="percent"):
    (indicator,) = [
        indicator
        for indicator in plan.indicators
        if indicator.concept == code and indicator.unit == unit and indicator.observations and indicator.targets
    ]
    return indicator


@NEEDS_SEEDS
def test_email_use_is_scored_and_followed_from_its_own_baseline(plan_of_2011):
    email = indicator_with(plan_of_2011, "email.regular_use")
    assert [s.value for s in email.observations] == [60]
    assert (email.targets[-1].value, email.targets[-1].due) == (90, date(2015, 12, 31))
    result = score(email, {date(2015, 12, 31): 90})
    assert (result.inputs.baseline, result.value, result.status) == (60, 100, "target_met")
    assert score(email, {date(2015, 12, 31): 75}, target=90).value == 50
    path = trajectory(email)
    assert (path.points[0].date, path.values[0], path.values[-1]) == (date(2010, 10, 29), 60, 90)


@NEEDS_SEEDS
def test_document_exchange_is_scored_and_followed_from_its_own_baseline(plan_of_2011):
    exchange = indicator_with(plan_of_2011, EXCHANGE)
    result = score(exchange, {date(2015, 12, 31): 70})
    assert (result.inputs.baseline, result.status) == (10, "target_met")
    points = [point for point in trajectory(exchange).points if point.kind == "printed"]
    assert [point.estimate.value for point in points] == [10, 20, 30, 50, 60, 70]
