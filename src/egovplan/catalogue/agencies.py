"""The bodies of government: what there is, what became of it, and its ids.

``agencies.toml`` lists bodies once, not per province: ``Sở Tài chính`` stands
there as one kind of body with scope ``province``, and ``agency`` makes the
one of a province from it. ``agency_words.toml`` holds classes of bodies
(``các sở, ban, ngành``) and the words around names. Reading a mention out of
text is the business of :mod:`egovplan.vietnamese.agencies`.

An id is a path: ``central/bo-noi-vu``, ``quang-ngai/so-noi-vu``,
``ninh-thuan/ninh-hai/uy-ban-nhan-dan``, ``quang-ngai/group/so-ban-nganh``.
It begins with ``any`` where the province is not known.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from attrs import frozen

from egovplan.catalogue.provinces import province_as_of, provinces
from egovplan.model import Agency, AgencyKind, Level, slug

__all__ = [
    "ANY",
    "CENTRAL",
    "Body",
    "BodyClass",
    "PlaceKind",
    "Scope",
    "Words",
    "agency",
    "bodies",
    "body",
    "body_as_of",
    "body_classes",
    "lineage_key",
    "place_kinds",
    "predecessors",
    "successors",
    "twin_towns",
    "words",
]

ANY = "any"
"""The first part of an id where the province is not known."""

CENTRAL = "central"
"""The first part of the id of a central body."""


class Scope(StrEnum):
    """Where bodies of a kind stand."""

    CENTRAL = "central"
    PROVINCE = "province"
    LOCAL = "local"
    DISTRICT = "district"
    VERTICAL = "vertical"


@frozen
class Body:
    """A kind of body, such as ``Sở Tài chính``, with its names and its end.

    Attributes:
        id: Its part of an agency's id (``so-tai-chinh``).
        name: Canonical name.
        kind: What kind of body it is.
        scope: Where such bodies stand.
        also: Other names; abbreviations need none.
        centre: Names of the central body, for a vertical one.
        since: First day, or None.
        until: Last day, or None for one that stands.
        into: Ids of what its work went to, the main one first.
        only: Codes of the provinces that have one; empty for all.
        elsewhere: Id of the body that the name means elsewhere, or None.
        placed: Whether the name needs a place behind it.
        unless: Next words that make it something else.
    """

    id: str
    name: str
    kind: AgencyKind
    scope: Scope
    also: tuple[str, ...] = ()
    centre: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    into: tuple[str, ...] = ()
    only: frozenset[str] = frozenset()
    elsewhere: str | None = None
    placed: bool = False
    unless: frozenset[str] = frozenset()

    def stood_on(self, on: date) -> bool:
        """Whether such bodies existed on that day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@frozen
class BodyClass:
    """A class of bodies, such as ``các sở, ban, ngành``.

    Attributes:
        id: Its part of an agency's id (``so-ban-nganh``).
        name: The class as one would write it.
        level: Level of government, or None.
        centre: Whether it stands at the centre whatever the plan.
        first: Nouns that a mention may begin with.
        nouns: Nouns that may follow.
        alone: Whether one noun without a plural in front is enough.
    """

    id: str
    name: str
    level: Level | None
    centre: bool
    first: tuple[str, ...]
    nouns: tuple[str, ...]
    alone: bool


@frozen
class PlaceKind:
    """A kind of unit of local government (``huyện``).

    Attributes:
        name: Its usual name.
        level: Its level of government.
        words: The ways it is written.
    """

    name: str
    level: Level
    words: tuple[str, ...]


@frozen
class Words:
    """Words around the names of bodies, in lower case.

    Attributes:
        plural: What stands in front of a class (``các``).
        positions: Who heads a body (``giám đốc``).
        noise: What names nobody (``phối hợp với``).
        qualifiers: What may stand behind a class (``có liên quan``).
        concerned: The qualifier that makes any bodies ``those concerned``.
        abbreviations: Abbreviations in open names, spelt out.
        open: Heads of bodies that are not listed, with their kind.
        unless: Next words that make such a head something else.
        things: Abbreviations of things that look like those of bodies.
    """

    plural: tuple[str, ...]
    positions: tuple[str, ...]
    noise: tuple[str, ...]
    qualifiers: tuple[str, ...]
    concerned: str
    abbreviations: Mapping[str, str]
    open: Mapping[str, AgencyKind]
    unless: Mapping[str, frozenset[str]]
    things: frozenset[str]


@cache
def _data(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def bodies() -> Mapping[str, Body]:
    """Every kind of body by its id, in the order of the catalogue."""
    entries = (_body(entry) for entry in _data("agencies.toml")["body"])
    return MappingProxyType({entry.id: entry for entry in entries})


def _body(entry: Mapping[str, Any]) -> Body:
    return Body(
        slug(entry["name"]),
        entry["name"],
        AgencyKind(entry["kind"]),
        Scope(entry["scope"]),
        tuple(entry.get("also", ())),
        tuple(entry.get("centre", ())),
        entry.get("since"),
        entry.get("until"),
        tuple(entry.get("into", ())),
        frozenset(entry.get("only", ())),
        entry.get("else"),
        entry.get("placed", False),
        frozenset(entry.get("unless", ())),
    )


def body(body_id: str) -> Body:
    """The kind of body of that id.

    Raises:
        KeyError: For an id that the catalogue does not have.

    >>> body("so-ke-hoach-va-dau-tu").into
    ('so-tai-chinh',)
    """
    return bodies()[body_id]


@cache
def body_classes() -> tuple[BodyClass, ...]:
    """The classes of bodies, in the order of the catalogue."""
    return tuple(
        BodyClass(
            entry["id"],
            entry["name"],
            Level(entry["level"]) if "level" in entry else None,
            entry.get("centre", False),
            tuple(entry["first"]),
            tuple(entry["nouns"]),
            entry.get("alone", False),
        )
        for entry in _data("agency_words.toml")["class"]
    )


@cache
def place_kinds() -> tuple[PlaceKind, ...]:
    """The kinds of units of local government."""
    return tuple(
        PlaceKind(entry.get("name", entry["words"][0]), Level(entry["level"]), tuple(entry["words"]))
        for entry in _data("agency_words.toml")["place"]
    )


@cache
def twin_towns() -> Mapping[str, frozenset[str]]:
    """Towns that stood beside a rural district of the same name, by province.

    >>> sorted(twin_towns()["dong-thap"])
    ['cao-lanh', 'hong-ngu']
    """
    return MappingProxyType({code: frozenset(names) for code, names in _data("agency_words.toml")["twins"].items()})


@cache
def words() -> Words:
    """The words around the names of bodies."""
    data = _data("agency_words.toml")
    lists = data["words"]
    return Words(
        tuple(lists["plural"]),
        tuple(lists["positions"]),
        tuple(lists["noise"]),
        tuple(lists["qualifiers"]),
        lists["concerned"],
        MappingProxyType(dict(data["abbreviations"])),
        MappingProxyType({head: AgencyKind(kind) for head, kind in data["open"].items()}),
        MappingProxyType({head: frozenset(following) for head, following in data["unless"].items()}),
        frozenset(lists["things"]),
    )


def body_as_of(body_id: str, on: date | None, province_code: str | None = None) -> Body:
    """The kind of body that a name means on a day, in a province.

    A body that had ended by then is followed to what its work went to. A name
    used before its body existed is left alone.

    Args:
        body_id: Id of the kind of body named.
        on: The day; None leaves succession alone.
        province_code: The province, for bodies that only some have.

    Raises:
        KeyError: For an unknown id.

    >>> body_as_of("so-buu-chinh-vien-thong", date(2011, 1, 25)).name
    'Sở Thông tin và Truyền thông'
    >>> body_as_of("so-thong-tin-va-truyen-thong", date(2025, 4, 1)).name
    'Sở Khoa học và Công nghệ'
    """
    here = body(body_id)
    if here.elsewhere is not None and province_code is not None:
        early = on is not None and here.since is not None and on < here.since
        if early or province_code not in here.only:
            here = body(here.elsewhere)
    while on is not None and here.until is not None and on > here.until and here.into:
        here = body(here.into[0])
    return here


def agency(body_id: str, province_code: str | None = None, *, on: date | None = None) -> Agency:
    """The body of that kind at the centre or in a province, as of a day.

    Args:
        body_id: Id of the kind of body.
        province_code: The province; None for a central body, or where it is
            not known.
        on: The day; None leaves succession and mergers alone.

    Raises:
        KeyError: For an unknown body or province.

    >>> agency("so-noi-vu", "quang-ngai").id
    'quang-ngai/so-noi-vu'
    >>> agency("uy-ban-nhan-dan", "ninh-thuan", on=date(2008, 8, 27)).name
    'Ủy ban nhân dân tỉnh Ninh Thuận'
    """
    here = body_as_of(body_id, on, province_code)
    if here.scope is Scope.CENTRAL or (here.scope is Scope.VERTICAL and province_code is None):
        return Agency(f"{CENTRAL}/{here.id}", here.name, Level.CENTRAL, here.kind)
    level = Level.DISTRICT if here.scope is Scope.DISTRICT else Level.PROVINCE
    if province_code is None:
        return Agency(f"{ANY}/{here.id}", here.name, level, here.kind)
    where = province_as_of(province_code, on)
    placed = here.kind in (AgencyKind.PEOPLES_COMMITTEE, AgencyKind.PEOPLES_COUNCIL) and here.scope is Scope.LOCAL
    name = f"{here.name} {where.full_name}" if placed else here.name
    return Agency(f"{where.code}/{here.id}", name, level, here.kind, where.code)


def successors(agency_id: str, on: date) -> tuple[str, ...]:
    """The bodies that carry on a body's work on a day, the main one first.

    Args:
        agency_id: Id of an agency.
        on: The day.

    Returns:
        Ids of agencies; the body itself where it still stands, or is none
        that the catalogue knows.

    >>> successors("quang-ngai/so-thong-tin-va-truyen-thong", date(2025, 4, 1))
    ('quang-ngai/so-khoa-hoc-va-cong-nghe',)
    >>> successors("ninh-thuan/so-xay-dung", date(2026, 1, 1))
    ('khanh-hoa/so-xay-dung',)
    """
    where, _, rest = agency_id.partition("/")
    if where in provinces():
        where = province_as_of(where, on).code
    place, _, last = rest.rpartition("/")
    middle = f"{place}/" if place else ""
    return tuple(f"{_home(entry, where)}/{middle}{entry}" for entry in _followed(last, on))


def _home(body_id: str, where: str) -> str:
    """A vertical body's work may end up at a body of another scope."""
    known = bodies().get(body_id)
    return CENTRAL if known is not None and known.scope is Scope.CENTRAL else where


def _followed(body_id: str, on: date) -> list[str]:
    here = bodies().get(body_id)
    if here is None or here.until is None or on <= here.until or not here.into:
        return [body_id]
    found: list[str] = []
    for entry in here.into:
        found += [later for later in _followed(entry, on) if later not in found]
    return found


def predecessors(agency_id: str) -> tuple[str, ...]:
    """The bodies whose work went directly to this one, in the order of the catalogue.

    Bodies of merged provinces are not among them; see
    :func:`egovplan.catalogue.provinces.former_provinces`.

    >>> predecessors("central/bo-xay-dung")
    ('central/bo-giao-thong-van-tai',)
    """
    where, _, last = agency_id.rpartition("/")
    return tuple(f"{where}/{entry.id}" for entry in bodies().values() if last in entry.into)


def lineage_key(agency_id: str) -> str:
    """A key that a body shares with its predecessors and main successors.

    It is the id of the last body in the line, within the same province, so
    that a series can follow a task through renamings. Bodies that were merged
    share the key although both once stood side by side: a series must tell
    them apart by their ids and mark the break.

    >>> lineage_key("quang-ngai/so-buu-chinh-vien-thong") == lineage_key("quang-ngai/so-thong-tin-va-truyen-thong")
    True
    """
    where, _, last = agency_id.rpartition("/")
    here = bodies().get(last)
    while here is not None and here.into:
        here = bodies().get(here.into[0])
    return agency_id if here is None else f"{where}/{here.id}"
