"""Numbers and quantities."""

from __future__ import annotations

from decimal import Decimal

from babel import Locale
from babel.numbers import format_decimal, format_percent

from egovplan.formatting.catalogues import catalogue, locale_of
from egovplan.model import Comparator, Quantity, Unit

__all__ = ["format_number", "format_quantity"]


def format_number(value: int | float | Decimal, locale: str | Locale = "en") -> str:
    """A number with all its digits, grouped and pointed as the locale does (CLDR).

    Args:
        value: The number.
        locale: Whose marks are used.

    >>> format_number(1268.5, "vi"), format_number(1268.5, "en")
    ('1.268,5', '1,268.5')
    """
    return format_decimal(_exact(value), locale=locale_of(locale), decimal_quantization=False)


def format_quantity(quantity: Quantity, locale: str | Locale = "en") -> str:
    """A quantity in words and numbers: comparator, range, unit, what is counted.

    Args:
        quantity: What a plan prints. Its noun stays in the plan's own words.
        locale: A locale of CLDR.

    >>> from egovplan.model import Quantity
    >>> format_quantity(Quantity(80.5, "percent", comparator=">="), "vi")
    'tối thiểu 80,5%'
    >>> format_quantity(Quantity(4, "money", high=5, noun="tỷ đồng", approximate=True), "en")
    'about 4 to 5 tỷ đồng'
    """
    words = catalogue(locale)
    amount = _number(quantity.value, quantity.unit, locale)
    if quantity.high is not None:
        high = _number(quantity.high, quantity.unit, locale)
        amount = words.gettext("{low} to {high}").format(low=amount, high=high)
    if quantity.denominator is not None:
        whole = format_number(quantity.denominator, locale)
        amount = words.gettext("{part} of {whole}").format(part=amount, whole=whole)
    if quantity.noun and quantity.unit is not Unit.PERCENT:
        amount = f"{amount} {quantity.noun}"
    amount = _compared(quantity.comparator, locale).format(amount=amount)
    return words.gettext("about {amount}").format(amount=amount) if quantity.approximate else amount


def _compared(comparator: Comparator, locale: str | Locale) -> str:
    words = catalogue(locale)
    match comparator:
        case Comparator.AT_LEAST:
            return words.gettext("at least {amount}")
        case Comparator.MORE_THAN:
            return words.gettext("more than {amount}")
        case Comparator.AT_MOST:
            return words.gettext("at most {amount}")
        case Comparator.LESS_THAN:
            return words.gettext("less than {amount}")
        case _:
            return "{amount}"


def _number(value: int | float, unit: Unit, locale: str | Locale) -> str:
    if unit is Unit.PERCENT:
        return format_percent(_exact(value) / 100, locale=locale_of(locale), decimal_quantization=False)
    return format_number(value, locale)


def _exact(value: int | float | Decimal) -> Decimal:
    """The decimal that a float is printed as: 0.1 and not its binary neighbour."""
    return value if isinstance(value, Decimal) else Decimal(str(value))
