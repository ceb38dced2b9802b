"""Ids hold when a document is printed anew: lines wrapped, empty lines put in, tables in another layout."""

import textwrap
from importlib import resources
from pathlib import Path

import pytest

from egovplan.reading.blocks import Cell, Table
from egovplan.reading.reader import read_text

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
DOCUMENTS = Path(__file__).parents[1] / "documents"
OWN = ("sample", "annex-of-indicators", "directive", "notice-of-conclusion", "plan-after-2025", "plan-of-ministry",
       "resolution-of-council", "resolution-of-party", "scheme-with-chapters", "table-of-tasks")  # fmt: skip
WIDTHS = (70, 80, 90, 100, 110, 120)


def text_of(name: str) -> str:
    if name == "sample":
        return (resources.files("egovplan.datasets") / "sample.txt").read_text(encoding="utf-8")
    if not name.startswith("seed "):
        return (DOCUMENTS / f"{name}.txt").read_text()
    paths = sorted(SEEDS.glob(f"{name[5:]}*.txt"))
    if not paths:
        pytest.skip("the seeds (../shared/seeds) are not here")
    return paths[0].read_text()


def ids(text: str) -> dict[tuple[str, str], str]:
    """Id to what it names, of every part of the plan that a text gives."""
    return {(name, part.id): str(part)[:200] for name, part in read_text(text).plan.parts()}


def in_table(line: str) -> bool:
    return "\t" in line or "|" in line


def wrapped(text: str, width: int) -> str:
    """The text with every paragraph wrapped at a width, as an editor would that does not part words."""
    lines: list[str] = []
    for line in text.split("\n"):
        pieces = [] if in_table(line) else textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
        lines += pieces or [line]
    return "\n".join(lines)


def spaced(text: str) -> str:
    """The text with an empty line behind every paragraph."""
    lines = text.split("\n")
    out = []
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        out.append(line)
        if line.strip() and below.strip() and not in_table(line) and not in_table(below):
            out.append("")
    return "\n".join(out)


def laid_out(text: str, layout: str) -> str:
    """The text with its tables printed in another layout."""
    context = read_text(text).context
    document = context.document
    lines = document.folded.nfc.split("\n")

    def words(cell: Cell) -> str:
        return " ".join(document.wording(start, end) for start, end in cell.pieces)

    for block in reversed(context.blocks):
        if not isinstance(block, Table):
            continue
        width = max(len(row.cells) for row in block.rows)
        printed: list[str] = []
        for row in block.rows:
            cells = [words(cell) for cell in row.cells]
            cells += [""] * (width - len(cells))
            if layout == "pipes":
                printed.append(f"| {' | '.join(cells)} |")
            elif layout == "tabs":
                printed.append("\t".join(cells))
            else:
                printed += [*(f"\t{cell}" for cell in cells), ""]
        lines[block.first : block.last + 1] = ["", *printed, ""]
    return "\n".join(lines)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [*OWN, "seed 000", "seed 001", "seed 002", "seed 003", "seed 004"])
def test_wrapping_changes_no_id(name: str, width: int) -> None:
    text = text_of(name)
    assert ids(wrapped(text, width)).keys() == ids(text).keys()


@pytest.mark.parametrize("name", [*OWN, "seed 000", "seed 001", "seed 002", "seed 003", "seed 004"])
def test_empty_lines_change_no_id(name: str) -> None:
    text = text_of(name)
    assert ids(spaced(text)).keys() == ids(text).keys()


@pytest.mark.parametrize("layout", ["pipes", "tabs", "cell per line"])
@pytest.mark.parametrize("name", [*OWN, "seed 000", "seed 001", "seed 002", "seed 003", "seed 004"])
def test_the_layout_of_tables_changes_no_id(name: str, layout: str) -> None:
    text = text_of(name)
    assert ids(laid_out(text, layout)).keys() == ids(text).keys()
