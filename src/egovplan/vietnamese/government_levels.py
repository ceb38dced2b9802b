"""Levels of government that a clause names as its scope.

A level is named by a tier (``cấp tỉnh``), by places in the plural or counted
(``các huyện``, ``14 huyện``, ``xã, phường, thị trấn``), or by its bodies
(``sở, ban, ngành``; ``UBND các huyện``; ``bộ, ngành``). A lone word is a mere
place or owner and names none: ``dịch vụ công của tỉnh``, ``trên địa bàn tỉnh``.
Neither does a partner (``liên thông với cấp huyện``), an addressee (``trình
UBND tỉnh``) or the giver of an act (``quyết định của UBND tỉnh``).

Choices where the words leave room:

- ``3 cấp`` is province, district and commune. ``2 cấp`` without the names of
  the tiers is province and commune where it speaks of government
  (``chính quyền``; the order since July 2025), else nothing. ``các cấp`` (all
  levels) names none.
- A city (``thành phố``) belongs to the words beside it: ``tỉnh, thành phố``
  are provinces, ``huyện, thành phố`` districts. ``cấp thành phố`` is a
  province, the tier of the centrally run cities; ``UBND thành phố`` may be
  either and names none.
- ``địa phương`` (localities) are no level: ``bộ, ngành, địa phương`` names the
  centre.
- ``từ cấp tỉnh đến cấp xã`` names all between; ``xã trở lên`` the commune and
  all above it up to the province.

The words stand in ``words/government_levels.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from egovplan.model import Level
from egovplan.vietnamese.folding import fold
from egovplan.vietnamese.match import Match
from egovplan.vietnamese.word_lists import word_list

__all__ = ["levels_in", "parse_levels"]

_DATA = word_list("government_levels")
_ORDER = tuple(Level)  # central, province, district, commune: from the top down
_CENTRAL, _PROVINCE, _DISTRICT, _COMMUNE = _ORDER
_PLACES: dict[str, Level] = {word: Level(level) for word, level in _DATA["places"].items()}
_CITY: frozenset[str] = frozenset(_DATA["words"]["city"])
_DOUBLE: frozenset[str] = frozenset(_DATA["words"]["double"])
_DATA_PHRASES: tuple[str, ...] = tuple(phrase for phrases in _DATA["phrases"].values() for phrase in phrases)
_PHRASES: dict[str, frozenset[Level]] = {
    phrase.replace(" ", ""): frozenset([Level(level)])
    for level, phrases in _DATA["phrases"].items()
    for phrase in phrases
}
_TIERS: dict[str, int] = {word: int(count) for count in "234" for word in _DATA["tiers"][count]}
_HEADS: dict[str, str] = {word: kind for kind, words in _DATA["heads"].items() for word in words}
for _body in _DATA["heads"]["committee"]:  # UBND các huyện, UBND cấp huyện
    _HEADS |= {f"{_body} các": "many", f"{_body} cấp": "tier"}
_LONGEST_HEAD = 1 + max(word.count(" ") for word in _HEADS)


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; white space as printed."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _place(word: str) -> str:
    """A pattern for a word of place that is not the beginning of another word."""
    others = _DATA["not_before"].get(word)
    return _any([word]) + r"(?!\w" + (rf"|\s+(?:{_any(others)})(?!\w))" if others else ")")


_ONE = "(?:" + "|".join(_place(word) for word in sorted([*_PLACES, *_CITY], key=len, reverse=True)) + ")"
_AND = r"(?:\s?[,/&-]\s?(?:và\s+)?|\s+(?:và|hoặc|hay|cùng)\s+)"  # and, or, together with
# The head again inside a list: cấp tỉnh, cấp huyện; UBND tỉnh và UBND các huyện.
_LINK = rf"(?:(?:các|cấp|{_any(_DATA['heads']['committee'])})\s+){{0,2}}"
# Where a mention may begin: a quick search for its first words. "cấp" itself begins one only behind a number (3 cấp);
# the look-behind stands after the letters, so that the search can skip to them.
_FIRST_WORDS = [word for word in (*_PLACES, *_CITY, *_DATA_PHRASES) if re.split(r"\W", word)[0] not in _PLACES]
_WHERE = re.compile(
    _any(_FIRST_WORDS + [word for word in _PLACES if " " not in word])
    + rf"|cấp(?<=[{''.join(sorted({word[-1] for word in _TIERS}))}]\scấp)"
)
# What names a level, if its head allows.
_MENTION = re.compile(
    rf"(?P<phrase>(?:{_any(_DATA_PHRASES)})(?!\w))"
    rf"|(?P<places>{_ONE}(?:{_AND}{_LINK}{_ONE})*)(?P<up>\s+trở\s+lên)?"  # trở lên: and above
    rf"|(?P<tiers>cấp)(?!\w|\s+(?:{_ONE}|(?:{_any(_DATA['tiers']['not_before'])})(?!\w)))"  # 3 cấp: three tiers
)
_EACH = re.compile(_ONE)
# từ tỉnh đến xã, từ cấp tỉnh tới cấp huyện, từ trung ương đến cơ sở: from … down to …
_FROM_TO = re.compile(
    rf"từ\s+(?:các\s+)?(?:cấp\s+)?(?P<top>{_ONE})\s+(?:xuống|đến|tới)(?:\s+tận)?"
    rf"\s+(?:các\s+)?(?:cấp\s+)?(?P<bottom>{_ONE}|{_any(_DATA['words']['grass_roots'])})"
)
_NOT_AFTER: tuple[str, ...] = tuple(f" {word}" for word in _DATA["not_after"]["words"])
_RULES = _DATA["no_scope"]
_WITH = re.compile(
    rf"(?<!\b{_RULES['not_with'][0]}\s)\b(?:{_any(_RULES['with'])})(?:\s+(?:{_any(_RULES['between'])})){{0,4}}\s*\Z"
)
_NO_SCOPE = re.compile(
    rf"(?<!\w)(?:(?:{_any(_RULES['addressee'])})(?:\s+(?:các|và|{_any(_DATA['heads']['committee'])}),?){{0,3}}"
    rf"|(?:{_any(_RULES['office'])})[^,;.()]*"
    rf"|(?:{_any(_RULES['acts'])})\s[^,;.()]*(?:của|do))\s*\Z"
)
_NOT_TIER = re.compile(rf"(?<!\w)(?:{_any(_DATA['head_rules']['not_tier'])})\s+cấp\s+\Z")
_MINISTRY = re.compile(rf",?\s+(?:{_any(_DATA['head_rules']['ministry'])})(?!\w)")
_LIST_GOES_ON = re.compile(r"\s*(?:[,;]|và)\s*\Z")
_JOINT = re.compile(r"\s?,?\s?(?:và|hoặc)?\s?(?:các\s)?\Z")
_BRACKETS = "([\"'-+/"
_DIGITS = "0123456789%"
_LOOK_BACK = 48  # characters before a mention that say whether it is a scope

_Mention = tuple[int, int, frozenset[Level]]


def levels_in(folded: str) -> tuple[Level, ...]:
    """The levels of government that a folded clause names as its scope.

    Args:
        folded: Folded text: the clause of one statement.

    Returns:
        The levels from the centre down; empty where none is named.

    >>> [str(level) for level in levels_in("80% hồ sơ tại các sở, ban, ngành và ubnd các huyện, thành phố")]
    ['province', 'district']
    >>> levels_in("dịch vụ công của tỉnh")
    ()
    """
    found: set[Level] = set()
    for _, _, levels in _mentions(folded):
        found |= levels
    return tuple(level for level in _ORDER if level in found) if found else ()


def parse_levels(text: str) -> Match[tuple[Level, ...]] | None:
    """The levels of government that a phrase names as its scope.

    Args:
        text: Any text; the span returned is one in this text.

    Returns:
        All levels named, from the centre down, with the span from the first
        mention to the last, or None where none is named.

    >>> found = parse_levels("các cơ quan nhà nước cấp tỉnh, huyện, xã được kết nối")
    >>> found.text, [str(level) for level in found.value]
    ('cấp tỉnh, huyện, xã', ['province', 'district', 'commune'])
    """
    folded = fold(text)
    mentions = list(_mentions(folded.text))
    if not mentions:
        return None
    start = folded.to_original(min(start for start, _, _ in mentions))
    end = folded.to_original(max(end for _, end, _ in mentions))
    return Match(levels_in(folded.text), start, end, text[start:end])


def _mentions(text: str) -> Iterator[_Mention]:
    """Where levels are named as scope: start (head included), end, levels."""
    if "từ " in text:
        for span in _FROM_TO.finditer(text):
            yield span.start(), span.end(), _between(span["top"], span["bottom"])
    scope_end = outside_end = -1
    for where in _WHERE.finditer(text):
        start = where.start()
        if start < max(scope_end, outside_end) or (start and text[start - 1].isalpha()):
            continue
        match = _MENTION.match(text, start)
        before = text[max(0, start - _LOOK_BACK) : start]
        kind, head = _head(before)
        levels = _levels_of(text, match, kind, before) if match else frozenset()
        if not match or not levels:
            continue
        start -= len(head)
        before = before[: len(before) - len(head)]
        joined = outside_end >= 0 and _JOINT.match(text, outside_end, start)
        # What is counted is what the statement is about, whoever stands before it.
        if kind != "count" and (
            joined
            or _NO_SCOPE.search(before)
            or _partner(text, before, scope_end, start)
            or _actor(text, match, kind, before)
        ):
            outside_end = match.end()
            continue
        scope_end = match.end()
        yield start, scope_end, levels


def _head(before: str) -> tuple[str, str]:
    """The head right before a word of place: its kind (empty: none) and its text with the space behind it."""
    words = before.split()[-_LONGEST_HEAD:]
    if not words or not before[-1].isspace():
        return "", ""
    last = words[-1].lstrip(_BRACKETS)
    if last[-1:] in _DIGITS or last in _TIERS:
        return ("count", before[before.rindex(last) :]) if last else ("", "")
    for count in range(len(words), 0, -1):
        phrase = " ".join(words[-count:]).lstrip(_BRACKETS)
        kind = _HEADS.get(phrase)
        if kind:
            return kind, before[before.rindex(phrase.split()[0]) :]
    return "", ""


def _levels_of(text: str, match: re.Match[str], kind: str, before: str) -> frozenset[Level]:
    """The levels that a mention names, before asking what stands around it."""
    if match["tiers"]:
        return _tiers(before)
    if not kind and f" {before.rstrip()}".endswith(_NOT_AFTER):
        return frozenset()
    if match["phrase"]:
        return _PHRASES["".join(match["phrase"].split())]
    words = [" ".join(word.split()) for word in _EACH.findall(match["places"])]
    if not _names_levels(text, words, kind, match) or (kind == "tier" and _NOT_TIER.search(before)):
        return frozenset()
    levels = _with_cities(words, kind)
    if match["up"] and levels:
        return frozenset(_ORDER[1 : max(map(_ORDER.index, levels)) + 1])
    return frozenset(levels)


def _names_levels(text: str, words: list[str], kind: str, match: re.Match[str]) -> bool:
    """Whether words of place name a level: with a head, or as a list of two or more."""
    first = words[0]
    if kind == "tier":
        return True
    if kind in ("committee", "agency"):
        return first not in ("bộ", "sở")
    if kind == "count" and first == "bộ":
        return _MINISTRY.match(text, match.end()) is not None
    if _PLACES.get(first) is _CENTRAL and first != "bộ":  # ngân sách trung ương và tỉnh: whose, not where
        return False
    if kind in ("many", "count") or len(words) > 1 or first in _DOUBLE or match["up"]:
        return True
    return kind == "at" and _LIST_GOES_ON.match(text, match.end()) is not None


def _with_cities(words: list[str], kind: str) -> list[Level]:
    """The level of each word; a city has that of the word before it, else of the one behind."""
    levels = [_PLACES.get(word) for word in words]
    known = next((level for level in levels if level), None)
    if known is None:
        return {"tier": [_PROVINCE], "many": [_DISTRICT], "count": [_DISTRICT]}.get(kind, [])
    last, found = known, []
    for level in levels:
        last = level or (_PROVINCE if last is _PROVINCE else _DISTRICT)
        found.append(last)
    return found


def _tiers(before: str) -> frozenset[Level]:
    """``3 cấp``, ``4 cấp``, and ``chính quyền 2 cấp``."""
    words = before.split()
    count = _TIERS.get(words[-1].lstrip(_BRACKETS), 0) if words else 0
    if count == 2:
        government = " ".join(words[:-1]).endswith(tuple(_DATA["tiers"]["government"]))
        return frozenset((_PROVINCE, _COMMUNE)) if government else frozenset()
    return frozenset(_ORDER[-count:]) if count else frozenset()


def _partner(text: str, before: str, scope_end: int, start: int) -> bool:
    """Whether somebody is only dealt with (``liên thông với cấp huyện``).

    Of ``UBND tỉnh với UBND các huyện`` both are the scope: there the word for
    "with" stands right behind another mention.
    """
    match = _WITH.search(before)
    return match is not None and (scope_end < 0 or text[scope_end:start].strip() != match[0].strip())


def _actor(text: str, match: re.Match[str], kind: str, before: str) -> bool:
    """Whether a committee is who acts: it begins a clause, or stands in the passive (``được UBND tỉnh duyệt``)."""
    if kind != "committee" or match["places"] not in _PLACES or not text[match.end() :].strip():
        return False
    before = before.rstrip()
    return not before or before[-1] in ",;.:-" or before.endswith(_RULES["passive"])


def _between(top: str, bottom: str) -> frozenset[Level]:
    """All levels from one down to another; ``cơ sở``, the grass roots, is the commune."""
    first = _PLACES.get(" ".join(top.split()), _PROVINCE)
    last = _PLACES.get(" ".join(bottom.split()), _COMMUNE)
    low, high = sorted((_ORDER.index(first), _ORDER.index(last)))
    return frozenset(_ORDER[low : high + 1])
