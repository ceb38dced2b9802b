"""Findings of doubtful cases: the same code, told for the record only."""

from __future__ import annotations

import attrs

from egovplan.model import Finding, Severity

__all__ = ["for_the_record"]


def for_the_record(finding: Finding) -> Finding:
    """The finding as information: something a reader may want to know, not a fault she must look at.

    >>> for_the_record(Finding("amount-outlier", "warning", "220 stands apart")).severity
    <Severity.INFO: 'info'>
    """
    return attrs.evolve(finding, severity=Severity.INFO)
