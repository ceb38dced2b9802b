"""Levels of online public service: ``mức độ 3, 4``, ``mức độ 3 trở lên``, ``toàn trình``, ``một phần``.

``mức độ N`` (level N, 1 to 4) is the scheme of Decree 43/2011/NĐ-CP. ``mức``
without ``độ`` also means rate or norm and counts only where the text speaks of
services or procedures. ``toàn trình`` (fully) and ``một phần`` (partly online)
are the scheme of Decree 42/2022/NĐ-CP; both are everyday words too and count
only behind ``trực tuyến`` (online) or ``dịch vụ công`` (public service).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from egovplan.model import ServiceLevel
from egovplan.vietnamese.folding import fold
from egovplan.vietnamese.match import Match
from egovplan.vietnamese.word_lists import word_list

__all__ = ["parse_service_levels", "service_level_digit_spans", "service_levels_in"]

_DATA = word_list("service_levels")
_NUMBERS: dict[str, int] = _DATA["four_levels"]
_CONTEXT: tuple[str, ...] = tuple(_DATA["context"]["words"])
_FULL: str = _DATA["full_or_part"]["full"]
_PART: str = _DATA["full_or_part"]["part"]
_SUBJECT = "|".join(_DATA["full_or_part"]["context"])
_HIGHEST = 4
_NEAR = 200  # characters in which the subject of a bare mức is looked for

_ONE = rf"(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})(?![\w%]|\.[0-9])"
_LEVEL = r"mức(?:\s+độ)?\s+"  # mức độ: level; mức: level, rate
# A level, and more of them: "2, 3 và 4" (and), "3 hoặc 4", "3 hay 4" (or), "2 - 4", "2 đến mức độ 4" (to).
_LEVELS = re.compile(
    rf"mức(?P<degree>\s+độ)?\s+(?P<list>{_ONE}(?:(?:\s?[,/&-]\s?|\s(?:và|hoặc|hay|đến|tới)\s)(?:{_LEVEL})?{_ONE})*)"
    r"(?P<up>\s+trở\s+lên)?"  # and above
)
_ITEM = re.compile(rf"(?P<to>-|đến|tới)?\s?(?:{_LEVEL})?(?P<one>{_ONE})")
_COUNTED = re.compile(rf"\s+(?:{'|'.join(_DATA['counted']['words'])})(?!\w)")
_MEASURED = re.compile(rf"\s+(?:{'|'.join(_DATA['measured']['words'])})(?!\w)")
# định danh điện tử mức độ 2: a level of electronic identity, not of a service
_OF_SOMETHING_ELSE = re.compile(rf"\b(?:{'|'.join(_DATA['not_of_services']['words'])})\b[^,;.0-9]*\Z")
_ELSE_NEAR = 40
_FULLY = re.compile(rf"(?:{_SUBJECT})[^.;\n]{{0,60}}?{_FULL}")
# Part of a service: right behind "online", or joined to "fully" from either side.
_PARTLY = re.compile(
    rf"(?:trực tuyến|{_FULL}\s?(?:,|và|hoặc|hay|/))\s?(?:ở\s)?(?:mức\s(?:độ\s)?)?\(?{_PART}"
    rf"|{_PART}\s?(?:,|và|hoặc|hay|/)\s?(?:trực tuyến\s)?{_FULL}"
)


def service_levels_in(folded: str) -> tuple[int | str, ...]:
    """The levels of online service that a folded clause names.

    Args:
        folded: Folded text.

    Returns:
        1 to 4 in order, then ``full``, ``part``; empty where none is named.

    >>> service_levels_in("dịch vụ công trực tuyến mức độ 3 trở lên")
    (3, 4)
    >>> service_levels_in("dịch vụ công trực tuyến toàn trình"), service_levels_in("một phần hồ sơ")
    (('full',), ())
    """
    found: set[int] = set()
    if "mức" in folded:
        for start, _, levels, _ in _numbered(folded, 0, len(folded)):
            if not _OF_SOMETHING_ELSE.search(folded, max(0, start - _ELSE_NEAR), start):
                found |= levels
    words: list[str] = []
    if _FULL in folded and _FULLY.search(folded):
        words.append("full")
    if _PART in folded and _PARTLY.search(folded):
        words.append("part")
    return (*sorted(found), *words)


def service_level_digit_spans(folded: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where the digits of service levels stand, so that they are not read as quantities.

    Args:
        folded: Folded text.
        start: Where to begin.
        end: Where to stop; the end of the text by default.

    Returns:
        One span per printed digit, in order. ``3,4`` has two.

    >>> service_level_digit_spans("mức độ 3, 4 đạt 50%")
    [(7, 8), (10, 11)]
    """
    end = len(folded) if end is None else end
    if folded.find("mức", start, end) < 0:
        return []
    return [span for *_, spans in _numbered(folded, start, end) for span in spans]


def parse_service_levels(text: str) -> Match[tuple[ServiceLevel, ...]] | None:
    """The levels of online service that the first phrase about them names.

    Args:
        text: Any text; the span returned is one in this text.

    >>> found = parse_service_levels("100% dịch vụ công trực tuyến ở mức độ 3 và mức độ 4")
    >>> found.text, [level.token for level in found.value]
    ('mức độ 3 và mức độ 4', [3, 4])
    """
    folded = fold(text)
    phrases: list[tuple[int, int, tuple[int | str, ...]]] = [
        (start, end, tuple(sorted(levels))) for start, end, levels, _ in _numbered(folded.text, 0, len(folded.text))
    ]
    for pattern, word in ((_FULLY, "full"), (_PARTLY, "part")):
        phrases += [(*_word_span(match), (word,)) for match in pattern.finditer(folded.text)]
    if not phrases:
        return None
    phrases.sort(key=lambda phrase: phrase[:2])
    start, end, levels = phrases[0]
    for begin, finish, more in phrases[1:]:  # toàn trình và một phần: fully and partly
        if begin < end:
            end, levels = max(end, finish), (*levels, *more)
    start, end = folded.to_original(start), folded.to_original(end)
    return Match(tuple(map(ServiceLevel.of, levels)), start, end, text[start:end])


def _word_span(match: re.Match[str]) -> tuple[int, int]:
    """Where ``toàn trình`` or ``một phần`` begins and ends, without the subject before it."""
    begins = [at for at in (match[0].find(_FULL), match[0].find(_PART)) if at >= 0]
    return match.start() + min(begins), match.end()


def _numbered(text: str, start: int, end: int) -> Iterator[tuple[int, int, set[int], list[tuple[int, int]]]]:
    """Each phrase: its start and end, its levels, and the spans of their digits."""
    for match in _LEVELS.finditer(text, start, end):
        if match["degree"] is None and not _about_services(text, match, start, end):
            continue
        items = list(_ITEM.finditer(text, match.start("list"), match.end("list")))
        if len(items) > 1 and text[items[-2].end() : items[-1].end()].lstrip()[0] == "," and _counts(text, match):
            items.pop()
        levels: list[int] = []
        for item in items:
            level = _NUMBERS[item["one"]]
            if item["to"] and levels:
                levels.extend(range(levels[-1] + 1, level))
            levels.append(level)
        if match["up"]:
            levels.extend(range(levels[-1] + 1, _HIGHEST + 1))
        yield (
            match.start(),
            match.end() if match["up"] else items[-1].end(),
            set(levels),
            [i.span("one") for i in items],
        )


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether the last digit counts the thing behind it: "mức 2, 3 trang" is level 2, and three pages."""
    return match["up"] is None and _COUNTED.match(text, match.end()) is not None


def _about_services(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether "mức 3" is a level of service: the words around it speak of services, and no unit follows."""
    if _MEASURED.match(text, match.end()):
        return False
    first, last = max(start, match.start() - _NEAR), min(end, match.end() + _NEAR)
    return any(text.find(word, first, last) >= 0 for word in _CONTEXT)
