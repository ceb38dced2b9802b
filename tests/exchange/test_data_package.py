"""A folder of CSV files with a descriptor."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from egovplan.exchange import tables
from egovplan.exchange.data_package import DESCRIPTOR, read_data_package, write_data_package
from egovplan.exchange.format_error import FormatError
from egovplan.model import Plan
from egovplan.testing import plans


def validated(path: Path) -> Any:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    return frictionless.validate(str(path))


def test_a_package_holds_every_table_and_comes_back(tmp_path: Path, loaded: SimpleNamespace) -> None:
    path = write_data_package(loaded, tmp_path / "package")
    assert path == tmp_path / "package" / "datapackage.json"
    again = read_data_package(path.parent)
    assert again == {name: tables.registered(name)(loaded) for name in tables.SCHEMAS}
    assert read_data_package(path) == again


def test_frictionless_finds_a_package_valid(tmp_path: Path, loaded: SimpleNamespace) -> None:
    report = validated(write_data_package(loaded, tmp_path))
    assert report.valid, report.flatten(["name", "type", "message"])
    assert len(report.tasks) == len(tables.SCHEMAS)


def test_frictionless_finds_a_fault(tmp_path: Path, loaded: SimpleNamespace) -> None:
    path = write_data_package(loaded, tmp_path)
    goals = tmp_path / "goals.csv"
    goals.write_text(goals.read_text(encoding="utf-8").replace(",8,", ",eight,"), encoding="utf-8")
    assert not validated(path).valid


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=plans(max_size=2))
def test_frictionless_finds_packages_of_any_plan_valid(tmp_path_factory: pytest.TempPathFactory, plan: Plan) -> None:
    report = validated(write_data_package(plan, tmp_path_factory.mktemp("package")))
    assert report.valid, report.flatten(["name", "type", "message"])


def test_several_plans_share_the_tables(tmp_path: Path, plan: Plan) -> None:
    write_data_package([plan, Plan("other", goals=plan.goals)], tmp_path, title="Two plans")
    goals = read_data_package(tmp_path)["goals"]
    assert [row["plan_id"] for row in goals] == [plan.id, plan.id, "other", "other"]
    assert json.loads((tmp_path / DESCRIPTOR).read_text(encoding="utf-8"))["title"] == "Two plans"
    assert validated(tmp_path / DESCRIPTOR).valid


def test_the_title_is_that_of_a_single_plan(tmp_path: Path, plan: Plan) -> None:
    path = write_data_package(plan, tmp_path)
    assert json.loads(path.read_text(encoding="utf-8"))["title"] == plan.title


def test_nothing_in_a_package_is_run_by_a_spreadsheet(tmp_path: Path) -> None:
    write_data_package(Plan("=p", title="=1+1"), tmp_path)
    assert all(not line.startswith("=") for file in tmp_path.glob("*.csv") for line in file.read_text().splitlines())


def test_bad_cells_are_named_with_their_file(tmp_path: Path, plan: Plan) -> None:
    write_data_package(plan, tmp_path)
    goals = tmp_path / "goals.csv"
    goals.write_text(goals.read_text(encoding="utf-8").replace(",8,", ",eight,"), encoding="utf-8")
    (tmp_path / "claims.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(FormatError) as caught:
        read_data_package(tmp_path)
    assert [problem.path for problem in caught.value.problems] == ["goals.csv, row 1, column line", "claims.csv"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "is no descriptor"),
        ("[]", "is no descriptor"),
        ("{}", "is no descriptor"),
        ('{"resources": [{"name": "goals", "path": "../goals.csv"}]}', "must lie beside the descriptor"),
        ('{"resources": [{"name": "goals", "path": "/etc/passwd"}]}', "must lie beside the descriptor"),
        ('{"resources": [{"name": "goals", "path": ["goals.csv"]}]}', "must lie beside the descriptor"),
    ],
)
def test_a_bad_descriptor_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / DESCRIPTOR).write_text(text)
    with pytest.raises(FormatError, match=problem):
        read_data_package(tmp_path)


def test_resources_of_others_are_left_out(tmp_path: Path, plan: Plan) -> None:
    path = write_data_package(plan, tmp_path)
    described = json.loads(path.read_text(encoding="utf-8"))
    described["resources"].append({"name": "photographs", "path": "photographs.csv"})
    path.write_text(json.dumps(described))
    assert set(read_data_package(path)) == set(tables.SCHEMAS)
