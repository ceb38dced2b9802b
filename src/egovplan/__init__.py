"""Reads e-government plans into typed, sourced, comparable data, and does the arithmetic people do with them.

    import egovplan

    loaded = egovplan.load("plan.txt")
    loaded.plan, loaded.findings, loaded.coverage

Every name here is imported from its module when it is first used, so that
``import egovplan`` is quick and extras are needed only where they are used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from egovplan.version import __version__

if TYPE_CHECKING:
    from egovplan import datasets as datasets
    from egovplan.analysis import aggregate_budget as aggregate_budget
    from egovplan.analysis import interpolate as interpolate
    from egovplan.analysis import score as score
    from egovplan.analysis import score_plan as score_plan
    from egovplan.analysis.consistency import check as check
    from egovplan.exchange import tables as tables
    from egovplan.exchange.evaluation import evaluate as evaluate
    from egovplan.exchange.frames import frame as frame
    from egovplan.exchange.json_format import from_json as from_json
    from egovplan.exchange.json_format import to_json as to_json
    from egovplan.loading import LoadedPlan as LoadedPlan
    from egovplan.loading import load as load
    from egovplan.loading import load_text as load_text
    from egovplan.many import load_many as load_many
    from egovplan.many import write_tables as write_tables
    from egovplan.model import Plan as Plan
    from egovplan.model import equivalent as equivalent
    from egovplan.reading.errors import LoadError as LoadError

# Public name to the module that holds it; a name that is a module itself is given as such.
_HOMES = {
    "LoadError": "egovplan.reading.errors",
    "LoadedPlan": "egovplan.loading",
    "Plan": "egovplan.model",
    "aggregate_budget": "egovplan.analysis",
    "check": "egovplan.analysis.consistency",
    "datasets": "egovplan.datasets",
    "equivalent": "egovplan.model",
    "evaluate": "egovplan.exchange.evaluation",
    "explain_match": "egovplan.vietnamese.concept_matching",
    "frame": "egovplan.exchange.frames",
    "from_json": "egovplan.exchange.json_format",
    "interpolate": "egovplan.analysis",
    "load": "egovplan.loading",
    "load_many": "egovplan.many",
    "load_text": "egovplan.loading",
    "score": "egovplan.analysis",
    "score_plan": "egovplan.analysis",
    "tables": "egovplan.exchange.tables",
    "to_json": "egovplan.exchange.json_format",
    "write_tables": "egovplan.many",
}
_MODULES = frozenset(("datasets", "tables"))

__all__ = ["__version__", *_HOMES]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'egovplan' has no attribute {name!r}")
    module = importlib.import_module(home)
    value = module if name in _MODULES else getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
