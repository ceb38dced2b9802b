"""What a budget can be grouped by: one small registered function each."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from egovplan.analysis.budget.entries import Entry
from egovplan.model import BudgetSource

__all__ = ["UNSPECIFIED", "Key", "dimension_names", "key_of", "register_dimension", "sort_key", "source_class"]

Key = str | int | None
"""The value of a dimension; None where the plan does not say."""

UNSPECIFIED = "unspecified"
"""The source of money whose source the plan does not name."""

_dimensions: dict[str, Callable[[Entry], Key]] = {}
_source_order = {source.value: position for position, source in enumerate(BudgetSource)}

# These two are known only once an amount has been spread and converted.
_COMPUTED = ("year", "currency")


def register_dimension(name: str, key: Callable[[Entry], Key]) -> None:
    """Make something known that budgets can be grouped by.

    Args:
        name: Its name, also that of its column.
        key: From an `Entry` to its group: text, a whole number or None.
    """
    _dimensions[name] = key


def dimension_names() -> tuple[str, ...]:
    """Names of everything a budget can be grouped by.

    >>> dimension_names()
    ('source', 'agency', 'group', 'kind', 'plan', 'project', 'year', 'currency')
    """
    return (*_dimensions, *_COMPUTED)


def key_of(name: str, entry: Entry, year: int | None, currency: str | None) -> Key:
    """The group of an entry's part in one dimension."""
    if name == "year":
        return year
    if name == "currency":
        return currency
    return _dimensions[name](entry)


def sort_key(name: str, key: Key, appearance: int) -> tuple[object, ...]:
    """Where a group stands: sources in their own order, years by time, the rest as the document has them."""
    if name == "year":
        return (key is None, key or 0)
    if name == "source":
        parts = str(key).split("+")
        return (len(parts) > 1 or key == UNSPECIFIED, [_source_order.get(part, len(_source_order)) for part in parts])
    return (key is None, appearance)


def source_class(sources: Iterable[BudgetSource]) -> str:
    """One source, or the class of money that several sources share.

    >>> source_class([BudgetSource.CENTRAL, BudgetSource.LOCAL])
    'central+local'
    >>> source_class([])
    'unspecified'
    """
    return "+".join(sources) or UNSPECIFIED


def _agency(entry: Entry) -> Key:
    """The resolved bodies that lead; where none is resolved, the words."""
    if entry.project is None:
        return None
    return "+".join(entry.project.lead_ids) or entry.project.lead


register_dimension("source", lambda entry: source_class(entry.sources))
register_dimension("agency", _agency)
register_dimension("group", lambda entry: entry.project.group if entry.project else None)
register_dimension("kind", lambda entry: entry.project.kind.value if entry.project else None)
register_dimension("plan", lambda entry: entry.plan.id if entry.plan else None)
register_dimension("project", lambda entry: entry.project_id)
