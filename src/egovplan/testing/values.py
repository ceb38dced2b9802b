"""Strategies for the values that parts of plans are made of."""

from __future__ import annotations

import calendar
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egovplan import model
from egovplan.model import Comparator, Precision, Unit
from egovplan.testing.wording import maybe, texts, years

__all__ = [
    "CURRENCY_UNITS",
    "deadlines",
    "money",
    "periods",
    "printed_amounts",
    "quantities",
    "sources",
]

CURRENCY_UNITS = {"đồng": 1, "nghìn đồng": 10**3, "triệu đồng": 10**6, "tỷ đồng": 10**9}


def sources() -> SearchStrategy[model.Source]:
    """Places in a document, with and without a span."""
    spans = st.tuples(st.integers(0, 60_000), st.integers(1, 400)).map(lambda span: (span[0], span[0] + span[1]))
    lines = st.integers(1, 900)
    whole = st.builds(lambda line, span: model.Source(line, *span), lines, spans)
    return st.one_of(whole, st.builds(model.Source, lines), st.builds(model.Source, lines, locator=st.just("trang 2")))


@st.composite
def quantities(draw: DrawFn) -> model.Quantity:
    """Printed numbers of every unit, with ranges, fractions and comparators."""
    unit = draw(st.sampled_from(Unit))
    tenths = draw(st.integers(0, 1000 if unit is Unit.PERCENT else 50_000))
    value: float = tenths // 10 if unit is Unit.COUNT else tenths / 10
    wide = draw(st.sampled_from((0, 0, 0, 5, 20)))
    noun = draw(st.sampled_from(sorted(CURRENCY_UNITS))) if unit is Unit.MONEY else draw(maybe(texts()))
    return model.Quantity(
        value,
        unit,
        high=value + wide if wide else None,
        noun=noun,
        denominator=value + draw(st.integers(1, 50)) if unit is Unit.COUNT and draw(st.booleans()) else None,
        comparator=Comparator.EQUAL if wide else draw(st.sampled_from(Comparator)),
        approximate=draw(st.booleans()),
    )


@st.composite
def deadlines(draw: DrawFn) -> model.Deadline:
    """Last days of years, halves, quarters and months, and single days, with and without their words."""
    year, precision = draw(years()), draw(st.sampled_from(Precision))
    month = {Precision.YEAR: 12, Precision.HALF: 6, Precision.QUARTER: 9}.get(precision, draw(st.integers(1, 12)))
    last = calendar.monthrange(year, month)[1]
    day = draw(st.integers(1, last)) if precision is Precision.DAY else last
    return model.Deadline(date(year, month, day), precision, draw(maybe(st.just(f"đến năm {year}"))))  # by the year


@st.composite
def periods(draw: DrawFn) -> model.Period:
    """Spans of whole years."""
    first, length = draw(years()), draw(st.integers(0, 9))
    text = draw(maybe(st.just(f"giai đoạn {first} - {first + length}")))  # the phase
    return model.Period(date(first, 1, 1), date(first + length, 12, 31), Precision.YEAR, text)


def money() -> SearchStrategy[model.Money]:
    """Whole đồng."""
    return st.integers(1, 10**13).map(model.Money)


@st.composite
def printed_amounts(draw: DrawFn) -> model.PrintedAmount:
    """Amounts with and without a printed unit; the exact amount goes with the unit."""
    value = Decimal(draw(st.integers(1, 10**7))) / draw(st.sampled_from((1, 10, 1000)))
    unit = draw(maybe(st.sampled_from(sorted(CURRENCY_UNITS))))
    exact = model.Money(value * CURRENCY_UNITS[unit]) if unit else None
    return model.PrintedAmount(value, unit, exact, draw(maybe(st.just(value * 2))))
