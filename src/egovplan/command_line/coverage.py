"""``egovplan coverage``: what was read of a document, and what was left."""

from __future__ import annotations

from typing import Any

import attrs
import click
from rich.console import Console
from rich.table import Table

from egovplan.command_line.documents import file_argument, format_option, load_document
from egovplan.command_line.output import printable, screen, write_json
from egovplan.reading.coverage import Coverage

__all__ = ["coverage"]


@click.command()
@file_argument()
@format_option("text", "json")
def coverage(file: str, form: str) -> None:
    """Say what was read and what was left.

    A line is claimed by what was read from it, by its section or as page furniture. A number is
    read by an object, or set aside by a rule: as a date, a document number, a label and so on.
    """
    measured = load_document(file).coverage
    if form == "json":
        write_json(_record(measured))
        return
    with screen() as console:
        console.print(_shares("lines", measured.lines, measured.line_share, "unclaimed"))
        console.print()
        console.print(_shares("numbers", measured.numbers, measured.number_share, "unread"))
        if measured.unclaimed:
            console.print("\nLines that nothing claims", style="bold")
        for line in measured.unclaimed:
            _row(console, f"{line.number:6}  {line.text.strip()}")
        if measured.unread_numbers:
            console.print("\nNumbers that nothing read and no rule set aside", style="bold")
        for number in measured.unread_numbers:
            _row(console, f"{number.line:6}  {number.text:>10}  {number.context}")


def _row(console: Console, text: str) -> None:
    console.print(printable(text), no_wrap=True, overflow="ellipsis", crop=True)


def _shares(what: str, counts: dict[str, int], share: float, left: str) -> Table:
    table = Table(title=f"{share:.1%} of {sum(counts.values())} {what} accounted for", title_justify="left", box=None)
    table.add_column(what)
    table.add_column("count", justify="right")
    table.add_column("share", justify="right")
    total = sum(counts.values())
    for name, count in sorted(counts.items(), key=lambda item: (item[0] == left, -item[1])):
        table.add_row(name, str(count), f"{count / total:.1%}", style="yellow" if name == left else None)
    return table


def _record(measured: Coverage) -> dict[str, Any]:
    record: dict[str, Any] = {"line_share": measured.line_share, "number_share": measured.number_share}
    return {**record, **attrs.asdict(measured)}
