"""Milestones: dated steps without a number."""

from __future__ import annotations

import re
from itertools import pairwise

from egovplan.model import Deadline, Milestone
from egovplan.reading.blocks import TextBlock
from egovplan.reading.context import Context
from egovplan.reading.facts.drafts import Draft

__all__ = ["read_milestones"]

_SENTENCE = re.compile(r"(?:\.(?=\s+[^\W\d_])|;)\s*")
# hoàn thành completed, hoàn tất finished, đưa vào … put into (operation), xong done, ban hành issued
_DONE = re.compile(
    r"\b(?:hoàn\s+thành|hoàn\s+tất|hoàn\s+thiện|đưa\s+vào|xong|ban\s+hành|xúc\s+tiến|khởi\s+công|khai\s+trương)\b"
)
_LONGEST = 200


def read_milestones(context: Context, drafts: list[Draft]) -> None:
    """Read the steps of the roadmap, and dated steps of objectives and contents.

    In a roadmap every sentence without a statement is a step of its year.
    Elsewhere a sentence is one only where it prints its own date and says that
    something is completed by it.
    """
    stated = sorted(draft.item.start for draft in drafts)
    for block in context.blocks:
        if not isinstance(block, TextBlock):
            continue
        section = context.outline.of(block)
        if section is None or section.kind not in ("roadmap", "objectives", "contents", "solutions"):
            continue
        if section.start == block.body and section.heading:
            continue
        roadmap = section.kind == "roadmap"
        if not roadmap and not _DONE.search(context.document.flat, block.body, block.end):
            continue
        given = context.statements.section_deadline(section) if roadmap else None
        if roadmap and given is None and not context.scan.deadlines_in(block.body, block.end):
            continue
        _sentences(context, block, given, stated, roadmap)


def _sentences(context: Context, block: TextBlock, given: Deadline | None, stated: list[int], roadmap: bool) -> None:
    text = context.document.flat
    bounds = [block.body, *(m.end() for m in _SENTENCE.finditer(text, block.body, block.end)), block.end]
    opening: Deadline | None = None
    for start, end in pairwise(bounds):
        if end - start < 12:
            continue
        deadlines = context.scan.deadlines_in(start, end)
        own = deadlines[-1].value if deadlines else None
        if start == block.body and deadlines and deadlines[0].start < start + 6:
            opening = own
        if any(start <= position < end for position in stated):
            continue
        done = _DONE.search(text, start, end)
        if roadmap:
            deadline = own or opening or given
            if deadline is None:
                continue
        else:
            if own is None or done is None:
                continue
            deadline = own
        stop = min(end, start + _LONGEST)
        if stop < end:
            stop = text.rfind(" ", start, stop)
        label = context.document.wording(start, stop).rstrip(" .;,")
        milestone = Milestone(
            context.ids.make("milestone", label, deadline.date), label, deadline, context.source(start, end)
        )
        context.add("milestones", milestone)
        context.claim_block(block, "milestone")
