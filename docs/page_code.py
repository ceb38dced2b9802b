"""The code on the pages: found, run from top to bottom, and the pictures that it draws.

On every page the ``python`` blocks run in one namespace. A ``text`` block right
behind one must be what it printed; as in a notebook, the value of a last
expression is printed too. A block is left out where an HTML comment
``<!-- not run: why -->`` stands in front. ``tests/test_docs.py`` compares what
is printed; ``site_hooks.py`` puts the pictures into the site.
"""

from __future__ import annotations

import ast
import contextlib
import io
import re
import tempfile
from pathlib import Path
from typing import NamedTuple

__all__ = ["Example", "examples", "pictures_drawn", "pictures_shown", "run"]

_FENCE = re.compile(
    r"(?P<aside><!-- not run: [^>]+ -->\s*)?^(?P<indent> *)```(?P<kind>\w*)[^\n]*\n(?P<body>.*?)^(?P=indent)```",
    re.MULTILINE | re.DOTALL,
)
_PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\((?P<file>[\w-]+\.svg)\)")


class Example(NamedTuple):
    """A block that runs: its first line on the page, the code, and the output that is shown (or None)."""

    line: int
    code: str
    expected: str | None


def examples(page: Path) -> list[Example]:
    """The blocks of a page that are to run, each with the output that is shown right behind it."""
    text = page.read_text(encoding="utf-8")
    blocks = list(_FENCE.finditer(text))
    found = []
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        if block["kind"] != "python" or block["aside"]:
            continue
        shown = (
            following is not None and following["kind"] == "text" and not text[block.end() : following.start()].strip()
        )
        line = text.count("\n", 0, block.start("body")) + 1
        found.append(Example(line, block["body"], following["body"] if shown and following else None))
    return found


def run(example: Example, page: Path, names: dict[str, object]) -> str:
    """Run a block and give what it prints, errors pointing to the line of the page."""
    tree = ast.parse("\n" * (example.line - 1) + example.code, str(page))
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, str(page), "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), str(page), "eval"), names)
            if value is not None:
                print(repr(value))
    return printed.getvalue()


def pictures_shown(page: Path) -> dict[str, str]:
    """File to alternative text, of the pictures of a page that its code draws: those that are no file of ``docs``."""
    found = _PICTURE.finditer(page.read_text(encoding="utf-8"))
    return {match["file"]: match["words"] for match in found if not (page.parent / match["file"]).exists()}


def pictures_drawn(page: Path) -> dict[str, str]:
    """Name to SVG, of every picture of a page that its code draws.

    Raises:
        FileNotFoundError: If the code does not write one that the page shows.
    """
    shown = pictures_shown(page)
    if not shown:
        return {}
    names: dict[str, object] = {"__name__": "__main__"}
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for example in examples(page):
            run(example, page, names)
        return {name: Path(name).read_text(encoding="utf-8") for name in shown}
