"""Charts of plans and of their scores, as matplotlib figures (extra ``plot``).

`trajectory`, `budget`, `attainment` and `compare` each return a
``matplotlib.figure.Figure`` that was made without ``pyplot``: no display is
needed, no state is shared, and nothing stays open. Each takes ``locale``
(``en``, ``vi`` or another of CLDR). `alt_text` tells what a figure shows in
words, for people who do not see it; `to_svg` and `to_png` write it, byte for
byte the same each time.

Install with ``pip install "egovplan[plot]"``.
"""

try:
    import matplotlib as _matplotlib  # noqa: F401 -- only to name the extra where it is missing
except ImportError as error:
    raise ImportError('egovplan.plot needs matplotlib: pip install "egovplan[plot]"') from error

from egovplan.plot.alternative_text import alt_text
from egovplan.plot.attainment import attainment
from egovplan.plot.budget import budget
from egovplan.plot.compare import compare
from egovplan.plot.output import to_png, to_svg
from egovplan.plot.trajectory import trajectory

__all__ = ["alt_text", "attainment", "budget", "compare", "to_png", "to_svg", "trajectory"]


def __dir__() -> list[str]:
    return __all__
