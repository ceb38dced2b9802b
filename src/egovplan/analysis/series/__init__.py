"""The same indicator through years, plans and provinces, with every break marked."""

from egovplan.analysis.series.breaks import Break
from egovplan.analysis.series.differences import Aspect, Difference
from egovplan.analysis.series.point import SeriesPoint
from egovplan.analysis.series.result import Series
from egovplan.analysis.series.selection import series
from egovplan.analysis.series.strand import Strand
from egovplan.analysis.series.territory import Territory
from egovplan.analysis.series.yardstick import Yardstick

__all__ = [
    "Aspect",
    "Break",
    "Difference",
    "Series",
    "SeriesPoint",
    "Strand",
    "Territory",
    "Yardstick",
    "series",
]
