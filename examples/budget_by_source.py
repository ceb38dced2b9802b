"""Add up the money of plans by source: `python examples/budget_by_source.py [--year] [FILE ...]`.

Without files it adds up the sample plan and the plans that ship with the
package. Amounts without a known unit are never added; they are listed apart.
Needs nothing but egovplan itself.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import egovplan
from egovplan.formatting import format_money
from egovplan.model import Money, Plan


def plans_from(files: list[Path]) -> list[Plan]:
    if files:
        return [egovplan.load(path).plan for path in files]
    shipped = [egovplan.datasets.plan(name) for name in egovplan.datasets.names()]
    return [egovplan.load(egovplan.datasets.sample_path()).plan, *shipped]


def show(plan: Plan, by: tuple[str, ...]) -> None:
    """What one plan sets aside, and what could not be added."""
    table = egovplan.aggregate_budget(plan, by=by)
    print(f"\n{plan.id}")
    for row in table:
        group = " ".join(str(row[name]) for name in by if row[name] is not None) or "(nothing named)"
        money = format_money(Money(row["amount"], row["currency"]), style="compact")
        print(f"  {group:30}{money:>24}  in {row['count']} amounts")
    if table.apart:
        print(f"  {len(table.apart)} amounts stand apart:")
    for apart in table.apart:
        print(f"    {apart.printed}: {apart.reason}")
    if not table.apart and not list(table):
        print("  no amounts")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, help="plan documents; by default the plans that ship")
    parser.add_argument("--year", action="store_true", help="by source and year")
    options = parser.parse_args(arguments)
    for plan in plans_from(options.files):
        show(plan, ("source", "year") if options.year else ("source",))
    return 0


if __name__ == "__main__":
    sys.exit(main())
