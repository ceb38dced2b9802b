"""The provinces and cities under central rule, and what became of them.

The data stands in ``provinces.toml``: the 63 units of 2008 to 2025, Hà Tây
before them, the city of Huế after, with the mergers into 34 of 1 July 2025.
A province that took in others keeps its code; one that was taken in has an
end and a successor.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from attrs import frozen

__all__ = [
    "Province",
    "ProvinceName",
    "find_province",
    "former_provinces",
    "name_at",
    "province",
    "province_as_of",
    "provinces",
    "provinces_on",
]

_WORD = re.compile(r"[^\W_]+")
_ISSUED = re.compile(r"\W{0,4}\bngày\b")  # "…, ngày" (dated) after the place of issue
_PROVINCE_HEADS = {("tỉnh",)}
_CITY_HEADS = {("thành", "phố"), ("tp",), ("thị", "xã"), ("tx",)}
# A name behind one of these is a district, ward, street or person, not the province.
_OTHER_HEADS = {("huyện",), ("quận",), ("xã",), ("phường",), ("trấn",), ("khu",), ("đường",), ("chủ", "tịch")}
# An older tone placement for names that end in oa or uy; text may use either.
_OLD_TONE = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "ùy": "uỳ", "úy": "uý", "ủy": "uỷ"}


@frozen
class Province:
    """A province, or a city under central rule.

    Attributes:
        code: Stable code (``quang-ngai``).
        name: Name without ``tỉnh`` or ``thành phố`` (``Quảng Ngãi``).
        city: Whether it is a city under central rule.
        capitals: Seats of its government, all that it had.
        since: First day, or None for one older than the catalogue.
        until: Last day, or None for one that stands.
        into: Code of the province that it went into, or None.
    """

    code: str
    name: str
    city: bool = False
    capitals: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    into: str | None = None

    @property
    def full_name(self) -> str:
        """The name with its rank.

        >>> province("quang-ngai").full_name, province("ha-noi").full_name
        ('tỉnh Quảng Ngãi', 'thành phố Hà Nội')
        """
        return f"{'thành phố' if self.city else 'tỉnh'} {self.name}"

    def stood_on(self, on: date) -> bool:
        """Whether it was a unit of its own on that day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@frozen
class ProvinceName:
    """A spelling that may name a province.

    Attributes:
        code: Code of the province.
        words: The spelling's words in lower case.
        seat: Whether it names only the seat of its government.
        ordinary: Whether the words are also an ordinary phrase or a person.
    """

    code: str
    words: tuple[str, ...]
    seat: bool = False
    ordinary: bool = False


@cache
def _data() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("provinces.toml").read_text(encoding="utf-8"))


@cache
def provinces() -> Mapping[str, Province]:
    """Every province of the catalogue by its code, past ones too, in alphabetical order.

    >>> len(provinces())
    65
    """
    return MappingProxyType(
        {
            code: Province(
                code,
                entry["name"],
                entry.get("city", False),
                tuple(entry["capitals"]),
                entry.get("since"),
                entry.get("until"),
                entry.get("into"),
            )
            for code, entry in sorted(_data().items())
        }
    )


def province(code: str) -> Province:
    """The province of that code.

    Raises:
        KeyError: For a code that the catalogue does not have.

    >>> province("ninh-thuan").until
    datetime.date(2025, 6, 30)
    """
    return provinces()[code]


def provinces_on(on: date) -> tuple[Province, ...]:
    """The provinces of the country on a day.

    >>> len(provinces_on(date(2011, 1, 25))), len(provinces_on(date(2025, 7, 1)))
    (63, 34)
    """
    return tuple(entry for entry in provinces().values() if entry.stood_on(on))


def province_as_of(code: str, on: date | None) -> Province:
    """The province to which the territory of another belonged on a day.

    Forwards through mergers; backwards only where exactly one province became
    this one, since a merged province's past is several.

    Args:
        code: Code of a province.
        on: The day; None for the province itself.

    Raises:
        KeyError: For a code that the catalogue does not have.

    >>> province_as_of("ninh-thuan", date(2026, 1, 1)).name
    'Khánh Hòa'
    >>> province_as_of("hue", date(2019, 1, 1)).name
    'Thừa Thiên Huế'
    """
    here = province(code)
    if on is None:
        return here
    while here.until is not None and here.into is not None and on > here.until:
        here = province(here.into)
    if here.since is not None and on < here.since:
        before = [other for other in provinces().values() if other.into == here.code]
        if len(before) == 1 and before[0].until is not None and on <= before[0].until:
            return before[0]
    return here


def former_provinces(code: str, on: date | None = None) -> tuple[Province, ...]:
    """The provinces that went into this one, in alphabetical order.

    Args:
        code: Code of a province.
        on: Only those that had gone into it by this day.

    >>> [entry.name for entry in former_provinces("khanh-hoa")]
    ['Ninh Thuận']
    """
    return tuple(
        entry
        for entry in provinces().values()
        if entry.into == code and (on is None or entry.until is None or entry.until + timedelta(days=1) <= on)
    )


@cache
def _names() -> Mapping[str, tuple[ProvinceName, ...]]:
    """Every spelling by its first word, the longest first."""
    found: dict[str, dict[tuple[str, ...], ProvinceName]] = {}
    for code, entry in sorted(_data().items()):
        ordinary = entry.get("ordinary", False)
        spellings = [(spelling, False) for spelling in (entry["name"], *entry.get("also", ()))]
        spellings += [(spelling, True) for spelling in entry["capitals"]]
        for spelling, seat in spellings:
            for words in _placements(tuple(_WORD.findall(spelling.lower()))):
                known = found.setdefault(words[0], {}).get(words)
                if known is None or (known.seat and not seat):
                    found[words[0]][words] = ProvinceName(code, words, seat, ordinary)
    return {first: tuple(sorted(names.values(), key=lambda name: -len(name.words))) for first, names in found.items()}


def _placements(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The words with newer and with older placement of tone marks."""
    older = tuple(word[:-2] + _OLD_TONE.get(word[-2:], word[-2:]) for word in words)
    return {words, older}


def name_at(words: Sequence[str], start: int = 0) -> ProvinceName | None:
    """The longest spelling of a province, or of its seat, that begins at a word.

    Args:
        words: Words in lower case and NFC.
        start: Index of the word where it must begin.

    >>> name_at(["tỉnh", "bà", "rịa", "vũng", "tàu"], 1).code
    'ba-ria-vung-tau'
    """
    if start >= len(words):
        return None
    for name in _names().get(words[start], ()):
        if tuple(words[start : start + len(name.words)]) == name.words:
            return name
    return None


def find_province(text: str, on: date | None = None) -> Province | None:
    """The province that a header, title or place line names.

    A name with ``tỉnh`` or ``thành phố`` in front wins over a bare one, that
    over a place of issue or a seat of government; among equals the first.

    Args:
        text: A short text, folded or not.
        on: Day of the text, where known; it only decides between a province
            and the one that took its name (Huế).

    Returns:
        The province named, merged since or not, or None.

    >>> find_province("ỦY BAN NHÂN DÂN TỈNH NINH THUẬN").code
    'ninh-thuan'
    >>> find_province("Phan Rang-Tháp Chàm, ngày 27 tháng 8 năm 2008").code
    'ninh-thuan'
    >>> find_province("Học viện Chính trị quốc gia Hồ Chí Minh")
    """
    plain = unicodedata.normalize("NFC", text)
    tokens = list(_WORD.finditer(plain))
    words = [token[0].lower().replace("ð", "đ") for token in tokens]
    cased, lower = not plain.islower(), plain.lower()
    best: tuple[int, ProvinceName] | None = None
    index = 0
    while index < len(words):
        name = name_at(words, index)
        if name is None:
            index += 1
            continue
        last = index + len(name.words)
        capital = not cased or all(token[0][0].isupper() for token in tokens[index:last])
        dated = _ISSUED.match(lower, tokens[last - 1].end()) is not None
        rank = _rank(name, words, index, capital, dated)
        if rank and (best is None or rank > best[0]):
            best = rank, name
        index = last
    return None if best is None else _bearer(best[1].code, on)


def _bearer(code: str, on: date | None) -> Province:
    """The province of that code, or the one that bore the name before it did."""
    here = province(code)
    return province_as_of(code, on) if on is not None and here.since is not None and on < here.since else here


def _rank(name: ProvinceName, words: Sequence[str], index: int, capital: bool, dated: bool) -> int:
    """How surely these words name a province: 0 not at all, 4 with its rank in front."""
    before = (tuple(words[max(index - 2, 0) : index]), tuple(words[max(index - 1, 0) : index]))
    if any(head in _OTHER_HEADS for head in before) and not any(head in _CITY_HEADS for head in before):
        return 0
    if name.words == ("bình", "dương") and before[1] == ("thái",):  # the Pacific Ocean
        return 0
    ranked = any(head in _PROVINCE_HEADS for head in before)
    urban = any(head in _CITY_HEADS for head in before)
    if name.seat:
        return 2 if urban or dated else 0
    if ranked or (urban and province(name.code).city) or name.words[0] in {"tphcm", "tp", "brvt"}:
        return 4
    # Behind "thành phố" a provincial town that bears the province's name.
    return 3 if urban or dated or (capital and not name.ordinary) else 0
