"""Numbers in digits, the Vietnamese way: dots group thousands, a comma marks decimals.

The rule, form by form:

=============== ========== =====================================================
printed         read as    why
=============== ========== =====================================================
``03``          3          leading zeros say nothing
``1.200.000``   1200000    every group behind a dot has three digits
``1.268``       1268       the same; ambiguous, since a foreign decimal is possible
``0,6``         0.6        one comma marks decimals
``17,000``      17         the same, with three decimals; ambiguous
``1.268,5``     1268.5     both, in the Vietnamese order
``0.9``         0.9        a dot that cannot group thousands; noted
``1,268,000``   1268000    two commas can only group thousands; noted
``1,268.5``     1268.5     both, in the English order; noted
``1.2.3``       1          no number at all (a label, a date): first part; noted
=============== ========== =====================================================
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from attrs import frozen

from egovplan.vietnamese.folding import fold
from egovplan.vietnamese.match import Match, Note
from egovplan.vietnamese.numerals import scan_numerals

__all__ = ["NUMBER", "PrintedNumber", "parse_number", "read_exact", "read_number"]

# A printed number on folded text: digits, then groups behind a dot or comma.
# A dot or comma without a digit behind it ends the sentence, not the number.
# It starts with the digits, so that the search can skip to them quickly.
NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")

_GROUPED_BY_DOTS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+\Z")
_GROUPED_BY_COMMAS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}\Z")
_VIETNAMESE = re.compile(r"([0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+),([0-9]+)\Z")  # 1.268,5
_ENGLISH = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\.([0-9]+)\Z")  # 1,268.5 and 0.9
_THREE_DECIMALS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}\Z")  # 17,000: 17, or English for 17 thousand

_MOST_DIGITS = 40  # more are no quantity, and unbounded integers cost unbounded time


@frozen
class PrintedNumber:
    """A number as printed and as read.

    Attributes:
        value: What it means: an integer where it is whole (``17,000`` is 17).
        digits: What is printed.
        decimals: How many decimals are printed (``17,000``: 3).
        ambiguous: Whether another reading is possible: one group of three
            digits behind one dot or comma, or no number at all.
        note: ``number-format`` where the form is unusual, else None.
    """

    value: int | float
    digits: str
    decimals: int = 0
    ambiguous: bool = False
    note: Note | None = None


@lru_cache(maxsize=4096)
def read_number(digits: str) -> PrintedNumber:
    """Read what `NUMBER` matched.

    Args:
        digits: ASCII digits with dots and commas between them.

    Raises:
        ValueError: If there is anything else in it.

    >>> read_number("1.268").value, read_number("0,6").value, read_number("17,000").value
    (1268, 0.6, 17)
    >>> read_number("0.9")
    PrintedNumber(value=0.9, digits='0.9', decimals=1, ambiguous=False, note=Note(code='number-format', ...))
    """
    if digits.isdecimal() and len(digits) <= _MOST_DIGITS:  # most numbers
        return PrintedNumber(int(digits), digits)
    plain, decimals, ambiguous, unusual = _plain(digits)
    whole, _, fraction = plain.partition(".")
    value = float(plain) if fraction.strip("0") else int(whole)
    note = Note("number-format", (("number", _short(digits)), ("value", str(value)))) if unusual else None
    return PrintedNumber(value, digits, decimals, ambiguous, note)


def read_exact(digits: str) -> Decimal:
    """The same as `read_number`, exact, with the decimals that are printed.

    >>> read_exact("17,000"), read_exact("1.268,5")
    (Decimal('17.000'), Decimal('1268.5'))
    """
    return Decimal(int(digits)) if digits.isdecimal() and len(digits) <= _MOST_DIGITS else Decimal(_plain(digits)[0])


def _plain(digits: str) -> tuple[str, int, bool, bool]:
    """As a decimal string; how many decimals; whether ambiguous; whether unusual."""
    if not NUMBER.fullmatch(digits):
        raise ValueError(f"not a printed number: {_short(digits)!r}")
    if len(digits) > _MOST_DIGITS:
        return _first_part(digits)
    if _GROUPED_BY_DOTS.match(digits):
        return digits.replace(".", ""), 0, digits.count(".") == 1, False
    if match := _VIETNAMESE.match(digits):
        doubtful = _THREE_DECIMALS.match(digits) is not None
        return f"{match[1].replace('.', '')}.{match[2]}", len(match[2]), doubtful, False
    if _GROUPED_BY_COMMAS.match(digits):
        return digits.replace(",", ""), 0, False, True
    if match := _ENGLISH.match(digits):
        return f"{match[1].replace(',', '')}.{match[2]}", len(match[2]), False, True
    return _first_part(digits)


def _first_part(digits: str) -> tuple[str, int, bool, bool]:
    """What is no number (``1.2.3``, a run of a thousand digits) is read as its first part."""
    return re.split("[.,]", digits, maxsplit=1)[0][:_MOST_DIGITS], 0, True, True


def _short(digits: str) -> str:
    return digits if len(digits) <= _MOST_DIGITS else digits[:_MOST_DIGITS] + "…"


def parse_number(text: str) -> Match[PrintedNumber] | None:
    """The first number in a phrase, in digits or in words.

    Args:
        text: Any text; the span returned is one in this text.

    Returns:
        The number, or None where there is none. A number in words has its
        words as ``digits``.

    >>> parse_number("đạt 1.268 máy").value.value
    1268
    >>> found = parse_number("Cả hai mươi mốt huyện")
    >>> found.value.value, found.text
    (21, 'hai mươi mốt')
    """
    folded = fold(text)
    printed = NUMBER.search(folded.text)
    words = scan_numerals(folded.text, 0, printed.start() if printed else len(folded.text))
    if words:
        value = PrintedNumber(words[0].value, words[0].text)
        start, end = words[0].start, words[0].end
    elif printed:
        value = read_number(printed[0])
        start, end = printed.span()
    else:
        return None
    start, end = folded.to_original(start), folded.to_original(end)
    return Match(value, start, end, text[start:end], (value.note,) if value.note else ())
