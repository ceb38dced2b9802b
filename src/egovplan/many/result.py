"""What became of one document."""

from __future__ import annotations

import pickle
from functools import cached_property

from egovplan.model import Finding, Plan
from egovplan.reading.errors import LoadError

__all__ = ["LoadResult", "packed"]


class LoadResult:
    """A document of many: its plan with findings, or why it could not be read.

    It can be given wherever a loaded plan can (`egovplan.frame`,
    `egovplan.tables`). The plan is unpacked when it is first asked for.

    Attributes:
        path: The document, as it was given.
        error: Why it could not be read, or None.
    """

    def __init__(self, path: str, data: bytes | None = None, error: LoadError | None = None) -> None:
        if (data is None) == (error is None):
            raise ValueError("a result is either the packed plan or an error")
        self.path = path
        self.error = error
        self._data = data

    @property
    def ok(self) -> bool:
        """Whether there is a plan."""
        return self.error is None

    @property
    def plan(self) -> Plan:
        """The plan.

        Raises:
            LoadError: If the document could not be read.
        """
        return self._unpacked[0]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What reading and checking noticed, by line.

        Raises:
            LoadError: If the document could not be read.
        """
        return self._unpacked[1]

    @cached_property
    def _unpacked(self) -> tuple[Plan, tuple[Finding, ...]]:
        if self.error is not None:
            raise self.error
        assert self._data is not None
        plan, findings = pickle.loads(self._data)  # written by a process of ours, read from its pipe
        return plan, findings

    def __repr__(self) -> str:
        return f"<LoadResult {self.path}: {self.error.reason if self.error else self.plan!r}>"


def packed(plan: Plan, findings: tuple[Finding, ...]) -> bytes:
    """A plan with findings as compact bytes; smaller than JSON, and quicker to unpack."""
    return pickle.dumps((plan, findings), protocol=pickle.HIGHEST_PROTOCOL)
