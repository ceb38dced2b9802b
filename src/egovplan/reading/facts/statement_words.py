"""The word lists that decide what a quantified statement is, as patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from attrs import frozen

__all__ = ["LIST_SEPARATOR", "Words", "skip_leading", "words"]

# a comma or "và" (and) straight before a number: the next item of a list
LIST_SEPARATOR = re.compile(r"(?:,|\bvà|;\s*và)\s*(?:đạt\s+)?\Z")
# plural markers, number (of), of, for, at, in, and, with, total
_LEADING_WORDS = re.compile(r"(?:\s|[-+,;:(.]|\b(?:các|những|số|số lượng|của|cho|tại|ở|và|với|tổng số|về|toàn bộ)\b)+")


@frozen
class Words:
    """The word lists of statements, as patterns."""

    predicates: re.Pattern[str]
    now: re.Pattern[str]
    obligation: re.Pattern[str]
    achieved: re.Pattern[str]
    spending: re.Pattern[str]
    money: re.Pattern[str]
    partner: re.Pattern[str]
    spent: re.Pattern[str]
    attends: re.Pattern[str]
    earned: re.Pattern[str]
    leads_to_date: re.Pattern[str]
    basis: tuple[str, ...]


@cache
def words() -> Words:
    """The word lists, read once."""
    data = tomllib.loads((files("egovplan.reading") / "words" / "statements.toml").read_text(encoding="utf-8"))

    def pattern(name: str) -> re.Pattern[str]:
        """Any of the words; those with one first letter share a branch, so that most places fail at once."""
        by_letter: dict[str, list[str]] = {}
        for word in sorted(data[name], key=len, reverse=True):
            by_letter.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", r"\s+"))
        branches = (f"{re.escape(letter)}(?<!\\w{letter})(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
        return re.compile("(?:" + "|".join(branches) + r")\b")

    patterns = {name: pattern(name) for name in data if name != "basis"}
    return Words(**patterns, basis=tuple(data["basis"]))


def skip_leading(text: str, position: int) -> int:
    """The position behind plural markers, prepositions and punctuation."""
    match = _LEADING_WORDS.match(text, position)
    return match.end() if match else position
