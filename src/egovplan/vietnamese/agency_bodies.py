"""Makes the body that a name and a place mean, with its id."""

from __future__ import annotations

from datetime import date

from egovplan.catalogue.agencies import ANY, CENTRAL, Body, Scope, agency, body_as_of, twin_towns
from egovplan.catalogue.provinces import province_as_of, provinces
from egovplan.model import Agency, AgencyKind, Level, slug
from egovplan.vietnamese.agency_places import Place

__all__ = ["agency_at", "all_of", "class_agency", "standing_province", "units_of", "unlisted_agency"]

_LEVEL_NAMES = {
    Level.CENTRAL: ("trung-uong", "trung ương"),
    Level.PROVINCE: ("cap-tinh", "cấp tỉnh"),
    Level.DISTRICT: ("cap-huyen", "cấp huyện"),
    Level.COMMUNE: ("cap-xa", "cấp xã"),
    None: ("cac-cap", "các cấp"),
}
# Heads that only central bodies have, where no place stands behind: general department, department, section,
# ministry, military region.
_CENTRAL_HEADS = ("tổng cục ", "cục ", "vụ ", "bộ ", "quân khu ")
# A town of one name with a district beside it: city, town.
_TOWNS = frozenset({"thành phố", "thị xã"})


def agency_at(entry: Body, place: Place | None, home: str | None, on: date | None) -> Agency:
    """The body of a listed kind at a place.

    Args:
        entry: The kind of body, as named.
        place: The place behind its name, or None.
        home: Code of the plan's province, or None.
        on: The day, or None.
    """
    if entry.scope is Scope.CENTRAL:
        return agency(entry.id, on=on)
    code = home if place is None else place.province or home
    here = body_as_of(entry.id, on, code)
    if place is not None and place.generic:
        suffix, words = _LEVEL_NAMES[place.level]
        everywhere = place.level is Level.PROVINCE  # UBND các tỉnh
        where = standing_province(code, on)
        return class_agency(f"{here.id}-{suffix}", f"{here.name} {words}", place.level, where, centre=everywhere)
    if place is not None and place.level is not Level.PROVINCE:
        return _local(here, place, standing_province(code, on))
    if code is None and place is not None:
        name = f"{here.name} {place.kind}" if here.scope is Scope.LOCAL else here.name
        return Agency(f"{ANY}/{here.id}", name, Level.PROVINCE, here.kind)
    return agency(entry.id, code, on=on) if code is None or code in provinces() else _unknown(here, code, place)


def standing_province(code: str | None, on: date | None) -> str | None:
    """The province as of the day; one that the catalogue does not have stays."""
    return province_as_of(code, on).code if code is not None and code in provinces() else code


def _unknown(here: Body, code: str, place: Place | None) -> Agency:
    """A body of a province that the catalogue does not have."""
    level = Level.DISTRICT if here.scope is Scope.DISTRICT else Level.PROVINCE
    name = here.name
    if place is not None and place.name and here.scope is Scope.LOCAL:
        name = f"{name} {place.kind} {place.name}"
    return Agency(f"{code}/{here.id}", name, level, here.kind, code)


def _local(here: Body, place: Place, code: str | None) -> Agency:
    """The body of one district or commune.

    A district's id leaves out its rank, so that ``UBND Xuyên Mộc`` and ``UBND
    huyện Xuyên Mộc`` are one, and so is a town before and after it became a
    city; towns beside a district of the same name keep it.
    """
    name = place.name or ""
    short = slug(name)
    ranked = place.level is not Level.DISTRICT or (
        place.kind in _TOWNS and short in twin_towns().get(code or "", frozenset())
    )
    part = f"{slug(place.kind)}-{short}" if ranked and place.kind else short
    full = " ".join(filter(None, (here.name, place.kind, name)))
    return Agency(f"{code or ANY}/{part}/{here.id}", full, place.level, here.kind, code)


def class_agency(class_id: str, name: str, level: Level | None, home: str | None, *, centre: bool = False) -> Agency:
    """A class of bodies, in a province or at the centre."""
    prefix = CENTRAL if centre else home or ANY
    return Agency(f"{prefix}/group/{class_id}", name, level, AgencyKind.GROUP, None if centre else home)


def all_of(value: Agency) -> Agency:
    """All bodies of a kind: ``các Phòng Tư pháp``."""
    return class_agency(value.id.rpartition("/")[2], f"Các {value.name}", value.level, value.province)


def units_of(level: Level | None, home: str | None, on: date | None) -> Agency:
    """The units of a level: ``các xã, phường``."""
    suffix, words = _LEVEL_NAMES[level]
    centre = level in (Level.PROVINCE, Level.CENTRAL)
    return class_agency(suffix, f"Các đơn vị {words}", level, standing_province(home, on), centre=centre)


def unlisted_agency(name: str, kind: AgencyKind, place: Place | None, home: str | None, on: date | None) -> Agency:
    """A body that the catalogue does not list, at the centre, in the province or at the place named.

    Args:
        name: Its name, abbreviations spelt out.
        kind: What kind of body its first word says.
        place: The place behind its name, or None.
        home: Code of the plan's province, or None.
        on: The day, or None.
    """
    plain = Body(slug(name), name, kind, Scope.LOCAL)
    if place is not None and place.generic:
        suffix, words = _LEVEL_NAMES[place.level]
        return class_agency(f"{plain.id}-{suffix}", f"{name} {words}", place.level, standing_province(home, on))
    if place is not None and place.level is not Level.PROVINCE:
        return _local(plain, place, standing_province(place.province or home, on))
    if place is None and name.lower().startswith(_CENTRAL_HEADS):
        return Agency(f"{CENTRAL}/{plain.id}", name, Level.CENTRAL, kind)
    code = standing_province(home if place is None else place.province or home, on)
    local = place is not None or (code is not None and kind is not AgencyKind.ENTERPRISE)
    return Agency(f"{code or ANY}/{plain.id}", name, Level.PROVINCE if local else None, kind, code)
