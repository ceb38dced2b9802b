"""The entry point: what a process sees of it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from egovplan.command_line import main

CALL = "from egovplan.command_line import main; main()"


def process(*arguments: str, before: str = "", **options):
    return subprocess.run([sys.executable, "-c", f"{before}{CALL}", *arguments], capture_output=True, **options)


@pytest.mark.parametrize("package", ["click", "rich"])
def test_without_the_extra_it_says_what_to_install(package):
    missing = f"import sys; sys.modules[{package!r}] = sys.modules['{package}.console'] = None; "
    result = process("show", before=missing)
    assert result.returncode == 2
    assert result.stderr.decode().strip() == (
        f'egovplan: the command line needs {package}; install it with: pip install "egovplan[cli]"'
    )


def test_importing_the_entry_point_imports_neither_click_nor_rich():
    check = "import sys, egovplan.command_line; print([name for name in ('click', 'rich') if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", check], capture_output=True, check=True)
    assert result.stdout.decode().strip() == "[]"


def test_main_ends_with_the_exit_code(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    with pytest.raises(SystemExit) as ended:
        main(["nonsense"])
    assert ended.value.code == 2


def test_vietnamese_is_written_as_utf8_whatever_the_locale_says():
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    result = process("show", env={**os.environ, **plain})
    assert result.returncode == 0, result.stderr.decode()
    assert "Sơn Hải" in result.stdout.decode("utf-8")
