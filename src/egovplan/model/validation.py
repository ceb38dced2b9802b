"""Validators that refuse nonsense and name the field that holds it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from attrs import Attribute

__all__ = [
    "calendar_year",
    "currency_code",
    "day",
    "each",
    "each_text",
    "finite",
    "member",
    "non_negative_integer",
    "not_before",
    "of_class",
    "one_line_identifier",
    "positive_integer",
    "string_or_none",
    "text",
]

Validator = Callable[[Any, "Attribute[Any]", Any], None]


_CURRENCY = re.compile(r"[A-Z]{3}\Z")


def _where(instance: object, attribute: Attribute[Any]) -> str:
    return f"{type(instance).__name__}.{attribute.name}"


def text(instance: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse anything but a string with something in it."""
    if not isinstance(value, str):
        raise TypeError(f"{_where(instance, attribute)} must be text, not {value!r}")
    if not value.strip():
        raise ValueError(f"{_where(instance, attribute)} must not be empty")


def string_or_none(instance: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse anything but a string (which may be empty) or None."""
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{_where(instance, attribute)} must be text or None, not {value!r}")


def one_line_identifier(instance: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse an identifier that is empty or holds white space."""
    text(instance, attribute, value)
    if len(str(value).split()) != 1 or str(value).strip() != value:
        raise ValueError(f"{_where(instance, attribute)} must not contain white space, got {value!r}")


def finite(instance: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse a number that is not finite (and a bool, which is no number)."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise TypeError(f"{_where(instance, attribute)} must be a number, not {value!r}")
    if not isinstance(value, int) and not math.isfinite(value):
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


def calendar_year(instance: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse anything but a whole number from 1 to 9999."""
    positive_integer(instance, attribute, value)
    if isinstance(value, int) and value > 9999:
        raise ValueError(f"{_where(instance, attribute)} must be at most 9999, got {value}")


def currency_code(instance: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse anything but three capital letters, as ISO 4217 codes are."""
    if not isinstance(value, str) or not _CURRENCY.match(value):
        raise ValueError(f"{_where(instance, attribute)} must be an ISO 4217 code such as VND, got {value!r}")


def day(instance: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse anything but a date without a time of day (which would neither sort nor print with the others)."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError(f"{_where(instance, attribute)} must be a date, not {value!r}")


def member(vocabulary: type[Enum]) -> Validator:
    """Make a validator: the value must be a member of a closed vocabulary."""

    def check(instance: object, attribute: Attribute[Any], value: object) -> None:
        if type(value) is not vocabulary:
            allowed = ", ".join(str(one.value) for one in vocabulary)
            raise ValueError(f"{_where(instance, attribute)} must be one of {allowed}; got {value!r}")

    return check


def of_class(kind: type) -> Validator:
    """Make a validator: the value must be of one class."""

    def check(instance: object, attribute: Attribute[Any], value: object) -> None:
        if not isinstance(value, kind):
            raise TypeError(f"{_where(instance, attribute)} must be a {kind.__name__}, not {value!r}")

    return check


def each(kind: type) -> Validator:
    """Make a validator: every item of a tuple must be of one class (or vocabulary)."""

    def check(instance: object, attribute: Attribute[Any], value: Any) -> None:
        for item in value:
            if isinstance(item, kind):
                continue
            if issubclass(kind, Enum):
                allowed = ", ".join(str(one.value) for one in kind)
                raise ValueError(f"{_where(instance, attribute)} may hold {allowed}; got {item!r}")
            raise TypeError(f"{_where(instance, attribute)} must hold {kind.__name__} objects, not {item!r}")

    return check


def each_text(instance: object, attribute: Attribute[Any], value: Any) -> None:
    """Refuse a tuple that holds anything but text."""
    for item in value:
        if not isinstance(item, str):
            raise TypeError(f"{_where(instance, attribute)} must hold text, not {item!r}")


def not_before(earlier: str) -> Validator:
    """Make a validator: a date must not lie before the date in field ``earlier``."""

    def check(instance: object, attribute: Attribute[Any], value: object) -> None:
        first = getattr(instance, earlier)
        if isinstance(value, date) and isinstance(first, date) and value < first:
            raise ValueError(f"{_where(instance, attribute)} {value} lies before {earlier} {first}")

    return check
