"""The sample document: what the README, the lessons and the benchmarks rely on."""

from __future__ import annotations

import unicodedata

import pytest

import egovplan
from egovplan import datasets


@pytest.fixture(scope="module")
def loaded():
    return egovplan.load(datasets.sample_path())


def test_path_and_text_are_the_same_document(loaded):
    assert loaded.text == datasets.sample_text()
    assert unicodedata.is_normalized("NFC", loaded.text)


def test_it_has_every_part_that_a_plan_has(loaded):
    plan = loaded.plan
    assert (plan.document.number, str(plan.document.issued_on)) == ("2745/QĐ-UBND", "2020-12-18")
    assert plan.document.signatory == "Trần Văn Hải"
    assert plan.period is not None
    assert list(plan.period.years) == [2021, 2022, 2023, 2024, 2025]
    assert len(plan.legal_bases) == 8
    assert {str(statement.kind) for statement in plan.statements} == {"baseline", "target", "milestone", "budget"}
    assert len(plan.milestones) == 2
    assert len(plan.projects) == 5
    assert len(plan.databases) == 12
    assert len(plan.reporting_duties) == 3


def test_four_indicators_are_followed_over_five_years(loaded):
    series = [[point.value for point in points] for points in loaded.plan.roadmap.series().values() if len(points) > 1]
    assert series == [[60, 75, 85, 95, 100], [65, 75, 85, 80, 95], [20, 28, 35, 42, 50], [2, 4, 7, 9, 12]]


def test_the_two_mistakes_that_were_put_in_are_found_and_nothing_else(loaded):
    found = {(finding.code, finding.line) for finding in loaded.findings if str(finding.severity) != "info"}
    assert ("milestone-regression", 92) in found
    assert {code for code, _ in found} == {"milestone-regression", "sum-mismatch"}
    assert {line for code, line in found if code == "sum-mismatch"} <= {102, 147}


def test_every_number_is_read_or_set_aside(loaded):
    assert loaded.coverage.unread_numbers == ()
