"""A person's corrections to a plan, as they stand in a small file beside the document.

The file is TOML or JSON. It names its format and lists corrections::

    egovplan_corrections = "1"

    [[corrections]]
    action = "change"                # drop, change or add
    line = 12                        # which: by line, here with the value read there
    value = 60
    set = { value = 65, comparator = ">=", due = 2015-12-31 }
    reason = "The scan is smudged; the printed original says 65."

    [[corrections]]
    action = "drop"
    id = "statement-5f2c11d09a3e"    # or by id
    reason = "An example, not a target."

    [[corrections]]
    action = "add"
    line = 14
    set = { kind = "target", value = 80, unit = "percent", label = "hồ sơ trực tuyến" }

    [[corrections]]
    action = "change"
    table = "projects"               # any table; without it, statements
    line = 40
    where = { number = "3" }         # further columns that must agree
    set = { printed_unit = "triệu đồng", amount = 7450000000 }
    unset = ["note"]

    [[corrections]]
    action = "change"
    table = "plan"                   # the plan's own fields
    set = { title = "Kế hoạch …", document = { number = "12/KH-UBND" } }

What is set is named by the columns of the table, or by the fields of the model
(``quantity = { value = 65 }``, or ``"quantity.value" = 65``).
"""

from __future__ import annotations

import json
import tomllib
from os import PathLike
from pathlib import Path
from typing import Any

from attrs import Attribute, field, frozen
from attrs.validators import optional

from egovplan.exchange.format_error import FormatError, Problem
from egovplan.exchange.structuring import from_data
from egovplan.exchange.tables import SCHEMAS
from egovplan.model.validation import one_line_identifier, positive_integer

__all__ = ["Correction", "VERSION", "read_corrections"]

VERSION = "1"
"""The version of the file format."""

_VERSION_KEY = "egovplan_corrections"
_ACTIONS = ("drop", "change", "add")
_NOT_CORRECTED = ("findings",)


def _action(instance: object, attribute: Attribute[str], value: str) -> None:
    if value not in _ACTIONS:
        raise ValueError(f"Correction.action must be one of {', '.join(_ACTIONS)}; got {value!r}")


def _table(instance: object, attribute: Attribute[str], value: str) -> None:
    tables = [*(name for name in SCHEMAS if name not in _NOT_CORRECTED), "plan"]
    if value not in tables:
        raise ValueError(f"Correction.table must be one of {', '.join(tables)}; got {value!r}")


@frozen
class Correction:
    """One correction.

    Attributes:
        action: ``drop``, ``change`` or ``add``.
        table: The table of the row concerned, or ``plan`` for the plan's own fields.
        id: Id of the row.
        line: Its line; of a row to be added, where it stands.
        value: Its value as it was read.
        where: Further columns with the cells that it must have.
        set: What to set: columns of the table, or fields of the model.
        unset: What to take out.
        reason: Why, for people.
    """

    action: str = field(validator=_action)
    table: str = field(default="statements", validator=_table)
    id: str | None = field(default=None, validator=optional(one_line_identifier))
    line: int | None = field(default=None, validator=optional(positive_integer))
    value: Any = None
    where: dict[str, Any] = field(factory=dict)
    set: dict[str, Any] = field(factory=dict)
    unset: tuple[str, ...] = ()
    reason: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.action == "add" and not self.set:
            raise ValueError("Correction.set is needed to add something")
        if self.action == "change" and not (self.set or self.unset):
            raise ValueError("Correction.set or unset is needed to change something")
        if self.action == "drop" and (self.set or self.unset):
            raise ValueError("Correction.set has no meaning where something is dropped")
        if self.table == "plan" and self.action != "change":
            raise ValueError("Correction.action must be change for the plan itself")
        if self.table != "plan" and self.action != "add" and not self.address:
            raise ValueError("Correction.line is needed, or an id, to say which row is meant")
        if self.table != "plan" and "id" in self.set:
            raise ValueError("Correction.set may not hold an id: ids do not change")

    @property
    def address(self) -> dict[str, Any]:
        """The cells that the row must have, by column."""
        cells = {"id": self.id, "line": self.line, "value": self.value, **self.where}
        return {name: cell for name, cell in cells.items() if cell is not None}

    @property
    def target(self) -> str:
        """What it is about, in a few words."""
        cells = ", ".join(f"{name} {cell}" for name, cell in self.address.items())
        return f"{self.table}: {cells}" if cells else self.table


@frozen
class _File:
    corrections: tuple[Correction, ...] = ()


def read_corrections(path: str | PathLike[str]) -> tuple[Correction, ...]:
    """Read a file of corrections, TOML or JSON by its suffix.

    Args:
        path: The file, TOML or JSON.

    Raises:
        FormatError: With the path of every bad field.
        OSError: If the file cannot be read.
    """
    file = Path(path)
    text = file.read_bytes()
    try:
        data = json.loads(text) if file.suffix == ".json" else tomllib.loads(text.decode("utf-8"))
    except ValueError as error:
        raise FormatError([Problem("$", f"{file.name} is neither TOML nor JSON: {error}")]) from error
    if not isinstance(data, dict):
        raise FormatError([Problem("$", "must be an object")])
    version = data.pop(_VERSION_KEY, None)
    if version != VERSION:
        raise FormatError([Problem(f"$.{_VERSION_KEY}", f"must be {VERSION!r}, not {version!r}")])
    return from_data(data, _File).corrections
