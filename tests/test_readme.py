"""The README: its two commands, its output, its links."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    return re.findall(r"^```sh\n(.*?)\n```$", README, re.MULTILINE | re.DOTALL)


def test_two_commands_do_all_set_up():
    main, tests = commands()
    assert "\n" not in main + tests
    assert "venv .venv" in main
    assert "pip install" in main
    assert main.endswith("egovplan show")
    assert tests.endswith("-m pytest")


def test_continuous_integration_takes_the_commands_from_the_readme():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in script
    assert not any(command in script for command in commands())


def test_the_output_shown_is_what_the_command_prints():
    pytest.importorskip("rich", reason="the command line needs the extra cli")
    shown = re.search(r"<!-- output: egovplan (?P<arguments>[^>]+) -->\n```text\n(?P<text>.*?)```", README, re.DOTALL)
    assert shown is not None
    code = "from egovplan.command_line import main; main()"
    command = [sys.executable, "-c", code, *shown["arguments"].split()]
    printed = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "COLUMNS": "100"}).stdout
    remaining = iter(printed.decode("utf-8").splitlines())
    for line in shown["text"].splitlines():
        assert line == "…" or line in remaining, f"not printed, or not in this order: {line!r}"


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#]+)\)", README))))
def test_links_lead_to_files_that_are_there(target):
    assert "://" not in target
    assert (ROOT / target).is_file()


def test_every_file_that_a_repository_should_have_is_there():
    for name in ("LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "CITATION.cff", "src/egovplan/py.typed"):
        assert (ROOT / name).is_file(), name


def test_the_citation_names_the_version():
    from egovplan import __version__

    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
