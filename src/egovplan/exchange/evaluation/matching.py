"""Pairs what is annotated with what was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable

from attrs import field, frozen

from egovplan.exchange.evaluation.annotations import Record

__all__ = ["Pair", "Pairing", "pair_by"]

Key = Callable[[Record], Hashable]
Likeness = Callable[[Record, Record], int]


@frozen
class Pair:
    """An annotated row and the row that was read for it.

    Attributes:
        expected: The annotated row.
        found: The row that was read.
        key: Which key brought them together.
    """

    expected: Record
    found: Record
    key: str


@frozen(eq=False)
class Pairing:
    """What belongs together, and what is left over.

    Attributes:
        pairs: Annotated rows with what was read for them.
        expected: Annotated rows that are left over.
        found: Rows read that are left over.
    """

    pairs: list[Pair] = field(factory=list)
    expected: list[Record] = field(factory=list)
    found: list[Record] = field(factory=list)

    @classmethod
    def of(cls, expected: Iterable[Record], found: Iterable[Record]) -> Pairing:
        """Nothing paired yet."""
        return cls([], list(expected), list(found))


def pair_by(pairing: Pairing, name: str, key: Key, likeness: Likeness, *, only_unique: bool = False) -> Pairing:
    """Pair what is left over and has the same key.

    Of several with one key those are paired first that are most alike, and
    annotated rows that count before optional ones.

    Args:
        pairing: What is paired already.
        name: Name of the key.
        key: The key of a row; None pairs with nothing.
        likeness: How much of an annotated and a read row agrees.
        only_unique: Pair only keys that come once on either side.
    """
    expected_by, found_by = _by_key(pairing.expected, key), _by_key(pairing.found, key)
    pairs = list(pairing.pairs)
    taken: set[int] = set()
    for value, expected in expected_by.items():
        found = found_by.get(value, [])
        if only_unique and (len(expected) > 1 or len(found) > 1):
            continue
        for one, other in _best(expected, found, likeness):
            pairs.append(Pair(one, other, name))
            taken |= {id(one), id(other)}
    return Pairing(
        pairs,
        [row for row in pairing.expected if id(row) not in taken],
        [row for row in pairing.found if id(row) not in taken],
    )


def _by_key(rows: Iterable[Record], key: Key) -> dict[Hashable, list[Record]]:
    grouped: defaultdict[Hashable, list[Record]] = defaultdict(list)
    for row in rows:
        value = key(row)
        if value is not None:
            grouped[value].append(row)
    return grouped


def _best(expected: list[Record], found: list[Record], likeness: Likeness) -> list[tuple[Record, Record]]:
    """The most alike first; with equal likeness in the order given."""
    candidates = [
        (bool(one.get("optional")), -likeness(one, other), i, j)
        for i, one in enumerate(expected)
        for j, other in enumerate(found)
    ]
    pairs: list[tuple[Record, Record]] = []
    paired: set[int] = set()
    used: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in paired and j not in used:
            paired.add(i)
            used.add(j)
            pairs.append((expected[i], found[j]))
    return pairs
