"""The arithmetic that people do with plans: pure functions over the model.

Never reads a file, never prints.
"""

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
from egovplan.analysis.reason import Reason
from egovplan.analysis.trajectory import PointKind, Trajectory, TrajectoryPoint, trajectory

__all__ = [
    "Estimate",
    "InterpolationError",
    "Path",
    "PointKind",
    "Reason",
    "Trajectory",
    "TrajectoryPoint",
    "crossing",
    "cumulative",
    "growth_rate",
    "interpolate",
    "interpolation_method",
    "interpolation_methods",
    "trajectory",
]


def __dir__() -> list[str]:
    return __all__
