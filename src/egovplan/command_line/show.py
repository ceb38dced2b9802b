"""``egovplan show``: what a plan says, for a person."""

from __future__ import annotations

import click
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from egovplan.command_line.documents import file_argument, load_document, locale_option, name_of
from egovplan.command_line.finding_lines import STYLES
from egovplan.command_line.output import printable, screen
from egovplan.command_line.plan_head import plan_head
from egovplan.command_line.project_table import project_table
from egovplan.command_line.roadmap_table import milestone_table, roadmap_table
from egovplan.command_line.target_table import target_table
from egovplan.formatting import format_finding
from egovplan.formatting.catalogues import catalogue
from egovplan.loading import LoadedPlan

__all__ = ["show"]


@click.command()
@file_argument(required=False)
@locale_option
def show(file: str | None, locale: str) -> None:
    """Print what a plan says.

    The document, its targets by goal, its roadmap by year, and what is wrong with it. The number at
    the end of a row is the line it was read from. Without FILE a sample is read, the plan of an
    invented province that ships with the package.
    """
    loaded = load_document(file)
    plan, words = loaded.plan, catalogue(locale)
    with screen() as console:
        console.print(printable(plan.title or words.gettext("A document without a title")), style="bold")
        console.print(plan_head(plan, locale))
        _section(console, words.gettext("Targets"), target_table(plan, locale))
        _section(console, words.gettext("Roadmap"), roadmap_table(plan, locale))
        _section(console, words.gettext("Steps without a number"), milestone_table(plan, locale))
        _section(console, words.gettext("Projects and tasks"), project_table(plan, locale))
        _section(console, words.gettext("Findings"), _findings(loaded, locale))
        console.print()
        console.print(_coverage(loaded, name_of(file), locale), soft_wrap=True)


def _section(console: Console, heading: str, body: RenderableType | None) -> None:
    if body is not None:
        console.print()
        console.print(heading, style="bold underline")
        console.print(body)


def _findings(loaded: LoadedPlan, locale: str) -> Table | None:
    """A row per finding, in the order of the document."""
    if not loaded.findings:
        return None
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(justify="right", style="dim", no_wrap=True)
    for finding in loaded.findings:
        code = Text(finding.code, STYLES[finding.severity])
        message = printable(" ".join(format_finding(finding, locale).split()))
        table.add_row(code, message, str(finding.line) if finding.line else "")
    return table


def _coverage(loaded: LoadedPlan, name: str, locale: str) -> str:
    told = catalogue(locale).gettext("{lines} of the lines and {numbers} of the numbers are accounted for ({command}).")
    measured = loaded.coverage
    return told.format(
        lines=f"{measured.line_share:.0%}",
        numbers=f"{measured.number_share:.0%}",
        command=f"egovplan coverage {printable(name)}",
    )
