"""The one error of reading our own formats: it names the path of every bad field."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import frozen

__all__ = ["FormatError", "Path", "Problem", "path_text"]

Path = tuple[str | int, ...]
"""Keys and indices from the root of a document to a field."""

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


def path_text(path: Path) -> str:
    """A path as people read it.

    >>> path_text(("statements", 3, "quantity", "value"))
    '$.statements[3].quantity.value'
    >>> path_text(("odd key",))
    "$['odd key']"
    """
    steps = [f".{step}" if isinstance(step, str) and _PLAIN_KEY.match(step) else f"[{step!r}]" for step in path]
    return "$" + "".join(steps)


@frozen
class Problem:
    """One bad field.

    Attributes:
        path: Where it is (``$.statements[3].quantity.value``).
        message: What is wrong with it.
    """

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class FormatError(ValueError):
    """A document is not what its format says; every bad field is named.

    Args:
        problems: What is wrong, at least one.

    Attributes:
        problems: The same, as a tuple.

    >>> print(FormatError([Problem("$.id", "missing"), Problem("$.goals[0].kind", "unknown")]))
    $.id: missing
    $.goals[0].kind: unknown
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[FormatError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)
