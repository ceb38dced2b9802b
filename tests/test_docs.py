"""The documentation does what it says: code runs, output is as shown, pages made from data are up to date.

Which blocks run, and how, stands in ``docs/page_code.py``. Here each page runs in a
folder of its own.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from docs.page_code import Example, examples, pictures_drawn, pictures_shown, run

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [*sorted(DOCS.rglob("*.md")), ROOT / "README.md"]


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", [page for page in PAGES if examples(page)], ids=named)
def test_the_code_of_a_page_prints_what_the_page_shows(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "__main__"}
    for example in examples(page):
        printed = run(example, page, names)
        if example.expected is not None:
            assert printed.split("\n") == example.expected.split("\n"), f"{named(page)}, line {example.line}"


def test_a_tutorial_is_mostly_code_that_runs():
    for page in sorted((DOCS / "tutorials").glob("*.md")):
        assert page.name == "index.md" or len(examples(page)) >= 4, named(page)


def test_output_is_compared_and_the_value_of_a_last_expression_shown(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("```python\nprint(1)\n2 + 2\n```\n\n```text\n1\n4\n```\n", encoding="utf-8")
    [example] = examples(page)
    assert run(example, page, {}) == example.expected == "1\n4\n"


def test_a_block_with_a_reason_is_left_out_and_text_behind_other_words_is_no_output(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(
        "<!-- not run: needs a cluster -->\n```python\n1 / 0\n```\n\n```python\n3\n```\nThe file:\n\n```text\n4\n```\n",
        encoding="utf-8",
    )
    assert examples(page) == [Example(7, "3\n", None)]


DRAWING = [page for page in PAGES if pictures_shown(page)]


@pytest.mark.parametrize("page", DRAWING, ids=named)
def test_a_page_draws_the_pictures_that_it_shows_and_says_in_words_what_is_on_them(page):
    pytest.importorskip("matplotlib", reason='pages draw with matplotlib: pip install "egovplan[plot]"')
    words = pictures_shown(page)
    for name, drawn in pictures_drawn(page).items():
        assert drawn.startswith("<svg"), name
        assert len(words[name].split()) > 5, f"{name} needs words for those who do not see it"


@pytest.mark.parametrize("script", sorted(DOCS.glob("generate_*.py")), ids=lambda path: path.stem)
def test_pages_made_from_data_are_up_to_date(script, capsys):
    module = imported(script)
    if script.stem == "generate_json_schema":
        made = json.dumps(module.json_schema(), ensure_ascii=False, indent=2) + "\n"
        assert module.TARGET.read_text(encoding="utf-8") == made, f"run python docs/{script.name}"
    else:
        assert module.main(["--check"]) == 0, f"run python docs/{script.name}"


def imported(script: Path):
    spec = importlib.util.spec_from_file_location(script.stem, script)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_page_stands_in_the_navigation_once():
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    pages = [page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md") if page.suffixes == [".md"]]
    assert [name for name in pages if navigation.count(f" {name}\n") != 1] == []


def test_nothing_on_the_site_comes_from_another_host():
    for name in ("mkdocs.yml", "docs/stylesheets/extra.css"):
        assert "http" not in (ROOT / name).read_text(encoding="utf-8"), name
