"""``egovplan check``: what reading and checking noticed, as a compiler prints it."""

from __future__ import annotations

from collections import Counter

import click

from egovplan.command_line.documents import file_argument, format_option, load_document, locale_option, name_of
from egovplan.command_line.finding_lines import STYLES, finding_lines
from egovplan.command_line.output import screen, write_json
from egovplan.exchange.tables import findings as findings_table
from egovplan.model import Severity

__all__ = ["check"]

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_NAMES = [str(severity) for severity in _ORDER]


def _at_least(severity: Severity, limit: str) -> bool:
    return _ORDER.index(severity) <= _NAMES.index(limit)


@click.command()
@file_argument()
@click.option("--fail-on", type=click.Choice(["error", "warning"]), help="Exit with 1 where there is one, or worse.")
@click.option("--least", type=click.Choice(_NAMES), default="info", show_default=True, help="Leave out what is milder.")
@locale_option
@format_option("text", "json")
@click.pass_context
def check(ctx: click.Context, file: str, fail_on: str | None, least: str, locale: str, form: str) -> None:
    """Print what is wrong with a plan.

    What contradicts itself, looks unusual or could not be read in FILE, as a compiler prints it:
    the place, severity and code, the line with a marker, then the other places concerned. The codes
    are explained in the reference, under Findings.
    """
    loaded = load_document(file)
    found = [finding for finding in loaded.findings if _at_least(finding.severity, least)]
    if form == "json":
        write_json([row for row in findings_table(loaded) if _at_least(Severity(row["severity"]), least)])
    else:
        with screen() as console:
            for finding in found:
                first, *rest = finding_lines(finding, loaded, name_of(file), locale)
                console.print(first, style=STYLES[finding.severity], soft_wrap=True)
                for line in rest:
                    console.print(line, soft_wrap=True)
        click.echo(_summary([finding.severity for finding in found]), err=True)
    if fail_on and any(_at_least(finding.severity, fail_on) for finding in loaded.findings):
        ctx.exit(1)


def _summary(severities: list[Severity]) -> str:
    """How many of each severity.

    >>> _summary([Severity.ERROR, Severity.INFO, Severity.INFO])
    '1 error, 2 notes'
    """
    counts = Counter(severities)
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    told = [f"{counts[kind]} {word}{'s' * (counts[kind] > 1)}" for kind, word in words.items() if counts[kind]]
    return ", ".join(told) or "nothing found"
