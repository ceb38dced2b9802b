"""Make the plans that ship with the package from the documents they are transcribed from.

For maintainers: ``python tools/make_datasets.py FOLDER``, where FOLDER holds the
seed documents. Each document is loaded, its sentences are dropped and its names
cut to short labels (``tools/dataset_labels``), and what is left, numbers, dates,
enums, bodies of government and the lines they stand on, is written to
``src/egovplan/datasets/plans``. Run it again whenever reading gets better; it
names the labels that are missing.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs

import egovplan
from egovplan.datasets.catalogue import about, names
from egovplan.exchange.json_format import to_json
from egovplan.model import PARTS, Indicator, Plan

ROOT = Path(__file__).resolve().parents[1]
LABELS = Path(__file__).with_name("dataset_labels")
TARGET = ROOT / "src" / "egovplan" / "datasets" / "plans"

DOCUMENTS = {
    "quang-ngai-2011-2015": "000",
    "quang-ngai-2018": "004",
    "quang-ngai-2019-2020": "001",
    "ninh-thuan-2009-2010": "002",
    "ba-ria-vung-tau-2011-2015": "003",
}
"""Name of a dataset to how the name of its document begins."""

LONGEST_LABEL = 8
LONGEST_FRAGMENT = 5
"""Words that may be left of a name or heading, and of a sentence."""

DROPPED = {
    "statements": ("quote",),
    "projects": ("objective", "status", "note"),
}
CUT_TO_LABEL = {
    "legal_bases": ("title", "issued_text"),
    "goals": ("label",),
    "milestones": ("label",),
    "indicators": ("label",),
    "statements": ("label",),
    "projects": ("name", "group", "period_text", "funding"),
    "budget": ("source_text",),
    "services": ("name", "group"),
    "service_groups": ("name",),
    "databases": ("name",),
    "rollouts": ("what",),
    "staffing": ("role",),
    "claims": ("subject", "value"),
}
CUT_TO_FRAGMENT = {"responsibilities": ("text",), "reporting_duties": ("text",)}

REMARK = re.compile(r"\((?:[^\s()]+\s+){5,}[^()]*\)")  # six words or more: no name


class Labels:
    """Short labels, and those that are missing.

    Args:
        name: Of the dataset.
    """

    def __init__(self, name: str) -> None:
        self.concepts: dict[str, list[str]] = _read("concepts")
        self.acts: dict[str, list[str]] = _read("acts")
        self.by_line: dict[str, dict[str, list[str]]] = _read(name)
        self.english: dict[str, dict[str, str]] = {}
        self.groups: dict[str, str] = {}
        self.missing: list[str] = []

    def shorten(self, plan: Plan, part: str, item: Any, field: str) -> str | None:
        """The short Vietnamese label of a field; the English one is kept beside."""
        text = getattr(item, field)
        if text is None:
            return None
        pair = self._pair(plan, part, item, field)
        if field == "group":
            self.groups[text] = pair[0] if pair else cut(text, LONGEST_LABEL)
        if pair is not None:
            self.english.setdefault(item.id, {})[field] = pair[1]
            return pair[0]
        if field in ("label", "name", "title"):
            self.missing.append(f"{part} line {_line(item) or '-'}: {text[:70]}")
        return cut(text, LONGEST_LABEL)

    def _pair(self, plan: Plan, part: str, item: Any, field: str) -> list[str] | None:
        line = _line(item)
        if part in ("indicators", "statements"):
            indicator = plan[item.indicator_id] if part == "statements" and item.indicator_id else item
            known = self.concepts.get(getattr(indicator, "concept", None) or "")
            return known or self.by_line.get("statements", {}).get(str(line))
        if part == "legal_bases" and field == "title":
            return self.acts.get(item.number) or self.acts.get(item.title)
        if line is None or field in ("issued_text", "period_text", "funding", "source_text", "subject", "value"):
            return None  # printed cells: cut, never translated
        if field in ("group", "what"):
            return _at_or_before(self.by_line.get(f"{part}.{field}", {}), line)
        own = self.by_line.get(part, {}).get(str(line))
        return own or (self._of_statements(plan, line) if part in ("goals", "milestones") else None)

    def _of_statements(self, plan: Plan, line: int) -> list[str] | None:
        """A goal is named after the first thing that it sets a number for."""
        here = [s for s in plan.statements if s.source and s.source.line == line and s.indicator_id]
        codes = [plan[s.indicator_id or ""].concept for s in here]
        return next((self.concepts[code] for code in codes if code in self.concepts), None)


def _read(name: str) -> dict[str, Any]:
    path = LABELS / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _line(item: Any) -> int | None:
    """The line of a part; of an indicator that of its first statement."""
    first = item.statements[0] if isinstance(item, Indicator) and item.statements else item
    source = getattr(first, "source", None)
    return source.line if source else None


def _at_or_before(labels: dict[str, list[str]], line: int) -> list[str] | None:
    """The label of the group that a line stands in: the last that begins at or before it."""
    before = [int(first) for first in labels if int(first) <= line]
    return labels[str(max(before))] if before else None


def cut(text: str, longest: int) -> str:
    """The first words of a text, with an ellipsis where some are left out."""
    words = text.split()
    return " ".join(words) if len(words) <= longest else " ".join(words[:longest]).rstrip(",;:.") + " …"


def reduced(plan: Plan, name: str, labels: Labels) -> Plan:
    """A plan without the sentences of its document."""
    changes: dict[str, Any] = {part: tuple(_reduced_parts(plan, part, labels)) for part in PARTS}
    title = about(name).title
    document = attrs.evolve(plan.document, title=title)
    return attrs.evolve(plan, title=title, document=document, **changes)


def _reduced_parts(plan: Plan, part: str, labels: Labels) -> Iterable[Any]:
    if part == "generic_tables":  # whatever a table of no known family holds, it is text
        return
    for item in getattr(plan, part):
        changes: dict[str, Any] = dict.fromkeys(DROPPED.get(part, ()))
        changes |= {field: labels.shorten(plan, part, item, field) for field in CUT_TO_LABEL.get(part, ())}
        changes |= {field: cut(getattr(item, field), LONGEST_FRAGMENT) for field in CUT_TO_FRAGMENT.get(part, ())}
        if part == "statements":
            changes |= _reduced_statement(item)
        if part == "claims" and item.group:  # by which a claim finds the rows it speaks of
            changes["group"] = labels.groups.get(item.group, without_remark(cut(item.group, LONGEST_LABEL)))
        if getattr(item, "agency", None):
            changes["agency"] = without_remark(item.agency)
        if getattr(item, "deadline", None) is not None and item.deadline.text:
            changes["deadline"] = attrs.evolve(item.deadline, text=cut(item.deadline.text, LONGEST_LABEL))
        yield attrs.evolve(item, **changes) if changes else item


def _reduced_statement(statement: Any) -> dict[str, Any]:
    noun, section = statement.quantity.noun, statement.section
    quantity = statement.quantity if noun is None else attrs.evolve(statement.quantity, noun=cut_noun(noun))
    headings = None if section is None else " > ".join(cut(title, LONGEST_FRAGMENT) for title in section.split(" > "))
    return {"quantity": quantity, "section": headings}


def without_remark(agency: str) -> str:
    """A body without the remark in brackets that stands in its cell."""
    return REMARK.sub("", agency).strip() or agency


def cut_noun(noun: str) -> str:
    """The first words of a noun, so that it still says what is counted."""
    return " ".join(noun.split()[:LONGEST_FRAGMENT]).rstrip(",;:.")


def main(arguments: list[str] | None = None) -> int:
    """Write the datasets; give 1 where a label is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="the folder of the seed documents")
    folder: Path = parser.parse_args(arguments).folder
    TARGET.mkdir(exist_ok=True)
    missing = 0
    for name in names():
        (path,) = folder.glob(f"{DOCUMENTS[name]}_*.txt")
        labels = Labels(name)
        plan = reduced(egovplan.load(path).plan, name, labels)
        (TARGET / f"{name}.json").write_text(to_json(plan, indent=1) + "\n", encoding="utf-8")
        english = json.dumps(labels.english, ensure_ascii=False, indent=1, sort_keys=True)
        (TARGET / f"{name}.en.json").write_text(english + "\n", encoding="utf-8")
        print(f"{name}: {plan!r}")
        for entry in labels.missing:
            print(f"  no label for {entry}")
        missing += len(labels.missing)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
