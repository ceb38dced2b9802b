"""The families of tables, one module each: what a table means by its headings and caption.

A family is a function that is given a table and the context; it returns True
when it took the table. To add one, write its module and add it to `FAMILIES`;
the first that takes a table has it.
"""

from __future__ import annotations

from collections.abc import Callable

from egovplan.reading.blocks import Table
from egovplan.reading.context import Context

__all__ = ["FAMILIES", "Family"]

Family = Callable[[Table, Context], bool]

FAMILIES: tuple[Family, ...] = ()
