"""A person's corrections to a plan, kept beside the document and applied after every reading."""

from egovplan.exchange.corrections.application import apply_corrections
from egovplan.exchange.corrections.correction import Correction, read_corrections

__all__ = ["Correction", "apply_corrections", "read_corrections"]


def __dir__() -> list[str]:
    return __all__
