"""What a chart of a budget shows, before it is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from attrs import frozen

from egovplan.analysis import ApartReason, BudgetTable, aggregate_budget
from egovplan.analysis.budget.dimensions import Key
from egovplan.formatting import format_term
from egovplan.formatting.catalogues import catalogue
from egovplan.formatting.names import group_name
from egovplan.formatting.numbers import format_number
from egovplan.model import Plan

__all__ = ["BudgetPanel", "apart_words", "budget_panels", "budget_table"]

_MOST_EXAMPLES = 3


@frozen
class BudgetPanel:
    """The amounts of one currency.

    Attributes:
        currency: ISO 4217 code.
        dimension: What the bars are by (``year``); empty for one bar of all.
        keys: The groups that are bars, in order.
        bars: Their names.
        stacked_by: What the parts of a bar are by, or None.
        stacks: Key and name of the parts, in order; one without a name where
            bars are not parted.
        amounts: Bar and part (their positions) to the amount.
    """

    currency: str
    dimension: str
    keys: tuple[Key, ...]
    bars: tuple[str, ...]
    stacked_by: str | None
    stacks: tuple[tuple[Key, str], ...]
    amounts: dict[tuple[int, int], Decimal]

    def total(self, bar: int) -> Decimal:
        """The whole of one bar."""
        return sum((amount for (at, _), amount in self.amounts.items() if at == bar), Decimal(0))


def budget_table(subject: Any, by: str | Iterable[str]) -> tuple[BudgetTable, Plan | None]:
    """The table to draw, and the plan that knows the names in it, if there is one."""
    if isinstance(subject, BudgetTable):
        return subject, None
    plan = getattr(subject, "plan", subject)
    return aggregate_budget(plan, by), plan if isinstance(plan, Plan) else None


def budget_panels(table: BudgetTable, plan: Plan | None, locale: str) -> list[BudgetPanel]:
    """One panel a currency.

    Raises:
        ValueError: If the table is by more than two dimensions.
    """
    by = [name for name in table.by if name != "currency"]
    if len(by) > 2:
        raise ValueError(f"a chart has two dimensions, not {len(by)}: {', '.join(by)}")
    # years run along an axis, whichever way round the caller named them
    bars = "year" if "year" in by else by[0] if by else None
    stacked = next((name for name in by if name != bars), None)
    return [_panel(table, currency, bars, stacked, plan, locale) for currency in table.totals]


def _panel(
    table: BudgetTable, currency: str, bars: str | None, stacked: str | None, plan: Plan | None, locale: str
) -> BudgetPanel:
    rows = [row for row in table.rows if row["currency"] == currency]
    bar_keys = _present(table, rows, bars)
    stack_keys = _present(table, rows, stacked)
    amounts: dict[tuple[int, int], Decimal] = {}
    for row in rows:
        place = (bar_keys.index(row[bars] if bars else None), stack_keys.index(row[stacked] if stacked else None))
        amounts[place] = amounts.get(place, Decimal(0)) + row["amount"]
    total = catalogue(locale).gettext("total")
    names = tuple(group_name(bars, key, locale, plan) if bars else total for key in bar_keys)
    stacks = tuple((key, group_name(stacked, key, locale, plan) if stacked else "") for key in stack_keys)
    return BudgetPanel(currency, bars or "", tuple(bar_keys), names, stacked, stacks, amounts)


def _present(table: BudgetTable, rows: list[dict[str, Any]], dimension: str | None) -> list[Key]:
    """The values of a dimension among some rows, in the table's order."""
    if dimension is None:
        return [None]
    there = {row[dimension] for row in rows}
    known = table.values.get(dimension) or dict.fromkeys(row[dimension] for row in rows)
    return [key for key in known if key in there]


def apart_words(table: BudgetTable, locale: str) -> str:
    """What was not added and why; empty where everything was.

    Amounts without a known unit are told as printed: they are never guessed.
    """
    if not table.apart:
        return ""
    words = catalogue(locale)
    counts = Counter(entry.reason for entry in table.apart)
    told = []
    for reason, count in counts.items():
        item = words.gettext("{reason}: {count}").format(reason=format_term(reason, locale), count=count)
        if reason is ApartReason.UNIT_UNKNOWN:
            printed = [e.printed.value for e in table.apart if e.reason is reason and e.printed is not None]
            examples = "; ".join(format_number(value, locale) for value in printed[:_MOST_EXAMPLES])
            item += f" ({examples}{'; …' if len(printed) > _MOST_EXAMPLES else ''})"
        told.append(item)
    return words.gettext("Not added: {items}.").format(items=", ".join(told))
