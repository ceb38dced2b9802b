"""Measures how well a plan agrees with a hand annotation of its document."""

from egovplan.exchange.evaluation.agreement import STATEMENT_ATTRIBUTES, evaluate
from egovplan.exchange.evaluation.annotations import Annotations, annotated_rows
from egovplan.exchange.evaluation.result import Difference, Evaluation, combine

__all__ = [
    "Annotations",
    "Difference",
    "Evaluation",
    "STATEMENT_ATTRIBUTES",
    "annotated_rows",
    "combine",
    "evaluate",
]


def __dir__() -> list[str]:
    return __all__
