"""Find the messages to be translated: custom extractors for Babel.

The mappings in ``pyproject.toml`` name these functions. To bring the catalogues
up to date after adding a finding, a reason, a status or an enum::

    pybabel extract -F pyproject.toml -o egovplan.pot src
    pybabel update -D egovplan -i egovplan.pot -d src/egovplan/formatting/locale --no-fuzzy-matching

and translate what is then empty in ``locale/vi``. ``locale/en`` needs only the
words that read better in another form than the code has.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Collection, Iterator, Mapping
from typing import Any, BinaryIO

from egovplan.formatting.terms import STATUS, context_of, words_of

__all__ = ["extract_enums", "extract_toml"]

Extracted = tuple[int, str, str | tuple[str, str], list[str]]
"""Line, name of the gettext function, message (with its context), comments."""


def extract_toml(
    file: BinaryIO, keywords: Mapping[str, Any], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Extracted]:
    """Each ``message`` of a data file, and each ``status`` of its bands.

    The code of a message becomes a comment for its translator.
    """
    text = file.read().decode("utf-8")
    lines = text.splitlines()
    for code, key, value in _texts(tomllib.loads(text), ""):
        line = next((n for n, row in enumerate(lines, 1) if row.startswith(key) and value in row), 1)
        if key == "message":
            yield line, "gettext", value, [code]
        elif key == "status":
            yield line, "pgettext", (STATUS, words_of(value)), []


def _texts(data: Any, code: str) -> Iterator[tuple[str, str, str]]:
    """Every text in a data file with its key and the code of its table."""
    if isinstance(data, list):
        for item in data:
            yield from _texts(item, code)
    elif isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, str):
                yield code, key, value
            else:
                yield from _texts(value, key)


def extract_enums(
    file: BinaryIO, keywords: Mapping[str, Any], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Extracted]:
    """Each member of each string enum of a module, in words; symbols and numbers are the same in every language."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.ClassDef) and any(isinstance(b, ast.Name) and b.id == "StrEnum" for b in node.bases):
            for line, value in _members(node):
                if value.replace("_", "").isalpha():
                    yield line, "pgettext", (context_of(node.name), words_of(value)), []


def _members(node: ast.ClassDef) -> Iterator[tuple[int, str]]:
    for statement in node.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant):
            value = statement.value.value
            if isinstance(value, str):
                yield statement.lineno, value
