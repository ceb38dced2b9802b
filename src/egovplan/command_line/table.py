"""``egovplan table``: one table of a plan."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import click

from egovplan.command_line.documents import file_argument, format_option, load_document
from egovplan.command_line.output import write
from egovplan.exchange.csv_format import table_to_csv
from egovplan.exchange.tables import SCHEMAS, registered
from egovplan.loading import LoadedPlan

__all__ = ["FORMATS", "table"]


def _json(name: str, loaded: LoadedPlan) -> str:
    return json.dumps(registered(name)(loaded), ensure_ascii=False, indent=2) + "\n"


def _markdown(name: str, loaded: LoadedPlan) -> str:
    names = SCHEMAS[name].names
    lines = [names, ("---",) * len(names)]
    lines += [tuple(_cell(row[column]) for column in names) for row in registered(name)(loaded)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(value: Any) -> str:
    """A value in a Markdown table: no line break, no bar, no tag."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        value = ", ".join(map(str, value))
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|").replace("&", "&amp;").replace("<", "&lt;")


FORMATS: dict[str, Callable[[str, LoadedPlan], str]] = {"csv": table_to_csv, "json": _json, "md": _markdown}
"""Name of a form to the function that makes it of a table's name and a loaded plan."""


@click.command()
@click.argument("name", type=click.Choice(sorted(SCHEMAS)), metavar="NAME")
@file_argument()
@format_option(*FORMATS)
def table(name: str, file: str, form: str) -> None:
    """Print one table of a plan for another program.

    The tables: agencies, budget, claims, databases, findings, goals, inventory, legal_bases,
    milestones, portals, projects, reporting_duties, responsibilities, rollouts, service_groups,
    services, staffing, statements. Every row says in which line it was read.
    """
    write(FORMATS[form](name, load_document(file)))
