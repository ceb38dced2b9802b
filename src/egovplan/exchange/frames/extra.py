"""The libraries of the extra ``frames``, imported where they are used."""

from __future__ import annotations

import importlib
from typing import Any

__all__ = ["library"]


def library(name: str, extra: str = "frames") -> Any:
    """A library of an extra.

    Args:
        name: Name of its module.
        extra: The extra that it comes with.

    Raises:
        ImportError: Naming the library and the extra, where it is missing.
    """
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ImportError(f'this needs {name}: pip install "egovplan[{extra}]"') from error
