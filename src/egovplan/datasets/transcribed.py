"""Plans transcribed from real documents, without their sentences."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

import attrs

from egovplan.datasets.catalogue import about
from egovplan.exchange.json_format import from_json
from egovplan.model import PARTS, Plan

__all__ = ["Language", "plan"]

Language = Literal["vi", "en"]
"""Languages of the labels."""

_FOLDER = Path(__file__).with_name("plans")


def plan(name: str, language: Language = "vi") -> Plan:
    """A plan that ships with the package.

    Numbers, dates, enums, bodies of government, ids and line numbers are what
    `egovplan.load` reads from the document. Sentences are left out: names are
    shortened, quotes, objectives, notes and the like are None.

    Args:
        name: One of `egovplan.datasets.names`.
        language: Of the labels and names, ``vi`` or ``en``. Bodies of
            government, printed cells and headings stay in Vietnamese.

    Returns:
        The plan; the same object at every call.

    Raises:
        ValueError: For another name or language.

    >>> shipped = plan("quang-ngai-2011-2015")
    >>> email = next(i for i in shipped.indicators if i.concept == "email.regular_use")
    >>> email.label, [statement.value for statement in email.targets]
    ('Sử dụng thư điện tử thường xuyên', [60, 70, 80, 85, 90, 90])
    >>> plan("quang-ngai-2011-2015", "en")[email.id].label
    'Regular use of e-mail'
    """
    about(name)
    if language not in ("vi", "en"):
        raise ValueError(f"labels are in 'vi' or 'en', not in {language!r}")
    return _vietnamese(name) if language == "vi" else _english(name)


@cache
def _vietnamese(name: str) -> Plan:
    return from_json((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))


@cache
def _english(name: str) -> Plan:
    labels: dict[str, dict[str, str]] = json.loads((_FOLDER / f"{name}.en.json").read_text(encoding="utf-8"))
    told = _vietnamese(name)
    title = about(name).title_en
    parts: dict[str, Any] = {
        part: tuple(attrs.evolve(item, **labels.get(item.id, {})) for item in getattr(told, part)) for part in PARTS
    }
    return attrs.evolve(told, title=title, document=attrs.evolve(told.document, title=title), **parts)
