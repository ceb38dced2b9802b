"""Tables to and from CSV."""

import csv
import io
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egovplan.exchange import tables
from egovplan.exchange.csv_format import csv_to_rows, neutralised, restored, rows_to_csv, table_to_csv
from egovplan.exchange.format_error import FormatError
from egovplan.model import Agency, Goal, Plan
from egovplan.testing import plans

GOALS = tables.SCHEMAS["goals"]
AGENCIES = tables.SCHEMAS["agencies"]


def without_empty_text(rows: list[tables.Row]) -> list[tables.Row]:
    """Empty text and None are one in CSV, except where a text must be there."""
    return [{key: None if value == "" else value for key, value in row.items()} for row in rows]


def cells_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("text", ["=1+1", "+84", "-", "@x", "\tx", "\rx", "\nx", "＝1", "'quoted'", "'=1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert neutralised(text) == "'" + text
    assert restored(neutralised(text)) == text


@pytest.mark.parametrize("text", ["", "Sở Nội vụ", "1 - 2", "a=b", "100%"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert neutralised(text) == text
    assert restored(text) == text


def test_an_apostrophe_that_someone_typed_stays() -> None:
    assert restored("'nháy'") == "'nháy'"


@given(st.text(max_size=8))
def test_any_text_is_restored(text: str) -> None:
    assert restored(neutralised(text)) == text
    assert not neutralised(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_no_cell_of_text_begins_like_a_formula(plan: Plan) -> None:
    hostile = Plan("p", goals=(Goal("g", "general", "=cmd|' /C calc'!A0"), Goal("h", "specific", "-2+3", "g")))
    for row in cells_of(table_to_csv("goals", hostile)):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_numbers_stay_numbers() -> None:
    schema = tables.TableSchema("t", "d", (tables.Column("n", "number", "d."), tables.Column("m", "money", "d.")))
    row = {"plan_id": "p", "id": "i", "line": None, "needs_review": False, "n": -5.5, "m": -7}
    text = rows_to_csv([row], schema)
    assert text.splitlines()[1] == "p,i,,false,-5.5,-7"
    assert csv_to_rows(text, schema) == [row]


def test_a_table_begins_with_its_columns_even_when_empty() -> None:
    text = table_to_csv("goals", Plan("p"))
    assert text == "plan_id,id,line,needs_review,kind,label,parent_id\r\n"
    assert csv_to_rows(text, GOALS) == []


@pytest.mark.parametrize("name", sorted(tables.SCHEMAS))
@pytest.mark.parametrize("lists", ["joined", "json"])
def test_every_table_comes_back(name: str, lists: Any, loaded: SimpleNamespace) -> None:
    rows = tables.registered(name)(loaded)
    text = table_to_csv(name, loaded, lists=lists)
    assert csv_to_rows(text, tables.SCHEMAS[name]) == rows
    assert {len(record) for record in cells_of(text)} == {len(tables.SCHEMAS[name].names)}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plan=plans())
def test_tables_of_any_plan_come_back(plan: Plan) -> None:
    for name, schema in tables.SCHEMAS.items():
        rows = tables.registered(name)(plan)
        again = csv_to_rows(rows_to_csv(rows, schema), schema)
        assert without_empty_text(again) == without_empty_text(rows)
        assert [type(v) for row in again for v in row.values() if v] == [
            type(v) for row in rows for v in row.values() if v
        ]


@pytest.mark.parametrize(
    ("names", "cell"),
    [
        ((), ""),
        (("Sở TT&TT",), "Sở TT&TT"),
        (("Sở TT&TT", "Sở TTTT"), "Sở TT&TT; Sở TTTT"),
        (("một; hai", "ba"), '["một; hai", "ba"]'),
        (("[1]",), '["[1]"]'),
        (("",), '[""]'),
        (("=1", "b"), "'=1; b"),
    ],
)
def test_lists_are_joined_where_they_can_be_split_again(names: tuple[str, ...], cell: str) -> None:
    plan = Plan("p", agencies=(Agency("a", "Sở", names=names),))
    text = table_to_csv("agencies", plan)
    assert cells_of(text)[1][AGENCIES.names.index("names")] == cell
    assert csv_to_rows(text, AGENCIES)[0]["names"] == list(names)


HEADER = "plan_id,id,line,needs_review,kind,label,parent_id"


def test_columns_may_stand_in_another_order_and_behind_a_byte_order_mark() -> None:
    text = "\ufefflabel,id,plan_id,kind,needs_review,parent_id,line\nx,g,p,general,TRUE,,7\n"
    (row,) = csv_to_rows(text, GOALS)
    assert tuple(row) == GOALS.names
    assert (row["label"], row["line"], row["needs_review"], row["parent_id"]) == ("x", 7, True, None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "column plan_id: missing"),
        ("a,b\n1,2\n", "column a: unknown column"),
        (HEADER + ",id\np,g,1,true,general,x,,g\n", "column id: stands twice"),
        (HEADER + "\np,g,one,true,general,x,\n", "row 1, column line: must be a whole number: 'one'"),
        (HEADER + "\np,g,1,yes,general,x,\n", "row 1, column needs_review: must be true or false: 'yes'"),
        (HEADER + "\np,g,1,,general,x,\n", "row 1, column needs_review: must not be empty"),
        (HEADER + "\np,g,1\n", "row 1: has 3 cells where the header has 7"),
    ],
)
def test_a_bad_table_is_refused_with_row_and_column(text: str, problem: str) -> None:
    with pytest.raises(FormatError) as caught:
        csv_to_rows(text, GOALS)
    assert problem in str(caught.value)


def test_every_bad_cell_is_named() -> None:
    with pytest.raises(FormatError) as caught:
        csv_to_rows(HEADER + "\np,g,x,true,general,x,\np,h,1,2,general,x,\n", GOALS)
    assert [problem.path for problem in caught.value.problems] == ["row 1, column line", "row 2, column needs_review"]


@pytest.mark.parametrize(
    ("name", "column", "cell"),
    [
        ("milestones", "due", "31/12/2015"),
        ("statements", "value", "many"),
        ("projects", "amount", "1.5"),
        ("agencies", "names", "[1"),
        ("findings", "related", "1; x"),
    ],
)
def test_each_type_refuses_what_it_is_not(name: str, column: str, cell: str) -> None:
    schema = tables.SCHEMAS[name]
    row = {one.name: {"text": "x", "boolean": "true", "number": "1"}.get(one.type, "") for one in schema.columns}
    text = io.StringIO()
    writer = csv.DictWriter(text, schema.names)
    writer.writeheader()
    writer.writerow({**row, column: cell})
    with pytest.raises(FormatError, match=f"row 1, column {column}: must be"):
        csv_to_rows(text.getvalue(), schema)


def test_unknown_columns_can_be_kept() -> None:
    text = HEADER + ",remark\np,g,1,true,general,x,,'=1\n"
    (row,) = csv_to_rows(text, GOALS, unknown="keep")
    assert row["remark"] == "=1"
