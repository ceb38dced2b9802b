"""What indicators, bodies and groups of a budget are called in headings, charts and cells."""

from __future__ import annotations

from collections.abc import Callable

from babel import Locale

from egovplan.analysis.budget.dimensions import UNSPECIFIED, Key
from egovplan.catalogue.document_kinds import document_kinds
from egovplan.catalogue.indicators import shipped_catalogue
from egovplan.catalogue.provinces import provinces
from egovplan.formatting.catalogues import catalogue, locale_of
from egovplan.formatting.terms import format_term
from egovplan.model import Agency, BudgetSource, Indicator, Level, Plan, Project, ProjectKind, ServiceLevel

__all__ = [
    "DIMENSIONS",
    "concept_name",
    "document_kind_name",
    "group_name",
    "indicator_heading",
    "indicator_note",
    "province_name",
    "scope_words",
]


def pgettext(context: str, word: str) -> str:
    """Mark a word for the catalogue; it is looked up when it is told."""
    return word


DIMENSIONS = (
    pgettext("Dimension", "source"),
    pgettext("Dimension", "agency"),
    pgettext("Dimension", "group"),
    pgettext("Dimension", "kind"),
    pgettext("Dimension", "plan"),
    pgettext("Dimension", "project"),
    pgettext("Dimension", "year"),
)
"""What a budget that comes with the library can be grouped by."""


def concept_name(code: str | None, locale: str | Locale = "en") -> str | None:
    """The name of a concept of the shipped catalogue; None for any other.

    >>> concept_name("document.electronic_exchange", "vi")
    'Văn bản trao đổi giữa các cơ quan nhà nước dưới dạng điện tử'
    """
    known = shipped_catalogue()
    if code is None or code not in known:
        return None
    return known[code].name_vi if locale_of(locale).language == "vi" else known[code].name


def indicator_heading(indicator: Indicator, locale: str | Locale = "en") -> str:
    """What an indicator is called at the head of a chart.

    In Vietnamese these are the plan's own words; in another language the name
    of the concept, and the plan's words where there is none.

    >>> indicator_heading(Indicator("i", "văn bản điện tử", "document.electronic_exchange"), "vi")
    'Văn bản điện tử'
    """
    own = indicator.label[:1].upper() + indicator.label[1:]
    if locale_of(locale).language == "vi":
        return own
    return concept_name(indicator.concept, locale) or own


def indicator_note(indicator: Indicator, locale: str | Locale = "en") -> str:
    """What stands below the heading: the name that the heading does not have, and the scope."""
    label = indicator.label[:1].upper() + indicator.label[1:]
    vietnamese = locale_of(locale).language == "vi"
    other = concept_name(indicator.concept, locale) if vietnamese else label
    parts = [] if other is None or other == indicator_heading(indicator, locale) else [other]
    scope = scope_words(indicator.levels, indicator.service_levels, locale)
    return " · ".join([*parts, scope] if scope else parts)


def scope_words(
    levels: tuple[Level, ...], service_levels: tuple[ServiceLevel, ...], locale: str | Locale = "en"
) -> str:
    """Levels of government and of service in words; empty where none is named.

    >>> scope_words((Level.DISTRICT,), (ServiceLevel.LEVEL_3, ServiceLevel.LEVEL_4))
    'district level, services at level 3, 4'
    """
    words = catalogue(locale)
    vietnamese = locale_of(locale).language == "vi"
    told = [format_term(level, locale) for level in levels]
    if told and not vietnamese:
        told = [words.gettext("{levels} level").format(levels=", ".join(told))]
    numbers = [str(level.number) for level in service_levels if level.number is not None]
    if numbers:
        told.append(words.gettext("services at level {numbers}").format(numbers=", ".join(numbers)))
    for level in service_levels:
        if level.number is None:
            told.append(words.gettext("services online: {level}").format(level=format_term(level, locale)))
    return ", ".join(told)


def document_kind_name(code: str | None, locale: str | Locale = "en") -> str | None:
    """The kind of an act in words; a code that the catalogue does not have stands for itself.

    >>> document_kind_name("decision"), document_kind_name("decision", "vi")
    ('decision', 'quyết định')
    """
    kind = document_kinds().get(code) if code else None
    if kind is None:
        return code
    return kind.name.lower() if locale_of(locale).language == "vi" else kind.english


def province_name(code: str | None) -> str | None:
    """The name of a province with its rank; a code that the catalogue does not have stands for itself.

    >>> province_name("quang-ngai"), province_name("son-hai")
    ('tỉnh Quảng Ngãi', 'son-hai')
    """
    known = provinces().get(code) if code else None
    return known.full_name if known else code


def group_name(dimension: str, key: Key, locale: str | Locale = "en", plan: Plan | None = None) -> str:
    """What a group of a budget is called.

    Args:
        dimension: What the budget is grouped by (``source``, ``agency``, …).
        key: The group, as `egovplan.aggregate_budget` gives it.
        locale: A locale of CLDR.
        plan: Where the names of bodies and projects are looked up.

    >>> group_name("source", "central+local", "vi"), group_name("year", None)
    ('ngân sách trung ương + ngân sách địa phương', 'no single year')
    """
    words = catalogue(locale)
    if key is None or (dimension == "source" and key == UNSPECIFIED):
        return {
            "source": words.gettext("source not named"),
            "agency": words.gettext("no leading body named"),
            "group": words.gettext("no group"),
            "year": words.gettext("no single year"),
            "project": words.gettext("the plan as a whole"),
            "kind": words.gettext("the plan as a whole"),
        }.get(dimension, words.gettext("not said"))
    naming = _NAMING.get(dimension)
    return str(key) if naming is None else naming(str(key), locale, plan)


def _source(key: str, locale: str | Locale, plan: Plan | None) -> str:
    known = frozenset(BudgetSource)
    return " + ".join(format_term(BudgetSource(part), locale) if part in known else part for part in key.split("+"))


def _kind(key: str, locale: str | Locale, plan: Plan | None) -> str:
    return format_term(ProjectKind(key), locale) if key in frozenset(ProjectKind) else key


def _agency(key: str, locale: str | Locale, plan: Plan | None) -> str:
    """The names of bodies by id; a key in the document's own words stays as it is."""
    return " + ".join(_body(part, plan) for part in key.split("+")) if plan and _ids_of(key, plan) else key


def _ids_of(key: str, plan: Plan) -> bool:
    return all(part in plan for part in key.split("+"))


def _body(agency_id: str, plan: Plan) -> str:
    body = plan[agency_id]
    return body.name if isinstance(body, Agency) else agency_id


def _project(key: str, locale: str | Locale, plan: Plan | None) -> str:
    part = plan[key] if plan is not None and key in plan else None
    return part.name if isinstance(part, Project) else key


_NAMING: dict[str, Callable[[str, str | Locale, Plan | None], str]] = {
    "source": _source,
    "kind": _kind,
    "agency": _agency,
    "project": _project,
}
