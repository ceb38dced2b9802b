"""``egovplan evaluate``: a plan against a hand annotation of its document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from egovplan.command_line.documents import file_argument, format_option, load_document
from egovplan.command_line.output import printable, write, write_json
from egovplan.exchange.evaluation import Evaluation
from egovplan.exchange.evaluation import evaluate as compare
from egovplan.exchange.format_error import FormatError, Problem
from egovplan.exchange.tables import SCHEMAS

__all__ = ["evaluate"]


@click.command()
@file_argument()
@click.argument("annotations", type=click.Path(path_type=Path))
@click.option("--table", type=click.Choice(sorted(SCHEMAS)), metavar="NAME", help="Compare this table only.")
@format_option("text", "json")
def evaluate(file: str, annotations: Path, table: str | None, form: str) -> None:
    """Compare a plan with a hand annotation.

    Says how well the plan that is read from FILE agrees with ANNOTATIONS made by hand: JSON, a list
    of statements or an object from the name of a table to its rows. Every table that is annotated
    is compared, unless one is named.
    """
    loaded = load_document(file)
    annotated = _read(annotations)
    results: list[Evaluation] = []
    for name in [table] if table else _tables(annotated):
        try:
            results.append(compare(loaded, annotated, name))
        except FormatError:
            raise
        except ValueError as error:
            raise click.UsageError(f"{annotations}: {error}") from error
    if form == "json":
        write_json([_record(result) for result in results])
    else:
        write("\n\n".join(printable(str(result)) for result in results) + "\n")


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except ValueError as error:  # bad syntax, bad UTF-8
        raise FormatError([Problem(str(path), f"is no JSON: {error}")]) from error


def _tables(annotated: Any) -> Iterator[str]:
    """Names of the annotated tables, in order; notes between them are left out."""
    if not isinstance(annotated, Mapping):
        yield "statements"
        return
    names = [name for name in annotated if name in SCHEMAS]
    if not names:
        raise FormatError([Problem("$", f"annotates no table; the tables are {', '.join(sorted(SCHEMAS))}")])
    yield from names


def _record(result: Evaluation) -> dict[str, Any]:
    return {
        "table": result.table,
        "matched": result.matched,
        "expected": result.expected,
        "found": result.found,
        "precision": result.precision,
        "recall": result.recall,
        "f1": result.f1,
        "attribute_accuracy": result.attribute_accuracy,
        "attributes": result.attributes,
        "differences": [str(difference) for difference in result.differences],
    }
