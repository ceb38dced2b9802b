"""Validators that refuse nonsense and name the field that holds it."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import Attribute

__all__ = ["finite", "non_negative_integer", "not_before", "one_line_identifier", "positive_integer", "text"]

Validator = Callable[[Any, "Attribute[Any]", Any], None]


def _where(instance: object, attribute: Attribute[Any]) -> str:
    return f"{type(instance).__name__}.{attribute.name}"


def text(instance: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse anything but a string with something in it."""
    if not isinstance(value, str):
        raise TypeError(f"{_where(instance, attribute)} must be text, not {value!r}")
    if not value.strip():
        raise ValueError(f"{_where(instance, attribute)} must not be empty")


def one_line_identifier(instance: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse an identifier that is empty or holds white space."""
    text(instance, attribute, value)
    if any(character.isspace() for character in str(value)):
        raise ValueError(f"{_where(instance, attribute)} must not contain white space, got {value!r}")


def finite(instance: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse a number that is not finite (and a bool, which is no number)."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise TypeError(f"{_where(instance, attribute)} must be a number, not {value!r}")
    if not math.isfinite(value):
        raise ValueError(f"{_where(instance, attribute)} must be finite, got {value!r}")


def positive_integer(instance: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse anything but a whole number of at least one."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{_where(instance, attribute)} must be a whole number, not {value!r}")
    if value < 1:
        raise ValueError(f"{_where(instance, attribute)} must be at least 1, got {value}")


def non_negative_integer(instance: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse anything but a whole number of at least zero."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{_where(instance, attribute)} must be a whole number, not {value!r}")
    if value < 0:
        raise ValueError(f"{_where(instance, attribute)} must not be negative, got {value}")


def not_before(earlier: str) -> Validator:
    """Make a validator: a date must not lie before the date in field ``earlier``."""

    def check(instance: object, attribute: Attribute[Any], value: object) -> None:
        first = getattr(instance, earlier)
        if isinstance(value, date) and isinstance(first, date) and value < first:
            raise ValueError(f"{_where(instance, attribute)} {value} lies before {earlier} {first}")

    return check
