"""The few Vietnamese words that the checks need, from ``words.toml``; read once, when first asked for."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from egovplan.model import Money, wording_key

__all__ = ["money_per_unit", "words_of"]


@cache
def _data() -> MappingProxyType[str, dict[str, list[str]]]:
    text = (files(__package__) / "words.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))


@cache
def words_of(name: str) -> tuple[str, ...]:
    """The words of one list, folded as `egovplan.model.wording_key` does.

    Raises:
        KeyError: If there is no such list.
    """
    return tuple(wording_key(word) for word in _data()["words"][name])


@cache
def _money_units() -> MappingProxyType[str, Money]:
    units = {}
    for currency, names in _data()["money"].items():
        for name in names:
            words, _, factor = name.partition("=")
            units[wording_key(words)] = Money(Decimal(factor.strip()), currency)
    return MappingProxyType(units)


def money_per_unit(unit: str) -> Money | None:
    """One of a printed unit of money as an exact amount, or None for words that are no such unit.

    >>> money_per_unit("triệu  đồng"), money_per_unit("cái")
    (Money(1,000,000 VND), None)
    """
    return _money_units().get(wording_key(unit))
