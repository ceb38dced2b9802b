"""Compare plans across years and provinces: `python examples/compare_plans.py [FILE ...]`.

Without files it compares the five plans that ship with the package. It prints a
table of provinces by year for a few indicators, then, province by province,
what became of the targets from plan to plan, and writes every point with its
source line to a CSV file.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path
from typing import Any

import egovplan
from egovplan.analysis.comparison import compare
from egovplan.analysis.lineage import lineage
from egovplan.analysis.series import series
from egovplan.exchange.csv_format import neutralised
from egovplan.model import Plan

CONCEPTS = ["document.electronic_exchange", "document.management_system", "onestop.electronic", "email.regular_use"]


def plans_from(files: list[Path]) -> list[Plan]:
    if files:
        return [egovplan.load(path).plan for path in files]
    return [egovplan.datasets.plan(name) for name in egovplan.datasets.names()]


def write_points(plans: list[Plan], path: Path) -> int:
    """Every point of the concepts as a row; give how many."""
    records = series(plans, CONCEPTS).to_records()
    with path.open("w", encoding="utf-8-sig", newline="") as file:  # the mark tells spreadsheets that it is UTF-8
        writer = csv.DictWriter(file, fieldnames=list(records[0]) if records else ["strand"])
        writer.writeheader()
        for record in records:
            writer.writerow({key: cell(value) for key, value in record.items()})
    return len(records)


def cell(value: Any) -> Any:
    """A value as a spreadsheet takes it; a lone ``=`` is not to be run as a formula."""
    text = " ".join(map(str, value)) if isinstance(value, list) else value
    return neutralised(text) if isinstance(text, str) else text


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, help="plan documents; by default the plans that ship")
    parser.add_argument("--csv", type=Path, help="where to write the points")
    options = parser.parse_args(arguments)
    plans = plans_from(options.files)
    print(compare(plans, CONCEPTS, unit="percent"))
    for province in sorted({plan.document.province for plan in plans if plan.document.province}):
        own = [plan for plan in plans if plan.document.province == province]
        if len(own) > 1:
            print(f"\n{lineage(own, CONCEPTS)}")
    if options.csv:
        print(f"\n{write_points(plans, options.csv)} points in {options.csv}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
