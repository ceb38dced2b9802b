"""Bytes to text: which encoding a document is in, and whether it is text at all."""

from __future__ import annotations

import codecs

from egovplan.reading.errors import LoadError

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SIGNATURES = (
    (b"%PDF", "a PDF", "export its text first, for example with pdftotext -layout"),
    (b"PK\x03\x04", "a ZIP container (docx, xlsx, odt)", "save it as plain text or HTML first"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", "save it as plain text or HTML first"),
    (b"\x89PNG", "a picture", "run text recognition on it first"),
    (b"\xff\xd8\xff", "a picture", "run text recognition on it first"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
)

_CONTROL = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32))
_NO_CONTROL = dict.fromkeys(_CONTROL)


def decode(data: bytes, path: str | None = None) -> str:
    """Decode a document.

    UTF-8, UTF-16 and UTF-32 are recognised (UTF-16 without a mark by its
    pattern of zero bytes), and Windows-1258, the Vietnamese code page, is tried
    last.

    Args:
        data: The bytes of the file.
        path: Its name, for the error.

    Raises:
        LoadError: If the bytes are no text.
    """
    for signature, name, remedy in _SIGNATURES:
        if data.startswith(signature):
            raise LoadError(f"this is {name}, not text", remedy=remedy, path=path)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, path)
    if b"\x00" in data[:4096]:
        return _without_mark(data, path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _code_page(data, error.start, path)


def _strict(data: bytes, encoding: str, path: str | None) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise LoadError(
            f"the bytes are not valid {encoding}", remedy="save the file as UTF-8", path=path, line=line
        ) from error


def _without_mark(data: bytes, path: str | None) -> str:
    head = data[:4096]
    if len(head) > 3 and len(data) % 2 == 0:
        for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
            if zeros.count(0) > 0.2 * len(zeros) and head.count(0) == zeros.count(0):
                text = _strict(data, encoding, path)
                if len(text.translate(_NO_CONTROL)) == len(text):
                    return text
    raise LoadError("this is a binary file, not text", remedy="give a text or HTML file", path=path)


def _code_page(data: bytes, bad: int, path: str | None) -> str:
    line = data[:bad].count(b"\n") + 1
    if len(data.translate(None, _CONTROL)) < len(data):
        raise LoadError("this is a binary file, not text", remedy="give a text or HTML file", path=path, line=line)
    if bad > len(data) - 4:  # a UTF-8 file cut inside its last letter
        try:
            return data[:bad].decode("utf-8")
        except UnicodeDecodeError:
            pass
    try:
        return data.decode("cp1258")
    except UnicodeDecodeError as error:
        raise LoadError(
            "the bytes are neither UTF-8 nor Windows-1258", remedy="save the file as UTF-8", path=path, line=line
        ) from error
