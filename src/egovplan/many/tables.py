"""Tables of many documents: one table where it is asked for, all of a document as bytes."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable
from typing import Any

from egovplan.exchange.frames import Lists, arrow_schema
from egovplan.exchange.frames.arrow import arrow_table
from egovplan.exchange.frames.backends import Backend, converted
from egovplan.exchange.frames.extra import library
from egovplan.exchange.tables import SCHEMAS
from egovplan.loading import LoadedPlan, load
from egovplan.reading.errors import LoadError

__all__ = ["DOCUMENTS", "document_rows", "packed_tables", "table_names", "table_of", "table_schema", "unpacked_tables"]

DOCUMENTS = "documents"
"""The table of the documents themselves: ``path``, ``plan_id``, ``error`` (null where it was read)."""


def table_names(wanted: Iterable[str] | None = None) -> tuple[str, ...]:
    """The names of the tables wanted, or of all there are, without that of the documents.

    Raises:
        ValueError: If there is no such table.
    """
    names = tuple(SCHEMAS) if wanted is None else tuple(dict.fromkeys(wanted))
    for name in names:
        if name != DOCUMENTS:
            arrow_schema(name)
    return tuple(name for name in names if name != DOCUMENTS)


def table_schema(name: str, lists: Lists = "list") -> Any:
    """The ``pyarrow.Schema`` of a table, that of the documents included.

    Args:
        name: Name of the table, or ``documents``.
        lists: As for `egovplan.frame`.

    Raises:
        ValueError: If there is no such table.
        ImportError: Without pyarrow.
    """
    if name != DOCUMENTS:
        return arrow_schema(name, lists)
    pa = library("pyarrow")
    return pa.schema([pa.field(column, pa.string()) for column in ("path", "plan_id", "error")])


def table_of(
    name: str, paths: Iterable[str | os.PathLike[str]], backend: Backend | str = "pandas", lists: Lists = "list"
) -> Any:
    """One table of some documents, read here and now: what each task of a cluster does.

    Args:
        name: Name of the table, or ``documents``.
        paths: Documents. Those that cannot be read have no rows, but stand in
            the table ``documents`` with their error.
        backend: ``pandas``, ``polars`` or ``pyarrow``.
        lists: As for `egovplan.frame`.

    Returns:
        A frame as `egovplan.frame` gives it.

    Raises:
        ValueError: If there is no such table or backend.
        ImportError: If a library is missing; the message names the extra.

    >>> from egovplan.datasets import sample_path
    >>> table_of("documents", [sample_path(), "missing.txt"], "polars")["plan_id"].to_list()
    ['2745-qd-ubnd-2020', None]
    """
    schema = table_schema(name, lists)
    pa = library("pyarrow")
    parts = [schema.empty_table()]
    for path in (os.fspath(path) for path in paths):
        try:
            loaded = load(path)
            part = arrow_table(name, loaded, lists) if name != DOCUMENTS else document_rows(path, loaded.plan.id, None)
        except (LoadError, ValueError) as error:
            part = document_rows(path, None, _reason(error)) if name == DOCUMENTS else None
        if part is not None:
            parts.append(part)
    # In one piece: pandas hands columns in several to Spark in a form that it does not take.
    return converted(pa.concat_tables(parts).combine_chunks(), backend)


def document_rows(path: str, plan_id: str | None, error: str | None) -> Any:
    """The table of documents with one row."""
    row = {"path": [os.fsencode(path).decode("utf-8", "replace")], "plan_id": [plan_id], "error": [error]}
    return library("pyarrow").table(row, schema=table_schema(DOCUMENTS))


def packed_tables(loaded: LoadedPlan, names: tuple[str, ...], lists: Lists) -> bytes:
    """Tables of a document as compact bytes: the plan's id, and Arrow's own without the schemas."""
    tables = {name: arrow_table(name, loaded, lists) for name in names}
    batches = {name: table.to_batches()[0].serialize().to_pybytes() for name, table in tables.items() if table.num_rows}
    return pickle.dumps((loaded.plan.id, batches), protocol=pickle.HIGHEST_PROTOCOL)


def unpacked_tables(data: bytes, lists: Lists) -> tuple[str, dict[str, Any]]:
    """The plan's id, and its tables that have rows, as ``pyarrow.Table``."""
    pa = library("pyarrow")
    library("pyarrow.ipc")
    plan_id, batches = pickle.loads(data)  # written by a process of ours, read from its pipe
    tables = {}
    for name, batch in batches.items():
        read = pa.ipc.read_record_batch(pa.py_buffer(batch), arrow_schema(name, lists))
        tables[name] = pa.Table.from_batches([read])
    return plan_id, tables


def _reason(error: Exception) -> str:
    return error.reason if isinstance(error, LoadError) else str(error)
