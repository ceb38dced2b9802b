"""The tables of the seed documents, against hand annotations, and printed in other layouts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tests.reading.families.printing import LAYOUTS, printed

import egovplan
from egovplan.exchange.evaluation import evaluate
from egovplan.loading import LoadedPlan
from egovplan.reading.blocks import Table
from egovplan.reading.letterhead import is_layout

ROOT = Path(__file__).parents[3]
SEEDS = ROOT.parent / "shared" / "seeds"
PLANS = ROOT.parent / "shared" / "plans"
ANNOTATIONS = ROOT / "tests" / "annotations"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents (../shared/seeds) are not here")

COUNTS = [
    ("000", "projects", 5), ("000", "budget", 5), ("000", "databases", 20), ("000", "staffing", 24),
    ("001", "projects", 39), ("002", "inventory", 35), ("002", "projects", 16), ("002", "budget", 18),
    ("003", "service_groups", 11), ("003", "services", 63), ("003", "rollouts", 36), ("003", "portals", 19),
    ("003", "projects", 6),
]  # fmt: skip
PARTS = (
    "projects", "budget", "services", "service_groups", "databases", "portals", "rollouts", "inventory", "staffing",
    "generic_tables", "claims", "statements",
)  # fmt: skip


@cache
def seed(number: str) -> LoadedPlan:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return egovplan.load(path)


@pytest.mark.parametrize(("number", "table", "count"), COUNTS)
def test_every_row_is_found_none_invented_and_the_cells_are_right(number: str, table: str, count: int) -> None:
    assert len(getattr(seed(number).plan, table)) == count
    result = evaluate(seed(number), ANNOTATIONS / "seeds" / f"{number}.tables.json", table)
    assert result.f1 == 1, result
    assert result.attribute_accuracy >= 0.99, result


def test_no_table_of_the_seeds_is_unknown() -> None:
    for number in ("000", "001", "002", "003", "004"):
        assert not seed(number).plan.generic_tables


def test_the_services_are_told_by_level() -> None:
    levels = [str(service.level) for service in seed("003").plan.services]
    assert [levels.count(level) for level in ("province", "district", "commune")] == [20, 30, 13]


def test_the_tasks_stand_in_their_groups() -> None:
    groups = [project.group for project in seed("001").plan.projects]
    assert [groups.count(group) for group in dict.fromkeys(groups)] == [5, 28, 6]


def test_the_total_rows_are_claims_that_hold() -> None:
    totals = [(c.table, c.subject, c.value) for c in seed("002").plan.claims if c.kind == "total" and c.source]
    assert totals[:4] == [
        ("inventory", "servers", "81"), ("inventory", "workstations", "1268"), ("inventory", "laptops", "75"),
        ("inventory", "administrators", "32"),
    ]  # fmt: skip
    assert {("budget", "amount", "17.000"), ("budget", "central", "8.700"), ("budget", "local", "8.300")} <= set(totals)
    assert not [f for f in seed("002").findings if f.code == "sum-mismatch" and f.line in (181, 202)]


def test_a_title_that_speaks_of_something_else_is_found() -> None:
    told = [finding for finding in seed("000").findings if finding.code == "caption-conflict"]
    assert any("services" in finding.message and "databases" in finding.message for finding in told)


@pytest.mark.parametrize("number", ["000", "001", "002", "003"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_parts_and_ids_are_the_same_in_every_layout(number: str, layout: str) -> None:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    lines = path.read_text(encoding="utf-8").split("\n")
    fresh = egovplan.load(path)
    tables = [block for block in fresh._reading.context.blocks if isinstance(block, Table) and not is_layout(block)]
    position, out = 0, []
    for table in tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        out += [*lines[position : table.first], "", printed(rows, layout), "", ""]
        position = table.last + 1
    again = egovplan.load_text("\n".join([*out, *lines[position:]])).plan
    for name in PARTS:
        assert [part.id for part in getattr(again, name)] == [part.id for part in getattr(fresh.plan, name)], name


@pytest.mark.parametrize(("number", "count"), [("21", 47), ("26", 343), ("03", 52)])
def test_statements_of_indicator_tables_of_other_plans(number: str, count: int) -> None:
    path = next(iter(PLANS.glob(f"{number}_*.txt")), None)
    if path is None:
        pytest.skip("the plans (../shared/plans) are not here")
    result = evaluate(egovplan.load(path), ANNOTATIONS / "plans" / "develop" / f"{number}.statements.json")
    assert result.expected == count
    assert result.f1 >= 0.98, result


@pytest.mark.parametrize(("number", "count"), [("03", 75), ("22", 140), ("33", 82)])
def test_tasks_of_other_plans(number: str, count: int) -> None:
    path = next(iter(PLANS.glob(f"{number}_*.txt")), None)
    if path is None:
        pytest.skip("the plans (../shared/plans) are not here")
    plan = egovplan.load(path).plan
    assert len(plan.projects) == count
    assert not plan.generic_tables
    assert all(project.lead for project in plan.projects)
