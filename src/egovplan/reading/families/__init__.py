"""The families of tables, one module each: what a table means by its headings and caption.

A family is a function that is given a table and the context; it returns True
when it took the table. To add one, write its module with its word list
(``words/table_FAMILY.toml``) and add it to `FAMILIES`; the first that takes a
table has it. The last takes what is left, and claims nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable

from egovplan.reading.blocks import Table
from egovplan.reading.context import Context
from egovplan.reading.families.databases import read_databases
from egovplan.reading.families.funding import read_funding
from egovplan.reading.families.generic import read_unknown
from egovplan.reading.families.indicators import read_indicators
from egovplan.reading.families.inventory import read_inventory
from egovplan.reading.families.portals import read_portals
from egovplan.reading.families.projects import read_projects
from egovplan.reading.families.rollouts import read_rollouts
from egovplan.reading.families.services import read_service_groups, read_services
from egovplan.reading.families.staffing import read_staffing

__all__ = ["FAMILIES", "Family"]

Family = Callable[[Table, Context], bool]

FAMILIES: tuple[Family, ...] = (
    read_staffing,
    read_inventory,
    read_portals,
    read_databases,
    read_service_groups,
    read_services,
    read_funding,
    read_projects,
    read_indicators,
    read_rollouts,
    read_unknown,
)
