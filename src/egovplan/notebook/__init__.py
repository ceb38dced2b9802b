"""Plans, indicators, scores and tables as a notebook shows them.

    import egovplan.notebook

    egovplan.notebook.enable()          # or, as a cell: %load_ext egovplan.notebook

From then on the value of a cell that is a plan, an indicator, a score or a
summed-up budget shows as a table. `to_html` makes the same of any of them, and
of what has no class of its own: rows of `egovplan.tables`, statements,
findings. Everything is escaped; nothing but the standard library is needed.
"""

from egovplan.notebook.markup import Html
from egovplan.notebook.registration import disable, enable, load_ipython_extension, unload_ipython_extension
from egovplan.notebook.views import to_html

__all__ = ["Html", "disable", "enable", "load_ipython_extension", "to_html", "unload_ipython_extension"]


def __dir__() -> list[str]:
    return __all__
