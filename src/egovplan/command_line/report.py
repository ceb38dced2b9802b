"""``egovplan report``: one HTML page about a plan."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from egovplan.analysis.observations import ObservationError
from egovplan.command_line.documents import file_argument, load_document, locale_option
from egovplan.command_line.output import write
from egovplan.model import Observation, Plan

__all__ = ["report"]


@click.command()
@file_argument()
@click.option("--output", "-o", type=click.Path(path_type=Path), help="File to write; by default the screen.")
@locale_option
@click.option(
    "--observations",
    type=click.Path(path_type=Path),
    help="What was measured: CSV (indicator, date or year, value), or a workbook of export --to excel, filled in.",
)
@click.option(
    "--style",
    type=click.Choice(["strict", "plain", "vietnamese"]),
    default="strict",
    show_default=True,
    help="How numbers and dates in it are written.",
)
@click.option(
    "--at", metavar="DATE", help="Date of attainment (2013, 2013-06-30); by default that of the latest values."
)
def report(file: str, output: Path | None, locale: str, observations: Path | None, style: Any, at: str | None) -> None:
    """Write a report as one HTML page.

    The page needs nothing else: it holds its charts and its style, asks no other machine for
    anything and prints on A4. It has the plan of FILE at a glance, a chart for each indicator that
    it follows, its budget, how far it has come where that was measured, and what is wrong with it.
    Needs the extra report.
    """
    from egovplan.report import write_report

    loaded = load_document(file)
    measured = _observations(observations, loaded.plan, style)
    page = write_report(loaded, output, measured, locale, at=_day(at))
    if output is None:
        write(page)


def _observations(path: Path | None, plan: Plan, style: Any) -> tuple[Observation, ...]:
    """The figures in a file.

    Raises:
        UsageError: Naming every cell that cannot be read.
    """
    if path is None:
        return ()
    try:
        if path.suffix.lower() == ".xlsx":
            from egovplan.exchange.excel import read_workbook

            return read_workbook(path, plan, style=style)
        from egovplan.exchange.observations import read_observations

        return read_observations(path, plan, style=style)
    except ObservationError as error:
        raise click.UsageError(f"{path}: {error}") from error


def _day(text: str | None) -> Any:
    from egovplan.analysis.observation_cells import read_day

    if text is None:
        return None
    try:
        return read_day(text, "plain")
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--at") from error
