"""Compares a plan with a hand annotation, statement by statement or row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from typing import Any

from egovplan.exchange.evaluation.annotations import Annotations, Record, annotated_rows
from egovplan.exchange.evaluation.comparison import same_cell, same_set, simplified
from egovplan.exchange.evaluation.matching import Pair, Pairing, pair_by
from egovplan.exchange.evaluation.result import Difference, Evaluation
from egovplan.exchange.tables import SCHEMAS, LoadedPlan, registered
from egovplan.exchange.tables.cells import RANGE
from egovplan.model import Plan

__all__ = ["STATEMENT_ATTRIBUTES", "evaluate"]

STATEMENT_ATTRIBUTES = (
    "kind",
    "comparator",
    "approximate",
    "basis",
    "due",
    "levels",
    "service_levels",
    "denominator",
)
"""What is compared of statements that are the same by line, value, high and unit."""

_NOT_ANNOTATED = frozenset({"plan_id", "id", "needs_review"})
_NAMING = ("name", "title", "label", "agency", "role", "text", "subject")
"""Columns that name a row, the most telling first."""


def evaluate(plan: Plan | LoadedPlan, annotations: Annotations, table: str = "statements") -> Evaluation:
    """Compare a plan with a hand annotation of its document.

    A statement is read where one with the same line, value, high and unit is
    annotated; then its attributes are compared. A row of another table is
    read where its line, else its number and name, its name, or its number
    (where that is unique) is annotated; then its cells are compared, in NFC,
    with white space folded, without markup tags and trailing stops. Annotated
    records with ``optional`` count neither way.

    Args:
        plan: A plan, or an object with ``plan`` and ``findings``.
        annotations: A path to a JSON file, a list of statements, or an object
            from table name to rows; see `egovplan.exchange.evaluation.annotations`.
        table: Which table to compare.

    Returns:
        Precision, recall, F1, accuracy of attributes or cells, and what differs.

    Raises:
        FormatError: If the annotations are not of the documented form.
        ValueError: For an unknown table, or one that is not annotated.

    >>> from egovplan.model import Quantity, Source, Statement
    >>> read = Plan("p", statements=[Statement("s", "target", Quantity(80, "percent"), "hồ sơ", source=Source(4))])
    >>> result = evaluate(read, [{"line": 4, "value": 80, "unit": "percent", "kind": "milestone"}])
    >>> result.f1, result.attribute_accuracy
    (1.0, 0.0)
    >>> print(result.differences[0])
    wrong    line 4: 80 percent hồ sơ: kind is 'target', should be 'milestone'
    """
    rows = registered(table)(plan)
    expected = annotated_rows(annotations, table)
    if table == "statements":
        pairing = pair_by(Pairing.of(expected, rows), "key", _statement_key, _likeness_of_statements)
    else:
        pairing = _pair_rows(Pairing.of(expected, rows))
    return _evaluation(table, pairing)


def _evaluation(table: str, pairing: Pairing) -> Evaluation:
    compared: Counter[str] = Counter()
    right: Counter[str] = Counter()
    differences: list[Difference] = []
    firm = [pair for pair in pairing.pairs if not pair.expected.get("optional")]
    for pair in firm:
        for name, expected, found, same in _compared(table, pair):
            compared[name] += 1
            right[name] += same
            if not same:
                what = _what(pair.found)
                differences.append(Difference("wrong", pair.found.get("line"), what, name, expected, found))
    missing = [row for row in pairing.expected if not row.get("optional")]
    differences += [Difference("missing", row.get("line"), _what(row)) for row in missing]
    differences += [Difference("invented", row.get("line"), _what(row)) for row in pairing.found]
    differences.sort(key=lambda difference: (difference.line or 0, difference.kind))
    matched = len(firm)
    return Evaluation(
        table, matched, matched + len(missing), matched + len(pairing.found), compared, right, tuple(differences)
    )


def _compared(table: str, pair: Pair) -> Iterator[tuple[str, Any, Any, bool]]:
    """Each attribute or column of a pair, with both values and whether they agree."""
    if table == "statements":
        for name in STATEMENT_ATTRIBUTES:
            if name in pair.expected:
                yield name, pair.expected[name], pair.found[name], _same_attribute(name, pair.expected, pair.found)
        return
    for name in SCHEMAS[table].names:
        if name in _NOT_ANNOTATED or name not in pair.expected or name == pair.key:
            continue
        expected, found = pair.expected[name], pair.found[name]
        yield name, expected, found, same_cell(expected, found)


def _same_attribute(name: str, expected: Record, found: Record) -> bool:
    if name == "comparator":
        return _comparator(expected) == _comparator(found)
    if name in ("levels", "service_levels"):
        return same_set(expected[name], found[name])
    if name == "approximate":
        return bool(expected[name]) == bool(found[name])
    return same_cell(expected[name], found[name])


def _comparator(row: Record) -> str:
    """The comparator, where a printed range is one however it was annotated."""
    return RANGE if row.get("high") is not None else row.get("comparator") or "="


def _statement_key(row: Record) -> Hashable:
    if row.get("line") is None:
        return None
    return row["line"], _rounded(row["value"]), _rounded(row.get("high")), str(row["unit"])


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(float(value), 9)


def _likeness_of_statements(expected: Record, found: Record) -> int:
    return sum(_same_attribute(name, expected, found) for name in STATEMENT_ATTRIBUTES if name in expected)


def _pair_rows(pairing: Pairing) -> Pairing:
    """Pair rows by line, then by what names them."""
    pairing = pair_by(pairing, "line", lambda row: row.get("line"), _likeness_of_rows)
    pairing = pair_by(pairing, "number and name", _number_and_name, _likeness_of_rows)
    pairing = pair_by(pairing, "name alone", _name, _likeness_of_rows)
    return pair_by(pairing, "number alone", _number, _likeness_of_rows, only_unique=True)


def _likeness_of_rows(expected: Record, found: Record) -> int:
    return sum(same_cell(expected[name], found[name]) for name in expected if name in found and name != "line")


def _name(row: Record) -> str | None:
    for column in _NAMING:
        if isinstance(row.get(column), str):
            return simplified(row[column]) or None
    return None


def _number(row: Record) -> str | None:
    number = row.get("number")
    return simplified(str(number)) or None if number is not None else None


def _number_and_name(row: Record) -> Hashable:
    number, name = _number(row), _name(row)
    return None if number is None or name is None else (number, name)


def _what(row: Record) -> str:
    """A statement or row in a few words; where nothing names it, by its cells."""
    pieces = []
    if row.get("value") is not None and "unit" in row:
        high = f"-{row['high']}" if row.get("high") is not None else ""
        pieces.append(f"{row['value']}{high} {row['unit']}")
    pieces += [str(row[name]) for name in ("number", "quote") if row.get(name)]
    if not row.get("quote"):
        pieces += [str(row[name]) for name in (*_NAMING, "noun") if isinstance(row.get(name), str)][:1]
    if not pieces:
        pieces = [f"{name} {cell}" for name, cell in row.items() if cell and name not in ("line", "optional")]
    text = " ".join(" ".join(pieces).split())
    return text if len(text) <= 80 else text[:77] + "..."
