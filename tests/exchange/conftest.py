"""A plan with one or more of everything, of an invented province."""

from datetime import date
from types import SimpleNamespace

import pytest

from egovplan.model import (
    Agency,
    BudgetLine,
    Claim,
    Database,
    Deadline,
    Document,
    Finding,
    GenericTable,
    Goal,
    Indicator,
    InventoryItem,
    LegalBasis,
    Milestone,
    Money,
    OnlineService,
    Period,
    Plan,
    Portal,
    PrintedAmount,
    Project,
    Quantity,
    ReportingDuty,
    Responsibility,
    Rollout,
    ServiceGroup,
    Source,
    StaffingNorm,
    Statement,
)

FIRST = Period(date(2011, 1, 1), date(2012, 12, 31))
SECOND = Period(date(2014, 1, 1), date(2015, 12, 31))


@pytest.fixture
def plan() -> Plan:
    return Plan(
        "son-hai-12-qd-ubnd-2010",
        title="Kế hoạch ứng dụng CNTT tỉnh Sơn Hải",
        document=Document("12/QĐ-UBND", "decision", province="son-hai", issued_on=date(2010, 3, 1)),
        period=Period(date(2011, 1, 1), date(2015, 12, 31)),
        legal_bases=(
            LegalBasis("basis-1", "decree", "64/2007/NĐ-CP", date(2007, 4, 10), "10/4/2007", source=Source(4)),
            LegalBasis("basis-2", "official_letter", "9/BTTTT", None, "11/2009", source=Source(5)),
        ),
        goals=(
            Goal("goal-1", "general", "chính quyền điện tử", source=Source(8)),
            Goal("goal-2", "specific", "văn bản điện tử", "goal-1", Source(9)),
        ),
        indicators=(Indicator("indicator-1", "văn bản điện tử", "document.electronic_exchange", goal_id="goal-2"),),
        statements=(
            Statement(
                "statement-1",
                "target",
                Quantity(70.0, "percent", noun="văn bản", comparator=">="),
                "văn bản điện tử",
                "indicator-1",
                Deadline(date(2015, 12, 31), "year", "đến năm 2015"),
                levels=("province", "district"),
                section="II. Mục tiêu",
                quote="tối thiểu 70% văn bản",
                source=Source(10, 200, 203),
            ),
            Statement(
                "statement-2",
                "baseline",
                Quantity(30, "percent", high=50, approximate=True),
                "phòng họp",
                deadline=Deadline(date(2010, 3, 1)),
                basis="change",
                service_levels=(3, "full"),
                source=Source(11),
            ),
            Statement("statement-3", "target", Quantity(58, "count", noun="xã", denominator=64), "xã"),
        ),
        milestones=(
            Milestone("milestone-1", "Cổng hoàn thành", Deadline(date(2011, 12, 31), "year", "năm 2011"), Source(12)),
        ),
        projects=(
            Project(
                "project-1",
                "project",
                "Cổng thông tin điện tử",
                "1",
                lead="Sở TT&TT",
                lead_ids=("agency-1",),
                periods=(SECOND, FIRST),
                period_text="2011-2012; 2014-2015",
                cost=PrintedAmount("8.7", "tỷ đồng", Money(8_700_000_000)),
                source=Source(20),
            ),
            Project("project-2", "task", "Tập huấn", cost=PrintedAmount(4623), source=Source(21)),
        ),
        budget=(
            BudgetLine(
                "budget-1",
                PrintedAmount("1000.5", "triệu đồng", Money(1_000_500_000), "2000"),
                "project-1",
                ("central", "local"),
                "TW + ĐP",
                2012,
                FIRST,
                Source(20),
            ),
        ),
        services=(OnlineService("service-1", "Đăng ký kinh doanh", "1", level="district", source=Source(30)),),
        service_groups=(ServiceGroup("group-1", "Đất đai", "2."),),
        databases=(Database("database-1", "CSDL dân cư", "1", "Công an tỉnh", "agency-2", Source(32)),),
        portals=(Portal("portal-1", "Sở Y tế", "1", url="http://soyte.sonhai.gov.vn", procedures=94),),
        rollouts=(Rollout("rollout-1", "Sở Nội vụ", "một cửa điện tử", "1", year=2012),),
        inventory=(InventoryItem("inventory-1", "Sở Tư pháp", "1", servers=2, workstations=0),),
        staffing=(StaffingNorm("staffing-1", "cán bộ CNTT", "district", 2, 3, 2015),),
        responsibilities=(Responsibility("responsibility-1", "Sở Tài chính", "Bố trí vốn", ("agency-3",), Source(40)),),
        reporting_duties=(
            ReportingDuty(
                "reporting-1", "quarterly", "báo cáo quý", window_start="03-15", due="Q-20", source=Source(41)
            ),
        ),
        agencies=(
            Agency("agency-1", "Sở Thông tin và Truyền thông", "province", "department", "son-hai", ("Sở TT&TT",)),
            Agency("agency-2", "Công an tỉnh", "province", "police_or_military"),
            Agency("agency-9", "Sở Ngoại vụ", "province", "department"),
        ),
        claims=(Claim("claim-1", "total", "inventory.servers", "2", "inventory", source=Source(50)),),
        generic_tables=(GenericTable("table-1", "Bảng lạ", ("a", "b"), (("1", "2"), ("3", ""))),),
    )


@pytest.fixture
def findings() -> tuple[Finding, ...]:
    return (
        Finding("number-format", "info", "unusual", Source(10), subject_id="statement-1"),
        Finding("period-implausible", "warning", "too long", Source(20), (Source(21),), "project-1"),
        Finding("sum-mismatch", "error", "81 is said", Source(50), (Source(20), Source(21)), "claim-1"),
        Finding("sum-mismatch", "error", "81 is said", Source(51)),
    )


@pytest.fixture
def loaded(plan: Plan, findings: tuple[Finding, ...]) -> SimpleNamespace:
    return SimpleNamespace(plan=plan, findings=findings)
