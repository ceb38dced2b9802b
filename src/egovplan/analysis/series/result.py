"""What following an indicator gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from egovplan.analysis.series.breaks import Break
from egovplan.analysis.series.point import SeriesPoint
from egovplan.analysis.series.strand import Strand
from egovplan.analysis.series.yardstick import concept_of

__all__ = ["Series"]


@frozen
class Series:
    """The points of one concept, or of several side by side, over plans, years and provinces.

    Attributes:
        concepts: Codes in the catalogue, in the order asked for.
        plan_ids: The plans asked, by their day; also those that say nothing.
        strands: Runs of comparable points, by province and date of beginning.
        breaks: Why a strand does not go on from another.
    """

    concepts: tuple[str, ...]
    plan_ids: tuple[str, ...]
    strands: tuple[Strand, ...]
    breaks: tuple[Break, ...]

    @property
    def points(self) -> tuple[SeriesPoint, ...]:
        """Every point, strand after strand."""
        return tuple(point for strand in self.strands for point in strand)

    @property
    def targets(self) -> tuple[SeriesPoint, ...]:
        """What is to be reached, strand after strand."""
        return tuple(point for point in self.points if point.is_target)

    @property
    def observations(self) -> tuple[SeriesPoint, ...]:
        """What held, strand after strand."""
        return tuple(point for point in self.points if point.is_observation)

    def break_before(self, strand: Strand) -> Break | None:
        """The break at which a strand begins, or None where nothing comes before it.

        Args:
            strand: A strand of this series.
        """
        return next((entry for entry in self.breaks if entry.after == strand), None)

    def to_records(self) -> list[dict[str, Any]]:
        """One flat record per point.

        Returns:
            The columns of `SeriesPoint.to_record`, with ``strand`` (a number
            from 1; only points of one strand are comparable within a province)
            in front and ``break`` (the reason in words, on the first point of
            a strand that begins at a break) behind.
        """
        records = []
        for number, strand in enumerate(self.strands, 1):
            entry = self.break_before(strand)
            for place, point in enumerate(strand):
                reason = entry.reason if entry is not None and place == 0 else None
                records.append({"strand": number, **point.to_record(), "break": reason})
        return records

    def __iter__(self) -> Iterator[SeriesPoint]:
        return iter(self.points)

    def __len__(self) -> int:
        return len(self.points)

    def __str__(self) -> str:
        lines = []
        for code in self.concepts:
            known = concept_of(code)
            lines.append(f"{code}: {known.name}" if known else code)
        if not self.strands:
            lines.append(f"no statement in {', '.join(self.plan_ids) or 'no plan'}")
        for strand in self.strands:
            entry = self.break_before(strand)
            lines += [""] if entry is None else ["", f"-- {entry}"]
            lines.append(self._titled(strand))
        return "\n".join(lines)

    def _titled(self, strand: Strand) -> str:
        return f"{strand.yardstick.concept}, {strand}" if len(self.concepts) > 1 else str(strand)
