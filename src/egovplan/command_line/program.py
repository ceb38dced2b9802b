"""The program: its commands, loaded when they are called, and how it fails."""

from __future__ import annotations

import importlib
import io
import sys
from collections.abc import Sequence
from typing import Any

import click

from egovplan.exchange.format_error import FormatError
from egovplan.reading.errors import LoadError
from egovplan.version import __version__

__all__ = ["COMMANDS", "program", "run"]

COMMANDS = {
    "show": "egovplan.command_line.show:show",
    "table": "egovplan.command_line.table:table",
    "explain": "egovplan.command_line.explain:explain",
    "coverage": "egovplan.command_line.coverage:coverage",
    "check": "egovplan.command_line.check:check",
    "evaluate": "egovplan.command_line.evaluate:evaluate",
    "export": "egovplan.command_line.export:export",
    "report": "egovplan.command_line.report:report",
}
"""Name of a command to the module and function that hold it."""


class Failure(click.ClickException):
    """What could not be done, told in one line on the error stream."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Print it as ``egovplan: …``."""
        click.echo(f"egovplan: {self.format_message()}", err=True)


class Commands(click.Group):
    """Commands whose modules are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        home = COMMANDS.get(cmd_name)
        if home is None:
            return None
        module, _, name = home.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what a user can cause never ends in a traceback."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # the reader went away (``| head``); click ends quietly
        except (LoadError, FormatError) as error:
            raise Failure("\n".join(str(error).splitlines())) from error
        except ImportError as error:
            if "pip install" not in str(error):
                raise
            raise Failure(str(error)) from error  # an extra that is not installed
        except OSError as error:
            raise Failure(f"{error.filename or 'a file'}: {error.strerror or error}") from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="egovplan", message="%(prog)s %(version)s")
def program() -> None:
    """Read e-government plans: what they promise, by when, for how much, and where it says so.

    FILE is a plan as text, Markdown or HTML; - reads standard input.
    """


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the program with arguments; ends by `SystemExit`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() not in ("utf-8", "utf8"):
            stream.reconfigure(encoding="utf-8")  # plans are Vietnamese whatever the terminal says
    program.main(args=None if arguments is None else list(arguments), prog_name="egovplan")
