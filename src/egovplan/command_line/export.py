"""``egovplan export``: a whole plan in another format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click
from attrs import frozen

from egovplan.command_line.documents import file_argument, load_document, locale_option
from egovplan.command_line.output import write
from egovplan.formatting import format_finding
from egovplan.loading import LoadedPlan
from egovplan.model import Finding

__all__ = ["EXPORTS", "Export", "export"]


@frozen
class Export:
    """A format to export to.

    Attributes:
        write: Writes a loaded plan to a path, or to standard output where that
            is None, with headings in the language of the locale.
        needs_output: Whether there must be a path (a folder, a binary file).
    """

    write: Callable[[LoadedPlan, Path | None, str], None]
    needs_output: bool = False


def _json(loaded: LoadedPlan, output: Path | None, locale: str) -> None:
    from egovplan.exchange.json_format import to_json

    _text(to_json(loaded.plan, indent=2) + "\n", output)


def _yaml(loaded: LoadedPlan, output: Path | None, locale: str) -> None:
    from egovplan.exchange.yaml_format import to_yaml

    _text(to_yaml(loaded.plan), output)


def _csv_folder(loaded: LoadedPlan, output: Path | None, locale: str) -> None:
    from egovplan.exchange.data_package import write_data_package

    assert output is not None
    write_data_package(loaded, output)


def _excel(loaded: LoadedPlan, output: Path | None, locale: str) -> None:
    from egovplan.exchange.excel import write_workbook

    assert output is not None
    _tell(write_workbook(loaded, output, locale), locale)


def _stratml(loaded: LoadedPlan, output: Path | None, locale: str) -> None:
    from egovplan.exchange.stratml import to_stratml

    document = to_stratml(loaded)
    _text(document.text, output)
    _tell(document.findings, locale)


def _tell(findings: Iterable[Finding], locale: str) -> None:
    """Say on the error stream what the format could not take."""
    for finding in findings:
        click.echo(f"egovplan: {finding.severity} {finding.code} {format_finding(finding, locale)}", err=True)


def _text(text: str, output: Path | None) -> None:
    if output is None:
        write(text)
    else:
        output.write_text(text, encoding="utf-8", newline="\n")


EXPORTS: dict[str, Export] = {
    "json": Export(_json),
    "yaml": Export(_yaml),
    "csv-folder": Export(_csv_folder, needs_output=True),
    "excel": Export(_excel, needs_output=True),
    "stratml": Export(_stratml),
}
"""Name of a format to how it is written. A further format is a line here."""


@click.command()
@file_argument()
@click.option("--to", "target", type=click.Choice(list(EXPORTS)), required=True, help="Format.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="File or folder to write; by default the screen.")
@locale_option
def export(file: str, target: str, output: Path | None, locale: str) -> None:
    """Write a whole plan in another format.

    json is the library's own format, which reads back without loss; yaml the same for people to
    edit; csv-folder a Data Package, one CSV file per table with a descriptor; excel a workbook in
    which what was measured can be filled in; stratml the goals and indicators as StratML Part 2,
    with what it has no place for told on the error stream.
    """
    made = EXPORTS[target]
    if made.needs_output and output is None:
        raise click.UsageError(f"--to {target} needs --output")
    made.write(load_document(file), output, locale)
