"""Applies a person's corrections to a plan, and says which no longer fit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import attrs

from egovplan.catalogue.findings import finding
from egovplan.exchange.corrections.columns import place_of, removed, written
from egovplan.exchange.corrections.correction import Correction
from egovplan.exchange.evaluation.comparison import same_cell
from egovplan.exchange.format_error import FormatError, Path, Problem, path_text
from egovplan.exchange.structuring import from_data, to_data
from egovplan.exchange.tables import Row, registered
from egovplan.model import PARTS, Finding, IdMaker, Plan, Source

__all__ = ["apply_corrections"]

_OWN_FIELDS = ("title", "document", "period", "horizon")
"""What of a plan is no tuple of parts."""

_REFERENCES = ("indicator_id", "goal_id", "parent_id", "project_id")


def apply_corrections(plan: Plan, corrections: Iterable[Correction]) -> tuple[Plan, tuple[Finding, ...]]:
    """Apply corrections to a plan.

    Every correction is addressed to the plan as it was read, so their order
    matters only where several change one row. References to a dropped part
    are dropped with it.

    Args:
        plan: The plan as read.
        corrections: As `read_corrections` gives them.

    Returns:
        The corrected plan, and a finding for each correction that no longer
        fits (``correction-unmatched``) or that the plan no longer needs
        (``correction-needless``).

    Raises:
        FormatError: If a correction would make something that is no valid
            part of a plan; with the path in the file of corrections.

    >>> from egovplan.model import Quantity, Source, Statement
    >>> read = Plan("p", statements=[Statement("s", "target", Quantity(60, "percent"), "hồ sơ", source=Source(12))])
    >>> corrected, findings = apply_corrections(read, [Correction("change", line=12, value=60, set={"value": 65})])
    >>> corrected["s"].quantity.value, findings
    (65, ())
    """
    desk = _Desk(plan)
    for index, correction in enumerate(corrections):
        desk.take(correction, index)
    return desk.plan(), tuple(desk.findings)


class _Desk:
    """The parts of a plan while they are being corrected."""

    def __init__(self, plan: Plan) -> None:
        self._read = plan
        self._own: dict[str, Any] = {}
        self._parts = {name: {part.id: part for part in getattr(plan, name)} for name in PARTS}
        self._rows: dict[str, list[Row]] = {}
        self._dropped: set[str] = set()
        self._ids = IdMaker(plan.id)
        self.findings: list[Finding] = []

    def take(self, correction: Correction, index: int) -> None:
        """Apply one correction."""
        if correction.table == "plan":
            self._change_own(correction, index)
        elif correction.action == "add":
            self._add(correction, index)
        else:
            part_id = self._addressed(correction, index)
            if part_id is None:
                return
            if correction.action == "drop":
                del self._parts[correction.table][part_id]
                self._dropped.add(part_id)
            else:
                self._change(correction, index, part_id)

    def plan(self) -> Plan:
        """The corrected plan."""
        fields: dict[str, Any] = dict(self._own)
        for name in PARTS:
            fields[name] = tuple(self._without_dropped(part) for part in self._parts[name].values())
        return attrs.evolve(self._read, **fields)

    def _note(self, code: str, correction: Correction, index: int, reason: str, part_id: str | None = None) -> None:
        source = Source(correction.line) if correction.line is not None else None
        self.findings.append(
            finding(
                code,
                source,
                subject_id=part_id,
                number=index + 1,
                action=correction.action,
                target=correction.target,
                reason=reason,
            )
        )

    def _addressed(self, correction: Correction, index: int) -> str | None:
        """The id of the one row that a correction is about, or None with a finding."""
        rows = self._table(correction.table)
        address = correction.address
        fitting = [
            row for row in rows if all(name in row and same_cell(cell, row[name]) for name, cell in address.items())
        ]
        if len(fitting) == 1:
            part_id: str = fitting[0]["id"]
            if part_id in self._parts[correction.table]:
                return part_id
            self._note("correction-unmatched", correction, index, "an earlier correction dropped it")
        elif fitting:
            self._note("correction-unmatched", correction, index, f"{len(fitting)} rows fit; add columns under where")
        else:
            self._note("correction-unmatched", correction, index, _why_not(rows, address))
        return None

    def _table(self, name: str) -> list[Row]:
        if name not in self._rows:
            self._rows[name] = registered(name)(self._read)
        return self._rows[name]

    def _change(self, correction: Correction, index: int, part_id: str) -> None:
        part = self._parts[correction.table][part_id]
        data = to_data(part)
        changed = self._corrected(correction, data)
        new = from_data(changed, type(part), at=("corrections", index, "set"))
        self._check_references(new, index)
        if new == part:
            self._note("correction-needless", correction, index, "the plan says so already", part_id)
        self._parts[correction.table][part_id] = new

    def _add(self, correction: Correction, index: int) -> None:
        known = _known(self._table(correction.table), correction)
        if known is not None:
            self._note("correction-needless", correction, index, "the plan holds it already", known)
            return
        wording = json.dumps(correction.set, sort_keys=True, default=str, ensure_ascii=False)
        part_id = correction.id or self._ids.make(f"{correction.table}-added", wording)
        data: dict[str, Any] = {"id": part_id}
        if correction.line is not None:
            data["source"] = {"line": correction.line}
        data = written(correction.table, data, correction.set)
        new: Any = from_data(data, _kind_of(correction.table), at=("corrections", index, "set"))
        self._check_references(new, index)
        if any(part_id in parts for parts in self._parts.values()):
            raise FormatError([Problem(f"$.corrections[{index}].id", f"the plan holds the id {part_id!r} already")])
        self._parts[correction.table][part_id] = new

    def _change_own(self, correction: Correction, index: int) -> None:
        now = attrs.evolve(self._read, **self._own) if self._own else self._read
        data = {key: value for key, value in to_data(now).items() if key in _OWN_FIELDS}
        changed = self._corrected(correction, data)
        at: Path = ("corrections", index, "set")
        strange = [
            Problem(path_text((*at, key)), "is no field of a plan of its own")
            for key in changed
            if key not in _OWN_FIELDS
        ]
        if strange:
            raise FormatError(strange)
        new = from_data({"id": now.id, **changed}, Plan, at=at)
        self._own = {name: getattr(new, name) for name in _OWN_FIELDS}
        if all(getattr(now, name) == value for name, value in self._own.items()):
            self._note("correction-needless", correction, index, "the plan says so already")

    def _corrected(self, correction: Correction, data: Mapping[str, Any]) -> dict[str, Any]:
        changed = removed(correction.table, data, correction.unset)
        changed = written(correction.table, changed, correction.set)
        return _with_true_amount(correction, data, _with_true_precision(correction, changed))

    def _check_references(self, part: Any, index: int) -> None:
        named = getattr(part, "indicator_id", None)
        if named is not None and named not in self._parts["indicators"]:
            path = f"$.corrections[{index}].set.indicator_id"
            raise FormatError([Problem(path, f"names {named!r}, which is no indicator of the plan")])

    def _without_dropped(self, part: Any) -> Any:
        loose = {name: None for name in _REFERENCES if getattr(part, name, None) in self._dropped}
        return attrs.evolve(part, **loose) if loose and self._dropped else part


def _kind_of(table: str) -> type:
    """The class of the parts of one table."""
    kind = attrs.fields_dict(attrs.resolve_types(Plan))[table].type
    assert kind is not None
    element: type = kind.__args__[0]
    return element


def _why_not(rows: list[Row], address: Mapping[str, Any]) -> str:
    """Why no row fits, as helpfully as can be said."""
    unknown = [name for name in address if rows and name not in rows[0]]
    if unknown:
        return f"the table has no column {', '.join(unknown)}"
    for key in ("id", "line"):
        if key in address:
            near = [row for row in rows if row[key] == address[key]]
            if not near:
                return f"nothing has the {key} {address[key]}"
            wrong = [name for name, cell in address.items() if not any(same_cell(cell, row[name]) for row in near)]
            is_now = "; ".join(f"{name} is {', '.join(str(row[name]) for row in near)}" for name in wrong)
            return is_now or "no row agrees in everything"
    return "no row agrees in everything"


def _known(rows: list[Row], correction: Correction) -> str | None:
    """The id of a row that says already what would be added."""
    names = ("value", "high", "unit") if correction.table == "statements" else tuple(correction.set)
    told = {"line": correction.line, **correction.set}
    for row in rows:
        if same_cell(told["line"], row["line"]) and all(
            name in row and same_cell(told.get(name), row[name]) for name in names
        ):
            return str(row["id"])
    return None


def _with_true_precision(correction: Correction, data: dict[str, Any]) -> dict[str, Any]:
    """A date that a person sets is exact, unless it is the last day of a year."""
    due = correction.set.get("due")
    if due is None or "deadline.precision" in correction.set:
        return data
    precision = "year" if str(due).endswith("-12-31") else "day"
    return written(correction.table, data, {"deadline.precision": precision})


def _with_true_amount(correction: Correction, old: Mapping[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """An exact amount follows its printed one as long as the unit stays, and goes when the unit changes."""
    field = place_of(correction.table, "printed_amount")[0]
    before, after = old.get(field), new.get(field)
    if not (isinstance(before, Mapping) and isinstance(after, Mapping) and before.get("money")):
        return new
    if after.get("money") != before["money"] or all(before.get(key) == after.get(key) for key in ("value", "unit")):
        return new
    amount = None
    if before.get("unit") == after.get("unit"):
        amount = _in_proportion(before["money"]["amount"], before["value"], after["value"])
    money = {**before["money"], "amount": amount} if amount is not None else None
    return {**new, field: {**after, "money": money}}


def _in_proportion(amount: str, before: str, after: Any) -> str | None:
    """The amount that goes with another printed number, or None where that cannot be said."""
    try:
        return f"{Decimal(amount) * Decimal(after) / Decimal(before):f}"
    except (InvalidOperation, ZeroDivisionError, TypeError, ValueError):
        return None  # reading the part says what is wrong with the number
