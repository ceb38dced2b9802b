"""The registry of checks: a finding code to the function that looks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from egovplan.model import Finding, Plan

__all__ = ["Check", "consistency_check", "registered_checks"]

Check = Callable[[Plan], Iterable[Finding]]
"""Takes a plan, gives what it finds; it changes nothing and reads no file."""

_checks: dict[str, Check] = {}


def consistency_check(code: str) -> Callable[[Check], Check]:
    """Register a function as the check for a finding code.

    Args:
        code: The only code that the function raises; it stands in the
            catalogue of findings.

    Raises:
        ValueError: If another function has that code already.
    """

    def register(check: Check) -> Check:
        if code in _checks:
            raise ValueError(f"the finding {code} has a check already: {_checks[code].__qualname__}")
        _checks[code] = check
        return check

    return register


def registered_checks() -> Mapping[str, Check]:
    """Every registered check by its code, in alphabetical order."""
    return MappingProxyType(dict(sorted(_checks.items())))
