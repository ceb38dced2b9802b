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
    from egovplan import notebook as notebook
    from egovplan import plot as plot
    from egovplan import report as report
    from egovplan.analysis import aggregate_budget as aggregate_budget
    from egovplan.analysis import composite as composite
    from egovplan.analysis import interpolate as interpolate
    from egovplan.analysis import occurrences as occurrences
    from egovplan.analysis import score as score
    from egovplan.analysis import score_plan as score_plan
    from egovplan.analysis import to_observations as to_observations
    from egovplan.analysis import trajectory as trajectory
    from egovplan.analysis.comparison import compare as compare
    from egovplan.analysis.consistency import check as check
    from egovplan.analysis.lineage import lineage as lineage
    from egovplan.analysis.series import series as series
    from egovplan.exchange import tables as tables
    from egovplan.exchange.corrections import apply_corrections as apply_corrections
    from egovplan.exchange.corrections import read_corrections as read_corrections
    from egovplan.exchange.data_package import read_data_package as read_data_package
    from egovplan.exchange.data_package import write_data_package as write_data_package
    from egovplan.exchange.evaluation import evaluate as evaluate
    from egovplan.exchange.excel import read_workbook as read_workbook
    from egovplan.exchange.excel import write_workbook as write_workbook
    from egovplan.exchange.format_error import FormatError as FormatError
    from egovplan.exchange.frames import frame as frame
    from egovplan.exchange.json_format import from_json as from_json
    from egovplan.exchange.json_format import to_json as to_json
    from egovplan.exchange.observations import read_observations as read_observations
    from egovplan.exchange.stratml import from_stratml as from_stratml
    from egovplan.exchange.stratml import to_stratml as to_stratml
    from egovplan.exchange.yaml_format import from_yaml as from_yaml
    from egovplan.exchange.yaml_format import to_yaml as to_yaml
    from egovplan.loading import LoadedPlan as LoadedPlan
    from egovplan.loading import load as load
    from egovplan.loading import load_text as load_text
    from egovplan.many import load_many as load_many
    from egovplan.many import write_tables as write_tables
    from egovplan.model import Plan as Plan
    from egovplan.model import equivalent as equivalent
    from egovplan.reading.errors import LoadError as LoadError
    from egovplan.report import write_report as write_report
    from egovplan.vietnamese.concept_matching import explain_match as explain_match

# Public name to the module that holds it; a name that is a module itself is given as such.
_HOMES = {
    "FormatError": "egovplan.exchange.format_error",
    "LoadError": "egovplan.reading.errors",
    "LoadedPlan": "egovplan.loading",
    "Plan": "egovplan.model",
    "aggregate_budget": "egovplan.analysis",
    "apply_corrections": "egovplan.exchange.corrections",
    "check": "egovplan.analysis.consistency",
    "compare": "egovplan.analysis.comparison",
    "composite": "egovplan.analysis",
    "datasets": "egovplan.datasets",
    "equivalent": "egovplan.model",
    "evaluate": "egovplan.exchange.evaluation",
    "explain_match": "egovplan.vietnamese.concept_matching",
    "frame": "egovplan.exchange.frames",
    "from_json": "egovplan.exchange.json_format",
    "from_stratml": "egovplan.exchange.stratml",
    "from_yaml": "egovplan.exchange.yaml_format",
    "interpolate": "egovplan.analysis",
    "lineage": "egovplan.analysis.lineage",
    "load": "egovplan.loading",
    "load_many": "egovplan.many",
    "load_text": "egovplan.loading",
    "notebook": "egovplan.notebook",
    "occurrences": "egovplan.analysis",
    "plot": "egovplan.plot",
    "read_corrections": "egovplan.exchange.corrections",
    "read_data_package": "egovplan.exchange.data_package",
    "read_observations": "egovplan.exchange.observations",
    "read_workbook": "egovplan.exchange.excel",
    "report": "egovplan.report",
    "score": "egovplan.analysis",
    "score_plan": "egovplan.analysis",
    "series": "egovplan.analysis.series",
    "tables": "egovplan.exchange.tables",
    "to_json": "egovplan.exchange.json_format",
    "to_observations": "egovplan.analysis",
    "to_stratml": "egovplan.exchange.stratml",
    "to_yaml": "egovplan.exchange.yaml_format",
    "trajectory": "egovplan.analysis",
    "write_data_package": "egovplan.exchange.data_package",
    "write_report": "egovplan.report",
    "write_tables": "egovplan.many",
    "write_workbook": "egovplan.exchange.excel",
}
_MODULES = frozenset(("datasets", "notebook", "plot", "report", "tables"))

_WHOLE_MODULE_NEEDS_EXTRA = frozenset(("egovplan.plot", "egovplan.report"))

# `from egovplan import *` has to work where no extra is installed.
__all__ = ["__version__", *(name for name, home in _HOMES.items() if home not in _WHOLE_MODULE_NEEDS_EXTRA)]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'egovplan' has no attribute {name!r}")
    module = importlib.import_module(home)
    value = module if name in _MODULES else getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({"__version__", *_HOMES})
