"""A person's corrections, applied to a plan."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from egovplan.exchange.corrections import Correction, apply_corrections, read_corrections
from egovplan.exchange.format_error import FormatError
from egovplan.model import Comparator, Level, Plan, Precision, Source, Unit
from egovplan.testing import plans


def corrected(plan: Plan, *corrections: Correction) -> Plan:
    new, findings = apply_corrections(plan, corrections)
    assert findings == ()
    return new


def reason_of(plan: Plan, *corrections: Correction) -> tuple[str, str]:
    """Code and message of the one finding, with the plan unchanged."""
    new, (finding,) = apply_corrections(plan, corrections)
    assert new == plan
    return finding.code, finding.message


def test_nothing_to_correct_changes_nothing(plan: Plan) -> None:
    assert apply_corrections(plan, ()) == (plan, ())


def test_a_value_is_changed_by_line_and_value(plan: Plan) -> None:
    new = corrected(plan, Correction("change", line=10, value=70, set={"value": 75, "comparator": ">"}))
    quantity = new["statement-1"].quantity
    assert (quantity.value, quantity.comparator, quantity.noun) == (75, Comparator.MORE_THAN, "văn bản")
    assert new["statement-1"].source == Source(10, 200, 203)
    assert new["indicator-1"].statements == (new["statement-1"],)


def test_a_value_is_changed_by_id(plan: Plan) -> None:
    new = corrected(
        plan, Correction("change", id="statement-2", set={"due": date(2009, 12, 31), "levels": ["commune"]})
    )
    assert new["statement-2"].due == date(2009, 12, 31)
    assert new["statement-2"].deadline.precision is Precision.YEAR
    assert new["statement-2"].levels == (Level.COMMUNE,)


def test_fields_of_the_model_can_be_named_too(plan: Plan) -> None:
    new = corrected(
        plan,
        Correction("change", id="statement-1", set={"quantity": {"value": 71}, "deadline.precision": "day"}),
    )
    assert (new["statement-1"].quantity.value, new["statement-1"].quantity.unit) == (71, Unit.PERCENT)
    assert new["statement-1"].deadline.text == "đến năm 2015"
    assert new["statement-1"].deadline.precision is Precision.DAY


def test_a_field_is_taken_out(plan: Plan) -> None:
    new = corrected(plan, Correction("change", line=11, unset=("high", "service_levels")))
    assert (new["statement-2"].quantity.high, new["statement-2"].service_levels) == (None, ())


def test_levels_of_service_are_set_as_numbers(plan: Plan) -> None:
    new = corrected(plan, Correction("change", id="statement-1", set={"service_levels": [3, 4]}))
    assert [level.token for level in new["statement-1"].service_levels] == [3, 4]


def test_a_row_of_another_table_is_changed(plan: Plan) -> None:
    new = corrected(
        plan,
        Correction(
            "change",
            "projects",
            line=21,
            where={"name": "Tập huấn"},
            set={"printed_unit": "triệu đồng", "amount": 4_623_000_000, "funding_text": "NS tỉnh", "kind": "project"},
        ),
    )
    project = new["project-2"]
    assert project.cost.money.amount == 4_623_000_000
    assert (project.cost.value, project.cost.unit, project.funding) == (4623, "triệu đồng", "NS tỉnh")


def test_an_exact_amount_follows_its_printed_one(plan: Plan) -> None:
    new = corrected(plan, Correction("change", "projects", id="project-1", set={"printed_amount": 8.3}))
    assert new["project-1"].cost.money.amount == Decimal(8_300_000_000)


def test_an_exact_amount_goes_when_the_unit_changes(plan: Plan) -> None:
    new = corrected(plan, Correction("change", "projects", id="project-1", set={"printed_unit": "triệu đồng"}))
    assert new["project-1"].cost.money is None
    again = corrected(
        plan, Correction("change", "projects", id="project-1", set={"printed_unit": "triệu đồng", "amount": 8_700_000})
    )
    assert again["project-1"].cost.money.amount == 8_700_000


def test_a_row_is_dropped(plan: Plan) -> None:
    new = corrected(plan, Correction("drop", line=11, value=30))
    assert [statement.id for statement in new.statements] == ["statement-1", "statement-3"]


def test_references_to_what_is_dropped_go_with_it(plan: Plan) -> None:
    new = corrected(plan, Correction("drop", "goals", id="goal-1"), Correction("drop", "projects", id="project-1"))
    assert new["goal-2"].parent_id is None
    assert new["budget-1"].project_id is None


def test_a_statement_is_added(plan: Plan) -> None:
    addition = Correction(
        "add",
        line=14,
        set={"kind": "target", "value": 80, "unit": "percent", "label": "hồ sơ", "due": "2015-06-30"},
    )
    new = corrected(plan, addition)
    added = new.statements[-1]
    assert (added.quantity.value, added.due, added.source) == (80, date(2015, 6, 30), Source(14))
    assert added.deadline.precision is Precision.DAY
    assert corrected(plan, addition).statements[-1].id == added.id, "ids are the same every time"


def test_a_row_of_another_table_is_added(plan: Plan) -> None:
    new = corrected(plan, Correction("add", "databases", id="database-2", line=33, set={"name": "CSDL đất đai"}))
    assert new["database-2"].name == "CSDL đất đai"


def test_two_like_additions_are_two_rows(plan: Plan) -> None:
    addition = Correction("add", "databases", set={"name": "CSDL đất đai"})
    assert len(corrected(plan, addition, addition).databases) == 3


def test_fields_of_the_plan_itself_are_changed(plan: Plan) -> None:
    new = corrected(
        plan,
        Correction("change", "plan", set={"title": "Kế hoạch", "document": {"number": "13/QĐ-UBND"}}),
        Correction("change", "plan", set={"period.end": "2016-12-31", "horizon": {"date": "2020-12-31"}}),
    )
    assert (new.title, new.document.number, new.document.kind) == ("Kế hoạch", "13/QĐ-UBND", "decision")
    assert new.period is not None
    assert new.period.end == date(2016, 12, 31)
    assert new.statements == plan.statements


def test_two_corrections_of_one_row_are_both_applied(plan: Plan) -> None:
    new = corrected(
        plan,
        Correction("change", line=10, value=70, set={"value": 75}),
        Correction("change", line=10, set={"label": "y"}),
    )
    assert (new["statement-1"].quantity.value, new["statement-1"].label) == (75, "y")


@pytest.mark.parametrize(
    ("correction", "reason"),
    [
        (Correction("drop", id="statement-9"), "nothing has the id statement-9"),
        (Correction("drop", line=99), "nothing has the line 99"),
        (Correction("change", line=10, value=60, set={"value": 65}), "value is 70"),
        (Correction("change", id="statement-1", value=60, set={"value": 65}), "value is 70"),
        (Correction("drop", where={"unit": "percent"}), "2 rows fit"),
        (Correction("drop", where={"unit": "money"}), "no row agrees in everything"),
        (Correction("drop", line=10, where={"colour": "red"}), "the table has no column colour"),
        (Correction("drop", "projects", line=10), "nothing has the line 10"),
    ],
)
def test_a_correction_that_no_longer_fits_is_told(plan: Plan, correction: Correction, reason: str) -> None:
    code, message = reason_of(plan, correction)
    assert code == "correction-unmatched"
    assert message.startswith(f"correction 1 ({correction.action} {correction.table}")
    assert reason in message


def test_the_finding_points_to_the_line(plan: Plan) -> None:
    _, (finding,) = apply_corrections(plan, [Correction("drop", line=99)])
    assert finding.line == 99


def test_what_was_dropped_cannot_be_changed(plan: Plan) -> None:
    drop = Correction("drop", line=10)
    new, (finding,) = apply_corrections(plan, [drop, Correction("change", line=10, set={"value": 1})])
    assert "correction 2" in finding.message
    assert "an earlier correction dropped it" in finding.message
    assert "statement-1" not in new


@pytest.mark.parametrize(
    "correction",
    [
        Correction("change", line=10, set={"value": 70}),
        Correction("add", line=10, set={"value": 70, "unit": "percent", "label": "other words", "kind": "target"}),
        Correction("add", "databases", line=32, set={"name": "CSDL dân cư."}),
        Correction("change", "plan", set={"title": "Kế hoạch ứng dụng CNTT tỉnh Sơn Hải"}),
    ],
)
def test_a_correction_that_the_plan_no_longer_needs_is_told(plan: Plan, correction: Correction) -> None:
    code, message = reason_of(plan, correction)
    assert code == "correction-needless"
    assert "already" in message


@pytest.mark.parametrize(
    ("correction", "problem"),
    [
        (
            Correction("change", line=10, set={"unit": "pounds"}),
            r"corrections\[1\]\.set\.quantity\.unit: must be one of",
        ),
        (Correction("change", line=10, set={"due": "soon"}), r"corrections\[1\]\.set\.deadline\.date: must be a date"),
        (Correction("change", line=10, set={"lable": "x"}), r"corrections\[1\]\.set\.lable: unknown key"),
        (Correction("add", set={"value": 3}), r"corrections\[1\]\.set\.kind: missing"),
        (Correction("change", line=10, unset=("label",)), r"corrections\[1\]\.set\.label: missing"),
        (Correction("change", line=10, set={"indicator_id": "x"}), r"set\.indicator_id: names 'x'"),
        (Correction("change", "plan", set={"goals": []}), r"corrections\[1\]\.set\.goals: is no field"),
        (Correction("change", "plan", set={"period": "2015"}), r"corrections\[1\]\.set\.period: must be an object"),
        (Correction("add", "databases", id="goal-1", set={"name": "x"}), r"\[1\]\.id: the plan holds the id"),
    ],
)
def test_a_correction_that_makes_nonsense_is_refused_with_its_place(
    plan: Plan, correction: Correction, problem: str
) -> None:
    with pytest.raises(FormatError, match=problem):
        apply_corrections(plan, [Correction("drop", line=11), correction])


FILE = """
egovplan_corrections = "1"

[[corrections]]
action = "change"
line = 10
value = 70
set = { value = 75, due = 2014-12-31, comparator = "<=" }
reason = "smudged"

[[corrections]]
action = "drop"
id = "statement-2"

[[corrections]]
action = "change"
table = "projects"
where = { number = "1" }
set.cost.value = "8.8"
unset = ["lead"]
"""


def test_corrections_are_read_from_toml(tmp_path: Path, plan: Plan) -> None:
    path = tmp_path / "plan.corrections.toml"
    path.write_text(FILE, encoding="utf-8")
    corrections = read_corrections(path)
    assert [correction.action for correction in corrections] == ["change", "drop", "change"]
    assert corrections[0].reason == "smudged"
    new = corrected(plan, *corrections)
    assert (new["statement-1"].quantity.value, new["statement-1"].due) == (75, date(2014, 12, 31))
    assert (new["project-1"].cost.value, new["project-1"].lead) == (Decimal("8.8"), None)


def test_corrections_are_read_from_json(tmp_path: Path) -> None:
    path = tmp_path / "plan.corrections.json"
    path.write_text(json.dumps({"egovplan_corrections": "1", "corrections": [{"action": "drop", "line": 3}]}))
    assert read_corrections(path) == (Correction("drop", line=3),)


def test_a_file_without_corrections_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text('egovplan_corrections = "1"')
    assert read_corrections(path) == ()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({}, r"\$\.egovplan_corrections: must be '1', not None"),
        ([], r"\$: must be an object"),
        ({"egovplan_corrections": "2"}, "must be '1', not '2'"),
        ({"corrections": [{"action": "delete", "line": 1}]}, r"\[0\]\.action: must be one of drop, change, add"),
        ({"corrections": [{"action": "drop", "line": 0}]}, r"\[0\]\.line: must be at least 1"),
        (
            {"corrections": [{"action": "drop", "line": 1, "tabel": "x"}]},
            r"\[0\]\.tabel: unknown key; did you mean table",
        ),
        ({"corrections": [{"action": "drop", "line": 1, "table": "findings"}]}, r"\[0\]\.table: must be one of"),
        ({"corrections": [{"action": "drop"}]}, r"\[0\]\.line: is needed, or an id"),
        ({"corrections": [{"action": "change", "line": 1}]}, r"\[0\]\.set: or unset is needed"),
        ({"corrections": [{"action": "add", "line": 1}]}, r"\[0\]\.set: is needed to add"),
        ({"corrections": [{"action": "drop", "line": 1, "set": {"a": 1}}]}, r"\[0\]\.set: has no meaning"),
        ({"corrections": [{"action": "change", "line": 1, "set": {"id": "x"}}]}, r"\[0\]\.set: may not hold an id"),
        ({"corrections": [{"action": "drop", "table": "plan"}]}, r"\[0\]\.action: must be change for the plan"),
        ({"corrections": "drop"}, r"\$\.corrections: must be a list"),
    ],
)
def test_a_bad_file_is_refused_with_the_place(tmp_path: Path, data: Any, problem: str) -> None:
    if isinstance(data, dict) and "corrections" in data:
        data = {"egovplan_corrections": "1", **data}
    path = tmp_path / "x.json"
    path.write_text(json.dumps(data))
    with pytest.raises(FormatError, match=problem):
        read_corrections(path)


def test_a_file_that_is_neither_toml_nor_json_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("drop line 3")
    with pytest.raises(FormatError, match=r"x\.toml is neither TOML nor JSON"):
        read_corrections(path)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plan=plans())
def test_every_part_can_be_dropped_and_the_plan_stays_whole(plan: Plan) -> None:
    tables = [name for name, _ in plan.parts() if name not in ("indicators", "generic_tables")]
    drops = [Correction("drop", name, id=part.id) for name, part in plan.parts() if name in tables]
    new, findings = apply_corrections(plan, drops)
    assert findings == ()
    assert [name for name, _ in new.parts() if name in tables] == []
