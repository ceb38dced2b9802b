"""Every table as a frame of each library: one schema, whatever the rows."""

import datetime
import sys
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

import egovplan
from egovplan import datasets, testing
from egovplan.exchange.frames import arrow_schema, arrow_table, frame
from egovplan.exchange.tables import SCHEMAS, registered
from egovplan.model import InventoryItem, Money, Plan, PrintedAmount, Project

pa = pytest.importorskip("pyarrow", reason='needs the extra: pip install "egovplan[frames]"')

BACKENDS = ("pandas", "polars", "pyarrow")
SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))


def as_arrow(made):
    """Any of the frames as an Arrow table, by the library's own way."""
    if isinstance(made, pa.Table):
        return made
    return made.to_arrow() if hasattr(made, "to_arrow") else pa.Table.from_pandas(made, preserve_index=False)


def plain(kind):
    """An Arrow type without the difference between the small and the large layout."""
    if pa.types.is_large_list(kind) or pa.types.is_list(kind):
        return f"list of {plain(kind.value_type)}"
    return str(kind).removeprefix("large_").replace("string_view", "string")


def types(table):
    return {field.name: plain(field.type) for field in table.schema}


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("name", SCHEMAS)
def test_each_table_holds_its_rows_in_its_schema(name, backend, loaded):
    pytest.importorskip(backend)
    table = as_arrow(frame(name, loaded, backend=backend))
    assert types(table) == types(arrow_schema(name).empty_table())
    for got, row in zip(table.to_pylist(), registered(name)(loaded), strict=True):
        for column in SCHEMAS[name].columns:
            wanted = row[column.name]
            if column.type == "date" and wanted is not None:
                wanted = datetime.date.fromisoformat(wanted)
            elif column.type == "service_levels":
                wanted = [str(level) for level in wanted]
            assert got[column.name] == wanted, column.name


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("lists", ["list", "text"])
def test_a_table_without_rows_has_the_same_types(backend, lists):
    pytest.importorskip(backend)
    for name in SCHEMAS:
        table = as_arrow(frame(name, Plan("p"), backend=backend, lists=lists))
        assert table.num_rows == 0
        assert types(table) == types(arrow_schema(name, lists).empty_table())
        assert as_arrow(frame(name, [], backend=backend)).num_rows == 0


def test_the_types_are_those_documented(loaded):
    budget = arrow_schema("budget")
    assert (budget.field("amount").type, budget.field("start").type) == (pa.int64(), pa.date32())
    assert budget.field("sources").type == pa.list_(pa.string())
    assert arrow_schema("findings").field("related").type == pa.list_(pa.int64())
    assert arrow_schema("findings", "text").field("related").type == pa.string()
    assert arrow_schema("statements").field("due").metadata[b"description"].startswith(b"The last day")


def test_lists_are_joined_on_demand(loaded):
    rows = frame("budget", loaded, backend="pyarrow", lists="text").to_pylist()
    assert rows[0]["sources"] == "central; local"
    related = frame("findings", loaded, backend="pyarrow", lists="text").column("related").to_pylist()
    assert related == ["", "21", "20; 21", ""]


def test_several_plans_stand_one_after_the_other(plan, loaded):
    other = evolve(plan, id="other")
    table = frame("goals", (one for one in [loaded, other]), backend="pyarrow")
    assert table.column("plan_id").to_pylist() == [plan.id, plan.id, "other", "other"]


def test_money_is_exact_and_missing_money_is_null(plan):
    projects = (
        Project("a", "project", "x", cost=PrintedAmount(1, "đồng", Money(2**53 + 1))),
        Project("b", "project", "y", cost=PrintedAmount(4623)),
    )
    for backend in BACKENDS:
        pytest.importorskip(backend)
        made = as_arrow(frame("projects", Plan("p", projects=projects), backend=backend))
        assert made.column("amount").to_pylist() == [2**53 + 1, None]


def test_a_number_beyond_64_bits_is_told_of_with_its_row():
    plan = Plan("p", inventory=[InventoryItem("small", "A", servers=1), InventoryItem("huge", "B", servers=2**63)])
    with pytest.raises(
        ValueError, match=r"servers of huge in plan p does not fit a column of int64: 9223372036854775808"
    ):
        frame("inventory", plan)


def test_unknown_names_are_refused_with_what_there_is(plan):
    with pytest.raises(ValueError, match="there is no table 'target'"):
        frame("target", plan)
    with pytest.raises(ValueError, match="made for pandas, polars, pyarrow, not for 'dask'"):
        frame("goals", plan, backend="dask")
    with pytest.raises(ValueError, match="lists must be 'list' or 'text', not 'json'"):
        frame("goals", plan, lists="json")
    with pytest.raises(TypeError, match=r"expected a Plan.*not str"):
        frame("goals", "plan.txt")


@pytest.mark.parametrize("missing", ["pyarrow", "pandas", "polars"])
def test_a_missing_library_names_the_extra(missing, plan, monkeypatch):
    arrow_schema.cache_clear()
    monkeypatch.setitem(sys.modules, missing, None)
    backend = "pyarrow" if missing == "pyarrow" else missing
    with pytest.raises(ImportError, match=rf'this needs {missing}: pip install "egovplan\[frames\]"'):
        frame("goals", plan, backend=backend)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(testing.plans())
def test_generated_plans_become_tables_or_an_error_that_names_the_row(made):
    for name in SCHEMAS:
        try:
            rows = arrow_table(name, made).num_rows
        except ValueError as error:
            rows = str(error)
        assert rows == len(registered(name)(made)) or "does not fit a column" in rows


@pytest.mark.parametrize("path", [datasets.sample_path(), *SEEDS], ids=lambda path: path.stem[:8])
def test_documents_become_the_same_frame_in_every_library(path):
    loaded = egovplan.load(path)
    for name in SCHEMAS:
        wanted = frame(name, loaded, backend="pyarrow")
        for backend in ("pandas", "polars"):
            pytest.importorskip(backend)
            assert as_arrow(frame(name, loaded, backend=backend)).to_pylist() == wanted.to_pylist()
