"""Measured values of indicators from a CSV file, or from what a program holds."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any, TextIO

from egovplan.analysis.observation_cells import Style
from egovplan.analysis.observations import ObservationError, ObservationRow, observations_from_rows, to_observations
from egovplan.model import Indicator, Observation, Plan, Source, Year

__all__ = ["read_observations"]

_DELIMITERS = (",", ";", "\t", "|")


def read_observations(
    source: Any,
    plan: Plan | Iterable[Indicator] | None = None,
    *,
    style: Style = "strict",
    on: date | Year | int | str | None = None,
    columns: Mapping[str, str] | None = None,
    delimiter: str | None = None,
    encoding: str = "utf-8-sig",
) -> tuple[Observation, ...]:
    r"""Observations from a CSV file, a list, a dict or a frame.

    Args:
        source: A path or open text file of CSV with a header (columns
            ``indicator``, ``indicator_id``, ``concept`` or ``label``; ``date``
            or ``year``; ``value``; optionally ``note``); anything else goes to
            `egovplan.analysis.to_observations`.
        plan: The plan (or indicators) they belong to.
        style: How numbers and dates in text are read: ``strict`` (what has two
            readings is refused), ``plain`` (``80.5``) or ``vietnamese``
            (``1.268`` is 1268, ``80,5`` is 80.5, ``10/4/2019`` is 10 April).
        on: The day of rows that have no date of their own.
        columns: Names of the columns above, to what the source calls them.
        delimiter: What parts the cells; by default the one of comma,
            semicolon, tab and bar that stands most often in the header.
        encoding: Of a file given by path.

    Returns:
        The observations in the order of the rows, those of a file with their
        line as `Source`. A row without a value was not measured and gives none.

    Raises:
        ObservationError: Naming every row that cannot be read, with its line.
        OSError: If the file cannot be opened.
        TypeError: If the source is none of the above.

    >>> import io
    >>> file = io.StringIO("indicator;year;value\nmail;2010;60\nmail;2015;90,5\n")
    >>> [observation.value for observation in read_observations(file, style="vietnamese")]
    [60, 90.5]
    """
    if isinstance(source, str | Path):
        path = Path(source)
        with path.open(encoding=encoding, newline="") as file:
            rows = list(_csv_rows(file, path.name, delimiter))
    elif isinstance(source, io.TextIOBase) or hasattr(source, "readline"):
        rows = list(_csv_rows(source, _name_of(source), delimiter))
    else:
        return to_observations(source, plan, style=style, on=on, columns=columns)
    return observations_from_rows(rows, plan, style=style, on=on, columns=columns)


def _name_of(file: TextIO) -> str | None:
    name = getattr(file, "name", None)
    return Path(name).name if isinstance(name, str) else None


def _csv_rows(file: TextIO, name: str | None, delimiter: str | None) -> Iterator[ObservationRow]:
    """The rows below the header, each with the line it begins on."""
    place = f" of {name}" if name else ""
    try:
        text = file.read().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise ObservationError([f"line 1{place}: the file is not {error.encoding}; name its encoding"]) from None
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or max(_DELIMITERS, key=first.count))
    try:
        header = _header(next(reader, []), place)
        begins = reader.line_num + 1
        for cells in reader:
            where, source = f"line {begins}{place}", Source(begins, locator=name)
            begins = reader.line_num + 1
            if any(cell.strip() for cell in cells):
                surplus = [cell for cell in cells[len(header) :] if cell.strip()]
                problem = f"{len(cells)} cells, but the header has {len(header)}" if surplus else None
                yield ObservationRow(
                    where, dict(zip_longest(header, cells[: len(header)], fillvalue="")), source, problem
                )
    except csv.Error as error:
        raise ObservationError([f"line {reader.line_num}{place}: {error}"]) from None


def _header(cells: list[str], place: str) -> list[str]:
    header = [cell.strip() for cell in cells]
    named = [cell.casefold() for cell in header if cell]
    twice = [cell for cell in named if named.count(cell) > 1]
    if twice or not named:
        problem = f"the header names {twice[0]!r} twice" if twice else "there is no header"
        raise ObservationError([f"line 1{place}: {problem}"])
    return header
