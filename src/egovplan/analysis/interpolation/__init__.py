"""Values between points: the methods, one module each, and what calls them.

To add a method, write a module with one function under
`interpolation_method`, and import it here.
"""

from egovplan.analysis.interpolation.compound import compound
from egovplan.analysis.interpolation.estimate import Estimate
from egovplan.analysis.interpolation.evaluation import interpolate
from egovplan.analysis.interpolation.linear import linear
from egovplan.analysis.interpolation.path import Path
from egovplan.analysis.interpolation.pchip import pchip
from egovplan.analysis.interpolation.refusal import InterpolationError
from egovplan.analysis.interpolation.registry import interpolation_method, interpolation_methods
from egovplan.analysis.interpolation.step import step

__all__ = [
    "Estimate",
    "InterpolationError",
    "Path",
    "compound",
    "interpolate",
    "interpolation_method",
    "interpolation_methods",
    "linear",
    "pchip",
    "step",
]
