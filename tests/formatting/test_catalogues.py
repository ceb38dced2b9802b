"""Compiled catalogues, and those of a checkout that was never built."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest
from babel.messages.pofile import PoFileError

from egovplan.formatting import catalogues

ROOT = Path(__file__).parents[2]

PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "by {day}"
msgstr "%s {day}"
"""


@pytest.fixture
def directory(tmp_path, monkeypatch):
    """A folder of catalogues with one message, as a stand-in for the package's own."""
    folder = tmp_path / "src" / "locale" / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    monkeypatch.setattr(catalogues, "LOCALE_DIRECTORY", tmp_path / "src" / "locale")
    catalogues.catalogue.cache_clear()
    yield folder
    catalogues.catalogue.cache_clear()


def build(root: Path) -> None:
    """Run the build hook as hatchling does, for a wheel as for an editable install."""
    pytest.importorskip("hatchling", reason="the build hook needs hatchling")
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    hook = module.CompileCatalogues(str(root), {}, None, None, str(root / "dist"), "wheel")
    hook.initialize("editable", {})


def told() -> str:
    catalogues.catalogue.cache_clear()
    return catalogues.catalogue("vi").gettext("by {day}")


def test_without_a_build_the_written_catalogue_is_compiled_in_memory(directory):
    (directory / "egovplan.po").write_text(PO % "trước", encoding="utf-8")
    assert told() == "trước {day}"
    assert not (directory / "egovplan.mo").exists()


def test_the_build_compiles_every_catalogue(directory):
    (directory / "egovplan.po").write_text(PO % "trước", encoding="utf-8")
    build(directory.parents[3])
    assert (directory / "egovplan.mo").is_file()
    (directory / "egovplan.po").unlink()
    assert told() == "trước {day}"


def test_a_catalogue_edited_after_the_build_is_what_counts(directory):
    (directory / "egovplan.po").write_text(PO % "trước", encoding="utf-8")
    build(directory.parents[3])
    (directory / "egovplan.po").write_text(PO % "đến", encoding="utf-8")
    later = (directory / "egovplan.mo").stat().st_mtime + 10
    os.utime(directory / "egovplan.po", (later, later))
    assert told() == "đến {day}"


def test_a_broken_catalogue_stops_the_build(directory):
    (directory / "egovplan.po").write_text('msgid "a"\nmsgstr "b"\nand more\n', encoding="utf-8")
    with pytest.raises(PoFileError, match="misformatted"):
        build(directory.parents[3])


def test_without_any_catalogue_the_messages_stand_for_themselves(directory):
    assert told() == "by {day}"
