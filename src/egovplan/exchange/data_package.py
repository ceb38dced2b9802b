"""A folder of CSV files with a descriptor: a Data Package (specs.frictionlessdata.io).

One file per table of `egovplan.tables`, of one plan or of many, and
``datapackage.json`` with the schema of each. Lists stand as JSON arrays, as
Table Schema wants them; texts that a spreadsheet would run as a formula have an
apostrophe in front, which reading takes away.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import Any

from egovplan.exchange.csv_format import csv_to_rows, rows_to_csv
from egovplan.exchange.format_error import FormatError, Problem
from egovplan.exchange.tables import SCHEMAS, Column, ColumnType, LoadedPlan, Row, TableSchema, registered
from egovplan.model import Plan

__all__ = ["DESCRIPTOR", "descriptor", "read_data_package", "write_data_package"]

DESCRIPTOR = "datapackage.json"
"""Name of the file that describes the others."""

_FIELD_TYPES = {
    ColumnType.TEXT: "string",
    ColumnType.INTEGER: "integer",
    ColumnType.MONEY: "integer",
    ColumnType.NUMBER: "number",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.DATE: "date",
    ColumnType.TEXTS: "array",
    ColumnType.INTEGERS: "array",
    ColumnType.SERVICE_LEVELS: "array",
}


def write_data_package(
    plans: Plan | LoadedPlan | Iterable[Plan | LoadedPlan], folder: str | PathLike[str], *, title: str | None = None
) -> Path:
    """Write every table of one or several plans into a folder.

    Args:
        plans: A plan, an object with ``plan`` and ``findings``, or several.
        folder: Where to; made where it is missing. Files of the tables' names
            are replaced.
        title: Title of the package; by default that of a single plan.

    Returns:
        The path of the descriptor.
    """
    several = list(plans) if isinstance(plans, Iterable) else [plans]
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for name, schema in SCHEMAS.items():
        rows = [row for plan in several for row in registered(name)(plan)]
        text = rows_to_csv(rows, schema, lists="json")
        (target / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    if title is None and len(several) == 1:
        only = several[0]
        title = (only if isinstance(only, Plan) else only.plan).title
    described = json.dumps(descriptor(title), ensure_ascii=False, indent=2)
    (target / DESCRIPTOR).write_text(described + "\n", encoding="utf-8")
    return target / DESCRIPTOR


def descriptor(title: str | None = None) -> dict[str, Any]:
    """The descriptor of a package with every table.

    Args:
        title: Title of the package, or None.
    """
    package: dict[str, Any] = {"profile": "tabular-data-package", "name": "egovplan"}
    if title:
        package["title"] = title
    return {
        **package,
        "description": "E-government plans as tables. A text that begins with =, +, -, @ or an apostrophe has an "
        "apostrophe in front, so that no spreadsheet runs it as a formula.",
        "resources": [_resource(schema) for schema in SCHEMAS.values()],
    }


def read_data_package(folder: str | PathLike[str]) -> dict[str, list[Row]]:
    """Read the tables of a package that `write_data_package` wrote.

    Args:
        folder: The folder, or the descriptor in it.

    Returns:
        Table name to rows. Resources that are no tables of egovplan are left out.

    Raises:
        FormatError: With the file, row and column of every bad cell.
        OSError: If a file cannot be read.
    """
    place = Path(folder)
    place = place.parent if place.name == DESCRIPTOR else place
    tables: dict[str, list[Row]] = {}
    problems: list[Problem] = []
    for name, file in _files(place / DESCRIPTOR).items():
        try:
            tables[name] = csv_to_rows((place / file).read_bytes().decode("utf-8"), SCHEMAS[name])
        except FormatError as error:
            problems += [Problem(f"{file}, {problem.path}", problem.message) for problem in error.problems]
        except UnicodeDecodeError as error:
            problems.append(Problem(file, f"is not UTF-8: {error}"))
    if problems:
        raise FormatError(problems)
    return tables


def _files(path: Path) -> dict[str, str]:
    """Table name to file name, from a descriptor; files lie beside it and nowhere else."""
    try:
        resources = json.loads(path.read_text(encoding="utf-8"))["resources"]
        named = {resource["name"]: resource["path"] for resource in resources}
    except (ValueError, KeyError, TypeError) as error:
        raise FormatError([Problem(path.name, f"is no descriptor of a data package: {error!r}")]) from error
    for name, file in named.items():
        if not isinstance(file, str) or Path(file).name != file or file in ("", ".", ".."):
            raise FormatError(
                [Problem(f"{path.name}, resource {name}", f"must lie beside the descriptor, not {file!r}")]
            )
    return {name: file for name, file in named.items() if name in SCHEMAS}


def _resource(schema: TableSchema) -> dict[str, Any]:
    return {
        "name": schema.name,
        "path": f"{schema.name}.csv",
        "profile": "tabular-data-resource",
        "description": schema.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in schema.columns],
            "missingValues": [""],
            "primaryKey": ["plan_id", "id"],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    described = {"name": column.name, "type": _FIELD_TYPES[column.type], "description": column.description}
    return {**described, "constraints": {"required": True}} if column.required else described
