"""How administrative Vietnamese says a thing: from a phrase to a value, with its span.

Every ``parse_…`` function here is pure and usable alone: it takes a phrase as
printed and gives a `Match` (value, span, text, notes) or None.

>>> from egovplan.vietnamese import parse_quantity, parse_deadline
>>> parse_quantity("tối thiểu 80% hồ sơ").value
Quantity(>=80%)
>>> parse_deadline("trước năm 2015").value.date.isoformat()
'2014-12-31'
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from egovplan.vietnamese.act_references import parse_act_references as parse_act_references
    from egovplan.vietnamese.agencies import parse_agencies as parse_agencies
    from egovplan.vietnamese.agencies import parse_agency as parse_agency
    from egovplan.vietnamese.concept_matching import explain_match as explain_match
    from egovplan.vietnamese.concept_matching import match_concept as match_concept
    from egovplan.vietnamese.dates import parse_date as parse_date
    from egovplan.vietnamese.deadlines import parse_deadline as parse_deadline
    from egovplan.vietnamese.document_numbers import parse_document_number as parse_document_number
    from egovplan.vietnamese.folding import fold as fold
    from egovplan.vietnamese.folding import fold_phrase as fold_phrase
    from egovplan.vietnamese.government_levels import parse_levels as parse_levels
    from egovplan.vietnamese.match import Match as Match
    from egovplan.vietnamese.match import Note as Note
    from egovplan.vietnamese.money import parse_money as parse_money
    from egovplan.vietnamese.numbers import parse_number as parse_number
    from egovplan.vietnamese.numerals import read_numeral as read_numeral
    from egovplan.vietnamese.periods import parse_period as parse_period
    from egovplan.vietnamese.quantities import parse_quantity as parse_quantity
    from egovplan.vietnamese.service_levels import parse_service_levels as parse_service_levels

# Public name to the module of this package that holds it; imported when first used.
_HOMES = {
    "Match": "match",
    "Note": "match",
    "explain_match": "concept_matching",
    "fold": "folding",
    "fold_phrase": "folding",
    "match_concept": "concept_matching",
    "parse_act_references": "act_references",
    "parse_agencies": "agencies",
    "parse_agency": "agencies",
    "parse_date": "dates",
    "parse_deadline": "deadlines",
    "parse_document_number": "document_numbers",
    "parse_levels": "government_levels",
    "parse_money": "money",
    "parse_number": "numbers",
    "parse_period": "periods",
    "parse_quantity": "quantities",
    "parse_service_levels": "service_levels",
    "read_numeral": "numerals",
}

__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'egovplan.vietnamese' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"egovplan.vietnamese.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
