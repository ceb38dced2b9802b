"""YAML text to a tree of texts, lists and mappings that know their lines.

What a scalar is (a text, a number, a date) the model decides and not its
looks, so that a project's number ``1`` is a text and ``no`` is a word. Aliases
are refused: they could make a small file a large plan.
"""

from __future__ import annotations

import re
from typing import Any, NoReturn

from attrs import field, frozen

from egovplan.exchange.format_error import FormatError, Path, Problem, path_text

__all__ = ["ListNode", "MappingNode", "Node", "Origin", "TextNode", "parse_yaml", "ruamel"]

_TAG = "tag:yaml.org,2002:"
_KNOWN_TAGS = frozenset(_TAG + name for name in ("str", "null", "bool", "int", "float", "timestamp", "map", "seq"))
_POSITION = re.compile(r"position (\d+)")


@frozen
class Origin:
    """Where something stands in the text.

    Attributes:
        line: 1-based.
        path: Keys and indices to it, as they are written.
    """

    line: int
    path: Path

    def __str__(self) -> str:
        return f"line {self.line}, {path_text(self.path)}"


@frozen
class TextNode:
    """A scalar as it is written.

    Attributes:
        origin: Where it stands.
        text: Its text without quotation marks.
        kind: ``str``, ``null``, ``bool``, ``int``, ``float`` or ``timestamp``,
            what it looks like to YAML.
    """

    origin: Origin
    text: str
    kind: str


@frozen
class ListNode:
    """A list."""

    origin: Origin
    items: tuple[Node, ...]


@frozen
class MappingNode:
    """A mapping; its keys are texts."""

    origin: Origin
    items: dict[str, Node] = field(factory=dict)


Node = TextNode | ListNode | MappingNode


def ruamel() -> Any:
    """The module ``ruamel.yaml``.

    Raises:
        ImportError: Naming the extra, where it is missing.
    """
    try:
        import ruamel.yaml
    except ImportError as error:
        raise ImportError('YAML needs ruamel.yaml: pip install "egovplan[yaml]"') from error
    return ruamel.yaml


def parse_yaml(text: str) -> MappingNode:
    """The tree of a document.

    Raises:
        FormatError: With the line where it is no YAML, or no mapping.
    """
    yaml = ruamel()
    try:
        root = yaml.YAML(typ="safe", pure=True).compose(text)
        if root is None:
            _refuse(1, (), "there is nothing in it")
        tree = _Trees().node(root, ())
    except yaml.error.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        _refuse(mark.line + 1 if mark else 1, (), f"is no YAML: {error.problem or error.context}")
    except yaml.error.YAMLError as error:
        found = _POSITION.search(str(error))
        line = text.count("\n", 0, int(found[1])) + 1 if found else 1
        _refuse(line, (), f"is no YAML: {str(error).splitlines()[0]}")
    except RecursionError:
        _refuse(1, (), "nested too deeply")
    if not isinstance(tree, MappingNode):
        _refuse(tree.origin.line, (), "must be a mapping of a plan's fields")
    return tree


def _refuse(line: int, path: Path, message: str) -> NoReturn:
    raise FormatError([Problem(str(Origin(line, path)), message)]) from None


class _Trees:
    """Turns what the YAML library composes into our own nodes, each once."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def node(self, composed: Any, path: Path) -> Node:
        line = composed.start_mark.line + 1
        if id(composed) in self._seen:
            _refuse(line, path, f"is repeated by an alias (*{composed.anchor}): write it out")
        self._seen.add(id(composed))
        if composed.tag not in _KNOWN_TAGS:
            _refuse(line, path, f"has the tag {composed.tag}, which means nothing here")
        origin = Origin(line, path)
        if isinstance(composed.value, str):
            return TextNode(origin, composed.value, composed.tag.removeprefix(_TAG))
        if composed.tag == f"{_TAG}seq":
            return ListNode(origin, tuple(self.node(one, (*path, i)) for i, one in enumerate(composed.value)))
        items: dict[str, Node] = {}
        for key, value in composed.value:
            if not isinstance(key.value, str):
                _refuse(key.start_mark.line + 1, path, "has a key that is a list or a mapping")
            if key.value in items:
                _refuse(key.start_mark.line + 1, (*path, key.value), "stands here a second time")
            items[key.value] = self.node(value, (*path, key.value))
        return MappingNode(origin, items)
