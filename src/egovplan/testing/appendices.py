"""Strategies for the rows of appendices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egovplan import model
from egovplan.testing.values import sources
from egovplan.testing.wording import BODIES, NUMBERS, ids, level, maybe, one_of_ids, phrases, texts, years

__all__ = [
    "databases",
    "generic_tables",
    "inventory_items",
    "online_services",
    "portals",
    "rollouts",
    "service_groups",
    "staffing_norms",
]

T = TypeVar("T")


def online_services(agency_ids: Sequence[str] = ()) -> SearchStrategy[model.OnlineService]:
    """Online public services.

    Args:
        agency_ids: Ids of the bodies that may be named.
    """
    return _appendix(model.OnlineService, "service", agency_ids, name=texts(), group=maybe(phrases()), level=level())


def service_groups() -> SearchStrategy[model.ServiceGroup]:
    """Groups of online services."""
    numbers = maybe(st.sampled_from(NUMBERS))
    return st.builds(model.ServiceGroup, ids("group"), texts(), number=numbers, source=maybe(sources()))


def databases(agency_ids: Sequence[str] = ()) -> SearchStrategy[model.Database]:
    """Databases and their keepers.

    Args:
        agency_ids: Ids of the bodies that may be named.
    """
    return _appendix(model.Database, "database", agency_ids, name=texts())


def portals(agency_ids: Sequence[str] = ()) -> SearchStrategy[model.Portal]:
    """Portals and sites.

    Args:
        agency_ids: Ids of the bodies that may be named.
    """
    urls = maybe(st.just("http://sonoivu.sonhai.gov.vn"))
    return _appendix(model.Portal, "portal", agency_ids, url=urls, procedures=_count())


def rollouts(agency_ids: Sequence[str] = ()) -> SearchStrategy[model.Rollout]:
    """Who rolls out what in which year.

    Args:
        agency_ids: Ids of the bodies that may be named.
    """
    return _appendix(model.Rollout, "rollout", agency_ids, what=maybe(phrases()), year=maybe(years()))


def inventory_items(agency_ids: Sequence[str] = ()) -> SearchStrategy[model.InventoryItem]:
    """Equipment of bodies.

    Args:
        agency_ids: Ids of the bodies that may be named.
    """
    columns = ("servers", "workstations", "laptops", "administrators")
    return _appendix(model.InventoryItem, "inventory", agency_ids, **{column: _count() for column in columns})


@st.composite
def staffing_norms(draw: DrawFn) -> model.StaffingNorm:
    """How many people of a role a kind of body should have."""
    low = draw(st.integers(0, 9))
    body = draw(st.sampled_from(("province", "district", "commune", "some departments")))
    high = low + draw(st.integers(0, 3))
    return model.StaffingNorm(
        draw(ids("staffing")), draw(texts()), body, low, high, draw(maybe(years())), draw(maybe(sources()))
    )


def generic_tables() -> SearchStrategy[model.GenericTable]:
    """Tables of a family that egovplan does not know."""
    cells = st.lists(texts(), max_size=3)
    rows = st.lists(cells, max_size=3)
    return st.builds(model.GenericTable, ids("table"), maybe(texts()), cells, rows, maybe(sources()))


def _count() -> SearchStrategy[int | None]:
    return maybe(st.integers(0, 2000))


def _appendix(kind: type[T], prefix: str, agency_ids: Sequence[str], **fields: Any) -> SearchStrategy[T]:
    """Rows of an appendix; some classes require the agency, some can do without."""
    return st.builds(
        kind,
        ids(prefix),
        number=maybe(st.sampled_from(NUMBERS)),
        agency=st.sampled_from(BODIES),
        agency_id=one_of_ids(agency_ids),
        source=maybe(sources()),
        **fields,
    )
