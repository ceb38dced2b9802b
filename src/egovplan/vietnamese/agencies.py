"""Reads which bodies of government a phrase, a table cell or a header names.

``Sở TT&TT``, ``Sở TTTT`` and ``Sở Thông tin và Truyền thông`` are one body;
``UBND các huyện, thành phố`` is a class of bodies. A plan's province and date
say which of the 63 departments of finance is meant, and what carried on the
work of a body that was no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from egovplan.model import Agency, AgencyKind
from egovplan.vietnamese.agency_bodies import standing_province
from egovplan.vietnamese.agency_reader import AgencyReader
from egovplan.vietnamese.agency_words import Tokens, tokenise
from egovplan.vietnamese.match import Match

__all__ = ["find_agencies", "find_issuer", "parse_agencies", "parse_agency"]

_ISSUING = frozenset(
    {
        AgencyKind.GOVERNMENT,
        AgencyKind.MINISTRY,
        AgencyKind.CENTRAL_BODY,
        AgencyKind.PEOPLES_COMMITTEE,
        AgencyKind.PEOPLES_COUNCIL,
        AgencyKind.DEPARTMENT,
        AgencyKind.OFFICE,
        AgencyKind.PARTY,
    }
)
_BESIDE = re.compile(r"[|\t *]*+[^|\t \n]++(?: {1,2}[^|\t \n]++)*+(?= {3}| *[|\t])")  # a cell, another behind it
_LONGEST_REMEMBERED = 400  # characters of a cell; plans repeat short ones
_LAYOUT = " \n\t\r*|_-#"  # what may stand between two lines of a letterhead


def parse_agency(text: str, province: str | None = None, on: date | None = None) -> Match[Agency] | None:
    """The first body that a phrase names.

    Args:
        text: A phrase. In running text only bodies of the catalogue are found,
            and only where they begin with a capital letter.
        province: Code of the plan's province (``quang-ngai``), or None.
        on: Date of the plan. A body that had been succeeded by then is read
            as its successor, with the note ``agency-succeeded``; None leaves
            succession alone.

    Returns:
        The body with its span, or None where the phrase names none.

    >>> parse_agency("Giám đốc Sở TT&TT", "quang-ngai").value.id
    'quang-ngai/so-thong-tin-va-truyen-thong'
    >>> parse_agency("cơ sở dữ liệu dân cư")
    """
    found = _parse(text, province, on)
    if found and found[0].value is not None:
        return _resolved(found[0])
    return next(_in_running_text(tokenise(text), province, on), None)


def parse_agencies(cell: str, province: str | None = None, on: date | None = None) -> list[Match[Agency | None]]:
    """Every body that a table cell names, in order.

    Commas inside a name or a class part nothing; semicolons, other commas,
    ``và`` and the beginning of another name do. Words in parentheses are left
    out.

    Args:
        cell: The cell's text.
        province: Code of the plan's province, or None.
        on: Date of the plan, or None, as for :func:`parse_agency`.

    Returns:
        One match for each body; one with the value None for words that name
        none, so that a finding can say so. Spans do not overlap.

    >>> [m.value.name for m in parse_agencies("Các sở, ban ngành, UBND huyện, thành phố", "quang-ngai")]
    ['Các sở, ban, ngành', 'Ủy ban nhân dân cấp huyện']
    """
    return list(_parse(cell, province, on))


def _parse(cell: str, province: str | None, on: date | None) -> tuple[Match[Agency | None], ...]:
    return _remembered(cell, province, on) if len(cell) <= _LONGEST_REMEMBERED else _read(cell, province, on)


@lru_cache(maxsize=8192)
def _remembered(cell: str, province: str | None, on: date | None) -> tuple[Match[Agency | None], ...]:
    return _read(cell, province, on)


def _read(cell: str, province: str | None, on: date | None) -> tuple[Match[Agency | None], ...]:
    return tuple(AgencyReader(tokenise(cell), standing_province(province, on), on).read())


def _resolved(found: Match[Agency | None]) -> Match[Agency]:
    if found.value is None:
        raise ValueError(f"{found.text!r} names no body")
    return Match(found.value, found.start, found.end, found.text, found.notes)


def find_agencies(text: str, province: str | None = None, on: date | None = None) -> list[Match[Agency]]:
    """Every body of the catalogue that running text names, where it begins with a capital letter.

    Args:
        text: Sentences.
        province: Code of the plan's province, or None.
        on: Date of the plan, or None, as for :func:`parse_agency`.

    >>> [m.text for m in find_agencies("Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và cơ sở y tế.")]
    ['Sở Nội vụ', 'Sở Tài chính']
    """
    return list(_in_running_text(tokenise(text), province, on))


def _in_running_text(
    tokens: Tokens, province: str | None, on: date | None, *, header: bool = False
) -> Iterator[Match[Agency]]:
    """Bodies of the catalogue, wherever they begin with a capital letter.

    In a header the first province named holds for the bodies below it.
    """
    index, home = 0, standing_province(province, on)
    while index < len(tokens):
        reader = AgencyReader(tokens, home, on, prose=True)
        named = tokens.capital[index] and not _in_symbol(tokens, index)
        end = reader.named(index) if named else None
        for found in reader.found:
            if found.value is not None:
                home = home or (found.value.province if header else None)
                yield _resolved(found)
        index = max(end or 0, index + 1)


def _in_symbol(tokens: Tokens, index: int) -> bool:
    """Whether a word is part of a document's number (``QĐ-UBND``)."""
    start = tokens.starts[index]
    return start > 1 and tokens.folded.text[start - 1] in "-/" and not tokens.folded.text[start - 2].isspace()


def _first_column(text: str) -> str:
    """Blank what stands beside the issuer in a letterhead of two columns."""
    return "".join(_first_cell(line) for line in text.splitlines(keepends=True))


def _first_cell(line: str) -> str:
    first = _BESIDE.match(line)
    return line if first is None else line[: first.end()] + " " * (len(line.rstrip("\n")) - first.end()) + "\n"


def find_issuer(text: str, province: str | None = None, on: date | None = None) -> Match[Agency] | None:
    r"""The body that issues a document, from its header.

    Args:
        text: The first lines of the document, folded or not; line breaks and
            emphasis inside a name do not matter.
        province: Code of the province, where known already.
        on: Date of the document, where known.

    Returns:
        The issuing body: for ``UBND TỈNH …`` above ``SỞ …`` the latter. None
        where no body of government stands there.

    >>> find_issuer("ỦY BAN NHÂN\nDÂN\nTỈNH NINH THUẬN").value.id
    'ninh-thuan/uy-ban-nhan-dan'
    """
    first: Match[Agency] | None = None
    for found in _in_running_text(tokenise(_first_column(text)), province, on, header=True):
        if found.value.kind not in _ISSUING:
            continue
        if first is None:
            first = found
        elif first.value.kind is AgencyKind.PEOPLES_COMMITTEE and found.value.kind is AgencyKind.DEPARTMENT:
            return found if not text[first.end : found.start].strip(_LAYOUT) else first
        elif first.value.province is None and found.value.kind is first.value.kind:
            if found.value.province:  # the letterhead leaves the province out, a later line has it
                return found
        else:
            return first
    return first
