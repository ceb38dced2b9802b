"""When an annotated cell and a read cell say the same."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

__all__ = ["same_cell", "same_set", "simplified"]

_TAG = re.compile(r"</?[A-Za-z][^<>]*>|\*\*|__")
"""A tag of HTML, or the marks of bold text in Markdown."""

_STOPS = " .;:,"


def simplified(text: str) -> str:
    """A text in NFC, without tags and trailing stops, with white space folded.

    >>> simplified("<b>Sở  Nội vụ</b>. "), simplified("1.")
    ('Sở Nội vụ', '1')
    """
    plain = _TAG.sub("", unicodedata.normalize("NFC", text))
    return " ".join(plain.split()).rstrip(_STOPS)


def same_cell(expected: Any, found: Any) -> bool:
    """Whether two cells of a table say the same.

    Missing, empty text and empty list are one; numbers are compared as numbers
    (also with a number written as text); lists without regard to order.

    >>> same_cell("1.", "1"), same_cell(None, ""), same_cell(4623.0, 4623), same_cell("a", "b")
    (True, True, True, False)
    """
    expected, found = _plain(expected), _plain(found)
    if expected is None or found is None:
        return expected is found
    if isinstance(expected, tuple) or isinstance(found, tuple):
        return _as_tuple(expected) == _as_tuple(found)
    if _is_number(expected) or _is_number(found):
        first, second = _number(expected), _number(found)
        if first is None or second is None:
            return False
        return math.isclose(first, second, rel_tol=1e-9, abs_tol=1e-9)
    return bool(expected == found)


def same_set(expected: Iterable[Any] | None, found: Iterable[Any] | None) -> bool:
    """Whether two lists hold the same, whatever the order; missing is empty."""
    return {str(item) for item in expected or ()} == {str(item) for item in found or ()}


def _plain(value: Any) -> Any:
    """A cell in the form that is compared."""
    if isinstance(value, str):
        return simplified(value) or None
    if isinstance(value, list | tuple):
        return tuple(sorted(str(_plain(item)) for item in value)) or None
    return value


def _as_tuple(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _number(value: Any) -> float | None:
    try:
        return None if isinstance(value, bool) else float(value)
    except (TypeError, ValueError, OverflowError):
        return None
