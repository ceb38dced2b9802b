"""The sample document: a plan of an invented province in the official layout."""

from __future__ import annotations

from pathlib import Path

__all__ = ["sample_path", "sample_text"]

_SAMPLE = Path(__file__).with_name("sample.txt")


def sample_path() -> Path:
    """Where the sample document lies, for functions and programs that take a file.

    >>> sample_path().name
    'sample.txt'
    """
    return _SAMPLE


def sample_text() -> str:
    """The text of the sample document, in Vietnamese.

    >>> sample_text().splitlines()[1]
    'TỈNH SƠN HẢI'
    """
    return _SAMPLE.read_text(encoding="utf-8")
