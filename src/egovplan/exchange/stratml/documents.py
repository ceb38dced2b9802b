"""StratML text to a tree, with nothing fetched, nothing expanded and nothing too large."""

from __future__ import annotations

import re
from typing import Any, NoReturn

from egovplan.exchange.format_error import FormatError, Problem
from egovplan.exchange.stratml.structure import PART_1, PART_2, Structure

__all__ = ["etree", "parse_stratml"]

_LARGEST = 8 * 2**20
_MOST_ELEMENTS = 200_000

_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]{0,300}\?>")
_MARKUP = re.compile(r"<!(?:DOCTYPE|ENTITY)")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ENCODINGS = frozenset(("utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "windows-1252", "windows-1258"))


def etree() -> Any:
    """The module ``lxml.etree``.

    Raises:
        ImportError: Naming the extra, where it is missing.
    """
    try:
        from lxml import etree
    except ImportError as error:
        raise ImportError('StratML needs lxml: pip install "egovplan[stratml]"') from error
    return etree


def parse_stratml(text: str | bytes) -> tuple[Any, Structure]:
    """The root element of a document, and the part of the standard that it is of.

    A document type, in which entities are defined, is refused; nothing is
    fetched, from no disk and no network.

    Args:
        text: The document.

    Raises:
        FormatError: If it is no StratML, too large, or has a document type.
    """
    root = _root(text)
    if root.xpath("count(//*)") > _MOST_ELEMENTS:
        _refuse("$", f"has more than {_MOST_ELEMENTS:,} elements")
    name = str(root.tag).rpartition("}")[2]
    structure = {one.root: one for one in (PART_1, PART_2)}.get(name)
    if structure is None:
        _refuse(f"line {root.sourceline}", f"is no StratML: its root is {name}, not {PART_2.root} or {PART_1.root}")
    return root, structure


def _root(text: str | bytes) -> Any:
    lxml = etree()
    if len(text) > _LARGEST:
        _refuse("$", f"is larger than the {_LARGEST // 2**20} MiB that a plan may have")
    decoded = _decoded(text)
    markup = _MARKUP.search(decoded)
    if markup:
        line = decoded.count("\n", 0, markup.start()) + 1
        _refuse(f"line {line}", "has a document type definition: entities are not read")
    parser = lxml.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    try:
        return lxml.fromstring(_DECLARATION.sub("", decoded).encode("utf-8", "replace"), parser)
    except lxml.XMLSyntaxError as error:
        _refuse(f"line {error.lineno or 1}", f"is no XML: {str(error).splitlines()[0]}")


def _decoded(text: str | bytes) -> str:
    """The text, in the encoding that it declares; only ones whose letters cannot hide markup."""
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    encoding = next((name for mark, name in _MARKS if text.startswith(mark)), None)
    if encoding is None:
        declared = _DECLARED.match(text)
        encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
    if encoding not in _ENCODINGS and encoding != "utf-8-sig":
        _refuse("line 1", f"is written in {encoding}: save it as UTF-8")
    try:
        return text.decode(encoding)
    except UnicodeDecodeError as error:
        _refuse(f"line {text.count(10, 0, error.start) + 1}", f"is not {encoding}")


def _refuse(place: str, message: str) -> NoReturn:
    raise FormatError([Problem(place, message)]) from None
