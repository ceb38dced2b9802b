"""The parts of a plan as flat records."""

import json
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings

from egovplan.exchange import tables
from egovplan.model import BudgetLine, Finding, Money, Plan, PrintedAmount
from egovplan.testing import plans

COLUMNS = {
    "statements": "kind indicator_id concept label value high unit noun denominator comparator approximate basis due "
    "due_text levels service_levels section quote",
    "goals": "kind label parent_id",
    "milestones": "label due due_text",
    "projects": "number kind group name lead partners objective start end period_text printed_amount printed_unit "
    "amount currency funding_text status note",
    "budget": "project_id sources source_text year printed_amount printed_unit amount currency",
    "services": "number name group agency level",
    "service_groups": "number name",
    "databases": "number name agency",
    "portals": "number agency url procedures",
    "rollouts": "number agency year what",
    "inventory": "number agency servers workstations laptops administrators",
    "staffing": "role body year low high",
    "legal_bases": "kind number issued_on issued_text title",
    "responsibilities": "agency text",
    "reporting_duties": "agency rhythm window_start window_end due text",
    "claims": "kind subject value",
    "findings": "code severity message related subject_id",
    "agencies": "name level kind names",
}


def only(rows: list[tables.Row]) -> tables.Row:
    (row,) = rows
    return row


def test_every_documented_table_is_there_and_no_other() -> None:
    assert set(tables.SCHEMAS) == set(COLUMNS)
    assert all(tables.registered(name) is getattr(tables, name) for name in COLUMNS)


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_columns_stand_in_the_documented_order_with_extras_last(name: str) -> None:
    documented = ["plan_id", "id", "line", "needs_review", *COLUMNS[name].split()]
    assert list(tables.SCHEMAS[name].names)[: len(documented)] == documented


def test_statements_have_no_extra_column() -> None:
    assert len(tables.SCHEMAS["statements"].names) == 4 + len(COLUMNS["statements"].split())


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_rows_have_exactly_the_columns_of_the_schema(name: str, loaded: SimpleNamespace) -> None:
    rows = tables.registered(name)(loaded)
    assert rows
    assert all(tuple(row) == tables.SCHEMAS[name].names for row in rows)
    json.dumps(rows)  # plain values only


def test_every_column_is_described_once() -> None:
    for schema in tables.SCHEMAS.values():
        assert len(set(schema.names)) == len(schema.names), schema.name
        assert all(column.description.endswith(".") for column in schema.columns), schema.name


def test_an_unknown_table_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"no table 'targets'; there are agencies, budget"):
        tables.registered("targets")


def test_an_unknown_column_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="goals has no column 'value'"):
        tables.SCHEMAS["goals"]["value"]


def test_a_name_cannot_be_taken_twice() -> None:
    with pytest.raises(ValueError, match="'goals' already"):
        tables.register(tables.SCHEMAS["goals"])(tables.goals)


def test_anything_but_a_plan_is_refused() -> None:
    with pytest.raises(TypeError, match=r"expected a Plan.*not str"):
        tables.goals("plan.txt")  # type: ignore[arg-type]


def test_a_statement_stands_in_plain_values(plan: Plan) -> None:
    row = tables.statements(plan)[0]
    assert row == {
        "plan_id": plan.id,
        "id": "statement-1",
        "line": 10,
        "needs_review": False,
        "kind": "target",
        "indicator_id": "indicator-1",
        "concept": "document.electronic_exchange",
        "label": "văn bản điện tử",
        "value": 70,
        "high": None,
        "unit": "percent",
        "noun": "văn bản",
        "denominator": None,
        "comparator": ">=",
        "approximate": False,
        "basis": "level",
        "due": "2015-12-31",
        "due_text": "đến năm 2015",
        "levels": ["province", "district"],
        "service_levels": [],
        "section": "II. Mục tiêu",
        "quote": "tối thiểu 70% văn bản",
    }
    assert type(row["value"]) is int
    assert type(row["kind"]) is str


def test_a_range_is_shown_as_comparator(plan: Plan) -> None:
    row = tables.statements(plan)[1]
    assert (row["value"], row["high"], row["comparator"]) == (30, 50, "range")
    assert row["service_levels"] == [3, "full"]


def test_a_fraction_keeps_its_denominator(plan: Plan) -> None:
    assert tables.statements(plan)[2]["denominator"] == 64


def test_a_project_runs_from_its_first_to_its_last_day(plan: Plan) -> None:
    row = tables.projects(plan)[0]
    assert (row["start"], row["end"]) == ("2011-01-01", "2015-12-31")
    assert (row["printed_amount"], row["printed_unit"]) == (8.7, "tỷ đồng")
    assert (row["amount"], row["currency"]) == (8_700_000_000, "VND")
    assert row["lead_ids"] == ["agency-1"]


def test_an_amount_without_a_unit_is_not_guessed(plan: Plan) -> None:
    row = tables.projects(plan)[1]
    assert (row["printed_amount"], row["printed_unit"], row["amount"], row["currency"]) == (4623, None, None, None)


def test_a_budget_line_keeps_unsplit_sources_together(plan: Plan) -> None:
    row = only(tables.budget(plan))
    assert row["sources"] == ["central", "local"]
    assert (row["printed_amount"], row["printed_high"], row["amount"]) == (1000.5, 2000, 1_000_500_000)
    assert (row["start"], row["end"]) == ("2011-01-01", "2012-12-31")


def test_a_fraction_of_a_currency_unit_is_rounded_half_to_even() -> None:
    line = BudgetLine("b", PrintedAmount("2.5", "đồng", Money("2.5")))
    assert only(tables.budget(Plan("p", budget=(line,))))["amount"] == 2


def test_an_incomplete_date_of_an_act_keeps_its_words(plan: Plan) -> None:
    row = tables.legal_bases(plan)[1]
    assert (row["issued_on"], row["issued_text"]) == (None, "11/2009")


def test_a_missing_count_is_not_zero(plan: Plan) -> None:
    row = only(tables.inventory(plan))
    assert (row["servers"], row["workstations"], row["laptops"]) == (2, 0, None)


def test_an_agency_stands_where_it_is_first_named(plan: Plan) -> None:
    assert [row["line"] for row in tables.agencies(plan)] == [20, 32, None]


def test_errors_and_warnings_need_review_and_information_does_not(plan: Plan, findings: tuple[Finding, ...]) -> None:
    assert [row["needs_review"] for row in tables.statements(plan, findings)] == [False, False, False]
    assert [row["needs_review"] for row in tables.projects(plan, findings)] == [True, False]
    assert only(tables.claims(plan, findings))["needs_review"] is True


def test_a_loaded_plan_brings_its_findings(loaded: SimpleNamespace, plan: Plan) -> None:
    assert [row["needs_review"] for row in tables.projects(loaded)] == [True, False]
    assert [row["needs_review"] for row in tables.projects(plan)] == [False, False]


def test_further_findings_are_added_to_those_of_a_loaded_plan(loaded: SimpleNamespace) -> None:
    further = Finding("duplicate-row", "warning", "twice", subject_id="project-2")
    assert [row["needs_review"] for row in tables.projects(loaded, [further])] == [True, True]
    assert len(tables.findings(loaded, [further])) == 5


def test_findings_of_a_loaded_plan(loaded: SimpleNamespace, plan: Plan) -> None:
    rows = tables.findings(loaded)
    assert [row["code"] for row in rows] == ["number-format", "period-implausible", "sum-mismatch", "sum-mismatch"]
    assert [row["severity"] for row in rows] == ["info", "warning", "error", "error"]
    assert [row["needs_review"] for row in rows] == [False, True, True, True]
    assert [row["line"] for row in rows] == [10, 20, 50, 51]
    assert rows[2]["related"] == [20, 21]
    assert {row["plan_id"] for row in rows} == {plan.id}
    assert len({row["id"] for row in rows}) == 4


def test_findings_of_a_plan_and_alone(plan: Plan, findings: tuple[Finding, ...]) -> None:
    assert tables.findings(plan) == []
    assert tables.findings(plan, findings) == tables.findings(SimpleNamespace(plan=plan, findings=findings))
    assert {row["plan_id"] for row in tables.findings(findings)} == {None}


def test_ids_of_findings_do_not_come_from_lines(plan: Plan) -> None:
    here = Finding("number-format", "info", "unusual", subject_id="statement-1")
    (first,) = tables.findings(plan, [here])
    (second,) = tables.findings(plan, [Finding("number-format", "info", "unusual", subject_id="statement-1")])
    assert first["id"] == second["id"]


KINDS = {
    tables.ColumnType.TEXT: str,
    tables.ColumnType.INTEGER: int,
    tables.ColumnType.NUMBER: (int, float),
    tables.ColumnType.BOOLEAN: bool,
    tables.ColumnType.DATE: str,
    tables.ColumnType.MONEY: int,
    tables.ColumnType.TEXTS: list,
    tables.ColumnType.INTEGERS: list,
    tables.ColumnType.SERVICE_LEVELS: list,
}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plan=plans())
def test_cells_are_of_their_columns_type(plan: Plan) -> None:
    for name, schema in tables.SCHEMAS.items():
        for row in tables.registered(name)(plan):
            for column in schema.columns:
                cell = row[column.name]
                if cell is None:
                    assert not column.required, (name, column.name)
                    assert not column.type.is_list
                else:
                    assert isinstance(cell, KINDS[column.type]), (name, column.name, cell)
                    assert type(cell) in (str, int, float, bool, list)
