"""Frames of any engine, opened through narwhals, and what an engine cannot do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from egovplan.exchange.frames.extra import library

__all__ = ["EngineError", "engine_of", "opened", "refusing", "without"]

TEMPORARY = "__egovplan_"
"""How the columns begin that stand in a frame only while it is worked on."""


class EngineError(NotImplementedError):
    """An engine cannot do what was asked of it.

    Args:
        engine: Its name (``pyarrow``).
        what: What it cannot do, in words that follow "cannot".
        cause: What the engine itself says, if it said something.

    >>> print(EngineError("pyarrow", "group by a column of lists (sources)"))
    pyarrow cannot group by a column of lists (sources)
    """

    def __init__(self, engine: str, what: str, cause: str | None = None) -> None:
        self.engine = engine
        self.what = what
        self.cause = cause
        super().__init__(f"{engine} cannot {what}" + (f": {cause}" if cause else ""))

    def __reduce__(self) -> tuple[type[EngineError], tuple[str, str, str | None]]:
        return type(self), (self.engine, self.what, self.cause)


def opened(frame: Any) -> Any:
    """The frame as narwhals has it.

    Raises:
        TypeError: For something that narwhals knows as no frame.
        ImportError: Without narwhals.
    """
    narwhals = library("narwhals")
    try:
        return narwhals.from_native(frame)
    except TypeError:
        raise TypeError(f"expected a frame that narwhals knows, not {type(frame).__name__}") from None


def engine_of(frame: Any) -> str:
    """The name of the engine of an opened frame."""
    name = str(frame.implementation).rpartition(".")[2].lower()
    lazy = name == "polars" and type(frame).__name__ == "LazyFrame"
    return "polars (lazy)" if lazy else name


@contextmanager
def refusing(frame: Any, what: str) -> Iterator[None]:
    """Tell of what the engine of a frame cannot do as an `EngineError`."""
    narwhals = library("narwhals")
    try:
        yield
    except EngineError:
        raise
    except (NotImplementedError, narwhals.exceptions.InvalidOperationError) as error:
        raise EngineError(engine_of(frame), what, str(error) or type(error).__name__) from error


def without(frame: Any) -> Any:
    """The frame without the columns that stood in it only while it was worked on."""
    return frame.drop([name for name in frame.collect_schema().names() if name.startswith(TEMPORARY)])
