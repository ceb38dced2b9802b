"""Invented plans in a line, a statement a row."""

from __future__ import annotations

from datetime import date

from egovplan.model import Deadline, Document, Indicator, Plan, Quantity, Source, Statement

EXCHANGE = "document.electronic_exchange"
ONESTOP = "onestop.electronic"


def row(value, year, kind="target", code=EXCHANGE, unit="percent", **more):
    """One statement: what `plan_of` makes an indicator and a statement of."""
    return {"value": value, "year": year, "kind": kind, "code": code, "unit": unit, **more}


def plan_of(name, issued, *rows, province="quang-ngai"):
    """A plan issued on 1 March of a year; statements stand on lines 1, 2, 3, …"""
    indicators, statements = {}, []
    for line, entry in enumerate(rows, 1):
        scope = (entry["code"], entry["unit"], entry.get("levels", ()), entry.get("service_levels", ()))
        indicator = indicators.setdefault(scope, _indicator(f"{name}-i{len(indicators)}", *scope))
        statements.append(_statement(f"{name}-s{line}", indicator.id, line, entry))
    document = Document(province=province, issued_on=issued and date(issued, 3, 1))
    return Plan(name, document=document, indicators=indicators.values(), statements=statements)


def _indicator(name, code, unit, levels, service_levels):
    return Indicator(name, code or "?", code, unit, levels=levels, service_levels=service_levels)


def _statement(name, indicator, line, entry):
    quantity = Quantity(
        entry["value"], entry["unit"], entry.get("high"), entry.get("noun"), entry.get("denominator"),
        entry.get("comparator", "="),
    )  # fmt: skip
    year = entry["year"]
    return Statement(
        name, entry["kind"], quantity, "trao đổi văn bản", indicator, year and Deadline(date(year, 12, 31), "year"),
        entry.get("basis", "level"), entry.get("levels", ()), entry.get("service_levels", ()), source=Source(line),
    )  # fmt: skip
