"""Kinds of act, and the symbols of kinds and issuers behind a document number.

The data stands in ``document_kinds.toml``. Symbols and names are looked up
without regard to case, so ``TTr``, ``TTR`` and ``ttr`` are one symbol.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from attrs import frozen

__all__ = [
    "DocumentKind",
    "IssuerSymbol",
    "document_kind",
    "document_kinds",
    "issuer_of_symbol",
    "issuer_symbols",
    "kind_of_name",
    "kind_of_symbol",
    "kinds_by_name",
]


@frozen
class DocumentKind:
    """A kind of act.

    Attributes:
        code: Its code (``decision``).
        name: Its Vietnamese name (``Quyết định``).
        english: Its English name.
        symbols: What stands for it in a document number, the official one
            first.
        names: Further names it goes by, in lower case.
    """

    code: str
    name: str
    english: str
    symbols: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@frozen
class IssuerSymbol:
    """A symbol that stands for an issuer in a document number.

    Attributes:
        symbol: The symbol, without the number of the term.
        name: The body, in Vietnamese; several with a comma between where the
            symbol is shared.
        kind: The kind of act of a number that carries this symbol alone
            (``20/2023/QH15`` is a law), or None.
        numbered: Whether the number of the term follows (``QH15``).
    """

    symbol: str
    name: str
    kind: str | None = None
    numbered: bool = False


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("document_kinds.toml").read_text(encoding="utf-8"))


@cache
def document_kinds() -> Mapping[str, DocumentKind]:
    """Every kind of act by its code."""
    return MappingProxyType(
        {
            code: DocumentKind(
                code, entry["name"], entry["english"], tuple(entry.get("symbols", ())), tuple(entry.get("names", ()))
            )
            for code, entry in _data()["kinds"].items()
        }
    )


@cache
def issuer_symbols() -> Mapping[str, IssuerSymbol]:
    """Every issuer by its symbol in lower case."""
    return MappingProxyType(
        {
            symbol.lower(): IssuerSymbol(symbol, entry["name"], entry.get("kind"), entry.get("numbered", False))
            for symbol, entry in _data()["issuers"].items()
        }
    )


@cache
def _codes_by_symbol() -> Mapping[str, str]:
    return {symbol.lower(): kind.code for kind in document_kinds().values() for symbol in kind.symbols}


@cache
def kinds_by_name() -> Mapping[str, str]:
    """Codes by every name of a kind in lower case (``nghị định``: ``decree``)."""
    return MappingProxyType(
        {name: kind.code for kind in document_kinds().values() for name in (kind.name.lower(), *kind.names)}
    )


def document_kind(code: str) -> DocumentKind:
    """The kind of act with that code.

    Raises:
        KeyError: For an unknown code.

    >>> document_kind("decree").name
    'Nghị định'
    """
    return document_kinds()[code]


def kind_of_symbol(symbol: str) -> str | None:
    """Code of the kind that a symbol stands for, or None.

    >>> kind_of_symbol("QĐ"), kind_of_symbol("NC")
    ('decision', None)
    """
    return _codes_by_symbol().get(symbol.lower())


def kind_of_name(name: str) -> str | None:
    """Code of the kind that goes by that name, or None.

    >>> kind_of_name("Quyết định"), kind_of_name("Bài hát")
    ('decision', None)
    """
    return kinds_by_name().get(name.lower())


def issuer_of_symbol(symbol: str) -> IssuerSymbol | None:
    """The issuer that a symbol stands for, or None.

    >>> issuer_of_symbol("QH15").name
    'Quốc hội'
    >>> issuer_of_symbol("STTTT").name
    'Sở Thông tin và Truyền thông'
    """
    lowered = symbol.lower()
    found = issuer_symbols().get(lowered)
    if found is None:
        found = issuer_symbols().get(lowered.rstrip("0123456789"))
        if found is not None and not found.numbered:
            return None
    return found
