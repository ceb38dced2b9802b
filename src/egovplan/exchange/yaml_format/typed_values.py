"""Nodes to plain data, each as the field of the model that it is for wants it."""

from __future__ import annotations

import re
import types
from collections.abc import Callable
from functools import cache
from typing import Any, Union, get_args, get_origin

import attrs

from egovplan.exchange.format_error import Path, Problem
from egovplan.exchange.short_forms import read_amount, read_deadline, read_period, read_quantity
from egovplan.exchange.structuring import is_view, to_data
from egovplan.exchange.yaml_format.nodes import ListNode, MappingNode, Node, Origin, TextNode
from egovplan.model import Deadline, Period, PrintedAmount, Quantity

__all__ = ["SHORT_FORMS", "Built", "field_kinds"]

SHORT_FORMS: dict[type, Callable[[str], Any]] = {
    Deadline: read_deadline,
    Period: read_period,
    PrintedAmount: read_amount,
    Quantity: read_quantity,
}
"""Classes of the model that a text may stand for, with what reads it."""

_WHOLE = re.compile(r"[-+]?[0-9]{1,300}\Z")
_FRACTION = re.compile(r"[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?\Z")


@cache
def field_kinds(kind: type) -> dict[str, Any]:
    """The fields of a class that stand in documents, with their types."""
    fields = attrs.fields(attrs.resolve_types(kind))
    return {a.name: a.type for a in fields if a.init and not is_view(kind, a.name)}


class Built:
    """Plain data made of nodes, with what is needed to lead errors back to their lines.

    Attributes:
        origins: Path in the data to where it was written.
        problems: What could not be read, in the order it was met.
        failed: Paths in the data of what could not be read.
    """

    def __init__(self) -> None:
        self.origins: dict[Path, Origin] = {}
        self.problems: list[Problem] = []
        self.failed: set[Path] = set()

    def refuse(self, node: Node, path: Path, message: str) -> None:
        """Keep a problem; what stands there is given up."""
        self.problems.append(Problem(str(node.origin), message))
        self.failed.add(path)

    def value(self, node: Node, kind: Any, path: Path) -> Any:
        """The data of a node.

        Args:
            node: What is written.
            kind: The type of the field that it is for; None where there is no
                such field.
            path: Where the data will stand.
        """
        self.origins[path] = node.origin
        if isinstance(node, TextNode) and node.kind == "null":
            return None
        kind = _without_none(kind)
        if get_origin(kind) is tuple:
            return self._several(node, get_args(kind)[0], path)
        if isinstance(kind, type) and attrs.has(kind):
            return self._object(node, kind, path)
        if isinstance(node, TextNode):
            return _scalar(node, kind)
        return self._anything(node, path)

    def fields(self, node: MappingNode, kind: type, path: Path, but: frozenset[str] = frozenset()) -> dict[str, Any]:
        """The data of an object, without the keys in ``but``; keys it does not have are handed on to be refused.

        A key with nothing behind it is one that was left out.
        """
        self.origins[path] = node.origin
        kinds = field_kinds(kind)
        values = {
            key: self.value(item, kinds.get(key), (*path, key)) for key, item in node.items.items() if key not in but
        }
        return {key: value for key, value in values.items() if value is not None}

    def short(self, node: TextNode, kind: type, path: Path) -> Any:
        """The data of a value in its short form."""
        self.origins[path] = node.origin
        try:
            return to_data(SHORT_FORMS[kind](node.text.strip()))
        except ValueError as error:
            self.refuse(node, path, str(error))
            return None

    def _object(self, node: Node, kind: type, path: Path) -> Any:
        if isinstance(node, TextNode) and kind in SHORT_FORMS:
            return self.short(node, kind, path)
        return self.fields(node, kind, path) if isinstance(node, MappingNode) else self._anything(node, path)

    def _several(self, node: Node, kind: Any, path: Path) -> Any:
        if isinstance(node, ListNode):
            return [self.value(item, kind, (*path, index)) for index, item in enumerate(node.items)]
        alone = isinstance(node, TextNode) and isinstance(kind, type) and issubclass(kind, str)
        return [self.value(node, kind, (*path, 0))] if alone else self._anything(node, path)

    def _anything(self, node: Node, path: Path) -> Any:
        """Data of no known type, for the model to refuse."""
        self.origins[path] = node.origin
        if isinstance(node, TextNode):
            return node.text
        if isinstance(node, ListNode):
            return [self._anything(item, (*path, index)) for index, item in enumerate(node.items)]
        return {key: self._anything(item, (*path, key)) for key, item in node.items.items()}


def _without_none(kind: Any) -> Any:
    """The type beside None; numbers of either kind are a float."""
    if get_origin(kind) in (Union, types.UnionType):
        kinds = [one for one in get_args(kind) if one is not type(None)]
        return float if float in kinds else kinds[0]
    return kind


def _scalar(node: TextNode, kind: Any) -> Any:
    """What the text is to a field of that type; where it is nothing, the text itself, to be refused."""
    if kind in (int, float) and node.kind == "int" and _WHOLE.match(node.text):
        return int(node.text)
    if kind is float and node.kind == "float" and _FRACTION.match(node.text):
        return float(node.text)
    if kind is bool and node.kind == "bool":
        return node.text.lower() == "true"
    return node.text
