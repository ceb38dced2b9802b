"""Budgets of real documents, where they and the loader are present."""

from __future__ import annotations

from pathlib import Path

import pytest

from egovplan.analysis.budget import aggregate_budget
from egovplan.model import Money

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def loaded(prefix: str):
    if not SEEDS.is_dir():
        pytest.skip("the seed documents in ../shared/seeds are not here")
    load = pytest.importorskip("egovplan.loading", reason="there is no loader yet").load
    plan = load(next(SEEDS.glob(f"{prefix}_*.txt"))).plan
    if not plan.projects:
        pytest.skip("the reader gives no projects (its own tests say whether it should)")
    return plan


def test_ninh_thuan_2009_2010_sets_aside_8_7_central_and_8_3_local_billion():
    table = aggregate_budget(loaded("002"), by="source")
    assert table.total == Money(17 * 10**9)
    assert table.amount(source="central") == Money(8_700_000_000)
    assert table.amount(source="local") == Money(8_300_000_000)


def test_the_projects_of_quang_ngai_2011_2015_have_no_printed_unit():
    table = aggregate_budget(loaded("000"), by="source")
    assert table.total is None
    printed = sorted(apart.printed.value for apart in table.apart if apart.printed)
    assert printed == [220, 4623, 7450, 7575, 8810]
    assert {row["source"] for row in table.apart_rows} == {
        "local",
        "central+local",
        "local+fund",
        "local+oda",
        "central+local+other",
    }
