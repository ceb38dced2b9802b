"""Spread one amount of money over the calendar years of its periods.

A rule turns periods into whole weights per year; the amount is divided by the
method of the largest remainder, so that the parts add up to it to the đồng.
A user's own rule registers the same way as the four that ship.

Source of the method: Hamilton's apportionment (largest remainder), as in
Balinski and Young, *Fair Representation*, 1982.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal

from egovplan.model import Money, Period

__all__ = [
    "EXACT",
    "SpreadRule",
    "joined",
    "largest_remainder",
    "register_spread_rule",
    "spread_money",
    "spread_rule",
    "spread_rules",
    "unit_digits",
]

SpreadRule = Callable[[Sequence[Period]], Mapping[int, int]]
"""Periods (disjoint, ascending, never empty) to whole weights per calendar year."""

EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""For sums, differences and products of decimals, none of which it ever rounds."""

# ISO 4217, table A.1: currencies whose minor unit is not the hundredth.
_NO_MINOR_UNIT = frozenset(
    {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV"}
    | {"XAF", "XOF", "XPF"}
)
_THOUSANDTHS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})

_rules: dict[str, SpreadRule] = {}


def register_spread_rule(name: str, rule: SpreadRule) -> None:
    """Make a rule known by name.

    Args:
        name: How callers ask for it; an existing name is replaced.
        rule: Takes periods (disjoint, ascending, at least one) and gives a
            whole, non-negative weight for each calendar year; at least one
            weight must be positive.

    >>> register_spread_rule("front-loaded", lambda periods: {periods[0].start.year: 2, periods[-1].end.year: 1})
    >>> "front-loaded" in spread_rules()
    True
    >>> del _rules["front-loaded"]
    """
    _rules[name] = rule


def spread_rules() -> tuple[str, ...]:
    """Names of the registered rules.

    >>> spread_rules()
    ('day', 'even', 'first', 'last')
    """
    return tuple(_rules)


def spread_rule(rule: str | SpreadRule) -> SpreadRule:
    """The rule for a name; a rule itself passes through.

    Raises:
        ValueError: For a name that is not registered.
    """
    if not isinstance(rule, str):
        return rule
    if rule not in _rules:
        raise ValueError(f"no spread rule {rule!r}; there are {', '.join(map(repr, _rules))}")
    return _rules[rule]


def joined(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The same days as disjoint periods, ascending; touching ones become one.

    >>> from datetime import date
    >>> joined([Period(date(2021, 1, 1), date(2025, 12, 31)), Period(date(2019, 1, 1), date(2020, 12, 31))])
    (Period(2019-01-01 to 2025-12-31),)
    """
    merged: list[Period] = []
    for period in sorted(periods, key=lambda p: (p.start, p.end)):
        # Compared this way round, the last day of the calendar needs no day after it.
        if merged and period.start - timedelta(days=1) <= merged[-1].end:
            merged[-1] = Period(merged[-1].start, max(merged[-1].end, period.end))
        else:
            merged.append(period)
    return tuple(merged)


def _by_day(periods: Sequence[Period]) -> dict[int, int]:
    """As many parts as the year has days in the periods."""
    days: dict[int, int] = {}
    for period in periods:
        for year in period.years:
            first = period.start.toordinal() if year == period.start.year else _ordinal(year)
            last = period.end.toordinal() if year == period.end.year else _ordinal(year + 1) - 1
            days[year] = days.get(year, 0) + last - first + 1
    return days


def _ordinal(year: int) -> int:
    """Day number of 1 January, also of the year after the calendar's last."""
    return 365 * (year - 1) + (year - 1) // 4 - (year - 1) // 100 + (year - 1) // 400 + 1


def _evenly(periods: Sequence[Period]) -> dict[int, int]:
    """The same for every calendar year that the periods touch."""
    return {year: 1 for period in periods for year in period.years}


def _first(periods: Sequence[Period]) -> dict[int, int]:
    """All in the year of the first day."""
    return {periods[0].start.year: 1}


def _last(periods: Sequence[Period]) -> dict[int, int]:
    """All in the year of the last day."""
    return {periods[-1].end.year: 1}


register_spread_rule("day", _by_day)
register_spread_rule("even", _evenly)
register_spread_rule("first", _first)
register_spread_rule("last", _last)


def largest_remainder(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Divide a whole number in proportion to weights, in whole parts.

    Args:
        total: What is divided, in smallest units; may be negative.
        weights: Whole, non-negative, at least one of them positive.

    Returns:
        One part for each weight; they sum to ``total``, and each lies within
        one unit of its exact share. Of equal remainders the earlier goes first.

    Raises:
        ValueError: For a negative weight, or where no weight is positive.

    >>> largest_remainder(100, [1, 1, 1])
    (34, 33, 33)
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ValueError(f"weights must not be negative and not all zero, got {list(weights)}")
    size = abs(total)
    parts = [size * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: -(size * weights[i] % whole))
    for index in by_remainder[: size - sum(parts)]:
        parts[index] += 1
    return tuple(parts) if total >= 0 else tuple(-part for part in parts)


def unit_digits(currency: str) -> int:
    """How many decimals the smallest unit of a currency has (ISO 4217).

    >>> unit_digits("VND"), unit_digits("USD")
    (0, 2)
    """
    return 0 if currency in _NO_MINOR_UNIT else 3 if currency in _THOUSANDTHS else 2


def spread_money(money: Money, periods: Period | Iterable[Period], rule: str | SpreadRule) -> dict[int, Money]:
    """Spread an amount over the calendar years of its periods.

    Args:
        money: The amount, in units of its currency.
        periods: One period or several; days that several cover count once.
        rule: ``day`` (by days in each year), ``even`` (the same for every year
            touched), ``first``, ``last`` (all in that year), another
            registered name, or a rule itself.

    Returns:
        Calendar year to its part, ascending; years of no weight are left out.
        The parts add up to the amount exactly, in smallest units of the
        currency (đồng, cents). An amount that is finer than that keeps its
        fraction, in the year of the greatest weight.

    Raises:
        ValueError: For no periods, an unknown rule or impossible weights.

    >>> from datetime import date
    >>> spread_money(Money(1000), Period(date(2009, 1, 1), date(2011, 12, 31)), "even")
    {2009: Money(334 VND), 2010: Money(333 VND), 2011: Money(333 VND)}
    """
    days = joined([periods] if isinstance(periods, Period) else periods)
    if not days:
        raise ValueError("an amount can only be spread over at least one period")
    shares = {year: weight for year, weight in sorted(spread_rule(rule)(days).items()) if weight}
    units = EXACT.scaleb(money.amount, unit_digits(money.currency))
    whole = int(units)
    parts = dict(zip(shares, largest_remainder(whole, tuple(shares.values())), strict=True))
    amounts = {year: EXACT.scaleb(Decimal(part), -unit_digits(money.currency)) for year, part in parts.items()}
    finer = EXACT.scaleb(EXACT.subtract(units, Decimal(whole)), -unit_digits(money.currency))
    if finer:
        heaviest = max(shares, key=lambda year: shares[year])
        amounts[heaviest] = EXACT.add(amounts[heaviest], finer)
    return {year: Money(amount, money.currency) for year, amount in amounts.items()}
