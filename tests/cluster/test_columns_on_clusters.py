"""The scoring script of tests/exchange gives the same numbers on a Dask and on a Spark cluster."""

import datetime

import pytest

pytest.importorskip("narwhals", reason='needs the extra: pip install "egovplan[frames]"')
pytest.importorskip("pyarrow", reason='needs the extra: pip install "egovplan[frames]"')

import narwhals as nw
import pyarrow as pa
from tests.exchange import column_cases as cases

from egovplan.exchange import columns

pytestmark = pytest.mark.filterwarnings("default")  # what Dask and Spark warn of among themselves is not ours


def on_dask(table):
    import dask.dataframe
    import pandas

    return dask.dataframe.from_pandas(table.to_pandas(types_mapper=pandas.ArrowDtype), npartitions=3)


@pytest.fixture(params=["dask", "spark"])
def into(request):
    if request.param == "dask":
        request.getfixturevalue("dask_client")
        return on_dask
    return request.getfixturevalue("spark").createDataFrame


def records(made):
    table = nw.from_native(made).collect("pyarrow").to_arrow()
    return [{k: None if v != v else v for k, v in row.items()} for row in table.to_pylist()]


@pytest.mark.parametrize("method", cases.METHODS)
def test_scores_are_those_of_single_numbers(into, method):
    given = into(cases.score_table())
    made = cases.scored(given, method)
    assert type(made) is type(given)
    told = records(made)
    assert len(told) == len(cases.score_rows())
    assert cases.compare_scores(told, method) > 1000


@pytest.mark.parametrize(("method", "outside"), cases.INTERPOLATIONS)
def test_values_between_points_are_those_of_interpolate(into, method, outside):
    told = records(columns.add_interpolation(into(cases.interpolation_table()), method=method, outside=outside))
    for record in told:
        assert cases.near(record["interpolated"], cases.interpolated(record, method, outside)), record


def test_brackets_are_the_points_on_either_side(into):
    day = datetime.date
    points = pa.table({"id": ["a", "a", "b"], "due": [day(2013, 12, 31), day(2015, 12, 31), day(2014, 1, 1)]})
    points = points.append_column("value", pa.array([80.0, 90.0, 5.0]))
    asked = pa.table({"id": ["a", "b"], "at": [day(2014, 12, 31), day(2015, 1, 1)]})
    told = records(columns.add_brackets(into(asked), into(points), by="id"))
    assert sorted((row["id"], row["value_before"], row["value_after"]) for row in told) == [
        ("a", 80.0, 90.0),
        ("b", 5.0, None),
    ]


def test_sums_keep_the_unknown_apart(into):
    table = pa.table({"key": ["a", "a", None, "b"], "amount": [2**53 + 1, 1, 5, None]})
    told = {
        row["key"]: (row["amount"], row["count"], row["apart"])
        for row in records(columns.group_sums(into(table), "key"))
    }
    assert told == {"a": (2**53 + 2, 2, 0), None: (5, 1, 0), "b": (None, 0, 1)}
