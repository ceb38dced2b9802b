"""The claims of a document while it is read: each made once, whoever reads it first."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from egovplan.model import Claim, ClaimKind
from egovplan.reading.context import Context

__all__ = ["ClaimBook", "claim_words"]


@cache
def claim_words() -> dict[str, dict[str, list[str]]]:
    """The words by which a document speaks about itself, read once."""
    path = files("egovplan.reading") / "words" / "claims.toml"
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return data


class ClaimBook:
    """Adds claims to a plan, none twice.

    Args:
        context: The document; claims that were made of its tables are known.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known = {self._key(claim) for claim in context.parts.get("claims", ())}

    @staticmethod
    def _key(claim: Claim) -> tuple[object, ...]:
        line = claim.source.line if claim.source else None
        return line, claim.kind, claim.subject, claim.value, claim.table

    def add(
        self,
        kind: ClaimKind,
        subject: str,
        value: str,
        span: tuple[int, int],
        *,
        table: str | None = None,
        group: str | None = None,
        unit: str | None = None,
    ) -> Claim:
        """Add a claim, unless the same has been made on the same line.

        Args:
            kind: The kind of claim.
            subject: What it is about, in the words of ``docs/explanation/claims.md``.
            value: The claimed value, likewise.
            span: Where it stands, in the folded text.
            table: The table it speaks of.
            group: The group of rows, or the claim it is a part of.
            unit: The printed unit.

        Returns:
            The claim, whether new or not.
        """
        context = self._context
        claim_id = context.ids.make("claim", kind, subject, value, table, group)
        claim = Claim(claim_id, kind, subject, value, table, group, unit, context.source(*span))
        key = self._key(claim)
        if key not in self._known:
            self._known.add(key)
            context.add("claims", claim)
        return claim
