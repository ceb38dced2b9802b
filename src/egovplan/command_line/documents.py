"""The plan that a command is called for, and the options that commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from egovplan.datasets import sample_path
from egovplan.loading import LoadedPlan, load

__all__ = ["file_argument", "format_option", "load_document", "locale_option", "name_of"]

Function = TypeVar("Function", bound=Callable[..., Any])

STANDARD_INPUT = "-"


def file_argument(required: bool = True) -> Callable[[Function], Function]:
    """The argument FILE: a path, or ``-`` for standard input."""
    return click.argument("file", required=required, type=click.Path(allow_dash=True))


def locale_option(function: Function) -> Function:
    """The option ``--locale``."""
    option = click.option(
        "--locale",
        type=click.Choice(["en", "vi"]),
        default="en",
        show_default=True,
        help="Language of messages, numbers and dates; the words of the plan stay.",
    )
    return option(function)


def format_option(*names: str) -> Callable[[Function], Function]:
    """The option ``--format`` with these choices, the first being the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(list(names)),
        default=names[0],
        show_default=True,
        help="Form of the output.",
    )


def load_document(file: str | None) -> LoadedPlan:
    """The plan in a file.

    Args:
        file: A path, ``-`` for standard input, or None for the sample that ships.

    Raises:
        LoadError: If it cannot be read.
    """
    if file == STANDARD_INPUT:
        return load(sys.stdin.buffer)
    return load(sample_path() if file is None else file)


def name_of(file: str | None) -> str:
    """How a document is called in messages.

    >>> name_of("-"), name_of(None)
    ('<stdin>', 'sample.txt')
    """
    if file is None:
        return sample_path().name
    return "<stdin>" if file == STANDARD_INPUT else file
