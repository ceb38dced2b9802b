"""Hand annotations: what a careful reader finds in a document.

A file of annotations is JSON. Statements are a list of records, one per
quantified statement; tables are an object from the name of a table to a list
of rows; an object may hold the list ``statements`` too. A record has the keys
of the table's columns that the annotator filled in:

- ``line`` (the line of the number, 1-based), ``value``, ``high``, ``unit`` say
  which statement it is;
- ``kind``, ``comparator``, ``approximate``, ``basis``, ``due``, ``levels``,
  ``service_levels``, ``denominator`` are compared where they are there;
- ``optional`` marks what a careful reader may take or leave: it counts neither
  way;
- anything else (``noun``, ``quote``, ``label``, notes) is for people.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any

from egovplan.exchange.format_error import FormatError, Problem

__all__ = ["Annotations", "Record", "annotated_rows"]

Record = Mapping[str, Any]

Annotations = str | PathLike[str] | Sequence[Record] | Mapping[str, Sequence[Record]]
"""A path to a file of annotations, or what such a file holds."""

_REQUIRED = ("line", "value", "unit")


def annotated_rows(annotations: Annotations, table: str) -> list[Record]:
    """The annotated rows of one table.

    Args:
        annotations: A path, or what stands in such a file.
        table: Name of the table.

    Raises:
        FormatError: If the annotations are not of the documented form; it
            names every bad record.
        ValueError: If they hold nothing for that table.
    """
    data: Any = annotations
    if isinstance(annotations, str | PathLike):
        data = _read(Path(annotations))
    where = "$"
    if isinstance(data, Mapping):
        if table not in data:
            raise ValueError(
                f"nothing is annotated for the table {table}; there is {', '.join(sorted(data)) or 'nothing'}"
            )
        data, where = data[table], f"$.{table}"
    elif table != "statements":
        raise ValueError(f"a list of annotations is for the table statements; for {table} give an object with its rows")
    if not isinstance(data, Sequence) or isinstance(data, str):
        raise FormatError([Problem(where, "must be a list of records")])
    problems = [problem for index, record in enumerate(data) for problem in _bad(record, f"{where}[{index}]", table)]
    if problems:
        raise FormatError(problems)
    return list(data)


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise FormatError([Problem("$", f"{path} is no JSON: {error}")]) from error


def _bad(record: Any, where: str, table: str) -> list[Problem]:
    if not isinstance(record, Mapping):
        return [Problem(where, f"must be an object, not {record!r}")]
    if table != "statements":
        return []
    problems = [Problem(f"{where}.{key}", "missing") for key in _REQUIRED if record.get(key) is None]
    for key in ("value", "high", "denominator"):
        value = record.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            problems.append(Problem(f"{where}.{key}", f"must be a number, not {value!r}"))
    return problems
