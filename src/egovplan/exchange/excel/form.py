"""The sheet that people fill in: a row per target of an indicator, with empty cells for what is measured."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from attrs import frozen

from egovplan.exchange.excel.cells import cell_value, safe_text
from egovplan.exchange.excel.openpyxl_module import openpyxl
from egovplan.exchange.excel.sheets import FIRST_ROW, SheetColumn, fill_sheet
from egovplan.exchange.excel.words import Words
from egovplan.exchange.tables import Column
from egovplan.model import Basis, Comparator, Finding, Indicator, Plan, Statement, Unit

__all__ = ["FORM", "add_form"]

FORM = "observations"
"""Begins the ids of the form's columns."""

_DAY = Column("day", "date", "A day.")
_NUMBER = Column("number", "number", "A number.")
_SIGNS = {Comparator.AT_LEAST: "≥", Comparator.MORE_THAN: ">", Comparator.AT_MOST: "≤", Comparator.LESS_THAN: "<"}
_EARLIEST, _LATEST = "DATE(1990,1,1)", "DATE(2100,12,31)"
_INPUT = ("value", "date", "note")
_PALE_YELLOW, _PALE_RED = "FFFFF9DB", "FFF8CBAD"


@frozen
class _Line:
    """A row of the form: an indicator with one of its targets, if it has any."""

    indicator: Indicator
    target: Statement | None


def add_form(sheet: Any, plan: Plan, words: Words) -> list[Finding]:
    """Fill an empty sheet with the indicators of a plan.

    Args:
        sheet: A worksheet of openpyxl.
        plan: The plan.
        words: The language of headings and prompts.

    Returns:
        Findings about what the sheet could not take.
    """
    lines = [_Line(indicator, target) for indicator in plan.indicators for target in (indicator.targets or (None,))]
    columns = list(_columns(words, any(line.target and line.target.quantity.high is not None for line in lines)))
    keys = [column.key.removeprefix(f"{FORM}.") for column in columns]
    rows = []
    for number, line in enumerate(lines, 1):
        cells = _cells(plan, line, number, words)
        rows.append([cells[key] for key in keys])
    findings = fill_sheet(sheet, columns, rows)
    sheet.freeze_panes = sheet.cell(FIRST_ROW, keys.index("label") + 2)
    if lines:
        letters = {key: openpyxl().utils.get_column_letter(keys.index(key) + 1) for key in _INPUT}
        _open_cells(sheet, letters, len(lines), words)
        _validate(sheet, letters, [line.indicator.unit for line in lines], words)
    return findings


def _columns(words: Words, ranges: bool) -> Iterator[SheetColumn]:
    day = words("formats", "date")
    for key in ("plan_id", "indicator_id", "statement_id"):
        yield SheetColumn(f"{FORM}.{key}", key, 12, hidden=True)
    layout: list[tuple[str, float, str | None]] = [
        ("number", 6, None),
        ("label", 48, None),
        ("scope", 18, None),
        ("baseline", 12, None),
        ("baseline_date", 12, day),
        ("comparator", 4, None),
        ("target", 12, None),
        *([("high", 12, None)] if ranges else []),
        ("unit", 16, None),
        ("due", 12, day),
        ("value", 16, None),
        ("date", 14, day),
        ("note", 36, None),
    ]
    for key, width, number_format in layout:
        yield SheetColumn(f"{FORM}.{key}", words("form", key), width, number_format=number_format)


def _cells(plan: Plan, line: _Line, number: int, words: Words) -> dict[str, Any]:
    indicator, target = line.indicator, line.target
    quantity = target.quantity if target else None
    baseline = indicator.observations[-1] if indicator.observations else None
    return {
        "plan_id": safe_text(plan.id),
        "indicator_id": safe_text(indicator.id),
        "statement_id": safe_text(target.id) if target else None,
        "number": number,
        "label": safe_text(indicator.label),
        "scope": _scope(indicator, words) or None,
        "baseline": cell_value(baseline.value, _NUMBER) if baseline else None,
        "baseline_date": cell_value(baseline.due.isoformat(), _DAY) if baseline and baseline.due else None,
        "comparator": _SIGNS.get(quantity.comparator) if quantity else None,
        "target": cell_value(quantity.value, _NUMBER) if quantity else None,
        "high": cell_value(quantity.high, _NUMBER) if quantity else None,
        "unit": _unit(indicator, target, words),
        "due": cell_value(target.due.isoformat(), _DAY) if target and target.due else None,
        "value": None,
        "date": None,
        "note": None,
    }


def _scope(indicator: Indicator, words: Words) -> str:
    parts = [words("levels", level.value) for level in indicator.levels]
    parts += [words("levels", "service").format(level=level.value) for level in indicator.service_levels]
    return "\n".join(parts)


def _unit(indicator: Indicator, target: Statement | None, words: Words) -> str:
    noun = target.quantity.noun if target else None
    unit = words("units", "percent") if indicator.unit is Unit.PERCENT else noun
    unit = unit or words("units", "ratio" if indicator.unit is Unit.RATIO else "count")
    if target is not None and target.basis is Basis.CHANGE:
        unit = words("units", "change").format(unit=unit)
    return safe_text(unit)


def _open_cells(sheet: Any, letters: dict[str, str], count: int, words: Words) -> None:
    """Unlock the cells that are to be filled in, and mark a value whose date is missing."""
    styles = openpyxl().styles
    pale = styles.PatternFill("solid", start_color=_PALE_YELLOW)
    side = styles.Side("thin", color="FFBFBFBF")
    frame = styles.Border(left=side, right=side, top=side, bottom=side)
    for key, letter in letters.items():
        for number in range(FIRST_ROW, FIRST_ROW + count):
            cell = sheet[f"{letter}{number}"]
            cell.protection = styles.Protection(locked=False)
            cell.fill, cell.border = pale, frame
            cell.alignment = styles.Alignment(vertical="top", wrap_text=key == "note")
            if key == "date":
                cell.number_format = words("formats", "date")
    value, day = f"${letters['value']}{FIRST_ROW}", f"${letters['date']}{FIRST_ROW}"
    rule = openpyxl().formatting.rule.FormulaRule(
        formula=[f'AND({value}<>"",{day}="")'],
        fill=styles.PatternFill("solid", start_color=_PALE_RED, end_color=_PALE_RED),
    )
    sheet.conditional_formatting.add(_range(letters["date"], 0, count), rule)


def _validate(sheet: Any, letters: dict[str, str], units: list[Unit], words: Words) -> None:
    """Tell what belongs into a cell, and stop what does not."""
    kind = openpyxl().worksheet.datavalidation.DataValidation
    at_least = {"type": "decimal", "operator": "greaterThanOrEqual", "formula1": "0", "errorStyle": "stop"}
    share = {"type": "decimal", "operator": "between", "formula1": "0", "formula2": "100", "errorStyle": "warning"}
    dated = {"type": "date", "operator": "between", "formula1": _EARLIEST, "formula2": _LATEST, "errorStyle": "stop"}
    short = {"type": "textLength", "operator": "lessThanOrEqual", "formula1": "1000", "errorStyle": "stop"}
    rules = {
        name: kind(
            **rule,
            allow_blank=True,
            showInputMessage=True,
            showErrorMessage=True,
            promptTitle=words("prompts", f"{name.partition('_')[0]}_title"),
            prompt=words("prompts", name),
            errorTitle=words("prompts", f"{name.partition('_')[0]}_title"),
            error=words("prompts", f"{name}_error"),
        )
        for name, rule in (("value", at_least), ("value_percent", share), ("date", dated), ("note", short))
    }
    start = 0
    for is_share, run in groupby(units, lambda unit: unit is Unit.PERCENT):
        length = len(list(run))
        rules["value_percent" if is_share else "value"].add(_range(letters["value"], start, length))
        start += length
    rules["date"].add(_range(letters["date"], 0, len(units)))
    rules["note"].add(_range(letters["note"], 0, len(units)))
    for rule in rules.values():
        if rule.sqref:
            sheet.add_data_validation(rule)


def _range(letter: str, start: int, length: int) -> str:
    return f"{letter}{FIRST_ROW + start}:{letter}{FIRST_ROW + start + length - 1}"
