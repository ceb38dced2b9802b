"""The bytes of a workbook, looked over before they are unpacked.

A workbook is a zip archive of XML. Both can be made to unpack to more than any
memory holds; what is larger than a workbook of figures needs to be is refused,
and so is XML that defines entities.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from os import PathLike, fspath
from pathlib import Path
from typing import BinaryIO, NoReturn

from egovplan.exchange.format_error import FormatError, Problem

__all__ = ["checked_workbook", "name_of"]

_LARGEST_FILE = 32 * 2**20
_LARGEST_SHEETS = 32 * 2**20
_LARGEST_OTHER = 8 * 2**20
_MOST_PARTS = 2000
_MOST_TAGS_OF_SHEETS = 1_500_000
_MOST_TAGS_OF_OTHERS = 100_000

_SHEETS = ("xl/worksheets/", "xl/sharedStrings")
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # OLE: an .xls file, or an .xlsx file with a password
_MARKUP = tuple(text.encode(code) for text in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be"))


def name_of(source: str | PathLike[str] | BinaryIO) -> str:
    """What errors call a workbook."""
    if isinstance(source, str | PathLike):
        return Path(fspath(source)).name
    name = getattr(source, "name", None)
    return Path(name).name if isinstance(name, str) else "the workbook"


def checked_workbook(source: str | PathLike[str] | BinaryIO) -> io.BytesIO:
    """A workbook in memory that is safe to unpack.

    Args:
        source: A path, or a file open for reading bytes.

    Raises:
        FormatError: If it is no workbook, has a password, or is too large.
        OSError: If it cannot be read.
    """
    name = name_of(source)
    data = _bytes(source)
    if len(data) > _LARGEST_FILE:
        _refuse(name, f"is larger than the {_LARGEST_FILE // 2**20} MiB that a workbook of figures may have")
    if data.startswith(_OLD):
        _refuse(name, "is an .xls file or has a password: save it as .xlsx without one")
    file = io.BytesIO(data)
    try:
        with zipfile.ZipFile(file) as archive:
            _check_sizes(archive, name)
            _check_contents(archive, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        _refuse(name, f"is no Excel workbook (.xlsx): {error}")
    file.seek(0)
    return file


def _bytes(source: str | PathLike[str] | BinaryIO) -> bytes:
    if isinstance(source, str | PathLike):
        with Path(source).open("rb") as file:
            return file.read(_LARGEST_FILE + 1)
    data = source.read(_LARGEST_FILE + 1)
    if not isinstance(data, bytes):
        raise TypeError("a workbook is read from a path or a file opened for bytes (mode 'rb')")
    return data


def _check_sizes(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse what unpacks to too much; the sizes the archive names bound what is unpacked."""
    parts = archive.infolist()
    sheets = sum(part.file_size for part in parts if part.filename.startswith(_SHEETS))
    other = sum(part.file_size for part in parts if not part.filename.startswith(_SHEETS))
    if len(parts) > _MOST_PARTS:
        _refuse(name, f"has {len(parts)} parts, more than the {_MOST_PARTS} that a workbook of figures may have")
    for what, size, most in (("sheets", sheets, _LARGEST_SHEETS), ("styles and settings", other, _LARGEST_OTHER)):
        if size > most:
            _refuse(name, f"has {what} that unpack to {size // 2**20} MiB; at most {most // 2**20} MiB are read")
    if "[Content_Types].xml" not in archive.namelist():
        _refuse(name, "is a zip archive, but no Excel workbook (.xlsx)")


def _check_contents(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse more elements than are read in seconds, and a document type, where entities are defined."""
    tags = {True: 0, False: 0}
    for part in archive.infolist():
        is_sheet = part.filename.startswith(_SHEETS)
        tail = b""
        with archive.open(part) as unpacked:
            while block := unpacked.read(2**20):
                if any(markup in tail + block for markup in _MARKUP):
                    _refuse(name, f"has a document type definition in {part.filename}, which no workbook needs")
                tail = block[-32:]
                tags[is_sheet] += block.count(b"<")
                if tags[is_sheet] > (_MOST_TAGS_OF_SHEETS if is_sheet else _MOST_TAGS_OF_OTHERS):
                    what = "cells" if is_sheet else "styles and settings"
                    _refuse(name, f"has more {what} than a workbook of figures may have")


def _refuse(name: str, message: str) -> NoReturn:
    raise FormatError([Problem(name, message)]) from None
