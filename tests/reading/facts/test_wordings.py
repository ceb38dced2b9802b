"""Sentences as plans write them (``wordings.txt``): every number that is a statement is read, with its facts."""

import re
from pathlib import Path
from typing import Any

import pytest

import egovplan
from egovplan.model import Statement

WORDINGS = Path(__file__).with_name("wordings.txt")
MARK = re.compile(r"\{([^{}|]*)\|([^{}]*)\}")
PLACE = re.compile(r"\[(\w+)(?::\s*([^\]]*))?\]\s*")
UNITS = {"p": "percent", "c": "count", "r": "ratio", "m": "money"}
KINDS = {"b": "baseline", "ms": "milestone", "$": "budget"}
LEVELS = {"Z": "central", "P": "province", "D": "district", "C": "commune"}
SERVICES = {"s1": 1, "s2": 2, "s3": 3, "s4": 4, "sf": "full", "sp": "part"}
NOT_COMPARED = {"?due": "due", "?cmp": "comparator", "?levels": "levels"}
HEADINGS = {"objectives": "MỤC TIÊU CỤ THỂ", "status": "HIỆN TRẠNG", "funding": "KINH PHÍ", "roadmap": "LỘ TRÌNH"}
HEAD = """ỦY BAN NHÂN DÂN
TỈNH SƠN HẢI
Số: 88/KH-UBND
Sơn Hải, ngày 15 tháng 6 năm 2021
KẾ HOẠCH
Chuyển đổi số tỉnh Sơn Hải giai đoạn 2021 - 2025
"""

Facts = dict[str, Any]


def sentences() -> list[str]:
    lines = WORDINGS.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def facts_of(printed: str, words: str) -> Facts:
    """What stands behind the bar."""
    facts: Facts = {
        "value": egovplan.vietnamese.parse_number(printed).value.value if re.search(r"\d", printed) else None,
        "high": None, "unit": None, "denominator": None, "comparator": "=", "approximate": False, "basis": "level",
        "kind": "target", "due": "2025-12-31", "levels": set(), "services": set(), "optional": False,
    }  # fmt: skip
    for word in words.split():
        if word in UNITS:
            facts["unit"] = UNITS[word]
        elif word in KINDS:
            facts["kind"] = KINDS[word]
        elif word in SERVICES:
            facts["services"].add(SERVICES[word])
        elif word in (">=", ">", "<=", "<"):
            facts["comparator"] = word
        elif word in ("~", "ch", "opt"):
            facts.update({"~": {"approximate": True}, "ch": {"basis": "change"}, "opt": {"optional": True}}[word])
        elif word in NOT_COMPARED:
            del facts[NOT_COMPARED[word]]
        elif word.startswith(".."):
            facts["high"] = float(word[2:])
        elif word.startswith("/"):
            facts["denominator"] = float(word[1:])
        elif word.startswith("v"):
            facts["value"] = float(word[1:])
        elif set(word) <= set(LEVELS):
            facts["levels"] = {LEVELS[letter] for letter in word}
        else:
            facts["due"] = f"{word}-12-31" if len(word) == 4 else word
    assert facts["unit"], words
    return facts


def read(sentence: str) -> tuple[egovplan.LoadedPlan, list[Facts]]:
    place = PLACE.match(sentence)
    body = sentence[place.end() :] if place else sentence
    heading = HEADINGS[place[1] if place else "objectives"]
    below = f"1. {place[2]}\n" if place and place[2] else ""
    expected = [facts_of(*match.groups()) for match in MARK.finditer(body)]
    text = f"{HEAD}I. {heading}\n{below}- {MARK.sub(lambda match: match[1], body).removeprefix('- ')}\n"
    return egovplan.load_text(text), expected


def facts_read(statement: Statement) -> Facts:
    quantity = statement.quantity
    return {
        "value": quantity.value, "high": quantity.high, "unit": str(quantity.unit),
        "denominator": quantity.denominator, "comparator": str(quantity.comparator),
        "approximate": quantity.approximate, "basis": str(statement.basis), "kind": str(statement.kind),
        "due": str(statement.due) if statement.due else None, "levels": {str(level) for level in statement.levels},
        "services": {level.token for level in statement.service_levels},
    }  # fmt: skip


@pytest.mark.parametrize("sentence", sentences())
def test_statements_of_a_sentence(sentence: str) -> None:
    loaded, expected = read(sentence)
    found = [facts_read(statement) for statement in loaded.plan.statements]
    optional = {(facts["value"], facts["unit"]) for facts in expected if facts["optional"]}
    found = [facts for facts in found if (facts["value"], facts["unit"]) not in optional]
    wanted = [facts for facts in expected if not facts.pop("optional")]
    assert [facts["value"] for facts in found] == [facts["value"] for facts in wanted]
    assert [{key: facts[key] for key in want} for facts, want in zip(found, wanted, strict=True)] == wanted


@pytest.mark.parametrize("sentence", sentences())
def test_every_number_of_a_sentence_is_accounted_for(sentence: str) -> None:
    loaded, _ = read(sentence)
    assert loaded.coverage.unread_numbers == ()
