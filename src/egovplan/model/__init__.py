"""What a plan is: frozen, slotted attrs classes and enums.

No I/O, no parsing, no Vietnamese. Names are the field's own where it has one.
"""

from egovplan.model.agency import (
    Agency,
)
from egovplan.model.appendix import (
    Database,
    GenericTable,
    InventoryItem,
    OnlineService,
    Portal,
    Rollout,
    ServiceGroup,
    StaffingNorm,
)
from egovplan.model.dates import (
    Deadline,
    Period,
    Year,
)
from egovplan.model.document import (
    Document,
    LegalBasis,
)
from egovplan.model.duty import (
    Claim,
    ReportingDuty,
    Responsibility,
)
from egovplan.model.enums import (
    AgencyKind,
    Basis,
    BudgetSource,
    ClaimKind,
    Comparator,
    Direction,
    GoalKind,
    Level,
    Precision,
    ProjectKind,
    Rhythm,
    Severity,
    StatementKind,
    Unit,
)
from egovplan.model.equivalence import (
    equivalent,
    without_sources,
)
from egovplan.model.finding import (
    Finding,
)
from egovplan.model.goal import (
    Goal,
    Milestone,
)
from egovplan.model.identity import (
    IdMaker,
    slug,
    wording_key,
)
from egovplan.model.indicator import (
    Indicator,
)
from egovplan.model.money import (
    DONG,
    Money,
    PrintedAmount,
)
from egovplan.model.plan import (
    PARTS,
    Plan,
)
from egovplan.model.project import (
    BudgetLine,
    Project,
)
from egovplan.model.quantity import (
    Quantity,
)
from egovplan.model.roadmap import (
    Point,
    Roadmap,
)
from egovplan.model.service_level import (
    Certainty,
    Mapping,
    ServiceLevel,
    ServiceScheme,
)
from egovplan.model.source import (
    Source,
)
from egovplan.model.statement import (
    Observation,
    Statement,
)

__all__ = [
    "Agency",
    "AgencyKind",
    "Basis",
    "BudgetLine",
    "BudgetSource",
    "Certainty",
    "Claim",
    "ClaimKind",
    "Comparator",
    "DONG",
    "Database",
    "Deadline",
    "Direction",
    "Document",
    "Finding",
    "GenericTable",
    "Goal",
    "GoalKind",
    "IdMaker",
    "Indicator",
    "InventoryItem",
    "LegalBasis",
    "Level",
    "Mapping",
    "Milestone",
    "Money",
    "Observation",
    "OnlineService",
    "PARTS",
    "Period",
    "Plan",
    "Point",
    "Portal",
    "Precision",
    "PrintedAmount",
    "Project",
    "ProjectKind",
    "Quantity",
    "ReportingDuty",
    "Responsibility",
    "Rhythm",
    "Roadmap",
    "Rollout",
    "ServiceGroup",
    "ServiceLevel",
    "ServiceScheme",
    "Severity",
    "Source",
    "StaffingNorm",
    "Statement",
    "StatementKind",
    "Unit",
    "Year",
    "equivalent",
    "slug",
    "without_sources",
    "wording_key",
]


def __dir__() -> list[str]:
    return __all__
