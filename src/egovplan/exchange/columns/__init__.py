"""Scoring, interpolation and sums over whole frames, in the engine that holds them (extra ``frames``).

Each function takes a frame of any engine that narwhals knows (pandas, polars
eager or lazy, pyarrow, DuckDB, Dask, PySpark), adds columns made of narwhals
expressions, and gives a frame of the same engine back: lazy ones stay lazy. The
numbers are those of `egovplan.analysis`. What an engine cannot do is refused
with its name (`EngineError`), not worked around.

A column is given by its name; where a number, a date or a direction is given
instead, it stands for every row. Missing are null and NaN; a number that is not
finite counts as missing, since no engine can stop at one row.
"""

from egovplan.exchange.columns.attainment import add_attainment
from egovplan.exchange.columns.brackets import add_brackets
from egovplan.exchange.columns.engines import EngineError
from egovplan.exchange.columns.interpolation import add_interpolation
from egovplan.exchange.columns.required_growth import add_required_growth
from egovplan.exchange.columns.status_index import add_status_index
from egovplan.exchange.columns.sums import budget_sums, group_sums

__all__ = [
    "EngineError",
    "add_attainment",
    "add_brackets",
    "add_interpolation",
    "add_required_growth",
    "add_status_index",
    "budget_sums",
    "group_sums",
]


def __dir__() -> list[str]:
    return __all__
