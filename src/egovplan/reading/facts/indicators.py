"""Indicators: statements of one plan that measure the same thing, joined."""

from __future__ import annotations

import re

from egovplan.catalogue.indicators import concept as concept_of
from egovplan.model import Basis, Comparator, Direction, Indicator, Statement, Unit
from egovplan.reading.context import Context
from egovplan.reading.facts.drafts import Draft
from egovplan.reading.facts.goals import GoalTree
from egovplan.vietnamese.concept_matching import match_concept

__all__ = ["add_statements"]

_WORD = re.compile(r"[^\W\d_]{2,}")
# the, plural, of, and, with, by, is, have, must, number, rate, reach, up to, by year …: words that tell nothing apart
_EMPTY_WORDS = frozenset(
    [
        "các",
        "những",
        "và",
        "của",
        "với",
        "được",
        "là",
        "có",
        "phải",
        "số",
        "tỷ",
        "tỉ",
        "lệ",
        "đạt",
        "đến",
        "năm",
        "trong",
        "trên",
        "cho",
        "tại",
        "từ",
        "theo",
        "về",
        "cùng",
        "hoặc",
        "để",
        "đã",
        "sẽ",
        "bảo",
        "đảm",
        "đảm",
        "tối",
        "thiểu",
        "ít",
        "nhất",
        "khoảng",
        "hơn",
        "dưới",
        "phấn",
        "đấu",
        "trung",
        "bình",
        "bình",
        "quân",
        "số",
        "lượng",
        "tổng",
        "lên",
        "xuống",
        "còn",
        "thêm",
        "giai",
        "đoạn",
    ]
)
_ALIKE = 0.6
# cấp độ 4: a grade that is reached; who reaches another one is counted apart
_GRADE = re.compile(r"\bcấp\s+độ\s+(\d)")
_MOST_COMPARED = 40
_EARLIER = 300
_PUNCTUATION = " .,;:("
# giảm reduce, rút ngắn shorten, hạ lower, không còn no more: the indicator should fall
_FALLS = re.compile(r"\b(?:giảm|rút\s+ngắn|cắt\s+giảm|hạ\s+thấp|không\s+còn|tiết\s+kiệm|tinh\s+giản)\b")


class _Group:
    """Statements that measure one thing, before the indicator is made."""

    __slots__ = ("code", "direction", "drafts", "goal_id", "key", "label", "words")

    def __init__(self, key: object, code: str | None, words: frozenset[str], label: str) -> None:
        self.key = key
        self.code = code
        self.words = words
        self.label = label
        self.drafts: list[Draft] = []
        self.direction = Direction.INCREASE
        self.goal_id: str | None = None


def add_statements(context: Context, drafts: list[Draft], goals: GoalTree) -> None:
    """Make the statements and indicators of a plan from what was read."""
    groups: list[_Group] = []
    by_key: dict[object, _Group] = {}
    by_scope: dict[object, list[_Group]] = {}
    for draft in drafts:
        group = _group(context, draft, by_key, by_scope, groups)
        draft.id = _statement_id(context, draft)
        group.drafts.append(draft)
        if group.goal_id is None:
            group.goal_id = goals.of(draft.section, draft.block_first)
    indicator_of: dict[int, str] = {}
    for group in groups:
        first = group.drafts[0]
        scope = (first.item.unit, *sorted(first.levels), *first.service_levels)
        indicator_id = context.ids.make("indicator", group.code or group.label, *scope)
        context.add(
            "indicators",
            Indicator(
                indicator_id, group.label, group.code, first.item.unit, group.direction, first.levels,
                first.service_levels, group.goal_id,
            ),
        )  # fmt: skip
        for draft in group.drafts:
            indicator_of[id(draft)] = indicator_id
    for draft in drafts:
        _add(context, draft, indicator_of[id(draft)])


def _group(
    context: Context,
    draft: Draft,
    by_key: dict[object, _Group],
    by_scope: dict[object, list[_Group]],
    groups: list[_Group],
) -> _Group:
    """The group a statement belongs to: by concept and scope, else by its words."""
    text = context.document.flat
    item = draft.item
    label = draft.label_text or context.document.wording(*draft.label).strip(_PUNCTUATION)
    label = label or context.document.wording(*draft.span)
    draft.label_text = label
    code = _concept(context, draft, text)
    currency = item.noun if item.unit is Unit.MONEY else None
    grades = frozenset(_GRADE.findall(text, item.end, draft.clause.end))
    scope = (item.unit, item.basis, frozenset(draft.levels), frozenset(draft.service_levels), currency, grades)
    words: frozenset[str] = frozenset()
    group: _Group | None
    if draft.row_label is not None:
        key: object = (draft.row_label, *scope[:2], item.noun)
        group = by_key.get(key)
    elif code is not None:
        # amounts of one concept are parts of a whole, not points of a series
        key = (code, *scope, label) if concept_of(code).additive else (code, *scope)
        group = by_key.get(key)
    else:
        words = frozenset(_WORD.findall(label.lower())) - _EMPTY_WORDS
        key = (words, *scope)
        group = by_key.get(key) or _alike(by_scope.get(scope, []), words)
    if group is None:
        group = _Group(key, code, words, label)
        group.direction = _direction(draft, code, text)
        groups.append(group)
        by_key[key] = group
        if code is None:
            by_scope.setdefault(scope, []).append(group)
    return group


def _concept(context: Context, draft: Draft, text: str) -> str | None:
    """The concept of a statement: from its own words, else from those around it."""
    clause = draft.clause
    start = clause.start if clause.previous else clause.sentence_start
    earlier = max(draft.block_start, clause.sentence_start - _EARLIER)
    match = match_concept(
        f"{text[start : clause.end]} {draft.row_label or ''}",
        at=draft.item.start - start,
        context=text[clause.sentence_start : start],
        following=text[clause.end : clause.sentence_end],
        earlier=text[earlier : clause.sentence_start],
        section=draft.section.titles if draft.section is not None else "",
        unit=draft.item.unit,
        noun=text[slice(*draft.noun)],
    )
    if match is None:
        return None
    if match.code is None:
        source = context.source(draft.item.start, draft.item.end)
        context.tell("concept-ambiguous", source, label=draft.label_text, concepts=", ".join(match.rivals))
    return match.code


def _alike(groups: list[_Group], words: frozenset[str]) -> _Group | None:
    """The latest group whose words are nearly the same."""
    for group in reversed(groups[-_MOST_COMPARED:]):
        union = len(words | group.words)
        if union and len(words & group.words) / union >= _ALIKE:
            return group
    return None


def _direction(draft: Draft, code: str | None, text: str) -> Direction:
    if code is not None:
        return concept_of(code).direction
    item = draft.item
    if item.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
        return Direction.DECREASE
    if _FALLS.search(text, draft.clause.sentence_start, item.start):
        return Direction.DECREASE
    return Direction.INCREASE


def _statement_id(context: Context, draft: Draft) -> str:
    """The id of a statement, from its kind, wording and number."""
    quote = context.document.wording(*draft.span)
    draft.quote = quote
    if "|" in quote:
        quote = " ".join(quote.replace("|", " ").split())  # the same row has tabs elsewhere
    return context.ids.make(
        "statement", draft.kind, quote, draft.row_label, draft.item.value, draft.deadline and draft.deadline.date
    )


def _add(context: Context, draft: Draft, indicator_id: str) -> None:
    item = draft.item
    source = context.source(item.start, item.end)
    noun = draft.noun_text or context.document.wording(*draft.noun).strip(_PUNCTUATION) or None
    statement = Statement(
        id=draft.id, kind=draft.kind,
        quantity=item.quantity(item.noun if item.unit is Unit.MONEY else noun),
        label=draft.label_text or draft.quote or "?", indicator_id=indicator_id, deadline=draft.deadline,
        basis=Basis(item.basis), levels=draft.levels,
        service_levels=draft.service_levels, section=context.section_path(draft.section),
        quote=draft.quote, source=source,
    )  # fmt: skip
    context.add("statements", statement)
    context.note(item.notes, source, statement.id)
    context.read.append((item.start, item.end))
