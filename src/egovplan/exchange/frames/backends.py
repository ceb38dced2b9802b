"""`frame`: one table in the library that the caller works with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from egovplan.exchange.frames.arrow import Lists, Plans, arrow_table
from egovplan.exchange.frames.extra import library

__all__ = ["Backend", "converted", "frame"]

Backend = Literal["pandas", "polars", "pyarrow"]


def frame(name: str, plans: Plans, backend: Backend | str = "pandas", lists: Lists = "list") -> Any:
    """One table of one or several plans as a frame.

    Args:
        name: Name of the table (``statements``, ``budget``; see
            `egovplan.tables`).
        plans: A plan, what `egovplan.load` gave (then the findings set
            ``needs_review``), or several of them.
        backend: ``pandas`` (with Arrow's types: ``date32``, ``int64`` with
            nulls, lists), ``polars`` or ``pyarrow``.
        lists: ``list`` keeps a cell of several values a list, ``text`` joins
            it with ``; ``.

    Returns:
        A frame with the columns of the table, in order, one row per part, of
        the types of `arrow_schema`; without rows where the plans have none.

    Raises:
        ValueError: If there is no such table, backend or kind of list, or a
            number does not fit 64 bits; the message names the row.
        TypeError: For anything but plans.
        ImportError: If a library is missing; the message names the extra.

    >>> from egovplan.model import Goal, Plan
    >>> plan = Plan("p", goals=[Goal("g", "general", "chính quyền điện tử")])
    >>> frame("goals", plan, backend="polars").select("id", "kind").rows()
    [('g', 'general')]
    """
    _known(backend)  # before the work, not after it
    return converted(arrow_table(name, plans, lists), backend)


def converted(table: Any, backend: Backend | str) -> Any:
    """A ``pyarrow.Table`` as a frame of a library."""
    return _known(backend)(table)


def _known(backend: Backend | str) -> Callable[[Any], Any]:
    try:
        return _BACKENDS[backend]
    except (KeyError, TypeError):
        raise ValueError(
            f"tables are made for {', '.join(_BACKENDS)}, not for {backend!r}; DuckDB, Dask and Spark take one of those"
        ) from None


def _pandas(table: Any) -> Any:
    # The nullable types of Arrow are the only ones of pandas that have dates, nulls in int64, and lists.
    return table.to_pandas(types_mapper=library("pandas").ArrowDtype)


def _polars(table: Any) -> Any:
    return library("polars").from_arrow(table)


_BACKENDS: dict[str, Callable[[Any], Any]] = {"pandas": _pandas, "polars": _polars, "pyarrow": lambda table: table}
