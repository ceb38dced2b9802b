"""An approximate cutter of clauses, until the reader's own can be asked.

It finds each hand-decided number of ``annotations/concepts.json`` on its line
of a seed and takes the piece of the sentence around it.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from egovplan.vietnamese.folding import fold

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
PLANS = ROOT.parent / "shared" / "plans"
ANNOTATIONS = ROOT / "tests" / "annotations"

# Digits that are no value: the level of a service ("mức độ 3, 4").
_LEVEL = re.compile(r"mức độ \d(?: ?, ?\d)*(?: (?:và|hoặc) \d)?|mức \d")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ITEM = re.compile(r"\s*(?:[-+|]|\d+\.\s|[a-zđ]\)|\*\*)")
_SENTENCE = re.compile(r"(?<!\.)\.(?:\s|$)")
_BREAK = re.compile(r"[,(:]| và ")
_SHARE = re.compile(r" ?%| ?- ?\d+(?:[.,]\d+)* ?%")
_NOUN = re.compile(r"[ %\d/]*((?:\w+[ /-]*){1,6})")


@dataclass(frozen=True)
class Clause:
    file: str
    line: int
    value: float
    unit: str
    concept: str | None
    optional: bool
    text: str
    context: str
    noun: str | None
    at: int


def seed_clauses() -> list[Clause]:
    """Every hand-decided statement, with its clause, context and noun."""
    by_line: dict[tuple[str, int], list[dict]] = defaultdict(list)
    for record in json.loads((ANNOTATIONS / "concepts.json").read_text(encoding="utf-8")):
        by_line[record["file"], record["line"]].append(record)
    lines = {path.name[:3]: path.read_bytes().decode("utf-8").split("\n") for path in sorted(SEEDS.glob("*.txt"))}
    return [
        clause
        for (file, line), records in by_line.items()
        for clause in _clauses(fold(lines[file][line - 1]).text, records)
    ]


def plan_clauses() -> list[Clause]:
    """The hand-decided statements of two other plans: wrapped lines, and rows of a table."""
    lines = {path.name[:2]: path.read_text(encoding="utf-8").split("\n") for path in sorted(PLANS.glob("*.txt"))}
    clauses, spent = [], dict[tuple[str, int], int]()
    for record in json.loads((ANNOTATIONS / "plan_concepts.json").read_text(encoding="utf-8")):
        text, offset = _paragraph(lines[record["file"]], record["line"] - 1)
        # A cell of a table prints the unit elsewhere.
        unit = record["unit"] if record["file"] != "21" else "count"
        begin = max(offset, spent.get((record["file"], record["line"]), 0))
        span = _find(text, {**record, "unit": unit}, begin, strict=False)
        spent[record["file"], record["line"]] = span[1]
        clauses.append(_clause(text, record, [span], 0))
    return clauses


def _paragraph(lines: list[str], index: int) -> tuple[str, int]:
    """The lines of one bullet or row, folded, and where the line begins in them."""
    first = index
    while not _ITEM.match(lines[first]) and lines[first - 1].strip():
        first -= 1
    last = index + 1
    while last < len(lines) and lines[last].strip() and not _ITEM.match(lines[last]):
        last += 1
    return fold(" ".join(lines[first:last])).text, len(fold(" ".join([*lines[first:index], ""])).text)


def _clauses(text: str, records: list[dict]) -> list[Clause]:
    masked = _LEVEL.sub(lambda match: " " * len(match[0]), text)
    spans, start = [], 0
    for record in records:
        start, end = _find(masked, record, start)
        spans.append((start, end))
        start = end
    return [_clause(text, record, spans, i) for i, record in enumerate(records)]


def _find(text: str, record: dict, start: int, *, strict: bool = True) -> tuple[int, int]:
    for match in _NUMBER.finditer(text, start):
        share = _SHARE.match(text, match.end()) is not None
        if _value(match[0]) == record["value"] and (share == (record["unit"] == "percent") or not strict):
            return match.span()
    raise AssertionError(f"{record} is not on its line after {start}")


def _value(printed: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", printed):
        return float(printed.replace(".", ""))
    return float(printed.replace(",", "."))


def _clause(text: str, record: dict, spans: list[tuple[int, int]], i: int) -> Clause:
    start, end = spans[i]
    sentence = _around(text, start, [m.end() for m in _SENTENCE.finditer(text)])
    segment = _around(text, start, [*sentence, *(m.end() for m in re.finditer(";", text))])
    pieces = [
        _cut(text, left[1], right[0]) for left, right in pairwise(spans) if segment[0] < left[1] < right[0] < segment[1]
    ]
    piece = _around(text, start, [*segment, *pieces])
    # What is carried over stands before: in the sentence, else in the one before; or it comes after.
    before = text[sentence[0] : piece[0]].strip()
    after = text[piece[1] : sentence[1]].strip()
    noun = _NOUN.match(text, end)
    return Clause(
        record["file"], record["line"], record["value"], record["unit"], record["concept"],
        record.get("optional", False), text[piece[0] : piece[1]], before or after or text[: sentence[0]],
        noun[1].strip() if noun else None, max(0, start - piece[0]),
    )  # fmt: skip


def _around(text: str, start: int, stops: list[int]) -> tuple[int, int]:
    """The stretch between the stops before and behind a place."""
    first = max((stop for stop in (0, *stops) if stop <= start), default=0)
    last = min((stop for stop in (*stops, len(text)) if stop > start), default=len(text))
    return first, last


def _cut(text: str, after: int, before: int) -> int:
    """Where the clause of the number at `before` begins: behind the last break, or at the number."""
    breaks = [match.start() for match in _BREAK.finditer(text, after, before)]
    return breaks[-1] if breaks else before
