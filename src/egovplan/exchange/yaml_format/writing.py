"""Writes a plan as YAML, in short forms wherever they say everything."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import attrs
from attrs import Attribute

from egovplan.exchange.migrations import CURRENT, VERSION_KEY
from egovplan.exchange.short_forms import amount_text, deadline_text, period_text, quantity_text
from egovplan.exchange.structuring import is_view
from egovplan.exchange.yaml_format.nodes import ruamel
from egovplan.model import Deadline, Document, Period, Plan, PrintedAmount, Quantity, Source

__all__ = ["to_yaml"]

_SHORT: dict[type, Callable[[Any], str | None]] = {
    Deadline: deadline_text,
    Period: period_text,
    PrintedAmount: amount_text,
    Quantity: quantity_text,
}
_ON_ONE_LINE = (*_SHORT, Source)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_NO_FOLDING = 2**30


def to_yaml(plan: Plan) -> str:
    """A plan as YAML text that people can edit and `from_yaml` reads back.

    Args:
        plan: The plan.

    Raises:
        ImportError: Without the extra ``yaml``.

    >>> from egovplan.model import Goal
    >>> print(to_yaml(Plan("son-hai-2015", goals=[Goal("g", "general", "chính quyền điện tử")])), end="")
    egovplan_schema: '1'
    id: son-hai-2015
    goals:
    - id: g
      kind: general
      label: chính quyền điện tử
    """
    yaml = ruamel()
    writer = yaml.YAML()
    writer.allow_unicode = True
    writer.width = _NO_FOLDING
    writer.default_flow_style = False
    writer.representer.ignore_aliases = lambda _: True  # one date in two places is no alias
    document = yaml.comments.CommentedMap({VERSION_KEY: CURRENT})
    document.update(_Writer(yaml.comments).data(plan))
    text = io.StringIO()
    writer.dump(document, text)
    return text.getvalue()


class _Writer:
    """Turns objects of the model into what the YAML library writes.

    Args:
        comments: The module of the library with lists and mappings that know
            how they are to be laid out.
    """

    def __init__(self, comments: Any) -> None:
        self._comments = comments

    def data(self, value: Any) -> Any:
        short = _SHORT.get(type(value))
        if short is not None and (text := short(value)) is not None:
            return _unquoted(text)
        if attrs.has(type(value)):
            return self._object(value)
        if isinstance(value, tuple):
            return self._several(value)
        if isinstance(value, Enum):
            return value.value
        return str(value) if isinstance(value, Decimal) else value

    def _object(self, value: Any) -> Any:
        fields = self._comments.CommentedMap()
        for attribute in attrs.fields(type(value)):
            if not attribute.init or is_view(type(value), attribute.name):
                continue
            held = getattr(value, attribute.name)
            if not _is_default(held, attribute):
                fields[attribute.name] = self.data(held)
        if isinstance(value, _ON_ONE_LINE):
            fields.fa.set_flow_style()
        return fields

    def _several(self, values: tuple[Any, ...]) -> Any:
        items = self._comments.CommentedSeq(self.data(value) for value in values)
        if all(isinstance(value, str | int) and not isinstance(value, date) for value in values):
            items.fa.set_flow_style()
        return items


def _unquoted(text: str) -> Any:
    """What the YAML library writes as this text without quotation marks."""
    if text.isascii() and text.isdigit():
        return int(text)
    return date.fromisoformat(text) if _DAY.match(text) else text


def _is_default(held: Any, attribute: Attribute[Any]) -> bool:
    """Whether a field may be left out."""
    return held is None or held == () or held is attribute.default or (type(held) is Document and held == Document())
