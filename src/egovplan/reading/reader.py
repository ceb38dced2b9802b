"""The way of a document from text to plan: each step once, in order."""

from __future__ import annotations

from attrs import define

from egovplan.catalogue.findings import finding
from egovplan.model import Deadline, Finding, IdMaker, Plan, Precision, slug
from egovplan.reading.blocks import Block, Table, TextBlock
from egovplan.reading.context import Context
from egovplan.reading.document_text import DocumentText
from egovplan.reading.facts.claim_book import ClaimBook
from egovplan.reading.facts.funding_notes import read_funding_notes
from egovplan.reading.facts.goals import read_goals
from egovplan.reading.facts.indicators import add_statements
from egovplan.reading.facts.legal_bases import read_legal_bases
from egovplan.reading.facts.metadata import Metadata, read_metadata
from egovplan.reading.facts.milestones import read_milestones
from egovplan.reading.facts.preamble import read_preamble
from egovplan.reading.facts.prose_claims import read_prose_claims
from egovplan.reading.facts.references import read_references
from egovplan.reading.facts.reporting_duties import read_reporting_duties
from egovplan.reading.facts.responsibilities import read_responsibilities
from egovplan.reading.facts.statements import Draft, StatementReader, Times
from egovplan.reading.families import FAMILIES
from egovplan.reading.formats.converted import Converted
from egovplan.reading.furniture import Furniture, find_furniture
from egovplan.reading.letterhead import is_layout
from egovplan.reading.outline import Outline, read_outline
from egovplan.reading.paragraphs import read_blocks
from egovplan.reading.reading_findings import tell_reading_findings
from egovplan.reading.scan import Scan

__all__ = ["Reading", "read_text"]

_NO_STATEMENTS = frozenset(("recipients", "legal_bases"))


@define
class Reading:
    """A document as read.

    Attributes:
        plan: What it says.
        findings: What reading noticed.
        context: The document in its forms, for the coverage.
        furniture: Its page furniture.
    """

    plan: Plan
    findings: tuple[Finding, ...]
    context: Context
    furniture: Furniture


def read_text(text: str, converted: Converted | None = None) -> Reading:
    """Read a decoded document.

    Args:
        text: The whole text. Anything is taken: what is no plan gives an empty
            plan and a finding that says so.
        converted: Where the text came from, when it was of another format.
    """
    document = DocumentText(text, converted)
    furniture = find_furniture(document)
    blocks = read_blocks(document, furniture.lines)
    outline = read_outline(document, blocks)
    scan = Scan(document)
    preamble = read_preamble(document, blocks, outline)
    metadata = read_metadata(document, blocks, outline, scan, preamble, furniture)
    ids = IdMaker(_plan_id(metadata))
    statements = StatementReader(document, scan, _times(metadata))
    if metadata.period is None and metadata.horizon is None:
        metadata.horizon = _aim(outline, statements)
        statements.times = _times(metadata)
    context = Context(document, blocks, outline, scan, preamble, metadata, ids, statements)
    read_legal_bases(context)
    goals = read_goals(context)
    drafts = _statements(context, blocks)
    for block in blocks:
        if isinstance(block, Table):
            _table(context, block)
    drafts.extend(context.drafts)
    drafts.sort(key=lambda draft: draft.item.start)
    read_reporting_duties(context, read_responsibilities(context))
    read_milestones(context, drafts)
    book = ClaimBook(context)
    read_prose_claims(context, book)
    read_references(context, book, drafts)
    read_funding_notes(context, book, drafts)
    add_statements(context, drafts, goals)
    tell_reading_findings(context, furniture)
    plan = Plan(
        id=_plan_id(metadata), title=metadata.title, document=metadata.document, period=metadata.period,
        horizon=metadata.horizon, agencies=context.bodies(),
        **{name: tuple(parts) for name, parts in context.parts.items()},
    )  # fmt: skip
    _about_the_whole(context, plan, furniture)
    return Reading(plan, tuple(context.findings), context, furniture)


def _plan_id(metadata: Metadata) -> str:
    """From the province, the number and the year of issue; from the title where there is no number."""
    act = metadata.document
    year = str(act.issued_on.year) if act.issued_on else ""
    number = slug(act.number) if act.number else slug((metadata.title or "")[:60])
    parts = [part for part in (act.province or "", number, year if year not in number.split("-") else "") if part]
    return "-".join(parts) or "plan"


def _times(metadata: Metadata) -> Times:
    issued = metadata.document.issued_on
    period, end = metadata.period, metadata.until or metadata.horizon
    last = Deadline(period.end, Precision.YEAR) if period else None
    if last is None and end is not None:
        last = Deadline(end.date, Precision.YEAR)
    return Times(last, Deadline(issued, Precision.DAY) if issued else None)


def _aim(outline: Outline, statements: StatementReader) -> Deadline | None:
    """The year that the heading of the objectives names (``II. MỤC TIÊU ĐẾN NĂM 2030``)."""
    for section in outline.sections:
        if section.own_kind == "objectives" and section.heading:
            deadline = statements.section_deadline(section)
            if deadline is not None:
                return deadline
    return None


def _statements(context: Context, blocks: list[Block]) -> list[Draft]:
    titles = {id(block) for _, block in context.preamble.titles}
    aside = (
        titles | {id(block) for block in context.preamble.bases} | {id(block) for block in context.preamble.captions}
    )
    drafts: list[Draft] = []
    for block in blocks:
        if not isinstance(block, TextBlock):
            continue
        section = context.outline.of(block)
        if id(block) in aside or (section is not None and section.kind in _NO_STATEMENTS):
            context.statements.set_aside(block.body, block.end)
            continue
        found = context.statements.block(block, section)
        if found:
            context.claim_block(block, "statement")
            drafts.extend(found)
    return drafts


def _table(context: Context, table: Table) -> None:
    if is_layout(table):
        context.claim_block(table, "letterhead or signature")
        context.statements.set_aside(table.rows[0].cells[0].start, table.rows[-1].cells[-1].end)
        return
    for family in FAMILIES:
        if family(table, context):
            return


def _about_the_whole(context: Context, plan: Plan, furniture: Furniture) -> None:
    if furniture.lines:
        context.findings.append(finding("furniture", None, count=len(furniture.lines), what=", ".join(furniture.kinds)))
    if not plan.statements and not plan.projects and plan.document.number is None:
        context.findings.append(
            finding("not-a-plan", None, reason="no document number, objective or quantity was found")
        )
