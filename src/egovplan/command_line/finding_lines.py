"""Findings as a compiler prints them: the place, what is wrong, the line with a marker."""

from __future__ import annotations

from collections.abc import Iterator

from egovplan.command_line.output import printable
from egovplan.formatting import format_finding
from egovplan.loading import LoadedPlan
from egovplan.model import Finding, Severity, Source

__all__ = ["STYLES", "finding_lines", "indented"]

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
"""Severity to its style on a terminal."""


def finding_lines(finding: Finding, loaded: LoadedPlan, name: str, locale: str) -> Iterator[str]:
    """The lines that tell one finding.

    Args:
        finding: The finding.
        loaded: The plan that it is about, with the text.
        name: What the document is called.
        locale: Language of the message.
    """
    message = printable(" ".join(format_finding(finding, locale).split()))
    yield f"{_place(name, finding.source)}: {finding.severity} {finding.code} {message}"
    yield from indented(loaded, finding.source)
    for related in finding.related:
        if related != finding.source:
            yield f"  {_place(name, related)}: see also"
            yield from indented(loaded, related)


def indented(loaded: LoadedPlan, source: Source | None) -> Iterator[str]:
    """The source line with its marker, indented."""
    if source is not None:
        yield from (f"    {line}" for line in printable(loaded.show(source)).splitlines())


def _place(name: str, source: Source | None) -> str:
    return printable(name) if source is None else f"{printable(name)}:{source.line}"
