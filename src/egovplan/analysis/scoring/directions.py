"""Which way is better: given, from a comparator, or from the indicator."""

from __future__ import annotations

from egovplan.analysis.reason import Reason, because
from egovplan.model import Comparator, Direction

__all__ = ["PARITY", "direction_for", "direction_named", "reached", "sign_of"]

PARITY = "parity"
"""Neither more nor less is better: the nearer to the target, the better."""

_BY_COMPARATOR = {
    Comparator.AT_LEAST: Direction.INCREASE,
    Comparator.MORE_THAN: Direction.INCREASE,
    Comparator.AT_MOST: Direction.DECREASE,
    Comparator.LESS_THAN: Direction.DECREASE,
}


def direction_named(direction: object) -> Direction:
    """A direction from a member, a word, or a sign (1 or -1).

    Raises:
        ValueError: For anything else.

    >>> direction_named("decrease"), direction_named(1)
    (<Direction.DECREASE: 'decrease'>, <Direction.INCREASE: 'increase'>)
    """
    if isinstance(direction, str):
        return Direction(direction)
    if direction == 1:
        return Direction.INCREASE
    if direction == -1:
        return Direction.DECREASE
    raise ValueError(f"a direction is 'increase', 'decrease', 1 or -1, not {direction!r}")


def sign_of(direction: Direction) -> int:
    """1 where more is better, -1 where less is."""
    return 1 if direction is Direction.INCREASE else -1


def reached(value: float, target: float, sign: int) -> bool:
    """Whether a value is at the target or beyond it in the wanted direction."""
    return value >= target if sign > 0 else value <= target


def direction_for(given: object, comparator: Comparator, indicator: Direction) -> tuple[Direction, tuple[Reason, ...]]:
    """The direction of a target, and what is to be told of it.

    What is given comes first. Then the comparator: ``at most`` can only be met
    from below, whatever the indicator's direction says. Then the indicator.
    """
    if given is not None:
        return direction_named(given), ()
    decided = _BY_COMPARATOR.get(comparator, indicator)
    if decided is indicator:
        return indicator, ()
    return decided, (because("direction_from_comparator", comparator=comparator, direction=decided, other=indicator),)
