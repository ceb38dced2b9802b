"""Writes docs/reference/findings.md: every kind of finding, from the catalogue.

Run it after a change to the TOML files of ``egovplan/catalogue/findings``:

    python docs/generate_findings.py            # writes the page
    python docs/generate_findings.py --check    # says whether the page is up to date
"""

from __future__ import annotations

import sys
from pathlib import Path

from egovplan.catalogue.findings import FindingType, finding_types
from egovplan.model import Severity

PAGE = Path(__file__).parent / "reference" / "findings.md"

HEAD = """\
# Findings

What reading a plan and checking it can say, code by code. This page is made from the catalogue by
`docs/generate_findings.py`; do not edit it.

| severity | meaning |
| --- | --- |
| error | a number cannot be trusted as it stands |
| warning | a reader should look |
| info | for the record |

The severity below is that of a clear case. Where a check is in doubt it gives the same finding as info.
Checks are switched off with `check(plan, skip=["amount-outlier"])`, and added with `check(plan, extra=[function])`.
"""

ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def page() -> str:
    """The whole page as Markdown."""
    kinds = sorted(finding_types().values(), key=lambda kind: (ORDER.index(kind.severity), kind.code))
    overview = "\n".join(f"| [`{kind.code}`](#{kind.code}) | {kind.severity} |" for kind in kinds)
    sections = "\n".join(section(kind) for kind in sorted(kinds, key=lambda kind: kind.code))
    return f"{HEAD}\n| code | severity |\n| --- | --- |\n{overview}\n\n{sections}"


def section(kind: FindingType) -> str:
    """One kind of finding: its severity, meaning, example and what to do."""
    return f"""\
## {kind.code}

*{kind.severity}*. {kind.meaning}

Message
:   `{kind.message}`

Example
:   {kind.example}

What to do
:   {kind.remedy}
"""


def main(arguments: list[str]) -> int:
    """Write the page, or compare it with the catalogue; 1 where it is out of date."""
    if "--check" not in arguments:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    current = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page()
    print(f"{PAGE.name} is {'up to date' if current else 'out of date: run python docs/generate_findings.py'}")
    return 0 if current else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
