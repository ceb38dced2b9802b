"""Every script of `examples` runs as it stands, in a process of its own, from any folder; so does the notebook."""

from __future__ import annotations

import ast
import contextlib
import importlib.util
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import egovplan

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
NOTEBOOK = EXAMPLES / "first_plan.ipynb"
RUN_HERE = {
    "quickstart.py",
    "budget_by_source.py",
    "attainment_report.py",
    "compare_plans.py",
    "many_plans.py",
    "embed_service.py",
}


def run(script, folder, *arguments):
    """What a script prints when it is run from a folder that is not the checkout."""
    # A plain C locale too: what is printed must not depend on the terminal.
    settings = {"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8", "PYTHONWARNINGS": "error"}
    command = [sys.executable, str(EXAMPLES / script), *map(str, arguments)]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **settings}, capture_output=True, text=True, encoding="utf-8"
    )


def printed(script, folder, *arguments):
    done = run(script, folder, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_script_has_a_test_here():
    assert {path.name for path in EXAMPLES.glob("*.py")} == RUN_HERE


@pytest.mark.parametrize("script", sorted(RUN_HERE))
def test_a_script_says_what_it_does_and_how_it_is_called(script):
    text = ast.get_docstring(ast.parse((EXAMPLES / script).read_text(encoding="utf-8"))) or ""
    assert script.removesuffix(".py") in text


def test_quickstart_shows_targets_the_roadmap_and_what_is_wrong(tmp_path):
    shown = printed("quickstart.py", tmp_path)
    assert "line 53: at least 95% by the end of 2025" in shown
    assert "2021: 65, 2022: 75, 2023: 85, 2024: 80, 2025: 95" in shown
    assert "warning milestone-regression" in shown


def test_quickstart_reads_a_file_that_is_named(tmp_path):
    (tmp_path / "other.txt").write_text(
        "KẾ HOẠCH\nI. MỤC TIÊU\n- 70% văn bản điện tử đến năm 2030.\n", encoding="utf-8"
    )
    assert "70% by the end of 2030" in printed("quickstart.py", tmp_path, "other.txt")


def test_budgets_are_added_by_source_and_unknown_units_stand_apart(tmp_path):
    shown = printed("budget_by_source.py", tmp_path)
    assert "17 billion đồng" in shown
    assert "30.2 billion đồng" in shown
    assert "5 amounts stand apart" in shown


def test_budgets_can_be_split_by_year(tmp_path):
    assert "local 2021" in printed("budget_by_source.py", tmp_path, "--year")


def test_attainment_is_scored_with_figures_from_a_file(tmp_path):
    (tmp_path / "figures.csv").write_text("indicator,year,value\nemail.regular_use,2022,75\n", encoding="utf-8")
    shown = printed("attainment_report.py", tmp_path, "--figures", "figures.csv", "--at", "2022")
    assert "100.0 of 100" in shown
    assert "target met" in shown


def test_attainment_without_figures_is_that_of_invented_ones(tmp_path):
    assert " of 100; " in printed("attainment_report.py", tmp_path)


def test_figures_that_cannot_be_read_are_named_and_nothing_is_scored(tmp_path):
    (tmp_path / "figures.csv").write_text("indicator,year,value\nno.such,2022,75\n", encoding="utf-8")
    done = run("attainment_report.py", tmp_path, "--figures", "figures.csv")
    assert done.returncode == 2
    assert "no.such" in done.stderr
    assert done.stdout == ""


def test_plans_are_compared_and_their_points_written(tmp_path):
    shown = printed("compare_plans.py", tmp_path, "--csv", "points.csv")
    assert "document.electronic_exchange, percent" in shown
    lines = (tmp_path / "points.csv").read_text(encoding="utf-8-sig").splitlines()
    assert f"{len(lines) - 1} points in points.csv" in shown


def test_many_plans_are_read_and_a_broken_one_stops_nothing(tmp_path):
    pytest.importorskip("polars", reason='the script needs polars: pip install "egovplan[frames]"')
    pytest.importorskip("pyarrow", reason='the script needs pyarrow: pip install "egovplan[frames]"')
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "good.txt").write_text(egovplan.datasets.sample_text(), encoding="utf-8")
    (tmp_path / "plans" / "bad.txt").mkdir()
    shown = printed("many_plans.py", tmp_path, "plans", "--workers", 1)
    assert shown.startswith("1 plans, ")
    assert "not read" in shown
    assert "email.regular_use" in shown


def test_many_plans_without_a_folder_are_copies_of_the_sample(tmp_path):
    pytest.importorskip("polars", reason='the script needs polars: pip install "egovplan[frames]"')
    pytest.importorskip("pyarrow", reason='the script needs pyarrow: pip install "egovplan[frames]"')
    assert printed("many_plans.py", tmp_path, "--workers", 0).startswith("30 plans, ")


@pytest.fixture(scope="module")
def client():
    """The service, called without a network."""
    pytest.importorskip("fastapi", reason="the service needs FastAPI: pip install fastapi")
    pytest.importorskip("httpx", reason="FastAPI's test client needs httpx: pip install httpx")
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of FastAPI's own parts about one another
        from fastapi.testclient import TestClient

        spec = importlib.util.spec_from_file_location("embed_service", EXAMPLES / "embed_service.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        with TestClient(module.app) as client:
            yield client


SAMPLE = egovplan.datasets.sample_text().encode()


def test_the_service_describes_a_plan(client):
    answer = client.post("/plans", content=SAMPLE).json()
    assert answer["number"] == "2745/QĐ-UBND"
    assert answer["counts"]["statements"] > 30
    assert "milestone-regression" in [finding["code"] for finding in answer["findings"]]


def test_the_service_speaks_vietnamese_when_asked(client):
    answer = client.post("/plans?locale=vi", content=SAMPLE).json()
    assert any("ngược với chiều hướng" in finding["message"] for finding in answer["findings"])
    assert client.post("/plans?locale=xx", content=SAMPLE).status_code == 422


def test_the_service_gives_a_table(client):
    assert client.post("/plans/budget", content=SAMPLE).json()[0]["amount"] == 6_000_000_000
    assert client.post("/plans/no-such", content=SAMPLE).status_code == 404


def test_the_service_refuses_what_is_too_large_and_survives_what_is_no_plan(client):
    assert client.post("/plans", content=b"x" * 5_000_001).status_code == 413
    answer = client.post("/plans", content=b"\x00\x01\x02")
    assert answer.status_code in (200, 422)
    assert client.post("/plans", content=b"").json()["findings"][0]["code"] == "not-a-plan"


def cells():
    return json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]


def source(cell):
    return "".join(cell["source"])


def test_the_notebook_is_a_valid_one():
    nbformat = pytest.importorskip("nbformat", reason="needs nbformat: pip install nbformat")
    nbformat.validate(nbformat.read(NOTEBOOK, as_version=4))


def test_the_cells_of_the_notebook_print_what_they_show(tmp_path, monkeypatch):
    figure = pytest.importorskip("matplotlib.figure", reason='the notebook draws: pip install "egovplan[plot]"')
    monkeypatch.chdir(tmp_path)
    names = {"__name__": "__main__"}
    figures = 0
    for cell in cells():
        if cell["cell_type"] != "code":
            continue
        tree = ast.parse(source(cell))
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(tree, str(NOTEBOOK), "exec"), names)
            value = eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names) if last else None
        figures += isinstance(value, figure.Figure)
        assert out.getvalue() == "".join("".join(output["text"]) for output in cell["outputs"]), source(cell)
    assert figures == 1
