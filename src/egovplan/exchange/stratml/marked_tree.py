"""A document that knows the place of every element and what of it has been read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from egovplan.catalogue.findings import finding
from egovplan.exchange.stratml.structure import Breach, Structure, breaches
from egovplan.model import Finding, Source

__all__ = ["MarkedTree"]

_LONGEST_VALUE = 60
_READ_ATTRIBUTES = frozenset(("Type", "StakeholderTypeType", "PerformanceIndicatorType", "RelationshipType"))


class MarkedTree:
    """A tree of elements, looked up by their local names, whatever the namespace.

    Args:
        root: The root element.
        structure: What it should be.

    Attributes:
        root: The same.
    """

    def __init__(self, root: Any, structure: Structure) -> None:
        self.root = root
        self._structure = structure
        self._sources: dict[Any, Source] = {}
        self._used: set[Any] = set()
        self._children: dict[Any, dict[str, list[Any]]] = {}
        self._walk()

    def child(self, element: Any, name: str) -> Any:
        """The first child of that name, or None (also of None)."""
        return next(iter(self.children(element, name)), None)

    def children(self, element: Any, name: str) -> list[Any]:
        """The children of that name, in order; none of None."""
        return [] if element is None else self._children[element].get(name, [])

    def text_of(self, element: Any) -> str:
        """The text of an element without white space at its ends; empty for None."""
        return "" if element is None else "".join(element.itertext()).strip()

    def text(self, element: Any, name: str) -> str:
        """The text of the first child of that name, which counts as read."""
        found = self.child(element, name)
        self.use(found)
        return self.text_of(found)

    def peek_day(self, element: Any, name: str) -> date | None:
        """The date in the first child of that name, or None."""
        try:
            return date.fromisoformat(self.text_of(self.child(element, name)))
        except ValueError:
            return None

    def day(self, element: Any, name: str) -> date | None:
        """The date in the first child of that name, which counts as read where it is one."""
        found = self.peek_day(element, name)
        if found is not None:
            self.use(self.child(element, name))
        return found

    def use(self, *elements: Any) -> None:
        """Count elements as read; None does no harm."""
        self._used.update(element for element in elements if element is not None)

    def source(self, element: Any) -> Source:
        """Line and path of an element."""
        return self._sources[element]

    def broken(self) -> Iterator[Finding]:
        """Where the document breaks its schema: a finding for each kind of breach, with all its places."""
        groups: dict[tuple[str, str, str, str], list[Breach]] = {}
        for breach in breaches(self.root, self._structure):
            groups.setdefault((breach.code, breach.inside, breach.name, breach.wanted), []).append(breach)
        for (code, inside, name, wanted), group in groups.items():
            first, *others = (self._sources[breach.element] for breach in group)
            value = group[0].value
            shown = repr(value if len(value) <= _LONGEST_VALUE else value[: _LONGEST_VALUE - 1] + "…")
            told = {"name": name, "inside": inside, "count": str(len(group)), "value": shown, "wanted": wanted}
            yield finding(code, first, related=others, subject_id=None, **told)

    def unread(self) -> Iterator[Finding]:
        """What was not read, by the names of element and parent, with all places."""
        groups: dict[str, list[Source]] = {}
        for element, source in self._sources.items():
            for attribute, value in element.attrib.items():
                if value and not attribute.startswith("{") and attribute not in _READ_ATTRIBUTES:
                    groups.setdefault(f"{_name(element)}/@{attribute}", []).append(source)
            if len(element) == 0 and element not in self._used and self.text_of(element):
                parent = element.getparent()
                path = _name(element) if parent is None else f"{_name(parent)}/{_name(element)}"
                groups.setdefault(path, []).append(source)
        for path, sources in groups.items():
            yield finding("stratml-unread", sources[0], related=sources[1:], element=path, count=len(sources))

    def _walk(self) -> None:
        """Enter every element with its line and its path from the root, and its children by name."""
        stack = [(self.root, "")]
        while stack:
            element, path = stack.pop()
            self._sources[element] = Source(max(element.sourceline or 1, 1), locator=path or "/")
            by_name: dict[str, list[Any]] = {}
            for child in element:
                if isinstance(child.tag, str):
                    by_name.setdefault(_name(child), []).append(child)
            self._children[element] = by_name
            counts: Counter[str] = Counter()
            places = []
            for child in element:
                if isinstance(child.tag, str):
                    name = _name(child)
                    counts[name] += 1
                    number = f"[{counts[name]}]" if len(by_name[name]) > 1 else ""
                    places.append((child, f"{path}/{name}{number}".lstrip("/")))
            stack.extend(reversed(places))


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
