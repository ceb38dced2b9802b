"""Add a budget up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, get_args

from attrs import frozen

from egovplan.analysis.budget.conversion import Deflator, Number, Rates, rounded
from egovplan.analysis.budget.dimensions import Key, dimension_names, key_of, sort_key
from egovplan.analysis.budget.entries import Budget, Entry, entries
from egovplan.analysis.budget.table import Apart, ApartReason, BudgetTable, Row
from egovplan.analysis.spreading import EXACT, SpreadRule, joined, spread_money, spread_rule
from egovplan.model import DONG, Money, Period, Project

__all__ = ["aggregate_budget"]

Ranges = Literal["apart", "low", "middle", "high"]
Undated = Literal["keep", "plan"]


@frozen
class _Part:
    """Part of an entry, in one year."""

    entry: Entry
    year: int | None
    money: Money | None = None
    reason: ApartReason | None = None
    unspread: bool = False


@frozen
class _Rules:
    """How amounts are turned into parts."""

    spread: SpreadRule | None
    rates: Rates
    deflator: Deflator | None
    ranges: Ranges
    undated: Undated


def aggregate_budget(
    budget: Budget,
    by: str | Iterable[str] = ("source", "year"),
    *,
    spread: str | SpreadRule | None = None,
    rates: Mapping[str | tuple[str, int], Number] | None = None,
    currency: str = DONG,
    deflator: Mapping[int, Number] | None = None,
    base_year: int | None = None,
    ranges: Ranges = "apart",
    undated: Undated = "keep",
    projects: Iterable[Project] = (),
) -> BudgetTable:
    """Add up what a plan, several plans or budget lines set aside.

    Each amount counts once: a project's cost is left alone where budget lines
    split it, and counts where there are none (source ``unspecified``) or where
    the lines only name their sources. Claims (total rows) are never added.

    Args:
        budget: A plan, several plans, or budget lines. Of bare lines only the
            lines count, not the costs of their projects.
        by: Any of ``source``, ``agency`` (who leads), ``group``, ``kind``,
            ``year``, ``currency``, ``plan``, ``project``. Money whose sources
            or leading bodies the text does not split is a class of its own
            (``central+local``).
        spread: How an amount over several years is put into them: ``day``,
            ``even``, ``first``, ``last``, or a rule (see `spread_money`).
            Without one such an amount has no year.
        rates: Worth of one unit of a currency in ``currency``, by code
            (``{"USD": 20000}``) or by code and year. A currency without a rate
            stays apart in rows of its own.
        currency: The currency that rates convert into.
        deflator: Price index by year; amounts are then told in the prices of
            ``base_year``, and those of a year without index stand apart.
        base_year: See ``deflator``.
        ranges: What a printed range (4 - 5 tỷ đồng) counts as: it stands
            ``apart``, or counts with its ``low`` end, ``middle`` or ``high`` end.
        undated: Money without any year has none (``keep``), or is for the
            whole period of its plan (``plan``), which ``spread`` then divides.
        projects: Where bare lines find the project they name.

    Returns:
        Rows, totals, shares, cumulative sums and a pivot, with everything that
        was not added and why. Converted and deflated parts are rounded to the
        smallest unit of the currency (half to even), everything else is exact;
        whatever the grouping, the rows add up to the same total.

    Raises:
        TypeError: For a budget that is none.
        ValueError: For an unknown dimension or rule, a rate or index that is
            not positive, a deflator without base year, a plan given twice, or
            another word for ``ranges`` or ``undated``.

    >>> from egovplan.model import BudgetLine, PrintedAmount
    >>> def line(name, billions, source, year):
    ...     amount = PrintedAmount(billions, "tỷ đồng", Money(billions * 10**9))
    ...     return BudgetLine(name, amount, sources=(source,), year=year)
    >>> lines = [line("a", 2, "central", 2011), line("b", 1, "local", 2011), line("c", 1, "local", 2012)]
    >>> table = aggregate_budget(lines, by="source")
    >>> [(row["source"], int(row["amount"])) for row in table]
    [('central', 2000000000), ('local', 2000000000)]
    """
    dimensions = _dimensions(by)
    if (deflator is None) != (base_year is None):
        raise ValueError("a deflator needs a base_year, and a base_year a deflator")
    if ranges not in get_args(Ranges) or undated not in get_args(Undated):
        raise ValueError(f"ranges must be one of {get_args(Ranges)}, undated one of {get_args(Undated)}")
    rules = _Rules(
        spread_rule(spread) if spread is not None else None,
        Rates(currency, rates or {}),
        Deflator(deflator, base_year) if deflator is not None and base_year is not None else None,
        ranges,
        undated,
    )
    found, disagreeing = entries(budget, {project.id: project for project in projects})
    parts = [part for entry in found for part in _parts(entry, rules)]
    added = [part for part in parts if part.reason is None]
    apart = [part for part in parts if part.reason is not None]
    rows, values = _rows(added, dimensions)
    return BudgetTable(
        dimensions,
        rows,
        _apart_rows(apart, dimensions),
        tuple(_apart(part) for part in apart),
        _counts(parts),
        disagreeing,
        base_year,
        values,
    )


def _dimensions(by: str | Iterable[str]) -> tuple[str, ...]:
    names = (by,) if isinstance(by, str) else tuple(dict.fromkeys(by))
    for name in names:
        if name not in dimension_names():
            raise ValueError(f"a budget has no {name!r}; it can be added up by {', '.join(dimension_names())}")
    return names


def _parts(entry: Entry, rules: _Rules) -> Iterator[_Part]:
    """An entry in the years it is for, converted; or why it stands apart."""
    periods = _periods(entry, rules.undated)
    years = {year for period in periods for year in period.years} if entry.year is None else {entry.year}
    only = next(iter(years)) if len(years) == 1 else None
    money, reason = _money(entry, rules.ranges)
    if money is None:
        yield _Part(entry, only, reason=reason)
        return
    # Where the rate is the same in every year, converting first keeps the total free of the rule.
    yearly_rate = rules.rates.by_year(money.currency)
    if not yearly_rate:
        money = rules.rates.convert(money, None)
    if len(years) > 1 and rules.spread is not None:
        by_year: dict[int | None, Money] = dict(spread_money(money, periods, rules.spread).items())
    else:
        by_year = {only: money}
    for year, amount in by_year.items():
        here = rules.rates.convert(amount, year) if yearly_rate else amount
        real = rules.deflator.deflate(here, year) if rules.deflator else here
        reason = ApartReason.NO_DEFLATOR if real is None else None
        yield _Part(entry, year, real, reason, unspread=year is None and len(years) > 1)


def _periods(entry: Entry, undated: Undated) -> tuple[Period, ...]:
    if entry.periods or undated == "keep" or entry.plan is None or entry.plan.period is None:
        return joined(entry.periods)
    return (entry.plan.period,)


def _money(entry: Entry, ranges: Ranges) -> tuple[Money | None, ApartReason | None]:
    """The amount to add, or why there is none."""
    printed = entry.printed
    if printed is None:
        return None, ApartReason.AMOUNT_MISSING
    if printed.money is None:
        return None, ApartReason.UNIT_UNKNOWN
    if printed.high is None or printed.high == printed.value or ranges == "low":
        return printed.money, None
    if ranges == "apart" or not printed.value:
        # From "0 - 5 tỷ" the worth of the unit cannot be told.
        return None, ApartReason.RANGE
    low = Fraction(printed.money.amount)
    high = low * Fraction(printed.high) / Fraction(printed.value)
    return rounded(high if ranges == "high" else (low + high) / 2, printed.money.currency), None


def _keys(part: _Part, dimensions: Iterable[str]) -> tuple[Key, ...]:
    currency = part.money.currency if part.money else None
    return tuple(key_of(name, part.entry, part.year, currency) for name in dimensions)


def _rows(parts: Iterable[_Part], by: tuple[str, ...]) -> tuple[tuple[Row, ...], dict[str, tuple[Key, ...]]]:
    """One record per group and currency, sorted, and the values of each dimension in order."""
    names = (*(name for name in by if name != "currency"), "currency")
    sums: dict[tuple[Key, ...], Decimal] = {}
    counted: dict[tuple[Key, ...], set[int]] = {}
    appearance: dict[str, dict[Key, int]] = {name: {} for name in names}
    for part in parts:
        keys = _keys(part, names)
        amount = part.money.amount if part.money else Decimal(0)
        sums[keys] = EXACT.add(sums.get(keys, Decimal(0)), amount)
        counted.setdefault(keys, set()).add(id(part.entry))
        for name, key in zip(names, keys, strict=True):
            appearance[name].setdefault(key, len(appearance[name]))
    values = {
        name: tuple(sorted(seen, key=lambda key: sort_key(name, key, seen[key]))) for name, seen in appearance.items()
    }
    position = {name: {key: index for index, key in enumerate(keys)} for name, keys in values.items()}
    ordered = sorted(sums, key=lambda keys: [position[name][key] for name, key in zip(names, keys, strict=True)])
    rows = [
        {**dict(zip(names, keys, strict=True)), "amount": sums[keys], "count": len(counted[keys])} for keys in ordered
    ]
    return tuple(rows), values


def _apart_rows(parts: Iterable[_Part], by: tuple[str, ...]) -> tuple[Row, ...]:
    names = tuple(name for name in by if name != "currency")
    counts: Counter[tuple[Any, ...]] = Counter((*_keys(part, names), str(part.reason)) for part in parts)
    return tuple({**dict(zip((*names, "reason"), keys, strict=True)), "count": count} for keys, count in counts.items())


def _apart(part: _Part) -> Apart:
    entry = part.entry
    plan_id = entry.plan.id if entry.plan else None
    reason = part.reason or ApartReason.AMOUNT_MISSING
    return Apart(reason, entry.part_id, entry.printed, plan_id, entry.project_id, part.year)


def _counts(parts: Iterable[_Part]) -> dict[str, int]:
    """How many printed amounts were added, stand apart, or have no year."""
    sets: dict[str, set[int]] = {name: set() for name in ("added", *map(str, ApartReason), "unspread", "undated")}
    for part in parts:
        sets[str(part.reason or "added")].add(id(part.entry))
        if part.reason is None and part.year is None:
            sets["unspread" if part.unspread else "undated"].add(id(part.entry))
    return {name: len(found) for name, found in sets.items()}
