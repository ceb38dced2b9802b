"""The library that knows workbooks, imported where it is used."""

from __future__ import annotations

from typing import Any

__all__ = ["openpyxl"]


def openpyxl() -> Any:
    """The module ``openpyxl``.

    Raises:
        ImportError: Naming the extra, where it is missing.
    """
    try:
        import openpyxl
    except ImportError as error:
        raise ImportError('workbooks need openpyxl: pip install "egovplan[excel]"') from error
    return openpyxl
