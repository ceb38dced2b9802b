"""``egovplan explain``: a source line with what was read out of it."""

from __future__ import annotations

from collections.abc import Iterator

import click
from rich.table import Table
from rich.text import Text

from egovplan.command_line.documents import file_argument, load_document, locale_option, name_of
from egovplan.command_line.finding_lines import STYLES
from egovplan.command_line.line_marks import Mark, letters, marked_lines
from egovplan.command_line.output import printable, screen
from egovplan.command_line.part_words import part_words
from egovplan.formatting import format_finding
from egovplan.loading import LoadedPlan
from egovplan.model import Source

__all__ = ["explain"]


@click.command()
@file_argument()
@click.argument("line", type=click.IntRange(min=1))
@locale_option
def explain(file: str, line: int, locale: str) -> None:
    """Show what was read out of one line.

    Line LINE of FILE is printed with a letter under everything that was read out of it. Below it
    stands what each letter is, then what was noticed about the line (!) and the numbers that
    nothing read (?). Lines count from 1 and end at a line feed.
    """
    loaded = load_document(file)
    lines = loaded.text.split("\n")
    if line > len(lines):
        raise click.BadParameter(f"{name_of(file)} has {len(lines)} lines.", param_hint="LINE")
    found = [(part, words) for part, words in part_words(loaded.plan, locale) if _stands_in(part.source, line)]
    begin = sum(len(previous) + 1 for previous in lines[: line - 1])
    marks = [_mark(part.source, begin, name) for (part, _), name in zip(found, letters(), strict=False)]
    with screen() as console:
        for row in marked_lines(lines[line - 1].rstrip("\r"), marks, line, console.width):
            console.print(row, soft_wrap=True)
        console.print()
        legend = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        for (_, words), name in zip(found, letters(), strict=False):
            legend.add_row(Text(name, "bold green"), printable(words))
        for sign, remark in _remarks(loaded, line, locale):
            legend.add_row(sign, remark)
        if legend.row_count:
            console.print(legend)
        else:
            console.print(_nothing(loaded, line))


def _stands_in(source: Source | None, line: int) -> bool:
    return source is not None and source.line == line


def _mark(source: Source, begin: int, name: str) -> Mark:
    """A span within the line; what has no span has no mark."""
    if source.start is None or source.end is None:
        return Mark(0, 0, name)
    return Mark(max(0, source.start - begin), source.end - begin, name)


def _remarks(loaded: LoadedPlan, line: int, locale: str) -> Iterator[tuple[str, Text]]:
    """What was noticed about the line (!), and the numbers in it that nothing read (?)."""
    for finding in loaded.findings:
        if any(_stands_in(source, line) for source in (finding.source, *finding.related)):
            message = printable(" ".join(format_finding(finding, locale).split()))
            yield "!", Text.assemble((f"{finding.severity} {finding.code}", STYLES[finding.severity]), f" {message}")
    for number in loaded.coverage.unread_numbers:
        if number.line == line:
            yield "?", Text(f"the number {number.text} was not read", style="yellow")


def _nothing(loaded: LoadedPlan, line: int) -> str:
    left = any(entry.number == line for entry in loaded.coverage.unclaimed)
    return f"Nothing was read out of this line{', and nothing else claims it' if left else ''}."
