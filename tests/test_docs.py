"""The documentation does what it says: code runs, output is as shown, pages made from data are up to date.

On every page the ``python`` blocks run from top to bottom in one namespace, in
a folder of their own. A ``text`` block right behind one must be what it
printed; as in a notebook, the value of a last expression is printed too. A
block is left out where an HTML comment ``<!-- not run: why -->`` stands in front.
"""

from __future__ import annotations

import ast
import contextlib
import importlib.util
import io
import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [*sorted(DOCS.rglob("*.md")), ROOT / "README.md"]
FENCE = re.compile(
    r"(?P<aside><!-- not run: [^>]+ -->\s*)?^(?P<indent> *)```(?P<kind>\w*)[^\n]*\n(?P<body>.*?)^(?P=indent)```",
    re.MULTILINE | re.DOTALL,
)


class Example(NamedTuple):
    line: int
    code: str
    expected: str | None


def examples(page: Path) -> list[Example]:
    """The blocks of a page that are to run, each with the output that is shown right behind it."""
    text = page.read_text(encoding="utf-8")
    blocks = list(FENCE.finditer(text))
    found = []
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        if block["kind"] != "python" or block["aside"]:
            continue
        shown = (
            following is not None and following["kind"] == "text" and not text[block.end() : following.start()].strip()
        )
        line = text.count("\n", 0, block.start("body")) + 1
        found.append(Example(line, block["body"], following["body"] if shown else None))
    return found


def run(example: Example, page: Path, names: dict[str, object]) -> str:
    """Run a block and give what it prints, errors pointing to the line of the page."""
    tree = ast.parse("\n" * (example.line - 1) + example.code, str(page))
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, str(page), "exec"), names)
        if last is not None:
            value = eval(compile(ast.Expression(last.value), str(page), "eval"), names)
            if value is not None:
                print(repr(value))
    return printed.getvalue()


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
    pages = [page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")]
    assert [name for name in pages if navigation.count(f" {name}\n") != 1] == []


def test_nothing_on_the_site_comes_from_another_host():
    for name in ("mkdocs.yml", "docs/stylesheets/extra.css"):
        assert "http" not in (ROOT / name).read_text(encoding="utf-8"), name
