"""How well the five seed documents are read, against hand annotations."""

from functools import cache
from pathlib import Path

import pytest

import egovplan
from egovplan.exchange.evaluation import Evaluation, combine, evaluate

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
ANNOTATIONS = ROOT / "tests" / "annotations" / "seeds"
NUMBERS = ("000", "001", "002", "003", "004")

pytestmark = [
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents (../shared/seeds) are not here"),
    pytest.mark.skipif(not hasattr(egovplan, "load"), reason="egovplan.load is not there yet"),
]


@cache
def statements_of(number: str) -> Evaluation:
    (document,) = SEEDS.glob(f"{number}_*.txt")
    return evaluate(egovplan.load(document), ANNOTATIONS / f"{number}.statements.json")


@pytest.mark.parametrize("number", NUMBERS)
def test_statements_of_each_seed_are_found(number: str) -> None:
    result = statements_of(number)
    assert result.f1 >= 0.94, result


def test_statements_of_all_seeds_are_found() -> None:
    result = combine(map(statements_of, NUMBERS))
    assert result.expected == 217, "the annotations hold what all hands agree on"
    assert result.f1 >= 0.97, result


def test_attributes_of_statements_are_right() -> None:
    result = combine(map(statements_of, NUMBERS))
    assert result.attribute_accuracy >= 0.96, result
