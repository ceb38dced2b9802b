"""Goals: the general and specific objectives, as a tree."""

from __future__ import annotations

from egovplan.model import Goal, GoalKind
from egovplan.reading.blocks import TextBlock
from egovplan.reading.context import Context
from egovplan.reading.outline import Section

__all__ = ["GoalTree", "read_goals"]

_LONGEST = 240
_ID_WORDS = 80


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
        if (
            own
            and section.heading
            and (section.own_kind == "objectives" or section.style in ("roman", "article", "part"))
        ):
            continue
        _add(context, tree, block, section, own, node)
    return tree


def _add(context: Context, tree: GoalTree, block: TextBlock, section: Section, own: bool, node: Section | None) -> None:
    kind = _kind(section)
    if kind is None:
        return
    end = min(block.end, block.body + _LONGEST)
    if end < block.end:
        end = context.document.flat.rfind(" ", block.body, end)
    label = context.document.wording(block.body, end).rstrip(" :.;")
    if len(label) < 3:
        return
    parent = tree.of(node)
    goal = Goal(context.ids.make("goal", kind, label[:_ID_WORDS]), kind, label, parent, context.source(block.body, block.end))
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
