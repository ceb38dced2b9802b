"""Tables of investment projects and of tasks, with their money."""

from __future__ import annotations

from attrs import evolve, frozen

from egovplan.model import BudgetLine, Deadline, Period, PrintedAmount, Project, ProjectKind, Source, StatementKind
from egovplan.reading.blocks import Table
from egovplan.reading.context import Context
from egovplan.reading.families.cells import EMPTY, has_digit, is_mark, read_text_cell, time_cell, year_in
from egovplan.reading.families.columns import Columns, phrases_of, read_columns
from egovplan.reading.families.money_columns import (
    MoneyColumn,
    add_totals,
    caption_unit,
    has_amounts,
    money_column,
    read_money,
    sources_in,
)
from egovplan.reading.families.taking import claim_row, row_source, take
from egovplan.reading.outline import Section
from egovplan.reading.shape import DataRow, ShapedTable, shape

__all__ = ["read_projects"]

_NAME_IN_ID = 60
_PLAIN = ("lead", "partners", "time", "cost", "funding", "objective", "status")


@frozen
class _Layout:
    """Which columns of a table of projects hold what.

    Attributes:
        kind: Projects or tasks.
        name, group, lead, partners, status, note: Columns, or None.
        objective: Columns of aims and products.
        time: Columns of times, each with the words of its heading that a mark stands for.
        cost: The column of the whole cost, or None.
        parts: Columns of money from one source or of one year.
        funding: The column that names sources in words, or None.
        others: Columns that are not known, kept in the note.
        numbers: Columns whose numbers are read.
        texts: Columns whose text is read.
        names: Those of them that name things or bodies.
    """

    kind: ProjectKind
    name: int
    group: int | None
    lead: int | None
    partners: int | None
    objective: list[int]
    time: list[tuple[int, str]]
    cost: MoneyColumn | None
    parts: list[MoneyColumn]
    funding: int | None
    status: int | None
    note: int | None
    others: list[int]
    numbers: list[int]
    texts: list[int]
    names: frozenset[int | None]


def read_projects(table: Table, context: Context) -> bool:
    """Read a table of projects or tasks.

    It has a column for their names and at least one for who, when, how much or
    what for; a column that is only headed "content" is one of names where there
    are two of these, or where the caption speaks of projects or tasks.
    """
    shaped = shape(table, context)
    if shaped is None:
        return False
    columns = read_columns(shaped, "projects")
    name = _name_column(shaped, columns)
    if name is None:
        return False
    layout = _layout(shaped, columns, name)
    section = context.outline.of(table)
    by = str(layout.kind)
    last_group = _last_group(shaped)
    for index, row in enumerate(shaped.rows):
        if row.kind == "data":
            if _read_row(context, shaped, layout, row, section):
                claim_row(context, row, by, layout.numbers, layout.texts)
        elif layout.cost or layout.parts:
            money = [*([layout.cost] if layout.cost else []), *layout.parts]
            group = row.group if row.kind == "group" or index < last_group else None
            add_totals(context, row, money, "budget", group)
            claim_row(context, row, by, [0, layout.name, *(column.index for column in money)])
    take(shaped, context, "projects", by, [*layout.numbers, *layout.texts])
    return True


def _name_column(shaped: ShapedTable, columns: Columns) -> int | None:
    plain = sum(1 for role in _PLAIN if role in columns.roles)
    name = columns.first("name")
    if name is not None and plain and (columns.first("unit") is None or columns.first("cost", "funding") is not None):
        return name
    thing = columns.first("thing")
    if thing is None or not plain or (columns.first("unit") is not None and columns.first("cost", "funding") is None):
        return None
    told = plain > 1 or phrases_of("projects", "caption").holds(shaped.caption.text)
    return thing if told or (columns.first("cost") is not None and _unit_known(shaped, columns)) else None


def _unit_known(shaped: ShapedTable, columns: Columns) -> bool:
    """Whether some heading or the caption prints a unit of money."""
    unit = caption_unit(shaped)
    return any(money_column(shaped, index, unit).unit is not None for index in columns.all("cost"))


def _last_group(shaped: ShapedTable) -> int:
    """The place of the last row that heads a group, where total rows stand on either side of it; else -1."""
    groups = [index for index, row in enumerate(shaped.rows) if row.kind == "group"]
    totals = [index for index, row in enumerate(shaped.rows) if row.kind == "total"]
    return groups[-1] if groups and totals and totals[-1] > groups[-1] else -1


def _layout(shaped: ShapedTable, columns: Columns, name: int) -> _Layout:
    unit = caption_unit(shaped)
    cost, parts, funding = _money(shaped, columns, unit)
    single = {role: columns.first(role) for role in ("group", "lead", "partners", "status", "note")}
    objective = columns.all("objective") + [index for index in columns.all("thing") if index != name]
    time = [(index, shaped.lowest(index)) for index in columns.all("time")]
    time += [(index, shaped.lowest(index)) for index in _marked_years(shaped, columns)]
    money = [column.index for column in ([cost] if cost else []) + parts]
    known = {name, funding, *objective, *money, *single.values(), *(index for index, _ in time)}
    others = [index for index in range(shaped.numbered, shaped.width) if index not in known and shaped.headings[index]]
    numbers = [*range(shaped.numbered), *money, *(index for index, _ in time)]
    texts = sorted(index for index in known if index is not None and index not in numbers)
    names = frozenset((name, single["lead"], single["partners"], single["group"], funding))
    return _Layout(
        _kind(shaped, name), name, single["group"], single["lead"], single["partners"], objective, time, cost,
        parts, funding, single["status"], single["note"], others, numbers, texts, names,
    )  # fmt: skip


def _kind(shaped: ShapedTable, name: int) -> ProjectKind:
    for text in (shaped.headings[name], shaped.caption.text):
        kinds = phrases_of("projects", "kinds").in_order(text)
        if kinds:
            return ProjectKind.TASK if "task" in kinds else ProjectKind.PROJECT
    return ProjectKind.TASK


def _money(
    shaped: ShapedTable, columns: Columns, unit: str | None
) -> tuple[MoneyColumn | None, list[MoneyColumn], int | None]:
    """The column of the cost, those of its parts, and the one that names sources in words."""
    cost: MoneyColumn | None = None
    parts: list[MoneyColumn] = []
    funding: int | None = None
    # a column for one year is no whole cost where another one is: kinh phí năm 2024, kinh phí năm 2025, tổng cộng
    whole = any(year_in(shaped.headings[index]) is None for index in columns.all("cost"))
    for index, role in enumerate(columns.roles):
        heading = shaped.headings[index]
        if role not in ("cost", "funding") and not (role is None and (sources_in(heading) or year_in(heading))):
            continue
        amounts = has_amounts(shaped, index)
        if not amounts and (role == "funding" or role is None):
            funding = index if funding is None and role == "funding" else funding
            continue
        column = money_column(shaped, index, unit)
        if column.sources or (column.year is not None and (role != "cost" or whole or cost is not None)):
            parts.append(column)
        elif cost is None:
            cost = column
        elif amounts:
            parts.append(column)
    if cost is not None and cost.unit is not None:
        parts = [part if part.unit else evolve(part, unit=cost.unit) for part in parts]  # parts of that cost
    return cost, parts, funding


def _marked_years(shaped: ShapedTable, columns: Columns) -> list[int]:
    """Columns headed by a year whose cells are marks."""
    found = []
    for index in columns.unknown():
        if year_in(shaped.headings[index]) is None:
            continue
        filled = [text for row in shaped.data() if (text := row.folded(index)) not in EMPTY]
        if filled and all(is_mark(text) for text in filled):
            found.append(index)
    return found


def _read_row(context: Context, shaped: ShapedTable, layout: _Layout, row: DataRow, section: Section | None) -> bool:
    """Read one project; False where nothing names it."""
    name = row.text(layout.name)
    if name is None:
        name = next((row.text(index) for index in layout.texts if row.text(index)), None)
        if name is None:
            context.tell("row-without-name", row_source(context, row), column=shaped.printed[layout.name] or "?")
            return False
    group = row.text(layout.group) or row.group
    under = (row.groups[-1][0] or row.groups[-1][1]) if row.groups else group or ""
    project_id = context.ids.make("project", f"{under} {row.number or ''} {name[:_NAME_IN_ID]}")
    source = row_source(context, row)
    periods, words = _times(context, layout, row, project_id)
    cost = None
    if layout.cost is not None:
        cost = read_money(context, row.cells[layout.cost.index], layout.cost, project_id)
    lead, partners = row.text(layout.lead), row.text(layout.partners)
    funding = row.text(layout.funding)
    objective = "; ".join(filter(None, (row.text(index) for index in layout.objective))) or None
    context.add(
        "projects",
        Project(
            project_id, layout.kind, name, row.number, group, lead, context.agencies(lead) if lead else (), partners,
            context.agencies(partners) if partners else (), objective, tuple(periods), words, cost, funding,
            row.text(layout.status), _note(shaped, layout, row, cost), source,
        ),
    )  # fmt: skip
    if layout.parts or funding:
        _budget(context, layout, row, project_id, cost, source)
    _statements(context, layout, row, section, periods)
    return True


def _times(context: Context, layout: _Layout, row: DataRow, project_id: str) -> tuple[list[Period], str | None]:
    """The periods of a row's time cells, and their words."""
    periods: list[Period] = []
    words: list[str] = []
    for index, heading in layout.time:
        text = row.text(index)
        if text is None or text in EMPTY:
            continue
        words.append(heading if is_mark(row.folded(index)) else text)
        period, notes = time_cell(words[-1])
        if period is not None:
            periods.append(period)
        if notes:
            cell = row.cells[index]
            context.note(notes, context.cell_source(cell) if cell else None, project_id)
    return periods, "; ".join(words) or None


def _note(shaped: ShapedTable, layout: _Layout, row: DataRow, cost: PrintedAmount | None) -> str | None:
    """The note, with what stands in columns that are not known and in a cost cell that is no amount."""
    note = row.text(layout.note)
    others = layout.others
    if layout.cost is not None and cost is None:
        others = [*others, layout.cost.index]
    if not others and not row.surplus:
        return note
    pieces = [note]
    for index in others:
        text = row.text(index)
        if text and text not in EMPTY:
            pieces.append(f"{shaped.printed[index]}: {text}")
    pieces += [cell.text for cell in row.surplus]
    return "; ".join(filter(None, pieces)) or None


def _budget(
    context: Context, layout: _Layout, row: DataRow, project_id: str, cost: PrintedAmount | None, source: Source
) -> None:
    """The lines of money of one project: by source or year, else its cost from the sources named in words."""
    funding = row.text(layout.funding)
    named = sources_in(row.folded(layout.funding)) if funding else ()
    for column in layout.parts:
        amount = read_money(context, row.cells[column.index], column, project_id)
        if amount is None or not amount.value:
            continue
        words = column.heading if column.sources else funding
        line_id = context.ids.make("budget", f"{project_id} {column.heading}")
        sources = column.sources or named
        context.add("budget", BudgetLine(line_id, amount, project_id, sources, words, column.year, None, source))
    if not layout.parts and funding and (named or cost is not None) and not (cost is not None and not cost.value):
        line_id = context.ids.make("budget", f"{project_id} {funding}")
        context.add("budget", BudgetLine(line_id, cost, project_id, named, funding, None, None, source))


def _statements(
    context: Context, layout: _Layout, row: DataRow, section: Section | None, periods: list[Period]
) -> None:
    """The statements of a row's text cells; its own time holds where they print none."""
    columns = [index for index in (*layout.texts, *layout.others) if has_digit(row.texts[index])]
    if not columns:
        return
    last = max(periods, key=lambda period: period.end, default=None)
    deadline = Deadline(last.end, last.precision, last.text) if last is not None else None
    for index in columns:
        kind = StatementKind.BASELINE if index == layout.status else None
        read_text_cell(
            context,
            row.cells[index],
            section,
            deadline=None if kind else deadline,
            kind=kind,
            name=index in layout.names,
        )
