"""The parts of a plan from a hand-written tree: what stands beneath another part, and ids that are left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from egovplan.exchange.format_error import Path
from egovplan.exchange.yaml_format.nodes import ListNode, MappingNode, Node, TextNode
from egovplan.exchange.yaml_format.typed_values import Built, field_kinds
from egovplan.model import PARTS, BudgetLine, Deadline, IdMaker, Plan, PrintedAmount, Quantity, slug

__all__ = ["PlanBuilder"]

Data = dict[str, Any]

_WORDING: dict[str, tuple[str, tuple[str, ...]]] = {
    "legal_bases": ("basis", ("kind", "number", "title")),
    "goals": ("goal", ("kind", "label")),
    "statements": ("statement", ("kind", "label", "quantity.value", "deadline.date")),
    "milestones": ("milestone", ("label", "deadline.date")),
    "projects": ("project", ("name", "number", "group")),
    "budget": ("budget", ("project_id", "source_text", "year", "amount.value", "amount.unit")),
    "services": ("service", ("name", "number", "group", "level")),
    "service_groups": ("service-group", ("name", "number")),
    "databases": ("database", ("name", "number")),
    "portals": ("portal", ("agency", "number", "url")),
    "rollouts": ("rollout", ("agency", "number", "what")),
    "inventory": ("inventory", ("agency", "number")),
    "staffing": ("staffing", ("role", "body", "year")),
    "responsibilities": ("responsibility", ("agency", "text")),
    "reporting_duties": ("duty", ("agency", "text", "rhythm", "due", "window_start")),
    "claims": ("claim", ("kind", "subject", "value", "table", "group")),
    "generic_tables": ("table", ("caption",)),
}
"""Part to the beginning of its ids and the fields whose wording makes them."""

_BENEATH = {
    "goals": frozenset(("goals", "indicators")),
    "indicators": frozenset(("baselines", "targets", "milestones")),
    "projects": frozenset(("budget",)),
}
"""Part to the further keys that hold parts which belong to it."""

_KINDS = {"baselines": "baseline", "targets": "target", "milestones": "milestone"}


class PlanBuilder:
    """Makes the data of a plan from the tree of a document.

    Args:
        root: The whole document.
    """

    def __init__(self, root: MappingNode) -> None:
        self.built = Built()
        self._root = root
        self._lists: dict[str, list[Any]] = {}
        self._given = set(_given_ids(root))

    def data(self) -> Data:
        """The data of the plan, as `egovplan.exchange.structuring.from_data` takes it."""
        parts = {name: node for name, node in self._root.items.items() if name in PARTS}
        plan = self.built.fields(self._root, Plan, (), frozenset(parts))
        if plan.get("id") is None and (made := _plan_id(plan)):
            plan["id"] = made
        self._ids = IdMaker(str(plan.get("id")))
        for name in (name for name in PARTS if name in parts):
            self._parts(name, parts[name])
        return {**plan, **self._lists}

    def _parts(self, name: str, node: Node, given: Data | None = None) -> list[Data]:
        """The parts in a list of them."""
        if isinstance(node, ListNode):
            return [part for item in node.items if (part := self._part(name, item, given or {}))]
        if not (isinstance(node, TextNode) and node.kind == "null"):
            self.built.refuse(node, (name,), "must be a list")
        return []

    def _part(self, name: str, node: Node, given: Data) -> Data | None:
        """One part, with what stands beneath it; entered into the plan."""
        path = (name, len(self._lists.setdefault(name, [])))
        if not isinstance(node, MappingNode):
            self._lists[name].append({})
            self.built.refuse(node, path, "must be a mapping of its fields")
            return None
        beneath = _BENEATH.get(name, frozenset())
        data: Data = {}
        self._lists[name].append(data)
        data.update(given)
        data.update(self.built.fields(node, get_args(field_kinds(Plan)[name])[0], path, beneath))
        return self._finished(name, data, node)

    def _finished(self, name: str, data: Data, node: MappingNode | None = None) -> Data:
        """Fill in what was left out, and read what stands beneath."""
        beneath = node.items if node is not None else {}
        if name == "goals":
            data.setdefault("kind", "specific" if data.get("parent_id") else "general")
        elif name == "projects":
            data.setdefault("kind", "project")
        # the statements come first: they tell the unit, which the id of the indicator is made of
        statements = self._followed(beneath, data) if name == "indicators" else []
        if data.get("id") is None:
            data["id"] = self._made_id(name, data)
        for statement in statements:
            statement["indicator_id"] = data["id"]
        if name == "goals":
            for key, reference in (("indicators", "goal_id"), ("goals", "parent_id")):
                if key in beneath:
                    self._parts(key, beneath[key], {reference: data["id"]})
        elif name == "projects" and "budget" in beneath:
            self._budget(beneath["budget"], data["id"])
        return data

    def _followed(self, beneath: dict[str, Node], indicator: Data) -> list[Data]:
        """The statements beneath an indicator, whose unit is theirs where it is left out."""
        given: Data = {key: indicator[key] for key in ("label", "levels", "service_levels") if key in indicator}
        statements: list[Data] = []
        for key, kind in _KINDS.items():
            if key in beneath:
                statements += self._statements(beneath[key], {"kind": kind, **given})
        quantities = [statement.get("quantity") for statement in statements]
        if indicator.get("unit") is None and quantities and isinstance(quantities[0], dict):
            indicator["unit"] = quantities[0].get("unit")
        return statements

    def _statements(self, node: Node, given: Data) -> list[Data]:
        """The statements of an indicator: a list of them, or quantities by date."""
        if not isinstance(node, MappingNode):
            return self._parts("statements", node, given)
        made = []
        for text, item in node.items.items():
            path = ("statements", len(self._lists.setdefault("statements", [])))
            due = {"deadline": self.built.short(TextNode(item.origin, text, "str"), Deadline, (*path, "deadline"))}
            if isinstance(item, MappingNode):
                statement = self._part("statements", item, {**given, **due})
            else:
                statement = self._statement(item, {**given, **due}, path)
            made += [statement] if statement else []
        return made

    def _statement(self, node: Node, given: Data, path: Path) -> Data:
        """A statement from its quantity alone."""
        self.built.origins[path] = node.origin
        data = {**given, "quantity": self.built.value(node, Quantity, (*path, "quantity"))}
        self._lists["statements"].append(data)
        return self._finished("statements", data)

    def _budget(self, node: Node, project_id: str) -> None:
        """The money of a project: a list of budget lines, or amounts by source (``central``, ``central+local``)."""
        if not isinstance(node, MappingNode):
            self._parts("budget", node, {"project_id": project_id})
            return
        for text, item in node.items.items():
            path = ("budget", len(self._lists.setdefault("budget", [])))
            self.built.origins[path] = self.built.origins[(*path, "sources")] = item.origin
            sources = [source.strip() for source in text.split("+")]
            self.built.origins.update({(*path, "sources", index): item.origin for index in range(len(sources))})
            data: Data = {"project_id": project_id, "sources": sources, "source_text": None}
            if isinstance(item, MappingNode):
                data.update(self.built.fields(item, BudgetLine, path))
            else:
                data["amount"] = self.built.value(item, PrintedAmount, (*path, "amount"))
            self._lists["budget"].append(data)
            self._finished("budget", data)

    def _made_id(self, name: str, data: Data) -> str | None:
        """An id from the wording, like those that reading makes; None where nothing can be made of it."""
        if name == "agencies":
            words = data.get("name")
            return f"{data.get('province') or 'any'}/{slug(words)}" if isinstance(words, str) and slug(words) else None
        if name == "indicators":
            scope = [*_texts(data.get("levels")), *_texts(data.get("service_levels"))]
            begin, words = (
                "indicator",
                [data.get("concept") or data.get("label"), data.get("unit") or "percent", *scope],
            )
        else:
            begin, fields = _WORDING[name]
            words = [_field(data, field) for field in fields]
            words += _texts(data.get("sources"))
        made = self._ids.make(begin, *words)
        while made in self._given:
            made = self._ids.make(begin, *words)
        return made


def _given_ids(node: Node) -> Iterator[str]:
    """Every id that is written anywhere."""
    if isinstance(node, ListNode):
        for item in node.items:
            yield from _given_ids(item)
    elif isinstance(node, MappingNode):
        for key, item in node.items.items():
            if key == "id" and isinstance(item, TextNode):
                yield item.text
            yield from _given_ids(item)


def _plan_id(plan: Data) -> str:
    """From the province, the number and the year of issue, or the title, as reading makes it."""
    act = plan.get("document")
    act = act if isinstance(act, dict) else {}
    year = str(act.get("issued_on") or "")[:4]
    number = slug(str(act.get("number") or "")) or slug(str(plan.get("title") or act.get("title") or "")[:60])
    if not number:
        return ""
    return "-".join(part for part in (act.get("province"), number, "" if year in number.split("-") else year) if part)


def _field(data: Data, path: str) -> Any:
    """A field, or a field of a field."""
    value: Any = data
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _texts(values: Any) -> list[str]:
    return [str(value) for value in values] if isinstance(values, list) else []
