"""A progress bar on a terminal, and nothing elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sized
from contextlib import contextmanager
from typing import Any, Protocol

__all__ = ["Counter", "progress_bar", "total_of"]

_EVERY = 0.1
"""Seconds between two looks of the plain bar."""


class Counter(Protocol):
    """What counts documents."""

    def __call__(self, failed: bool) -> None:
        """Count one more."""


def total_of(paths: Iterable[Any]) -> int | None:
    """How many there are, where that can be known beforehand."""
    return len(paths) if isinstance(paths, Sized) else None


@contextmanager
def progress_bar(total: int | None, shown: bool | None) -> Iterator[Counter]:
    """A bar on standard error, and the function that moves it on.

    Args:
        total: How many documents there are, or None.
        shown: Whether to show it; None shows it on a terminal.
    """
    if not (sys.stderr.isatty() if shown is None else shown):
        yield lambda failed: None
        return
    try:
        import rich.progress
    except ImportError:
        yield from _plain(total)
    else:
        yield from _rich(rich.progress, total)


def _rich(rich: Any, total: int | None) -> Iterator[Counter]:
    from rich.console import Console

    columns = (
        rich.TextColumn("documents"),
        rich.BarColumn(),
        rich.MofNCompleteColumn(),
        rich.TextColumn("{task.fields[failures]}"),
        rich.TimeElapsedColumn(),
        rich.TimeRemainingColumn(),
    )
    with rich.Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("documents", total=total, failures="")
        failures = 0

        def count(failed: bool) -> None:
            nonlocal failures
            failures += failed
            bar.update(task, advance=1, failures=f"{failures} failed" if failures else "")

        yield count


def _plain(total: int | None) -> Iterator[Counter]:
    seen = failures = 0
    last = 0.0

    def show() -> None:
        of = f"/{total}" if total is not None else ""
        sys.stderr.write(f"\rdocuments {seen}{of}{f', {failures} failed' if failures else ''}")
        sys.stderr.flush()

    def count(failed: bool) -> None:
        nonlocal seen, failures, last
        seen, failures = seen + 1, failures + failed
        now = time.monotonic()
        if now - last >= _EVERY:
            last = now
            show()

    try:
        yield count
    finally:
        show()
        sys.stderr.write("\n")
