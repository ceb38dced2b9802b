"""Measured values of indicators, from lists, dicts and frames.

A row names an indicator (by id, concept or label), a day and a value. Rows that
cannot be read are never dropped: they are all named in one error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import frozen

from egovplan.analysis.frame_records import frame_records, is_frame
from egovplan.analysis.observation_cells import Style, is_missing, read_day, read_number
from egovplan.model import Indicator, Observation, Plan, Source, Unit, Year, wording_key

__all__ = ["ObservationError", "ObservationRow", "observations_from_rows", "to_observations"]

_INDICATOR_COLUMNS = ("indicator_id", "indicator", "concept", "label")
_COLUMNS = (*_INDICATOR_COLUMNS, "date", "year", "value", "note")
_SHOWN = 20


class ObservationError(ValueError):
    """Rows that cannot be read as observations.

    Attributes:
        problems: One sentence per row, each beginning with its place.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        shown = "\n".join(f"  {problem}" for problem in self.problems[:_SHOWN])
        more = f"\n  … and {len(self.problems) - _SHOWN} more" if len(self.problems) > _SHOWN else ""
        rows = "1 row" if len(self.problems) == 1 else f"{len(self.problems)} rows"
        super().__init__(f"{rows} cannot be read as observations:\n{shown}{more}")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.problems,)


@frozen
class ObservationRow:
    """A row to be read, and where it is.

    Attributes:
        where: What errors call it (``row 3``, ``cell B7``).
        cells: Column to value.
        source: Where it was read, where that is a file.
        problem: What its reader found wrong with it, or None.
    """

    where: str
    cells: Mapping[str, Any]
    source: Source | None = None
    problem: str | None = None


def to_observations(
    source: Any,
    plan: Plan | Iterable[Indicator] | None = None,
    *,
    style: Style = "strict",
    on: date | Year | int | str | None = None,
    columns: Mapping[str, str] | None = None,
) -> tuple[Observation, ...]:
    """Observations from what a program holds them in.

    Args:
        source: One of

            - an iterable of observations, of mappings (columns ``indicator``,
              ``indicator_id``, ``concept`` or ``label``; ``date`` or ``year``;
              ``value``; optionally ``note``) or of triples (indicator, date,
              value);
            - a mapping of columns to lists of equal length;
            - a mapping of indicators to ``{date: value}`` or to pairs of date
              and value, or, with ``on``, to one value;
            - a pandas, polars or pyarrow frame with these columns, or any
              other that narwhals knows.
        plan: The plan (or indicators) they belong to. An indicator may then be
            named by concept or label where only one has it; without a plan the
            name is taken as the id.
        style: How numbers and dates in text are read: see
            `egovplan.analysis.observation_cells`. Nothing is guessed unasked.
        on: The day of rows that have no date of their own.
        columns: Names of the columns above, to what the source calls them.

    Returns:
        The observations in the order given. Rows without a value were not
        measured and give none; no value is not zero.

    Raises:
        ObservationError: Naming every row that cannot be read, and why.
        TypeError: If the source is none of the above.
        ImportError: For a frame that only narwhals can read, without it.

    >>> to_observations([{"indicator": "mail", "year": 2010, "value": 60}])
    (Observation(indicator_id='mail', date=datetime.date(2010, 12, 31), value=60, note=None, source=None),)
    >>> to_observations({"mail": {2010: 60, 2015: "90,5%"}}, style="vietnamese")[1].value
    90.5
    """
    rows: list[ObservationRow | Observation] = list(_rows(source, on))
    return observations_from_rows(rows, plan, style=style, on=on, columns=columns)


def observations_from_rows(
    rows: Iterable[ObservationRow | Observation],
    plan: Plan | Iterable[Indicator] | None = None,
    *,
    style: Style = "strict",
    on: date | Year | int | str | None = None,
    columns: Mapping[str, str] | None = None,
) -> tuple[Observation, ...]:
    """Observations from rows that know where they stand; for readers of files.

    Args, result and errors are those of `to_observations`.
    """
    names = _column_names(columns or {})
    find = _finder(plan)
    default = None if on is None else read_day(on, style)
    found: list[Observation] = []
    problems: list[str] = []
    for row in rows:
        if isinstance(row, Observation):
            found.append(row)
            continue
        try:
            observation = _observation(row, names, find, style, default)
        except ValueError as problem:
            problems.append(f"{row.where}: {problem}")
        else:
            found += [observation] if observation else []
    if problems:
        raise ObservationError(problems)
    return tuple(found)


def _column_names(columns: Mapping[str, str]) -> dict[str, str]:
    """What the source calls a column (folded) to what it is called here."""
    unknown = [name for name in columns if name not in _COLUMNS]
    if unknown:
        raise ValueError(f"there is no column {unknown[0]!r} to name; there are {', '.join(_COLUMNS)}")
    return {
        **{name: name for name in _COLUMNS},
        **{theirs.strip().casefold(): ours for ours, theirs in columns.items()},
    }


Finder = Callable[[str, str], list[Indicator] | None]


def _finder(plan: Plan | Iterable[Indicator] | None) -> Finder:
    """From a column and a name to the indicators so called; None where there is no plan to look in."""
    if plan is None:
        return lambda column, name: None
    indicators = plan.indicators if isinstance(plan, Plan) else tuple(plan)
    tables: dict[str, dict[str, list[Indicator]]] = {"id": {}, "concept": {}, "label": {}}
    for indicator in indicators:
        tables["id"].setdefault(indicator.id, []).append(indicator)
        tables["label"].setdefault(wording_key(indicator.label), []).append(indicator)
        if indicator.concept:
            tables["concept"].setdefault(indicator.concept, []).append(indicator)

    def find(column: str, name: str) -> list[Indicator]:
        wanted = {"indicator_id": ("id",), "indicator": ("id", "concept", "label")}.get(column, (column,))
        for table in wanted:
            if hits := tables[table].get(wording_key(name) if table == "label" else name):
                return hits
        return []

    return find


def _observation(
    row: ObservationRow, names: Mapping[str, str], find: Finder, style: Style, default: date | None
) -> Observation | None:
    if row.problem:
        raise ValueError(row.problem)
    cells: dict[str, Any] = {}
    for theirs, value in row.cells.items():
        name = names.get(str(theirs).strip().casefold())
        if name and not is_missing(value):
            cells[name] = value
    if "value" not in cells:
        if not any(names.get(str(theirs).strip().casefold()) == "value" for theirs in row.cells):
            raise ValueError("there is no column 'value'")
        return None
    indicator_id, unit = _indicator(cells, find)
    value = cells["value"]
    if isinstance(value, str) and value.rstrip().endswith("%") and unit not in (None, Unit.PERCENT):
        raise ValueError(f"the value {value!r} is a percentage, but {indicator_id} is measured as {unit}")
    number = read_number(value, style)
    note = cells.get("note")
    return Observation(
        indicator_id, _day(cells, style, default), number, None if note is None else str(note), row.source
    )


def _day(cells: Mapping[str, Any], style: Style, default: date | None) -> date:
    value = cells.get("date", cells.get("year"))
    if value is not None:
        return read_day(value, style)
    if default is None:
        raise ValueError("there is no date or year (give one for all with on=…)")
    return default


def _indicator(cells: Mapping[str, Any], find: Finder) -> tuple[str, Unit | None]:
    """The id of the one indicator that all the given names fit, and its unit where it is known."""
    given = {column: str(cells[column]).strip() for column in _INDICATOR_COLUMNS if column in cells}
    if not given:
        raise ValueError(f"there is no indicator (columns {', '.join(_INDICATOR_COLUMNS)})")
    hits: dict[str, Indicator] | None = None
    for column, name in given.items():
        found = find(column, name)
        if found is None:
            return _id_without_plan(given), None
        if not found:
            raise ValueError(f"the plan has no indicator with the {_spoken(column)} {name!r}")
        here = {indicator.id: indicator for indicator in found}
        hits = here if hits is None else {key: value for key, value in hits.items() if key in here}
    told = " and ".join(f"the {_spoken(column)} {name!r}" for column, name in given.items())
    if not hits:
        raise ValueError(f"no indicator has {told} together")
    if len(hits) > 1:
        raise ValueError(f"{len(hits)} indicators have {told}: name one by id ({', '.join(hits)})")
    ((key, indicator),) = hits.items()
    return key, indicator.unit


def _id_without_plan(given: Mapping[str, str]) -> str:
    name = given.get("indicator_id", given.get("indicator"))
    if name is None:
        raise ValueError(f"an indicator named by {_spoken(next(iter(given)))} needs a plan to be found in")
    return name


def _spoken(column: str) -> str:
    return {"indicator_id": "id", "indicator": "id, concept or label"}.get(column, column)


def _rows(source: Any, on: object) -> Iterator[ObservationRow | Observation]:
    """The rows of any source, each with its place."""
    if isinstance(source, Mapping):
        yield from _of_columns(source) if _is_columns(source) else _of_indicators(source, on)
    elif isinstance(source, str | bytes) or not (is_frame(source) or isinstance(source, Iterable)):
        raise TypeError(f"observations come from a list, a mapping or a frame, not {source!r}")
    else:
        for number, item in enumerate(frame_records(source) if is_frame(source) else source, 1):
            yield _of_item(item, f"row {number}")


def _of_item(item: Any, where: str) -> ObservationRow | Observation:
    if isinstance(item, Observation):
        return item
    if isinstance(item, Mapping):
        return ObservationRow(where, item)
    if isinstance(item, Sequence) and not isinstance(item, str | bytes) and len(item) == 3:
        return ObservationRow(where, dict(zip(("indicator", "date", "value"), item, strict=True)))
    raise TypeError(f"{where}: a row is a mapping, an Observation or (indicator, date, value), not {item!r}")


def _is_columns(source: Mapping[Any, Any]) -> bool:
    return "value" in source and all(_is_list(cells) for cells in source.values())


def _is_list(value: object) -> bool:
    return hasattr(value, "__iter__") and hasattr(value, "__len__") and not isinstance(value, str | bytes | Mapping)


def _of_columns(source: Mapping[str, Any]) -> Iterator[ObservationRow]:
    lengths = {name: len(cells) for name, cells in source.items()}
    if len(set(lengths.values())) > 1:
        raise TypeError(f"the columns have different lengths: {lengths}")
    for number, cells in enumerate(zip(*source.values(), strict=True), 1):
        yield ObservationRow(f"row {number}", dict(zip(source, cells, strict=True)))


def _of_indicators(source: Mapping[Any, Any], on: object) -> Iterator[ObservationRow]:
    for name, told in source.items():
        if on is not None and not isinstance(told, Mapping) and not _is_list(told):
            yield ObservationRow(repr(name), {"indicator": name, "value": told})
            continue
        if not isinstance(told, Mapping) and not _is_list(told):
            raise TypeError(f"{name!r}: give its values by date ({{2010: 60}}), or the date of all with on=…")
        for pair in told.items() if isinstance(told, Mapping) else told:
            if not _is_list(pair) or len(pair) != 2:
                raise TypeError(f"{name!r}: a measurement is a pair of date and value, not {pair!r}")
            yield ObservationRow(f"{name!r} at {pair[0]}", {"indicator": name, "date": pair[0], "value": pair[1]})
