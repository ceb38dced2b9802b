"""What a printed number is, by the words beside it: a quantity, a label, a name, a rhythm.

The classes that set a number aside are named; coverage counts them. The words
stand in ``words/quantities.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from egovplan.vietnamese.money import CURRENCY_UNIT
from egovplan.vietnamese.word_lists import word_list

__all__ = ["ASIDE", "classify", "is_measure", "lead_words", "set_aside_behind"]

_DATA = word_list("quantities")
_ASIDE = _DATA["set_aside"]
_LEFT = {word: kind for kind, words in _ASIDE["left"].items() for word in words}
_ONLY = {word: tuple(phrases) for word, phrases in _ASIDE["only"].items()}
_EXCEPT = frozenset(_ASIDE["except"]["words"])
_RIGHT = {word: kind for kind, words in _ASIDE["right"].items() for word in words}
_THINGS = {word: frozenset(behind) for word, behind in _ASIDE["things"].items()}
_TIER_BEFORE = tuple(_ASIDE["tier_before"]["words"])
_NEEDS_MODEL = frozenset(_ASIDE["tier_before"]["needed_for"])
_DUTY = tuple(_ASIDE["duty"]["words"])
_RANK = tuple(_ASIDE["rank_context"]["words"])
_AMONG = frozenset(_ASIDE["rank_context"]["among"])
_NO_NOUN = frozenset(_ASIDE["no_noun"]["words"])
_FOLD = frozenset(_DATA["times"]["ratio"])
_GLUED = frozenset(_DATA["units"]["glued"])
_COMPARES = frozenset(
    word for phrases in _DATA["comparators"].values() for phrase in phrases for word in (phrase, phrase.split()[-1])
)
_APPROXIMATE = frozenset(_DATA["approximate"]["words"])
_STATES = frozenset(_ASIDE["no_noun"]["states"]) | _COMPARES | _APPROXIMATE
_LINKS = frozenset((",", "và", "-"))
_YEARLY = frozenset(("hàng", "hằng", "năm", "mỗi"))  # every year
_SIGNS = frozenset("≥≤<>") | {">=", "<="}


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; white space as printed."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


_REACH = 48
_WORD = re.compile(r"[^\W_]+|≥|≤|>=?|<=?|[^\s\w]")
# the next words; a number in words in brackets is skipped: 10 (mười) ngày
_NEXT = re.compile(r"\s{0,2}(?:\([^\W\d_]+(?:\s[^\W\d_]+)?\)\s)?([^\W\d_]+)(?:\s([^\W\d_]+))?")
# an appendix or form by its number: phụ lục số 1, biểu số 2 (not môi trường số: digital environment); a phase by its
# number: giai đoạn 2 và 3
_NUMBERED = re.compile(
    rf"(?:(?<!môi\s)(?<!thị\s)\b(?:{_any(_ASIDE['numbered']['words'])})\s+số:?|giai\s+đoạn(?:\s+\d\s+và)?)\s+\Z"
)
_GLUED_WORD = re.compile(r"\s?([^\W\d_]+[23]?(?:/[^\W\d_]+)?)(?!\w)")
# digits in groups behind the word for telephone; 0913.234.567
_TELEPHONE = re.compile(rf"\b(?:{_any(_ASIDE['telephone']['words'])})\s?[:.]?[\s\d().+-]{{0,24}}\Z")
_PHONE_NUMBER = re.compile(r"0\d{2,4}[.\s]\d{3,4}(?:[.\s]\d{3,4})?(?!\d)")
_PLAIN_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_BEFORE = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s?,|\s(?:và|hoặc))\s\Z")  # năm 2008, 2009
# 31/3 hằng năm: a day of every year
_YEARLY_DAY = re.compile(r"\d{1,2}\s?/\s?\d{1,2}\s(?:hàng|hằng|mỗi)\snăm")
_AROUND_THE_CLOCK = re.compile(r"24\s?/\s?7|24\s?/\s?24")
# a chunk without spaces that is an address: e-mail, web, file
_ADDRESS = re.compile(r"[@]|://|www\.|\.(?:vn|com|net|org)\b")
_FRACTION = re.compile(r"\s?/\s?\d+(?![/\d])")
_SLASHED = re.compile(r"\s?/\s?\d+\s?/\s?\d+")
# 1/500, 1:25.000: the scale of a map; 1:5: a proportion
_SCALE = re.compile(r"\s?/\s?\d{0,3}\.?\d?00\b|:\d")
# 10 địa phương dẫn đầu: the ten leading ones
_LEADING = re.compile(rf"\s[^,;.:()]{{2,60}}?\b(?:{_any(_ASIDE['rank_context']['leading'])})\b")


class ASIDE:
    """The classes under which numbers are set aside."""

    DATE: Final = "date"
    DOCUMENT_NUMBER: Final = "document number"
    REFERENCE: Final = "reference"
    LABEL: Final = "label"
    NAME: Final = "name"
    RANK: Final = "rank"
    RHYTHM: Final = "rhythm"
    TIER: Final = "tier"
    SERVICE_LEVEL: Final = "service level"
    DUTY: Final = "duty"
    FURNITURE: Final = "furniture"
    COUNT: Final = "count"
    UNREAD: Final = "unread"


_CLASS = {
    "reference": ASIDE.REFERENCE,
    "name": ASIDE.NAME,
    "rank": ASIDE.RANK,
    "level": ASIDE.SERVICE_LEVEL,
    "date": ASIDE.DATE,
    "rhythm": ASIDE.RHYTHM,
    "tier": ASIDE.TIER,
}


def lead_words(text: str, start: int, floor: int = 0) -> list[tuple[str, int]]:
    """The words before a position in the same sentence, nearest first, with their places.

    Args:
        text: Folded text.
        start: The position.
        floor: How far back to look at most.

    >>> [word for word, _ in lead_words("mục tiêu; đạt tối thiểu 80%", 24)]
    ['thiểu', 'tối', 'đạt']
    """
    begin = max(floor, start - _REACH)
    words = [(match[0], match.start()) for match in _WORD.finditer(text, begin, start)]
    if begin > floor and words and words[0][1] == begin:  # a word cut in two
        del words[0]
    words.reverse()
    for index, (word, _) in enumerate(words):
        if word in ";.":
            del words[index:]
            break
    return words


def classify(text: str, start: int, end: int, words: list[tuple[str, int]], percent: bool) -> str | None:
    """Why a number is no quantity, or None where it is one.

    Args:
        text: Folded text.
        start: First digit.
        end: One past its last digit.
        words: The words before it, nearest first.
        percent: Whether a percent sign follows; a percent is set aside only as
            part of a name or address.
    """
    before = text[start - 1] if start else " "
    behind = text[end] if end < len(text) else " "
    if before.isalnum() or before in "_@" or (behind.isalpha() and not _is_glued(text, end)):
        return ASIDE.NAME
    if before in "./:-&=" and start > 1 and not text[start - 2].isspace() and _in_address(text, start):
        return ASIDE.NAME
    if percent:
        return None
    if before == "-" and start > 1 and text[start - 2].isalpha():
        return ASIDE.NAME
    if before == "[" and behind == "]":
        return ASIDE.REFERENCE  # the mark of a footnote
    if (before == "(" and behind == ")") or (
        behind == ")" and before.isspace() and end - start <= 2 and _opens(text, start)
    ):
        return ASIDE.LABEL
    if before == "/" and start > 1 and text[start - 2].isalpha():
        return ASIDE.NAME  # part of a unit: thuê bao/100 dân (subscribers per 100 people)
    if _AROUND_THE_CLOCK.match(text, start):
        return ASIDE.RHYTHM
    if before == "/" and start > 1 and text[start - 2].isdigit():  # the second half of one set aside: 24/7, 15/63
        return ASIDE.RHYTHM if text[start - 3 : start] == "24/" else ASIDE.RANK if _ranked(text, start) else ASIDE.NAME
    if end - start <= 2 and _NUMBERED.search(text, max(0, start - 24), start):
        return ASIDE.REFERENCE
    aside = _by_left(text, start, end, words)
    if aside is not None:
        return aside
    if behind in "/:" or text[end : end + 2] == " /":
        if _SLASHED.match(text, end) or _YEARLY_DAY.match(text, start):
            return ASIDE.DATE
        if text[start:end] == "1" and _SCALE.match(text, end):
            return ASIDE.NAME
        if _FRACTION.match(text, end) and _ranked(text, start):
            return ASIDE.RANK
    if before == ":" and start > 1 and text[start - 2].isdigit():
        return ASIDE.NAME  # the second half of a proportion
    if _is_telephone(text, start, end):
        return ASIDE.NAME
    return _by_right(text, start, end, words)


def _is_glued(text: str, end: int) -> bool:
    match = _GLUED_WORD.match(text, end)
    return match is not None and (match[1] in _GLUED or match[1] in ("tr", "trđ", "đ", "tỷ", "triệu"))


def is_measure(text: str, end: int) -> bool:
    """Whether a unit of measure stands behind a number (``20 Mbps``, ``1 Gb/s``), which is no ratio.

    >>> is_measure("20 mbps", 2), is_measure("0,6 máy/người", 3)
    (True, False)
    """
    match = _GLUED_WORD.match(text, end)
    return match is not None and match[1] in _GLUED


def _is_telephone(text: str, start: int, end: int) -> bool:
    if end - start < 3 and not text[start:end].isdecimal():
        return False
    return (text[start] == "0" and _PHONE_NUMBER.match(text, start) is not None) or (
        _TELEPHONE.search(text, max(0, start - 44), start) is not None
    )


def _in_address(text: str, start: int) -> bool:
    left = text.rfind(" ", 0, start) + 1
    right = text.find(" ", start)
    return _ADDRESS.search(text, left, len(text) if right < 0 else right) is not None


def _opens(text: str, start: int) -> bool:
    """Whether a number with a closing bracket opens an item in running text."""
    lead = text[max(0, start - 3) : start].rstrip()
    return not lead or lead[-1] in ";:,.("


def _by_left(text: str, start: int, end: int, words: list[tuple[str, int]]) -> str | None:
    word = words[0][0] if words else ""
    if word in _LINKS and len(words) > 2 and words[1][0].isdecimal():
        return _in_list(text, start, end, words)
    pair = f"{words[1][0]} {word}" if len(words) > 1 else word
    kind = _LEFT.get(pair) or _LEFT.get(word)
    if kind is None:
        plain_year = end - start == 4 and text[start:end].isdecimal() and text[start : start + 2] in ("19", "20", "21")
        return ASIDE.DATE if plain_year else None
    if kind == "date":
        if word in ("năm", "tuần") and (end - start != 4 or not text[start:end].isdecimal()):
            return None if word == "năm" else ASIDE.DATE
        return ASIDE.DATE
    if pair in _EXCEPT or (word in _ONLY and not _end_of(words, _ONLY[word])):
        return None
    if kind == "reference" and word == "phần" and "%" in text[end : end + 2]:
        return None
    if word != "gói" and CURRENCY_UNIT.match(text, end):  # gói 30.000 tỷ: a package by its size
        return None
    return _CLASS[kind]


def _end_of(words: list[tuple[str, int]], phrases: tuple[str, ...]) -> bool:
    """Whether the words before a number end with one of the phrases."""
    return " ".join(word for word, _ in reversed(words[:4])).endswith(phrases)


def _in_list(text: str, start: int, end: int, words: list[tuple[str, int]]) -> str | None:
    """The class of a number that goes on with a list of dates or references: ``các tháng 10, 11 và 12``."""
    at = 0
    while at + 1 < len(words) and words[at][0] in _LINKS and words[at + 1][0].isdecimal():
        at += 2
    kind = _LEFT.get(words[at][0]) if at < len(words) else None
    if end - start > 2 or kind not in ("date", "reference") or words[at][0] == "năm":
        return None
    following = _NEXT.match(text, end)
    return None if following is not None and following[1] not in _NO_NOUN | _YEARLY else _CLASS[kind]


def _ranked(text: str, start: int) -> bool:
    window = text[max(0, start - 90) : start]
    cut = max(window.rfind(";"), window.rfind("."))
    window = window[cut + 1 :]
    return any(phrase in window for phrase in _RANK)


def _by_right(text: str, start: int, end: int, words: list[tuple[str, int]]) -> str | None:
    match = _NEXT.match(text, end)
    if match is None:
        return _bare(text, start, end, words)
    word = match[1]
    kind = _kind_behind(word, match[2])
    if kind == "rhythm" and word == "lần" and words and words[0][0] in _FOLD:
        return None
    if kind == "tier" and not _is_tier(text, start, end, word):
        return None
    if kind is not None:
        return _CLASS[kind]
    near = " ".join(word for word, _ in reversed(words[:3]))
    if near.endswith(_DUTY):
        return ASIDE.DUTY
    if words and words[0][0] in _AMONG and _LEADING.match(text, end):
        return ASIDE.RANK
    if word in _NO_NOUN and not (words and words[0][0] in _STATES):
        return _bare(text, start, end, words)
    return None


def _kind_behind(word: str, following: str | None) -> str | None:
    """The kind of a number by the one or two words behind it, or None where these name a thing."""
    pair = f"{word} {following}" if following else word
    if following in _THINGS.get(word, ()):
        return None
    return _RIGHT.get(pair) or _RIGHT.get(word)


def _is_tier(text: str, start: int, end: int, word: str) -> bool:
    """Whether a number counts tiers: a few of them, or ones that a model or a protection has."""
    if word not in _NEEDS_MODEL and (end - start <= 1 or (text[start:end].isdecimal() and int(text[start:end]) <= 10)):
        return True
    behind = text.find(word, end) + len(word)
    return text.startswith(_TIER_BEFORE, behind + 1) or text[max(0, start - 24) : start].rstrip().endswith(_TIER_BEFORE)


def set_aside_behind(text: str, end: int) -> str | None:
    """The class of a number by the words behind it alone (``3 đến 5 tuổi``), or None.

    >>> set_aside_behind("3 đến 5 tuổi", 7), set_aside_behind("3 đến 5 xã", 7)
    ('rhythm', None)
    """
    match = _NEXT.match(text, end)
    if match is None or match[1] in ("cấp", "lần"):
        return None
    kind = _kind_behind(match[1], match[2])
    return None if kind is None else _CLASS[kind]


_RANGE_OR_FRACTION = re.compile(
    r"\s?(?:[-÷/]|đến|tới)\s?\d+(?:[.,]\d+)*\s?(?:%|\(|[^\W\d_])|/\d+(?:[.,]\d+)*\)"  # the last: (124/124)
)


def _bare(text: str, start: int, end: int, words: list[tuple[str, int]]) -> str | None:
    """A number without a noun behind it."""
    if _RANGE_OR_FRACTION.match(text, end):
        return None
    if words and words[0][0] == "số" and end - start <= 2:  # trung tâm dữ liệu số 2
        return ASIDE.NAME
    if words and words[0][0] in _STATES and (len(words) > 1 or words[0][0] in _SIGNS):
        return None
    if _PLAIN_YEAR.fullmatch(text, start, end) and _YEAR_BEFORE.search(text, max(0, start - 12), start):
        return ASIDE.DATE
    return ASIDE.UNREAD
