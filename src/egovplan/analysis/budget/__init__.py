"""Budgets: each amount once, added up exactly, by whatever the reader asks for."""

from egovplan.analysis.budget.aggregation import aggregate_budget
from egovplan.analysis.budget.dimensions import dimension_names, register_dimension
from egovplan.analysis.budget.entries import Budget, Entry
from egovplan.analysis.budget.table import Apart, ApartReason, BudgetTable

__all__ = [
    "Apart",
    "Budget",
    "BudgetTable",
    "Entry",
    "ApartReason",
    "aggregate_budget",
    "dimension_names",
    "register_dimension",
]


def __dir__() -> list[str]:
    return __all__
