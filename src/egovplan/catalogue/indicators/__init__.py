"""Indicator concepts: what e-government plans measure, and how they word it.

The data stands in the TOML files of the folder ``concepts``, one per domain;
``wording.toml`` holds the phrases and spellings that they share.
"""

from egovplan.catalogue.indicators.catalogue import Catalogue, concept, concepts, load_catalogue, shipped_catalogue
from egovplan.catalogue.indicators.concept import Concept, Stage, Wording
from egovplan.catalogue.indicators.records import CatalogueError

__all__ = [
    "Catalogue",
    "CatalogueError",
    "Concept",
    "Stage",
    "Wording",
    "concept",
    "concepts",
    "load_catalogue",
    "shipped_catalogue",
]
