"""Comparing a plan with a hand annotation."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from egovplan.exchange import tables
from egovplan.exchange.evaluation import STATEMENT_ATTRIBUTES, combine, evaluate
from egovplan.exchange.evaluation.comparison import same_cell, simplified
from egovplan.exchange.format_error import FormatError
from egovplan.model import OnlineService, Plan, Quantity, Rollout, Source, StaffingNorm, Statement
from egovplan.testing import plans


def statement(number: int, line: int, value: float, unit: str = "percent", **fields: Any) -> Statement:
    quantity = {key: fields.pop(key) for key in ("high", "comparator", "approximate", "denominator") if key in fields}
    return Statement(
        f"s{number}",
        fields.pop("kind", "target"),
        Quantity(value, unit, **quantity),
        "x",
        source=Source(line),
        **fields,
    )


def record(line: int, value: float, unit: str = "percent", **keys: Any) -> dict[str, Any]:
    return {"line": line, "value": value, "unit": unit, **keys}


def reading(*statements: Statement) -> Plan:
    return Plan("p", statements=statements)


def told(differences: Any) -> list[tuple[Any, ...]]:
    return [(d.kind, d.line, d.attribute, d.expected, d.found) for d in differences]


def test_precision_recall_and_f1() -> None:
    read = reading(statement(1, 4, 80), statement(2, 5, 60), statement(3, 6, 10))
    result = evaluate(read, [record(4, 80), record(5, 60), record(5, 30), record(9, 10)])
    assert (result.matched, result.missing, result.invented) == (2, 2, 1)
    assert (result.precision, result.recall) == (2 / 3, 1 / 2)
    assert result.f1 == pytest.approx(2 * (2 / 3) * (1 / 2) / (2 / 3 + 1 / 2))
    assert told(result.differences) == [
        ("missing", 5, None, None, None),
        ("invented", 6, None, None, None),
        ("missing", 9, None, None, None),
    ]


@pytest.mark.parametrize(
    "other", [record(5, 80), record(4, 81), record(4, 80, "count"), record(4, 80, high=90)], ids=lambda r: str(r)
)
def test_line_value_high_and_unit_say_which_statement_it_is(other: dict[str, Any]) -> None:
    assert evaluate(reading(statement(1, 4, 80)), [other]).matched == 0


def test_nothing_read_where_nothing_is_annotated_is_perfect() -> None:
    result = evaluate(reading(), [])
    assert (result.precision, result.recall, result.f1, result.attribute_accuracy) == (1, 1, 1, 1)


def test_nothing_read_where_something_is_annotated_is_not() -> None:
    result = evaluate(reading(), [record(4, 80)])
    assert (result.precision, result.recall, result.f1) == (1, 0, 0)


def test_each_attribute_is_counted_where_it_is_annotated() -> None:
    read = reading(statement(1, 4, 80, comparator=">=", levels=("district", "province")), statement(2, 5, 60))
    result = evaluate(
        read,
        [
            record(4, 80, comparator=">=", levels=["province", "district"], kind="milestone"),
            record(5, 60, due="2015-12-31", comparator="="),
        ],
    )
    assert result.attributes == {"comparator": 1.0, "due": 0.0, "kind": 0.0, "levels": 1.0}
    assert result.attribute_accuracy == 3 / 5
    assert told(result.differences) == [
        ("wrong", 4, "kind", "milestone", "target"),
        ("wrong", 5, "due", "2015-12-31", None),
    ]


@pytest.mark.parametrize("comparator", ["range", "=", None])
def test_a_range_may_be_annotated_in_either_way(comparator: str | None) -> None:
    read = reading(statement(1, 4, 30, high=50))
    assert evaluate(read, [record(4, 30, high=50, comparator=comparator)]).attribute_accuracy == 1


def test_a_comparator_is_not_a_range_where_no_high_is_printed() -> None:
    assert evaluate(reading(statement(1, 4, 30)), [record(4, 30, comparator=">=")]).attribute_accuracy == 0


def test_levels_of_service_are_numbers_and_words() -> None:
    read = reading(statement(1, 4, 30, service_levels=(4, 3, "full")))
    assert evaluate(read, [record(4, 30, service_levels=[3, "full", 4])]).attribute_accuracy == 1
    assert evaluate(read, [record(4, 30, service_levels=[3])]).attribute_accuracy == 0


def test_optional_records_count_neither_way() -> None:
    read = reading(statement(1, 4, 80, kind="baseline"), statement(2, 5, 60))
    result = evaluate(
        read, [record(4, 80, kind="target", optional=True), record(7, 1, optional=True), record(5, 60, kind="target")]
    )
    assert (result.matched, result.expected, result.found) == (1, 1, 1)
    assert (result.f1, result.attribute_accuracy, result.differences) == (1, 1, ())


def test_of_two_records_with_one_key_the_one_that_counts_is_matched_first() -> None:
    result = evaluate(reading(statement(1, 4, 100)), [record(4, 100, optional=True), record(4, 100)])
    assert (result.matched, result.missing, result.invented) == (1, 0, 0)


def test_statements_with_one_key_are_paired_by_their_attributes() -> None:
    read = reading(statement(1, 4, 100, levels=["province"]), statement(2, 4, 100, levels=["commune"]))
    result = evaluate(read, [record(4, 100, levels=["commune"]), record(4, 100, levels=["province"])])
    assert result.attribute_accuracy == 1


def test_a_statement_cannot_be_matched_twice() -> None:
    result = evaluate(reading(statement(1, 4, 100)), [record(4, 100), record(4, 100)])
    assert (result.matched, result.missing) == (1, 1)


def test_the_same_number_in_another_spelling_is_the_same() -> None:
    assert evaluate(reading(statement(1, 4, 0.1 + 0.2, "ratio")), [record(4, 0.3, "ratio")]).matched == 1


def test_annotations_come_from_a_file_a_list_or_an_object(tmp_path: Path) -> None:
    records = [record(4, 80)]
    read = SimpleNamespace(plan=reading(statement(1, 4, 80)), findings=())
    path = tmp_path / "annotations.json"
    path.write_text(json.dumps(records))
    for annotations in (path, str(path), records, {"statements": records}):
        assert evaluate(read, annotations).f1 == 1


@pytest.mark.parametrize(
    ("annotations", "message"),
    [
        ([{"line": 4, "value": 80}], r"\$\[0\]\.unit: missing"),
        ([record(4, 80), 7], r"\$\[1\]: must be an object, not 7"),
        ([record(4, "80")], r"\$\[0\]\.value: must be a number, not '80'"),  # type: ignore[arg-type]
        ({"statements": {"line": 4}}, r"\$\.statements: must be a list"),
    ],
)
def test_annotations_of_another_form_are_refused_with_the_place(annotations: Any, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        evaluate(reading(), annotations)


def test_a_file_that_is_no_json_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "annotations.json"
    path.write_text("line,value")
    with pytest.raises(FormatError, match="is no JSON"):
        evaluate(reading(), path)


def test_a_table_that_nobody_annotated_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing is annotated for the table services; there is databases"):
        evaluate(reading(), {"databases": []}, "services")
    with pytest.raises(ValueError, match="a list of annotations is for the table statements"):
        evaluate(reading(), [], "services")
    with pytest.raises(ValueError, match="there is no table 'targets'"):
        evaluate(reading(), [], "targets")


SERVICES = Plan(
    "p",
    services=(
        OnlineService("a", "Đăng ký kinh doanh", "1", agency="Sở KHĐT", level="province", source=Source(30)),
        OnlineService("b", "Cấp giấy phép xây dựng", "2", agency="Sở Xây dựng", source=Source(34)),
        OnlineService("c", "Chứng thực", "3", agency="UBND xã", level="commune", source=Source(40)),
    ),
)


def test_rows_are_paired_by_line() -> None:
    rows = [
        {"line": 30, "number": "1.", "name": "<b>Đăng  ký</b> kinh doanh.", "agency": "Sở KHĐT", "level": "province"},
        {"line": 34, "number": "2", "name": "Cấp giấy phép xây dựng", "agency": "Sở XD", "level": None},
    ]
    result = evaluate(SERVICES, {"services": rows}, "services")
    assert (result.matched, result.missing, result.invented) == (2, 0, 1)
    assert result.attributes == {"agency": 0.5, "level": 1.0, "name": 1.0, "number": 1.0}
    assert result.cell_accuracy == 7 / 8
    assert ("wrong", 34, "agency", "Sở XD", "Sở Xây dựng") in told(result.differences)


def test_rows_without_their_line_are_paired_by_number_and_name() -> None:
    result = evaluate(SERVICES, {"services": [{"line": 99, "number": "3", "name": "Chứng thực"}]}, "services")
    assert result.matched == 1
    assert ("wrong", 40, "line", 99, 40) in told(result.differences)


def test_rows_are_paired_by_a_number_that_comes_once() -> None:
    result = evaluate(SERVICES, {"services": [{"number": "2", "name": "Giấy phép xây dựng"}]}, "services")
    assert result.matched == 1
    assert ("wrong", 34, "name", "Giấy phép xây dựng", "Cấp giấy phép xây dựng") in told(result.differences)


def test_a_number_that_comes_twice_pairs_nothing() -> None:
    read = Plan("p", rollouts=(Rollout("a", "Sở Y tế", number="1"), Rollout("b", "Sở Nội vụ", number="1")))
    assert evaluate(read, {"rollouts": [{"number": "1", "agency": "Sở Tư pháp"}]}, "rollouts").matched == 0


def test_cells_of_a_matrix_share_a_line_and_are_paired_by_their_cells() -> None:
    norms = [(body, year) for body in ("province", "district") for year in (2010, 2015)]
    read = Plan(
        "p",
        staffing=tuple(
            StaffingNorm(f"n{n}", "cán bộ", body, 1, 1 + n, year, Source(61)) for n, (body, year) in enumerate(norms)
        ),
    )
    rows = [row | {"id": None} for row in reversed(tables.staffing(read))]
    result = evaluate(read, {"staffing": rows}, "staffing")
    assert (result.f1, result.cell_accuracy) == (1, 1)


def test_columns_that_the_table_does_not_have_are_for_people() -> None:
    rows = [{"line": 30, "printed": "Đăng ký", "comment": "smudged"}]
    result = evaluate(SERVICES, {"services": rows}, "services")
    assert result.compared == {}


def test_optional_rows_count_neither_way() -> None:
    rows = [{"line": 30, "optional": True, "name": "?"}, {"line": 34}, {"line": 40}]
    result = evaluate(SERVICES, {"services": rows}, "services")
    assert (result.expected, result.found, result.f1, result.cell_accuracy) == (2, 2, 1, 1)


def test_evaluations_are_combined_row_by_row() -> None:
    good = evaluate(reading(statement(1, 4, 80)), [record(4, 80, kind="target")])
    bad = evaluate(reading(), [record(4, 80), record(5, 80)])
    both = combine([good, bad])
    assert (both.matched, both.expected, both.found) == (1, 3, 1)
    assert both.f1 == 0.5
    assert both.attributes == {"kind": 1.0}
    assert len(both.differences) == 2


def test_an_evaluation_reads_well() -> None:
    read = reading(statement(1, 4, 80), statement(2, 6, 5))
    result = evaluate(read, [record(4, 80, kind="milestone"), record(5, 60, quote="60% hồ sơ")])
    assert str(result).splitlines() == [
        "statements: 1 of 2 read, 1 invented; precision 0.500, recall 0.500, F1 0.500",
        "attributes 0.000: kind 0.000",
        "wrong    line 4: 80 percent x: kind is 'target', should be 'milestone'",
        "missing  line 5: 60 percent 60% hồ sơ",
        "invented line 6: 5 percent x",
    ]


def test_a_row_without_a_name_is_told_by_its_cells() -> None:
    rows = [{"line": 7, "due": "2015-12-31", "label": None}]
    (difference,) = evaluate(Plan("p"), {"milestones": rows}, "milestones").differences
    assert str(difference) == "missing  line 7: due 2015-12-31"


@pytest.mark.parametrize(
    ("expected", "found", "same"),
    [
        ("1.", "1", True),
        ("1", 1, True),
        (8.7, 8.7000000000001, True),
        (8.7, 8.8, False),
        (0, None, False),
        (0, "", False),
        (None, [], True),
        ("Sở Nội vụ", "sở nội vụ", False),
        ("Cổng</br> thông tin", "Cổng thông\ntin.", True),
        (["a", "b"], ["b", "a"], True),
        (["a"], ["a", "b"], False),
        ("Ho\u0300a", "H\u00f2a", True),
        ("5 < 6 và 7 > 4", "5 < 6 và 7 > 4", True),
        ("12 tháng", 12, False),
        (True, False, False),
    ],
)
def test_when_cells_say_the_same(expected: Any, found: Any, same: bool) -> None:
    assert same_cell(expected, found) is same
    assert same_cell(found, expected) is same


def test_simplifying_twice_is_simplifying_once() -> None:
    for text in ("<b>a</b>. ", "1..", " a ; ", "**x**", "…"):
        assert simplified(simplified(text)) == simplified(text)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plan=plans())
def test_a_plan_agrees_with_its_own_tables(plan: Plan) -> None:
    for name in tables.SCHEMAS:
        rows = tables.registered(name)(plan)
        placed = [row for row in rows if row["line"] is not None]
        result = evaluate(plan, {name: placed}, name)
        assert (result.matched, result.missing) == (len(placed), 0)
        assert result.attribute_accuracy == 1, result
    assert set(STATEMENT_ATTRIBUTES) <= set(tables.SCHEMAS["statements"].names)
