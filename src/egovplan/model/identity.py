"""Ids that survive another format, another wrapping, another version.

An id is made from the document's number, the kind of part and its wording,
never from line numbers or the input format. Wording is folded (NFC, case,
tone placement left alone, white space folded, punctuation at its ends dropped)
before it is hashed, so that re-wrapping a document changes no id.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

__all__ = ["IdMaker", "slug", "wording_key"]

_AT_THE_ENDS = " .,;:!?()[]{}\"'/|*_-+–—“”‘’…\t\n\r"
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_NEVER_DECOMPOSED = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})


def wording_key(text: str) -> str:
    r"""The wording without case, with white space folded and no punctuation at its ends.

    Args:
        text: Any text.

    >>> wording_key("Tối thiểu  80%\nhồ sơ;") == wording_key("tối thiểu 80% hồ sơ")
    True
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    if "  " in folded or not folded.isprintable():  # every white space but the space itself is not printable
        folded = " ".join(folded.split())
    return folded.strip(_AT_THE_ENDS)


def slug(text: str) -> str:
    """ASCII letters, digits and hyphens, for codes that people read.

    Args:
        text: Any text.

    >>> slug("1501/QĐ-UBND")
    '1501-qd-ubnd'
    """
    plain = unicodedata.normalize("NFD", text.casefold().translate(_NEVER_DECOMPOSED))
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return _NOT_SLUG.sub("-", letters).strip("-")


class IdMaker:
    """Makes the ids of one plan's parts; equal wordings are told apart by count.

    Args:
        plan_id: Id of the plan, from its document number.
    """

    def __init__(self, plan_id: str) -> None:
        self._plan_id = plan_id
        self._seen: dict[str, int] = {}

    def make(self, kind: str, *wording: object) -> str:
        """An id for a part of that kind with that scope and wording.

        Args:
            kind: What the id begins with (``project``).
            *wording: What tells the part from others of its kind.
        """
        text = "\x1f".join(["" if part is None else wording_key(str(part)) for part in wording])
        digest = hashlib.blake2b(f"{self._plan_id}\x1f{kind}\x1f{text}".encode(), digest_size=6).hexdigest()
        base = f"{kind}-{digest}"
        count = self._seen[base] = self._seen.get(base, 0) + 1
        return base if count == 1 else f"{base}-{count}"
