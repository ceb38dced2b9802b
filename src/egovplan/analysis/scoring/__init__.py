"""How far a target is attained: the methods, one module each, and what calls them.

To add a method, write a module with one function under `scoring_method`, and
import it here.
"""

from egovplan.analysis.scoring.attainment import attainment
from egovplan.analysis.scoring.bands import (
    AttainmentBands,
    GrowthBand,
    GrowthBands,
    IndexMarks,
    TrajectoryBands,
)
from egovplan.analysis.scoring.case import Case, Goalpost, prepare
from egovplan.analysis.scoring.evidence import Measurement
from egovplan.analysis.scoring.indicator_score import score
from egovplan.analysis.scoring.registry import scoring_method, scoring_methods
from egovplan.analysis.scoring.required_growth import combine_growth, required_growth
from egovplan.analysis.scoring.result import Inputs, Measure, Score, Status
from egovplan.analysis.scoring.status_index import status_index
from egovplan.analysis.scoring.trajectory import against_expected

__all__ = [
    "AttainmentBands",
    "Case",
    "Goalpost",
    "GrowthBand",
    "GrowthBands",
    "IndexMarks",
    "Inputs",
    "Measure",
    "Measurement",
    "Score",
    "Status",
    "TrajectoryBands",
    "against_expected",
    "attainment",
    "combine_growth",
    "prepare",
    "required_growth",
    "score",
    "scoring_method",
    "scoring_methods",
    "status_index",
]
