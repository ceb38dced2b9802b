"""Many documents at once: every path gets one result, whatever happens to the process that reads it."""

import gc
import io
import os
import pickle
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

import egovplan
from egovplan import datasets
from egovplan.many import DOCUMENTS, LoadResult, load_many, table_of, table_schema, write_tables
from egovplan.many import loading as many_loading
from egovplan.many.processes import results
from egovplan.many.progress import progress_bar
from egovplan.reading.errors import LoadError

SAMPLE = datasets.sample_text()
SOURCE = str(Path(egovplan.__file__).parents[1])


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    """Five plans that differ, one file that is none, and one that is missing."""
    folder = tmp_path_factory.mktemp("documents")
    paths = []
    for number in range(5):
        path = folder / f"kế hoạch {number}.txt"
        path.write_text(SAMPLE.replace("2745", str(3000 + number)).replace("95%", f"{60 + number}%"), encoding="utf-8")
        paths.append(path)
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    return [*paths, folder / "binary.txt", folder / "missing.txt"]


@pytest.mark.parametrize("workers", [0, 1, None])
def test_each_path_gets_one_result_with_its_plan_or_its_error(documents, workers):
    found = {result.path: result for result in load_many(documents, workers)}
    assert set(found) == set(map(str, documents))
    for path in documents[:5]:
        alone = egovplan.load(path)
        result = found[str(path)]
        assert result.ok
        assert result.plan == alone.plan
        assert result.findings == alone.findings
    assert found[str(documents[6])].error.reason == "there is no such file"
    for path in documents[5:]:
        result = found[str(path)]
        assert not result.ok
        assert result.error.path == str(path)
        with pytest.raises(LoadError):
            _ = result.plan


def test_results_take_the_place_of_loaded_plans(documents):
    result = next(load_many(documents[:1], workers=0))
    assert egovplan.tables.findings(result) == egovplan.tables.findings(egovplan.load(documents[0]))


def test_a_result_pickles_and_shows_what_it_is(documents):
    good, bad = load_many([documents[0], documents[6]], workers=0)
    assert pickle.loads(pickle.dumps(good)).plan == good.plan
    assert pickle.loads(pickle.dumps(bad)).error.reason == bad.error.reason
    assert "statements" in repr(good)
    assert "there is no such file" in repr(bad)
    with pytest.raises(ValueError, match="either the packed plan or an error"):
        LoadResult("a")


def test_nothing_to_load_gives_nothing():
    assert list(load_many([])) == []
    assert list(load_many(iter(()), workers=2)) == []


def test_what_cannot_be_meant_is_refused_at_once():
    with pytest.raises(TypeError, match="several paths; for one document use load"):
        load_many("plan.txt")
    with pytest.raises(TypeError, match="several paths"):
        write_tables("plan.txt", "folder")
    with pytest.raises(ValueError, match="there cannot be -1 workers"):
        load_many([], workers=-1)


def test_results_stream_and_paths_are_drawn_only_as_they_are_needed(documents):
    drawn = []

    def endless():
        while True:
            drawn.append(1)
            yield documents[0]

    stream = load_many(endless(), workers=2)
    for _ in range(20):
        assert next(stream).ok
    time.sleep(0.3)  # the workers go on until they wait for the caller
    assert len(drawn) <= 20 + 2 * (4 + 8) + 2
    stream.close()


def test_closing_ends_the_workers(documents):
    others = children()
    stream = load_many([documents[0]] * 50, workers=2)
    next(stream)
    assert len(children() - others) >= 2
    stream.close()
    assert not children() - others


def test_a_stream_that_is_dropped_ends_the_workers(documents):
    others = children()
    stream = load_many([documents[0]] * 50, workers=1)
    next(stream)
    assert children() - others
    del stream
    gc.collect()
    assert not children() - others


def children():
    """Processes of this one, where the system tells of them."""
    tasks = Path("/proc/self/task")
    if not tasks.is_dir():
        pytest.skip("this system does not tell which processes there are")
    return {pid for task in tasks.iterdir() for pid in (task / "children").read_text().split()}


def test_an_error_of_the_callers_paths_is_the_callers(documents):
    def paths():
        yield documents[0]
        raise OSError("the list of documents broke off")

    with pytest.raises(OSError, match="broke off"):
        list(load_many(paths(), workers=2))


def deadly(path):
    """A job: one document kills its process, one raises what loading never raises."""
    name = Path(path).name
    if name == "kill":
        os._exit(3)
    if name == "signal":
        os.kill(os.getpid(), 9)
    if name == "print":
        print("this is not an answer")
        os.write(1, b"nor is this")
    if name == "raise":
        raise ZeroDivisionError("never meant to be")
    if name == "large":
        return b"x" * 3_000_000
    return name.encode()


@pytest.mark.parametrize("workers", [2])
def test_a_document_that_kills_its_process_is_named_and_the_others_are_read(workers, monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    names = ["a", "kill", "b", "c", "signal", "print", "raise", "d", "large", "kill", "e"]
    import test_many  # so that a worker can import it by this name

    got = list(results(iter(names), test_many.deadly, workers))
    assert sorted(path for path, _ in got) == sorted(names)
    told = dict(got)
    assert {name: told[name] for name in "abcde"} == {name: name.encode() for name in "abcde"}
    assert told["kill"].reason == "the process that read it ended with status 3"
    assert told["signal"].reason == "the process that read it was killed by signal 9"
    assert told["raise"].reason == "reading it failed: ZeroDivisionError: never meant to be"
    assert told["print"] == b"print"
    assert len(told["large"]) == 3_000_000


def test_a_script_needs_no_main_guard_and_may_have_threads(documents, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        textwrap.dedent(f"""
        import threading, time
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
        from egovplan.many import load_many
        stream = load_many({[str(path) for path in documents]!r}, workers=2)
        print(sorted(result.ok for result in stream))
        left = load_many({[str(documents[0])] * 40!r}, workers=1)
        next(left)  # and the program may end while workers are busy
        """),
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": SOURCE}
    ran = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, env=environment, timeout=60)
    assert ran.stdout == "[False, False, True, True, True, True, True]\n"
    assert ran.stderr == ""
    assert ran.returncode == 0


def test_no_worker_that_starts_is_an_error(documents, monkeypatch, capfd):
    monkeypatch.setattr("egovplan.many.worker.PROGRAM", "import sys; sys.exit('no such interpreter')")
    with pytest.raises(RuntimeError, match="a worker process did not start"):
        list(load_many(documents, workers=2))
    assert "no such interpreter" in capfd.readouterr().err


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_there_is_a_bar_on_a_terminal_and_nothing_elsewhere(documents, monkeypatch):
    quiet = io.StringIO()
    monkeypatch.setattr(sys, "stderr", quiet)
    list(load_many(documents, workers=0))
    assert quiet.getvalue() == ""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    list(load_many(documents, workers=0))
    assert "7" in terminal.getvalue()
    assert "2 failed" in terminal.getvalue()
    monkeypatch.setattr(sys, "stderr", silent := Terminal())
    list(load_many(documents, workers=0, progress=False))
    assert silent.getvalue() == ""


def test_the_bar_is_plain_without_rich(monkeypatch):
    monkeypatch.setitem(sys.modules, "rich.progress", None)
    monkeypatch.setitem(sys.modules, "rich", None)
    monkeypatch.setattr(sys, "stderr", shown := io.StringIO())
    with progress_bar(3, True) as count:
        for failed in (False, True, False):
            count(failed)
    assert shown.getvalue().endswith("\rdocuments 3/3, 1 failed\n")


def test_by_default_there_is_a_worker_for_each_processor():
    assert 1 <= many_loading._processors() <= (os.cpu_count() or 1)


# -- tables ---------------------------------------------------------------------------------------------------------


def by_key(table):
    return sorted(table.to_pylist(), key=lambda row: (row["plan_id"] or "", row.get("id") or row.get("path")))


@pytest.fixture
def pyarrow():
    return pytest.importorskip("pyarrow", reason='needs the extra: pip install "egovplan[frames]"')


def read_back(written, format):
    if format == "parquet":
        import pyarrow.parquet

        return {path.stem: pyarrow.parquet.read_table(path) for path in Path(written.target).iterdir()}
    import duckdb

    with duckdb.connect(str(written.target)) as connection:
        names = [name for (name,) in connection.execute("SHOW TABLES").fetchall()]
        return {name: connection.table(name).to_arrow_table() for name in names}


@pytest.mark.parametrize("format", ["parquet", "duckdb"])
def test_tables_of_all_documents_are_written_and_read_back(documents, tmp_path, format, pyarrow):
    if format == "duckdb":
        pytest.importorskip("duckdb")
    target = tmp_path / "new" / ("tables" if format == "parquet" else "plans.duckdb")
    for workers in (0, 2):  # the second time in the place of the first
        written = write_tables(documents, target, format, workers=workers)
    loaded = [egovplan.load(path) for path in documents[:5]]
    tables = read_back(written, format)
    assert set(tables) == {DOCUMENTS, *egovplan.tables.SCHEMAS}
    for name in egovplan.tables.SCHEMAS:
        wanted = egovplan.frame(name, loaded, backend="pyarrow")
        assert tables[name].schema.names == wanted.schema.names
        if format == "parquet":
            assert tables[name].schema.equals(wanted.schema)
        assert by_key(tables[name]) == by_key(wanted)
        assert written.rows[name] == wanted.num_rows
    told = {Path(row["path"]).name: row for row in tables[DOCUMENTS].to_pylist()}
    assert told["missing.txt"] == {"path": str(documents[6]), "plan_id": None, "error": "there is no such file"}
    assert told["kế hoạch 3.txt"]["plan_id"] == loaded[3].plan.id
    assert (written.documents, sorted(path for path, _ in written.failures)) == (5, sorted(map(str, documents[5:])))


def test_only_the_tables_wanted_are_written(documents, tmp_path, pyarrow):
    written = write_tables(documents, tmp_path, tables=["goals", "findings"], lists="text", workers=0)
    assert {path.name for path in tmp_path.iterdir()} == {"documents.parquet", "findings.parquet", "goals.parquet"}
    assert read_back(written, "parquet")["findings"].schema.field("related").type == pyarrow.string()
    assert written.rows["findings"] > 0


def test_rows_are_written_a_group_at_a_time(documents, tmp_path, pyarrow, monkeypatch):
    import pyarrow.parquet

    monkeypatch.setattr("egovplan.many.writing._ROWS_HELD", 50)
    written = write_tables(documents, tmp_path, tables=["statements"], workers=0)
    groups = pyarrow.parquet.ParquetFile(tmp_path / "statements.parquet").metadata
    assert 2 <= groups.num_row_groups < 5
    assert groups.num_rows == written.rows["statements"]


@pytest.mark.parametrize("format", ["parquet", "duckdb"])
def test_an_unfinished_table_does_not_take_the_place_of_a_finished_one(documents, tmp_path, format, pyarrow):
    if format == "duckdb":
        pytest.importorskip("duckdb")
    target = tmp_path / "tables"
    written = write_tables(documents, target, format, tables=["goals"], workers=0)

    def broken():
        yield documents[0]
        raise OSError("the disk with the documents is gone")

    with pytest.raises(OSError, match="is gone"):
        write_tables(broken(), target, format, tables=["goals"], workers=0)
    tables = read_back(written, format)
    assert set(tables) == {DOCUMENTS, "goals"}
    assert tables[DOCUMENTS].num_rows == 7


def test_writing_refuses_what_there_is_not(documents, tmp_path, pyarrow):
    with pytest.raises(ValueError, match="tables are written as parquet or duckdb, not as 'csv'"):
        write_tables(documents, tmp_path, "csv")
    with pytest.raises(ValueError, match="there is no table 'targets'"):
        write_tables(documents, tmp_path, tables=["targets"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_a_table_of_some_documents_is_that_of_their_plans(documents, backend, pyarrow):
    pytest.importorskip(backend)
    made = table_of("statements", documents, backend)
    wanted = egovplan.frame("statements", [egovplan.load(path) for path in documents[:5]], backend)
    assert made.equals(wanted)
    assert len(table_of("statements", [], backend)) == 0
    told = table_of(DOCUMENTS, documents, "pyarrow").to_pylist()
    assert [row["error"] is None for row in told] == [True] * 5 + [False] * 2
    assert table_schema(DOCUMENTS).names == ["path", "plan_id", "error"]
