"""Makes elements of a tree, with text that XML can hold."""

from __future__ import annotations

import re
from typing import Any

from egovplan.exchange.stratml.documents import etree

__all__ = ["ElementWriter"]

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REPLACEMENT = "\ufffd"


class ElementWriter:
    """Makes elements of one namespace.

    Args:
        namespace: The namespace.

    Attributes:
        replaced: How many characters were replaced that XML has no place for.
    """

    def __init__(self, namespace: str) -> None:
        self._etree = etree()
        self._namespace = namespace
        self.replaced = 0

    def root(self, name: str, **attributes: str) -> Any:
        """A root element."""
        return self._etree.Element(self._tag(name), attributes, nsmap={"stratml": self._namespace})

    def add(self, parent: Any, name: str, text: str | None = None, **attributes: str) -> Any:
        """A further child of an element, with a text or, to hold elements, without."""
        element = self._etree.SubElement(parent, self._tag(name), attributes)
        if text is not None:
            element.text, count = _NOT_IN_XML.subn(_REPLACEMENT, text)
            self.replaced += count
        return element

    def add_some(self, parent: Any, name: str, text: str | None) -> None:
        """A further child, unless its text would be empty."""
        if text:
            self.add(parent, name, text)

    def _tag(self, name: str) -> str:
        return f"{{{self._namespace}}}{name}"
