"""Rolling scores up through the goals of a plan."""

from datetime import date

import pytest

from egovplan.analysis import GoalScore, IndicatorScore, score_plan
from egovplan.model import Deadline, Goal, Indicator, Observation, Plan, Quantity, Statement


def said(indicator, year, value, kind="target"):
    key = f"{indicator}-{kind}-{year}"
    return Statement(key, kind, Quantity(value, "percent"), indicator or "x", indicator, Deadline(date(year, 12, 31)))


def observed(indicator, year, value):
    return Observation(indicator, date(year, 12, 31), value)


def plan(*, more=()):
    goals = (
        Goal("all", "general", "digital government"),
        Goal("online", "specific", "services online", "all"),
        Goal("staff", "specific", "trained staff", "all"),
    )
    indicators = (
        Indicator("forms", "forms online", concept="service.forms", goal_id="online"),
        Indicator("paid", "paid online", goal_id="online"),
        Indicator("trained", "staff trained", goal_id="staff"),
        Indicator("known", "staff who know", goal_id="staff"),
        Indicator("alone", "stands alone"),
    )
    statements = (
        said("forms", 2010, 0, "baseline"),
        said("forms", 2015, 100),
        said("paid", 2010, 0, "baseline"),
        said("paid", 2015, 50),
        said("trained", 2015, 90),
        said("known", 2010, 20, "baseline"),
        said("alone", 2010, 0, "baseline"),
        said("alone", 2015, 10),
        *more,
    )
    return Plan("p", goals=goals, indicators=indicators, statements=statements)


SEEN = (observed("forms", 2013, 50), observed("paid", 2013, 50), observed("alone", 2013, 2))


class TestRollUp:
    def test_every_goal_has_the_mean_of_all_indicators_beneath_it(self):
        result = score_plan(plan(), SEEN)
        assert result["online"].value == 75
        assert result["online"].coverage == 1
        assert result["all"].value == 75
        assert result["all"].coverage == pytest.approx(2 / 3)
        assert result.value == pytest.approx((50 + 100 + 20) / 3)
        assert result.coverage == 0.75

    def test_missing_data_lowers_the_coverage_and_is_named(self):
        result = score_plan(plan(), SEEN)
        assert [part.indicator.id for part in result.missing] == ["trained"]
        assert result["staff"].value is None
        assert result["staff"].coverage == 0
        assert result["trained"].score.reason == "there is no observation"

    def test_an_indicator_without_a_target_is_listed_but_does_not_weigh_in(self):
        part = score_plan(plan(), SEEN)["known"]
        assert (part.counted, part.weight, part.score.status) == (False, 0, "informational")
        by_growth = score_plan(plan(), (*SEEN, observed("known", 2013, 40)), method="required_growth")["known"]
        assert by_growth.counted

    def test_weights_of_indicators(self):
        result = score_plan(plan(), SEEN, {"forms": 3})
        assert result["online"].value == pytest.approx((3 * 50 + 100) / 4)
        assert result.value == pytest.approx((150 + 100 + 20) / 5)
        assert result.coverage == pytest.approx(5 / 6)

    def test_the_weight_of_a_goal_is_shared_by_what_is_beneath_it(self):
        result = score_plan(plan(), SEEN, {"online": 1, "forms": 3})
        assert result["forms"].weight == 0.75
        assert result["paid"].weight == 0.25
        assert result["online"].weight == 1

    def test_weights_of_goals_within_goals_keep_their_proportion(self):
        result = score_plan(plan(), SEEN, {"all": 10, "online": 4})
        assert result["all"].weight == pytest.approx(10)
        assert result["online"].weight == pytest.approx(8)
        assert result["trained"].weight == pytest.approx(2)

    def test_an_indicator_can_be_weighed_to_nothing(self):
        result = score_plan(plan(), SEEN, {"alone": 0})
        assert result.value == 75
        assert result["alone"].score.score == pytest.approx(20)

    def test_a_goal_of_no_weight_takes_what_is_beneath_it_with_it(self):
        assert score_plan(plan(), SEEN, {"all": 0}).value == pytest.approx(20)

    @pytest.mark.parametrize("weights", [{"nobody": 1}, {"forms": -1}, {"forms": float("nan")}, {"forms": "2"}])
    def test_other_weights_are_refused(self, weights):
        with pytest.raises(ValueError, match=r"nobody|negative|finite"):
            score_plan(plan(), SEEN, weights)

    def test_a_ring_of_goals_and_a_parent_that_is_not_there_end_the_way_up(self):
        goals = (Goal("a", "specific", "a", "b"), Goal("b", "specific", "b", "a"), Goal("c", "specific", "c", "gone"))
        indicators = (
            Indicator("i", "i", goal_id="a"),
            Indicator("j", "j", goal_id="c"),
            Indicator("k", "k", goal_id="z"),
        )
        ring = Plan("p", goals=goals, indicators=indicators, statements=(said("i", 2015, 50), said("j", 2015, 50)))
        result = score_plan(ring, [observed("i", 2015, 50)])
        assert (result["a"].value, result["b"].value, result["c"].value) == (100, 100, None)
        assert result.coverage == 0.5

    def test_an_empty_plan_has_no_mark(self):
        result = score_plan(Plan("p"))
        assert (result.value, result.coverage, result.full_mark) == (None, 0, None)
        assert "no mark" in result.explain()


class TestObservations:
    def test_they_may_come_by_concept_or_label(self):
        wanted = score_plan(plan(), SEEN)
        assert (
            score_plan(plan(), {"service.forms": {2013: 50}, "paid online": {2013: 50}, "alone": {2013: 2}}) == wanted
        )

    def test_statements_are_observations_too(self):
        seen = (said("forms", 2013, 50, "baseline"), *SEEN[1:])
        assert score_plan(plan(), seen).value == score_plan(plan(), SEEN).value

    def test_only_those_up_to_the_date_count(self):
        result = score_plan(plan(), (*SEEN, observed("forms", 2014, 100)), at=2013)
        assert result["forms"].score.value == 50
        assert result.at == date(2013, 12, 31)

    def test_observations_of_unknown_indicators_are_named(self):
        result = score_plan(plan(), (*SEEN, observed("nobody", 2013, 1)))
        assert result.unmatched == ("nobody",)
        assert "observations of nobody" in result.explain()

    def test_targets_that_belong_to_no_indicator_are_named(self):
        result = score_plan(plan(more=(said(None, 2015, 70),)), SEEN)
        assert [statement.quantity.value for statement in result.unattached] == [70]
        assert "belongs to no indicator" in result.explain()


def test_it_explains_itself_line_by_line():
    assert score_plan(plan(), SEEN, at=2013).explain().splitlines() == [
        "plan p by attainment at 2013-12-31: 56.7 of 100",
        "coverage 75%: 3 of 4 indicators with a target assessed",
        "goal digital government: 75.0 of 100, coverage 67%, weight 3",
        "goal services online: 75.0 of 100, coverage 100%, weight 2",
        "goal trained staff: no mark, coverage 0%, weight 1",
        "forms online: improved, 50.0 of 100, weight 1",
        "paid online: target_met, 100.0 of 100, weight 1",
        "staff trained: not_assessed, no mark, weight 1; there is no observation",
        "staff who know: informational, no mark, not counted; there is no target",
        "stands alone: improved, 20.0 of 100, weight 1",
    ]


def test_its_parts_are_found_by_id():
    result = score_plan(plan(), SEEN)
    assert isinstance(result["forms"], IndicatorScore)
    assert isinstance(result["online"], GoalScore)
    with pytest.raises(KeyError, match="nobody"):
        result["nobody"]


def test_options_are_passed_to_the_method():
    assert score_plan(plan(), SEEN, method="trajectory", interpolation="step")["forms"].score.status == "ahead"
