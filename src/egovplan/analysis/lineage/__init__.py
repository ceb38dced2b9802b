"""What became of one province's targets from plan to plan."""

from egovplan.analysis.lineage.history import lineage
from egovplan.analysis.lineage.outcome import Outcome, Verdict
from egovplan.analysis.lineage.result import Lineage, PlanInLine
from egovplan.analysis.lineage.step import Change, Step

__all__ = ["Change", "Lineage", "Outcome", "PlanInLine", "Step", "Verdict", "lineage"]
