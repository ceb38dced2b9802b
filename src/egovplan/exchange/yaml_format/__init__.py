"""Plans to and from YAML, for plans that people write by hand (extra ``yaml``).

The document is that of `egovplan.exchange.json_format`, with short forms for
what is tedious to write: quantities, dates and amounts in words, what belongs
to a goal, an indicator or a project beneath it, ids left out. The how-to page
"Write a plan by hand" has them all.

Install with ``pip install "egovplan[yaml]"``.
"""

from egovplan.exchange.format_error import FormatError
from egovplan.exchange.yaml_format.reading import from_yaml
from egovplan.exchange.yaml_format.writing import to_yaml

__all__ = ["FormatError", "from_yaml", "to_yaml"]


def __dir__() -> list[str]:
    return __all__
