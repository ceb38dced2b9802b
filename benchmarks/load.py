"""Loading against the floor: NFC and one regular expression for numbers over the same text.

Reads the documents of ``../shared/seeds`` (and ``../shared/plans``) beside the
checkout where they are there, else the sample that ships with the package.
"""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import egovplan

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
SHARED = Path(__file__).resolve().parents[2] / "shared"


def best(*functions: Callable[[], object], runs: int = 9) -> list[float]:
    """The least processor time of several runs of each function, taken in turn, in seconds."""
    times: list[list[float]] = [[] for _ in functions]
    for _ in range(runs):
        for function, taken in zip(functions, times, strict=True):
            begin = time.process_time()
            function()
            taken.append(time.process_time() - begin)
    return [min(taken) for taken in times]


def documents(folder: str) -> list[str]:
    """The texts of a folder of documents, HTML left out."""
    return [path.read_text(encoding="utf-8") for path in sorted((SHARED / folder).glob("*.txt"))]


def floor(texts: list[str]) -> None:
    for text in texts:
        NUMBER.findall(unicodedata.normalize("NFC", text))


def load_all(texts: list[str]) -> None:
    for text in texts:
        assert egovplan.load_text(text).plan is not None


def load_and_check_all(texts: list[str]) -> None:
    for text in texts:
        assert egovplan.load_text(text).findings is not None


def compare(name: str, texts: list[str]) -> None:
    load_and_check_all(texts)  # word lists and catalogues are read once
    low, high, checked = best(lambda: floor(texts), lambda: load_all(texts), lambda: load_and_check_all(texts))
    characters = sum(map(len, texts))
    print(f"{name}: {len(texts)} documents, {characters:,} characters")
    print(f"  floor (NFC + numbers) {1000 * low:8.2f} ms")
    print(f"  load                  {1000 * high:8.2f} ms   {high / low:6.1f} times the floor")
    print(f"  load and check        {1000 * checked:8.2f} ms   {checked / low:6.1f} times the floor")
    print(f"  {characters / checked:,.0f} characters a second are loaded and checked")


def main() -> None:
    seeds, plans = documents("seeds"), documents("plans")
    if not seeds:
        from egovplan import datasets

        seeds = [datasets.sample_text()]
        print("../shared is not there: the sample document instead")
    compare("seeds", seeds)
    if plans:
        compare("seeds and plans", seeds + plans)
    print("growth over the documents concatenated (time per character, first = 1):")
    whole = "\n".join(seeds)
    unit = 0.0
    for times in (1, 2, 4, 8):
        text = "\n".join([whole] * times)
        took = best(lambda text=text: load_and_check_all([text]), runs=3)[0] / times
        unit = unit or took
        print(f"  {times} x: {took / unit:.2f}")
