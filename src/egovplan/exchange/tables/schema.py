"""What a table's columns are: names, types and meanings, for frames, CSV and the documentation."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

__all__ = ["COMMON", "Column", "ColumnType", "TableSchema"]


class ColumnType(StrEnum):
    """What a cell of a column holds; every type but ``boolean`` and the lists may be None."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    """An int where the number is whole, else a float."""
    BOOLEAN = "boolean"
    DATE = "date"
    """An ISO date as text."""
    MONEY = "money"
    """Whole units of the row's ``currency`` as an int; fits 64 bits."""
    TEXTS = "texts"
    """A list of texts, empty where there is none."""
    INTEGERS = "integers"
    """A list of whole numbers, empty where there is none."""
    SERVICE_LEVELS = "service_levels"
    """A list of 1 to 4 as int and ``full``, ``part`` as text."""

    @property
    def is_list(self) -> bool:
        """Whether a cell is a list."""
        return self in (ColumnType.TEXTS, ColumnType.INTEGERS, ColumnType.SERVICE_LEVELS)


@frozen
class Column:
    """One column.

    Attributes:
        name: Its name, the key in every row.
        type: What its cells hold.
        description: What it means, in one sentence.
        required: Whether it is never None.
    """

    name: str
    type: ColumnType = field(converter=ColumnType)
    description: str
    required: bool = False


COMMON = (
    Column("plan_id", "text", "Id of the plan that the row belongs to.", required=True),
    Column("id", "text", "Id of the row; it survives another format or wrapping of the document.", required=True),
    Column("line", "integer", "Physical line of the document that it was read from, 1-based."),
    Column("needs_review", "boolean", "Whether an error or a warning concerns it.", required=True),
)
"""The columns that begin every table."""


@frozen
class TableSchema:
    """The columns of one table, in their fixed order.

    Attributes:
        name: Name of the table and of the function that makes it.
        description: What one row is.
        further: The columns after those that every table has.
        columns: All columns, in order.
    """

    name: str
    description: str
    further: tuple[Column, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns: the common ones, then the further ones."""
        return COMMON + self.further

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all columns, in order."""
        return tuple(column.name for column in self.columns)

    def __getitem__(self, name: str) -> Column:
        """The column with that name.

        Raises:
            KeyError: If the table has no such column; the message lists those it has.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"the table {self.name} has no column {name!r}; it has {', '.join(self.names)}")
