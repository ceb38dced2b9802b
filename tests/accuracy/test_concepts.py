"""Whether the statements that loading finds in the seeds get the concepts a reader gives them."""

import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import egovplan
from egovplan.model import Plan

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
ANNOTATIONS = ROOT / "tests" / "annotations" / "concepts.json"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents (../shared/seeds) are not here")


@cache
def plan(number: str) -> Plan:
    (document,) = SEEDS.glob(f"{number}_*.txt")
    return egovplan.load(document).plan


@cache
def answers() -> list[tuple[dict[str, Any], str | None]]:
    """Each hand-decided statement with the concept it got; None also where it was not found."""
    found: dict[tuple[str, int, float, str], list[str | None]] = defaultdict(list)
    firm = [r for r in json.loads(ANNOTATIONS.read_text(encoding="utf-8")) if not r.get("optional")]
    for number in sorted({record["file"] for record in firm}):
        for s in plan(number).statements:
            assert s.source is not None
            concept = plan(number)[s.indicator_id].concept if s.indicator_id else None
            found[number, s.source.line, float(s.value), str(s.quantity.unit)].append(concept)
    told = []
    for record in firm:
        here = found[record["file"], record["line"], float(record["value"]), record["unit"]]
        # The same number twice on a line: the one of the right concept first, if there is one.
        concept = record["concept"] if record["concept"] in here else (here[0] if here else None)
        if here:
            here.remove(concept)
        told.append((record, concept))
    return told


def test_nearly_every_statement_gets_a_concept():
    told = answers()
    assert len(told) == 217
    without = [(r["file"], r["line"], r["value"], r["concept"]) for r, concept in told if concept is None]
    assert len(without) <= 0.05 * len(told), without


def test_nearly_every_concept_is_the_right_one():
    told = [(record, concept) for record, concept in answers() if concept is not None]
    wrong = [
        (r["file"], r["line"], r["value"], concept, r["concept"]) for r, concept in told if concept != r["concept"]
    ]
    assert len(wrong) <= 0.03 * len(told), wrong


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_statements_of_one_concept_and_scope_are_one_indicator(number):
    """Where nothing of what is measured differs, there is one indicator with its targets and baseline."""
    of_scope = defaultdict(set)
    for indicator in plan(number).indicators:
        if indicator.concept is None:
            continue
        for s in indicator.statements:
            if s.quantity.unit == "percent":  # counts and money may be of different things
                scope = (indicator.concept, frozenset(s.levels), frozenset(s.service_levels), s.basis)
                of_scope[scope].add(indicator.id)
    assert {scope: ids for scope, ids in of_scope.items() if len(ids) > 1} == {}
