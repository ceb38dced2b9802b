"""Writes what ``egovplan show`` prints, shortened, into the README.

Run it after a change of what is printed, or of the sample:

    python docs/generate_readme_output.py            # writes the block
    python docs/generate_readme_output.py --check    # says whether the block is up to date
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from click.testing import CliRunner

from egovplan.command_line.program import program

PAGE = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"(?<=<!-- output: egovplan show -->\n```text\n).*?(?=```)", re.DOTALL)
MOST_LINES = {"Targets": 7, "Projects and tasks": 4}
"""Heading of a section to how many of its lines the README shows; all of those not named."""


def shortened(printed: str) -> str:
    """The output with long sections cut, ``…`` where lines are left out."""
    sections = [section.split("\n") for section in printed.strip("\n").split("\n\n")]
    kept = []
    for lines in sections:
        most = MOST_LINES.get(lines[0])
        kept.append("\n".join(lines if most is None or len(lines) <= most else [*lines[:most], "…"]))
    return "\n\n".join(kept) + "\n"


def page() -> str:
    """The README with its block made anew."""
    printed = CliRunner().invoke(program, ["show"], env={"COLUMNS": "100"}, catch_exceptions=False).stdout
    return BLOCK.sub(lambda _: shortened(printed), PAGE.read_text(encoding="utf-8"))


def main(arguments: list[str]) -> int:
    """Write the block, or compare it with what is printed; 1 where it is out of date."""
    if "--check" not in arguments:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    current = PAGE.read_text(encoding="utf-8") == page()
    print(f"{PAGE.name} is {'up to date' if current else 'out of date: run python docs/generate_readme_output.py'}")
    return 0 if current else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
