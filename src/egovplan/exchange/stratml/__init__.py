"""StratML (ISO 17469): strict writing of Part 2, lenient reading of Parts 1 and 2 (extra ``stratml``).

`to_stratml` gives a document that is valid against the schema of Part 2,
version 2.2.6, and findings about what the format has no place for.
`from_stratml` reads what others wrote, breaches of the schema included, into a
plan with findings.

Install with ``pip install "egovplan[stratml]"``.
"""

from egovplan.exchange.stratml.reading import StratMLReading, from_stratml
from egovplan.exchange.stratml.writing import StratMLDocument, to_stratml

__all__ = ["StratMLDocument", "StratMLReading", "from_stratml", "to_stratml"]


def __dir__() -> list[str]:
    return __all__
