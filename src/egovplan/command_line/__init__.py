"""The command line ``egovplan``: one small module per command.

It needs the extra ``cli``. A further command is a module here and a line in
`egovplan.command_line.program`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]

_NEEDED = ("click", "rich")


def __dir__() -> list[str]:
    return __all__


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line.

    Args:
        arguments: What stands behind ``egovplan``; by default that of the process.

    Raises:
        SystemExit: Always: 0 where all went well, 1 where a check failed as
            asked (``--fail-on``), 2 where the call or the file was no good.
    """
    try:
        from egovplan.command_line.program import run

        run(arguments)
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in _NEEDED:
            raise
        message = f'egovplan: the command line needs {package}; install it with: pip install "egovplan[cli]"'
        print(message, file=sys.stderr)
        sys.exit(2)
