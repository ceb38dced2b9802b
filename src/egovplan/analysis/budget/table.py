"""A budget added up: rows, totals, shares, cumulative sums, a pivot, and what stands apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from egovplan.analysis.budget.dimensions import UNSPECIFIED, Key
from egovplan.analysis.spreading import EXACT
from egovplan.model import Money, PrintedAmount

__all__ = ["Apart", "BudgetTable", "ApartReason", "Row"]

Row = dict[str, Any]
"""A flat record: a value per dimension, ``currency``, ``amount``, ``count`` and more."""


class ApartReason(StrEnum):
    """Why an amount stands apart and is not added."""

    UNIT_UNKNOWN = "unit_unknown"
    AMOUNT_MISSING = "amount_missing"
    RANGE = "range"
    NO_DEFLATOR = "no_deflator"


@frozen
class Apart:
    """An amount that was not added, and why.

    Attributes:
        reason: No known unit, no amount, a range, or no index for its year.
        part_id: The budget line, or the project whose cost it is.
        printed: The amount as printed, or None.
        plan_id: The plan it stands in, or None for a bare line.
        project_id: The project it is for, or None.
        year: The year it is for, where that is known.
    """

    reason: ApartReason
    part_id: str
    printed: PrintedAmount | None
    plan_id: str | None = None
    project_id: str | None = None
    year: int | None = None


@frozen
class BudgetTable:
    """What `aggregate_budget` gives.

    Amounts are exact decimals in units of the row's currency (đồng). Amounts
    of different currencies never stand in one row or one total.

    Attributes:
        by: The dimensions, in order.
        rows: One record per group and currency, sorted: the dimensions,
            ``currency``, ``amount``, ``count`` (how many printed amounts
            went into it).
        apart_rows: One record per group and reason, for what was not added: the
            dimensions, ``reason``, ``count``.
        apart: Each amount that was not added.
        counts: ``added``, each value of `ApartReason`, ``unspread`` (amounts over several
            years that no rule spreads; they have no year) and ``undated``
            (amounts without any year).
        disagreeing: Ids of projects whose cost is not the sum of their
            budget lines; the lines are what was added.
        price_year: The year in whose prices amounts are told, or None where
            they are as printed.
        values: Dimension to its values among the rows, in order.
    """

    by: tuple[str, ...]
    rows: tuple[Row, ...]
    apart_rows: tuple[Row, ...] = ()
    apart: tuple[Apart, ...] = ()
    counts: Mapping[str, int] = field(factory=dict)
    disagreeing: tuple[str, ...] = ()
    price_year: int | None = None
    values: Mapping[str, tuple[Key, ...]] = field(factory=dict, eq=False)

    @property
    def totals(self) -> dict[str, Money]:
        """Currency to the sum of everything that was added."""
        totals: dict[str, Money] = {}
        for row in self.rows:
            currency = row["currency"]
            totals[currency] = Money(_plus(totals.get(currency), row["amount"]), currency)
        return totals

    @property
    def total(self) -> Money | None:
        """The sum of everything that was added; None where nothing was.

        Raises:
            ValueError: If there are several currencies: give rates, or use `totals`.
        """
        return _only(self.totals)

    def amount(self, **where: Key) -> Money | None:
        """The sum of the rows with the given values.

        Args:
            **where: A value for some of the dimensions (``source="central"``).

        Returns:
            The sum, or None where no row has them.

        Raises:
            ValueError: For a dimension that the table does not have, or rows
                of several currencies (say ``currency="USD"``).
        """
        self._must_have(name for name in where if name != "currency")
        sums: dict[str, Money] = {}
        for row in self.rows:
            if all(row[name] == value for name, value in where.items()):
                sums[row["currency"]] = Money(_plus(sums.get(row["currency"]), row["amount"]), row["currency"])
        return _only(sums)

    def shares(self, within: tuple[str, ...] | str = ()) -> tuple[Row, ...]:
        """The rows with their share of the whole.

        Args:
            within: Dimensions inside which shares add up to 1 (``"year"``:
                of each year); by default shares are of the total.

        Returns:
            The rows with ``share``, a float; None where the whole is zero.
            Amounts of each currency are shared by themselves.

        Raises:
            ValueError: For a dimension that the table does not have.
        """
        inside = (*self._must_have((within,) if isinstance(within, str) else within), "currency")
        wholes: dict[tuple[Any, ...], Fraction] = {}
        for row in self.rows:
            group = tuple(row[name] for name in inside)
            wholes[group] = wholes.get(group, Fraction(0)) + Fraction(row["amount"])
        return tuple(
            {**row, "share": float(Fraction(row["amount"]) / whole) if whole else None}
            for row in self.rows
            for whole in [wholes[tuple(row[name] for name in inside)]]
        )

    def cumulative(self) -> tuple[Row, ...]:
        """The rows with the sum of their group up to and with their year.

        Returns:
            The rows with ``cumulative``; None where a row has no year, since
            such money cannot be placed in time.

        Raises:
            ValueError: If the table is not by year.
        """
        self._must_have(["year"])
        others = [name for name in (*self.by, "currency") if name != "year"]
        sums: dict[tuple[Any, ...], Decimal] = {}
        told: dict[int, Decimal | None] = {}
        in_time = sorted(range(len(self.rows)), key=lambda i: (self.rows[i]["year"] is None, self.rows[i]["year"] or 0))
        for position in in_time:
            row = self.rows[position]
            group = tuple(row[name] for name in others)
            if row["year"] is not None:
                sums[group] = EXACT.add(sums.get(group, Decimal(0)), row["amount"])
            told[position] = None if row["year"] is None else sums[group]
        return tuple({**row, "cumulative": told[position]} for position, row in enumerate(self.rows))

    def pivot(self, index: str, columns: str, *, currency: str | None = None) -> tuple[Row, ...]:
        """One record per value of one dimension, one column per value of another.

        Args:
            index: The dimension down the side.
            columns: The dimension across the top.
            currency: Which currency, where there are several.

        Returns:
            Records with the index, a column per value (as text; what is None
            stands under ``unspecified``; a value that is itself called
            ``total`` has the dimension before it) and ``total``. A cell
            without money is None, not zero.

        Raises:
            ValueError: For a dimension that the table does not have, or
                several currencies.
        """
        self._must_have((index, columns))
        if currency is None and len(self.totals) > 1:
            raise ValueError(f"the table has several currencies ({', '.join(self.totals)}): name one, or give rates")
        rows = [row for row in self.rows if currency in (None, row["currency"])]
        present = {row[columns] for row in rows}
        heads = {key: _head(columns, key, taken=(index, "total")) for key in self.values[columns] if key in present}
        position = {key: place for place, key in enumerate(self.values[index])}
        records: dict[Key, Row] = {}
        for row in sorted(rows, key=lambda row: position[row[index]]):
            empty = {index: row[index], **dict.fromkeys(heads.values()), "total": Decimal(0)}
            record = records.setdefault(row[index], empty)
            head = heads[row[columns]]
            record[head] = EXACT.add(record[head] or Decimal(0), row["amount"])
            record["total"] = EXACT.add(record["total"], row["amount"])
        return tuple(records.values())

    def to_records(self) -> list[Row]:
        """Everything as flat records of the same columns.

        Returns:
            The rows, then what stands apart: the dimensions, ``currency``,
            ``amount``, ``count`` and ``apart`` (the reason, or None for what
            was added). ``amount`` is None for what stands apart, so that no
            sum takes it in.
        """
        added = [{**row, "apart": None} for row in self.rows]
        names = (*(name for name in self.by if name != "currency"), "currency")
        return added + [
            {**{name: row.get(name) for name in names}, "amount": None, "count": row["count"], "apart": row["reason"]}
            for row in self.apart_rows
        ]

    def _must_have(self, names: Iterable[str]) -> tuple[str, ...]:
        names = tuple(names)
        for name in names:
            if name not in self.by:
                raise ValueError(f"this budget was not added up by {name!r}, only by {', '.join(self.by) or 'nothing'}")
        return names

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        sums = ", ".join(map(repr, self.totals.values())) or "nothing added"
        return f"<BudgetTable by {', '.join(self.by) or 'nothing'}: {sums}; {len(self.apart)} apart>"


def _plus(money: Money | None, amount: Decimal) -> Decimal:
    return EXACT.add(money.amount, amount) if money else amount


def _only(sums: Mapping[str, Money]) -> Money | None:
    if len(sums) > 1:
        raise ValueError(f"amounts in {', '.join(sums)} cannot be one sum: give rates, or name a currency")
    return next(iter(sums.values()), None)


def _head(dimension: str, key: Key, taken: tuple[str, ...]) -> str:
    """A column's name, told apart from the columns that are always there."""
    name = UNSPECIFIED if key is None else str(key)
    return f"{dimension} {name}" if name in taken else name
