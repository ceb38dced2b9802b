"""Folds a document once, so that every pattern can match case-sensitively.

Folding brings text to NFC, lower case, plain hyphens, spaces and quotation
marks, ``đ`` for the Icelandic ``ð`` that some keyboards type, and the newer
placement of tone marks (``hoá`` becomes ``hóa``, ``thuỷ`` ``thủy``). Capitals
that a font conversion spoilt (``phê duyỆt``) disappear with case. Apart from
NFC no step changes the length, so a span found in the folded text is the same
span in the NFC text; for text that was not NFC a map leads back.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from attrs import frozen

__all__ = ["SPOILT_CAPITAL", "Folded", "fold", "fold_phrase", "spoilt_capitals"]

_PLAIN = {
    "\u00f0": "đ",
    "\u00d0": "đ",
    "\u0110": "đ",
    "\u0189": "đ",
    "\u00a0": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2007": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\u3000": " ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2015": "-",
    "\u2212": "-",
    "\u201c": '"',
    "\u201d": '"',
    "\u201e": '"',
    "\u00ab": '"',
    "\u00bb": '"',
    "\u2018": "'",
    "\u2019": "'",
    "\u0130": "i",
    "\u200b": " ",
    "\ufeff": " ",
}

# An open syllable in oa, oe or uy whose tone mark stands on the last vowel, the older
# placement. Two expressions, as the search is quickest where the first letter is one.
_OLD_TONE_ON_VOWEL = re.compile(r"o[àáảãạèéẻẽẹ](?!\w)")
_OLD_TONE_ON_Y = re.compile(r"u[ỳýỷỹỵ](?<!qu[ỳýỷỹỵ])(?!\w)")
_NEW_TONE = {
    old: new
    for olds, news in (
        ("oà oá oả oã oạ", "òa óa ỏa õa ọa"),
        ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
        ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"),
    )
    for old, new in zip(olds.split(), news.split(), strict=True)
}

# An accented capital behind a small letter. The ranges of accented letters hold both cases, so they are told apart.
_ACCENTED = [chr(code) for code in (*range(0xC0, 0x180), *range(0x1A0, 0x1B1), *range(0x1EA0, 0x1EFA))]
_SMALL = "a-zđ" + "".join(letter for letter in _ACCENTED if letter.islower())
_CAPITAL = "".join(letter for letter in _ACCENTED if letter.isupper() and letter != "Đ")
SPOILT_CAPITAL = re.compile(f"[{_CAPITAL}](?<=[{_SMALL}].)")
"""An accented capital behind a small letter, as a font conversion leaves it (``duyỆt``)."""


@frozen
class Folded:
    """A text and its folded form.

    Attributes:
        original: The text as given.
        nfc: The same in NFC; most texts already are.
        text: The folded text, exactly as long as ``nfc``.
        starts: For text that was not NFC: positions in ``nfc`` where a run
            begins, and in ``original`` where it does; else empty.
    """

    original: str
    nfc: str
    text: str
    starts: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())

    def to_original(self, position: int) -> int:
        """The position in the original text for one in the folded text."""
        here, there = self.starts
        if not here:
            return position
        run = bisect_right(here, position) - 1
        return min(there[run] + position - here[run], len(self.original))


def fold(text: str) -> Folded:
    """Fold a text, keeping the way back to it.

    Args:
        text: Any text.

    >>> fold("Phê duyỆt  HOÁ").text
    'phê duyệt  hóa'
    """
    if unicodedata.is_normalized("NFC", text):
        return Folded(text, text, _fold_nfc(text))
    nfc, starts = _normalise(text)
    return Folded(text, nfc, _fold_nfc(nfc), starts)


def fold_phrase(text: str) -> str:
    r"""The folded form of a phrase, with runs of white space as one space.

    Args:
        text: A word or phrase, as it is printed.

    >>> fold_phrase("Sở  Thông tin\nvà Truyền thông")
    'sở thông tin và truyền thông'
    """
    return " ".join(_fold_nfc(unicodedata.normalize("NFC", text)).split())


def _fold_nfc(text: str) -> str:
    for fancy, plain in _PLAIN.items():
        if fancy in text:
            text = text.replace(fancy, plain)
    lowered = text.lower()
    if len(lowered) != len(text):  # a rare letter whose lower case is longer
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _OLD_TONE_ON_Y.sub(_new_tone, _OLD_TONE_ON_VOWEL.sub(_new_tone, lowered))


def _new_tone(match: re.Match[str]) -> str:
    return _NEW_TONE[match[0]]


def _normalise(text: str) -> tuple[str, tuple[tuple[int, ...], tuple[int, ...]]]:
    """NFC with a map back, run by run: a run is a letter with its marks."""
    pieces: list[str] = []
    here, there = [0], [0]
    length = position = 0
    for run in _runs(text):
        piece = unicodedata.normalize("NFC", run)
        pieces.append(piece)
        length += len(piece)
        position += len(run)
        if len(piece) != len(run):
            here.append(length)
            there.append(position)
    return "".join(pieces), (tuple(here), tuple(there))


def _runs(text: str) -> list[str]:
    """Split before every character that starts a composition of its own."""
    cuts = [i for i, c in enumerate(text) if not unicodedata.combining(c)] or [0]
    cuts[0] = 0
    return [text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def spoilt_capitals(text: str) -> bool:
    """Whether a word mixes small and capital letters as a font conversion leaves it.

    >>> spoilt_capitals("phê duyỆt"), spoilt_capitals("Sở Thông tin eOffice")
    (True, False)
    """
    return SPOILT_CAPITAL.search(text) is not None
