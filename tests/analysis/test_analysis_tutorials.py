"""The tutorials on interpolation and attainment run top to bottom and print what they show."""

import contextlib
import io
import re
from pathlib import Path

import pytest

from egovplan.analysis.scoring import registry

TUTORIALS = Path(__file__).parents[2] / "docs" / "tutorials"
# A block of Python, and the block of text that follows it, if one does before the next.
BLOCK = re.compile(r"```python\n(.*?)```\n(?:\s*```text\n(.*?)```)?", re.DOTALL)


@pytest.mark.parametrize("name", ["interpolate-a-roadmap.md", "score-attainment.md"])
def test_a_tutorial_prints_what_it_shows(name, monkeypatch):
    pytest.importorskip("numpy")
    monkeypatch.setattr(registry, "_METHODS", dict(registry._METHODS))
    names = {}
    blocks = BLOCK.findall((TUTORIALS / name).read_text(encoding="utf-8"))
    assert len(blocks) > 5
    for code, wanted in blocks:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, name, "exec"), names)
        assert printed.getvalue() == wanted, code
