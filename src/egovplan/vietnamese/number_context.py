"""What a printed number is, by the words beside it: a quantity, a label, a name, a rhythm.

The classes that set a number aside are named; coverage counts them.
"""

from __future__ import annotations

import re
from typing import Final

from egovplan.vietnamese.word_lists import word_list

__all__ = ["ASIDE", "classify", "lead_words", "set_aside_behind"]

_DATA = word_list("quantities")
_LEFT = {word: kind for kind, words in _DATA["set_aside"]["left"].items() for word in words}
_RIGHT = {word: kind for kind, words in _DATA["set_aside"]["right"].items() for word in words}
_DUTY = frozenset(_DATA["set_aside"]["duty"]["words"])
_RANK = tuple(_DATA["set_aside"]["rank_context"]["words"])
_GLUED = frozenset(_DATA["units"]["glued"])
_COMPARES = frozenset(
    word for phrases in _DATA["comparators"].values() for phrase in phrases for word in (phrase, phrase.split()[-1])
)
_APPROXIMATE = frozenset(_DATA["approximate"]["words"])

_REACH = 48
_WORD = re.compile(r"[^\W_]+|≥|≤|>=?|<=?|[^\s\w]")
# the next words; a number in words in brackets is skipped: 10 (mười) ngày
_NEXT = re.compile(r"\s{0,2}(?:\([^\W\d_]+(?:\s[^\W\d_]+)?\)\s)?([^\W\d_]+)(?:\s([^\W\d_]+))?")
# an appendix or form by its number: phụ lục số 1, biểu số 2; a phase by its number: giai đoạn 2 và 3
_NUMBERED = re.compile(r"(?:(?:phụ\s+lục|biểu|bảng|mẫu|điều|mục)\s+số:?|giai\s+đoạn(?:\s+\d\s+và)?)\s+\Z")
_GLUED_WORD = re.compile(r"[^\W\d_]+2?(?:/[^\W\d_]+)?")
_PHONE = re.compile(r"0\d{1,4}[.\s]\d{3,4}[.\s]\d{3,4}")
# 31/3 hằng năm: a day of every year
_YEARLY_DAY = re.compile(r"\d{1,2}\s?/\s?\d{1,2}\s(?:hàng|hằng|mỗi)\snăm")
_AROUND_THE_CLOCK = re.compile(r"24\s?/\s?7|24\s?/\s?24")
# a chunk without spaces that is an address: e-mail, web, file
_ADDRESS = re.compile(r"[@]|://|www\.|\.(?:vn|com|net|org)\b")
_FRACTION = re.compile(r"\s?/\s?\d+(?![/\d])")
_SLASHED = re.compile(r"\s?/\s?\d+\s?/\s?\d+")


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
    if before.isalnum() or before in "_@" or (behind.isalpha() and not _is_measure(text, end)):
        return ASIDE.NAME
    if before in "./:-&=" and start > 1 and not text[start - 2].isspace() and _in_address(text, start):
        return ASIDE.NAME
    if percent:
        return None
    if before == "-" and start > 1 and text[start - 2].isalpha():
        return ASIDE.NAME
    if (before == "(" and behind == ")") or (
        behind == ")" and before.isspace() and end - start <= 2 and _opens(text, start)
    ):
        return ASIDE.LABEL
    if before == "/" and start > 1 and text[start - 2].isalpha():
        return ASIDE.NAME  # part of a unit: thuê bao/100 dân (subscribers per 100 people)
    if _AROUND_THE_CLOCK.match(text, start) or (before == "/" and start > 1 and text[start - 2].isdigit()):
        return ASIDE.RHYTHM
    if (
        end - start <= 2
        and words
        and words[0][0] in _BEFORE_LABEL
        and _NUMBERED.search(text, max(0, start - 20), start)
    ):
        return ASIDE.REFERENCE
    aside = _by_left(text, start, end, words)
    if aside is not None:
        return aside
    if behind == "/" or text[end : end + 2] == " /":
        if _SLASHED.match(text, end) or _YEARLY_DAY.match(text, start):
            return ASIDE.DATE
        if _FRACTION.match(text, end) and _ranked(text, start):
            return ASIDE.RANK
    return _by_right(text, start, end, words)


# số (number), : (colon), đoạn (of giai đoạn, phase), và (and)
_BEFORE_LABEL = frozenset(("số", ":", "đoạn", "và"))


def _is_measure(text: str, end: int) -> bool:
    match = _GLUED_WORD.match(text, end)
    return match is not None and (match[0] in _GLUED or match[0] in ("tr", "trđ", "đ", "tỷ", "triệu"))


def _in_address(text: str, start: int) -> bool:
    left = text.rfind(" ", 0, start) + 1
    right = text.find(" ", start)
    return _ADDRESS.search(text, left, len(text) if right < 0 else right) is not None


def _opens(text: str, start: int) -> bool:
    """Whether a number with a closing bracket opens an item in running text."""
    lead = text[max(0, start - 3) : start].rstrip()
    return not lead or lead[-1] in ";:,.("


def _by_left(text: str, start: int, end: int, words: list[tuple[str, int]]) -> str | None:
    if not words:
        return None
    word = words[0][0]
    pair = f"{words[1][0]} {word}" if len(words) > 1 else word
    kind = _LEFT.get(pair) or _LEFT.get(word)
    if kind is None:
        plain_year = end - start == 4 and text[start:end].isdecimal() and text[start : start + 2] in ("19", "20", "21")
        return ASIDE.DATE if plain_year else None
    if kind == "date":
        if word in ("năm", "tuần") and (end - start != 4 or not text[start:end].isdecimal()):
            return None if word == "năm" else ASIDE.DATE
        return ASIDE.DATE
    if (
        kind == "name"
        and word in ("định", "văn", "tư", "quyết", "án", "bản", "ca", "tổ", "loại")
        and pair not in _NAMES
    ):
        return None
    if (word == "số" and pair != "chỉ số") or (kind == "reference" and word == "phần" and "%" in text[end : end + 2]):
        return None
    return _CLASS[kind]


# quyết định decision, nghị định decree, công văn letter, thông tư circular, nghị quyết resolution, đề án scheme,
# dự án project, phiên bản version, tổ dân phố residential group, đô thị loại class of town
_NAMES = frozenset(
    (
        "quyết định",
        "nghị định",
        "công văn",
        "thông tư",
        "nghị quyết",
        "đề án",
        "dự án",
        "phiên bản",
        "thị loại",
        "dân tổ",
        "văn bản",
    )
)


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
    pair = f"{word} {match[2]}" if match[2] else word
    kind = _RIGHT.get(pair) or _RIGHT.get(word)
    if kind == "tier" and word == "cấp" and match[2] in _GIVES_MORE:
        return None
    if kind == "rhythm" and word == "lần" and words and words[0][0] in ("gấp", "hơn", "khoảng", "trên"):
        return None
    if kind is not None:
        return _CLASS[kind]
    near = " ".join(word for word, _ in reversed(words[:3]))
    if any(near.endswith(duty) for duty in _DUTY):
        return ASIDE.DUTY
    if word in _NO_NOUN and not (words and words[0][0] in _STATES):
        return _bare(text, start, end, words)
    return None


def set_aside_behind(text: str, end: int) -> str | None:
    """The class of a number by the word behind it alone (``3 đến 5 tuổi``), or None."""
    match = _NEXT.match(text, end)
    kind = _RIGHT.get(match[1]) if match else None
    return None if kind is None or match is None or match[1] in ("cấp", "lần") else _CLASS[kind]


_GIVES_MORE = frozenset(("ủy", "sở", "xã", "huyện"))
# and, or, of, by, at, to, in, with, is, are, when, because, which, the, not, then, must
_NO_NOUN = frozenset(
    [
        "và",
        "hoặc",
        "của",
        "do",
        "tại",
        "đến",
        "trong",
        "với",
        "là",
        "được",
        "khi",
        "vì",
        "mà",
        "thì",
        "phải",
        "cho",
        "từ",
        "theo",
        "để",
        "như",
        "về",
    ]
)
# is, reach, still, up to, down to, have, equal, make up
_STATES = frozenset(["là", "đạt", "còn", "lên", "xuống", "có", "bằng", "chiếm", ":"]) | _COMPARES | _APPROXIMATE
_RANGE_OR_FRACTION = re.compile(r"\s?(?:[-÷/]|đến|tới)\s?\d+(?:[.,]\d+)*\s?(?:%|[^\W\d_])")


def _bare(text: str, start: int, end: int, words: list[tuple[str, int]]) -> str | None:
    """A number without a noun behind it."""
    if _RANGE_OR_FRACTION.match(text, end):
        return None
    if words and words[0][0] in _STATES and len(words) > 1:
        return None
    return ASIDE.UNREAD
