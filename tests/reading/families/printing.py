"""Prints a table in every layout that documents have, inside a document of an invented province."""

from __future__ import annotations

from collections.abc import Sequence

import egovplan
from egovplan.loading import LoadedPlan

Rows = Sequence[Sequence[str]]

HEAD = """ỦY BAN NHÂN DÂN
TỈNH SƠN HẢI
Số: 77/KH-UBND
Sơn Hải, ngày 12 tháng 3 năm 2021

KẾ HOẠCH
Ứng dụng công nghệ thông tin của tỉnh Sơn Hải giai đoạn 2021 - 2025

I. MỤC TIÊU
- Xây dựng chính quyền số của tỉnh.

PHỤ LỤC {appendix}
{title}
(Kèm theo Kế hoạch số 77/KH-UBND ngày 12 tháng 3 năm 2021 của UBND tỉnh Sơn Hải)
{unit}
"""

LAYOUTS = ("tabs", "pipes", "markdown", "cell per line", "pipes alone")


def printed(rows: Rows, layout: str) -> str:
    """The rows in a layout."""
    if layout == "tabs":
        return "\n".join("\t".join(row) for row in rows)
    if layout == "pipes":
        return "\n".join(" | ".join(row) for row in rows)
    if layout == "markdown":
        rule = "| " + " | ".join("---" for _ in rows[0]) + " |"
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n".join([lines[0], rule, *lines[1:]])
    if layout == "cell per line":
        return "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows)
    if layout == "pipes alone":
        return "\n".join("|\n" + "".join(f"{cell}\n|\n" if cell else "|\n" for cell in row).rstrip() for row in rows)
    raise ValueError(layout)


def document(rows: Rows, layout: str = "tabs", *, title: str = "DANH MỤC", unit: str = "", appendix: str = "1") -> str:
    """A document with the table in its only appendix."""
    return HEAD.format(title=title, unit=unit, appendix=appendix) + "\n" + printed(rows, layout) + "\n\n"


def load(rows: Rows, layout: str = "tabs", *, title: str = "DANH MỤC", unit: str = "") -> LoadedPlan:
    """The document, loaded."""
    return egovplan.load_text(document(rows, layout, title=title, unit=unit))


def codes(loaded: LoadedPlan) -> list[str]:
    """The codes of the findings of reading."""
    return [finding.code for finding in loaded.reading_findings]
