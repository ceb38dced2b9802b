"""Many documents: the rate of two processes against one, and memory as the number grows.

``EGOVPLAN_BENCHMARK_DOCUMENTS`` says how many documents (10,000 if it does
not). They are the sample with other numbers and names, written to a temporary
folder. The rates are taken in turns over equal parts of the documents, so that
what else the machine does falls on both; the memory is that of one run over all
of them on two processes.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import egovplan
from egovplan import datasets
from egovplan.many.result import packed

NUMBER = re.compile(r"\b([1-9]\d?)%")
NAMES = ("Sơn Hải", "Phú Lâm", "Tân An", "Vĩnh Hòa", "Đông Giang", "Bình Nguyên", "Hà Trung", "Yên Khê")
ROUNDS = 4


def varied(number: int) -> str:
    """The sample with another number, other names and other percentages."""
    chance = random.Random(number)
    name = chance.choice(NAMES)
    text = datasets.sample_text().replace("Sơn Hải", name).replace("SƠN HẢI", name.upper())
    text = text.replace("2745/QĐ-UBND", f"{1000 + number}/QĐ-UBND")
    return NUMBER.sub(lambda match: f"{min(99, int(match[1]) + chance.randrange(0, 9))}%", text)


def written(folder: Path, count: int) -> list[Path]:
    paths = []
    for number in range(count):
        path = folder / f"{number:05}.txt"
        path.write_text(varied(number), encoding="utf-8")
        paths.append(path)
    return paths


def rate(paths: list[Path], workers: int) -> tuple[float, float]:
    """Documents per second from the first result on, and the processor time per document."""
    before = os.times()
    results = egovplan.load_many(paths, workers, progress=False)
    assert next(results).plan.statements
    begin = time.perf_counter()
    statements = sum(len(result.plan.statements) for result in results)
    took = time.perf_counter() - begin
    after = os.times()
    assert statements > 30 * (len(paths) - 1)
    used = sum(after[:4]) - sum(before[:4])
    return (len(paths) - 1) / took, used / len(paths)


def arithmetic(workers: int) -> float:
    """Rounds of plain arithmetic per second in so many processes: what the machine has to give just now."""
    program = (
        "import time; b = time.perf_counter(); sum(i * i for i in range(6_000_000)); print(time.perf_counter() - b)"
    )
    started = [subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) for _ in range(workers)]
    return sum(1 / float(process.communicate()[0]) for process in started)


def processes() -> Iterator[tuple[str, int]]:
    """Peak memory in KiB of this process and of its children, where the system tells."""
    tasks = Path("/proc/self/task")
    children = [pid for task in tasks.glob("*") for pid in (task / "children").read_text().split()]
    for name, pid in (("caller", "self"), *((f"worker {i}", pid) for i, pid in enumerate(sorted(children), 1))):
        status = Path(f"/proc/{pid}/status").read_text()
        peak = re.search(r"VmHWM:\s+(\d+)", status)
        yield name, int(peak[1]) if peak else 0


def memory(paths: list[Path]) -> None:
    marks = {len(paths) // 4: "a quarter", len(paths) // 2: "half", len(paths) - 8: "all"}
    print("peak memory on two processes, after")
    totals = []
    for seen, result in enumerate(egovplan.load_many(paths, 2, progress=False), 1):
        assert result.plan.statements
        if seen in marks:
            peaks = list(processes())
            totals.append(sum(peak for _, peak in peaks))
            told = ", ".join(f"{name} {peak / 1024:.1f}" for name, peak in peaks)
            print(f"  {marks[seen]:10} {seen:6,} documents: {totals[-1] / 1024:7.1f} MiB ({told})")
    if totals[0]:
        print(f"  wanted: no growth; all against a quarter is {totals[-1] / totals[0]:.3f}")


def sizes() -> None:
    loaded = egovplan.load_text(varied(0))
    data, text = packed(loaded.plan, loaded.findings), egovplan.to_json(loaded.plan).encode()
    print(f"a plan with findings goes through the pipe as {len(data):,} bytes; its JSON alone is {len(text):,}")


def main() -> None:
    count = int(os.environ.get("EGOVPLAN_BENCHMARK_DOCUMENTS", "10000"))
    sizes()
    with tempfile.TemporaryDirectory() as folder:
        paths = written(Path(folder), count)
        print(f"{count:,} documents, {sum(path.stat().st_size for path in paths):,} bytes, {os.cpu_count()} processors")
        rates: dict[int, list[float]] = {1: [], 2: []}
        floors: dict[int, list[float]] = {1: [], 2: []}
        part = max(2, len(paths) // ROUNDS)
        for begin in range(0, len(paths) - part + 1, part):
            told = []
            for workers, found in rates.items():
                speed, used = rate(paths[begin : begin + part], workers)
                found.append(speed)
                floors[workers].append(arithmetic(workers))
                told.append(f"{workers}: {speed:6.1f} a second, {1000 * used:.1f} ms of processor time each")
            print(f"  documents {begin:6,} on, worker processes {'; '.join(told)}")
        one, two = (max(found) for found in rates.values())
        print(f"  the best of each: {one:.1f} and {two:.1f} documents a second")
        floor = max(floors[2]) / max(floors[1])
        print(f"  plain arithmetic in two processes runs at {floor:.2f} times the rate of one on this machine just now")
        print(f"  wanted: two processes at no less than 1.6 times the rate of one (is {two / one:.2f})")
        memory(paths)


if __name__ == "__main__":
    main()
