"""The arithmetic that people do with plans: pure functions over the model.

Never reads a file, never prints.
"""

from egovplan.analysis.budget import Apart, ApartReason, BudgetTable, aggregate_budget
from egovplan.analysis.composite import Composite, composite, dti, egdi
from egovplan.analysis.crossing import crossing
from egovplan.analysis.growth import cumulative, growth_rate
from egovplan.analysis.interpolation import (
    Estimate,
    InterpolationError,
    interpolate,
    interpolation_method,
    interpolation_methods,
)
from egovplan.analysis.observations import ObservationError, to_observations
from egovplan.analysis.plan_score import GoalScore, IndicatorScore, PlanScore, score_plan
from egovplan.analysis.reason import Reason
from egovplan.analysis.reporting_dates import Occurrence, occurrences
from egovplan.analysis.scoring import (
    AttainmentBands,
    Case,
    Goalpost,
    GrowthBand,
    GrowthBands,
    IndexMarks,
    Inputs,
    Measure,
    Measurement,
    Score,
    Status,
    TrajectoryBands,
    against_expected,
    attainment,
    combine_growth,
    required_growth,
    score,
    scoring_method,
    scoring_methods,
    status_index,
)
from egovplan.analysis.spreading import register_spread_rule, spread_money, spread_rules
from egovplan.analysis.trajectory import PointKind, Trajectory, TrajectoryPoint, trajectory

__all__ = [
    "Apart",
    "ApartReason",
    "AttainmentBands",
    "BudgetTable",
    "Case",
    "Composite",
    "Estimate",
    "GoalScore",
    "Goalpost",
    "GrowthBand",
    "GrowthBands",
    "IndexMarks",
    "IndicatorScore",
    "Inputs",
    "InterpolationError",
    "Measure",
    "Measurement",
    "ObservationError",
    "Occurrence",
    "PlanScore",
    "PointKind",
    "Reason",
    "Score",
    "Status",
    "Trajectory",
    "TrajectoryBands",
    "TrajectoryPoint",
    "against_expected",
    "aggregate_budget",
    "attainment",
    "combine_growth",
    "composite",
    "crossing",
    "cumulative",
    "dti",
    "egdi",
    "growth_rate",
    "interpolate",
    "interpolation_method",
    "interpolation_methods",
    "occurrences",
    "register_spread_rule",
    "required_growth",
    "score",
    "score_plan",
    "scoring_method",
    "scoring_methods",
    "spread_money",
    "spread_rules",
    "status_index",
    "to_observations",
    "trajectory",
]


def __dir__() -> list[str]:
    return __all__
