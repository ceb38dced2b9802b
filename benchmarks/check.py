"""How long checking takes, and that it grows with the size of the plan and not faster.

Prints the time of `egovplan.check` for an invented plan of 10,000 statements
and 1,000 projects, for half of it and for twice and four times as much.
"""

from __future__ import annotations

import sys
import time
import timeit
from datetime import date
from decimal import Decimal

from egovplan.analysis.consistency import check
from egovplan.model import (
    BudgetLine,
    BudgetSource,
    Claim,
    ClaimKind,
    Deadline,
    Document,
    Indicator,
    Level,
    Money,
    OnlineService,
    Period,
    Plan,
    Precision,
    PrintedAmount,
    Project,
    ProjectKind,
    Quantity,
    Source,
    Statement,
    StatementKind,
    Unit,
)

STATEMENTS, PROJECTS = 10_000, 1_000
YEARS = range(2021, 2026)
ROUNDS = 5

MOST = 8
"""Four times the plan may take this many times as long: memory grows out of the caches; squared it would be 16."""


def invented_plan(factor: float) -> Plan:
    """A plan of some times 10,000 statements and 1,000 projects, with faults strewn in."""
    series = int(STATEMENTS * factor) // len(YEARS)
    indicators = [
        Indicator(
            f"i{n}",
            f"Cơ quan dùng hệ thống thứ {n}",
            # Concepts that hold one indicator, several, and (every tenth indicator) very many.
            "document.management_system" if n % 10 == 0 else f"concept.c{n // 3}" if n % 2 else None,
        )
        for n in range(series)
    ]
    statements = [
        Statement(
            f"s{n}-{year}",
            StatementKind.MILESTONE if year < YEARS[-1] else StatementKind.TARGET,
            Quantity((n * 7 + 10 * (year - YEARS[0])) % 101, Unit.PERCENT, noun="cơ quan"),
            indicators[n].label,
            indicator_id=indicators[n].id,
            deadline=Deadline(date(year, 12, 31), Precision.YEAR),
            levels=(Level.PROVINCE,) if n % 3 else (Level.PROVINCE, Level.DISTRICT),
            source=Source(n + 1),
        )
        for n in range(series)
        for year in YEARS
    ]
    count = int(PROJECTS * factor)
    projects = [
        Project(
            f"p{n}",
            ProjectKind.PROJECT,
            f"Dự án {n % (count - 3)}",
            str(n),
            group=f"Nhóm {n % 40}",
            periods=(Period(date(2021, 1, 1), date(2021 + n % 7, 12, 31)),),
            cost=amount(n % 17 + 2),
            source=Source(n + 1),
        )
        for n in range(count)
    ]
    budget = [
        BudgetLine(f"b{n}-{source}", amount(n % 17 + 1 if source == "central" else 1), f"p{n}", (BudgetSource(source),))
        for n in range(count)
        for source in ("central", "local")
    ]
    claims = [
        Claim(f"c{n}", ClaimKind.TOTAL, "amount", "12", "budget", f"Nhóm {n % 40}", "tỷ đồng") for n in range(count)
    ]
    services = [OnlineService(f"o{n}", f"Thủ tục {n // 2}", str(n), f"Nhóm {n % 9}", "Sở") for n in range(count)]
    return Plan(
        "invented",
        document=Document("1/KH-UBND", issued_on=date(2020, 10, 1)),
        period=Period(date(2021, 1, 1), date(2025, 12, 31)),
        indicators=tuple(indicators),
        statements=tuple(statements),
        projects=tuple(projects),
        budget=tuple(budget),
        claims=tuple(claims),
        services=tuple(services),
    )


def amount(value: int) -> PrintedAmount:
    """So many thousand million đồng."""
    return PrintedAmount(Decimal(value), "tỷ đồng", Money(value * 1_000_000_000))


def seconds(plan: Plan) -> float:
    """Processor time of the best of a few runs, without the garbage collector (as timeit does it)."""
    return min(timeit.repeat(lambda: check(plan), timer=time.process_time, number=1, repeat=ROUNDS))


def main(arguments: list[str] | None = None) -> int:
    """Print the times; 1 where four times the plan takes more than eight times as long."""
    print(f"check: {STATEMENTS:,} statements and {PROJECTS:,} projects, and parts and multiples of them")
    times = {}
    for factor in (0.5, 1, 2, 4):
        plan = invented_plan(factor)
        times[factor] = seconds(plan)
        share = times[factor] / factor / (times[0.5] / 0.5)
        print(
            f"  x {factor:<4} {times[factor] * 1000:8.1f} ms   {len(check(plan)):6,} findings   {share:5.2f} per size"
        )
    growth = times[4] / times[1]
    print(f"four times the plan takes {growth:.2f} times as long (4 is linear)")
    return 0 if growth <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
