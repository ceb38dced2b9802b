"""The README: its two commands, its output, its links."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner

from egovplan.command_line.program import program
from egovplan.datasets import sample_path, sample_text

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


def test_the_readme_opens_with_what_it_does_and_shows_output():
    opening, _, rest = README.partition("<!-- output: egovplan show -->")
    assert len(opening.splitlines()) < 10
    assert rest.startswith("\n```text\n")  # held to what is printed by docs/generate_readme_output.py in test_docs.py


def test_the_home_page_shows_what_the_commands_print(monkeypatch):
    monkeypatch.chdir(sample_path().parent)
    printed = sample_text()
    for arguments in (["show"], ["check", "sample.txt"]):
        printed += CliRunner().invoke(program, arguments, env={"COLUMNS": "100"}).stdout
    home = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    tabs = re.findall(r"^    ```text\n(.*?)^    ```", home, re.MULTILINE | re.DOTALL)
    assert len(tabs) == 3
    for tab in tabs:
        assert textwrap.dedent(tab) in printed


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
