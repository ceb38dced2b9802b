"""The findings: codes, severities, messages, and what to do.

The data stands in the TOML files of this folder, one per layer that raises
them; every ``*.toml`` here is read. Each code has a severity, an English
message with ``{named}`` values, what it means, an example and what to do. The
Vietnamese messages are in the message catalogue.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from attrs import frozen

from egovplan.model import Finding, Severity, Source

__all__ = ["FindingType", "finding", "finding_types"]


@frozen
class FindingType:
    """One kind of finding.

    Attributes:
        code: Its code (``sum-mismatch``).
        severity: How much it matters.
        message: English message with ``{named}`` values.
        meaning: The constraint that is broken, in one or two sentences.
        example: A short example.
        remedy: What a reader should do.
    """

    code: str
    severity: Severity
    message: str
    meaning: str
    example: str
    remedy: str


@cache
def finding_types() -> Mapping[str, FindingType]:
    """Every kind of finding by its code, in alphabetical order."""
    types: dict[str, FindingType] = {}
    for entry in sorted(files(__package__).iterdir(), key=lambda item: item.name):
        if not entry.name.endswith(".toml"):
            continue
        for code, data in tomllib.loads(entry.read_text(encoding="utf-8")).items():
            types[code] = FindingType(
                code, Severity(data["severity"]), data["message"], data["meaning"], data["example"], data["remedy"]
            )
    return MappingProxyType(dict(sorted(types.items())))


def finding(
    code: str,
    source: Source | None = None,
    *,
    related: Iterable[Source] = (),
    subject_id: str | None = None,
    **arguments: object,
) -> Finding:
    """Make a finding of a known kind.

    Args:
        code: Its code; it must stand in the catalogue.
        source: Where it is.
        related: The other places concerned.
        subject_id: The object concerned.
        **arguments: The values of its message.

    Raises:
        KeyError: For an unknown code or a missing value: a programming error.
    """
    kind = finding_types()[code]
    values = {name: str(value) for name, value in arguments.items()}
    return Finding(
        code, kind.severity, kind.message.format(**values), source, tuple(related), subject_id, tuple(values.items())
    )
