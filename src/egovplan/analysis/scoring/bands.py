"""Limits between one status and the next, as data that callers can replace."""

from __future__ import annotations

from functools import cache

from attrs import frozen

from egovplan.catalogue.scoring import band_data

__all__ = [
    "AttainmentBands",
    "GrowthBand",
    "GrowthBands",
    "IndexMarks",
    "TrajectoryBands",
]


@frozen
class AttainmentBands:
    """Where no standard errors exist: what counts as a change at all.

    Attributes:
        improved: Percent of the targeted change from which it is improvement.
        got_worse: Percent of the baseline moved away from which it is worse.

    >>> AttainmentBands.shipped()
    AttainmentBands(improved=10.0, got_worse=10.0)
    """

    improved: float
    got_worse: float

    @classmethod
    def shipped(cls) -> AttainmentBands:
        """The bands of Healthy People 2020."""
        return _attainment()


@frozen
class GrowthBand:
    """One band of progress.

    Attributes:
        at_least: Progress value it begins at.
        status: Its status.
        slope: Slope of the line from progress value to score.
        intercept: Intercept of that line.
    """

    at_least: float
    status: str
    slope: float = 0.0
    intercept: float = 0.0


@frozen
class GrowthBands:
    """The bands of required growth, from the best down; the last begins at minus infinity.

    Attributes:
        with_target: Bands of the ratio of observed to required growth.
        without_target: Bands of the growth rate; those that begin above zero
            are lowered near a natural limit.
        of_score: Bands of a mean score of several series.
        best: Highest score.
        worst: Lowest score.
        zero: What a base or target of zero is taken as.
        limit_exponent: Exponent of the factor near a natural limit.
    """

    with_target: tuple[GrowthBand, ...]
    without_target: tuple[GrowthBand, ...]
    of_score: tuple[GrowthBand, ...]
    best: float
    worst: float
    zero: float
    limit_exponent: float

    @classmethod
    def shipped(cls) -> GrowthBands:
        """The bands of Statistics Canada and Open SDG."""
        return _growth()


@frozen
class IndexMarks:
    """The highest and the lowest mark of the status index in a roll-up.

    Attributes:
        best: The mark at the target.
        worst: This project's floor, so that one regression cannot outweigh all else.
    """

    best: float
    worst: float

    @classmethod
    def shipped(cls) -> IndexMarks:
        """Ten, and minus ten."""
        return _index()


@frozen
class TrajectoryBands:
    """How near to the expected value counts as on track.

    Attributes:
        tolerance: In percent of the expected value, either way.
    """

    tolerance: float

    @classmethod
    def shipped(cls) -> TrajectoryBands:
        """No tolerance."""
        return _trajectory()


@cache
def _attainment() -> AttainmentBands:
    data = band_data("attainment")
    return AttainmentBands(data["improved"], data["got_worse"])


@cache
def _growth() -> GrowthBands:
    data = band_data("required_growth")
    with_target, without_target, of_score = (
        tuple(GrowthBand(**band) for band in data[name]) for name in ("with_target", "without_target", "of_score")
    )
    return GrowthBands(
        with_target, without_target, of_score, data["best"], data["worst"], data["zero"], data["limit_exponent"]
    )


@cache
def _index() -> IndexMarks:
    data = band_data("status_index")
    return IndexMarks(data["best"], data["worst"])


@cache
def _trajectory() -> TrajectoryBands:
    return TrajectoryBands(band_data("trajectory")["tolerance"])
