"""Read a folder of plans and look across all of them: `python examples/many_plans.py [FOLDER]`.

Without a folder it reads thirty copies of the sample plan. Documents are read
in several processes; one that cannot be read is told and stops nothing. The
tables go to Parquet files, and polars sums them up without loading them whole.
Needs `pip install "egovplan[frames]"`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import polars as pl

import egovplan

ENDINGS = {".txt", ".md", ".html"}


def documents_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS)


def copies_of_the_sample(folder: Path, number: int = 30) -> list[Path]:
    """Plans to try things on: the sample under other numbers, so that they are other plans."""
    paths = []
    for count in range(1, number + 1):
        path = folder / f"plan-{count:02}.txt"
        path.write_text(egovplan.datasets.sample_text().replace("2745/", f"{2745 + count}/"), encoding="utf-8")
        paths.append(path)
    return paths


def targets_by_concept(folder: Path) -> pl.DataFrame:
    """How many plans set a target for each concept, and between which values; lazily, from the files."""
    return (
        pl.scan_parquet(folder / "statements.parquet")
        .filter(pl.col("kind") == "target", pl.col("unit") == "percent", pl.col("concept").is_not_null())
        .group_by("concept")
        .agg(pl.col("plan_id").n_unique().alias("plans"), pl.col("value").min().alias("low"), pl.max("value"))
        .sort("plans", "concept", descending=[True, False])
        .head(10)
        .collect()
    )


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, help="where the plans are; by default copies of the sample")
    parser.add_argument("--workers", type=int, help="how many processes; by default one for each processor")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        paths = documents_in(options.folder) if options.folder else copies_of_the_sample(Path(temporary))
        target = Path(temporary) / "tables"
        written = egovplan.write_tables(
            paths, target, tables=["statements", "budget"], workers=options.workers, progress=False
        )
        print(f"{written.documents} plans, {written.rows['statements']} statements, {written.rows['budget']} amounts")
        for path, error in written.failures:
            print(f"not read: {path}: {error.reason}")
        for row in targets_by_concept(target).iter_rows(named=True):
            print(f"{row['concept']:40}{row['plans']:4} plans  {row['low']:g} to {row['value']:g} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
