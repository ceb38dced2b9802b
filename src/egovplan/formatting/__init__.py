"""Values and messages as people read them, in English and Vietnamese.

Numbers, dates and currencies follow CLDR through Babel; words come from the
message catalogues in ``locale``. Another locale of CLDR gets its own numbers
with English words.
"""

from egovplan.formatting.dates import format_day, format_deadline, format_period
from egovplan.formatting.messages import format_finding, format_reason
from egovplan.formatting.money import format_money
from egovplan.formatting.numbers import format_number, format_quantity
from egovplan.formatting.terms import format_status, format_term

__all__ = [
    "format_day",
    "format_deadline",
    "format_finding",
    "format_money",
    "format_number",
    "format_period",
    "format_quantity",
    "format_reason",
    "format_status",
    "format_term",
]


def __dir__() -> list[str]:
    return __all__
