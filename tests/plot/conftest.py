"""Small plans whose charts can be checked by eye."""

from __future__ import annotations

import importlib.util
from datetime import date

import pytest

from egovplan.model import (
    BudgetLine,
    Deadline,
    Document,
    Indicator,
    Money,
    Period,
    Plan,
    PrintedAmount,
    Project,
    Quantity,
    Statement,
)

if importlib.util.find_spec("matplotlib") is None:
    # Nothing here can even be imported without the extra "plot".
    collect_ignore_glob = ["test_*.py"]


def due(year):
    return Deadline(date(year, 12, 31), "year")


def statement(year, value, kind="milestone", **more):
    """A statement of the indicator ``mail``."""
    quantity = Quantity(value, **{"unit": "percent", **more.pop("quantity", {})})
    return Statement(more.pop("id", f"{kind}-{year}-{value}"), kind, quantity, "thư điện tử", "mail", due(year), **more)


def mail(*statements, **more):
    """An indicator with statements."""
    return Indicator("mail", "thư điện tử", statements=statements, **more)


def billions(number):
    return PrintedAmount(number, "tỷ đồng", Money(number * 10**9))


@pytest.fixture
def funded():
    """A plan with money that can be added, money that cannot, and money of two sources."""
    return Plan(
        "p",
        projects=[
            Project("portal", "project", "Cổng thông tin", lead="Sở TT&TT", cost=billions(3)),
            Project("network", "project", "Mạng diện rộng", lead="Sở TT&TT", cost=billions(10)),
            Project("training", "project", "Đào tạo", lead="Sở Nội vụ", cost=PrintedAmount("450")),
        ],
        budget=[
            BudgetLine("b1", billions(2), "portal", ["central"], year=2011),
            BudgetLine("b2", billions(1), "portal", ["local"], year=2013),
            BudgetLine("b3", None, "network", ["local", "central"]),
            BudgetLine("b4", billions(4), None, ["oda"], year=2013),
        ],
    )


def plan_of(name, province, year, *statements, concept="email.regular_use"):
    """A plan of a province with one indicator."""
    period = Period(date(year, 1, 1), date(year + 4, 12, 31))
    indicator = Indicator("mail", "thư điện tử", concept)
    document = Document(province=province, issued_on=date(year, 1, 15))
    return Plan(name, document=document, period=period, indicators=[indicator], statements=statements)


def words_of(figure):
    """Every text in a figure, as it is drawn."""
    figure.canvas.draw()
    found = []
    for artist in figure.findobj(lambda artist: hasattr(artist, "get_text")):
        if artist.get_text() and artist.get_visible():
            found.append(artist.get_text())
    return found
