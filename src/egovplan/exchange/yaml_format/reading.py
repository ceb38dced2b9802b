"""Reads a plan from YAML; every problem is named with its line."""

from __future__ import annotations

import ast
import re
from typing import Any

from egovplan.exchange.format_error import FormatError, Path, Problem, path_text
from egovplan.exchange.migrations import CURRENT, VERSION_KEY, migrate
from egovplan.exchange.structuring import UnknownKeys, from_data
from egovplan.exchange.yaml_format.nodes import Origin, parse_yaml
from egovplan.exchange.yaml_format.plan_parts import PlanBuilder
from egovplan.model import Plan

__all__ = ["from_yaml"]

_STEP = re.compile(r"\.(?P<name>\w+)|\[(?P<index>[0-9]+)\]|\[(?P<quoted>'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")\]")


def from_yaml(text: str | bytes, unknown: UnknownKeys = "refuse") -> Plan:
    r"""A plan from YAML text.

    Args:
        text: As `to_yaml` gives it or as people write it; see the how-to page
            "Write a plan by hand". Bytes are UTF-8.
        unknown: ``refuse`` makes keys that the model does not know an error;
            ``keep`` reads past them.

    Returns:
        The plan. Ids that are left out are made from the wording, as reading
        documents makes them.

    Raises:
        FormatError: With the line and the path of every bad field, as they
            stand in the text.
        ImportError: Without the extra ``yaml``.

    >>> plan = from_yaml('''
    ... id: son-hai-2015
    ... indicators:
    ... - label: văn bản điện tử
    ...   baselines: {2010: about 30 %}
    ...   targets: {2013: 60 %, 2015: at least 90 %}
    ... ''')
    >>> [(s.kind.value, s.quantity, s.due.year) for s in plan.statements]
    [('baseline', Quantity(~30%), 2010), ('target', Quantity(60%), 2013), ('target', Quantity(>=90%), 2015)]
    >>> from_yaml("id: p\ngoals:\n- kind: vague\n  label: một cửa\n")
    Traceback (most recent call last):
    egovplan.exchange.format_error.FormatError: line 3, $.goals[0].kind: must be one of general, specific; got 'vague'
    """
    root = parse_yaml(_decoded(text))
    builder = PlanBuilder(root)
    data = builder.data()
    version = data.pop(VERSION_KEY, CURRENT)
    problems = list(builder.built.problems)
    try:
        plan = from_data(migrate(data, version), Plan, unknown)
    except FormatError as error:
        for problem in error.problems:
            path = _path(problem.path)
            if not any(path[:length] in builder.built.failed for length in range(len(path) + 1)):
                problems.append(Problem(_written(path, builder.built.origins), problem.message))
    if problems:
        raise FormatError(sorted(problems, key=_line)) from None
    return plan


def _decoded(text: str | bytes) -> str:
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = text.count(b"\n", 0, error.start) + 1
        raise FormatError([Problem(f"line {line}", "is not UTF-8")]) from None


def _path(text: str) -> Path:
    """The steps of a path as `path_text` writes it."""
    steps: list[str | int] = []
    for match in _STEP.finditer(text):
        if match["name"] is not None:
            steps.append(match["name"])
        else:
            steps.append(int(match["index"]) if match["index"] is not None else ast.literal_eval(match["quoted"]))
    return tuple(steps)


def _written(path: Path, origins: dict[Path, Origin]) -> str:
    """Where a path of the data was written: the line and path of the nearest thing that was, and what is missing."""
    known = next(length for length in range(len(path), -1, -1) if path[:length] in origins)
    origin = origins[path[:known]]
    return f"line {origin.line}, {path_text((*origin.path, *path[known:]))}"


def _line(problem: Problem) -> Any:
    match = re.match(r"line ([0-9]+)", problem.path)
    return int(match[1]) if match else 0
