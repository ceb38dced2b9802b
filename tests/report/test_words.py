"""Everything that charts, report and notebook say is in the Vietnamese catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from egovplan.formatting.catalogues import LOCALE_DIRECTORY
from egovplan.report.labels import labels

SOURCES = Path(__file__).parents[2] / "src" / "egovplan"


@pytest.mark.parametrize("package", ["plot", "report", "notebook"])
def test_every_message_has_a_vietnamese_translation(package):
    with (LOCALE_DIRECTORY / "vi" / "LC_MESSAGES" / "egovplan.po").open("rb") as file:
        written = read_po(file)
    found = list(extract_from_dir(SOURCES / package, [("**.py", "python")]))
    assert len(found) > 10
    missing = []
    for _, _, message, _, context in found:
        there = written.get(message, context)
        if there is None or not there.string:
            missing.append((context, message))
    assert not missing


def test_every_label_of_the_page_is_used():
    template = (SOURCES / "report" / "templates" / "page.html").read_text(encoding="utf-8")
    assert [name for name in labels("en") if f"t.{name}" not in template] == []
