"""Accuracy against hand annotations: statements, attributes, tables, heads of documents.

Three sets: the seeds, the half that rules are developed on, and the half that
is only reported. The real documents lie in ``../shared`` beside the checkout
and are left out where they are not there; our own are in ``tests/documents``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import egovplan
from egovplan.exchange.evaluation import Evaluation, combine, evaluate

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
OWN = ROOT / "tests" / "documents"
ANNOTATIONS = ROOT / "tests" / "annotations"
SETS = ("seeds", "develop", "report")


class Annotated(NamedTuple):
    """A document and its hand annotations; ``tables`` is None where it has none."""

    name: str
    document: Path
    statements: Path
    tables: Path | None


def documents(name: str) -> list[Annotated]:
    """The annotated documents of a set that are there, real ones first."""
    return [*real_documents(name), *own_documents(name)]


def real_documents(name: str) -> list[Annotated]:
    """Those of ``../shared``."""
    if name == "seeds":
        return list(_shared(ANNOTATIONS / "seeds", SHARED / "seeds"))
    return list(_shared(ANNOTATIONS / "plans" / name, SHARED / "plans"))


def own_documents(name: str) -> list[Annotated]:
    """Those written for the purpose."""
    halves: dict[str, list[str]] = json.loads((OWN / "halves.json").read_text(encoding="utf-8"))
    return [_own(own) for own in halves.get(name, ())]


def _own(name: str) -> Annotated:
    document = next(path for ending in (".txt", ".html") if (path := OWN / f"{name}{ending}").exists())
    tables = OWN / f"{name}.tables.json"
    return Annotated(name, document, OWN / f"{name}.statements.json", tables if tables.exists() else None)


def _shared(annotations: Path, texts: Path) -> Iterator[Annotated]:
    for path in sorted(annotations.glob("*.statements.json")):
        number = path.name.split(".")[0]
        tables = annotations / f"{number}.tables.json"
        for document in sorted(texts.glob(f"{number}_*.txt")):
            yield Annotated(document.stem[:44], document, path, tables if tables.exists() else None)


@cache
def loaded(document: Path) -> egovplan.LoadedPlan:
    """The document as loaded."""
    return egovplan.load(document)


@cache
def statements_of(document: Annotated) -> Evaluation:
    """How well the statements of a document are read."""
    return evaluate(loaded(document.document), document.statements)


def tables_of(document: Annotated) -> dict[str, Evaluation]:
    """How well each annotated table of a document is read, by name."""
    if document.tables is None:
        return {}
    annotated: dict[str, Any] = json.loads(document.tables.read_text(encoding="utf-8"))
    return {name: evaluate(loaded(document.document), annotated, name) for name in annotated}


def main() -> None:
    for name in SETS:
        print(f"\n{name:<46}{'expected':>9}{'missing':>9}{'invented':>9}{'F1':>8}{'attributes':>12}")
        found = documents(name)
        for document in found:
            print(_line(document.name, statements_of(document)))
        if found:
            print(_line("all", combine(map(statements_of, found))))
            if real_documents(name) and own_documents(name):
                print(_line("  of these our own", combine(map(statements_of, own_documents(name)))))
        print(f"{'tables':<46}{'rows':>9}{'missing':>9}{'invented':>9}{'F1':>8}{'cells':>12}")
        for document in found:
            for table, result in tables_of(document).items():
                if result.expected or result.found:
                    print(_line(f"{document.name[:24]} {table}", result))
    if not SHARED.is_dir():
        print("\nthe real documents (../shared) are not here: our own only")


def _line(name: str, result: Evaluation) -> str:
    return (
        f"{name:<46}{result.expected:>9}{result.missing:>9}{result.invented:>9}"
        f"{result.f1:>8.3f}{result.attribute_accuracy:>12.3f}"
    )
