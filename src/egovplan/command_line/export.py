"""``egovplan export``: a whole plan in another format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
from attrs import frozen

from egovplan.command_line.documents import file_argument, load_document
from egovplan.command_line.output import write
from egovplan.loading import LoadedPlan

__all__ = ["EXPORTS", "Export", "export"]


@frozen
class Export:
    """A format to export to.

    Attributes:
        write: Writes a loaded plan to a path, or to standard output where that
            is None.
        needs_output: Whether there must be a path (a folder, a binary file).
    """

    write: Callable[[LoadedPlan, Path | None], None]
    needs_output: bool = False


def _json(loaded: LoadedPlan, output: Path | None) -> None:
    from egovplan.exchange.json_format import to_json

    text = to_json(loaded.plan, indent=2) + "\n"
    if output is None:
        write(text)
    else:
        output.write_text(text, encoding="utf-8", newline="\n")


def _csv_folder(loaded: LoadedPlan, output: Path | None) -> None:
    from egovplan.exchange.data_package import write_data_package

    if output is not None:
        write_data_package(loaded, output)


EXPORTS: dict[str, Export] = {
    "json": Export(_json),
    "csv-folder": Export(_csv_folder, needs_output=True),
}
"""Name of a format to how it is written. A further format is a line here."""


@click.command()
@file_argument()
@click.option("--to", "target", type=click.Choice(list(EXPORTS)), required=True, help="Format.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="File or folder to write; by default the screen.")
def export(file: str, target: str, output: Path | None) -> None:
    """Write a whole plan in another format.

    json is the library's own format, which reads back without loss; csv-folder is a Data Package,
    one CSV file per table with a descriptor.
    """
    made = EXPORTS[target]
    if made.needs_output and output is None:
        raise click.UsageError(f"--to {target} needs --output")
    made.write(load_document(file), output)
