"""Legal bases: every mention of an act that the plan says it rests on."""

from __future__ import annotations

from egovplan.model import LegalBasis
from egovplan.reading.context import Context
from egovplan.vietnamese.act_references import scan_act_references

__all__ = ["read_legal_bases"]


def read_legal_bases(context: Context) -> None:
    """Read the blocks that the preamble took for legal bases."""
    document = context.document
    for block in context.preamble.bases:
        context.claim_block(block, "legal basis")
        for match in scan_act_references(document.flat, block.start, block.end, original=document.folded.nfc):
            act = match.value
            source = document.source(match.start, match.end)
            basis_id = context.ids.make("basis", act.kind, act.number, act.title)
            title = " ".join(act.title.split()) if act.title else None
            context.add(
                "legal_bases", LegalBasis(basis_id, act.kind, act.number, act.issued_on, act.issued_text, title, source)
            )
            context.note(match.notes, source, basis_id)
