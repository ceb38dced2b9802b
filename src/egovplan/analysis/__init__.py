"""The arithmetic that people do with plans: pure functions over the model.

Never reads a file, never prints.
"""

from egovplan.analysis.budget import Apart, ApartReason, BudgetTable, aggregate_budget
from egovplan.analysis.crossing import crossing
from egovplan.analysis.growth import cumulative, growth_rate
from egovplan.analysis.interpolation import (
    Estimate,
    InterpolationError,
    Path,
    interpolate,
    interpolation_method,
    interpolation_methods,
)
from egovplan.analysis.observations import ObservationError, to_observations
from egovplan.analysis.reason import Reason
from egovplan.analysis.reporting_dates import Occurrence, occurrences
from egovplan.analysis.spreading import register_spread_rule, spread_money, spread_rules
from egovplan.analysis.trajectory import PointKind, Trajectory, TrajectoryPoint, trajectory

__all__ = [
    "Apart",
    "ApartReason",
    "BudgetTable",
    "Estimate",
    "InterpolationError",
    "ObservationError",
    "Occurrence",
    "Path",
    "PointKind",
    "Reason",
    "Trajectory",
    "TrajectoryPoint",
    "aggregate_budget",
    "crossing",
    "cumulative",
    "growth_rate",
    "interpolate",
    "interpolation_method",
    "interpolation_methods",
    "occurrences",
    "register_spread_rule",
    "spread_money",
    "spread_rules",
    "to_observations",
    "trajectory",
]


def __dir__() -> list[str]:
    return __all__
