"""Hypothesis strategies that make valid, realistic parts of plans (extra ``testing``).

Every class of the model that a plan is made of has a strategy named after it,
in the plural; `plans` puts them together so that every reference leads
somewhere. Text is Vietnamese administrative wording, and now and then
something awkward: what a spreadsheet would run as a formula, quotation marks,
line ends, decomposed letters.

Install with ``pip install "egovplan[testing]"``.
"""

try:
    import hypothesis as _hypothesis  # noqa: F401 -- only to name the extra where it is missing
except ImportError as error:
    raise ImportError('egovplan.testing needs hypothesis: pip install "egovplan[testing]"') from error

from egovplan.testing.appendices import (
    databases,
    generic_tables,
    inventory_items,
    online_services,
    portals,
    rollouts,
    service_groups,
    staffing_norms,
)
from egovplan.testing.parts import (
    agencies,
    budget_lines,
    claims,
    documents,
    findings,
    goals,
    indicators,
    legal_bases,
    milestones,
    observations,
    projects,
    reporting_duties,
    responsibilities,
    statements,
)
from egovplan.testing.values import deadlines, money, periods, printed_amounts, quantities, sources
from egovplan.testing.whole_plans import plans
from egovplan.testing.wording import ids, phrases, texts

__all__ = [
    "agencies",
    "budget_lines",
    "claims",
    "databases",
    "deadlines",
    "documents",
    "findings",
    "generic_tables",
    "goals",
    "ids",
    "indicators",
    "inventory_items",
    "legal_bases",
    "milestones",
    "money",
    "observations",
    "online_services",
    "periods",
    "phrases",
    "plans",
    "portals",
    "printed_amounts",
    "projects",
    "quantities",
    "reporting_duties",
    "responsibilities",
    "rollouts",
    "service_groups",
    "sources",
    "staffing_norms",
    "statements",
    "texts",
]


def __dir__() -> list[str]:
    return __all__
