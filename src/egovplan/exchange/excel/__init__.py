"""Workbooks: for the people who fill the figures in, and for reading these back (extra ``excel``).

`write_workbook` makes a workbook of a plan: a sheet of its indicators with
targets and empty cells for what is measured, a guide, and one sheet per table.
`read_workbook` reads the filled sheet as observations, `read_tables` the other
sheets as rows.

Install with ``pip install "egovplan[excel]"``.
"""

from egovplan.exchange.excel.reading import read_tables, read_workbook
from egovplan.exchange.excel.writing import write_workbook

__all__ = ["read_tables", "read_workbook", "write_workbook"]


def __dir__() -> list[str]:
    return __all__
