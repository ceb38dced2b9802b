"""Scoring, interpolation and sums over frames equal the functions of single numbers, in every engine here.

Those of clusters are tested in tests/cluster.
"""

import datetime

import pytest

pytest.importorskip("narwhals", reason='needs the extra: pip install "egovplan[frames]"')
pytest.importorskip("pyarrow", reason='needs the extra: pip install "egovplan[frames]"')

import narwhals as nw
import pyarrow as pa
from tests.exchange import column_cases as cases

from egovplan.analysis import aggregate_budget, interpolate
from egovplan.exchange import columns
from egovplan.exchange.frames import frame
from egovplan.model import BudgetLine, Money, Plan, PrintedAmount, Year


def pandas_arrow(table):
    pandas = pytest.importorskip("pandas")
    return table.to_pandas(types_mapper=pandas.ArrowDtype)


def pandas_numpy(table):
    """As people have it who never heard of Arrow: NaN, and days as moments."""
    pandas = pytest.importorskip("pandas")
    made = table.to_pandas()
    for field in table.schema:
        if pa.types.is_date(field.type):
            made[field.name] = pandas.to_datetime(made[field.name])
    return made


ENGINES = {
    "pandas": pandas_arrow,
    "pandas with numpy": pandas_numpy,
    "polars": lambda table: pytest.importorskip("polars").from_arrow(table),
    "polars (lazy)": lambda table: pytest.importorskip("polars").from_arrow(table).lazy(),
    "pyarrow": lambda table: table,
    "duckdb": lambda table: pytest.importorskip("duckdb").from_arrow(table),
}


@pytest.fixture(params=ENGINES)
def into(request):
    return ENGINES[request.param]


def records(made):
    """The rows of a frame of any engine, missing as None, days as dates."""
    opened = nw.from_native(made)
    eager = opened.collect("pyarrow") if isinstance(opened, nw.LazyFrame) else opened
    table = eager.to_arrow()
    return [{k: _plain(v) for k, v in row.items()} for row in table.to_pylist()]


def _plain(value):
    if isinstance(value, datetime.datetime):
        return value.date()
    return None if value is None or value != value else value


@pytest.mark.parametrize("method", cases.METHODS)
def test_scores_are_those_of_single_numbers(into, method):
    told = records(cases.scored(into(cases.score_table()), method))
    assert len(told) == len(cases.score_rows())
    assert cases.compare_scores(told, method) > 1000


@pytest.mark.parametrize(("method", "outside"), cases.INTERPOLATIONS)
def test_values_between_points_are_those_of_interpolate(into, method, outside):
    made = columns.add_interpolation(into(cases.interpolation_table()), method=method, outside=outside)
    told = records(made)
    for record in told:
        assert cases.near(record["interpolated"], cases.interpolated(record, method, outside)), record
    assert sum(record["interpolated"] is not None for record in told) >= 12


def test_a_frame_keeps_its_engine_and_its_columns(into):
    given = into(cases.score_table())
    made = columns.add_attainment(given, direction="sign")
    assert type(made) is type(given)
    names = nw.from_native(made).collect_schema().names()
    assert names[:8] == nw.from_native(given).collect_schema().names()
    assert names[8:] == [f"attainment_{part}" for part in ("value", "score", "status", "measure")]


def test_directions_in_words_and_single_numbers_stand_for_every_row(into):
    table = pa.table({"latest": [50.0, 50.0, 50.0, 50.0], "way": ["increase", "decrease", "sideways", None]})
    told = records(columns.add_attainment(into(table), 60, "latest", 90, "way"))
    assert [row["attainment_status"] for row in told] == ["got_worse", "target_met", "not_assessed", "got_worse"]
    told = records(columns.add_status_index(into(table), 60, "latest", 90, "parity"))
    assert [row["status_index_value"] for row in told] == pytest.approx([-10 / 3] * 4)
    told = records(columns.add_required_growth(into(table), 60, 2010, "latest", Year(2015), direction=-1))
    assert {row["required_growth_status"] for row in told} == {"substantial_progress"}


def test_brackets_are_the_points_on_either_side(into):
    day = datetime.date
    points = {
        "a": {day(2013, 12, 31): 80.0, day(2015, 12, 31): 90.0, day(2011, 12, 31): 60.0},
        "b": {day(2014, 6, 30): 5.0},
    }
    rows = [(key, place, value) for key, series in points.items() for place, value in series.items()]
    rows += [("a", None, 7.0), ("b", day(2015, 1, 1), None)]
    given = pa.table({name: [row[i] for row in rows] for i, name in enumerate(("indicator_id", "due", "value"))})
    places = (*points["a"], day(2012, 5, 5), day(2020, 1, 1), None)
    wanted = [(key, place) for key in ("a", "b", "c", None) for place in places]
    kinds = [("indicator_id", pa.string()), ("at", pa.date32())]
    asked = pa.table([[key for key, _ in wanted], [place for _, place in wanted]], schema=pa.schema(kinds))
    made = columns.add_brackets(into(asked), into(given), by="indicator_id")
    told = records(columns.add_interpolation(made, outside="hold"))
    assert len(told) == len(wanted)
    for row in told:
        series, place = points.get(row["indicator_id"], {}), row["at"]
        assert row["before"] == (max((p for p in series if place and p <= place), default=None)), row
        assert row["after"] == (min((p for p in series if place and p >= place), default=None)), row
        value = interpolate(series, place, outside="hold") if series and place else None
        assert cases.near(row["interpolated"], value), row


def a_budget():
    def line(name, value, unit, worth, source, year, **more):
        return BudgetLine(name, PrintedAmount(value, unit, worth, more.get("high")), None, source, year=year)

    billion = 10**9
    return Plan(
        "p",
        budget=[
            line("1", "2.5", "tỷ đồng", Money(2_500_000_000), ("central",), 2011),
            line("2", 3, "tỷ đồng", Money(3 * billion), ("central", "local"), 2011),
            line("3", 4, "tỷ đồng", Money(4 * billion), ("central",), 2012),
            line("4", 4623, None, None, ("central",), 2012),
            line("5", 1, "USD", Money(1, "USD"), ("oda",), 2012),
            line("6", 4, "tỷ đồng", Money(4 * billion), ("local",), 2013, high=5),
            line("7", 1, "tỷ đồng", Money(billion), ("local",), None),
            BudgetLine("8", sources=("local",)),
        ],
    )


@pytest.mark.parametrize(("by", "dimension"), [("sources", "source"), ("year", "year"), (("sources", "year"), None)])
def test_sums_are_those_of_aggregate_budget(into, by, dimension):
    plan = a_budget()
    names = (by,) if isinstance(by, str) else by
    dimensions = [dimension] if dimension else ["source", "year"]
    wanted = {
        (*(row[name] for name in dimensions), row["currency"]): (int(row["amount"]), row["count"])
        for row in aggregate_budget(plan, by=dimensions)
    }
    told = records(columns.budget_sums(into(frame("budget", plan, "pyarrow", lists="text")), by))
    added = {
        (*(_as_class(row[name]) for name in names), row["currency"]): (row["amount"], row["count"])
        for row in told
        if row["count"]
    }
    assert added == wanted
    assert all(row["amount"] is None for row in told if not row["count"])
    assert sum(row["apart"] for row in told) == 3
    assert sum(row["count"] for row in told) == 5


def _as_class(value):
    return value.replace("; ", "+") if isinstance(value, str) else value


def test_whole_numbers_stay_whole_and_nothing_known_is_null(into):
    table = pa.table({"key": ["a", "a", None, "b"], "amount": [2**53 + 1, 1, 5, None]})
    made = columns.group_sums(into(table), "key")
    told = {row["key"]: (row["amount"], row["count"], row["apart"]) for row in records(made)}
    assert {key: value[1:] for key, value in told.items()} == {"a": (2, 0), None: (1, 0), "b": (0, 1)}
    assert told["b"][0] is None
    if "pandas.numpy" not in str(type(made)) and into is not pandas_numpy:  # numpy's integers have no nulls
        assert told["a"][0] == 2**53 + 2


def test_what_an_engine_cannot_do_is_refused_with_its_name():
    budget = frame("budget", a_budget(), "pyarrow")
    with pytest.raises(columns.EngineError, match=r"pyarrow cannot group by a column of lists \(sources\): use"):
        columns.budget_sums(budget, "sources")
    with pytest.raises(columns.EngineError, match="pandas cannot group by a column of lists"):
        columns.budget_sums(pandas_arrow(budget), "sources")


def test_engines_that_can_group_by_lists_do():
    polars = pytest.importorskip("polars")
    made = columns.budget_sums(polars.from_arrow(frame("budget", a_budget(), "pyarrow")), "sources")
    assert made.filter(polars.col("currency") == "VND").height == 3


def test_what_makes_no_sense_is_refused_with_a_reason(into):
    given = into(cases.score_table())
    with pytest.raises(ValueError, match="there is no column 'base'; there are row, baseline"):
        columns.add_attainment(given, "base")
    with pytest.raises(ValueError, match="the column 'began' must hold numbers"):
        columns.add_attainment(given, "began")
    with pytest.raises(ValueError, match="method must be one of linear, step over frames, not 'pchip'"):
        columns.add_interpolation(given, method="pchip")
    with pytest.raises(ValueError, match="outside must be one of none, hold, extend over frames, not 'raise'"):
        columns.add_interpolation(given, outside="raise")
    with pytest.raises(ValueError, match="dates stand beside plain numbers"):
        columns.add_interpolation(given, "began", 1, 2015, 2, "measured")
    with pytest.raises(ValueError, match="the column 'sign' must hold numbers"):
        columns.group_sums(into(pa.table({"k": [1], "sign": ["x"]})), "k", of="sign")
    with pytest.raises(TypeError, match="expected a frame that narwhals knows, not list"):
        columns.add_attainment([{"baseline": 1}])
