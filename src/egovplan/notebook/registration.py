"""Telling IPython how to show the objects of this library."""

from __future__ import annotations

import sys
from typing import Any

from egovplan.formatting.catalogues import locale_of
from egovplan.notebook.views import to_html

__all__ = ["disable", "enable", "load_ipython_extension", "unload_ipython_extension"]

# By name, so that nothing is imported that the notebook does not use.
_SHOWN = (
    ("egovplan.model.plan", "Plan"),
    ("egovplan.model.indicator", "Indicator"),
    ("egovplan.model.roadmap", "Roadmap"),
    ("egovplan.loading", "LoadedPlan"),
    ("egovplan.analysis.trajectory", "Trajectory"),
    ("egovplan.analysis.scoring.result", "Score"),
    ("egovplan.analysis.plan_score", "PlanScore"),
    ("egovplan.analysis.budget.table", "BudgetTable"),
    ("egovplan.analysis.series.result", "Series"),
)


def enable(locale: str = "en", shell: Any = None) -> None:
    """Show plans, indicators, scores, budgets and series as tables from now on.

    The charts of `egovplan.plot` need no such thing: they show as pictures.

    Args:
        locale: Language of headings, form of numbers.
        shell: The running IPython; by default it is found.

    Raises:
        RuntimeError: If no IPython runs.
        ValueError: For an unknown locale.
    """
    locale_of(locale)
    formatters = _shell(shell).display_formatter.formatters
    for module, name in _SHOWN:
        formatters["text/html"].for_type_by_name(module, name, lambda subject: str(to_html(subject, locale)))


def disable(shell: Any = None) -> None:
    """Show them as plain text again.

    Args:
        shell: The running IPython; by default it is found.

    Raises:
        RuntimeError: If no IPython runs.
    """
    formatters = _shell(shell).display_formatter.formatters
    for module, name in _SHOWN:
        formatters["text/html"].pop(f"{module}.{name}", None)


def load_ipython_extension(ipython: Any) -> None:
    """What ``%load_ext egovplan.notebook`` calls.

    Args:
        ipython: The running shell.
    """
    enable(shell=ipython)


def unload_ipython_extension(ipython: Any) -> None:
    """What ``%unload_ext egovplan.notebook`` calls.

    Args:
        ipython: The running shell.
    """
    disable(shell=ipython)


def _shell(shell: Any) -> Any:
    if shell is not None:
        return shell
    # without importing it: where no IPython runs there is nothing to enable
    ipython = sys.modules.get("IPython")
    found = ipython.get_ipython() if ipython is not None else None
    if found is None:
        raise RuntimeError("no IPython runs; use egovplan.notebook.to_html to make HTML elsewhere")
    return found
