"""What the appendices of a plan list, row by row."""

from __future__ import annotations

from attrs import field, frozen
from attrs.validators import optional

from egovplan.model.conversion import optional_level, text_rows, texts
from egovplan.model.enums import Level
from egovplan.model.source import Source
from egovplan.model.validation import (
    calendar_year,
    each_text,
    member,
    non_negative_integer,
    of_class,
    one_line_identifier,
    string_or_none,
    text,
)

__all__ = [
    "Database",
    "GenericTable",
    "InventoryItem",
    "OnlineService",
    "Portal",
    "Rollout",
    "ServiceGroup",
    "StaffingNorm",
]

_source = optional(of_class(Source))
_count = optional(non_negative_integer)


@frozen
class OnlineService:
    """A public service to be had online.

    Attributes:
        id: Stable id.
        name: Its name, in the source's words.
        number: Its number in the list, as printed.
        group: The sub-heading or field it stands under, as printed.
        agency: Who gives it, as printed.
        agency_id: The resolved body, or None.
        level: Level of government that gives it, or None.
        source: Its first cell.
    """

    id: str = field(validator=one_line_identifier)
    name: str = field(validator=text)
    number: str | None = field(default=None, validator=string_or_none)
    group: str | None = field(default=None, validator=string_or_none)
    agency: str | None = field(default=None, validator=string_or_none)
    agency_id: str | None = field(default=None, validator=string_or_none)
    level: Level | None = field(default=None, converter=optional_level, validator=optional(member(Level)))
    source: Source | None = field(default=None, validator=_source)


@frozen
class ServiceGroup:
    """A group of online services.

    Attributes:
        id: Stable id.
        name: Its name, in the source's words.
        number: Its number in the list, as printed.
        source: Its first cell.
    """

    id: str = field(validator=one_line_identifier)
    name: str = field(validator=text)
    number: str | None = field(default=None, validator=string_or_none)
    source: Source | None = field(default=None, validator=_source)


@frozen
class Database:
    """A database and its keeper.

    Attributes:
        id: Stable id.
        name: Its name, in the source's words.
        number: Its number in the list, as printed.
        agency: Its keeper, as printed.
        agency_id: The resolved body, or None.
        source: Its first cell.
    """

    id: str = field(validator=one_line_identifier)
    name: str = field(validator=text)
    number: str | None = field(default=None, validator=string_or_none)
    agency: str | None = field(default=None, validator=string_or_none)
    agency_id: str | None = field(default=None, validator=string_or_none)
    source: Source | None = field(default=None, validator=_source)


@frozen
class Portal:
    """A portal or site, with how many procedures it publishes.

    Attributes:
        id: Stable id.
        agency: Whose it is, as printed.
        number: Its number in the list, as printed.
        agency_id: The resolved body, or None.
        url: Its address, as printed.
        procedures: Number of administrative procedures, or None.
        source: Its first cell.
    """

    id: str = field(validator=one_line_identifier)
    agency: str = field(validator=text)
    number: str | None = field(default=None, validator=string_or_none)
    agency_id: str | None = field(default=None, validator=string_or_none)
    url: str | None = field(default=None, validator=string_or_none)
    procedures: int | None = field(default=None, validator=_count)
    source: Source | None = field(default=None, validator=_source)


@frozen
class Rollout:
    """Who rolls out what in which year.

    Attributes:
        id: Stable id.
        agency: Who, as printed.
        what: What is rolled out, from the table's caption or headings.
        number: Its number in the list, as printed.
        agency_id: The resolved body, or None.
        year: The year, or None.
        source: Its first cell.
    """

    id: str = field(validator=one_line_identifier)
    agency: str = field(validator=text)
    what: str | None = field(default=None, validator=string_or_none)
    number: str | None = field(default=None, validator=string_or_none)
    agency_id: str | None = field(default=None, validator=string_or_none)
    year: int | None = field(default=None, validator=optional(calendar_year))
    source: Source | None = field(default=None, validator=_source)


@frozen
class InventoryItem:
    """Equipment and people of one agency; counts, None where not printed.

    Attributes:
        id: Stable id.
        agency: Whose, as printed.
        number: Its number in the list, as printed.
        agency_id: The resolved body, or None.
        servers: Number of servers.
        workstations: Number of workstations.
        laptops: Number of laptops.
        administrators: Number of network administrators.
        source: Its first cell.
    """

    id: str = field(validator=one_line_identifier)
    agency: str = field(validator=text)
    number: str | None = field(default=None, validator=string_or_none)
    agency_id: str | None = field(default=None, validator=string_or_none)
    servers: int | None = field(default=None, validator=_count)
    workstations: int | None = field(default=None, validator=_count)
    laptops: int | None = field(default=None, validator=_count)
    administrators: int | None = field(default=None, validator=_count)
    source: Source | None = field(default=None, validator=_source)


@frozen
class StaffingNorm:
    """How many people of a role a kind of body should have in a year.

    Attributes:
        id: Stable id.
        role: The role, as printed.
        body: ``province``, ``district``, ``commune`` or ``some departments``.
        low: Fewest.
        high: Most; equal to ``low`` where one number is printed.
        year: The year.
        source: The label of the row.
    """

    id: str = field(validator=one_line_identifier)
    role: str = field(validator=text)
    body: str = field(validator=text)
    low: int = field(validator=non_negative_integer)
    high: int = field(validator=non_negative_integer)
    year: int | None = field(default=None, validator=optional(calendar_year))
    source: Source | None = field(default=None, validator=_source)

    def __attrs_post_init__(self) -> None:
        if self.high < self.low:
            raise ValueError(f"StaffingNorm.high {self.high} lies below low {self.low}")


@frozen
class GenericTable:
    """A table of a family that egovplan does not know, kept as it stands.

    Attributes:
        id: Stable id.
        caption: Its caption, or None.
        header: The column headings.
        rows: The cells, row by row, as printed.
        source: Its first line.
    """

    id: str = field(validator=one_line_identifier)
    caption: str | None = field(default=None, validator=string_or_none)
    header: tuple[str, ...] = field(default=(), converter=texts, validator=each_text)
    rows: tuple[tuple[str, ...], ...] = field(default=(), converter=text_rows)
    source: Source | None = field(default=None, validator=_source)
