"""Plans to and from JSON."""

import json
import pickle
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from egovplan.exchange.format_error import FormatError
from egovplan.exchange.json_format import from_json, to_json, unknown_keys
from egovplan.exchange.json_schema import json_schema
from egovplan.exchange.structuring import from_data, to_data
from egovplan.model import Finding, Plan, Source, Statement, equivalent
from egovplan.testing import plans

ROOT = Path(__file__).parents[2]
VALIDATOR = Draft202012Validator(json_schema())

few = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def data_of(plan: Plan) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(to_json(plan))
    return data


def read(data: Any, **choices: Any) -> Plan:
    return from_json(json.dumps(data), **choices)


def problems_of(data: Any) -> dict[str, str]:
    with pytest.raises(FormatError) as caught:
        read(data)
    return {problem.path: problem.message for problem in caught.value.problems}


def test_a_plan_comes_back_equal(plan: Plan) -> None:
    assert from_json(to_json(plan)) == plan
    assert from_json(to_json(plan, indent=2).encode()) == plan


def test_indicators_are_bound_to_their_statements_again(plan: Plan) -> None:
    again = from_json(to_json(plan))
    assert again["indicator-1"].statements == (plan["statement-1"],)


@few
@given(plan=plans())
def test_any_plan_comes_back_equal_and_fits_the_schema(plan: Plan) -> None:
    text = to_json(plan)
    again = from_json(text)
    assert again == plan
    assert equivalent(again, plan)
    assert to_json(again) == text
    VALIDATOR.validate(json.loads(text))


def test_the_version_stands_first_and_nothing_empty_is_written(plan: Plan) -> None:
    data = data_of(plan)
    assert next(iter(data)) == "egovplan_schema"
    assert data["egovplan_schema"] == "1"
    assert "horizon" not in data
    assert data["statements"][2] == {
        "id": "statement-3",
        "kind": "target",
        "quantity": {
            "value": 58,
            "unit": "count",
            "noun": "xã",
            "denominator": 64,
            "comparator": "=",
            "approximate": False,
        },
        "label": "xã",
        "basis": "level",
    }


def test_dates_enums_and_amounts_are_text(plan: Plan) -> None:
    data = data_of(plan)
    assert data["document"]["issued_on"] == "2010-03-01"
    assert data["statements"][1]["service_levels"] == ["3", "full"]
    assert data["projects"][0]["cost"] == {
        "value": "8.7",
        "unit": "tỷ đồng",
        "money": {"amount": "8700000000", "currency": "VND"},
    }


def test_the_view_of_an_indicator_is_not_written(plan: Plan) -> None:
    assert "statements" not in data_of(plan)["indicators"][0]


def test_vietnamese_is_written_as_it_is(plan: Plan) -> None:
    assert "Sở Tài chính" in to_json(plan)


def test_every_bad_field_is_named(plan: Plan) -> None:
    data = data_of(plan)
    data["statements"][0]["quantity"]["value"] = "70"
    data["statements"][0]["deadline"]["date"] = "2015-02-31"
    data["statements"][1]["levels"] = ["province", "planet"]
    data["statements"][2]["source"] = {"line": 0, "start": -1, "end": 5}
    data["projects"][0]["cost"]["value"] = 8.7
    data["projects"][1]["periods"] = [{"start": "2015-01-01", "end": "2014-01-01"}]
    data["goals"][1]["label"] = " "
    data["goals"].append("a goal")
    del data["milestones"][0]["label"]
    data["staffing"][0]["low"] = True
    data["databases"] = {"id": "database-1"}
    data["title"] = 7
    assert problems_of(data) == {
        "$.statements[0].quantity.value": "must be a number, not '70'",
        "$.statements[0].deadline.date": "must be a date such as 2015-12-31, not '2015-02-31'",
        "$.statements[1].levels[1]": "must be one of central, province, district, commune; got 'planet'",
        "$.statements[2].source.line": "must be at least 1, got 0",
        "$.statements[2].source.start": "must not be negative, got -1",
        "$.projects[0].cost.value": "must be an exact number as text such as '8.7', not 8.7",
        "$.projects[1].periods[0].end": "2014-01-01 lies before start 2015-01-01",
        "$.goals[1].label": "must not be empty",
        "$.goals[2]": "must be an object, not 'a goal'",
        "$.milestones[0].label": "missing",
        "$.staffing[0].low": "must be a whole number, not True",
        "$.databases": "must be a list, not {'id': 'database-1'}",
        "$.title": "must be text, not 7",
    }


def test_what_spans_two_fields_is_named_by_one_of_them(plan: Plan) -> None:
    data = data_of(plan)
    data["statements"][1]["quantity"]["high"] = 20
    data["statements"][0]["source"]["end"] = 1
    assert problems_of(data) == {
        "$.statements[1].quantity.high": "20 lies below value 30",
        "$.statements[0].source.end": "1 lies before start 200",
    }


def test_ids_that_come_twice_and_lost_references_are_named(plan: Plan) -> None:
    data = data_of(plan)
    data["goals"][1]["id"] = "basis-1"
    data["statements"][1]["id"] = "statement-1"
    data["statements"][2]["indicator_id"] = "indicator-7"
    assert problems_of(data) == {
        "$.goals[1].id": "'basis-1' stands here a second time",
        "$.statements[1].id": "'statement-1' stands here a second time",
        "$.statements[2].indicator_id": "names 'indicator-7', which is no indicator here",
    }


def test_problems_are_sorted_by_place(plan: Plan) -> None:
    data = {"egovplan_schema": "1", "id": "p", "goals": [{"id": f"g{n}", "kind": "general"} for n in range(12)]}
    with pytest.raises(FormatError) as caught:
        read(data)
    assert [problem.path for problem in caught.value.problems] == [f"$.goals[{n}].label" for n in range(12)]


def test_the_error_is_a_value_error_that_pickles() -> None:
    with pytest.raises(FormatError) as caught:
        from_json('{"egovplan_schema": "1"}')
    assert isinstance(caught.value, ValueError)
    assert str(caught.value) == "$.id: missing"
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems


def test_unknown_keys_are_refused_and_the_like_is_suggested(plan: Plan) -> None:
    data = data_of(plan)
    data["colour"] = "red"
    data["statements"][0]["lable"] = "x"
    data["indicators"][0]["statements"] = []
    problems = problems_of(data)
    assert problems["$.statements[0].lable"] == "unknown key; did you mean label?"
    assert problems["$.colour"] == "unknown key"
    assert problems["$.indicators[0].statements"].startswith("unknown key")


def test_unknown_keys_can_be_kept_and_written_back(plan: Plan) -> None:
    data = data_of(plan)
    data["colour"] = "red"
    data["statements"][1]["quantity"]["confidence"] = 0.9
    data["projects"][0]["periods"][1]["note"] = {"by": "someone"}
    text = json.dumps(data)
    again = from_json(text, unknown="keep")
    assert again == plan
    kept = unknown_keys(text)
    assert {str(key) for key in kept} == {
        "$.colour",
        "$.statements['statement-2'].quantity.confidence",
        "$.projects['project-1'].periods[1].note",
    }
    assert json.loads(to_json(again, unknown=kept)) == data


def test_kept_keys_follow_their_part_and_go_with_it(plan: Plan) -> None:
    data = data_of(plan)
    data["goals"][1]["colour"] = "red"
    data["milestones"][0]["colour"] = "blue"
    kept = unknown_keys(json.dumps(data))
    smaller = json.loads(to_json(plan.__class__(plan.id, goals=(plan["goal-2"],)), unknown=kept))
    assert smaller["goals"][0]["colour"] == "red"
    assert "milestones" not in smaller


def test_unknown_must_be_refuse_or_keep() -> None:
    with pytest.raises(ValueError, match="'refuse' or 'keep'"):
        from_json('{"egovplan_schema": "1", "id": "p"}', unknown="ignore")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is no JSON"),
        ("{", "is no JSON"),
        ("[]", "must be an object, not a list"),
        ('{"egovplan_schema": "1", "id": NaN}', "NaN is no number"),
        (b"\xff\xfe\xfa", "is no JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('{"id": "p"}', r"\$\.egovplan_schema: missing"),
        ('{"egovplan_schema": "99", "id": "p"}', "version '99' is not known here; known are '1'"),
        ('{"egovplan_schema": {"a": 1}, "id": "p"}', "is not known here"),
    ],
)
def test_what_is_no_plan_is_refused_with_a_reason(text: str | bytes, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        from_json(text)


@few
@given(plan=plans())
def test_a_field_made_nonsense_is_the_one_that_is_named(plan: Plan) -> None:
    data = data_of(plan)
    for name, parts in data.items():
        if isinstance(parts, list) and parts:
            broken = deepcopy(data)
            broken[name][-1]["id"] = 5
            assert f"$.{name}[{len(parts) - 1}].id" in problems_of(broken)


def test_parts_and_findings_have_data_of_their_own() -> None:
    finding = Finding("sum-mismatch", "error", "81 is said", Source(3), (Source(4),), "claim-1", (("said", "81"),))
    assert from_data(to_data(finding), Finding) == finding
    with pytest.raises(FormatError, match=r"^\$\.rows\[2\]\.kind: missing"):
        from_data({"id": "s", "label": "x", "quantity": {"value": 1}}, Statement, at=("rows", 2))


def test_every_example_of_the_schema_is_strict(plan: Plan) -> None:
    Draft202012Validator.check_schema(json_schema())
    data = data_of(plan)
    VALIDATOR.validate(data)
    for place, key, value in [
        (data["statements"][0]["quantity"], "value", "70"),
        (data["statements"][0]["quantity"], "unit", "pounds"),
        (data["statements"][0]["source"], "line", 0),
        (data["goals"][0], "label", " "),
        (data["goals"][0], "id", "a b"),
        (data["projects"][0]["cost"], "value", 8.7),
        (data["document"], "issued_on", "1 March 2010"),
        (data, "colour", "red"),
        (data, "egovplan_schema", "2"),
    ]:
        old = place.get(key)
        place[key] = value
        assert not VALIDATOR.is_valid(data), (key, value)
        if old is None:
            del place[key]
        else:
            place[key] = old
    assert VALIDATOR.is_valid(data)


def test_the_published_schema_is_the_one_that_the_model_gives() -> None:
    published = ROOT / "docs" / "reference" / "plan.schema.json"
    assert json.loads(published.read_text(encoding="utf-8")) == json_schema(), "run docs/generate_json_schema.py"


def test_every_field_of_the_schema_is_described() -> None:
    schema = json_schema()
    bare = [
        f"{name}.{field}"
        for name, definition in {"Plan": schema, **schema["$defs"]}.items()
        for field, described in definition.get("properties", {}).items()
        if "description" not in described
    ]
    assert bare == []


def test_reading_json_needs_no_extra() -> None:
    extras = "{'pandas', 'polars', 'lxml', 'hypothesis', 'jsonschema'}"
    script = f"import sys, egovplan.exchange.json_format; print(sorted(set(sys.modules) & {extras}))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
