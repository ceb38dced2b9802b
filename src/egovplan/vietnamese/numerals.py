"""Numbers in words: ``hai mươi mốt``, ``một trăm linh năm``, ``hai triệu rưỡi``, ``hai phần ba``.

The words stand in ``words/numerals.toml``. A phrase is read by descent over
its words: below a hundred, below a thousand, then thousands and millions with
falling scales; ``tỷ`` (milliard) multiplies all that stands before it.

Two words need care. ``năm`` is five and year: behind tens it is never five, so
that ``hai mươi năm`` is twenty years and 25 is ``hai mươi lăm``. ``không`` is
zero and not. In running text neither counts as a number on its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import frozen

from egovplan.vietnamese.match import Match
from egovplan.vietnamese.word_lists import word_list

__all__ = ["read_numeral", "scan_numerals"]

_MILLIARD = 10**9
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 60  # words of the longest number
_MOST_DECIMALS = 12


@frozen
class _Words:
    """The word list as sets; the names are those of the file."""

    digits: dict[str, int]
    after_tens: dict[str, int]
    scales: dict[str, int]
    ten: frozenset[str]
    tens: frozenset[str]
    hundred: frozenset[str]
    zero_tens: frozenset[str]
    half_more: frozenset[str]
    half: frozenset[str]
    point: frozenset[str]
    part: frozenset[str]
    single_not_before: dict[str, frozenset[str]]
    ordinal: frozenset[str]
    ordinal_single: frozenset[str]
    never_alone: frozenset[str]
    known: frozenset[str]
    sure_starts: frozenset[str]
    followers: frozenset[str]
    start: re.Pattern[str]


@cache
def _words() -> _Words:
    data = word_list("numerals")
    digits: dict[str, int] = data["digits"]
    kinds = {name: frozenset(words) for name, words in data["words"].items()}
    # Behind tens the word for five is another one, and the word for zero is not said.
    after_tens = {word: value for word, value in digits.items() if value not in (0, 5)} | data["units_after_tens"]
    never_alone = frozenset(data["never_alone"]["words"])
    starts = sorted(digits.keys() | kinds["ten"])
    return _Words(
        digits=digits,
        after_tens=after_tens,
        scales=data["scales"],
        single_not_before={word: frozenset(others) for word, others in data["single_not_before"].items()},
        ordinal=frozenset(data["ordinal"]["any"]),
        ordinal_single=frozenset(data["ordinal"]["single"]),
        never_alone=never_alone,
        known=frozenset().union(digits, after_tens, data["scales"], *kinds.values()),
        sure_starts=frozenset(starts) - never_alone,
        followers=frozenset().union(data["scales"], *kinds.values()),
        start=re.compile(rf"(?:{'|'.join(starts)})(?!\w)"),
        **kinds,
    )


def _below_hundred(words: list[str], at: int) -> tuple[int, int] | None:
    """``mười lăm``, ``hai mươi mốt``, ``hai chục``, ``ba``: the value and the place behind it."""
    known = _words()
    word = words[at]
    if word in known.ten:
        tens, at = 10, at + 1
    elif word in known.digits and words[at + 1] in known.tens:
        tens, at = 10 * known.digits[word], at + 2
    elif word in known.digits:
        return known.digits[word], at + 1
    else:
        return None
    unit = known.after_tens.get(words[at])
    return (tens, at) if unit is None else (tens + unit, at + 1)


def _no_tens(words: list[str], at: int) -> tuple[int, int] | None:
    """``linh năm``, ``lẻ tư``: units without tens."""
    known = _words()
    if words[at] not in known.zero_tens:
        return None
    unit = known.digits.get(words[at + 1]) or known.after_tens.get(words[at + 1])
    return (unit, at + 2) if unit else None


def _below_thousand(words: list[str], at: int) -> tuple[int, int] | None:
    """``hai trăm linh năm``, ``không trăm ba mươi``, or less."""
    known = _words()
    if words[at] not in known.digits or words[at + 1] not in known.hundred:
        return _no_tens(words, at) or _below_hundred(words, at)
    hundreds, at = 100 * known.digits[words[at]], at + 2
    rest = _no_tens(words, at) or _below_hundred(words, at)
    # A single digit behind a hundred is colloquial and doubtful (trăm hai: 120): it is left.
    if rest is None or (rest[1] == at + 1 and rest[0] < 10):
        return hundreds, at
    return hundreds + rest[0], rest[1]


def _scale(words: list[str], at: int) -> int:
    """The power of ten at a place, or 1 (``tỷ lệ``, rate, is none)."""
    known = _words()
    word = words[at]
    if word not in known.scales or words[at + 1] in known.single_not_before.get(word, ()):
        return 1
    return known.scales[word]


def _whole(words: list[str], at: int) -> tuple[int, int] | None:
    """Groups with falling scales: ``hai nghìn tỷ ba trăm triệu năm nghìn``."""
    total = section = 0
    limit = _MILLIARD
    found = None
    while group := _below_thousand(words, at):
        value, behind = group
        scale = _scale(words, behind)
        last_digit_alone = found is not None and scale == 1 and behind == at + 1
        if last_digit_alone or (scale >= limit and not (scale == _MILLIARD and total == 0)):
            break
        at = behind + (scale > 1)
        if scale == _MILLIARD:
            total, section, limit = (section + value) * _MILLIARD, 0, _MILLIARD
        else:
            section, limit = section + value * scale, scale
            if scale > 1 and total == 0 and _scale(words, at) == _MILLIARD:  # nghìn tỷ
                total, section, limit, at = section * _MILLIARD, 0, _MILLIARD, at + 1
        found = total + section, at
        if scale == 1:
            break
    return found


def _last_unit(words: list[str], at: int) -> int:
    """What the half in ``hai triệu rưỡi`` is a half of: the unit of the word before."""
    known = _words()
    word = words[at - 1]
    if word in known.hundred:
        return 100
    return 10 if word in known.tens or word in known.ten else known.scales.get(word, 1)


def _decimals(words: list[str], at: int) -> tuple[str, int]:
    """The digits behind the decimal comma: ``hai lăm``, ``không năm``, ``hai mươi lăm``."""
    known = _words()
    pair = _below_hundred(words, at)
    if pair and pair[0] >= 10:
        return str(pair[0]), pair[1]
    digits = ""
    while words[at] in known.digits and len(digits) < _MOST_DECIMALS:
        digits, at = digits + str(known.digits[words[at]]), at + 1
    return digits, at


def _number(words: list[str], at: int) -> tuple[int | float, int] | None:
    """A whole number, or one with a half, decimals or a denominator behind it.

    ``words`` must end with two empty ones, so that looking ahead needs no test.
    """
    known = _words()
    whole = _whole(words, at)
    if whole is None:
        return None
    value, behind = whole
    follower = words[behind]
    if follower in known.half_more:
        doubled = 2 * value + _last_unit(words, behind)
        return doubled // 2 if doubled % 2 == 0 else doubled / 2, behind + 1
    if follower in known.half and value == 1:
        return 0.5, behind + 1
    if follower in known.point:
        digits, end = _decimals(words, behind + 1)
        if digits:
            scale = _scale(words, end)
            exact = int(f"{value}{digits}") * scale
            power = 10 ** len(digits)
            return exact // power if exact % power == 0 else exact / power, end + (scale > 1)
    if follower in known.part:
        denominator = _below_hundred(words, behind + 1)
        if words[behind + 1] == "tư":  # một phần tư: a quarter
            denominator = 4, behind + 2
        if denominator and denominator[0] > 1:
            return value / denominator[0], denominator[1]
    return value, behind


def read_numeral(words: str) -> int | float | None:
    """The number that a phrase of number words means.

    Args:
        words: Folded words and nothing else.

    Returns:
        The number (an integer where it is whole), or None where the phrase is
        no number or says more than one.

    >>> read_numeral("một trăm linh năm"), read_numeral("hai triệu rưỡi"), read_numeral("một nửa")
    (105, 2500000, 0.5)
    >>> read_numeral("hai mươi năm") is None  # twenty years
    True
    """
    split = words.split()
    if not split or len(split) > _LONGEST:
        return None
    if len(split) == 1 and split[0] in _words().half:
        return 0.5
    found = _number([*split, "", ""], 0)
    return found[0] if found and found[1] == len(split) else None


def scan_numerals(text: str, start: int = 0, end: int | None = None) -> list[Match[int | float]]:
    """Every number in words in a stretch of folded text.

    Ordinals and dates in words (``thứ hai``, ``tháng mười``), single words
    that mean something else (``một số``, some; ``một cửa``, one-stop) and a
    lone ``năm`` or ``không`` are left out. ``ba mươi phần trăm`` gives 30: the
    unit is not part of the number.

    Args:
        text: Folded text.
        start: Where to begin.
        end: Where to stop; the end of the text by default.

    >>> [(n.value, n.text) for n in scan_numerals("ít nhất một cơ sở và hai mươi lăm xã, một số huyện")]
    [(1, 'một'), (25, 'hai mươi lăm')]
    """
    end = len(text) if end is None else end
    known = _words()
    split = text[start:end].replace("(", " ").replace(")", " ").replace(",", " ").replace(".", " ").split()
    # The cheap test first: most clauses have no number word but năm and không, and none that makes numbers of these.
    if known.sure_starts.isdisjoint(split) and (
        known.never_alone.isdisjoint(split) or known.followers.isdisjoint(split)
    ):
        return []
    found: list[Match[int | float]] = []
    behind = start
    for candidate in known.start.finditer(text, start, end):
        first = candidate.start()
        if first >= behind and not text[first - 1 : first].isalnum():
            run = _run(text, first, end)
            found.extend(_numbers_of(text, run))
            behind = run[-1][1]
    return found


def _run(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the number words that follow one another from a place on."""
    known = _words().known
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(text, start, end):
        if match[0] not in known or (spans and not _joined(text, spans[-1], match.start())):
            break
        spans.append(match.span())
    return spans


def _joined(text: str, before: tuple[int, int], start: int) -> bool:
    """Whether two words can belong to one number: white space between, or a comma behind a scale."""
    gap = text[before[1] : start].strip()
    return not gap or (gap == "," and text[before[0] : before[1]] in _words().scales)


def _numbers_of(text: str, run: list[tuple[int, int]]) -> Iterator[Match[int | float]]:
    """The numbers in a run of number words, one behind the other."""
    known = _words()
    follower = _WORD.match(text, run[-1][1] + 1)
    words = [text[start:end] for start, end in run] + [follower[0] if follower else "", "", ""]
    at = 0
    while at < len(run):
        read = _number(words, at)
        if read is None:
            at += 1
            continue
        value, behind = read
        start, end = run[at][0], run[behind - 1][1]
        alone = behind == at + 1
        before = text[max(0, start - 12) : start].split()
        ordinal = bool(before) and (before[-1] in known.ordinal or (alone and before[-1] in known.ordinal_single))
        if not ordinal and not (alone and _means_something_else(words[at], words[behind])):
            yield Match(value, start, end, text[start:end])
        at = behind


def _means_something_else(word: str, next_word: str) -> bool:
    known = _words()
    return word in known.never_alone or next_word in known.single_not_before.get(word, ())
