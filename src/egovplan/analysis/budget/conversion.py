"""Money of one currency in another, and money of one year in the prices of another."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from egovplan.analysis.spreading import EXACT, unit_digits
from egovplan.model import Money

__all__ = ["Deflator", "Number", "Rates"]

Number = int | Decimal | str | float
"""A rate or index; a float is taken as the decimal it is printed as (118.6)."""


def _fraction(name: str, value: Number) -> Fraction:
    number = Fraction(str(value)) if isinstance(value, float | str) else Fraction(value)
    if number <= 0:
        raise ValueError(f"{name} must be positive, got {value}")
    return number


def rounded(amount: Fraction, currency: str) -> Money:
    """An amount to the smallest unit of its currency, halves to the even one."""
    digits = unit_digits(currency)
    return Money(EXACT.scaleb(Decimal(round(amount * 10**digits)), -digits), currency)


def _rate_table(rates: Mapping[str | tuple[str, int], Number]) -> dict[tuple[str, int | None], Fraction]:
    table: dict[tuple[str, int | None], Fraction] = {}
    for key, value in rates.items():
        name = (key, None) if isinstance(key, str) else (key[0], key[1])
        table[name] = _fraction(f"the rate of {key}", value)
    return table


def _index_table(index: Mapping[int, Number]) -> dict[int, Fraction]:
    return {year: _fraction(f"the index of {year}", value) for year, value in index.items()}


@frozen
class Rates:
    """Exchange rates into one currency.

    Attributes:
        currency: The currency to convert into.
        table: Currency, or currency and year, to the worth of one unit.
    """

    currency: str
    table: Mapping[tuple[str, int | None], Fraction] = field(factory=dict, converter=_rate_table)

    def by_year(self, currency: str) -> bool:
        """Whether the rate of a currency depends on the year."""
        return any(name == currency and year is not None for name, year in self.table)

    def convert(self, money: Money, year: int | None) -> Money:
        """The amount in the target currency; unchanged where no rate is given."""
        if money.currency == self.currency:
            return money
        rate = self.table.get((money.currency, year)) or self.table.get((money.currency, None))
        return rounded(Fraction(money.amount) * rate, self.currency) if rate else money


@frozen
class Deflator:
    """A price index by year, and the year whose prices are wanted.

    Attributes:
        index: Year to index (``{2010: 100, 2011: "118.58"}``), in any base.
        base_year: The year in whose prices amounts are told.
    """

    index: Mapping[int, Fraction] = field(converter=_index_table)
    base_year: int

    def __attrs_post_init__(self) -> None:
        if self.base_year not in self.index:
            raise ValueError(f"the deflator has no index for the base year {self.base_year}")

    def deflate(self, money: Money, year: int | None) -> Money | None:
        """The amount in prices of the base year; None without an index for its year."""
        if year is None or year not in self.index:
            return None
        if year == self.base_year:
            return money
        return rounded(Fraction(money.amount) * self.index[self.base_year] / self.index[year], money.currency)
