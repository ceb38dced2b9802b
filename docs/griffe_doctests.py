"""Shows the examples in docstrings as code, wherever in a docstring they stand.

An extension of griffe, which reads the docstrings for mkdocstrings; named in
mkdocs.yml.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import griffe

__all__ = ["Doctests", "fenced"]


class Doctests(griffe.Extension):
    """Puts a fence around every doctest of every docstring."""

    def on_object(self, *, obj: griffe.Object, **kwargs: Any) -> None:
        """Change the docstring of an object, if it has one."""
        if obj.docstring is not None:
            obj.docstring.value = "\n".join(fenced(obj.docstring.value.split("\n")))


def fenced(lines: list[str]) -> Iterator[str]:
    """The lines with a fence around each run that begins with a prompt and ends before an empty line."""
    indent = None
    for line in lines:
        if indent is None and line.lstrip().startswith(">>> "):
            indent = line[: len(line) - len(line.lstrip())]
            yield f"{indent}```pycon"
        elif indent is not None and not line.strip():
            yield f"{indent}```"
            indent = None
        yield line
    if indent is not None:
        yield f"{indent}```"
