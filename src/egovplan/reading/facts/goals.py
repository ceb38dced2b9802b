"""Goals: the general and specific objectives, as a tree."""

from __future__ import annotations

import re

from egovplan.model import Goal, GoalKind
from egovplan.reading.blocks import TextBlock
from egovplan.reading.context import Context
from egovplan.reading.outline import Section

__all__ = ["GoalTree", "read_goals"]

_LONGEST = 240
_ID_WORDS = 80
_SHORTEST = 20
_ANNOUNCING = ("tổng quát", "cụ thể", "chung", "chỉ tiêu", "quan điểm")  # overall, specific, general, targets, views
# Mục tiêu chung/tổng quát, cụ thể in front of its own text: general, overall, specific objective.
_RUN_IN = re.compile(r"mục\s+tiêu\s+(?:(?P<general>chung|tổng\s+quát)|cụ\s+thể)\s*:?\s+")


class GoalTree:
    """The goals by the place they stand in.

    Attributes:
        by_section: Index of a section to the id of its goal.
        by_block: First line of a block to the id of its goal.
    """

    def __init__(self) -> None:
        self.by_section: dict[int, str] = {}
        self.by_block: dict[int, str] = {}

    def of(self, section: Section | None, first: int | None = None) -> str | None:
        """The goal that a block or section serves, or None."""
        if first is not None and first in self.by_block:
            return self.by_block[first]
        for node in section.ancestors() if section is not None else ():
            if node.index in self.by_section:
                return self.by_section[node.index]
        return None


def read_goals(context: Context) -> GoalTree:
    """Read the objectives sections.

    A paragraph or bullet below a heading with ``tổng quát`` or ``chung``
    (general, overall) is a general goal; headings below ``cụ thể`` (specific)
    and the bullets below them are specific ones.
    """
    tree = GoalTree()
    for block in context.blocks:
        if not isinstance(block, TextBlock):
            continue
        section = context.outline.of(block)
        if section is None or section.kind != "objectives":
            continue
        own = section.start == block.body
        node = section.parent if own else section
        if own and section.heading and _announces(section) and not _says_it(context, block):
            continue
        _add(context, tree, block, section, own, node)
    return tree


def _announces(section: Section) -> bool:
    """Whether a heading announces objectives rather than being one."""
    if section.style in ("roman", "article", "part"):
        return True
    if section.own_kind != "objectives":
        return False
    within = section.parent is not None and section.parent.kind == "objectives"
    return not within or section.style == "number" or any(word in section.title for word in _ANNOUNCING)


def _says_it(context: Context, block: TextBlock) -> bool:
    """Whether a heading goes on with the objective itself (``1. Mục tiêu chung: …``)."""
    run_in = _RUN_IN.match(context.document.flat, block.body, block.end)
    return run_in is not None and ":" in run_in[0] and block.end - run_in.end() > _SHORTEST


def _add(context: Context, tree: GoalTree, block: TextBlock, section: Section, own: bool, node: Section | None) -> None:
    kind = _kind(section)
    if kind is None:
        return
    start = block.body
    run_in = _RUN_IN.match(context.document.flat, start, block.end)
    if run_in is not None and run_in.end() < block.end:
        kind, start = (GoalKind.GENERAL if run_in["general"] else GoalKind.SPECIFIC), run_in.end()
    end = min(block.end, start + _LONGEST)
    if end < block.end:
        end = context.document.flat.rfind(" ", start, end)
    label = context.document.wording(start, end).rstrip(" :.;")
    if len(label) < 3:
        return
    parent = tree.of(node)
    goal_id = context.ids.make("goal", kind, label[:_ID_WORDS])
    goal = Goal(goal_id, kind, label, parent, context.source(start, block.end))
    context.add("goals", goal)
    if own:
        tree.by_section[section.index] = goal.id
    tree.by_block[block.first] = goal.id
    context.claim_block(block, "goal")


def _kind(section: Section) -> GoalKind | None:
    """General or specific, by the nearest heading that says so; specific where none does."""
    for node in section.ancestors():
        if not node.heading:
            continue
        title = node.title
        if "tổng quát" in title or "mục tiêu chung" in title:  # general, overall aim
            return GoalKind.GENERAL
        if "cụ thể" in title or "chỉ tiêu" in title:  # specific, targets
            return GoalKind.SPECIFIC
        if ("quan điểm" in title and "mục tiêu" not in title) or "yêu cầu" in title:  # viewpoints, requirements
            return None
        if title.startswith("mục đích"):  # purpose
            return GoalKind.GENERAL
    return GoalKind.SPECIFIC
