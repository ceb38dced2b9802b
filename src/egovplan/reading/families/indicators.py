"""Tables of indicators: each row an indicator, its values by year, by level or as one result."""

from __future__ import annotations

import re

from attrs import frozen

from egovplan.model import Basis, ClaimKind, Deadline, Level, Period, StatementKind, Unit
from egovplan.reading.blocks import Cell, Table
from egovplan.reading.context import Context
from egovplan.reading.facts.clauses import Clause
from egovplan.reading.facts.drafts import Draft
from egovplan.reading.families.cells import EMPTY, has_digit, read_text_cell, set_aside_cell, time_cell
from egovplan.reading.families.columns import Columns, read_columns, words_of
from egovplan.reading.families.indicator_values import RowUnit, is_ditto, read_unit, read_values
from egovplan.reading.families.taking import add_claim, claim_lines, claim_row, take
from egovplan.reading.outline import Section
from egovplan.reading.shape import DataRow, ShapedTable, shape
from egovplan.vietnamese.deadlines import parse_deadline
from egovplan.vietnamese.government_levels import levels_in
from egovplan.vietnamese.number_context import ASIDE
from egovplan.vietnamese.quantities import PrintedQuantity
from egovplan.vietnamese.service_levels import service_levels_in

__all__ = ["read_indicators"]

_SAMPLE = 12
_LONGEST_QUOTE = 300
_IN_BRACKETS = re.compile(r"\(([^()]{1,40})\)")
# số doanh nghiệp/1.000 dân: so many per thousand people, whatever the unit cell says
_PER_HEAD = re.compile(r"\w\s?/\s?(?:[0-9.]+\s|vạn\s)?(?:dân|người|hộ|cán\s+bộ)\b")
# (đơn vị tính: %): the unit of a whole table, in its caption
_CAPTION_UNIT = re.compile(r"(?:đơn\s+vị(?:\s+tính)?|đvt)\s*:\s*([^().;:]{1,40})")
_BARE_YEAR = re.compile(r"[12][0-9]{3}\Z")
_LIKE_VALUE = re.compile(r"\s*(?:[^\W\d_]+\s){0,3}[<>=≤≥~+]{0,2}\s*[0-9]")
# tỷ lệ share, tỷ trọng proportion, số (lượng) number (of): what an indicator opens with
_RATE = re.compile(r"(?:(?:tỷ|tỉ)\s+(?:lệ|trọng)|số\s+lượng|số)\s+", re.IGNORECASE)


@frozen
class _ValueColumn:
    """A column of values.

    Attributes:
        index: Which column.
        kind: What its statements are.
        deadline: The date of its heading, or None.
        levels: The levels of government of its heading.
        measure: What it measures beside others of the same year, as printed; else empty.
        unit: The unit of its heading, or None.
        approximate: Whether its heading says that its values are estimates.
    """

    index: int
    kind: StatementKind
    deadline: Deadline | None
    levels: tuple[Level, ...]
    measure: str
    unit: RowUnit | None
    approximate: bool


def read_indicators(table: Table, context: Context) -> bool:
    """Read a table of indicators.

    It has a column of indicators, and columns of values: headed by a year, a
    baseline, a result or a level of government, and holding numbers. A column
    that is headed otherwise ("content", "product") names indicators where the
    values are dated and some unit is printed that is no money.
    """
    shaped = shape(table, context)
    if shaped is None or shaped.width < 2:
        return False
    columns = read_columns(shaped, "indicators")
    strong = columns.first("name")
    name = strong if strong is not None else columns.first("thing")
    if name is None:
        return False
    issued = context.statements.times.baseline
    values = _value_columns(shaped, columns, name, issued)
    unit = columns.first("unit")
    if not values or (strong is None and not _dated(values, unit)):
        return False
    _Reader(context, shaped, columns, name, unit, values).read(context.outline.of(table))
    return True


def _dated(values: list[_ValueColumn], unit: int | None) -> bool:
    if any(column.deadline is None for column in values):
        return False
    return unit is not None or any(c.unit is not None and c.unit.unit is not Unit.MONEY for c in values)


def _value_columns(shaped: ShapedTable, columns: Columns, name: int, issued: Deadline | None) -> list[_ValueColumn]:
    words = words_of("indicators")
    found: list[_ValueColumn] = []
    for index, role in enumerate(columns.roles):
        if index == name or role in ("name", "thing", "unit", "agency", "note", "number"):
            continue
        heading, lowest = shaped.headings[index], shaped.subheadings[index]
        period = _period(shaped, index)
        levels = levels_in(heading)
        if (role is None and period is None and not levels) or not _has_values(shaped, index):
            continue
        deadline = Deadline(period.end, period.precision, period.text) if period else None
        past = deadline is not None and issued is not None and deadline.date < issued.date
        kind = StatementKind.BASELINE if role == "baseline" or past else StatementKind.TARGET
        approximate = any(f" {heading} ".find(f" {word} ") >= 0 for word in words["approximate"]["words"])
        brackets = _IN_BRACKETS.search(shaped.printed[index])
        own = read_unit(brackets[1].strip()) if brackets and not has_digit(brackets[1]) else None
        divided = bool(levels) or (lowest != heading and not has_digit(lowest) and period is not None)
        measure = _IN_BRACKETS.sub("", shaped.lowest(index)).strip() if divided else ""
        found.append(_ValueColumn(index, kind, deadline, levels, measure, own, approximate))
    if _year_by_year(shaped, found):
        found = [_as_milestone(column) for column in found]
    return found


def _period(shaped: ShapedTable, index: int) -> Period | None:
    """The time that a heading prints: its lowest row first."""
    for text in (shaped.subheadings[index], shaped.headings[index]):
        if has_digit(text):
            period = time_cell(text)[0]
            if period is not None:
                return period
    return None


def _has_values(shaped: ShapedTable, column: int) -> bool:
    filled = [text for row in shaped.data() if (text := row.folded(column)) not in EMPTY][:_SAMPLE]
    return bool(filled) and 3 * sum(1 for text in filled if _LIKE_VALUE.match(text)) >= len(filled)


def _year_by_year(shaped: ShapedTable, columns: list[_ValueColumn]) -> bool:
    """Whether targets stand year by year: three years or more, or two that follow each other."""
    words = words_of("indicators")["target"]["words"]
    dated = [c for c in columns if c.kind is StatementKind.TARGET and c.deadline is not None]
    if any(word in shaped.headings[c.index] for c in dated for word in words):
        return False
    years = sorted({c.deadline.year for c in dated if c.deadline is not None})
    return len(years) > 2 or (len(years) == 2 and years[1] == years[0] + 1)


def _as_milestone(column: _ValueColumn) -> _ValueColumn:
    if column.kind is not StatementKind.TARGET or column.deadline is None:
        return column
    kind = StatementKind.MILESTONE
    return _ValueColumn(
        column.index, kind, column.deadline, column.levels, column.measure, column.unit, column.approximate
    )


class _Reader:
    """Reads the rows of one table of indicators."""

    def __init__(
        self,
        context: Context,
        shaped: ShapedTable,
        columns: Columns,
        name: int,
        unit: int | None,
        values: list[_ValueColumn],
    ) -> None:
        self._context = context
        self._shaped = shaped
        self._name = name
        self._unit = unit
        self._values = values
        self._agencies = columns.all("agency")
        self._known = [*range(shaped.numbered), name, *self._agencies, *(c.index for c in values)]
        self._known += [index for index in (unit, columns.first("note")) if index is not None]
        self._others = [index for index in range(shaped.width) if index not in self._known]
        self._note = columns.first("note")
        self._section: Section | None = None
        self._times: dict[tuple[tuple[str, str], ...], Deadline | None] = {}
        self._unit_above = ""
        brackets = _IN_BRACKETS.search(shaped.printed[name])
        caption = _CAPTION_UNIT.search(f"{shaped.caption.text} {shaped.caption.unit_text}")
        self._default = brackets[1].strip() if brackets else caption[1].strip() if caption else ""

    def read(self, section: Section | None) -> None:
        """Read every row, and claim what was understood."""
        self._section = section
        context, numbers = self._context, [*range(self._shaped.numbered)]
        texts = [index for index in self._known if index not in numbers]
        for row in self._shaped.rows:
            if row.kind == "data":
                self._row(row)
                claim_row(context, row, "indicator", numbers, texts)
            else:
                self._totals(row)
        take(self._shaped, context, "generic_tables", "indicator", self._known)

    def _row(self, row: DataRow) -> None:
        context = self._context
        name = row.cells[self._name]
        set_aside_cell(context, name)
        for index in self._agencies:
            text = row.text(index)
            if text:
                context.agencies(text)
                set_aside_cell(context, row.cells[index])
        if self._unit is not None:
            set_aside_cell(context, row.cells[self._unit])
        for other in (self._note, *self._others):
            if other is not None:
                read_text_cell(context, row.cells[other], self._section)
        unit = self._row_unit(row)
        for column in self._values:
            cell = row.cells[column.index]
            if cell is not None and row.texts[column.index] not in EMPTY:
                self._cell(row, cell, column, unit)

    def _row_unit(self, row: DataRow) -> str:
        """The unit of a row: of its unit cell, of brackets in its name, of the heading."""
        printed = row.text(self._unit) or ""
        if is_ditto(printed.lower()):
            printed = self._unit_above
        if not printed:
            found = _IN_BRACKETS.findall(row.text(self._name) or "")
            printed = found[-1].strip() if found and (found[-1].strip() == "%" or len(found[-1]) < 16) else ""
        self._unit_above = printed
        return printed or self._default

    def _cell(self, row: DataRow, cell: Cell, column: _ValueColumn, printed: str) -> None:
        context = self._context
        unit = column.unit if column.unit is not None and not row.text(self._unit) else read_unit(printed)
        if unit.unit is Unit.COUNT and not unit.rank and _PER_HEAD.search(row.folded(self._name)):
            unit = RowUnit(Unit.RATIO, unit.noun)
        deadline = column.deadline or self._group_deadline(row) or self._fallback(column)
        values = read_values(context, cell, unit)
        if values is None:
            before = len(context.drafts)
            read_text_cell(context, cell, self._section, deadline=deadline)
            if len(context.drafts) == before and _LIKE_VALUE.match(cell.folded) and has_digit(cell.folded):
                heading = self._shaped.printed[column.index] or "?"
                context.tell("number-cell", context.cell_source(cell), text=cell.text, column=heading)
            return
        for item, rest in values:
            if unit.rank:
                item.aside = ASIDE.RANK
            context.statements.numbers.append(item)
            if item.aside is None:
                context.drafts.append(self._draft(row, cell, column, unit, item, rest, deadline))

    def _group_deadline(self, row: DataRow) -> Deadline | None:
        """The date that the headings above a row print, the nearest first."""
        if row.groups not in self._times:
            found = None
            for _, title in reversed(row.groups):
                match = parse_deadline(title) if has_digit(title) else None
                if match is not None:
                    found = match.value
                    break
            self._times[row.groups] = found
        return self._times[row.groups]

    def _fallback(self, column: _ValueColumn) -> Deadline | None:
        times = self._context.statements.times
        if column.kind is StatementKind.BASELINE:
            return times.baseline
        caption = self._shaped.caption
        match = parse_deadline(caption.heading) if has_digit(caption.heading) else None
        if match is not None:
            return match.value
        return self._context.statements.section_deadline(self._section) or times.target

    def _draft(
        self,
        row: DataRow,
        cell: Cell,
        column: _ValueColumn,
        unit: RowUnit,
        item: PrintedQuantity,
        rest: str,
        deadline: Deadline | None,
    ) -> Draft:
        name = row.cells[self._name]
        folded, printed = row.folded(self._name), row.text(self._name) or "?"
        item.approximate = item.approximate or column.approximate
        if _changes(folded):
            item.basis = Basis.CHANGE
        draft = Draft(Clause(item, (cell.start, cell.end), False, None), self._section)
        draft.kind, draft.deadline = column.kind, deadline
        if column.kind is not StatementKind.BASELINE and _is_spending(folded, unit, item):
            draft.kind = StatementKind.BUDGET
        draft.levels = () if item.unit is Unit.MONEY else column.levels or _unit_levels(unit) or levels_in(folded)
        draft.service_levels = service_levels_in(folded) if "mức" in folded else ()
        draft.span = (item.lead, item.end)
        if name is not None and name:
            draft.label = draft.noun = name.pieces[0]
            if 0 < item.end - name.start <= _LONGEST_QUOTE:
                draft.span = (name.start, item.end)
        group = row.group if row.number is None and row.groups else None
        parts = [part for part in (group, printed, column.measure) if part]
        draft.label_text = ": ".join(parts)
        draft.row_label = " ".join(parts).lower()
        noun = unit.noun or _RATE.sub("", printed, count=1)
        draft.noun_text = " ".join(filter(None, (noun, rest)))
        return draft

    def _totals(self, row: DataRow) -> None:
        """Claim the values of a total row, and of a heading with sub-totals."""
        context = self._context
        for column in self._values:
            cell = row.cells[column.index]
            if cell is None or cell.folded in EMPTY:
                continue
            unit = column.unit or read_unit(self._default)
            for item, _ in read_values(context, cell, unit) or ():
                heading = self._shaped.printed[column.index] or "?"
                value = f"{item.value}" if item.high is None else f"{item.value}-{item.high}"
                source = context.source(item.start, item.end)
                group = row.group if row.kind == "group" else None
                add_claim(context, ClaimKind.TOTAL, heading, value, source, group=group, unit=unit.noun)
                context.read.append((item.start, item.end))
        claim_lines(context, row.cells, "indicator")


def _changes(folded: str) -> bool:
    """Whether an indicator says how much something changes rather than the level it reaches."""
    words = words_of("indicators")["change"]
    told = any(word in folded for word in words["words"]) or folded.startswith(tuple(words["start"]))
    return told and not any(word in folded for word in words["level"])


def _is_spending(folded: str, unit: RowUnit, item: PrintedQuantity) -> bool:
    """Whether an indicator is money set aside, or a share of spending."""
    if item.unit not in (Unit.PERCENT, Unit.MONEY):
        return False
    words: list[str] = words_of("indicators")["budget"]["words"]
    noun = (unit.noun or "").lower()
    return folded.startswith(tuple(words)) or noun.startswith(tuple(word.strip("% ") for word in words))


def _unit_levels(unit: RowUnit) -> tuple[Level, ...]:
    return levels_in(f"các {unit.noun.lower()}") if unit.unit is Unit.COUNT and unit.noun else ()
