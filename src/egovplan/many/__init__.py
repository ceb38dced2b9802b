"""Thousands of documents at once: loaded in several processes, and written as tables.

`load_many` hands plans on as they are ready; a document that cannot be read is
a result like the others, with its path and the error. `write_tables` puts the
tables of all documents into Parquet files or a DuckDB database. `table_of` is
the piece from which clusters are built: one table of some documents, read where
it is called.
"""

from egovplan.many.loading import load_many
from egovplan.many.result import LoadResult
from egovplan.many.tables import DOCUMENTS, table_of, table_schema
from egovplan.many.writing import Written, write_tables

__all__ = ["DOCUMENTS", "LoadResult", "Written", "load_many", "table_of", "table_schema", "write_tables"]


def __dir__() -> list[str]:
    return __all__
