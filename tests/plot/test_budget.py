"""The chart of a budget."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings

from egovplan import Plan, aggregate_budget
from egovplan.model import BudgetLine, Money, PrintedAmount
from egovplan.plot import alt_text, budget
from egovplan.testing import plans

from .conftest import billions, words_of


def bars(ax, along):
    """The extents of the bars of a plot, in its unit."""
    return sorted(round(getattr(patch, f"get_{along}")(), 6) for patch in ax.patches)


def test_years_stand_and_sources_are_stacked(funded):
    figure = budget(funded)
    assert bars(figure.axes[0], "height") == [1, 2, 4, 10]
    words = set(words_of(figure))
    assert {"2011", "2013", "no single year", "billion đồng", "central budget", "5"} <= words
    assert "Budget by source and year" in words


def test_years_without_money_keep_their_place(funded):
    places = budget(funded).axes[0].get_xticks()
    assert places[1] - places[0] == 2  # 2011 and 2013


def test_lying_bars_the_largest_first(funded):
    figure = budget(funded, by="agency")
    names = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert names == ["Sở TT&TT", "no leading body named"]
    assert bars(figure.axes[0], "width") == [4, 13]


def test_what_has_no_known_unit_is_told_and_in_no_bar(funded):
    for by in ("source", ("agency", "source"), "year"):
        figure = budget(funded, by=by)
        assert "Not added: unit unknown: 1 (450)." in alt_text(figure)
        assert any("450" in text for text in words_of(figure))
        along = "height" if by == "year" else "width"
        assert sum(bars(figure.axes[0], along)) == 17


def test_each_currency_has_a_plot_of_its_own():
    lines = [
        BudgetLine("a", billions(2), sources=["central"]),
        BudgetLine("b", PrintedAmount(5, "triệu USD", Money(5_000_000, "USD")), sources=["oda"]),
    ]
    figure = budget(lines, by="source")
    assert [ax.get_xlabel() for ax in figure.axes] == ["billion đồng", "million USD"]
    assert [bars(ax, "width") for ax in figure.axes] == [[2], [5]]


def test_a_table_is_drawn_by_its_own_dimensions(funded):
    table = aggregate_budget(funded, by=("project",))
    figure = budget(table, plan=funded)
    assert "Mạng diện rộng" in words_of(figure)
    assert "network" in words_of(budget(table))


def test_in_vietnamese(funded):
    words = words_of(budget(funded, locale="vi"))
    assert {"tỷ đồng", "ngân sách trung ương", "Kinh phí theo nguồn vốn và năm"} <= set(words)


def test_no_money_is_said():
    assert alt_text(budget(Plan("p"))) == "No amount of money could be added."
    unknown = budget([BudgetLine("a", PrintedAmount("4623"))])
    assert alt_text(unknown) == "No amount of money could be added. Not added: unit unknown: 1 (4,623)."


def test_more_than_two_dimensions_are_refused(funded):
    with pytest.raises(ValueError, match="two dimensions, not 3"):
        budget(funded, by=("source", "year", "agency"))
    with pytest.raises(ValueError, match="colour"):
        budget(funded, by="colour")


@settings(max_examples=12)
@given(plan=plans(max_size=5))
def test_bars_add_up_to_the_total_of_each_currency(plan):
    table = aggregate_budget(plan, by=("source", "year"))
    figure = budget(table)
    figure.canvas.draw()
    assert len(figure.axes) == max(1, len(table.totals))
    for ax, total in zip(figure.axes, table.totals.values(), strict=False):
        drawn = sum(Decimal(patch.get_height()) for patch in ax.patches)
        scale = {"trillion": 12, "billion": 9, "million": 6, "thousand": 3}.get(ax.get_ylabel().split()[0], 0)
        assert float(drawn * 10**scale) == pytest.approx(float(total.amount), rel=1e-9, abs=1e-6)
