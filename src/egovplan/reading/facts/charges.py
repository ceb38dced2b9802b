"""Charges: the body that a heading or sentence begins with, and where its duty begins."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from egovplan.reading.document_text import DocumentText

__all__ = ["Charge", "ChargeWords", "charge_words", "duty_words", "read_charge"]

_LONGEST_NAME = 420
_LONGEST_HEADING = 260
# No words of a predicate: was assigned (được giao), a management board (ban), the work of (công tác, hoạt động); who is
# in charge (cơ quan chủ trì), the unit that carries out (đơn vị thực hiện), organisations (các tổ chức).
_NO_PREDICATE = r"(?<!được )(?<!ban )(?<!tổ )(?<!công tác )(?<!bộ phận )(?<!hoạt động )"
_NO_PREDICATE_OF_NOUN = r"(?<!cơ quan )(?<!đơn vị )(?<!cơ quan, )(?<!đơn vị, )(?<!được giao )(?<!các )(?<!và )"
# No bodies: ban hành issue, trường hợp in case, bộ phận part, bộ máy machinery, hội nghị conference, báo cáo report,
# đơn vị tính unit of measure, thanh tra, kiểm tra inspecting and checking, bộ tiêu chí set of criteria.
_NO_BODY = (
    r"(?!,?\s+(?:hành|hợp|phận|máy|nghị|cáo|tính|nghề|chống|tiêu|chỉ\s+(?:số|tiêu)|số|luật|thảo|kiểm\s+tra|việc)\b)"
)
_SOME = ("các", "những", "mỗi", "từng", "tất cả", "toàn thể", "toàn bộ")  # the (plural), each, all
_FIRST_WORD = re.compile(r"\W{0,6}(\w+)")
_SPACES = re.compile(r"\\? ")


@frozen
class Charge:
    """A body with what it is charged with.

    Attributes:
        agency: Who, as printed.
        start: Where the words of the duty begin: behind the colon, or with the
            sentence whose subject the body is; the end of the span where it is
            nothing but the body.
        run_in: Whether a colon, or the end of a heading, parts the two.
    """

    agency: str
    start: int
    run_in: bool


@frozen
class ChargeWords:
    """The word lists of charges, as patterns.

    Attributes:
        first: The words that can stand first in it.
        head: How a body's name begins, with what assigns before it.
        stop: Where its name may end.
        assigns: Words that charge somebody.
        closings: How a paragraph begins that is addressed to everybody.
        strong_verbs: Verbs that tell a duty even in a line without a stop.
        stems: Bodies whose name may go on with a verb.
        name_verbs: Verbs that go on with a name.
        name_stems: What stands before these.
    """

    first: frozenset[str]
    head: re.Pattern[str]
    stop: re.Pattern[str]
    assigns: tuple[str, ...]
    closings: tuple[str, ...]
    strong_verbs: tuple[str, ...]
    stems: tuple[str, ...]
    name_verbs: tuple[str, ...]
    name_stems: tuple[str, ...]


@cache
def duty_words() -> dict[str, Any]:
    """The word lists of duties, read once."""
    return tomllib.loads((files("egovplan.reading") / "words" / "duties.toml").read_text(encoding="utf-8"))


def _any(words: list[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(_SPACES.sub(r"\\s+", re.escape(word)) for word in ordered) + r")\b"


@cache
def charge_words() -> ChargeWords:
    """The word lists of charges, as patterns, made once."""
    data = duty_words()
    some = rf"(?:{_any(list(_SOME))}\s+)"
    heads = rf"(?:{some}*{_any(data['heads'])}|{some}+{_any(data['plural_heads'])}){_NO_BODY}"
    others = [verb for verb in data["verbs"] if verb not in data["noun_verbs"]]
    openings = [*_SOME, *data["assigns"], *data["heads"], *data["plural_heads"]]
    return ChargeWords(
        first=frozenset(words.split()[0].strip(",") for words in openings),
        head=re.compile(rf"\W{{0,6}}(?:{_any(data['assigns'])}\s*:?\s*)?(?P<name>{heads})"),
        stop=re.compile(
            rf"(?P<colon>:)|\b(?:(?P<bears>{_any(data['bears'])})|(?P<ends>{_any(data['name_ends'])})"
            rf"|{_NO_PREDICATE}(?:{_NO_PREDICATE_OF_NOUN}{_any(data['noun_verbs'])}|(?:{_any(others)})))"
        ),
        assigns=tuple(data["assigns"]),
        closings=tuple(data["closings"]),
        strong_verbs=tuple(data["strong_verbs"]),
        name_verbs=tuple(data["name_verbs"]),
        stems=tuple(data["stems"]),
        name_stems=tuple(f"{stem} " for stem in data["name_stems"]),
    )


def read_charge(document: DocumentText, start: int, end: int, *, heading: bool = False) -> Charge | None:
    """The body that a heading or sentence begins with, or None.

    Args:
        document: The document.
        start: Where the words begin, behind any marker.
        end: Where they end.
        heading: Whether they are a heading, which may be nothing but a body.
    """
    words = charge_words()
    first = _FIRST_WORD.match(document.flat, start, end)
    if first is None or first[1] not in words.first:
        return None
    match = words.head.match(document.flat, start, end)
    if match is None:
        return None
    begin = match.start("name")
    stop = _stop(document, match.end("name"), min(end, begin + _LONGEST_NAME), end, heading=heading)
    if stop is None:  # nothing but a body: a heading
        if not heading or end - begin > _LONGEST_HEADING:
            return None
        return Charge(_name(document, begin, end), end, True)
    name_end, behind, run_in = stop
    name = _name(document, begin, name_end)
    # a sentence keeps its subject; words behind a colon stand alone
    return Charge(name, behind if run_in else start, run_in) if name else None


def _stop(
    document: DocumentText, position: int, limit: int, end: int, *, heading: bool
) -> tuple[int, int, bool] | None:
    """Where the name ends and the duty begins, and whether a colon or a heading's end parts the two."""
    text, words = document.flat, charge_words()
    only_name = heading and text[position:end].rstrip(" *_")[-1:] not in (".", ";", "/")
    name_end = 0
    for match in words.stop.finditer(text, position, limit):
        kind = match.lastgroup
        if kind == "colon":
            behind = text[match.end() : end].lstrip(" *_")
            return name_end or match.start(), end - len(behind), True
        if kind == "ends":
            name_end = name_end or match.start()
            continue
        if document.folded.nfc[match.start()].isupper():
            continue  # a word of a name (Ban Chỉ đạo)
        if kind == "bears":
            rest = text[match.end() : end].strip(" :.*_")
            return name_end or match.start(), match.start() if rest else end, not rest
        opens = match.start() <= position + 1 and text[max(0, position - 12) : position].endswith(words.stems)
        if name_end or opens or _of_name(text, match) or (only_name and not match[0].startswith(words.strong_verbs)):
            continue
        return match.start(), match.start(), False
    return (name_end, name_end, False) if name_end else None


def _of_name(text: str, match: re.Match[str]) -> bool:
    """Whether a verb goes on with the name of a board (``Ban Chỉ đạo xây dựng …``)."""
    words = charge_words()
    return match[0].startswith(words.name_verbs) and text[max(0, match.start() - 12) : match.start()].endswith(
        words.name_stems
    )


def _name(document: DocumentText, begin: int, end: int) -> str:
    """The name as printed, without what hangs on it."""
    opening = document.flat.find("(", begin, end)
    if opening > begin and document.flat.find(")", opening, end) < 0:
        end = opening
    return document.wording(begin, end).strip(" ,;:.-–*_")
