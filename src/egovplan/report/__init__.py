"""A report on one plan: one HTML page that needs nothing else (extra ``report``).

`write_report` makes the page: the plan at a glance, a chart for each indicator
that it follows, its budget, how far it has come where that was measured, and
what is wrong with it, each with the line that says so. The page holds its
charts and its style, has no script, asks no other machine for anything, and
prints on A4.

Install with ``pip install "egovplan[report]"``.
"""

try:
    import jinja2 as _jinja2  # noqa: F401 -- only to name the extra where it is missing
    import matplotlib as _matplotlib  # noqa: F401
except ImportError as error:
    raise ImportError(f'egovplan.report needs {error.name}: pip install "egovplan[report]"') from error

from egovplan.report.page import write_report

__all__ = ["write_report"]


def __dir__() -> list[str]:
    return __all__
