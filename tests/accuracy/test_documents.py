"""How well documents in other styles are read: our own and real plans, in two halves (see ``tests/documents``)."""

import json
from typing import Any

import pytest
from benchmarks.accuracy import (
    OWN,
    SHARED,
    Annotated,
    documents,
    loaded,
    own_documents,
    real_documents,
    statements_of,
    tables_of,
)

from egovplan.exchange.evaluation import combine

EXPECTED: dict[str, dict[str, Any]] = json.loads((OWN / "metadata.json").read_text(encoding="utf-8"))
HALVES = ("develop", "report")
PLANS = SHARED / "plans"
OWN_DOCUMENTS = [document for half in HALVES for document in own_documents(half)]
needs_plans = pytest.mark.skipif(not PLANS.is_dir(), reason="the real plans (../shared/plans) are not here")


def named(document: Annotated) -> str:
    return document.name


def test_every_document_stands_in_one_half_and_has_its_head_annotated() -> None:
    names = [document.name for document in OWN_DOCUMENTS]
    assert len(names) == len(set(names)) == len(EXPECTED)
    assert {path.stem for path in (*OWN.glob("*.txt"), *OWN.glob("*.html"))} == set(names) == set(EXPECTED)


@pytest.mark.parametrize("half", HALVES)
def test_statements_of_our_own_documents(half: str) -> None:
    result = combine(map(statements_of, own_documents(half)))
    assert result.f1 >= 0.95, result
    assert result.attribute_accuracy >= 0.94, result


@needs_plans
@pytest.mark.parametrize("half", HALVES)
def test_statements_of_a_half(half: str) -> None:
    result = combine(map(statements_of, documents(half)))
    assert result.f1 >= 0.95, result
    assert result.attribute_accuracy >= 0.93, result


@needs_plans
@pytest.mark.parametrize("document", [d for half in HALVES for d in real_documents(half)], ids=named)
def test_no_real_plan_falls_behind(document: Annotated) -> None:
    result = statements_of(document)
    assert result.f1 >= 0.92, result
    assert result.attribute_accuracy >= 0.9, result


@pytest.mark.parametrize("document", OWN_DOCUMENTS, ids=named)
def test_the_head_of_a_document(document: Annotated) -> None:
    plan = loaded(document.document).plan
    act = plan.document
    found = {
        "number": act.number, "issuer": (act.issuer or "").lower(), "place": act.place,
        "kind": act.kind and str(act.kind), "signatory": act.signatory,
        "issued_on": act.issued_on and act.issued_on.isoformat(),
        "period": plan.period and [plan.period.start.isoformat(), plan.period.end.isoformat()],
    }  # fmt: skip
    expected = EXPECTED[document.name] | {"issuer": EXPECTED[document.name]["issuer"].lower()}
    assert found == expected


@pytest.mark.parametrize("document", OWN_DOCUMENTS, ids=named)
def test_nothing_of_a_document_is_dropped_silently(document: Annotated) -> None:
    coverage = loaded(document.document).coverage
    assert coverage.unread_numbers == ()
    assert coverage.line_share >= 0.95, coverage.unclaimed


@pytest.mark.parametrize("document", [d for d in OWN_DOCUMENTS if d.tables is not None], ids=named)
def test_tables_of_our_own_documents(document: Annotated) -> None:
    for name, result in tables_of(document).items():
        assert result.f1 >= 0.9, (name, result)
        assert result.cell_accuracy >= 0.75, (name, result)
