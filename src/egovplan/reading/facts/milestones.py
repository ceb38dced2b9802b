"""Milestones: dated steps without a number."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from egovplan.model import Deadline, Milestone, Precision
from egovplan.reading.blocks import TextBlock
from egovplan.reading.context import Context
from egovplan.reading.facts.drafts import Draft
from egovplan.reading.outline import Section
from egovplan.vietnamese.match import Match

__all__ = ["read_milestones"]

_SENTENCE = re.compile(r"(?:\.(?=\s+\w)|;)\s*")
_STOP = re.compile(r"\.(?=\s+[^\W\d_])\s*")
_KINDS = frozenset(("roadmap", "objectives", "contents", "solutions", "results"))
_TIMED = re.compile(r"[12]\d{3}")  # a block without a year has no date
# hoàn thành completed, hoàn tất finished, hoàn thiện perfected, đưa vào … put into (operation), xong done, ban hành
# issued, khai trương opened, khởi công begun, triển khai rolled out, xây dựng built, thực hiện carried out, trở thành
# become, phải must, nhiệm vụ task, tiếp tục go on, phát triển develop
_DONE = re.compile(
    r"\b(?:hoàn\s+(?:thành|tất|thiện)|đưa\s+vào|xong|ban\s+hành|xúc\s+tiến|khởi\s+công|khai\s+trương|triển\s+khai"
    r"|xây\s+dựng|thực\s+hiện|trở\s+thành|phải|nhiệm\s+vụ|tiếp\s+tục|phát\s+triển)\b"
)
# Words that surely say that a step is taken by a date: completed, finished, done, put into operation, become.
_SURELY_DONE = re.compile(r"\b(?:hoàn\s+(?:thành|tất|thiện)|đưa\s+vào|xong|khai\s+trương|khởi\s+công|trở\s+thành)\b")
# trong, đến, trước, vào, hết, chậm nhất: a word that makes a time a deadline
_BY = re.compile(r"\A\W*(?:dự\s+kiến\s+|phấn\s+đấu\s+)?(?:trong|đến|tới|trước|vào|hết|chậm|muộn|đầu|cuối)\b")
_ALL = re.compile(r"\b(?:tất\s+cả|toàn\s+bộ|hầu\s+hết)\b")  # all, the whole, most
# thời gian (triển khai, thực hiện, hoàn thành): the time (of rolling out, carrying out, completing)
_TIME_OF = re.compile(r"thời\s+gian(?:\s+(?:triển\s+khai|thực\s+hiện|hoàn\s+thành))?\s*:?\s*\Z")
# A period in front of a sentence is its date, not its words: 2011-2013: …
_RUN_IN_PERIOD = re.compile(r"\W*(?:(?:giai\s+đoạn|từ|năm)\s+)*\d{4}\s*-\s*(?:năm\s+)?\d{4}\s*:\s*")
# tiếp tục: go on with; và: and
_LINK = re.compile(r"[\s,;:()]*(?:và\s+)?")
_LONGEST = 200
_FEWEST_WORDS = 8
_HEAD_WORDS = re.compile(r"\S+(?:\s+\S+){0,9}")


def read_milestones(context: Context, drafts: list[Draft]) -> None:
    """Read the steps of the roadmap, and dated steps of the other parts.

    In a roadmap every sentence without a number is a step of its year.
    Elsewhere a sentence is one where it prints its own date with a word that
    makes it a deadline (``trong năm 2019``) and says that something is done by
    it; with several such dates it is several. In an appendix the heading of a
    list may be one.
    """
    reader = _Reader(context, sorted(draft.item.start for draft in drafts))
    for block in context.blocks:
        if isinstance(block, TextBlock):
            section = context.outline.of(block)
            if section is not None:
                reader.take(block, section)


def _is_period(match: Match[Deadline]) -> bool:
    return match.value.text is not None and "giai đoạn" in match.value.text.lower()


def _lettered(section: Section) -> bool:
    return section.style in ("letter", "paren", "number)") or section.style.startswith("decimal")


class _Reader:
    """Reads one block after the other."""

    def __init__(self, context: Context, stated: list[int]) -> None:
        self._context = context
        self._text = context.document.flat
        self._stated = stated
        self._listed = False

    def take(self, block: TextBlock, section: Section) -> None:
        """Read one block."""
        self._listed = section.appendix is not None
        if self._listed:
            if block.marker is not None and block.marker.style == "number" and _TIMED.search(block.text):
                self._sentences(block, None, roadmap=False)
            return
        if section.kind not in _KINDS:
            return
        # a short item looks like a heading, but ends as a sentence
        if section.start == block.body and section.heading and not (block.text.endswith(".") and _lettered(section)):
            return
        roadmap = section.kind == "roadmap"
        given = self._context.statements.section_deadline(section) if roadmap else None
        if given is None and _TIMED.search(block.text) is None:
            return
        if roadmap and block.text.endswith(":"):
            return  # announces the steps below
        self._sentences(block, given, roadmap=roadmap)

    def _sentences(self, block: TextBlock, given: Deadline | None, *, roadmap: bool) -> None:
        text = self._text
        bounds = [block.body, *(m.end() for m in _SENTENCE.finditer(text, block.body, block.end)), block.end]
        timed = _TIMED.search(block.text) is not None
        deadlines = self._context.scan.deadlines_in(block.body, block.end) if timed else []
        if deadlines and roadmap and deadlines[0].start < block.body + 6:
            given = deadlines[0].value  # the period that opens the paragraph holds for all of it
        for start, end in pairwise(bounds):
            if end - start < 12:
                continue
            own = [match for match in deadlines if start <= match.start < end]
            before = self._first_stated(start, end)
            if roadmap and before is None:
                deadline = own[-1].value if own else given
                if deadline is not None:
                    self._add(block, self._label(start, end), deadline, start, end)
            elif own:
                head = self._list_head(block.body, start)
                self._steps(block, own, start, end if before is None else before, head, whole=before is None)

    def _list_head(self, begin: int, start: int) -> tuple[int, int] | None:
        """The words that a list in running text begins with, for a date behind its last item (``…, gồm: a; b; c``)."""
        if start == begin or self._text[max(begin, start - 4) : start].rstrip()[-1:] != ";":
            return None
        for stop in _STOP.finditer(self._text, begin, start):
            begin = stop.end()
        colon = self._text.find(":", begin, start)
        return (begin, colon) if colon > begin else None

    def _first_stated(self, start: int, end: int) -> int | None:
        """The first number of a sentence that is a statement, or None."""
        at = bisect_left(self._stated, start)
        return self._stated[at] if at < len(self._stated) and self._stated[at] < end else None

    def _steps(
        self,
        block: TextBlock,
        own: list[Match[Deadline]],
        start: int,
        end: int,
        head: tuple[int, int] | None,
        *,
        whole: bool,
    ) -> None:
        """The steps of a sentence that prints its own dates, up to its first number."""
        text = self._text
        if not whole:
            end = max(text.rfind(",", start, end), text.rfind("(", start, end))
            if _ALL.search(text, start, max(end, start)) is None:
                return
        position = start
        alone = len(own) == 1 and (self._listed or not _is_period(own[0]))
        found: list[tuple[int, int, Match[Deadline]]] = []
        for index, match in enumerate(own):
            if match.start >= end or not self._is_step(match, position, start, end, whole=whole, alone=alone):
                continue
            behind = own[index + 1].start if index + 1 < len(own) else end
            if match.start - start < 12:
                found.append((match.end, behind, match))
            elif alone and not self._says_before(start, match.start):
                found.append((start, end, match))
            else:
                found.append((position, match.start, match))
            position = match.end
        for index, (begin, stop, match) in enumerate(found):
            label = self._label(*(head if head is not None and not index else (begin, stop)))
            words = _HEAD_WORDS.match(text, start) if index and len(label.split()) < _FEWEST_WORDS else None
            if words is not None:
                label = f"{self._context.document.wording(*words.span()).rstrip(' ,')}: {label}"
            self._add(block, label, match.value, begin, max(stop, begin + 1))

    def _is_step(
        self, match: Match[Deadline], position: int, start: int, end: int, *, whole: bool, alone: bool
    ) -> bool:
        """Whether a date is that of a step: led by a word for a deadline, with something done; or alone in brackets."""
        text = self._text
        if text[match.start - 1 : match.start] == "(" and text[match.end : match.end + 1] == ")":
            return match.value.precision is Precision.YEAR and match.start - start > 12
        by = _BY.match(text[match.start : match.end]) is not None
        if not by:
            return _TIME_OF.search(text, max(start, match.start - 40), match.start) is not None
        if not whole:
            return True
        if alone:
            return (_DONE if self._listed else _SURELY_DONE).search(text, start, end) is not None
        opens = match.start - start < 12
        begin, stop = (match.end, end) if opens else (position, match.start)
        done = _DONE if _is_period(match) else _SURELY_DONE
        return done.search(text, begin, stop) is not None

    def _says_before(self, start: int, stop: int) -> bool:
        """Whether the words before a date say what is done by it."""
        return (_DONE if self._listed else _SURELY_DONE).search(self._text, start, stop) is not None

    def _label(self, start: int, end: int) -> str:
        text = self._text
        link = _RUN_IN_PERIOD.match(text, start, end) or _LINK.match(text, start, end)
        start = link.end() if link else start
        stop = min(end, start + _LONGEST)
        if stop < end:
            stop = text.rfind(" ", start, stop)
        return self._context.document.wording(start, max(stop, start)).rstrip(" .;,:(")

    def _add(self, block: TextBlock, label: str, deadline: Deadline, start: int, end: int) -> None:
        if len(label) < 3:
            return
        context = self._context
        milestone_id = context.ids.make("milestone", label[:80], deadline.date)
        context.add("milestones", Milestone(milestone_id, label, deadline, context.source(start, end)))
        context.claim_block(block, "milestone")
