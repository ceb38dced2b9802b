"""Read a plan, see what it promises and what is wrong with it: `python examples/quickstart.py [FILE]`.

Without a file it reads the sample plan that ships with the package, that of a
province that does not exist. Needs nothing but egovplan itself.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import egovplan
from egovplan.formatting import format_deadline, format_finding, format_quantity
from egovplan.model import Plan

SHOWN = 5


def show_targets(plan: Plan) -> None:
    """The first few targets, each with the line it stands on."""
    print(f"\n{len(plan.targets)} targets, of which the first {SHOWN}:")
    for target in plan.targets[:SHOWN]:
        line = target.source.line if target.source else "?"
        due = format_deadline(target.deadline) if target.deadline else "without a date"
        print(f"  line {line}: {format_quantity(target.quantity)} {due}: {target.label}")


def show_roadmap(plan: Plan) -> None:
    """Every indicator that the plan follows over several years."""
    print("\nyear by year:")
    for indicator_id, points in plan.roadmap.series().items():
        if len(points) > 1:
            steps = ", ".join(f"{point.date.year}: {point.value}" for point in points)
            print(f"  {plan[indicator_id].label}\n    {steps}")


def show_findings(loaded: egovplan.LoadedPlan) -> None:
    """What is wrong with the plan, with the line it stands on; notes are left out."""
    wrong = [finding for finding in loaded.findings if finding.severity != "info"]
    print(f"\n{len(wrong)} errors and warnings:")
    for finding in wrong:
        print(f"  {finding.severity} {finding.code}: {format_finding(finding)}")
        if finding.source:
            print("    " + loaded.show(finding.source).replace("\n", "\n    "))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", nargs="?", type=Path, help="a plan as text, Markdown or HTML; by default the sample")
    options = parser.parse_args(arguments)
    loaded = egovplan.load(options.file or egovplan.datasets.sample_path())
    print(f"{loaded.plan.title}\n{loaded.plan.document}")
    show_targets(loaded.plan)
    show_roadmap(loaded.plan)
    show_findings(loaded)
    unread = loaded.coverage.unread_numbers
    print(f"\n{len(unread)} printed numbers that were neither read nor set aside")
    return 0


if __name__ == "__main__":
    sys.exit(main())
