"""How far has a plan come: `python examples/attainment_report.py [--figures FILE.csv] [--at YEAR] [FILE]`.

The figures are a CSV file with the columns indicator (an id, a concept or a
label), year and value. Without a plan and without figures it scores the sample
plan with invented figures for 2023. Needs nothing but egovplan itself.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

import egovplan
from egovplan.analysis.observations import ObservationError, to_observations
from egovplan.formatting import format_status

INVENTED = [
    {"indicator": "document.electronic_exchange", "year": 2023, "value": 88},
    {"indicator": "email.regular_use", "year": 2023, "value": 79},
    {"indicator": "service.online_dossiers", "year": 2023, "value": 25},
    {"indicator": "data.databases_built", "year": 2023, "value": 7},
]


def figures_from(path: Path | None) -> list[dict[str, object]]:
    if path is None:
        return [dict(row) for row in INVENTED]
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [dict(row) for row in csv.DictReader(file)]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", nargs="?", type=Path, help="a plan; by default the sample")
    parser.add_argument("--figures", type=Path, help="CSV with the columns indicator, year, value")
    parser.add_argument("--at", type=int, default=2023, help="the year whose end is scored (default: 2023)")
    options = parser.parse_args(arguments)
    plan = egovplan.load(options.file or egovplan.datasets.sample_path()).plan
    try:
        observations = to_observations(figures_from(options.figures), plan)
    except ObservationError as error:
        print(error, file=sys.stderr)
        return 2
    result = egovplan.score_plan(plan, observations, at=options.at)
    print(f"{plan.title}, at the end of {options.at}")
    mark = "no mark" if result.value is None else f"{result.value:.1f} of 100"
    print(f"{mark}; {result.coverage:.0%} of the weight has figures\n")
    for entry in result.indicators:
        if entry.score.score is not None:
            print(f"{entry.score.score:6.1f}  {format_status(entry.score.status):24} {entry.indicator.label}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
