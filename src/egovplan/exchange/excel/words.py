"""The words of a workbook in Vietnamese and English, from ``words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["Words", "words_in"]


class Words:
    """The words of one language.

    Args:
        data: Its part of the data file.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data

    def sheet(self, name: str) -> str:
        """Name of the sheet of a table, of the ``form`` or the ``guide``.

        >>> words_in("vi").sheet("projects"), words_in("en").sheet("service_groups")
        ('Dự án, nhiệm vụ', 'Service groups')
        """
        return str(self._data["sheets"].get(name, _spoken(name)))

    def column(self, table: str, name: str) -> str:
        """Heading of a column of a table.

        >>> words_in("vi").column("staffing", "high"), words_in("vi").column("statements", "high")
        ('Tối đa', 'Đến')
        """
        columns = self._data["columns"]
        return str(columns.get(f"{table}.{name}", columns.get(name, _spoken(name))))

    def __call__(self, group: str, name: str) -> str:
        """A word of one of the other groups (``form``, ``prompts``, ``units``, ``levels``, ``formats``)."""
        return str(self._data[group][name])

    @property
    def guide(self) -> tuple[str, ...]:
        """What people are told who fill the workbook in."""
        return tuple(self._data["guide"]["lines"])


@cache
def words_in(locale: str) -> Words:
    """The words of a locale's language.

    Args:
        locale: ``vi`` or ``en``, also with a country (``vi_VN``, ``en-GB``).

    Raises:
        ValueError: If there are none; the message lists the languages.
    """
    language = str(locale).replace("_", "-").partition("-")[0].lower()
    data = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    if language not in data:
        raise ValueError(f"workbooks speak {', '.join(sorted(data))}, not {locale!r}")
    return Words(data[language])


def _spoken(name: str) -> str:
    return name.replace("_", " ").capitalize()
