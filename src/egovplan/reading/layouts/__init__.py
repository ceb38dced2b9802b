"""The layouts of tables in text, one module each.

A layout is a function that looks at the lines from an index on and returns the
table that begins there with the index behind it, or None. To add one, write
its module and add it to `LAYOUTS`.
"""

from __future__ import annotations

from collections.abc import Callable

from egovplan.reading.blocks import Table
from egovplan.reading.document_text import DocumentText
from egovplan.reading.layouts.cell_per_line import read_cell_per_line
from egovplan.reading.layouts.pipe_rows import read_pipe_rows
from egovplan.reading.layouts.pipes_alone import read_pipes_alone
from egovplan.reading.layouts.tab_rows import read_tab_rows

__all__ = ["LAYOUTS", "Layout"]

Layout = Callable[[DocumentText, int], "tuple[Table, int] | None"]

LAYOUTS: tuple[Layout, ...] = (read_tab_rows, read_cell_per_line, read_pipes_alone, read_pipe_rows)
