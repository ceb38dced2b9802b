"""What every reader of facts and tables shares while one document is read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

from egovplan.catalogue.findings import finding
from egovplan.model import Agency, Finding, IdMaker, Source
from egovplan.reading.blocks import Block, Cell
from egovplan.reading.document_text import DocumentText
from egovplan.reading.facts.metadata import Metadata
from egovplan.reading.facts.preamble import Preamble
from egovplan.reading.facts.statements import Draft, StatementReader
from egovplan.reading.outline import Outline, Section
from egovplan.reading.scan import Scan
from egovplan.vietnamese.agencies import parse_agencies
from egovplan.vietnamese.match import Note

__all__ = ["Context"]


class Context:
    """One document on its way to a plan.

    Readers append parts to `parts` (by the name of the plan's tuple), findings
    to `findings`, and tell the coverage what they claimed.

    Attributes:
        document: The text in its forms.
        blocks: Its blocks, in order.
        outline: Its sections.
        scan: Its dates, periods and document numbers.
        preamble: Its titles, bases and captions.
        metadata: What it says about itself.
        ids: Maker of stable ids.
        statements: Reader of the statements of spans.
        parts: The parts read so far, by the name of the plan's tuple.
        findings: What is to be told.
        claimed: Line index (0-based) to the class of what claimed it.
        read: Spans whose numbers an object has read.
        drafts: Statements read from cells of tables.
    """

    def __init__(
        self,
        document: DocumentText,
        blocks: list[Block],
        outline: Outline,
        scan: Scan,
        preamble: Preamble,
        metadata: Metadata,
        ids: IdMaker,
        statements: StatementReader,
    ) -> None:
        self.document = document
        self.blocks = blocks
        self.outline = outline
        self.scan = scan
        self.preamble = preamble
        self.metadata = metadata
        self.ids = ids
        self.statements = statements
        self.parts: dict[str, list[Any]] = {}
        self.findings: list[Finding] = []
        self.claimed: dict[int, str] = {}
        self.read: list[tuple[int, int]] = []
        self.drafts: list[Draft] = []
        self._agencies: dict[str, dict[str, None]] = {}
        self._bodies: dict[str, Agency] = {}
        self._block_lines: list[int] | None = None
        self._agency_notes: set[Note] = set()
        self._paths: dict[int, str | None] = {}

    def add(self, name: str, part: Any) -> None:
        """Add one part to a tuple of the plan."""
        self.parts.setdefault(name, []).append(part)

    def claim_lines(self, first: int, last: int, by: str) -> None:
        """Claim lines (0-based indices, both included) for a class of object."""
        for index in range(first, last + 1):
            self.claimed.setdefault(index, by)

    def claim_block(self, block: Block, by: str) -> None:
        """Claim the lines of a block."""
        self.claim_lines(block.first, block.last, by)

    def read_cells(self, cells: Iterable[Cell]) -> None:
        """Tell the coverage that an object has read the numbers of these cells."""
        for cell in cells:
            self.read.extend(cell.pieces)

    def source(self, start: int, end: int) -> Source:
        """The source of a span."""
        return self.document.source(start, end)

    def cell_source(self, cell: Cell) -> Source:
        """The source of a cell."""
        return self.document.source(cell.start, cell.end)

    def note(self, notes: Iterable[Note], source: Source | None, subject_id: str | None = None) -> None:
        """Turn the notes of a phrase into findings."""
        for note in notes:
            values: dict[str, Any] = dict(note.arguments)
            self.findings.append(finding(note.code, source, subject_id=subject_id, **values))

    def tell(self, code: str, source: Source | None = None, **arguments: Any) -> None:
        """Add a finding; ``related`` and ``subject_id`` go to it, the rest are its values."""
        self.findings.append(finding(code, source, **arguments))

    def agencies(self, text: str, source: Source | None = None) -> tuple[str, ...]:
        """Resolve the bodies that a cell or phrase names; returns their ids.

        The plan's agencies are collected from these calls, with every spelling.
        """
        found: list[str] = []
        act = self.metadata.document
        for match in parse_agencies(text, province=act.province, on=act.issued_on):
            body = match.value
            if body is None:
                continue
            for note in match.notes:
                if note not in self._agency_notes:
                    self._agency_notes.add(note)
                    self.note((note,), source, body.id)
            self._bodies.setdefault(body.id, body)
            self._agencies.setdefault(body.id, {})[match.text] = None
            if body.id not in found:
                found.append(body.id)
        return tuple(found)

    def agency(self, text: str, source: Source | None = None) -> str | None:
        """The id of the first body that a cell names, or None."""
        return next(iter(self.agencies(text, source)), None)

    def bodies(self) -> tuple[Agency, ...]:
        """The agencies resolved so far, each with its spellings, in order of appearance."""
        return tuple(
            Agency(body.id, body.name, body.level, body.kind, body.province, tuple(self._agencies[key]))
            for key, body in self._bodies.items()
        )

    def block_at(self, position: int) -> Block | None:
        """The block that holds a position, or None for furniture and blank lines."""
        line = self.document.line_at(position) - 1
        if self._block_lines is None:
            self._block_lines = [block.first for block in self.blocks]
        at = bisect_right(self._block_lines, line) - 1
        return self.blocks[at] if at >= 0 and self.blocks[at].last >= line else None

    def section_path(self, section: Section | None) -> str | None:
        """The headings above a place, outermost first, `` > `` between."""
        if section is None:
            return None
        if section.index not in self._paths:
            self._paths[section.index] = self._path(section)
        return self._paths[section.index]

    def _path(self, section: Section) -> str | None:
        titles = [
            self.document.wording(node.start, node.end).rstrip(" :.;")[:120]
            for node in reversed(section.ancestors())
            if node.heading and node.style != "title"
        ]
        return " > ".join(titles) or None
