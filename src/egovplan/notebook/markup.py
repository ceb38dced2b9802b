"""HTML made of pieces, everything escaped that is not HTML already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from egovplan.formatting.showable_text import showable

__all__ = ["Html", "element", "join", "table"]


class Html(str):
    """Text that is HTML; a notebook shows it as such."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)

    def __html__(self) -> str:
        return str(self)


def element(tag: str, *children: object, **attributes: str) -> Html:
    """An element; children that are no `Html` are escaped, attributes always.

    >>> element("td", "1 < 2", style="text-align: left")
    '<td style="text-align: left">1 &lt; 2</td>'
    """
    told = "".join(f' {name.rstrip("_")}="{_escaped(value)}"' for name, value in attributes.items())
    return Html(f"<{tag}{told}>{join(children)}</{tag}>")


def join(children: Iterable[object]) -> Html:
    """Pieces one after the other; those that are no `Html` are escaped."""
    return Html("".join(child if isinstance(child, Html) else _escaped(str(child)) for child in children))


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], numeric: Iterable[int] = ()) -> Html:
    """A table as notebooks style them.

    Args:
        columns: Headings.
        rows: Cells.
        numeric: Positions of columns that stand at the right.
    """
    right = frozenset(numeric)
    style = ["text-align: right" if place in right else "text-align: left" for place in range(len(columns))]
    head = element("tr", *(element("th", name, style=style[place]) for place, name in enumerate(columns)))
    body = [element("tr", *(element("td", cell, style=style[place]) for place, cell in enumerate(row))) for row in rows]
    return element("table", element("thead", head), element("tbody", *body), class_="dataframe")


def _escaped(text: str) -> str:
    return escape(showable(text), quote=True)
