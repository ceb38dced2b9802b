"""Sums by group that keep what is unknown apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from egovplan.exchange.columns.cells import column
from egovplan.exchange.columns.engines import EngineError, engine_of, opened, refusing
from egovplan.exchange.frames.extra import library

__all__ = ["budget_sums", "group_sums"]

# pandas and Dask stop with an error about hashing, pyarrow with one about keys; which says neither what nor why.
_NO_LIST_KEYS = ("pandas", "dask", "pyarrow", "modin", "cudf")


def group_sums(frame: Any, by: str | Sequence[str], of: str = "amount") -> Any:
    """The sum of a column for each group of rows.

    Args:
        frame: A frame of any engine.
        by: Columns that make the groups; null is a group of its own.
        of: The column to be added, whole numbers or floats.

    Returns:
        A frame of the same engine, one row per group in no particular order:
        the columns ``by``, the sum under the name of ``of`` (null where nothing
        is known, never zero), ``count`` (how many were added) and ``apart``
        (how many rows have null there and were not).

    Raises:
        EngineError: If the engine cannot do it, such as group by lists.
        ValueError: For a column that is not there or cannot be added.
        TypeError: For something that is no frame.
        ImportError: Without narwhals.

    >>> import polars
    >>> frame = polars.DataFrame({"year": [2011, 2011, 2012], "amount": [10, None, None]})
    >>> group_sums(frame, "year").sort("year").rows()
    [(2011, 10, 1, 1), (2012, None, 0, 1)]
    """
    return _sums(opened(frame), _names(by), of).to_native()


def budget_sums(frame: Any, by: str | Sequence[str] = ("year",)) -> Any:
    """The money of a budget table for each group of rows.

    Args:
        frame: The table ``budget`` of `egovplan.frame`, of one or many plans,
            in any engine; or ``projects``.
        by: Columns that make the groups, besides ``currency``. To group by
            ``sources``, make the frame with ``lists="text"``: engines that
            cannot group by lists refuse them.

    Returns:
        A frame of the same engine, one row per group and currency: the columns
        ``by``, ``currency`` (null where no amount is known), ``amount``,
        ``count`` and ``apart`` as `group_sums` has them. Amounts without a
        known unit and printed ranges are not added, as
        `egovplan.aggregate_budget` does not.

    Raises:
        EngineError: If the engine cannot do it.
        ValueError: For a column that is not there.
        TypeError: For something that is no frame.
        ImportError: Without narwhals.

    >>> from egovplan.exchange.frames import frame
    >>> from egovplan.model import BudgetLine, Money, Plan, PrintedAmount
    >>> plan = Plan("p", budget=[BudgetLine("b", PrintedAmount(2, "tỷ đồng", Money(2 * 10**9)), year=2012)])
    >>> budget_sums(frame("budget", plan, "polars")).rows()
    [(2012, 'VND', 2000000000, 1, 0)]
    """
    nw = library("narwhals")
    names = _names(by)
    wrapped = opened(frame)
    for name in ("amount", "printed_amount", "printed_high"):
        column(wrapped, name)
    high = nw.col("printed_high")
    added = nw.when(high.is_null() | (high == nw.col("printed_amount"))).then(nw.col("amount"))
    groups = [*(name for name in names if name != "currency"), "currency"]
    with refusing(wrapped, "add up a budget"):
        return _sums(wrapped.with_columns(added.alias("amount")), groups, "amount").to_native()


def _names(by: str | Sequence[str]) -> list[str]:
    return [by] if isinstance(by, str) else list(by)


def _sums(frame: Any, by: list[str], of: str) -> Any:
    nw = library("narwhals")
    for name in (*by, of):
        column(frame, name)
    schema = frame.collect_schema()
    if not schema[of].is_numeric():
        raise ValueError(f"the column {of!r} must hold numbers, not {schema[of]}")
    lists = [name for name in by if isinstance(schema[name], nw.List)]
    if lists and engine_of(frame) in _NO_LIST_KEYS:
        raise EngineError(engine_of(frame), f"group by a column of lists ({', '.join(lists)})", 'use lists="text"')
    with refusing(frame, f"add up {of} by {', '.join(by)}"):
        totals = frame.group_by(*by).agg(
            nw.col(of).sum().alias("__egovplan_sum"),
            nw.col(of).count().alias("__egovplan_count"),
            nw.len().alias("__egovplan_rows"),
        )
        rows, count = (nw.col(f"__egovplan_{name}").cast(nw.Int64) for name in ("rows", "count"))
        # Engines differ in what the sum of nothing is, and DuckDB widens whole numbers beyond int64.
        total = nw.col("__egovplan_sum").cast(nw.Int64 if schema[of].is_integer() else nw.Float64)
        known = totals.with_columns(
            nw.when(count > 0).then(total).alias(of), count.alias("count"), (rows - count).alias("apart")
        )
        return known.select(*by, of, "count", "apart")
