"""The strategies that the other property tests rest on."""

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings

from egovplan import testing
from egovplan.model import PARTS, Agency, Comparator, Plan, Precision, Unit
from egovplan.testing import plans

SINGLE = sorted(set(testing.__all__) - {"plans", "ids"})
quick = settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    phases=(Phase.generate,),  # one example is enough; a smaller one would take long to find
)


@pytest.mark.parametrize("name", SINGLE)
def test_every_strategy_makes_something(name: str) -> None:
    find(getattr(testing, name)(), lambda value: value is not None, settings=quick)


def test_plans_have_every_kind_of_part_and_followed_statements() -> None:
    seen: set[str] = set()

    def all_seen(plan: Plan) -> bool:
        seen.update(name for name, _ in plan.parts())
        if any(indicator.statements for indicator in plan.indicators):
            seen.add("followed")
        return seen == {*PARTS, "followed"}

    find(plans(), all_seen, settings=quick)


def test_quantities_have_every_unit_comparator_and_form() -> None:
    for unit in Unit:
        find(testing.quantities(), lambda quantity, unit=unit: quantity.unit is unit, settings=quick)
    for sign in Comparator:
        find(testing.quantities(), lambda quantity, sign=sign: quantity.comparator is sign, settings=quick)
    find(testing.quantities(), lambda quantity: quantity.high is not None, settings=quick)
    find(testing.quantities(), lambda quantity: quantity.denominator is not None, settings=quick)


def test_deadlines_have_every_precision() -> None:
    for precision in Precision:
        find(testing.deadlines(), lambda deadline, precision=precision: deadline.precision is precision, settings=quick)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plan=plans())
def test_every_reference_in_a_plan_leads_somewhere(plan: Plan) -> None:
    for _, part in plan.parts():
        for field in ("indicator_id", "goal_id", "parent_id", "project_id", "agency_id"):
            named = getattr(part, field, None)
            assert named is None or named in plan
        for field in ("lead_ids", "partner_ids", "agency_ids"):
            assert all(isinstance(plan[named], Agency) for named in getattr(part, field, ()))


def test_without_hypothesis_the_extra_is_named() -> None:
    script = "import sys; sys.modules['hypothesis'] = None\nimport egovplan.testing"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.returncode != 0
    assert 'pip install "egovplan[testing]"' in ran.stderr


def test_the_library_does_not_need_hypothesis() -> None:
    script = "import sys; sys.modules['hypothesis'] = None\nimport egovplan, egovplan.exchange.json_format"
    subprocess.run([sys.executable, "-c", script], check=True)
