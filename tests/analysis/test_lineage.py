"""One province's plans in order: what became of each target, and whether it was met."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.plans_in_line import EXCHANGE, ONESTOP, plan_of, row

import egovplan
from egovplan.analysis.lineage import Change, Verdict, lineage
from egovplan.analysis.series import Aspect

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
FALLING = "security.software_infringement"


def line(*plans, **more):
    """Plans a, b, c, … of 2010, 2015, 2020, …, each a list of rows."""
    made = [plan_of("abcdef"[i], 2010 + 5 * i, *rows) for i, rows in enumerate(plans)]
    return lineage(made, **more)


def only(found):
    (step,) = found.steps
    return step


def changes(*plans):
    return [tuple(map(str, step.changes)) for step in line(*plans)]


# --- two targets -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ((70, 2015), (80, 2018), ["raised"]),
        ((70, 2015), (80, 2015), ["raised"]),
        ((70, 2015), (80, 2014), ["raised", "brought_forward"]),
        ((70, 2015), (70, 2018), ["postponed"]),
        ((70, 2015), (70, 2015), ["kept"]),
        ((70, 2015), (70, 2014), ["brought_forward"]),
        ((70, 2015), (60, 2018), ["lowered", "postponed"]),
        ((70, 2015), (60, 2015), ["lowered"]),
        ((70, 2015), (60, 2014), ["step_towards"]),
    ],
)
def test_what_became_of_a_target(earlier, later, expected):
    step = only(lineage([plan_of("a", 2010, row(*earlier)), plan_of("b", 2013, row(*later))]))
    assert [str(change) for change in step.changes] == expected
    assert step.change == expected[0]
    assert step.days == (date(later[1], 12, 31) - date(earlier[1], 12, 31)).days
    assert (step.earlier.value, step.later.value) == (earlier[0], later[0])


@pytest.mark.parametrize(("later", "expected"), [(40, "raised"), (60, "lowered"), (50, "kept")])
def test_of_a_value_that_should_fall_a_lower_one_asks_for_more(later, expected):
    first, second = (plan_of(n, y, row(v, 2020, code=FALLING)) for n, y, v in (("a", 2010, 50), ("b", 2015, later)))
    assert only(lineage([first, second])).change == expected


def test_of_a_range_the_end_that_is_asked_for_at_least_counts():
    assert changes([row(30, 2015, high=50)], [row(30, 2015)]) == [("kept",)]
    low, high = row(40, 2015, code=FALLING), row(30, 2015, high=40, code=FALLING)
    assert changes([low], [high]) == [("kept",)]


def test_changes_are_compared_as_changes_and_more_is_more():
    def cut(value):
        return row(value, 2020, code="meeting.time_reduction", basis="change", high=value + 20)

    assert changes([cut(30)], [cut(40)]) == [("raised",)]


# --- against a path --------------------------------------------------------------------------------------------------

ROADMAP = [row(20, 2011, "milestone"), row(30, 2012, "milestone"), row(50, 2014, "milestone"), row(70, 2015)]


def test_a_later_target_is_held_against_the_milestone_of_its_own_day():
    step = only(line(ROADMAP, [row(35, 2012)]))
    assert (step.changes, step.earlier.value, step.expected) == ((Change.RAISED,), 30, None)


def test_between_two_milestones_it_is_held_against_the_line_between_them():
    step = only(line(ROADMAP, [row(45, 2013)]))
    assert step.expected == pytest.approx(40)
    assert (step.changes, step.earlier.value) == ((Change.RAISED,), 50)
    assert step.message.endswith("; the earlier plan asks for 40 by 2013-12-31")
    assert only(line(ROADMAP, [row(40, 2013)])).changes == (Change.KEPT,)


def test_a_value_that_the_earlier_plan_had_for_another_day_is_moved_too():
    assert changes(ROADMAP, [row(50, 2012)]) == [("raised", "brought_forward")]
    assert changes(ROADMAP, [row(20, 2012)]) == [("lowered", "postponed")]
    assert changes(ROADMAP, [row(25, 2012)]) == [("lowered",)]


def test_the_earlier_plan_begins_at_its_own_baseline():
    step = only(line([row(10, 2010, "baseline"), row(60, 2015)], [row(30, 2012)]))
    assert (step.expected, step.change) == (pytest.approx(30), Change.KEPT)


def test_of_several_later_targets_the_last_within_the_earlier_span_is_compared():
    step = only(line([row(70, 2015)], [row(60, 2014), row(80, 2015), row(95, 2020)]))
    assert (step.later.value, step.change) == (80, Change.RAISED)


def test_beyond_the_earlier_span_the_first_is_compared_with_the_last():
    step = only(line(ROADMAP, [row(90, 2020), row(75, 2017)]))
    assert (step.earlier.value, step.later.value) == (70, 75)


def test_changes_are_held_against_the_next_one_due():
    def cut(value, year):
        return row(value, year, code="meeting.time_reduction", basis="change")

    assert changes([cut(20, 2015), cut(40, 2020)], [cut(30, 2018)]) == [("lowered",)]
    assert changes([cut(20, 2015), cut(40, 2020)], [cut(50, 2022)]) == [("raised",)]
    assert changes([cut(20, None), cut(40, 2020)], [cut(40, 2020)]) == [("kept",)]


def test_undated_targets_are_compared_by_value():
    step = only(line([row(70, None)], [row(80, None)]))
    assert (step.changes, step.days) == ((Change.RAISED,), None)
    assert only(line([row(70, None)], [row(70, 2020)])).changes == (Change.KEPT,)
    assert only(line([row(70, 2015)], [row(60, None)])).changes == (Change.LOWERED,)


def test_two_numbers_for_the_day_are_told():
    step = only(line([row(30, 2020)], [row(100, 2025), row(50, 2025)]))
    assert step.notes == ("b also says 50% for that day",)


# --- dropped, new, not comparable ------------------------------------------------------------------------------------


def test_a_target_that_no_later_plan_sets_is_dropped_and_one_that_none_set_before_is_new():
    found = line([row(70, 2015)], [row(50, 2020, code=ONESTOP), row(80, 2025, code=ONESTOP)])
    dropped, new = found.steps
    assert (dropped.change, dropped.earlier.value, dropped.later) == (Change.DROPPED, 70, None)
    assert (new.change, new.earlier, new.later.value) == (Change.NEW, None, 80)
    assert found.of("dropped") == (dropped,)
    assert found.of(Change.RAISED) == ()


def test_targets_of_the_first_plan_are_not_new_and_of_the_last_not_dropped():
    assert line([row(70, 2015)]).steps == ()
    assert changes([row(70, 2015)], [row(80, 2020)], [row(90, 2025)]) == [("raised",), ("raised",)]


def test_a_plan_between_that_does_not_mention_it_is_named():
    step = line([row(70, 2015)], [row(50, 2020, code=ONESTOP)], [row(90, 2025)]).of("raised")[0]
    assert step.skipped == ("b",)
    assert step.message.endswith("; b does not mention it")


def test_a_target_measured_otherwise_is_not_compared():
    step = only(line([row(16, 2015, unit="count", noun="dịch vụ")], [row(70, 2018)]))
    assert (step.change, step.earlier.value, step.later.value) == (Change.NOT_COMPARABLE, 16, 70)
    assert [difference.aspect for difference in step.differences] == [Aspect.UNIT]
    assert step.message.endswith("another unit: count, then percent")


def test_a_target_for_another_level_of_government_is_another_target():
    assert changes([row(70, 2015, levels=("district",))], [row(20, 2018, levels=("commune",))]) == [
        ("dropped",), ("new",),
    ]  # fmt: skip


def test_a_full_share_of_two_levels_together_is_one_of_each():
    step = only(line([row(90, 2015, levels=("province",))], [row(100, 2018, levels=("province", "district"))]))
    assert step.change is Change.NOT_COMPARABLE
    assert step.notes == ("a full share of all of these levels together is a full share of each",)
    step = only(line([row(90, 2015, levels=("province",))], [row(95, 2018, levels=("province", "district"))]))
    assert step.notes == ()


def test_a_level_of_service_beside_it_is_another_target_and_one_that_overlaps_is_not_comparable():
    def service(value, year, *levels):
        return row(value, year, code="service.online_level", service_levels=levels)

    assert changes([service(100, 2015, 2)], [service(30, 2020, 4)]) == [("dropped",), ("new",)]
    assert changes([service(70, 2015, 3)], [service(80, 2020, 3, 4)]) == [("not_comparable",)]


def test_a_new_scheme_of_service_levels_takes_over():
    earlier = row(80, 2020, code="service.online_level", service_levels=(3, 4))
    step = only(line([earlier], [row(80, 2025, code="service.fully_online")]))
    assert step.change is Change.NOT_COMPARABLE
    assert [difference.aspect for difference in step.differences] == [Aspect.SCHEME]


def test_a_change_does_not_take_over_from_a_level():
    assert sorted(changes([row(70, 2015)], [row(10, 2020, basis="change")])) == [("dropped",), ("new",)]


def test_bodies_that_sign_do_not_go_on_as_services_that_take_signatures():
    found = changes([row(100, 2018, code="signature.agencies")], [row(10, 2020, code="signature.services")])
    assert found == [("dropped",), ("new",)]


# --- whether it was met ----------------------------------------------------------------------------------------------


def test_a_later_baseline_shows_that_the_target_was_met():
    step = only(line([row(60, 2010, "baseline"), row(90, 2015)], [row(92, 2015, "baseline"), row(99, 2020)]))
    assert step.outcome.verdict is Verdict.MET
    assert (step.outcome.target.value, step.outcome.observed.plan_id, step.outcome.observed.line) == (90, "b", 1)
    assert step.outcome.score.method == "attainment"
    assert step.outcome.score.value == pytest.approx(106.67, abs=0.01)
    assert "met: 92% on 2015-12-31 (b, line 1), 106.7 percent of targeted change" in str(step)


def test_a_later_baseline_shows_how_far_it_was_missed():
    outcome = only(line([row(60, 2010, "baseline"), row(90, 2015)], [row(75, 2016, "baseline")])).outcome
    assert (outcome.verdict, outcome.score.value, outcome.score.status) == (Verdict.NOT_MET, 50, "improved")


def test_a_target_can_be_missed_without_a_baseline_to_measure_the_way_from():
    outcome = only(line([row(90, 2015)], [row(75, 2016, "baseline")])).outcome
    assert (outcome.verdict, outcome.score.value) == (Verdict.NOT_MET, None)
    outcome = only(line([row(90, 2015)], [row(90, 2016, "baseline")])).outcome
    assert outcome.verdict is Verdict.MET


def test_a_measurement_before_the_day_decides_nothing_but_the_milestones_before_it():
    rows = [row(60, 2010, "baseline"), row(90, 2020)]
    outcome = only(lineage([plan_of("a", 2010, *rows), plan_of("b", 2016, row(75, 2015, "baseline"))])).outcome
    assert outcome.verdict is Verdict.NOT_MET_YET
    rows.append(row(70, 2014, "milestone"))
    outcome = only(lineage([plan_of("a", 2010, *rows), plan_of("b", 2016, row(75, 2015, "baseline"))])).outcome
    assert (outcome.verdict, outcome.target.value) == (Verdict.MET, 70)


def test_the_first_measurement_after_the_day_decides():
    found = line([row(90, 2015)], [row(70, 2013, "baseline")], [row(95, 2016, "baseline"), row(60, 2019, "baseline")])
    assert (only(found).outcome.observed.value, only(found).outcome.verdict) == (95, Verdict.MET)


def test_a_dropped_target_can_still_have_been_met():
    found = line([row(90, 2015)], [row(95, 2016, "baseline"), row(50, 2020, code=ONESTOP)])
    (dropped,) = found.of("dropped")
    assert dropped.outcome.verdict is Verdict.MET
    assert found.outcomes == (dropped.outcome,)


def test_a_baseline_of_the_plan_itself_or_by_another_yardstick_says_nothing():
    assert only(line([row(90, 2015), row(95, 2016, "baseline")], [row(99, 2020)])).outcome is None
    other = row(95, 2016, "baseline", levels=("province",))
    assert line([row(90, 2015)], [other, row(99, 2020)]).of("raised")[0].outcome is None


def test_measurements_that_contradict_each_other_decide_nothing():
    later = [row(95, 2016, "baseline"), row(40, 2016, "baseline")]
    outcome = only(line([row(90, 2015)], later)).outcome
    assert outcome.verdict is Verdict.NOT_ASSESSED
    assert "95" in outcome.message
    assert "40" in outcome.message


def test_a_target_that_should_fall_is_met_from_above():
    first = [row(80, 2010, "baseline", code=FALLING), row(50, 2015, code=FALLING)]
    assert only(line(first, [row(45, 2015, "baseline", code=FALLING)])).outcome.verdict is Verdict.MET
    assert only(line(first, [row(65, 2015, "baseline", code=FALLING)])).outcome.score.value == 50


# --- the line --------------------------------------------------------------------------------------------------------


def test_plans_stand_by_their_day_and_undated_ones_last():
    plans = [plan_of("z", None, row(90, 2020)), plan_of("b", 2015, row(80, 2018)), plan_of("a", 2010, row(70, 2015))]
    found = lineage(plans)
    assert [plan.id for plan in found.plans] == ["a", "b", "z"]
    assert found == lineage(reversed(plans))
    assert (found.province, str(found.plans[2])) == ("Quảng Ngãi", "no date  z")


def test_plans_of_several_provinces_need_one_to_be_named():
    plans = [plan_of("a", 2010, row(70, 2015)), plan_of("b", 2015, row(80, 2018))]
    plans.append(plan_of("c", 2012, row(90, 2018), province="lao-cai"))
    with pytest.raises(ValueError, match="several provinces \\(lao-cai, quang-ngai\\)"):
        lineage(plans)
    assert [step.change for step in lineage(plans, province="quang-ngai")] == [Change.RAISED]
    assert lineage(plans, province="nowhere").plans == ()


def test_only_the_concepts_asked_for_are_followed():
    plans = [[row(70, 2015), row(50, 2015, code=ONESTOP)], [row(80, 2020), row(60, 2020, code=ONESTOP)]]
    assert [step.yardstick.concept for step in line(*plans, concepts=ONESTOP)] == [ONESTOP]
    assert [step.yardstick.concept for step in line(*plans, concepts=["document"])] == [EXCHANGE]
    assert [step.yardstick.concept for step in line(*plans)] == [EXCHANGE, ONESTOP]


def test_no_plans_have_no_line():
    assert (len(lineage([])), str(lineage([]))) == (0, "no province")


def test_records_are_flat():
    found = line([row(60, 2010, "baseline"), row(90, 2015)], [row(75, 2016, "baseline"), row(80, 2020)])
    (record,) = found.to_records()
    assert record == {
        "concept": EXCHANGE, "unit": "percent", "levels": [], "service_levels": [], "change": "lowered",
        "changes": ["lowered", "postponed"], "earlier_plan": "a", "earlier_value": 90, "earlier_date": "2015-12-31",
        "earlier_line": 2, "earlier_statement_id": "a-s2", "later_plan": "b", "later_value": 80,
        "later_date": "2020-12-31", "later_line": 2, "later_statement_id": "b-s2", "days": 1827, "expected": None,
        "skipped": [],
        "reason": None, "notes": None, "outcome": "not_met", "observed_plan": "b", "observed_value": 75,
        "observed_date": "2016-12-31", "observed_line": 1, "observed_statement_id": "b-s1", "attainment": 50.0,
    }  # fmt: skip
    assert [list(step) for step in line([row(1, 2015)], [row(2, 2020, code=ONESTOP)]).to_records()] == [
        list(record)
    ] * 2


TARGETS = st.lists(
    st.builds(
        row, st.integers(0, 100), st.one_of(st.none(), st.integers(2010, 2030)),
        st.sampled_from(["target", "milestone", "baseline"]), st.sampled_from([EXCHANGE, FALLING]),
        levels=st.sampled_from([(), ("province",), ("province", "district"), ("commune",)]),
        basis=st.sampled_from(["level", "level", "change"]), high=st.sampled_from([None, None, 100]),
    ),
    max_size=6,
)  # fmt: skip


@given(st.lists(TARGETS, min_size=1, max_size=4))
def test_every_target_strand_of_every_plan_is_accounted_for(plans):
    found = line(*plans)
    ids = [plan.id for plan in found.plans]
    # What a plan sets and a later plan exists for: exactly one step leads on from it.
    leads_on = [(step.earlier.plan_id, step.yardstick) for step in found if step.earlier]
    assert len(leads_on) == len(set(leads_on))
    for i, rows in enumerate(plans[:-1]):
        strands = {
            (entry["code"], entry["levels"], entry["basis"])
            for entry in rows
            if entry["kind"] in ("target", "milestone")
        }
        assert sum(plan_id == ids[i] for plan_id, _ in leads_on) == len(strands)
    for step in found:
        assert (step.later is None) == (step.change is Change.DROPPED)
        assert (step.earlier is None) == (step.change is Change.NEW)
        assert bool(step.differences) == (step.change is Change.NOT_COMPARABLE)
        if step.earlier and step.later:
            assert ids.index(step.earlier.plan_id) < ids.index(step.later.plan_id)
        assert step.message


@given(st.integers(0, 100), st.integers(0, 100), st.integers(2010, 2030), st.integers(2010, 2030))
def test_raised_and_lowered_are_mirror_images_for_values_that_should_fall(old, new, first, second):
    rising = changes([row(old, first)], [row(new, second)])
    falling = changes([row(-old, first, code=FALLING)], [row(-new, second, code=FALLING)])
    assert rising == falling


# --- the seeds -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def quang_ngai():
    if not SEEDS.is_dir():
        pytest.skip("the seed documents (../shared/seeds) are not here")
    return lineage([egovplan.load(next(SEEDS.glob(f"{number}_*.txt"))) for number in ("001", "000", "004")])


def steps_of(found, code, *levels, unit="percent"):
    return [
        (str(step.change), step.earlier and step.earlier.value, step.later and step.later.value)
        for step in found
        if (step.yardstick.concept, step.yardstick.levels, step.yardstick.unit) == (code, levels, unit)
    ]


def test_the_plans_of_quang_ngai_stand_in_order(quang_ngai):
    assert [plan.issued_on for plan in quang_ngai.plans] == [date(2010, 10, 29), date(2017, 12, 18), date(2019, 4, 10)]


def test_document_exchange_was_raised_twice(quang_ngai):
    assert steps_of(quang_ngai, EXCHANGE) == [("raised", 70, 80), ("raised", 80, 90)]


def test_the_electronic_one_stop_of_the_districts_was_lowered_and_postponed_then_dropped(quang_ngai):
    lowered, dropped = [
        step for step in quang_ngai if step.yardstick.concept == ONESTOP and step.yardstick.levels == ("district",)
    ]
    assert lowered.changes == (Change.LOWERED, Change.POSTPONED)
    assert (lowered.earlier.value, lowered.later.value, lowered.days) == (80, 70, 1096)
    assert dropped.changes == (Change.DROPPED,)
    assert steps_of(quang_ngai, ONESTOP, "commune") == [("new", None, 20), ("dropped", 20, None)]


def test_services_at_level_two_were_postponed_and_at_level_three_are_counted_no_longer(quang_ngai):
    assert ("postponed", 100, 100) in steps_of(quang_ngai, "service.online_level")
    assert ("not_comparable", 16, 70) in steps_of(quang_ngai, "service.online_level", unit="count")


def test_what_was_dropped_and_what_is_new_by_2019(quang_ngai):
    dropped = {step.yardstick.concept for step in quang_ngai.of(Change.DROPPED)}
    new = {step.yardstick.concept for step in quang_ngai.of(Change.NEW)}
    assert {"email.regular_use", "service.tax_online_filing", "service.building_permit_online"} <= dropped
    assert {"service.online_dossiers", "satisfaction.procedures", "signature.services"} <= new


def test_no_later_plan_of_quang_ngai_says_what_was_reached(quang_ngai):
    assert quang_ngai.outcomes == ()
