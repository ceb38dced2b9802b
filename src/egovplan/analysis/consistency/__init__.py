"""What is wrong with a plan: one function per finding, each with its constraint in its docstring.

The checks run on the model alone. What can only be seen in the text (a gap in
the numbering, an unusual number, a period that is turned round) is found while
reading; what the document says about itself reaches the checks as claims
(`egovplan.model.Claim`). `check` runs them all; each can be switched off, and
a user's own function with the same signature can be added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from egovplan.analysis.consistency import (  # noqa: F401  (importing a module registers its checks)
    addresses,
    agencies,
    amounts,
    appendices,
    dates,
    duplicates,
    listings,
    periods,
    quantities,
    reporting_windows,
    series,
    sums,
    targets,
    units,
    years,
)
from egovplan.analysis.consistency.registry import Check, consistency_check, registered_checks
from egovplan.catalogue.findings import finding_types
from egovplan.model import Finding, Plan

__all__ = ["Check", "check", "consistency_check", "registered_checks"]


def __dir__() -> list[str]:
    return __all__


def check(
    plan: Plan, *, skip: Iterable[str] = (), only: Iterable[str] | None = None, extra: Iterable[Check] = ()
) -> tuple[Finding, ...]:
    """Look for every inconsistency that can be seen in a plan.

    Args:
        plan: The plan.
        skip: Codes of findings not to look for.
        only: Codes of the findings to look for; None for all of them.
        extra: Further checks: functions that take a plan and give findings.
            They always run; a finding whose code is in ``skip`` is left out.

    Returns:
        The findings by line (those without a place first), then by code.

    Raises:
        ValueError: If ``skip`` or ``only`` names a code that no finding has.

    Time is linear in the size of the plan, apart from sorting.

    >>> from egovplan.model import Plan, Portal
    >>> plan = Plan("p", portals=(Portal("a", "Sở Nội vụ", url="http://sonv.sonhai.gov"),))
    >>> [finding.code for finding in check(plan)]
    ['url-suspicious']
    >>> check(plan, skip=["url-suspicious"])
    ()
    """
    checks = registered_checks()
    left_out = _codes(skip, checks)
    wanted = set(checks) if only is None else _codes(only, checks)
    chosen: list[Check] = [function for code, function in checks.items() if code in wanted and code not in left_out]
    findings = [finding for function in chosen for finding in function(plan)]
    findings += [finding for function in extra for finding in function(plan) if finding.code not in left_out]
    return tuple(sorted(findings, key=_place))


def _codes(codes: Iterable[str], checks: Mapping[str, Check]) -> set[str]:
    """The codes as a set; one string is one code. Codes of reading are known, though nothing looks for them here."""
    given = {codes} if isinstance(codes, str) else set(codes)
    unknown = sorted(given - checks.keys() - finding_types().keys())
    if unknown:
        raise ValueError(f"no such finding: {', '.join(unknown)}; the checks are {', '.join(checks)}")
    return given


def _place(finding: Finding) -> tuple[int, int, str]:
    source = finding.source
    return (0, 0, finding.code) if source is None else (source.line, source.start or 0, finding.code)
