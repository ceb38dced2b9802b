"""`write_report`: the page as a whole."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from egovplan.analysis import aggregate_budget, to_observations
from egovplan.formatting.catalogues import locale_of
from egovplan.formatting.showable_text import showable
from egovplan.model import Observation, Statement
from egovplan.report.attainment import attainment_part
from egovplan.report.budget import budget_part, projects
from egovplan.report.glance import facts, tiles, title_of
from egovplan.report.indicators import cards, other_targets, steps
from egovplan.report.labels import labels
from egovplan.report.remarks import coverage_part, finding_items
from egovplan.report.subject import Subject, subject_of
from egovplan.version import __version__

__all__ = ["write_report"]


def write_report(
    loaded_or_plan: Any,
    path: str | Path | None = None,
    observations: Any = (),
    locale: str = "en",
    *,
    method: str = "linear",
    scoring: str = "attainment",
    at: object = None,
) -> str:
    """Write a report on a plan as one HTML page that needs nothing else.

    The page holds its charts (SVG) and its style, has no script and no link to
    another page, and forbids the browser to ask any machine for anything (by a
    content security policy). Every word of the document is escaped. The same
    plan gives the same page, byte for byte.

    Args:
        loaded_or_plan: What `egovplan.load` gives, then findings show their
            lines and the coverage is told; or a `Plan`, which is then checked.
        path: Where to write the page (UTF-8), or None.
        observations: What was measured, in any form that
            `egovplan.analysis.to_observations` takes; with them the charts
            show it and the page tells how far the plan has come.
        locale: Language of the page: ``vi``, ``en``; the words of the plan stay.
        method: The interpolation method of the charts.
        scoring: The method of attainment, see `egovplan.score`.
        at: The date of attainment; by default that of the latest values.

    Returns:
        The page.

    Raises:
        TypeError: For something that is neither, or observations in no
            accepted form.
        ValueError: For an unknown locale or method, or observations that
            cannot be read.
        OSError: If the file cannot be written.

    >>> from egovplan import Plan
    >>> page = write_report(Plan("p", title="Kế hoạch <b>"), locale="vi")
    >>> "<b>" in page, "Kế hoạch &lt;b&gt;" in page
    (False, True)
    """
    locale_of(locale)
    subject = subject_of(loaded_or_plan)
    measured = _observations(subject, observations)
    page: str = _template().render(**_content(subject, measured, locale, method, scoring, at)) + "\n"
    if path is not None:
        Path(path).write_text(page, encoding="utf-8", newline="\n")
    return page


def _observations(subject: Subject, observations: Any) -> tuple[Observation | Statement, ...]:
    if observations is None:
        return ()
    if isinstance(observations, list | tuple) and all(isinstance(o, Observation | Statement) for o in observations):
        return tuple(observations)
    return to_observations(observations, subject.plan)


def _content(
    subject: Subject, measured: tuple[Any, ...], locale: str, method: str, scoring: str, at: object
) -> dict[str, Any]:
    """Everything the template shows, as text."""
    plan = subject.plan
    by_source = aggregate_budget(plan, by=("source", "year"))
    followed = list(cards(plan, measured, method, locale))
    return {
        "t": labels(locale),
        "language": locale_of(locale).language,
        "version": __version__,
        "style": _style(),
        "style_hash": base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode("ascii"),
        "title": title_of(plan),
        "plan_id": plan.id,
        "facts": list(facts(subject, locale)),
        "tiles": list(tiles(subject, len(followed), by_source, locale)),
        "cards": followed,
        "others": other_targets(plan, measured, locale),
        "steps": steps(plan, locale),
        "projects": projects(plan, locale),
        "budget": budget_part(plan, by_source, locale),
        "attainment": attainment_part(plan, measured, at, scoring, locale),
        "findings": list(finding_items(subject, locale)),
        "coverage": coverage_part(subject, locale),
    }


@cache
def _style() -> str:
    return files("egovplan.report").joinpath("templates", "page.css").read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("egovplan.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_showable,
    )
    return environment.get_template("page.html")


def _showable(value: Any) -> Any:
    """Text without what HTML forbids or what would turn it round; anything else as it is."""
    return showable(value) if type(value) is str else value
