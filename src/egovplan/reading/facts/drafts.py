"""Statements on their way: as read, before they get an id and join an indicator."""

from __future__ import annotations

from attrs import frozen

from egovplan.model import Deadline, Level, StatementKind
from egovplan.reading.facts.clauses import Clause
from egovplan.reading.outline import Section
from egovplan.vietnamese.quantities import PrintedQuantity

__all__ = ["Draft", "Times"]


@frozen
class Times:
    """The dates that stand in for one that a statement does not print.

    Attributes:
        target: The end of the plan's period, or None.
        baseline: The date of issue, or None.
    """

    target: Deadline | None
    baseline: Deadline | None


class Draft:
    """A statement as read, before it joins an indicator.

    Attributes:
        clause: The quantity and its words.
        kind, deadline, levels, service_levels: As in `Statement`.
        section: The section it stands in.
        block_first: Index of the first line of its block, or None in a table.
        block_start: Position where its block begins.
        span: The span of its quote.
        label: The span of what is measured.
        noun: The span of what is counted.
        label_text, noun_text: The same as text, where they are put together from cells.
        row_label: The folded label of its row in an indicator table, which tells indicators apart.
        quote: The words of the quote.
        id: Its id, once it has one.
    """

    __slots__ = (
        "block_first", "block_start", "clause", "deadline", "id", "item", "kind", "label", "label_text", "levels",
        "noun", "noun_text", "quote", "row_label", "section", "service_levels", "span",
    )  # fmt: skip

    def __init__(self, clause: Clause, section: Section | None) -> None:
        self.clause = clause
        self.item: PrintedQuantity = clause.item
        self.section = section
        self.block_first: int | None = None
        self.block_start = clause.sentence_start
        self.kind = StatementKind.TARGET
        self.deadline: Deadline | None = None
        self.levels: tuple[Level, ...] = ()
        self.service_levels: tuple[int | str, ...] = ()
        self.span = (clause.start, clause.end)
        self.label = (clause.start, clause.end)
        self.noun = (clause.start, clause.end)
        self.label_text: str | None = None
        self.noun_text: str | None = None
        self.row_label: str | None = None
        self.quote = ""
        self.id = ""
