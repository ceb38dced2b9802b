"""Mentions of acts in a legal-basis part: kind, number, date and title.

``Căn cứ Nghị định số 64/2007/NĐ-CP ngày 10/4/2007 của Chính phủ về …`` is one
mention; a sentence may hold several, joined by ``;``, ``,``, ``và`` (and) or
``tại`` (in: ``tại Tờ trình số …``). An act named inside the title of another
act, or as what amends it, is not a mention of its own.
"""

from __future__ import annotations

import datetime
import re
from functools import cache

from attrs import frozen

from egovplan.catalogue.document_kinds import kinds_by_name
from egovplan.vietnamese.dates import PrintedDate, scan_dates
from egovplan.vietnamese.document_numbers import DocumentNumber, scan_document_numbers
from egovplan.vietnamese.folding import fold
from egovplan.vietnamese.match import Match, Note

__all__ = ["ActReference", "parse_act_references", "scan_act_references"]


@frozen
class ActReference:
    """One mention of an act.

    Attributes:
        kind: Catalogue code of the kind of act (``decree``), from the word
            for it, else from the number's symbol; or None.
        number: Number and symbol as printed, or None.
        issued_on: The date; None where none is printed or it is incomplete.
        issued_text: The printed date, with ``ngày``.
        title: What follows number, date and issuer (``về việc phê duyệt …``),
            or the name of a law (``Luật Công nghệ thông tin``), or None.
    """

    kind: str | None
    number: str | None = None
    issued_on: datetime.date | None = None
    issued_text: str | None = None
    title: str | None = None


# Acts that go by their name, without a number: constitution, code, law, ordinance.
_NAMED = frozenset({"constitution", "code", "law", "ordinance"})
# Acts that may stand without a number at the head of a sentence (Nghị quyết Đại hội …).
_MAY_LACK_NUMBER = frozenset({"resolution", "conclusion", "directive"})

# Where a new mention may begin whatever stands before: a semicolon, "căn cứ" (pursuant to),
# "theo/xét đề nghị" (at the proposal), a sentence's end, a bullet.
_NEW_PART = re.compile(
    r";|(?<!\w)căn cứ(?:[ \n]vào)?(?!\w)|(?<!\w)(?:theo|xét)[ \n]đề nghị(?!\w)|\.[ *_]*\n|\n[ ]*[-+*•][ ]"
)
# What may stand between the beginning of a part and its act: punctuation, "thực hiện" (carrying out),
# "triển khai", "theo", "tại", "và", "các" (plural), "tiếp tục" (further).
_HEAD = re.compile(r"(?:[\W\d_]|thực[ \n]hiện|triển[ \n]khai|theo|tại|và|các|tiếp[ \n]tục|vào|những|xét)*\Z")


def _any_of(phrases: str) -> str:
    """A pattern for any of the phrases, parted by commas; lines may be wrapped inside them."""
    return "|".join(re.escape(phrase.strip()).replace("\\ ", r"[ \n]") for phrase in phrases.split(","))


# What subordinates an act to the one before: amended, supplemented, replaced, repealed, corrected.
_AMENDED = re.compile(_any_of("sửa đổi, bổ sung, thay thế, bãi bỏ, đính chính"))
_JOINER = re.compile(r"(?:(?P<at>(?<!\w)tại)|(?P<list>,|:|(?<!\w)và|(?<!\w)cùng))[ \n*_]*(?:các[ \n])?\Z")
# Words that make the act after them the object of a title: carrying out, implementing, issuing, guiding, of, under.
_OBJECT_WORDS = _any_of("thực hiện, triển khai, ban hành, hướng dẫn, thi hành, của, theo, số, về")
_OBJECT = re.compile(rf"(?<!\w)(?:{_OBJECT_WORDS})[ \n*_\"']*(?:các[ \n])?\Z")

# What ends the name of a law besides its number and date: "(…)", "(đã) được" (was), "của Quốc hội", "năm 2015".
_NAME_END = re.compile(
    r"[ \n]?(?:\(|,?[ \n](?:đã[ \n])?được[ \n]|[ \n]của[ \n]quốc[ \n]hội|,?[ \n](?P<year>năm[ \n][12][0-9]{3}))"
)
# What begins a title: about, approving, issuing, regulating, guiding, amending, adopting, assigning, carrying out,
# strengthening, speeding up, adjusting, supplementing, announcing, appraising, commenting, some, proposing, asking.
# "Ủy ban Quốc gia về …" is the name of a body.
_TITLE_WORDS = _any_of(
    "v/v, phê duyệt, ban hành, quy định, hướng dẫn, sửa đổi, thông qua, giao, triển khai, thực hiện, tăng cường, "
    "đẩy mạnh, điều chỉnh, bổ sung, công bố, thẩm định, góp ý, kiện toàn, một số, đề nghị, thông báo, xin, cho ý kiến"
)
_TITLE = re.compile(rf"\"|(?<!\w)(?:(?<!quốc[ ]gia[ ])(?<!quốc[ ]gia\n)về|{_TITLE_WORDS})(?!\w)")
# What ends a title: the sentence goes on with its own subject (", Ủy ban nhân dân tỉnh … ban hành": issues), or with
# where the next act comes from ("và kết quả thẩm định của … tại Công văn"), or says that the act was amended.
_BODIES = _any_of("ủy ban, ubnd, chủ tịch, hội đồng, hđnd, tỉnh, thành phố, bộ, sở, ban, thủ tướng")
_ISSUES = _any_of("ban hành, xây dựng, quyết định, đề ra, triển khai")
_ORIGINS = _any_of("kết quả, ý kiến, đề nghị, xét, theo, kết luận, báo cáo")
_TITLE_END = re.compile(
    rf"""
    ,[ \n]+(?:{_BODIES})(?!\w)[^,;]{{0,120}}?(?<!\w)(?:{_ISSUES})(?!\w)
    | (?:,|[ \n]và)[ \n]+(?:{_ORIGINS})(?!\w)(?=[^;]{{0,200}}[ \n]tại[ \n*]*\Z)
    | ,?[ \n]+(?:đã[ \n])?được[ \n]sửa[ \n]đổi
    """,
    re.VERBOSE,
)
_NAME_OVER = re.compile(r"(?<!\w)được[ \n]|\(")
_BEFORE_DATE = re.compile(r"[\s,(*_]*")
_NUMBER_FOLLOWS = re.compile(r"[ \n*_]*(?:số|[0-9])")
_ISSUED_BY = re.compile(r"[\s,*_]*+(?!của(?!\w))")
_TRAILING = " \t\n\r,;:.*_"
_TRAILING_WORDS = (" và", " tại", " cùng", "\nvà", "\ntại", "\ncùng")  # and, in, together with
_SHORT_NAME = re.compile(r"\((?!sửa đổi)[^()]*\)\Z")  # but "(sửa đổi)", amended, belongs to a law's name
_NUMBER_WORD = re.compile(r"[ \n,*_]+(số)[ \n:*_]*\Z")
_SPACE = re.compile(r"[\s*_]+")


@cache
def _kind_words() -> re.Pattern[str]:
    names = sorted(kinds_by_name(), key=len, reverse=True)
    pattern = "|".join(name.replace(" ", r"[ \n]") for name in names)
    # pháp luật (the law), kỷ luật (discipline) and dự thảo luật (bill) are no acts
    return re.compile(rf"(?<!\w)(?<!pháp )(?<!kỷ )(?<!pháp\n)(?:{pattern})(?!\w)")


@frozen
class _Candidate:
    """A place where an act may be mentioned; ``end`` is where its kind, or its number without a kind, ends."""

    begin: int
    end: int
    kind: str | None
    number: Match[DocumentNumber] | None


def scan_act_references(
    text: str, start: int = 0, end: int | None = None, original: str | None = None
) -> list[Match[ActReference]]:
    """Every mention of an act in the legal-basis part of a document.

    Args:
        text: Folded text; pass the basis part only, since acts are named
            everywhere.
        start: Where to begin.
        end: Where to stop; None for the end of the text.
        original: The text before folding, as long as ``text``; the words of
            the mentions are cut from it.

    Returns:
        The mentions in order; spans run from the word for the kind to the end
        of the title. Notes are those of the number and of the date.

    >>> text = "căn cứ luật giao dịch điện tử; nghị định số 64/2007/nđ-cp ngày 10/4/2007 của chính phủ về ứng dụng;"
    >>> [(m.value.kind, m.value.title) for m in scan_act_references(text)]
    [('law', 'luật giao dịch điện tử'), ('decree', 'về ứng dụng')]
    """
    stop = len(text) if end is None else end
    words = text if original is None else original
    found: list[Match[ActReference]] = []
    cuts = [(raw.start(), raw.end()) for raw in _NEW_PART.finditer(text, start, stop)]
    begin = start
    for cut, after in [*cuts, (stop, stop)]:
        found += _part(text, words, begin, cut)
        begin = after
    return found


def parse_act_references(text: str) -> list[Match[ActReference]]:
    """Every mention of an act in a sentence of legal bases.

    Args:
        text: Any text; it is folded here. Spans are positions in its NFC form.

    >>> [m.value.number for m in parse_act_references("tại Tờ trình số 02/TTr-STTTT và Công văn số 3/UBND-VX")]
    ['02/TTr-STTTT', '3/UBND-VX']
    """
    folded = fold(text)
    return scan_act_references(folded.text, original=folded.nfc)


def _part(text: str, words: str, begin: int, stop: int) -> list[Match[ActReference]]:
    """The mentions of one part of a sentence."""
    numbers = scan_document_numbers(text, begin, stop, words)
    chosen = _chosen(text, begin, _candidates(text, begin, stop, numbers))
    limits = [*(candidate.begin for candidate in chosen[1:]), stop]
    return [
        _named(text, words, candidate, limit, numbers)
        if candidate.kind in _NAMED and not _NUMBER_FOLLOWS.match(text, candidate.end, limit)
        else _numbered(text, words, candidate, limit)
        for candidate, limit in zip(chosen, limits, strict=False)
    ]


_NEAR = 600  # characters in which brackets and words for amending are looked for
_FARTHEST = 90  # characters between the word for a kind and its number (Quyết định của Thủ tướng Chính phủ số …)


def _candidates(text: str, begin: int, stop: int, numbers: list[Match[DocumentNumber]]) -> list[_Candidate]:
    """Numbers with the words for their kinds, and acts that may lack a number."""
    kinds = list(_kind_words().finditer(text, begin, stop))
    codes = kinds_by_name()
    found: list[_Candidate] = []
    used = 0  # kinds before this index stand before a number already seen
    for number in [*numbers, None]:
        upto = used
        while upto < len(kinds) and (number is None or kinds[upto].end() <= number.start):
            upto += 1
        governing = kinds[upto - 1] if number is not None and upto > used else None
        if governing is not None and number is not None and number.start - governing.end() > _FARTHEST:
            governing = None
        for raw in kinds[used:upto]:
            code = codes[_SPACE.sub(" ", raw[0])]
            if raw is governing:
                found.append(_Candidate(raw.start(), raw.end(), code, number))
            elif code in _NAMED or code in _MAY_LACK_NUMBER:
                found.append(_Candidate(raw.start(), raw.end(), code, None))
        if number is not None and governing is None:
            word = _NUMBER_WORD.search(text, max(begin, number.start - 8), number.start)
            found.append(_Candidate(word.start(1) if word else number.start, number.end, number.value.kind, number))
        used = upto
    return found


def _chosen(text: str, begin: int, candidates: list[_Candidate]) -> list[_Candidate]:
    """The candidates that are mentions of their own, not part of another act's title."""
    chosen: list[_Candidate] = []
    nested = False
    after = begin
    for candidate in candidates:
        if _in_brackets(text, begin, candidate.begin):
            # A bracket that repeats the number of the act ends its title: "… đến năm 2030 (Nghị quyết số 50/NQ-CP)".
            nested = nested and not _repeats(candidate, chosen)
        elif _is_own(text, after, candidate, chosen, nested):
            chosen.append(candidate)
            nested = False
            after = candidate.number.end if candidate.number else candidate.end
        else:
            nested = nested or bool(chosen) or candidate.number is not None
    return chosen


def _in_brackets(text: str, begin: int, position: int) -> bool:
    begin = max(begin, position - _NEAR)
    return text.rfind("(", begin, position) > text.rfind(")", begin, position)


def _repeats(candidate: _Candidate, chosen: list[_Candidate]) -> bool:
    number = candidate.number
    return number is not None and any(one.number and one.number.value == number.value for one in chosen[-8:])


def _is_own(text: str, after: int, candidate: _Candidate, chosen: list[_Candidate], nested: bool) -> bool:
    if not chosen and _HEAD.match(text, after, candidate.begin):
        return True
    joiner = _JOINER.search(text, max(after, candidate.begin - 16), candidate.begin)
    if not chosen:
        listed = nested and joiner is not None and joiner["list"] is not None
        return candidate.number is not None and not listed and not _object(text, after, candidate.begin)
    if joiner is None or _AMENDED.search(text, max(after, candidate.begin - _NEAR), candidate.begin):
        return False
    if joiner["at"]:
        return True
    both_named = candidate.kind in _NAMED and chosen[-1].kind in _NAMED
    return not nested and (candidate.number is not None or both_named)


def _object(text: str, after: int, position: int) -> bool:
    return _OBJECT.search(text, max(after, position - 24), position) is not None


def _named(
    text: str, words: str, candidate: _Candidate, limit: int, numbers: list[Match[DocumentNumber]]
) -> Match[ActReference]:
    """A law or another act that goes by its name."""
    number = candidate.number
    if number is None and _AMENDED.match(text, candidate.end + 1, limit):
        # a law that amends others carries its number behind their names
        number = next((one for one in numbers if candidate.end <= one.start < limit), None)
    date = _date_of(text, candidate.end, limit) if number is None else _date_after(text, number.end, limit)
    name_end = min([limit, *(match.start for match in (number, date) if match is not None)])
    name_end = candidate.end + len(_NUMBER_WORD.sub("", text[candidate.end : name_end]))
    raw = _NAME_END.search(text, candidate.end, name_end)
    issued_text = raw["year"] if raw is not None and date is None else None
    name_end = name_end if raw is None else raw.start()
    title = _clean(words[candidate.begin : _trimmed(text, candidate.begin, name_end)])
    end = max([name_end, *(match.end for match in (number, date) if match is not None)])
    return _match(words, candidate, number, date, title, end, issued_text)


def _numbered(text: str, words: str, candidate: _Candidate, limit: int) -> Match[ActReference]:
    """An act that goes by its number: number, date, issuer, title."""
    number = candidate.number
    head_end = candidate.end if number is None else number.end
    date = _date_after(text, head_end, limit)
    after = head_end if date is None else date.end
    stop = limit
    raw = _TITLE_END.search(text, after, limit)
    if raw is not None:
        stop = raw.start()
    short_name = _SHORT_NAME.search(text, after, _trimmed(text, after, stop))
    stop = _trimmed(text, after, stop if short_name is None else short_name.start())
    first = _title_start(text, after, stop)
    if first is None:
        return _match(words, candidate, number, date, None, after)
    last = stop
    if text[first] == '"':
        first += 1
        last = stop - 1 if text[stop - 1] == '"' else stop
    return _match(words, candidate, number, date, _clean(words[first:last]), stop)


def _date_of(text: str, begin: int, limit: int) -> Match[PrintedDate] | None:
    """The date behind a name, unless the name has ended before ("được sửa đổi …": was amended)."""
    for date in scan_dates(text, begin, limit):
        return None if _NAME_OVER.search(text, begin, date.start) else date
    return None


def _date_after(text: str, begin: int, limit: int) -> Match[PrintedDate] | None:
    """The date directly behind a number."""
    for date in scan_dates(text, begin, min(limit, begin + 60)):
        return date if _BEFORE_DATE.fullmatch(text, begin, date.start) else None
    return None


def _title_start(text: str, after: int, stop: int) -> int | None:
    raw = _TITLE.search(text, after, stop)
    if raw is not None:
        return raw.start()
    rest = _ISSUED_BY.match(text, after, stop)
    # No word that begins a title: the words themselves, unless they name the issuer ("của": of).
    return None if rest is None or len(text[rest.end() : stop].split()) < 3 else rest.end()


def _trimmed(text: str, begin: int, end: int) -> int:
    """The end without punctuation and joining words before it."""
    kept = text[begin:end].rstrip(_TRAILING)
    while kept.endswith(_TRAILING_WORDS):
        kept = kept[: kept.rindex(kept.split()[-1])].rstrip(_TRAILING)
    return begin + len(kept)


def _clean(words: str) -> str | None:
    return _SPACE.sub(" ", words).strip() or None


def _match(
    words: str,
    candidate: _Candidate,
    number: Match[DocumentNumber] | None,
    date: Match[PrintedDate] | None,
    title: str | None,
    end: int,
    issued_text: str | None = None,
) -> Match[ActReference]:
    notes: tuple[Note, ...] = ()
    kind = candidate.kind
    if number is not None:
        notes += number.notes
        kind = kind or number.value.kind
    if date is not None:
        notes += date.notes
        issued_text = _clean(words[date.start : date.end])
    value = ActReference(
        kind, number.value.number if number else None, date.value.date if date else None, issued_text, title
    )
    return Match(value, candidate.begin, end, words[candidate.begin : end], notes)
