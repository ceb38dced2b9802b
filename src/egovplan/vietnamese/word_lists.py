"""The word lists of this package: TOML files in ``words/``, read once, when they are first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["word_list"]


@cache
def word_list(name: str) -> dict[str, Any]:
    """The word list of that name. Do not change it: every caller gets the same one.

    Args:
        name: Name of a file in ``words/``, without its ending.

    Raises:
        FileNotFoundError: If there is no such list.

    >>> word_list("numerals")["digits"]["ba"]
    3
    """
    path = files("egovplan.vietnamese") / "words" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
