"""The parts of a plan as flat records with fixed, documented columns.

``tables.NAME(plan)`` gives a list of dicts, one per row, for every name in
`SCHEMAS`; frames, CSV, Data Packages and Excel are made of them. Each function
takes a `Plan`, or what loading hands back (an object with ``plan`` and
``findings``), and optionally further findings; an error or a warning about a
row sets its ``needs_review``.

A further table is one module here that registers a schema with a function,
and its line below.
"""

from egovplan.exchange.tables.acts import legal_bases
from egovplan.exchange.tables.bodies import agencies
from egovplan.exchange.tables.duties import reporting_duties, responsibilities
from egovplan.exchange.tables.investment import budget, projects
from egovplan.exchange.tables.objectives import goals, milestones
from egovplan.exchange.tables.online import databases, portals, rollouts, service_groups, services
from egovplan.exchange.tables.quantified import statements
from egovplan.exchange.tables.remarks import claims, findings
from egovplan.exchange.tables.resources import inventory, staffing
from egovplan.exchange.tables.rows import SCHEMAS, LoadedPlan, Row, TableFunction, register, registered
from egovplan.exchange.tables.schema import Column, ColumnType, TableSchema

__all__ = [
    "Column",
    "ColumnType",
    "LoadedPlan",
    "Row",
    "SCHEMAS",
    "TableFunction",
    "TableSchema",
    "agencies",
    "budget",
    "claims",
    "databases",
    "findings",
    "goals",
    "inventory",
    "legal_bases",
    "milestones",
    "portals",
    "projects",
    "register",
    "registered",
    "reporting_duties",
    "responsibilities",
    "rollouts",
    "service_groups",
    "services",
    "staffing",
    "statements",
]


def __dir__() -> list[str]:
    return __all__
