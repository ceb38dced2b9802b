"""A plan of an invented province in which nothing is wrong, for the checks to be tried on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
from hypothesis import strategies as st

from egovplan.analysis.consistency import check
from egovplan.model import (
    Agency,
    BudgetLine,
    Claim,
    Database,
    Deadline,
    Document,
    Finding,
    Indicator,
    InventoryItem,
    LegalBasis,
    Money,
    OnlineService,
    Period,
    Plan,
    Portal,
    PrintedAmount,
    Project,
    Quantity,
    ReportingDuty,
    Rollout,
    ServiceGroup,
    Source,
    StaffingNorm,
    Statement,
)

UNIT = "tỷ đồng"
BILLION = 1_000_000_000
DISTRICTS = ("An Bình", "Phú Lộc", "Hòa Thịnh", "Cẩm Lâm", "Đông Hải", "Tây Sơn")
LISTS = ("Hộ tịch", "Đất đai", "Cán bộ", "Doanh nghiệp", "Giáo dục", "Y tế", "Giá cả", "Du lịch")


def billions(value: str | Decimal, unit: str | None = UNIT) -> PrintedAmount:
    """An amount as printed in thousand million đồng, or without a unit."""
    number = Decimal(value)
    return PrintedAmount(number, unit, Money(number * BILLION) if unit else None)


def claim(kind: str, subject: str, value: str, line: int, **rest: Any) -> Claim:
    """A claim with an id of its own."""
    made = f"claim-{kind}-{subject}-{line}".replace(" ", "-")
    return Claim(rest.pop("id", made), kind, subject, value, source=Source(line), **rest)


def indicator(plan_id: str, label: str, concept: str | None = None, **rest: Any) -> Indicator:
    """An indicator, mostly of shares that should rise."""
    return Indicator(plan_id, label, concept, **rest)


def statement(kind: str, of: Indicator, value: float, due: date, line: int, **rest: Any) -> Statement:
    """A statement of an indicator, with its scope and unit."""
    quantity = {
        name: rest.pop(name) for name in ("high", "noun", "denominator", "comparator", "approximate") if name in rest
    }
    return Statement(
        rest.pop("id", f"st-{of.id}-{kind}-{due.isoformat()}-{line}"),
        kind,
        Quantity(value, rest.pop("unit", of.unit), **quantity),
        rest.pop("label", of.label),
        indicator_id=of.id,
        deadline=Deadline(due, "year"),
        levels=rest.pop("levels", of.levels),
        service_levels=rest.pop("service_levels", of.service_levels),
        source=Source(line),
        **rest,
    )


def year_end(year: int) -> date:
    """The last day of a year."""
    return date(year, 12, 31)


EMAIL = indicator("ind-email", "Cán bộ sử dụng thư điện tử trong công việc", "email.regular_use")
DISTRICT_FILES = indicator(
    "ind-files-district", "Hồ sơ công việc xử lý trên mạng tại cấp huyện", "document.work_files", levels=["district"]
)
ALL_FILES = indicator(
    "ind-files-all", "Hồ sơ công việc xử lý trên mạng", "document.work_files", levels=["province", "district"]
)
BASES = indicator("ind-databases", "Cơ sở dữ liệu hoàn thành", "database.completed", unit="count")


@attrs.frozen
class Recipe:
    """What a clean plan is made from."""

    start: int = 2021
    email: tuple[int, ...] = (50, 60, 70, 80, 90)
    central: tuple[str, ...] = ("1.500", "0.700", "2.250", "1.100", "0.900", "1.350")
    local: tuple[str, ...] = ("0.500", "0.300", "1.750", "1.000", "0.600", "0.650")
    machines: tuple[int, ...] = (12, 9, 15, 11, 20, 8)


def _totals(numbers: tuple[str, ...]) -> str:
    return f"{sum((Decimal(number) for number in numbers), Decimal(0))}"


def clean_plan(recipe: Recipe | None = None) -> Plan:
    """A plan with something for every check to look at, and nothing for it to find."""
    made = recipe or Recipe()
    start, end = made.start, made.start + len(made.email) - 1
    issued = date(start - 1, 10, 20)
    period = Period(date(start, 1, 1), year_end(end))
    groups = ("Đăng ký kinh doanh", "Đất đai")
    statements = [
        statement("baseline", EMAIL, made.email[0] - 5, issued, 20, noun="cán bộ"),
        *(
            statement("milestone", EMAIL, value, year_end(start + n), 100 + n, noun="cán bộ")
            for n, value in enumerate(made.email)
        ),
        statement("target", EMAIL, made.email[-1], year_end(end), 31, noun="cán bộ", comparator=">="),
        statement("target", ALL_FILES, 60, year_end(end), 33, noun="hồ sơ công việc", comparator=">="),
        statement("target", DISTRICT_FILES, 80, year_end(end), 35, noun="hồ sơ công việc", comparator=">="),
        statement("target", BASES, len(LISTS), year_end(end), 37, noun="cơ sở dữ liệu", comparator=">="),
        statement("baseline", BASES, 2, issued, 21, noun="cơ sở dữ liệu", denominator=5),
    ]
    projects = [
        Project(
            f"project-{n}",
            "project",
            f"Xây dựng hệ thống {name}",
            str(n),
            periods=[period],
            period_text=f"{start} - {end}",
            cost=billions(Decimal(central) + Decimal(local)),
            source=Source(300 + n),
        )
        for n, (name, central, local) in enumerate(zip(DISTRICTS, made.central, made.local, strict=True), start=1)
    ]
    budget = [
        BudgetLine(f"{source}-{n}", billions(amount), f"project-{n}", [source], source=Source(300 + n))
        for source, amounts in (("central", made.central), ("local", made.local))
        for n, amount in enumerate(amounts, start=1)
    ]
    central, local = _totals(made.central), _totals(made.local)
    whole = f"{Decimal(central) + Decimal(local)}"
    claims = [
        claim("total", "amount", whole, 320, table="budget", unit=UNIT),
        claim("total", "central", central, 320, table="budget", unit=UNIT),
        claim("total", "local", local, 320, table="budget", unit=UNIT),
        claim("amount", "amount", f"{Decimal(whole) * 1000:.0f}", 340, table="budget", unit="triệu đồng", id="whole"),
        claim("amount", "phần thứ nhất", f"{Decimal(central) * 1000:.0f}", 341, unit="triệu đồng", group="whole"),
        claim("amount", "phần thứ hai", f"{Decimal(local) * 1000:.0f}", 342, unit="triệu đồng", group="whole"),
        claim("total", "workstations", str(sum(made.machines)), 420, table="inventory"),
        claim("count", "cơ sở dữ liệu", str(len(LISTS)), 38, table="databases"),
        claim("number", "document", "15 /KH-UBND", 500),
        claim("date", "document", issued.isoformat(), 500),
        claim("number", "legal_basis", "30/NQ-CP", 501),
        claim("date", "phase", f"{start}/{start + 1}", 110),
        claim("date", "phase", f"{start + 2}/{end}", 111),
        claim("date", "horizon", f"{end + 5}", 12, group=f"{start}/{end}"),
        claim("date", "table", f"{start}/{end}", 299, table="projects"),
        claim("cross_reference", "projects", "2", 39),
        claim("cross_reference", "databases", "1", 40),
        claim("cross_reference", "appendix:1", "databases", 350, table="databases"),
        claim("cross_reference", "appendix:2", "projects", 298, table="projects"),
    ]
    windows = [("12-15", "03-14"), ("03-15", "06-14"), ("06-15", "09-14"), ("09-15", "12-14")]
    return Plan(
        f"son-hai-{start}",
        title="Kế hoạch ứng dụng công nghệ thông tin",
        document=Document("15/KH-UBND", "plan", issued_on=issued, effective_on=issued, source=Source(3)),
        period=period,
        horizon=Deadline(year_end(end + 5), "year"),
        legal_bases=[
            LegalBasis("basis-1", number=f"12/{start - 3}/NĐ-CP", issued_on=date(start - 3, 5, 4), source=Source(5)),
            LegalBasis("basis-2", number="30/NQ-CP", issued_on=date(start - 1, 3, 8), source=Source(6)),
            LegalBasis("basis-3", number="30/NQ-CP", issued_on=date(start - 1, 3, 8), source=Source(7)),
        ],
        indicators=[EMAIL, DISTRICT_FILES, ALL_FILES, BASES],
        statements=statements,
        projects=projects,
        budget=budget,
        services=[
            OnlineService(
                f"service-{n}",
                f"Thủ tục số {n}",
                str(n),
                groups[n % 2],
                "Sở Nội vụ",
                "body-1",
                "province",
                Source(450 + n),
            )
            for n in range(1, 7)
        ],
        service_groups=[ServiceGroup(f"group-{n}", name, str(n), Source(440 + n)) for n, name in enumerate(groups)],
        databases=[
            Database(f"database-{n}", f"Cơ sở dữ liệu {name}", str(n), "Sở Nội vụ", "body-1", Source(350 + n))
            for n, name in enumerate(LISTS, start=1)
        ],
        portals=[
            Portal(
                f"portal-{n}", f"UBND {name}", str(n), "body-2", f"http://so{n}.sonhai.gov.vn", 100 + n, Source(470 + n)
            )
            for n, name in enumerate(DISTRICTS, start=1)
        ],
        rollouts=[
            Rollout(f"rollout-{n}", f"UBND {name}", "phần mềm", str(n), "body-2", start + n % 3, Source(480 + n))
            for n, name in enumerate(DISTRICTS, start=1)
        ],
        inventory=[
            InventoryItem(f"item-{n}", f"UBND {name}", str(n), "body-2", workstations=machines, source=Source(400 + n))
            for n, (name, machines) in enumerate(zip(DISTRICTS, made.machines, strict=True), start=1)
        ],
        staffing=[StaffingNorm("norm-1", "Cán bộ chuyên trách", "province", 1, 2, start, Source(200))],
        reporting_duties=[
            ReportingDuty(
                f"duty-{n}", "quarterly", "Báo cáo quý", window_start=first, window_end=last, source=Source(210)
            )
            for n, (first, last) in enumerate(windows, start=1)
        ],
        agencies=[
            Agency("body-1", "Sở Nội vụ", "province", "department"),
            Agency("body-2", "UBND huyện", "district", "peoples_committee"),
        ],
        claims=claims,
    )


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    """Numbers of which a clean plan can be made: amounts of one order of magnitude, shares that rise."""
    amounts = st.integers(min_value=1000, max_value=4000).map(lambda number: f"{Decimal(number) / 1000:.3f}")
    six = st.lists(amounts, min_size=6, max_size=6).map(tuple)
    shares = st.lists(st.integers(min_value=6, max_value=100), min_size=4, max_size=6, unique=True)
    return Recipe(
        start=draw(st.integers(min_value=2005, max_value=2035)),
        email=tuple(sorted(draw(shares))),
        central=draw(six),
        local=draw(six),
        machines=tuple(draw(st.lists(st.integers(min_value=1, max_value=60), min_size=6, max_size=6))),
    )


CLEAN_PLANS = recipes().map(clean_plan)


def with_(plan: Plan, table: str, *added: Any) -> Plan:
    """The plan with more parts at the end of one of its tuples."""
    return attrs.evolve(plan, **{table: (*getattr(plan, table), *added)})


def replaced(plan: Plan, table: str, position: int, **changes: Any) -> Plan:
    """The plan with one part of one of its tuples changed."""
    parts = list(getattr(plan, table))
    parts[position] = attrs.evolve(parts[position], **changes)
    return attrs.evolve(plan, **{table: parts})


def found(plan: Plan, code: str) -> list[Finding]:
    """The findings of one code."""
    return list(check(plan, only=[code]))


def codes(plan: Plan) -> set[str]:
    """The codes of everything that is found."""
    return {finding.code for finding in check(plan)}
