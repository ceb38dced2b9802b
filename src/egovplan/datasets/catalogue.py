"""What is known of the plans that ship: where they come from, and under what terms."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType

from attrs import frozen

__all__ = ["Dataset", "about", "names"]

_PLANS = Path(__file__).with_name("plans.toml")


@frozen
class Dataset:
    """A plan that ships with the package.

    Attributes:
        name: Its name here (``quang-ngai-2011-2015``).
        title: What the plan is called, in Vietnamese, shortened.
        title_en: The same in English.
        number: Number and symbol of the act.
        issuer: The body that issued it.
        province: Code of the province.
        issued_on: Date of issue.
        years: First and last year of its period.
        source: What it was transcribed from.
        licence: Under what terms it can be used.
    """

    name: str
    title: str
    title_en: str
    number: str
    issuer: str
    province: str
    issued_on: datetime.date
    years: tuple[int, int]
    source: str
    licence: str

    def __str__(self) -> str:
        return f"{self.name}: {self.title_en} ({self.number} of {self.issued_on})"


@cache
def _datasets() -> Mapping[str, Dataset]:
    data = tomllib.loads(_PLANS.read_text(encoding="utf-8"))
    licence = data.pop("licence")
    return MappingProxyType(
        {
            name: Dataset(name=name, licence=licence, years=tuple(entry.pop("years")), **entry)
            for name, entry in data.items()
        }
    )


def names() -> tuple[str, ...]:
    """The names of the plans that ship, by province and year.

    >>> names()
    ('quang-ngai-2011-2015', 'quang-ngai-2018', 'quang-ngai-2019-2020',
     'ninh-thuan-2009-2010', 'ba-ria-vung-tau-2011-2015')
    """
    return tuple(_datasets())


def about(name: str) -> Dataset:
    """Where a plan that ships comes from, and under what terms.

    Args:
        name: One of `names`.

    Raises:
        ValueError: For another name.

    >>> print(about("quang-ngai-2011-2015"))
    quang-ngai-2011-2015: IT plan of Quảng Ngãi 2011-2015 (1501/QĐ-UBND of 2010-10-29)
    """
    known = _datasets().get(name)
    if known is None:
        close = get_close_matches(str(name), names(), 1)
        hint = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(names())}"
        raise ValueError(f"no plan named {name!r} ships with egovplan; {hint}")
    return known
