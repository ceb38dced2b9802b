"""Every format on the plans of the five seed documents."""

import json
import pickle
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import egovplan
from egovplan.exchange import tables
from egovplan.exchange.csv_format import csv_to_rows, table_to_csv
from egovplan.exchange.data_package import read_data_package, write_data_package
from egovplan.exchange.json_format import from_json, to_json
from egovplan.exchange.json_schema import json_schema

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
DOCUMENTS = sorted(SEEDS.glob("*.txt"))

pytestmark = [
    pytest.mark.skipif(not DOCUMENTS, reason="the seed documents (../shared/seeds) are not here"),
    pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name[:3]),
]


@cache
def loaded(document: Path) -> Any:
    return egovplan.load(document)


def test_json_and_pickle_give_the_plan_back(document: Path) -> None:
    plan = loaded(document).plan
    text = to_json(plan)
    assert from_json(text) == plan
    assert pickle.loads(pickle.dumps(plan)) == plan
    Draft202012Validator(json_schema()).validate(json.loads(text))


def test_rows_have_ids_of_their_own(document: Path) -> None:
    for name in tables.SCHEMAS:
        ids = [row["id"] for row in tables.registered(name)(loaded(document))]
        assert len(set(ids)) == len(ids), name


def test_rows_stand_on_lines_of_the_document(document: Path) -> None:
    last = loaded(document).text.count("\n") + 1
    for name in tables.SCHEMAS:
        for row in tables.registered(name)(loaded(document)):
            assert row["line"] is None or 1 <= row["line"] <= last, (name, row)


def test_csv_gives_the_tables_back(document: Path) -> None:
    for name, schema in tables.SCHEMAS.items():
        assert csv_to_rows(table_to_csv(name, loaded(document)), schema) == tables.registered(name)(loaded(document))


def test_a_data_package_is_valid_and_gives_the_tables_back(document: Path, tmp_path: Path) -> None:
    path = write_data_package(loaded(document), tmp_path)
    assert read_data_package(path) == {name: tables.registered(name)(loaded(document)) for name in tables.SCHEMAS}
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    report = frictionless.validate(str(path))
    assert report.valid, report.flatten(["name", "type", "message"])
