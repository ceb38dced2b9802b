"""What comparing a plan with a hand annotation gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

__all__ = ["Difference", "Evaluation", "combine"]


@frozen
class Difference:
    """One thing on which plan and annotation differ.

    Attributes:
        kind: ``missing`` (annotated, not read), ``invented`` (read, not
            annotated) or ``wrong`` (read, with another value).
        line: Where, or None.
        what: The statement or row, in a few words.
        attribute: Which attribute or column is wrong.
        expected: What the annotation says.
        found: What the plan says.
    """

    kind: str
    line: int | None
    what: str
    attribute: str | None = None
    expected: Any = None
    found: Any = None

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line is not None else ""
        if self.attribute is None:
            return f"{self.kind:8} {where}{self.what}"
        return f"{self.kind:8} {where}{self.what}: {self.attribute} is {self.found!r}, should be {self.expected!r}"


def _counts(values: Mapping[str, int]) -> Mapping[str, int]:
    return MappingProxyType(dict(values))


@frozen(eq=False)
class Evaluation:
    """How well a plan agrees with a hand annotation of its document.

    Attributes:
        table: Which table was compared.
        matched: Annotated rows that were read.
        expected: Annotated rows, optional ones left out.
        found: Rows read, those that match optional ones left out.
        compared: Attribute or column to how often it was compared.
        right: Attribute or column to how often it was right.
        differences: What differs, by line.
    """

    table: str
    matched: int
    expected: int
    found: int
    compared: Mapping[str, int] = field(converter=_counts)
    right: Mapping[str, int] = field(converter=_counts)
    differences: tuple[Difference, ...] = ()

    @property
    def missing(self) -> int:
        """Annotated rows that were not read."""
        return self.expected - self.matched

    @property
    def invented(self) -> int:
        """Rows read that nobody annotated."""
        return self.found - self.matched

    @property
    def precision(self) -> float:
        """Share of what was read that is annotated; 1 where nothing was read."""
        return _share(self.matched, self.found)

    @property
    def recall(self) -> float:
        """Share of what is annotated that was read; 1 where nothing is annotated."""
        return _share(self.matched, self.expected)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall: 2 matched / (expected + found); 1 where both are empty."""
        return _share(2 * self.matched, self.expected + self.found)

    @property
    def attributes(self) -> dict[str, float]:
        """Attribute or column to the share of matched rows in which it is right."""
        return {name: _share(self.right.get(name, 0), count) for name, count in sorted(self.compared.items())}

    @property
    def attribute_accuracy(self) -> float:
        """Share of all compared attributes that are right; 1 where none was compared."""
        return _share(sum(self.right.values()), sum(self.compared.values()))

    @property
    def cell_accuracy(self) -> float:
        """The same for tables: share of all compared cells that are right."""
        return self.attribute_accuracy

    def __str__(self) -> str:
        lines = [
            f"{self.table}: {self.matched} of {self.expected} read, {self.invented} invented; "
            f"precision {self.precision:.3f}, recall {self.recall:.3f}, F1 {self.f1:.3f}"
        ]
        if self.compared:
            single = ", ".join(f"{name} {share:.3f}" for name, share in self.attributes.items())
            lines.append(f"attributes {self.attribute_accuracy:.3f}: {single}")
        return "\n".join(lines + [str(difference) for difference in self.differences])


def combine(evaluations: Iterable[Evaluation]) -> Evaluation:
    """Several evaluations as one, every statement or row weighing the same.

    Args:
        evaluations: What `evaluate` gave, of several documents or tables.

    >>> one = Evaluation("statements", 9, 10, 10, {"due": 9}, {"due": 8})
    >>> combine([one, one]).f1
    0.9
    """
    parts = list(evaluations)
    compared: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for part in parts:
        compared.update(part.compared)
        right.update(part.right)
    return Evaluation(
        ", ".join(dict.fromkeys(part.table for part in parts)),
        sum(part.matched for part in parts),
        sum(part.expected for part in parts),
        sum(part.found for part in parts),
        compared,
        right,
        tuple(difference for part in parts for difference in part.differences),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
