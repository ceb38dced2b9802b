"""The checks on real documents, which stand beside the repository and are not part of it.

For each document: what careful readers marked in it (code and the lines where
it may be told), and every line they marked anything on. What reading does not
carry yet (a table, the claims) is skipped with a reason.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from egovplan.analysis.consistency import check
from egovplan.model import Finding, Plan

SEEDS = Path(__file__).parents[3].parent / "shared" / "seeds"

# Document, code, lines where the finding or a place related to it must stand, table that it needs.
MARKED = [
    ("000", "target-conflict", {100, 109, 114, 270}, "statements"),
    ("000", "target-conflict", {98, 255}, "statements"),
    ("000", "unit-mismatch", {49, 87}, "statements"),
    ("000", "date-conflict", {12}, "legal_bases"),
    ("000", "count-mismatch", {114, 100}, "claims"),
    ("000", "cross-reference", {75}, "claims"),
    ("000", "caption-conflict", {312, 313}, "claims"),
    ("000", "horizon-inverted", {211}, "claims"),
    ("000", "amount-outlier", set(range(451, 459)), "projects"),
    ("000", "unit-missing", set(range(406, 459)), "projects"),
    ("000", "year-implausible", set(range(424, 433)), "projects"),
    ("000", "project-outside-period", set(range(451, 459)), "projects"),
    ("001", "target-conflict", {35}, "statements"),
    ("001", "target-conflict", {45, 49}, "statements"),
    ("001", "date-conflict", {207}, "claims"),
    ("002", "year-implausible", {203}, "claims"),
    ("003", "duplicate-row", {542, 547}, "services"),
    ("003", "duplicate-row", {722, 777}, "services"),
    ("003", "overlapping-phases", {169, 170}, "claims"),
    ("003", "url-suspicious", {386, 388}, "portals"),
    ("003", "group-unlisted", {552}, "services"),
]

# Lines on which neither of two careful readers would be surprised by an error or a warning.
SEEN = {
    "000": {12, 49, 67, 75, 83, 85, 87, 91, 94, 98, 100, 109, 114, 117, 211, 232, 255, 268, 270, 271, 275, 312, 313}
    | set(range(402, 459)),
    "001": {5, 9, 11, 23, 35, 43, 45, 49, 53, 77, 105, 121, 165, 205, 207, 216},
    "002": {26, 32, 36, 37, 38, 40, 87, 109, 133, 203, 206},
    "003": {2, 39, 169, 170, 334, 346, 349, 386, 388, 396, 398, 431, 433, 542, 547, 722, 727, 777},
    "004": {3, 7, 21},
}


@cache
def plan_of(name: str) -> Plan:
    paths = sorted(SEEDS.glob(f"{name}_*.txt"))
    if not paths:
        pytest.skip("the real documents (../shared/seeds) are not beside this checkout")
    loading = pytest.importorskip("egovplan.loading", reason="reading is not built yet")
    plan = loading.load(paths[0]).plan
    assert isinstance(plan, Plan)
    return plan


def lines(finding: Finding) -> set[int]:
    return {place.line for place in (finding.source, *finding.related) if place}


@pytest.mark.parametrize(("name", "code", "places", "table"), MARKED)
def test_what_careful_readers_marked_is_found(name: str, code: str, places: set[int], table: str) -> None:
    plan = plan_of(name)
    if not getattr(plan, table):
        pytest.skip(f"reading does not carry the {table} of this document yet")
    assert any(lines(finding) & places for finding in check(plan, only=[code]))


@pytest.mark.parametrize("name", SEEN)
def test_no_error_or_warning_stands_where_no_careful_reader_saw_anything(name: str) -> None:
    wild = [f for f in check(plan_of(name)) if f.severity != "info" and not lines(f) & SEEN[name]]
    assert wild == []


def test_the_totals_and_funding_notes_of_a_real_inventory_and_budget_hold() -> None:
    # line 38 gives one office a server more than its row does
    found = check(plan_of("002"), only=["sum-mismatch", "count-mismatch", "target-conflict"])
    assert [finding for finding in found if finding.line != 38] == []


def test_ten_groups_and_those_special_to_the_place_agree_with_eleven_rows() -> None:
    assert not check(plan_of("003"), only=["count-mismatch", "target-conflict", "date-conflict"])
