"""Ids of parts as xsd:ID, and back; facts that only words can keep."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["from_xml_id", "note_lines", "read_notes", "xml_id"]

# A name in XML begins with a letter or an underscore and holds letters, digits, "." and "-". "_x" is escaped as well,
# so that what is escaped can be told. Only ASCII letters stay: what else is a letter depends on the version of XML.
_NO_NAME = re.compile(r"[^A-Za-z0-9_.\-]|_(?=x[0-9A-F]{4,6}_)|\A[0-9.\-]")
_ESCAPED = re.compile(r"_x([0-9A-F]{4,6})_")
_NOTE = re.compile(r"(?P<key>[a-z_]{1,40}): (?P<value>\S.*)\Z")


def xml_id(part_id: str) -> str:
    """An id as an xsd:ID; characters that it may not have stand as ``_xHHHH_``.

    >>> xml_id("goal-5f2c"), xml_id("any/so-noi-vu"), xml_id("2745-qd")
    ('goal-5f2c', 'any_x002F_so-noi-vu', '_x0032_745-qd')
    """
    return _NO_NAME.sub(lambda match: f"_x{ord(match[0]):04X}_", part_id)


def from_xml_id(identifier: str) -> str:
    """The id that `xml_id` was given.

    >>> from_xml_id("any_x002F_so-noi-vu")
    'any/so-noi-vu'
    """
    return _ESCAPED.sub(_unescaped, identifier)


def _unescaped(match: re.Match[str]) -> str:
    number = int(match[1], 16)
    return chr(number) if number < 0x110000 else match[0]


def note_lines(notes: Iterable[tuple[str, object]]) -> str:
    r"""Facts as lines ``key: value``, for people and for `read_notes`; what is None or empty is left out.

    >>> note_lines([("kind", "specific"), ("levels", ""), ("place", "Sơn\n Hải")])
    'kind: specific\nplace: Sơn Hải'
    """
    told = ((key, " ".join(str(value).split())) for key, value in notes if value is not None)
    return "\n".join(f"{key}: {value}" for key, value in told if value)


def read_notes(text: str, known: Iterable[str]) -> tuple[dict[str, str], str]:
    r"""The facts in a text, and the lines that are none.

    Args:
        text: As `note_lines` gives it, or any other.
        known: The keys that count; the first line of each.

    >>> read_notes("kind: specific\nSee also page 3.", ["kind"])
    ({'kind': 'specific'}, 'See also page 3.')
    """
    keys = frozenset(known)
    notes: dict[str, str] = {}
    others = []
    for line in text.splitlines():
        match = _NOTE.match(line.strip())
        if match and match["key"] in keys and match["key"] not in notes:
            notes[match["key"]] = match["value"]
        elif line.strip():
            others.append(line)
    return notes, "\n".join(others)
