"""The axis of money: one word for thousands, millions or billions, chosen by the largest amount."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from attrs import frozen

from egovplan.formatting.catalogues import catalogue
from egovplan.formatting.short_forms import short_number
from egovplan.model import DONG

__all__ = ["MoneyScale", "money_scale"]


@frozen
class MoneyScale:
    """A unit to tell amounts in.

    Attributes:
        worth: How many units of the currency one is.
        name: Its name in the reader's language (``tỷ đồng``).
        locale: The language.
    """

    worth: Decimal
    name: str
    locale: str

    def told(self, amount: Decimal | float) -> str:
        """An amount of the currency as a number of this unit."""
        return short_number(Decimal(str(amount)) / self.worth, None, self.locale)


def money_scale(amounts: Iterable[Decimal], currency: str = DONG, locale: str = "en") -> MoneyScale:
    """The unit in which the largest amount is a number between 1 and 1,000, if there is one.

    >>> scale = money_scale([Decimal(17_500_000_000), Decimal(450_000_000)], locale="vi")
    >>> scale.name, scale.told(Decimal(17_500_000_000))
    ('tỷ đồng', '17,5')
    """
    words = catalogue(locale)
    largest = max((abs(amount) for amount in amounts), default=Decimal(0))
    names = (
        (Decimal(10) ** 12, words.gettext("trillion {currency}")),
        (Decimal(10) ** 9, words.gettext("billion {currency}")),
        (Decimal(10) ** 6, words.gettext("million {currency}")),
        (Decimal(10) ** 3, words.gettext("thousand {currency}")),
        (Decimal(1), "{currency}"),
    )
    worth, name = next((pair for pair in names if largest >= pair[0]), names[-1])
    return MoneyScale(worth, name.format(currency="đồng" if currency == DONG else currency), locale)
