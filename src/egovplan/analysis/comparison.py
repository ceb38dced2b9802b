"""Concepts by province and year: what is comparable in one block, what is not in another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from egovplan.analysis.series.plans import PlansLike
from egovplan.analysis.series.point import SeriesPoint, quantity_in_words
from egovplan.analysis.series.selection import series
from egovplan.analysis.series.strand import Strand
from egovplan.analysis.series.territory import Territory
from egovplan.analysis.series.yardstick import Yardstick

__all__ = ["Cell", "Comparison", "ComparisonRow", "compare"]


@frozen
class Cell:
    """What holds of one row in one year.

    Attributes:
        target: The target for the end of the year that stands: of the plan
            issued last; or None.
        observation: The last value measured in the year, or None.
        others: Further points of the year: overtaken targets, earlier in the
            year, or at odds with the one that stands.
    """

    target: SeriesPoint | None = None
    observation: SeriesPoint | None = None
    others: tuple[SeriesPoint, ...] = ()

    def __str__(self) -> str:
        told = [f"{quantity_in_words(self.observation.statement.quantity)}*"] if self.observation else []
        told += [quantity_in_words(self.target.statement.quantity)] if self.target else []
        return " ".join(told) + (f" +{len(self.others)}" if self.others else "")


@frozen
class ComparisonRow:
    """One province by one yardstick.

    Attributes:
        territory: The province.
        yardstick: By what its values measure.
        cells: Year to what holds of it.
        undated: Points without a date, which stand in no year.
    """

    territory: Territory
    yardstick: Yardstick
    cells: Mapping[int, Cell] = field(hash=False)
    undated: tuple[SeriesPoint, ...] = ()

    def __getitem__(self, year: int) -> Cell:
        """What holds in a year; an empty cell where nothing is stated."""
        return self.cells.get(year, Cell())


@frozen
class Comparison:
    """A table of provinces by year.

    Attributes:
        concepts: Codes in the catalogue, in the order asked for.
        years: The years for which anything is stated, ascending.
        rows: By concept and yardstick, then province. Rows of one yardstick
            stand together and are comparable; others are not.
    """

    concepts: tuple[str, ...]
    years: tuple[int, ...]
    rows: tuple[ComparisonRow, ...]

    @property
    def blocks(self) -> tuple[tuple[Yardstick, tuple[ComparisonRow, ...]], ...]:
        """The rows that are comparable with each other, block by block."""
        found: dict[Yardstick, list[ComparisonRow]] = {}
        for row in self.rows:
            found.setdefault(row.yardstick, []).append(row)
        return tuple((yardstick, tuple(rows)) for yardstick, rows in found.items())

    def to_records(self) -> list[dict[str, Any]]:
        """One flat record per point that stands, a target and an observation of one year apart.

        Returns:
            ``block`` (a number from 1; only records of one block are
            comparable), ``year``, ``others`` (how many more points the cell
            has), and the columns of `SeriesPoint.to_record`.
        """
        records = []
        for number, (_, rows) in enumerate(self.blocks, 1):
            for row in rows:
                for year, cell in sorted(row.cells.items()):
                    for point in (cell.observation, cell.target):
                        if point is not None:
                            head = {"block": number, "year": year, "others": len(cell.others)}
                            records.append({**head, **point.to_record()})
        return records

    def __str__(self) -> str:
        parts = ["\n".join(_block(yardstick, rows, self.years)) for yardstick, rows in self.blocks]
        if any(cell.observation for row in self.rows for cell in row.cells.values()):
            parts.append("* measured; all else is to be reached by the end of the year")
        return "\n\n".join(parts) or f"no statement of {', '.join(self.concepts)}"


def compare(
    plans: PlansLike,
    concepts: str | Iterable[str],
    *,
    levels: str | Iterable[str] | None = None,
    service_levels: str | int | Iterable[str | int] | None = None,
    unit: str | Iterable[str] | None = None,
) -> Comparison:
    """Set provinces side by side, year by year.

    Args:
        plans: Plans, or what `egovplan.load` gives; of one province or many.
        concepts: Codes in the catalogue, or domains; one or several.
        levels: As for `egovplan.series`.
        service_levels: As for `egovplan.series`.
        unit: As for `egovplan.series`.

    Returns:
        A row per province and yardstick, a cell per year. Values by different
        yardsticks (percent and counts, provincial and district bodies) stand
        in different blocks.

    Raises:
        ValueError: As for `egovplan.series`.
        TypeError: For something that is no plan.

    >>> from datetime import date
    >>> from egovplan.model import Deadline, Document, Indicator, Plan, Quantity, Statement
    >>> def plan(province, year, value):
    ...     due = Deadline(date(year, 12, 31), "year")
    ...     target = Statement("s", "target", Quantity(value, "percent"), "exchange", "i", due)
    ...     indicator = Indicator("i", "exchange", "document.electronic_exchange")
    ...     return Plan(province, document=Document(province=province), indicators=[indicator], statements=[target])
    >>> print(compare([plan("quang-ngai", 2015, 70), plan("ninh-thuan", 2010, 80)], "document.electronic_exchange"))
    document.electronic_exchange, percent
                 2010  2015
    Ninh Thuận    80%
    Quảng Ngãi          70%
    """
    found = series(plans, concepts, levels=levels, service_levels=service_levels, unit=unit)
    rows = [_row(strand) for strand in found.strands]
    order = {code: place for place, code in enumerate(found.concepts)}
    rows.sort(key=lambda row: (order[row.yardstick.concept], str(row.yardstick), str(row.territory)))
    years = sorted({year for row in rows for year in row.cells})
    return Comparison(found.concepts, tuple(years), tuple(rows))


def _row(strand: Strand) -> ComparisonRow:
    by_year: dict[int, list[SeriesPoint]] = {}
    undated = []
    for point in strand:
        if point.date is None:
            undated.append(point)
        else:
            by_year.setdefault(point.date.year, []).append(point)
    standing = {id(point) for point in strand.standing}
    cells = {year: _cell(points, standing) for year, points in by_year.items()}
    return ComparisonRow(strand.territory, strand.yardstick, cells, tuple(undated))


def _cell(points: list[SeriesPoint], standing: set[int]) -> Cell:
    """The points of one year, by date: the last that stands, the last that was measured."""
    targets = [point for point in points if id(point) in standing] or [p for p in points if not p.is_observation]
    observations = [point for point in points if point.is_observation]
    target = targets[-1] if targets else None
    observation = observations[-1] if observations else None
    rest = tuple(p for p in points if p is not target and p is not observation and not _repeats(p, target))
    return Cell(target, observation, rest)


def _repeats(point: SeriesPoint, target: SeriesPoint | None) -> bool:
    """Whether a point only says again, in the same plan, what the one that stands says."""
    return (
        target is not None
        and not point.is_observation
        and (point.plan_id, point.date, point.value) == (target.plan_id, target.date, target.value)
    )


def _block(yardstick: Yardstick, rows: tuple[ComparisonRow, ...], years: tuple[int, ...]) -> list[str]:
    """One block as aligned text, with the years that it has something for."""
    own = [year for year in years if any(year in row.cells for row in rows)]
    names = [str(row.territory) for row in rows]
    cells = [[str(row[year]) for year in own] for row in rows]
    first = max(map(len, names))
    widths = [max(len(str(year)), *(len(line[place]) for line in cells)) for place, year in enumerate(own)]
    lines = [f"{yardstick.concept}, {yardstick}", _line("", map(str, own), first, widths)]
    return lines + [_line(name, line, first, widths) for name, line in zip(names, cells, strict=True)]


def _line(name: str, cells: Iterable[str], first: int, widths: list[int]) -> str:
    aligned = (f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
    return "  ".join([f"{name:<{first}}", *aligned]).rstrip()
