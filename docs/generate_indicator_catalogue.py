"""Writes docs/reference/indicator-catalogue.md: every indicator concept, from the catalogue.

Run it after a change to the TOML files of ``egovplan/catalogue/indicators``:

    python docs/generate_indicator_catalogue.py            # writes the page
    python docs/generate_indicator_catalogue.py --check    # says whether the page is up to date
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from egovplan.catalogue.indicators import Concept, concepts

PAGE = Path(__file__).parent / "reference" / "indicator-catalogue.md"

HEAD = """\
# Indicator catalogue

What e-government plans measure, whatever words they use. This page is made from the catalogue by
`docs/generate_indicator_catalogue.py`; do not edit it.

A concept says what is measured. For whom (levels of government) and at which level of online service is the scope of an
indicator and no part of the concept. A count and a share are both allowed units of many concepts, but they are
different measurements and never joined in one series.

| stage | meaning |
| --- | --- |
| input | money, staff, equipment |
| process | what is done with them |
| output | what then exists |
| outcome | who uses it, and what comes of it |

`egovplan.explain_match(statement)` shows the cues by which a statement found its concept. A catalogue file of your own,
written like those of the package, is laid on top of this one by `egovplan.catalogue.indicators.load_catalogue(path)`.
"""


def page() -> str:
    """The whole page as Markdown."""
    found = concepts()
    tables = "\n".join(table(domain, list(group)) for domain, group in groupby(found, key=lambda c: c.domain))
    return f"{HEAD}\n{len(found)} concepts.\n\n{tables}"


def table(domain: str, found: list[Concept]) -> str:
    """The concepts of one domain."""
    rows = "\n".join(row(concept) for concept in found)
    return f"""\
## {domain}

| code | English | Vietnamese | units | stage | wanted | out of | valid |
| --- | --- | --- | --- | --- | --- | --- | --- |
{rows}
"""


def row(concept: Concept) -> str:
    """One concept as a row of the table."""
    cells = (
        f"`{concept.code}`", concept.name, concept.name_vi, ", ".join(concept.units), str(concept.stage),
        str(concept.direction), concept.denominator or "", validity(concept),
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def validity(concept: Concept) -> str:
    """When the concept has a meaning, empty where it always has."""
    first = f"from {concept.valid_from.isoformat()}" if concept.valid_from else ""
    last = f"until {concept.valid_until.isoformat()}" if concept.valid_until else ""
    return " ".join(part for part in (first, last) if part)


def main(arguments: list[str]) -> int:
    """Write the page, or compare it with the one on disk."""
    if "--check" in arguments:
        fresh = PAGE.exists() and PAGE.read_text(encoding="utf-8") == page()
        print(f"{PAGE.name} is {'up to date' if fresh else 'out of date'}")
        return 0 if fresh else 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
