"""What commands print: undecorated bytes for machines, a console for people."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console

__all__ = ["printable", "screen", "write", "write_json"]

# control characters (which steer a terminal) and marks that turn the direction of text round; tab and line feed stay
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_NO_TERMINAL = 100
"""Columns where the output is no terminal and nobody said how wide it is."""


def printable(text: str) -> str:
    r"""A text of a document without what would steer the terminal.

    >>> printable("Sở\x1b[31m Nội vụ")
    'Sở�[31m Nội vụ'
    """
    return _STEERING.sub("\ufffd", text)


@contextmanager
def screen() -> Iterator[Console]:
    """A console for people on standard output; what it is given is text, never markup.

    Where the output is no terminal it has no colours and no blanks at the end
    of lines, and is 100 columns wide unless the variable ``COLUMNS`` says
    otherwise.
    """
    console = Console(markup=False, highlight=False, emoji=False)
    if console.is_terminal:
        yield console
        return
    if "COLUMNS" not in os.environ:
        console.width = _NO_TERMINAL
    with console.capture() as captured:
        yield console
    write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def write(text: str) -> None:
    """Write text to standard output as UTF-8, byte for byte."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def write_json(value: Any) -> None:
    """Write a value to standard output as JSON."""
    write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
