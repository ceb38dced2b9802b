"""What a report is about: a plan, its findings, and its document where that is at hand."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from egovplan.analysis.consistency import check
from egovplan.model import Finding, Plan, Source

__all__ = ["Subject", "subject_of"]


@frozen
class Subject:
    """What a report is about.

    Attributes:
        plan: The plan.
        findings: What is wrong with it, by line.
        lines: The lines of the document, or empty where it is not at hand.
        starts: Where each line begins, in characters.
        coverage: What was read of the document, or None.
        name: Name of its file, or None.
    """

    plan: Plan
    findings: tuple[Finding, ...]
    lines: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    coverage: Any = None
    name: str | None = None

    def line(self, source: Source | None) -> str | None:
        """The line of a source, or None where it is not at hand."""
        if source is None or not 0 < source.line <= len(self.lines):
            return None
        return self.lines[source.line - 1]


def subject_of(loaded_or_plan: Any) -> Subject:
    """Take a plan, or what loading gives.

    A plan alone is checked; what was loaded has its findings already.

    Raises:
        TypeError: For anything else.
    """
    if isinstance(loaded_or_plan, Plan):
        return Subject(loaded_or_plan, check(loaded_or_plan))
    plan, text = getattr(loaded_or_plan, "plan", None), getattr(loaded_or_plan, "text", None)
    if not isinstance(plan, Plan):
        raise TypeError(f"a report is about a Plan or what load gives, not {type(loaded_or_plan).__name__}")
    lines = tuple(text.split("\n")) if isinstance(text, str) else ()
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    path = getattr(loaded_or_plan, "path", None)
    return Subject(
        plan,
        tuple(loaded_or_plan.findings),
        lines,
        tuple(starts),
        getattr(loaded_or_plan, "coverage", None),
        None if path is None else str(path).replace("\\", "/").rpartition("/")[2],
    )
