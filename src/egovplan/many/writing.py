"""`write_tables`: the tables of many documents into Parquet files or a DuckDB database."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Literal

from attrs import frozen

from egovplan.exchange.frames import Lists
from egovplan.exchange.frames.extra import library
from egovplan.many.jobs import tables_of_document
from egovplan.many.loading import AnyPath, in_workers
from egovplan.many.tables import DOCUMENTS, document_rows, table_names, table_schema, unpacked_tables
from egovplan.reading.errors import LoadError

__all__ = ["Written", "write_tables"]

Put = Callable[[str, Any], None]
"""What takes the rows of a table: its name and a ``pyarrow.Table``."""

_ROWS_HELD = 20_000
"""Rows of a table held before they are written, which makes a row group of a Parquet file."""


@frozen
class Written:
    """What `write_tables` did.

    Attributes:
        target: The folder or the database.
        documents: How many documents were read.
        failures: Path and error of each that was not; they stand in the table
            ``documents`` too.
        rows: How many rows each table has.
    """

    target: Path
    documents: int
    failures: tuple[tuple[str, LoadError], ...]
    rows: dict[str, int]


def write_tables(
    paths: Iterable[AnyPath],
    target: AnyPath,
    format: Literal["parquet", "duckdb"] | str = "parquet",
    *,
    tables: Iterable[str] | None = None,
    lists: Lists = "list",
    workers: int | None = None,
    progress: bool | None = None,
) -> Written:
    """Write the tables of many documents: one Parquet file, or one table of a DuckDB database, for each.

    Rows stand in the order in which documents are finished, those of a
    document together. Beside the tables of the plans there is ``documents``,
    with ``path``, ``plan_id`` and ``error`` of every document.

    Args:
        paths: Documents.
        target: The folder for the Parquet files, or the file of the database;
            made where it is missing. Files and tables of the same names are
            replaced, each when it is complete.
        format: ``parquet`` or ``duckdb``.
        tables: Which tables; by default all.
        lists: As for `egovplan.frame`.
        workers: As for `load_many`.
        progress: As for `load_many`.

    Returns:
        What was written, and what could not be read.

    Raises:
        ValueError: For another format, or a table that there is not.
        ImportError: If a library is missing; the message names the extra.
        OSError: If the target cannot be written.
    """
    if format not in _TARGETS:
        raise ValueError(f"tables are written as {' or '.join(_TARGETS)}, not as {format!r}")
    if isinstance(paths, str | os.PathLike):
        raise TypeError("write_tables takes several paths")
    names = table_names(tables)
    job = partial(tables_of_document, names=names, lists=lists)
    failures: list[tuple[str, LoadError]] = []
    rows = dict.fromkeys((DOCUMENTS, *names), 0)
    read = 0
    finished = in_workers(paths, job, workers, progress)
    with closing(finished), _TARGETS[format](Path(target), tuple(rows), lists) as put:
        for path, result in finished:
            if isinstance(result, LoadError):
                failures.append((path, result))
                parts = {DOCUMENTS: document_rows(path, None, result.reason)}
            else:
                plan_id, parts = unpacked_tables(result, lists)
                parts[DOCUMENTS] = document_rows(path, plan_id, None)
                read += 1
            for name, part in parts.items():
                put(name, part)
                rows[name] += part.num_rows
    return Written(Path(target), read, tuple(failures), rows)


@contextmanager
def _held(write: Put) -> Iterator[Put]:
    """Hold rows back until there are enough for one write; small ones would make large files."""
    pa = library("pyarrow")
    waiting: dict[str, list[Any]] = {}
    counts: dict[str, int] = {}

    def put(name: str, part: Any) -> None:
        waiting.setdefault(name, []).append(part)
        counts[name] = counts.get(name, 0) + part.num_rows
        if counts[name] >= _ROWS_HELD:
            flush(name)

    def flush(name: str) -> None:
        write(name, pa.concat_tables(waiting.pop(name)).combine_chunks())
        counts[name] = 0

    yield put
    for name in tuple(waiting):
        flush(name)


@contextmanager
def _parquet(folder: Path, names: tuple[str, ...], lists: Lists) -> Iterator[Put]:
    parquet = library("pyarrow.parquet")
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = {name: folder / f".{name}.parquet.part" for name in names}
    writers: dict[str, Any] = {}
    try:
        for name in names:
            writers[name] = parquet.ParquetWriter(unfinished[name], table_schema(name, lists), compression="zstd")
        with _held(lambda name, part: writers[name].write_table(part)) as put:
            yield put
        for name, writer in writers.items():
            writer.close()
            unfinished[name].replace(folder / f"{name}.parquet")
    finally:
        for name, writer in writers.items():
            writer.close()
            unfinished[name].unlink(missing_ok=True)


@contextmanager
def _duckdb(file: Path, names: tuple[str, ...], lists: Lists) -> Iterator[Put]:
    duckdb = library("duckdb")
    file.parent.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(str(file))

    def insert(name: str, part: Any) -> None:
        connection.from_arrow(part).insert_into(_unfinished(name))

    try:
        for name in names:
            connection.execute(f'DROP TABLE IF EXISTS "{_unfinished(name)}"')
            connection.from_arrow(table_schema(name, lists).empty_table()).create(_unfinished(name))
        with _held(insert) as put:
            yield put
        for name in names:
            connection.execute(f'DROP TABLE IF EXISTS "{name}"')
            connection.execute(f'ALTER TABLE "{_unfinished(name)}" RENAME TO "{name}"')
    finally:
        for name in names:
            connection.execute(f'DROP TABLE IF EXISTS "{_unfinished(name)}"')
        connection.close()


def _unfinished(name: str) -> str:
    return f"{name}_unfinished"


_TARGETS: dict[str, Callable[[Path, tuple[str, ...], Lists], AbstractContextManager[Put]]] = {
    "parquet": _parquet,
    "duckdb": _duckdb,
}
