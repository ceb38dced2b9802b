"""Text of a document without what a page or a terminal must not be given."""

from __future__ import annotations

import re

__all__ = ["showable"]

# Control characters, which HTML forbids and which steer a terminal, and marks that turn the direction of text round;
# tab and line feed stay.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def showable(text: str) -> str:
    r"""A text with a sign for each character that must not be shown.

    >>> showable("Sở\x00 Nội vụ\u202e")
    'Sở� Nội vụ�'
    """
    return _STEERING.sub("\ufffd", text)
