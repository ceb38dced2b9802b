"""The tables of plans as pandas, polars or pyarrow frames (extra ``frames``).

`frame` makes one table of one plan or of many. Its schema is fixed, the same in
all three libraries, whether or not there are rows: see `arrow_schema`.
Scoring, interpolation and sums over such frames, also in DuckDB, Dask and
Spark, stand in `egovplan.exchange.columns`.
"""

from egovplan.exchange.frames.arrow import Lists, arrow_schema, arrow_table
from egovplan.exchange.frames.backends import Backend, frame

__all__ = ["Backend", "Lists", "arrow_schema", "arrow_table", "frame"]


def __dir__() -> list[str]:
    return __all__
