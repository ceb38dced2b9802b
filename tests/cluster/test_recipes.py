"""The recipes of docs/how-to/many-plans.md, run as they stand there on real clusters, give the tables of `frame`."""

import re
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason='needs the extra: pip install "egovplan[frames]"')

import egovplan
from egovplan import datasets

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "many-plans.md"
RECIPE = re.compile(
    r"<!-- not run: needs a (?P<cluster>\w+)[^>]*-->\n```python\n(?P<code>.*?)^```", re.MULTILINE | re.DOTALL
)

pytestmark = pytest.mark.filterwarnings("default")  # what Dask and Spark warn of among themselves is not ours


@pytest.fixture(scope="module")
def paths(tmp_path_factory):
    folder = tmp_path_factory.mktemp("documents")
    for number in range(6):
        text = datasets.sample_text().replace("2745/QĐ-UBND", f"{number + 1}/QĐ-UBND")
        (folder / f"plan-{number}.txt").write_text(text, encoding="utf-8")
    (folder / "scan.pdf").write_bytes(bytes(range(256)) * 10)
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def wanted(paths):
    loaded = [egovplan.load(path) for path in paths if path.suffix == ".txt"]
    return rows(egovplan.frame("statements", loaded, backend="pyarrow").to_pylist())


def recipe(cluster):
    return {match["cluster"]: match["code"] for match in RECIPE.finditer(PAGE.read_text(encoding="utf-8"))}[cluster]


def rows(records):
    """Rows in a fixed order, missing as None and lists as lists, whatever the engine made of them."""
    return sorted(
        ({name: plain(cell) for name, cell in record.items()} for record in records),
        key=lambda row: (row["plan_id"] or "", row.get("id") or ""),
    )


def plain(cell):
    if hasattr(cell, "tolist"):
        cell = cell.tolist()
    if isinstance(cell, list):
        return cell
    return None if cell is None or cell != cell else cell


def test_dask_gives_the_same_tables(dask_client, paths, wanted):
    import pyarrow as pa

    names = {"paths": paths}
    exec(compile(recipe("Dask"), str(PAGE), "exec"), names)
    assert names["statements"].npartitions == 1
    table = pa.Table.from_pandas(names["statements"].compute(), preserve_index=False)
    assert table.schema.names == egovplan.frame("statements", [], "pyarrow").schema.names
    assert rows(table.to_pylist()) == wanted
    documents = pa.Table.from_pandas(names["documents"].compute()).to_pylist()
    assert [Path(row["path"]).name for row in documents if row["error"]] == ["scan.pdf"]


def test_spark_gives_the_same_tables(spark, paths, wanted):
    names = {"paths": paths, "spark": spark}
    exec(compile(recipe("Spark"), str(PAGE), "exec"), names)
    assert rows(names["statements"].toArrow().to_pylist()) == wanted
    documents = names["documents"].toArrow().to_pylist()
    assert [Path(row["path"]).name for row in documents if row["error"]] == ["scan.pdf"]


def test_the_tables_of_a_cluster_can_be_scored_there(dask_client, spark, paths, wanted):
    """The same script on both: the share of each plan's targets in percent that its own first one reaches."""
    import narwhals as nw

    from egovplan.exchange import columns

    told = {}
    for cluster, more in (("Dask", {}), ("Spark", {"spark": spark})):
        names = {"paths": paths, **more}
        exec(compile(recipe(cluster), str(PAGE), "exec"), names)
        percent = nw.from_native(names["statements"]).filter(nw.col("unit") == "percent", nw.col("kind") == "target")
        scored = columns.add_attainment(percent.to_native(), 0, 50, "value")
        sums = columns.group_sums(scored, "plan_id", of="attainment_score")
        table = nw.from_native(sums).collect("pyarrow").to_arrow().to_pylist()
        told[cluster] = {row["plan_id"]: (round(row["attainment_score"], 9), row["count"]) for row in table}
    assert told["Dask"] == told["Spark"]
    assert len(told["Dask"]) == 6
    targets = [row["value"] for row in wanted if row["unit"] == "percent" and row["kind"] == "target"]
    total = sum(min(100.0, 50 / value * 100) for value in targets)
    assert sum(score for score, _ in told["Dask"].values()) == pytest.approx(total)
