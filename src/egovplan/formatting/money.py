"""Amounts of money."""

from __future__ import annotations

from typing import Literal

from babel import Locale
from babel.numbers import format_compact_currency, format_compact_decimal, format_currency

from egovplan.formatting.catalogues import catalogue, locale_of
from egovplan.formatting.numbers import format_number
from egovplan.model import DONG, Money, PrintedAmount

__all__ = ["MoneyStyle", "format_money"]

MoneyStyle = Literal["symbol", "name", "compact"]

_COMPACT_DIGITS = 3


def format_money(
    amount: Money | PrintedAmount | None, locale: str | Locale = "en", style: MoneyStyle = "symbol"
) -> str:
    """An amount of money.

    Args:
        amount: An exact amount; or one as printed, which keeps its printed unit
            and says where it has none; or None, which is told as not stated.
        locale: A locale of CLDR.
        style: How an exact amount is told: with the currency's ``symbol`` or
            ``name`` and all its digits, or ``compact`` (17 tỷ đồng), rounded to
            three decimals of its thousands, millions or billions.

    Raises:
        ValueError: For another style or an unknown locale.

    >>> format_money(Money(17_000_000_000), "en"), format_money(Money(8_725_000_000), "vi", "compact")
    ('₫17,000,000,000', '8,725 tỷ đồng')
    >>> format_money(PrintedAmount("4623"), "en")
    '4,623 (no printed unit)'
    """
    words = catalogue(locale)
    if amount is None:
        return words.gettext("not stated")
    if isinstance(amount, PrintedAmount):
        return _printed(amount, locale)
    where = locale_of(locale)
    if style == "compact":
        if amount.currency == DONG:
            number = format_compact_decimal(
                amount.amount, format_type="long", locale=where, fraction_digits=_COMPACT_DIGITS
            )
            return words.gettext("{amount} đồng").format(amount=number)
        return format_compact_currency(amount.amount, amount.currency, locale=where, fraction_digits=_COMPACT_DIGITS)
    if style == "symbol":
        return format_currency(amount.amount, amount.currency, locale=where, decimal_quantization=False)
    if style == "name":
        return format_currency(
            amount.amount, amount.currency, locale=where, format_type="name", decimal_quantization=False
        )
    raise ValueError(f"style must be symbol, name or compact, not {style!r}")


def _printed(amount: PrintedAmount, locale: str | Locale) -> str:
    words = catalogue(locale)
    number = format_number(amount.value, locale)
    if amount.high is not None:
        number = words.gettext("{low} to {high}").format(low=number, high=format_number(amount.high, locale))
    if amount.unit:
        return f"{number} {amount.unit}"
    return words.gettext("{amount} (no printed unit)").format(amount=number)
