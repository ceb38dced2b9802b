"""Document numbers: ``43/2011/NĐ-CP``, ``1501/QĐ-UBND``, ``17-NQ/TU``, ``20/2023/QH15``.

A number has up to three parts: the running number, the year (legal documents),
and the symbols of kind and issuer. State bodies write ``number/year/KIND-ISSUER``
or ``number/KIND-ISSUER``, the Party ``number-KIND/ISSUER``, official letters
``number/ISSUER-UNIT``, the National Assembly ``number/year/QHterm`` (Decree
30/2020/NĐ-CP; Law 63/2020/QH14; the Party's guideline 36-HD/VPTW).
"""

from __future__ import annotations

import re
from functools import cache

from attrs import evolve, frozen

from egovplan.catalogue.document_kinds import (
    document_kinds,
    issuer_of_symbol,
    issuer_symbols,
    kind_of_symbol,
    kinds_by_name,
)
from egovplan.vietnamese.folding import fold
from egovplan.vietnamese.match import Match, Note

__all__ = ["DocumentNumber", "parse_document_number", "printed", "scan_document_numbers"]


@frozen
class DocumentNumber:
    """The number and symbol of an act.

    Attributes:
        number: The whole as printed, without white space (``61/KH-UBND``);
            where only folded text was given, in the usual capitals. None where
            the number was left empty (``Số:    /QĐ-UBND``).
        year: The year in it, or None.
        kind: Catalogue code of the kind of act (``decree``), or None where
            the symbol names none that is known.
        issuer: Symbol of the issuer in the usual capitals (``UBND``), or None.
    """

    number: str | None
    year: int | None = None
    kind: str | None = None
    issuer: str | None = None


# Symbols are letters without tone marks; the number of the term may follow (QH15).
_LETTERS = r"[a-zđăâêôơư]{1,9}[0-9]{0,2}"
_SYMBOLS = rf"{_LETTERS}(?:(?:[ ]?-[ \n]?|[ ]-|\.){_LETTERS})?(?:[-&/]{_LETTERS}){{0,2}}"

# The look-behinds stand after the first digit so that the search can skip from digit to digit;
# a colon behind a digit is a technical standard's (QCVN 102:2016/BTTTT).
_NUMBER = re.compile(
    rf"""
    [0-9](?<![\w.,/][0-9])(?<![0-9]:[0-9])[0-9]{{0,5}}(?:[a-d]|\.[0-9]{{1,2}})?  # 30a, 66.2
    (?:
        [ ]{{0,3}}/[ ]?(?:(?P<year>[0-9]{{2,4}})[ ]?[/-][ ]?)?(?P<symbols>{_SYMBOLS})
      | [ ]?-[ ]?(?P<party_kind>{_LETTERS})(?:[ ]?[/-][ ]?(?P<party_issuer>{_LETTERS}(?:-{_LETTERS})?))?
    )(?!\w)
    """,
    re.VERBOSE,
)

# Số:      /QĐ-UBND: the number is still to be filled in ("số": number)
_EMPTY = re.compile(
    r"số[ \t]?:?[ \t.…_*]{0,60}"
    rf"(?P<number>[/-][ ]?(?:(?P<year>(?:19|20)[0-9]{{2}})[ ]?/)?(?P<symbols>{_SYMBOLS}))(?!\w)"
)

# What announces a number: "số" (number); the name of a kind of act does so too.
_NUMBER_WORD = re.compile(r"(?<!\w)số[ \t*]*:?[ \t\n*]*\Z")
_SAFE_ALONE = frozenset({"cp", "qđ", "nđ", "nq"})  # symbols of two letters that are no unit of measure
_SPACED_ISSUER = re.compile(rf"[ ]-[ ](?P<issuer>{_LETTERS})(?!\w)")
_PART = re.compile(r"[^\s./&-]+")
_NOT_PRINTED = re.compile(r"[\s*]+")


def scan_document_numbers(
    text: str, start: int = 0, end: int | None = None, original: str | None = None
) -> list[Match[DocumentNumber]]:
    """Every document number in folded text.

    Args:
        text: Folded text.
        start: Where to begin.
        end: Where to stop; None for the end of the text.
        original: The text before folding, as long as ``text``; spans and
            numbers are cut from it.

    Returns:
        The numbers in order. A symbol that names no known kind of act
        (``43/2011/NC-CP``) gets a note ``unknown-document-symbol``. Dates,
        fractions and units (``máy/cán bộ``) are no document numbers.

    >>> [m.value.number for m in scan_document_numbers("theo số 61 /kh-ubnd và 17-nq/tu")]
    ['61/KH-UBND', '17-NQ/TU']
    """
    stop = len(text) if end is None else end
    words = text if original is None else original
    found: list[Match[DocumentNumber]] = []
    for raw in _NUMBER.finditer(text, start, stop):
        match = _party(text, start, raw, words) if raw["party_kind"] else _state(text, start, stop, raw, words)
        if match is not None:
            found.append(match)
    empty = [match for raw in _EMPTY.finditer(text, start, stop) if (match := _empty(raw, words)) is not None]
    return sorted(found + empty, key=lambda match: match.start) if empty else found


def parse_document_number(text: str) -> Match[DocumentNumber] | None:
    """The first document number in a phrase, or None.

    Args:
        text: Any text; it is folded here. Spans are positions in its NFC form.

    >>> parse_document_number("Nghị định số 43/2011/NĐ-CP").value
    DocumentNumber(number='43/2011/NĐ-CP', year=2011, kind='decree', issuer='CP')
    >>> parse_document_number("58-CT").value.kind
    'directive'
    >>> parse_document_number("43/2011/NC-CP").notes[0].code
    'unknown-document-symbol'
    """
    folded = fold(text)
    found = scan_document_numbers(folded.text, original=folded.nfc)
    if found:
        return found[0]
    # Nothing but a number: the word that would announce it (số: number) is put before it.
    before = len("số ")
    found = scan_document_numbers("số " + folded.text, original="số " + folded.nfc)
    if not found or folded.text.strip() != folded.text[found[0].start - before : found[0].end - before]:
        return None
    return evolve(found[0], start=found[0].start - before, end=found[0].end - before)


def printed(span: str) -> str:
    """A document number as printed, without the white space in it.

    >>> printed("61 /KH-UBND")
    '61/KH-UBND'
    """
    return _NOT_PRINTED.sub("", span)


def _state(text: str, start: int, stop: int, raw: re.Match[str], words: str) -> Match[DocumentNumber] | None:
    """``number/year/KIND-ISSUER``, ``number/ISSUER-UNIT``, ``number/year/QH15``."""
    parts = _PART.findall(raw["symbols"])
    end = raw.end()
    if len(parts) == 1 and kind_of_symbol(parts[0]):
        spaced = _SPACED_ISSUER.match(text, end, stop)
        if spaced and issuer_of_symbol(spaced["issuer"]):
            parts.append(spaced["issuer"])
            end = spaced.end()
    kind, issuer, known = _meaning(parts)
    announced = None
    by_issuer = kind_of_symbol(parts[0]) is None
    if by_issuer or len(parts) == 1:
        announced = _announced(text, start, raw.start())
    if announced and by_issuer and (known or announced == "official_letter"):
        kind, issuer, known = announced, _capitals(parts[0]), True  # the word says more than the issuer's symbol
    if not _credible(parts, raw["year"] is not None, known, announced is not None):
        return None
    return _match(raw.start(), end, _year(raw["year"]), kind, issuer, known, words)


def _party(text: str, start: int, raw: re.Match[str], words: str) -> Match[DocumentNumber] | None:
    """``number-KIND/ISSUER``; the issuer may be missing behind a word that announces a number."""
    kind = kind_of_symbol(raw["party_kind"])
    issuer = raw["party_issuer"]
    if kind is None or issuer is None:
        announced = _announced(text, start, raw.start())
        alone = issuer_of_symbol(raw["party_kind"]) if kind is None and issuer is None else None
        if announced is None or (kind is None and not alone and not (issuer and issuer_of_symbol(issuer))):
            return None
        if alone:
            return _match(raw.start(), raw.end(), None, announced or alone.kind, alone.symbol, True, words)
    capitals = None if issuer is None else _capitals(issuer)
    return _match(raw.start(), raw.end(), None, kind, capitals, kind is not None, words)


def _empty(raw: re.Match[str], words: str) -> Match[DocumentNumber] | None:
    kind, issuer, known = _meaning(_PART.findall(raw["symbols"]))
    if not known:
        return None
    value = DocumentNumber(None, _year(raw["year"]), kind, issuer)
    begin = raw.start("number")
    return Match(value, begin, raw.end(), words[begin : raw.end()])


def _meaning(parts: list[str]) -> tuple[str | None, str | None, bool]:
    """Kind, issuer, and whether the first symbol is known."""
    kind = kind_of_symbol(parts[0])
    if kind is not None:
        rest = parts[1:] if kind.startswith("joint_") else parts[1:2]
        return kind, "-".join(map(_capitals, rest)) or None, True
    issuer = issuer_of_symbol(parts[0])
    if issuer is not None:
        return issuer.kind or ("official_letter" if len(parts) > 1 else None), _capitals(parts[0]), True
    return None, _capitals(parts[1]) if len(parts) > 1 else None, False


def _credible(parts: list[str], has_year: bool, known: bool, announced: bool) -> bool:
    """Whether this is a document number at all, and not a unit or a fraction."""
    if len(parts) == 1 and len(parts[0]) == 1:
        return False
    if announced or (has_year and len(parts) > 1):
        return True
    if known:
        return has_year or len(parts) > 1 or parts[0] in _SAFE_ALONE or len(parts[0]) > 2
    return len(parts) > 1 and issuer_of_symbol(parts[1]) is not None


def _announced(text: str, start: int, position: int) -> str | None:
    """Code of the kind of act named before a number, ``""`` for ``số`` alone, None where nothing announces one."""
    before = text[max(start, position - 28) : position]
    stripped = _NUMBER_WORD.sub("", before)
    has_word = len(stripped) < len(before)
    before = stripped.rstrip(" \t\n*_")
    for name, code in kinds_by_name().items():
        if before.endswith(name):
            return code
    return "" if has_word else None


def _year(digits: str | None) -> int | None:
    return int(digits) if digits and len(digits) == 4 and digits[:2] in ("19", "20") else None


def _match(
    begin: int, end: int, year: int | None, kind: str | None, issuer: str | None, known: bool, words: str
) -> Match[DocumentNumber]:
    span = words[begin:end]
    number = printed(span)
    if number == number.lower():
        number = _PART.sub(lambda part: _capitals(part[0]), number)
    notes = () if known else (Note("unknown-document-symbol", (("symbol", number.lstrip("0123456789/-")),)),)
    return Match(DocumentNumber(number, year, kind, issuer), begin, end, span, notes)


@cache
def _usual_capitals() -> dict[str, str]:
    symbols = [symbol for kind in document_kinds().values() for symbol in kind.symbols]
    symbols += [issuer.symbol for issuer in issuer_symbols().values()]
    return {symbol.lower(): symbol for symbol in symbols}


def _capitals(symbol: str) -> str:
    """A folded symbol in the capitals it is usually written in (``TTr``, ``TTg``, ``UBND``)."""
    return _usual_capitals().get(symbol) or symbol.upper()
