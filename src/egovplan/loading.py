"""Loading: a file to a plan with findings, the place of everything, and the coverage."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from egovplan.analysis.consistency import check
from egovplan.model import Finding, Plan, Source
from egovplan.reading.coverage import Coverage, measure_coverage
from egovplan.reading.decoding import decode
from egovplan.reading.errors import LoadError
from egovplan.reading.formats import convert
from egovplan.reading.reader import Reading, read_text

__all__ = ["LoadedPlan", "corrections_beside", "load", "load_text"]

_LARGEST = 64 * 2**20


class LoadedPlan:
    """A plan as loaded from a document.

    Attributes:
        plan: What the document says, with corrections applied.
        reading_findings: What reading noticed, and which corrections no longer fit.
        text: The decoded text; sources are places in it.
        path: Where it was read from, or None.
    """

    def __init__(self, reading: Reading, text: str, path: str | None) -> None:
        self._reading = reading
        self.plan: Plan = reading.plan
        self.reading_findings: tuple[Finding, ...] = reading.findings
        self.text = text
        self.path = path

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What reading noticed and what `egovplan.check` found, by line."""
        found = (*self.reading_findings, *check(self.plan))
        return tuple(sorted(found, key=lambda item: (item.line or 0, item.code)))

    @cached_property
    def coverage(self) -> Coverage:
        """Which lines and numbers of the document were read, set aside or left."""
        return measure_coverage(self._reading)

    def show(self, source: Source | None) -> str:
        """The line of a source with the span marked below it.

        Args:
            source: A source of this document; None gives an empty string.

        Returns:
            Two lines: the number and text of the line, and carets under the
            span. Long lines are cut around the span.
        """
        return "" if source is None else show_source(self.text, source)

    def __repr__(self) -> str:
        return f"<LoadedPlan {self.path or 'text'}: {self.plan!r}>"


def show_source(text: str, source: Source, width: int = 160) -> str:
    """A line of a text with a span marked below it.

    >>> print(show_source("Đến năm 2030: 80% hồ sơ", Source(1, 14, 17)))
    1 | Đến năm 2030: 80% hồ sơ
      |               ^^^
    """
    lines = text.split("\n")
    if source.line > len(lines):
        raise ValueError(f"the text has {len(lines)} lines, not {source.line}")
    line = lines[source.line - 1].rstrip("\r")
    begin = 0
    start, end = 0, len(line)
    if source.start is not None and source.end is not None:
        offset = sum(len(previous) + 1 for previous in lines[: source.line - 1])
        start, end = max(0, source.start - offset), min(len(line), source.end - offset)
    if len(line) > width:
        begin = max(0, min(start - width // 3, len(line) - width))
    shown = line[begin : begin + width].replace("\t", " ")
    number = str(source.line)
    marks = " " * (start - begin) + "^" * max(1, min(end, begin + width) - start)
    return f"{number} | {shown}\n{' ' * len(number)} | {marks}"


def load(source: str | os.PathLike[str] | BinaryIO, *, corrected: bool = True) -> LoadedPlan:
    """Load a plan from a file.

    Args:
        source: A path, or a file open for reading bytes: text, Markdown or
            HTML, in UTF-8, UTF-16 or Windows-1258.
        corrected: Whether to apply the corrections that stand beside the file
            (``plan.corrections.toml`` or ``.json`` beside ``plan.txt``; see
            `egovplan.exchange.corrections`). False gives the plan as printed.

    Returns:
        The plan with findings. A document that is no plan gives an empty plan
        and a finding that says so; a correction that no longer fits gives a
        finding.

    Raises:
        LoadError: If the file cannot be read at all (missing, binary, larger
            than 64 MiB), or if the file of corrections is wrong. No other
            exception is raised, whatever is in it.
    """
    path, data = _bytes(source)
    if len(data) > _LARGEST:
        raise LoadError("the file is larger than 64 MiB", remedy="give the text of one document", path=path)
    loaded = _read(decode(data, path), path)
    file = corrections_beside(path) if corrected and path is not None else None
    if file is not None:
        _correct(loaded, file)
    return loaded


def load_text(text: str) -> LoadedPlan:
    r"""Load a plan from text that is decoded already.

    Args:
        text: The document; plain text, Markdown or HTML.

    >>> loaded = load_text("KẾ HOẠCH\nI. MỤC TIÊU\n- Đến năm 2030, tối thiểu 80% hồ sơ được xử lý trên mạng.")
    >>> [(s.quantity, s.due.isoformat()) for s in loaded.plan.statements]
    [(Quantity(>=80%), '2030-12-31')]
    """
    if not isinstance(text, str):
        raise TypeError(f"load_text takes text, not {type(text).__name__}; for bytes give load an open file")
    return _read(text, None)


def _read(text: str, path: str | None) -> LoadedPlan:
    converted = convert(text)
    try:
        return LoadedPlan(read_text(converted.text if converted else text, converted), text, path)
    except RecursionError as error:
        raise LoadError("the document is nested too deeply", remedy="give its plain text", path=path) from error


def corrections_beside(path: str | os.PathLike[str]) -> Path | None:
    """The file of corrections beside a document (``plan.corrections.toml`` beside ``plan.txt``), or None.

    Args:
        path: The document.
    """
    document = Path(path)
    if not document.name:
        return None
    files = (document.with_name(f"{document.stem}.corrections{suffix}") for suffix in (".toml", ".json"))
    return next((file for file in files if file.is_file()), None)


def _correct(loaded: LoadedPlan, file: Path) -> None:
    # Imported here: few documents have corrections, and their columns take a while to import.
    from egovplan.exchange.corrections import apply_corrections, read_corrections
    from egovplan.exchange.format_error import FormatError

    try:
        loaded.plan, findings = apply_corrections(loaded.plan, read_corrections(file))
    except FormatError as error:
        raise LoadError(f"the corrections are wrong: {error}", remedy="mend the file", path=str(file)) from error
    except OSError as error:
        raise LoadError(f"the corrections cannot be opened: {error}", remedy="check it", path=str(file)) from error
    loaded.reading_findings += findings


def _bytes(source: str | os.PathLike[str] | BinaryIO) -> tuple[str | None, bytes]:
    if isinstance(source, str | os.PathLike):
        path = os.fspath(source)
        return path, _guarded(path, lambda: Path(path).read_bytes())
    reader = getattr(source, "read", None)
    if reader is None:
        raise TypeError(f"load takes a path or a binary file, not {type(source).__name__}")
    name = getattr(source, "name", None)
    data = _guarded(name if isinstance(name, str) else None, reader)
    if isinstance(data, str):
        raise TypeError("load takes a file opened for bytes (mode 'rb'); for text use load_text")
    return (name if isinstance(name, str) else None), data


def _guarded(path: str | None, read: Callable[[], bytes]) -> bytes:
    try:
        return read()
    except FileNotFoundError as error:
        raise LoadError("there is no such file", remedy="check the path", path=path) from error
    except IsADirectoryError as error:
        raise LoadError("this is a folder", remedy="give a file", path=path) from error
    except (OSError, ValueError, io.UnsupportedOperation) as error:
        raise LoadError(f"it cannot be opened: {error}", remedy="check the path and permissions", path=path) from error
